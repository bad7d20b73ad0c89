//! How fast, how large, how steady is an import? Beside it, in the same run, a bare bulk insert of the same rows with the same
//! full-text index. `cargo run --release -p entente-engine --example bench_import [FILE.jsonl | NUMBER]`; Markdown on standard
//! output. Without a file the sample's sentences are shuffled into as many articles as asked for (20,000).

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use entente_engine::answers::ImportOptions;
use entente_engine::library::Library;
use entente_engine::progress::{Step, Wish, silent};
use entente_engine::text::search_form;
use serde_json::{Value, json};

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let folder = tempfile::tempdir()?;
    let asked = std::env::args().nth(1).unwrap_or_else(|| "20000".into());
    let file = match asked.parse::<usize>() {
        Ok(count) => made(folder.path(), count)?,
        Err(_) => PathBuf::from(asked),
    };
    let text = std::fs::read_to_string(&file)?;
    let raw: u64 = text.lines().map(|line| fields(line).map_or(0, |(title, body)| (title.len() + body.len()) as u64)).sum();
    let bare = bare(&folder.path().join("bare.db"), &text)?;
    drop(text);
    let mine = import(&folder.path().join("mine.entente"), &file)?;
    let megabytes = raw as f64 / 1e6;
    println!("## Import\n");
    println!("{} articles, {megabytes:.1} MB of titles and bodies.\n", mine.articles);
    println!("| | seconds | MB/s | bytes on disk / raw |\n| --- | --- | --- | --- |");
    println!("| bare rusqlite insert | {:.2} | {:.1} | |", bare.rows, megabytes / bare.rows);
    println!("| bare rusqlite insert and the same full-text index | {:.2} | {:.1} | {:.2} |", bare.rows + bare.index, megabytes / (bare.rows + bare.index), bare.size as f64 / raw as f64);
    println!("| import | {:.2} | {:.1} | |", mine.import, megabytes / mine.import);
    println!("| import, and the index in the background | {:.2} | {:.1} | {:.2} |", mine.import + mine.index, megabytes / (mine.import + mine.index), mine.size as f64 / raw as f64);
    println!("\nWith the index, the import reaches {:.2} of the bare insert. ", (bare.rows + bare.index) / (mine.import + mine.index));
    println!("First half of the import {:.0} articles a second, second half {:.0}. Peak resident memory of the whole run {} MB.", mine.first, mine.second, peak());
    Ok(())
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

struct Bare {
    rows: f64,
    index: f64,
    size: u64,
}

fn bare(path: &Path, text: &str) -> Done<Bare> {
    let mut db = rusqlite::Connection::open(path)?;
    db.execute_batch(
        "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
         CREATE TABLE articles (id INTEGER PRIMARY KEY, outlet TEXT, date TEXT, language TEXT, title TEXT, body TEXT); \
         CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = full, tokenize = 'ascii')",
    )?;
    let begun = Instant::now();
    let rows = db.transaction()?;
    for line in text.lines() {
        let all: Value = serde_json::from_str(line)?;
        let field = |key: &str| all.get(key).and_then(Value::as_str);
        let values = (field("outlet"), field("date"), field("language").or(field("lang")), field("title"), field("body"));
        rows.prepare_cached("INSERT INTO articles (outlet, date, language, title, body) VALUES (?, ?, ?, ?, ?)")?.execute(values)?;
    }
    rows.commit()?;
    let inserted = begun.elapsed().as_secs_f64();
    let index = db.transaction()?;
    for (line, id) in text.lines().zip(1..) {
        let (title, body) = fields(line).unwrap_or_default();
        index.prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?.execute((id, search_form(&title) + " \u{f8fe} " + &search_form(&body)))?;
    }
    index.commit()?;
    let all = begun.elapsed().as_secs_f64();
    db.close().map_err(|(_, cause)| cause)?;
    Ok(Bare { rows: inserted, index: all - inserted, size: std::fs::metadata(path)?.len() })
}

struct Mine {
    articles: u64,
    import: f64,
    index: f64,
    size: u64,
    first: f64,
    second: f64,
}

fn import(path: &Path, file: &Path) -> Done<Mine> {
    let library = Library::create(path)?;
    let begun = Instant::now();
    let steps = Mutex::new(Vec::new());
    let watch = |step: Step<'_>| {
        if let Ok(mut steps) = steps.lock() {
            steps.push((step.done, begun.elapsed().as_secs_f64()));
        }
        Wish::GoOn
    };
    let outcome = library.import(&[file.to_path_buf()], &ImportOptions::default(), &watch)?;
    let imported = begun.elapsed().as_secs_f64();
    library.index(&silent)?;
    let all = begun.elapsed().as_secs_f64();
    let articles = outcome.articles_added;
    let steps = steps.into_inner().unwrap_or_default();
    let middle = steps.iter().find(|(done, _)| *done * 2 >= articles).map_or(imported / 2.0, |(_, at)| *at);
    let half = articles as f64 / 2.0;
    drop(library);
    // Opened and closed once more, so that nothing waits beside the file.
    drop(Library::open(path)?);
    Ok(Mine { articles, import: imported, index: all - imported, size: std::fs::metadata(path)?.len(), first: half / middle, second: half / (imported - middle) })
}

/// Peak resident memory in MB, where the system tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|rest| rest.trim().trim_end_matches(" kB").to_string());
    line.and_then(|kilobytes| kilobytes.parse::<u64>().ok()).map_or("unknown".into(), |kilobytes| (kilobytes / 1024).to_string())
}
