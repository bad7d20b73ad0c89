//! How fast, how large, how steady is an import? Beside it, in the same run and in turn with it, a bare bulk insert of the same
//! rows with a full-text index of the same folded text, at the same durability (write-ahead log, `synchronous = FULL`, the same
//! number of rows in a transaction, the same memory for the index); reading the file and folding are not counted for the bare
//! one. `cargo run --release -p entente-engine --example bench_import [FILE.jsonl | NUMBER] [ROUNDS]`; Markdown on standard
//! output, medians of three rounds. Without a file the sample's sentences are shuffled into as many articles as asked for (20,000).
//! Where $MARKS names a file, it gets a line for each bound, with tabs between.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use entente_engine::answers::ImportOptions;
use entente_engine::library::Library;
use entente_engine::progress::{Step, Wish, silent};
use entente_engine::text::search_form;
use serde_json::{Value, json};

/// The bounds: the speed of the bare insert with its index, and megabytes.
const LEAST_RATIO: f64 = 0.5;
const MOST_MEMORY: u64 = 400;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let folder = tempfile::tempdir()?;
    let asked = std::env::args().nth(1).unwrap_or_else(|| "20000".into());
    let file = match asked.parse::<usize>() {
        Ok(count) => made(folder.path(), count)?,
        Err(_) => PathBuf::from(asked),
    };
    // Before anything else is in memory.
    import(&folder.path().join("first.entente"), &file)?;
    let peak = peak();
    let text = std::fs::read_to_string(&file)?;
    let raw: u64 = text.lines().map(|line| fields(line).map_or(0, |(title, body)| (title.len() + body.len()) as u64)).sum();
    let rounds = std::env::args().nth(2).and_then(|rounds| rounds.parse().ok()).unwrap_or(3).max(1);
    let rows: Vec<Row> = text.lines().map(row).collect::<Done<_>>()?;
    drop(text);
    let (mut bares, mut mines) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        bares.push(bare(&folder.path().join(format!("bare-{round}.db")), &rows)?);
        mines.push(import(&folder.path().join(format!("mine-{round}.entente")), &file)?);
    }
    let (bare, mine) = (Bare::median(&bares), Mine::median(&mines));
    let megabytes = raw as f64 / 1e6;
    println!("## Import\n");
    println!("{} articles, {megabytes:.1} MB of titles and bodies; medians of {rounds} rounds.\n", mine.articles);
    println!("| | seconds | of processor | MB/s | bytes on disk / raw |\n| --- | --- | --- | --- | --- |");
    let line = |what: &str, time: Time, size: Option<u64>| {
        let size = size.map_or(String::new(), |size| format!("{:.2}", size as f64 / raw as f64));
        println!("| {what} | {:.2} | {:.2} | {:.1} | {size} |", time.wall, time.processor, megabytes / time.wall);
    };
    line("bare rusqlite insert", bare.rows, None);
    line("bare rusqlite insert and the same full-text index", bare.rows + bare.index, Some(bare.size));
    line("import, copies grouped", mine.import, None);
    line("import, and the index in the background", mine.import + mine.index, Some(mine.size));
    println!("\nWith the index, the import reaches {:.2} of the bare insert ({:.2} by processor seconds); ", (bare.rows + bare.index).wall / (mine.import + mine.index).wall, (bare.rows + bare.index).processor / (mine.import + mine.index).processor);
    println!("not counting the index, which it does not wait for, {:.2} of the bare insert with it and {:.2} of the one without.", (bare.rows + bare.index).wall / mine.import.wall, bare.rows.wall / mine.import.wall);
    let ratio = (bare.rows + bare.index).wall / (mine.import + mine.index).wall;
    mark("import", ratio >= LEAST_RATIO, &format!("{:.1} times, index made and waited for; {:.1} without ({} articles)", 1.0 / ratio, mine.import.wall / (bare.rows + bare.index).wall, mine.articles));
    mark("disk", mine.size as f64 <= raw as f64, &format!("{:.2} ({} articles, imported and indexed)", mine.size as f64 / raw as f64, mine.articles));
    if let Ok(most) = peak.parse::<u64>() {
        mark("memory", most <= MOST_MEMORY, &format!("{most} MB (import with its index of {} articles)", mine.articles));
    }
    println!("Of the import, {:.2} s went into reading, working and storing ({:.2} of processor), {:.2} s into the search for copies ({:.2}).", mine.read.wall, mine.read.processor, mine.import.wall - mine.read.wall, mine.import.processor - mine.read.processor);
    println!("First half of the import {:.0} articles a second, second half {:.0}. Peak resident memory of an import with its index {peak} MB.", mine.first, mine.second);
    Ok(())
}

