//! Targets: bytes in, nothing out, and a panic where something is wrong.

use std::io::Cursor;
use std::sync::LazyLock;

use entente_engine::answers::ImportOptions;
use entente_engine::article::Article;
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder};
use entente_engine::intake::{Event, Item, Look, READERS, Reader, Sink, dates, decode, wikitext, zones};

/// Names of targets, each with the beginnings of the names of the readers that it runs. One without any is no reader.
pub const TARGETS: &[(&str, &[&str])] = &[
    ("any", &[""]),
    ("rtf", &["rtf", "factiva-rtf", "nexis-rtf", "apa-rtf"]),
    ("nexis", &["nexis"]),
    ("factiva", &["factiva"]),
    ("europresse", &["europresse"]),
    ("proquest", &["proquest"]),
    ("wires", &["newsml", "nitf", "ninjs", "ritzau", "iptc7901"]),
    ("corpora", &["tei", "vertical", "conllu", "mediargus", "labelled", "iramuteq", "lexico", "mediawiki", "defacto", "press-review"]),
    ("references", &["ris", "bibtex", "csl-json", "endnote", "rdf"]),
    ("wikitext", &[]),
    ("dates", &[]),
    ("coder", &[]),
];

/// Readers that a target runs.
pub fn readers(target: &str) -> impl Iterator<Item = &'static Reader> {
    let begins: &[&str] = TARGETS.iter().find(|(name, _)| *name == target).map_or(&[], |(_, begins)| *begins);
    READERS.iter().filter(move |reader| begins.iter().any(|begin| reader.name.starts_with(begin)))
}

/// Runs a target on these bytes.
pub fn run(target: &str, data: &[u8]) {
    match target {
        "wikitext" => _ = wikitext::read(&String::from_utf8_lossy(data)),
        "dates" => read_dates(&String::from_utf8_lossy(data)),
        "coder" => code(&String::from_utf8_lossy(data)),
        _ => readers(target).for_each(|reader| read(reader, data)),
    }
}

/// Reads bytes with one reader, whether it knows them or not, as a person may ask for.
pub fn read(reader: &Reader, data: &[u8]) {
    let options = ImportOptions::default();
    let Ok(mut item) = Item::new("file".into(), &options, 16 << 20, Box::new(Cursor::new(data))) else { return };
    let text = item.head_text();
    let known = (reader.knows)(&Look { name: "file", bytes: item.head(), text: &text, whole: item.is_short() });
    let mut check_all = |event: Event| {
        if let Event::Article { article, .. } = event {
            check(&article);
        }
        Ok(())
    };
    let mut sink = Sink::new("file".into(), &options, &mut check_all);
    // Readers of packed formats refuse what they do not know; the others must take whatever comes.
    if known || !data.starts_with(b"PK") {
        _ = (reader.read)(&mut item, &mut sink);
        _ = sink.finish();
    }
}

/// What must hold of every article: zones lie inside the body, at characters, and do not overlap.
fn check(article: &Article) {
    let given = if article.zones.is_empty() { zones::of(&article.body) } else { article.zones.clone() };
    for zone in &given {
        assert!(zone.start <= zone.end && article.body.get(zone.start..zone.end).is_some(), "a zone lies outside the body: {zone:?}");
    }
}

fn read_dates(text: &str) {
    for line in text.lines() {
        for language in [None, Some("en"), Some("fr")] {
            _ = dates::read(line, dates::Order::Unknown, language);
        }
    }
    _ = dates::order(text.lines());
    _ = decode::whole(text.as_bytes());
}

static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles"));

/// Codes a text in every language of the shipped codebook; every hit must lie at characters of the text.
fn code(text: &str) {
    let zones = zones::of(text);
    for language in ["en", "fr", "ru", "zh", "de"] {
        let coding = CODER.code(&ArticleText { title: Some(text), body: text, zones: &zones, language: Some(language) });
        coding.hits.iter().for_each(|hit| _ = hit.span.of(text));
    }
}
