//! Speed of coding beside a bare scan, one thread: `bench_coding FILE.jsonl...` (articles as `title`, `body`, `language`
//! or `lang`). Prints, for each file, bytes a second of the whole coding and of aho-corasick (DFA, overlapping) over the
//! text folded beforehand with the same expressions' fixed words, and the ratio of the two; medians of five runs, in time on the processor.

use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use entente_engine::codebook::{Codebook, anchors};
use entente_engine::coding::{ArticleText, Coder};
use entente_engine::text::fold;

struct Article {
    title: String,
    body: String,
    language: Option<String>,
}

fn main() {
    let codebook = Codebook::shipped();
    let coder = Coder::new(&codebook).expect("the shipped codebook compiles");
    for path in std::env::args().skip(1) {
        let articles = read(&path);
        let bytes: usize = articles.iter().map(|article| article.title.len() + article.body.len()).sum();
        let mut hits = 0;
        let coding = median(|| hits = articles.iter().map(|article| code(&coder, article)).sum());
        let folded: Vec<Vec<u8>> = articles.iter().map(|article| fold(&format!("{}\n{}", article.title, article.body)).bytes).collect();
        let language = articles.iter().find_map(|article| article.language.clone()).unwrap_or_default();
        let mut seen = 0;
        for (name, automaton) in [("its own language's expressions", automaton(&codebook, Some(&language))), ("all expressions", automaton(&codebook, None))] {
            let scan = median(|| seen = folded.iter().map(|text| automaton.find_overlapping_iter(text).count()).sum());
            println!(
                "{path}: {} articles, {:.1} MB, {hits} hits; coding {:.3} GB/s; bare scan of {name} ({} words, {seen} met) {:.3} GB/s; ratio {:.2}",
                articles.len(),
                bytes as f64 / 1e6,
                bytes as f64 / coding / 1e9,
                automaton.patterns_len(),
                bytes as f64 / scan / 1e9,
                scan / coding
            );
        }
    }
}

fn code(coder: &Coder, article: &Article) -> usize {
    let text = ArticleText { title: Some(&article.title), body: &article.body, zones: &[], language: article.language.as_deref() };
    coder.code(&text).hits.len()
}

fn automaton(codebook: &Codebook, language: Option<&str>) -> AhoCorasick {
    let own = codebook.expressions.iter().filter(|expression| language.is_none_or(|language| expression.language == language));
    let mut words: Vec<String> = own.flat_map(|expression| &expression.nodes).flat_map(|node| anchors(node).unwrap_or_default()).map(|anchor| anchor.literal).collect();
    words.sort();
    words.dedup();
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).expect("the words make an automaton")
}

fn median(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let started = on_cpu();
            work();
            on_cpu() - started
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[2]
}

/// Seconds that this thread has been on a processor (Linux), so that other work on the machine counts for little; else the clock.
fn on_cpu() -> f64 {
    static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| STARTED.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn read(path: &str) -> Vec<Article> {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    text.lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let field = |names: &[&str]| names.iter().find_map(|name| value[*name].as_str()).map(str::to_string);
            Article { title: field(&["title"]).unwrap_or_default(), body: field(&["body"]).unwrap_or_default(), language: field(&["language", "lang"]) }
        })
        .collect()
}