/// Tells whether a bound is kept, where somebody wants to hear of it.
fn mark(key: &str, met: bool, measured: &str) {
    let told = format!("{key}\t{}\t{measured}\n", if met { "met" } else { "not" });
    let Some(path) = std::env::var_os("MARKS") else { return };
    let marks = std::fs::OpenOptions::new().create(true).append(true).open(path);
    marks.and_then(|mut marks| marks.write_all(told.as_bytes())).expect("the marks can be written");
}

/// Seconds by the clock on the wall, and of all processors.
#[derive(Debug, Clone, Copy, Default)]
struct Time {
    wall: f64,
    processor: f64,
}

impl std::ops::Add for Time {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { wall: self.wall + other.wall, processor: self.processor + other.processor }
    }
}

/// A moment to measure from.
struct Since(Instant, f64);

impl Since {
    fn now() -> Self {
        Self(Instant::now(), processor())
    }

    fn time(&self) -> Time {
        Time { wall: self.0.elapsed().as_secs_f64(), processor: processor() - self.1 }
    }
}

/// Seconds that all threads of this process worked, where the system tells it; 0 elsewhere.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or("");
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}

fn middle<T: Copy>(all: impl Iterator<Item = T>, by: impl Fn(&T) -> f64) -> Option<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_by(|left, right| by(left).total_cmp(&by(right)));
    all.get(all.len() / 2).copied()
}

/// A row for the bare insert, with the text for its index.
struct Row {
    fields: [Option<String>; 5],
    form: String,
}

fn row(line: &str) -> Done<Row> {
    let all: Value = serde_json::from_str(line)?;
    let field = |key: &str| all.get(key).and_then(Value::as_str).map(str::to_string);
    let (title, body) = fields(line).unwrap_or_default();
    let form = search_form(&title) + " \u{f8fe} " + &search_form(&body);
    Ok(Row { fields: [field("outlet"), field("date"), field("language").or(field("lang")), Some(title), Some(body)], form })
}

fn fields(line: &str) -> Option<(String, String)> {
    let all: Value = serde_json::from_str(line).ok()?;
    let text = |keys: &[&str]| keys.iter().find_map(|key| all.get(*key)?.as_str()).unwrap_or("").to_string();
    Some((text(&["title", "headline"]), text(&["body", "text"])))
}

/// Articles of shuffled sentences of the sample, in its four languages.
fn made(folder: &Path, count: usize) -> Done<PathBuf> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    let mut by_language: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    for entry in std::fs::read_dir(sample)? {
        for line in std::fs::read_to_string(entry?.path())?.lines() {
            let article: Value = serde_json::from_str(line)?;
            let language = article["language"].as_str().or(article["lang"].as_str()).unwrap_or("en").to_string();
            let body = article["body"].as_str().unwrap_or("");
            by_language.entry(language).or_default().extend(body.split_inclusive(['.', '。', '\n']).map(str::trim).filter(|part| part.len() > 20).map(str::to_string));
        }
    }
    let languages: Vec<(&String, &Vec<String>)> = by_language.iter().collect();
    let mut dice: u64 = 20_231_124;
    let mut next = |most: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % most.max(1)
    };
    let mut lines = String::new();
    for n in 0..count {
        let (language, sentences) = languages[next(languages.len())];
        // Stretches of sentences, not whole ones: else every article would be half a copy of hundreds of others.
        let body: Vec<String> = (0..20 + next(40)).map(|_| stretch(&sentences[next(sentences.len())], next(1 << 16))).collect();
        let line = json!({"id": n.to_string(), "outlet": format!("Paper {}", n % 40), "date": format!("20{:02}-{:02}-{:02}", 19 + n % 6, n % 12 + 1, n % 28 + 1), "language": language, "title": sentences[next(sentences.len())], "body": body.join(" ")});
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    let path = folder.join("made.jsonl");
    std::fs::write(&path, lines)?;
    Ok(path)
}

