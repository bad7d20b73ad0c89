//! Tries the codebook's files as they lie on the disk, without building the engine again:
//!
//! ```sh
//! cargo run -p entente-engine --example coding_trial -- pairs en.jsonl …     # contrast pairs, named by language
//! cargo run -p entente-engine --example coding_trial -- gold en.jsonl …      # annotated articles: figures and errors
//! cargo run -p entente-engine --example coding_trial -- text en "A sentence."
//! zcat news.jsonl.gz | cargo run -p entente-engine --example coding_trial -- sample en 40 1   # hits, and sentences without one
//! ```

#[path = "../../../tests/engine/contrast/scoring.rs"]
mod scoring;

use std::io::BufRead;
use std::path::Path;

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Hit, evaluate, read_gold};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let coder = Coder::new(&codebook()).expect("the codebook compiles");
    match args.first().map(String::as_str) {
        Some("pairs") => args[1..].iter().for_each(|file| pairs(&coder, file)),
        Some("gold") => gold(&coder, &args[1..]),
        Some("text") => text(&coder, &args[1], &args[2]),
        Some("sample") => sample(&coder, &args[1], args[2].parse().expect("a number"), args[3].parse().expect("a number")),
        _ => eprintln!("pairs, gold, text or sample?"),
    }
}

/// The codebook from `data/` on the disk.
fn codebook() -> Codebook {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |name: &str| std::fs::read_to_string(data.join(name)).or_else(|_| std::fs::read_to_string(data.join("codebooks").join(name))).ok();
    let main = read("china-russia.toml").expect("the codebook lies there");
    Codebook::read_with("china-russia.toml", &main, &read).unwrap_or_else(|error| panic!("{error} {}", error.hint()))
}

fn pairs(coder: &Coder, file: &str) {
    let language = &Path::new(file).file_name().expect("a file").to_string_lossy()[..2];
    let pairs = scoring::read_pairs(&std::fs::read_to_string(file).expect("the file can be read"));
    let mut right = 0;
    for pair in &pairs {
        let faults = scoring::faults_of(coder, language, pair);
        right += usize::from(faults.is_empty());
        faults.iter().for_each(|fault| println!("{} ({}, {}): {fault}", pair.id, pair.kind, pair.rule));
    }
    println!("{language}: {right} of {} right", pairs.len());
}

fn gold(coder: &Coder, files: &[String]) {
    let all: Vec<_> = files.iter().flat_map(|file| read_gold(file, &std::fs::read_to_string(file).expect("the file can be read")).expect("annotated articles")).collect();
    let found = evaluate(coder, &all);
    for row in found.rows.iter().filter(|row| row.level == "sentence") {
        println!("{} {:12} {:9} tp {:3} fp {:3} fn {:3} F1 {:.3}", row.language, row.concept, row.system, row.tp, row.fp, row.fn_, row.f1);
    }
    found.held_out.iter().for_each(|row| println!("{} {:12} held out  tp {:3} fp {:3} fn {:3} F1 {:.3}", row.language, row.concept, row.tp, row.fp, row.fn_, row.f1));
    found.attributes.iter().for_each(|row| println!("{} {:12} {:10} {} of {}", row.language, row.concept, row.attribute, row.right, row.of));
    for error in &found.errors {
        println!("{}{} {} {} {} gold={} coded={} {:?}\n    {}", error.kind, if error.sure { "" } else { "?" }, error.language, error.concept, error.article, error.gold, error.coded, error.expressions, error.sentence);
    }
}

fn told(coder: &Coder, hit: &Hit, text: &str) -> String {
    let claimants: Vec<&str> = hit.claimants.iter().map(|actor| coder.actor_name(*actor)).collect();
    format!("{} “{}” {:?} {:?} {} [{}]", coder.expression_id(hit.expression), hit.span.of(text), hit.stance, hit.voice, coder.speaker_name(hit.speaker), claimants.join(", "))
}

/// A text as an article's body: hits with their reasons, and what was left out.
fn text(coder: &Coder, language: &str, body: &str) {
    let article = ArticleText { title: None, body, zones: &[], language: Some(language) };
    for (hit, explanation) in coder.explain_all(&article) {
        println!("{}", told(coder, &hit, body));
        explanation.reasons.iter().for_each(|reason| println!("    {reason:?}"));
    }
    coder.left_out(&article).iter().for_each(|left| println!("left out: {} “{}” {}", coder.expression_id(left.expression), left.span.of(body), left.why));
}

/// From articles of a language on standard input: hits, and sentences that name both actors and hold none, each drawn evenly.
fn sample(coder: &Coder, language: &str, wanted: usize, seed: u64) {
    let (mut hits, mut without) = (Vec::new(), Vec::new());
    let names = |text: &str| coder.code(&ArticleText { title: None, body: text, zones: &[], language: Some(language) }).mentions_pair;
    for line in std::io::stdin().lock().lines() {
        let Ok(article) = serde_json::from_str::<serde_json::Value>(&line.expect("a line")) else { continue };
        let field = |key: &str| article[key].as_str().unwrap_or_default().to_string();
        let (id, title, body) = (field("id"), field("title"), field("body"));
        if field("lang") != language {
            continue;
        }
        let coding = coder.code(&ArticleText { title: Some(&title), body: &body, zones: &[], language: Some(language) });
        let zone = |hit: &Hit| if hit.zone == entente_engine::article::Zone::Title { title.clone() } else { body.clone() };
        hits.extend(coding.hits.iter().map(|hit| format!("{id} {}\n    {}", told(coder, hit, &zone(hit)), hit.sentence.of(&zone(hit)).replace('\n', " "))));
        if coding.mentions_pair {
            let sentences = entente_engine::text::sentences(&body, language);
            let bare = sentences.into_iter().filter(|span| !coding.hits.iter().any(|hit| hit.sentence.start < span.end && span.start < hit.sentence.end));
            without.extend(bare.map(|span| span.of(&body)).chain([title.as_str()].into_iter().filter(|_| coding.hits.is_empty())).filter(|text| names(text)).map(|text| format!("{id} {}", text.replace('\n', " "))));
        }
    }
    println!("{} hits, {} sentences without", hits.len(), without.len());
    for (what, all) in [("HIT", hits), ("NONE", without)] {
        drawn(all.len(), wanted, seed).into_iter().for_each(|at| println!("{what} {}", all[at]));
    }
}

/// Places of `wanted` of `all`, the same ones for the same seed.
fn drawn(all: usize, wanted: usize, seed: u64) -> Vec<usize> {
    let mixed = |at: usize| (at as u64 + 1).wrapping_mul(seed.wrapping_mul(2).wrapping_add(1)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mut places: Vec<usize> = (0..all).collect();
    places.sort_by_key(|at| mixed(*at));
    places.truncate(wanted);
    places
}
