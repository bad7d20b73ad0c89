//! Speed of coding beside a bare scan: `bench_coding [--planted CODEBOOK.tsv ARTICLES.tsv TRUTH.json] --collections FILE.jsonl...`,
//! called by `script/bench coding`. Prints Markdown. The scan is aho-corasick (DFA, overlapping, count only, one thread) over text
//! that was folded beforehand. Each ratio is the median of seven runs of both, one after the other, in time on the processor.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use entente_engine::codebook::{Codebook, anchors};
use entente_engine::coding::{ArticleText, Coder};
use entente_engine::text::fold;

const RUNS: usize = 7;

struct Article {
    title: String,
    body: String,
    language: String,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
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
    let told = if wrong.is_empty() { format!("equal to the known ones, all {}", known.values().sum::<u64>()) } else { format!("NOT equal: {} of {} expressions ({})", wrong.len(), known.len(), wrong[..wrong.len().min(5)].join(", ")) };
    println!("| A: counts | | | {told} | | | | |");
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
    Row::measured(&coder, &all, &words).tell("B: all together");
    for language in ["en", "fr", "ru", "zh"] {
        let own: Vec<Article> = all.iter().filter(|article| article.language == language).map(|one| Article { title: one.title.clone(), body: one.body.clone(), language: one.language.clone() }).collect();
        if !own.is_empty() {
            Row::measured(&coder, &own, &words).tell(&format!("B: {language}"));
        }
    }
    threads(&coder, &all);
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

    fn tell(&mut self, name: &str) {
        let ratios = |scan: &[f64]| spread(scan.iter().zip(&self.coding).map(|(scan, coding)| scan / coding).collect());
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

/// Two threads against one, by the clock and by time on the processor.
fn threads(coder: &Coder, articles: &[Article]) {
    let mut gains = Vec::new();
    for _ in 0..RUNS {
        let alone = clocked(coder, articles, 1);
        let both = clocked(coder, articles, 2);
        gains.push(alone / both);
    }
    println!("\n| what | by the clock |\n| --- | --- |\n| C: two threads against one, all collections | {} times as fast |", spread(gains));
}

fn clocked(coder: &Coder, articles: &[Article], threads: usize) -> f64 {
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(chunk) = articles.chunks(64).nth(next.fetch_add(1, Ordering::Relaxed)) {
                    std::hint::black_box(chunk.iter().map(|article| code(coder, article)).sum::<usize>());
                }
            });
        }
    });
    started.elapsed().as_secs_f64()
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
    let of_line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let field = |names: &[&str]| names.iter().find_map(|name| value[*name].as_str()).unwrap_or_default().to_string();
        Article { title: field(&["title"]), body: field(&["body"]), language: field(&["language", "lang"]) }
    };
    read(path).lines().map(of_line).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

fn automaton<'a>(words: impl Iterator<Item = &'a String>) -> AhoCorasick {
    let words: std::collections::BTreeSet<&String> = words.filter(|word| !word.is_empty()).collect();
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).expect("the words make an automaton")
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
