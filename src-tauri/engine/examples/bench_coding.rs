//! Speed of coding beside a bare scan: `bench_coding [--planted CODEBOOK.tsv ARTICLES.tsv TRUTH.json] --collections FILE.jsonl...`,
//! called by `script/bench coding`. Prints Markdown. The scan is aho-corasick (DFA, overlapping, count only, one thread) over text
//! that was folded beforehand. Each ratio is the median of seven runs of both, one after the other, in time on the processor.
//! `bench_coding --memory FILE N` codes N articles of a file, from its beginning again where it ends, and prints the most memory held.
//! Where $MARKS names a file, it gets a line for each row that a bound speaks of, with tabs between.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use entente_engine::codebook::{Codebook, anchors};
use entente_engine::coding::{ArticleText, Coder};
use entente_engine::text::fold;

const RUNS: usize = 7;
const LANGUAGES: [&str; 4] = ["en", "fr", "ru", "zh"];
/// The bound: the speed of the scan for all words, and megabytes.
const LEAST_RATIO: f64 = 0.5;
const MOST_MEMORY: f64 = 400.0;

struct Article {
    title: String,
    body: String,
    language: String,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, file, articles] = arguments.as_slice() {
        if flag == "--memory" {
            return memory_of(file, articles.parse().expect("a number of articles"));
        }
    }
    let collections = arguments.iter().position(|one| one == "--collections").map_or(&[][..], |at| &arguments[at + 1..]);
    println!("## Coding\n\nCoding does the whole job from raw text with every attribute; the scan only counts words in folded text. A ratio of 1 is the speed of the scan; in brackets the slowest and the fastest of {RUNS} pairs of runs.\n");
    println!("| what | articles | MB | hits | coding MB/s | scan MB/s | ratio | ratio to a scan for its own language's words |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
    if let [flag, codebook, articles, truth, ..] = arguments.as_slice() {
        if flag == "--planted" {
            planted(codebook, articles, truth);
        }
    }
    shipped(collections);
}

/// The 600 expressions with known counts.
fn planted(codebook: &str, articles: &str, truth: &str) {
    let rows: Vec<Vec<String>> = read(codebook).lines().map(|line| line.split('\t').map(str::to_string).collect()).collect();
    let codebook = of_rows(&rows);
    let coder = Coder::new(&codebook).expect("the codebook compiles");
    let articles: Vec<Article> = read(articles).lines().map(|line| of_row(&line.split('\t').collect::<Vec<_>>())).collect();
    let counts = counted(&coder, &articles);
    let truth: serde_json::Value = serde_json::from_str(&read(truth)).expect("the truth is JSON");
    let known: BTreeMap<String, u64> = truth["occ"].as_object().expect("counts by expression").iter().map(|(id, n)| (format!("e{id}"), n.as_u64().unwrap_or(0))).collect();
    let wrong: Vec<String> = known.iter().filter(|(id, n)| counts.get(*id).copied().unwrap_or(0) != **n).map(|(id, n)| format!("{id}: {} for {n}", counts.get(id).copied().unwrap_or(0))).collect();
    let words: Vec<(String, String)> = rows.iter().map(|row| (row[1].clone(), longest_piece(&row[3]))).collect();
    let mut row = Row::measured(&coder, &articles, &words);
    row.tell("A: 600 expressions with known counts, four languages");
    row.mark("600 expressions with known counts");
    let told = if wrong.is_empty() { format!("equal to the known ones, all {}", known.values().sum::<u64>()) } else { format!("NOT equal: {} of {} expressions ({})", wrong.len(), known.len(), wrong[..wrong.len().min(5)].join(", ")) };
    println!("| A: counts | | | {told} | | | | |");
    for language in LANGUAGES {
        Row::measured(&coder, &of_language(&articles, language), &words).tell(&format!("A: {language}"));
    }
    threads("A", &coder, &articles);
}

/// The shipped codebook on whole collections, together, by language, and in two threads.
fn shipped(files: &[String]) {
    let codebook = Codebook::shipped();
    let coder = Coder::new(&codebook).expect("the shipped codebook compiles");
    let words: Vec<(String, String)> = codebook
        .expressions
        .iter()
        .flat_map(|expression| expression.nodes.iter().flat_map(|node| anchors(node).unwrap_or_default()).map(|anchor| (expression.language.clone(), anchor.literal)))
        .collect();
    let mut all = Vec::new();
    for file in files {
        let articles = collection(file);
        let name = std::path::Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Row::measured(&coder, &articles, &words).tell(&format!("B: {name}"));
        all.extend(articles);
    }
    let mut row = Row::measured(&coder, &all, &words);
    row.tell("B: all together");
    row.mark("shipped codebook on real collections");
    for language in LANGUAGES {
        let own = of_language(&all, language);
        if !own.is_empty() {
            Row::measured(&coder, &own, &words).tell(&format!("B: {language}"));
        }
    }
    threads("B", &coder, &all);
    if let Some(file) = files.iter().max_by_key(|file| std::fs::metadata(file).map_or(0, |known| known.len())) {
        memory(file);
    }
}