/// A few words of a sentence, or characters where it has no blanks.
fn stretch(sentence: &str, dice: usize) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    if words.len() > 4 {
        let from = dice % (words.len() - 3);
        return words[from..(from + 4 + dice % 3).min(words.len())].join(" ") + if dice.is_multiple_of(4) { "." } else { "" };
    }
    let signs: Vec<char> = sentence.chars().collect();
    let from = dice % signs.len().saturating_sub(6).max(1);
    signs[from..(from + 6 + dice % 4).min(signs.len())].iter().collect()
}

#[derive(Debug, Clone, Copy)]
struct Bare {
    rows: Time,
    index: Time,
    size: u64,
}

impl Bare {
    fn median(all: &[Self]) -> Self {
        middle(all.iter().copied(), |one| (one.rows + one.index).wall).unwrap_or(Self { rows: Time::default(), index: Time::default(), size: 0 })
    }
}

fn bare(path: &Path, rows: &[Row]) -> Done<Bare> {
    let mut db = rusqlite::Connection::open(path)?;
    db.execute_batch(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         CREATE TABLE articles (id INTEGER PRIMARY KEY, outlet TEXT, date TEXT, language TEXT, title TEXT, body TEXT); \
         CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = full, tokenize = 'ascii'); \
         INSERT INTO words (words, rank) VALUES ('hashsize', 67108864)",
    )?;
    let since = Since::now();
    for batch in rows.chunks(2_000) {
        let step = db.transaction()?;
        for row in batch {
            step.prepare_cached("INSERT INTO articles (outlet, date, language, title, body) VALUES (?, ?, ?, ?, ?)")?.execute(rusqlite::params_from_iter(&row.fields))?;
        }
        step.commit()?;
    }
    let inserted = since.time();
    let since = Since::now();
    let mut id = 0;
    for batch in rows.chunks(20_000) {
        let step = db.transaction()?;
        for row in batch {
            id += 1;
            step.prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?.execute((id, &row.form))?;
        }
        step.commit()?;
    }
    let index = since.time();
    db.close().map_err(|(_, cause)| cause)?;
    Ok(Bare { rows: inserted, index, size: std::fs::metadata(path)?.len() })
}

#[derive(Debug, Clone, Copy)]
struct Mine {
    articles: u64,
    import: Time,
    /// That of reading and storing, copies not yet grouped.
    read: Time,
    index: Time,
    size: u64,
    first: f64,
    second: f64,
}

impl Mine {
    fn median(all: &[Self]) -> Self {
        let none = Self { articles: 0, import: Time::default(), read: Time::default(), index: Time::default(), size: 0, first: 0.0, second: 0.0 };
        middle(all.iter().copied(), |one| (one.import + one.index).wall).unwrap_or(none)
    }
}

fn import(path: &Path, file: &Path) -> Done<Mine> {
    let library = Library::create(path)?;
    let since = Since::now();
    let steps = Mutex::new(Vec::new());
    let watch = |step: Step<'_>| {
        if let Ok(mut steps) = steps.lock() {
            steps.push((step.stage == "read", step.done, since.time()));
        }
        Wish::GoOn
    };
    let outcome = library.import(&[file.to_path_buf()], &ImportOptions::default(), &watch)?;
    let imported = since.time();
    let since = Since::now();
    library.index(&silent)?;
    let index = since.time();
    let articles = outcome.articles_added;
    let steps = steps.into_inner().unwrap_or_default();
    // The search for copies begins when everything is stored.
    let stored = steps.iter().find(|(read, _, _)| !read).map_or(imported, |(_, _, at)| *at);
    let read: Vec<_> = steps.into_iter().filter(|(read, _, _)| *read).collect();
    let end = read.last().map_or(imported.wall, |(_, _, at)| at.wall);
    let middle = read.iter().find(|(_, done, _)| *done * 2 >= articles).map_or(end / 2.0, |(_, _, at)| at.wall);
    let half = articles as f64 / 2.0;
    drop(library);
    // Opened and closed once more, so that nothing waits beside the file.
    drop(Library::open(path)?);
    Ok(Mine { articles, import: imported, read: stored, index, size: std::fs::metadata(path)?.len(), first: half / middle, second: half / (end - middle) })
}

/// Peak resident memory in MB, where the system tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|rest| rest.trim().trim_end_matches(" kB").to_string());
    line.and_then(|kilobytes| kilobytes.parse::<u64>().ok()).map_or("unknown".into(), |kilobytes| (kilobytes / 1024).to_string())
}