fn of_language(articles: &[Article], language: &str) -> Vec<Article> {
    let own = articles.iter().filter(|article| article.language == language);
    own.map(|one| Article { title: one.title.clone(), body: one.body.clone(), language: one.language.clone() }).collect()
}

/// One row of the table: seconds of each run, and the ratios of the pairs.
struct Row {
    articles: usize,
    bytes: usize,
    hits: usize,
    coding: Vec<f64>,
    scan: Vec<f64>,
    own: Vec<f64>,
}

impl Row {
    fn measured(coder: &Coder, articles: &[Article], words: &[(String, String)]) -> Self {
        let bytes = articles.iter().map(|article| article.title.len() + article.body.len()).sum();
        let folded: Vec<(Vec<u8>, &str)> = articles.iter().map(|article| (fold(&format!("{}\n{}", article.title, article.body)).bytes, article.language.as_str())).collect();
        let whole = automaton(words.iter().map(|(_, word)| word));
        let mut by_language: BTreeMap<&str, AhoCorasick> = BTreeMap::new();
        for (_, language) in &folded {
            by_language.entry(language).or_insert_with(|| automaton(words.iter().filter(|(of, _)| of == language).map(|(_, word)| word)));
        }
        let mut row = Row { articles: articles.len(), bytes, hits: 0, coding: Vec::new(), scan: Vec::new(), own: Vec::new() };
        for _ in 0..RUNS {
            row.coding.push(timed(|| row.hits = articles.iter().map(|article| code(coder, article)).sum()));
            row.scan.push(timed(|| std::hint::black_box(folded.iter().map(|(text, _)| whole.find_overlapping_iter(text).count()).sum::<usize>())));
            row.own.push(timed(|| std::hint::black_box(folded.iter().map(|(text, language)| by_language[language].find_overlapping_iter(text).count()).sum::<usize>())));
        }
        row
    }

    /// The speed of coding in speeds of a scan, pair by pair.
    fn ratios(&self, scan: &[f64]) -> Vec<f64> {
        scan.iter().zip(&self.coding).map(|(scan, coding)| scan / coding).collect()
    }

    fn mark(&self, what: &str) {
        let ratio = median(self.ratios(&self.scan));
        mark("coding", ratio >= LEAST_RATIO, &format!("{ratio:.2} of the scan ({what})"));
    }

    fn tell(&mut self, name: &str) {
        let ratios = |scan: &[f64]| spread(self.ratios(scan));
        let speed = |seconds: &[f64]| self.bytes as f64 / 1e6 / median(seconds.to_vec());
        println!(
            "| {name} | {} | {:.1} | {} | {:.0} | {:.0} | {} | {} |",
            self.articles,
            self.bytes as f64 / 1e6,
            self.hits,
            speed(&self.coding),
            speed(&self.scan),
            ratios(&self.scan),
            ratios(&self.own)
        );
    }
}

/// Two threads against one: by the clock, and how much of a processor's work is left where two work side by side.
fn threads(row: &str, coder: &Coder, articles: &[Article]) {
    let (mut clock, mut work) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (alone, both) = (with_threads(coder, articles, 1), with_threads(coder, articles, 2));
        clock.push(alone.0 / both.0);
        work.push(2.0 * alone.1 / both.1);
    }
    println!("| {row}: two threads against one | by the clock: {} | by time on the processors, both free: {} | | | | | |", spread(clock), spread(work));
}

/// Seconds by the clock, and on all processors together.
fn with_threads(coder: &Coder, articles: &[Article], threads: usize) -> (f64, f64) {
    let next = AtomicUsize::new(0);
    let work = || {
        timed(|| {
            while let Some(chunk) = articles.chunks(64).nth(next.fetch_add(1, Ordering::Relaxed)) {
                std::hint::black_box(chunk.iter().map(|article| code(coder, article)).sum::<usize>());
            }
        })
    };
    let started = Instant::now();
    let spent = std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        all.into_iter().map(|one| one.join().expect("a thread ends well")).sum()
    });
    (started.elapsed().as_secs_f64(), spent)
}

/// The most memory held while 10,000 and 100,000 articles are coded one after the other, each in a process of its own.
fn memory(file: &str) {
    println!("\n| what | memory at most |\n| --- | --- |");
    for articles in ["10000", "100000"] {
        let own = std::env::current_exe().expect("the path of this program");
        let told = std::process::Command::new(own).args(["--memory", file, articles]).output().expect("the program runs");
        let told = String::from_utf8_lossy(&told.stdout).trim().to_string();
        println!("| D: {articles} articles | {told} |");
        if let Some(most) = told.strip_suffix(" MB").and_then(|most| most.parse::<f64>().ok()) {
            mark("memory", most <= MOST_MEMORY, &format!("{told} (coding {articles} articles)"));
        }
    }
}

fn memory_of(file: &str, articles: usize) {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    let mut done = 0;
    while done < articles {
        let lines = std::io::BufReader::new(std::fs::File::open(file).expect("the file opens")).lines();
        for line in lines.take(articles - done) {
            std::hint::black_box(code(&coder, &of_line(&line.expect("a line"))));
            done += 1;
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    println!("{}", most.map_or_else(|| "not told by this system".to_string(), |most| format!("{:.0} MB", most / 1e3)));
}

fn code(coder: &Coder, article: &Article) -> usize {
    let text = ArticleText { title: Some(&article.title), body: &article.body, zones: &[], language: Some(&article.language) };
    coder.code(&text).hits.len()
}

fn counted(coder: &Coder, articles: &[Article]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for article in articles {
        let text = ArticleText { title: Some(&article.title), body: &article.body, zones: &[], language: Some(&article.language) };
        for hit in coder.code(&text).hits {
            *counts.entry(coder.expression_id(hit.expression).to_string()).or_insert(0) += 1;
        }
    }
    counts
}

/// A codebook of rows `number, language, code, pattern`: one concept a code, no actors asked for.
fn of_rows(rows: &[Vec<String>]) -> Codebook {
    let codes: std::collections::BTreeSet<&String> = rows.iter().map(|row| &row[2]).collect();
    let mut text = String::from("[codebook]\nname = \"planted\"\npair = [\"China\", \"Russia\"]\n");
    for code in codes {
        text += &format!("\n[[concept]]\nid = \"c{code}\"\nactors = \"none\"\nclaimants = false\n\n[[concept.category]]\nid = \"k{code}\"\n");
    }
    for row in rows {
        text += &format!("\n[[expression]]\nid = \"e{}\"\ncategory = \"c{}.k{}\"\nlanguage = \"{}\"\nmatch = [{:?}]\n", row[0], row[2], row[2], row[1], row[3]);
    }
    Codebook::read("planted.toml", &text).expect("the codebook can be read")
}

/// The longest stretch of a pattern without a star, folded.
fn longest_piece(pattern: &str) -> String {
    let folded = fold(pattern).text().to_string();
    folded.split('*').max_by_key(|piece| piece.len()).unwrap_or_default().trim().to_string()
}

fn of_row(row: &[&str]) -> Article {
    Article { title: String::new(), body: row[4].to_string(), language: row[3].to_string() }
}

fn collection(path: &str) -> Vec<Article> {
    read(path).lines().map(of_line).collect()
}

fn of_line(line: &str) -> Article {
    let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    let field = |names: &[&str]| names.iter().find_map(|name| value[*name].as_str()).unwrap_or_default().to_string();
    Article { title: field(&["title"]), body: field(&["body"]), language: field(&["language", "lang"]) }
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

fn automaton<'a>(words: impl Iterator<Item = &'a String>) -> AhoCorasick {
    let words: std::collections::BTreeSet<&String> = words.filter(|word| !word.is_empty()).collect();
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).expect("the words make an automaton")
}

/// Tells whether a bound is kept, where somebody wants to hear of it.
fn mark(key: &str, met: bool, measured: &str) {
    let Some(path) = std::env::var_os("MARKS") else { return };
    let mut marks = std::fs::OpenOptions::new().create(true).append(true).open(path).expect("the marks can be written");
    writeln!(marks, "{key}\t{}\t{measured}", if met { "met" } else { "not" }).expect("the marks can be written");
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// `median (least to most)`.
fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    format!("**{:.2}** ({:.2} to {:.2})", values[values.len() / 2], values[0], values[values.len() - 1])
}

fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let started = on_cpu();
    std::hint::black_box(work());
    on_cpu() - started
}

/// Seconds that this thread has been on a processor (Linux), so that other work on the machine counts for little; else the clock.
fn on_cpu() -> f64 {
    static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| STARTED.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}
