//! One folder with everything that does harm: each file is refused or cut with a sentence, nothing of it leaves its place, and the
//! good article among them is read.

use entente_engine::answers::{ImportOptions, ImportOutcome};

use crate::intake_walk::zip;
use crate::shelf::Shelf;

const GOOD: &str = "{\"id\":\"good\",\"title\":\"T\",\"body\":\"A text that is read.\"}\n";

/// Entities that grow tenfold with each of twelve steps.
fn laughs(root: &str) -> String {
    let steps: String = ('b'..='m').zip('a'..='l').map(|(name, inner)| format!("<!ENTITY {name} \"{}\">", format!("&{inner};").repeat(10))).collect();
    format!("<?xml version=\"1.0\"?><!DOCTYPE {root} [<!ENTITY a \"ha\">{steps}]>")
}

fn fill(shelf: &Shelf) {
    let page = |inside: &str| format!("<!DOCTYPE html><html lang=\"en\"><body>{inside}</body></html>");
    shelf.write("in/00-good.jsonl", GOOD);
    shelf.write("in/3013.jsonl", "{\"id\":\"f\",\"title\":\"F\",\"date\":\"3013-01-01\",\"body\":\"From afar.\"}\n");
    shelf.write("in/binary.bin", (0..4_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>());
    shelf.write("in/cut.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html>");
    shelf.write("in/deep.html", page(&format!("{}text of a page that is nested beyond all measure{}", "<div>".repeat(50_000), "</div>".repeat(50_000))));
    shelf.write("in/deep.json", format!("{}{}", "[".repeat(50_000), "]".repeat(50_000)));
    shelf.write("in/deep.jsonl", format!("{}1{}\n", "{\"a\":".repeat(50_000), "}".repeat(50_000)));
    shelf.write("in/deep.rtf", format!("{{\\rtf1 {}x{}}}", "{".repeat(50_000), "}".repeat(50_000)));
    shelf.write("in/empty.txt", "");
    shelf.write("in/external.xml", "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><nitf><body><body.head><hedline><hl1>External</hl1></hedline></body.head><body.content><p>Here &e; ends.</p></body.content></body></nitf>");
    shelf.write("in/laughs.xml", format!("{}<nitf><body><body.head><hedline><hl1>Laughs</hl1></hedline></body.head><body.content><p>Before &m; after.</p></body.content></body></nitf>", laughs("nitf")));
    shelf.write("in/laughs.rss", format!("{}<rss version=\"2.0\"><channel><title>X</title><item><title>Y &m;</title><description>Z</description></item></channel></rss>", laughs("rss")));
    shelf.write("in/lies.html", [page("<meta charset=\"utf-8\">").as_bytes(), b"<article><p>L'\xe9t\xe9 a \xe9t\xe9 chaud.</p></article>"].concat());
    shelf.write("in/loop.pdf", "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>");
    shelf.write("in/mixed.csv", [b"title,body\n".as_slice(), "Été,chaud\n".as_bytes(), b"\xc9t\xe9,chaud\n"].concat());
    let nested = (0..8).fold(zip(&[("deep.txt", b"A text that lies deep.")]), |inner, n| zip(&[(&format!("{n}.zip"), &inner)]));
    shelf.write("in/nested.zip", nested);
    shelf.write("in/nul.txt", "A text\0with NUL bytes\0, short as it is.\nThe end.");
    shelf.write("in/slip.zip", zip(&[("../../../slipped.txt", b"A text that wants to lie elsewhere."), ("/slipped.txt", b"Another one.")]));
    shelf.write("in/surrogate.jsonl", "{\"id\":\"s\",\"title\":\"S \\ud800\",\"body\":\"half of a pair\"}\n");
    let packed = zip(&[("a.txt", "A text in an archive that is cut. ".repeat(50).as_bytes())]);
    shelf.write("in/torn.zip", &packed[..packed.len() - 30]);
}

fn reason<'o>(outcome: &'o ImportOutcome, name: &str) -> &'o str {
    outcome.rejected.iter().find(|rejection| rejection.source.contains(name)).map_or("", |rejection| rejection.reason.as_str())
}

#[test]
fn each_is_refused_or_cut_with_a_sentence() {
    let shelf = Shelf::new();
    fill(&shelf);
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions { today: Some("2026-12-01".into()), ..ImportOptions::default() });
    for (name, words) in [
        ("binary.bin", "no text and no format"),
        ("cut.warc", "no text of an article"),
        ("deep.json", "no valid JSON"),
        ("deep.jsonl", "no valid JSON"),
        ("empty.txt", "is empty"),
        ("loop.pdf", "PDF"),
        ("nested.zip", "too deep in one another"),
        ("torn.zip", "archive is damaged"),
    ] {
        let found = outcome.rejected.iter().any(|rejection| rejection.source.contains(&format!("/{name}")) && rejection.reason.contains(words));
        assert!(found, "{name}: {:?} of {:?}", reason(&outcome, name), outcome.rejected);
    }
    let told = |name: &str| outcome.files.iter().find(|file| file.source.ends_with(name)).map(|file| file.notes.join(" ")).unwrap_or_default();
    for (name, words) in [("3013.jsonl", "after the day of the import"), ("deep.html", "nested or long beyond"), ("mixed.csv", "another encoding"), ("surrogate.jsonl", "lone surrogate")] {
        assert!(told(name).contains(words), "{name}: {}", told(name));
    }
    assert!(!outcome.rejected.iter().any(|rejection| rejection.reason.contains("failed on this file")), "{:?}", outcome.rejected);
}

#[test]
fn what_can_be_read_is_and_nothing_grows_or_is_fetched() {
    let shelf = Shelf::new();
    fill(&shelf);
    shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    let articles = shelf.articles();
    let body = |name: &str| articles.iter().find(|article| article.source.contains(name)).map_or("", |article| article.body.as_str());
    assert_eq!(body("00-good.jsonl"), "A text that is read.");
    assert_eq!((body("laughs.xml"), body("external.xml")), ("Before &m; after.", "Here &e; ends."));
    assert!(body("nul.txt").contains("with NUL bytes"));
    assert!(body("lies.html").contains("L'été a été chaud."), "{}", body("lies.html"));
    assert!(articles.iter().all(|article| article.body.len() < 10_000 && !article.body.contains("<!ENTITY")), "no entity is expanded, and no XML is taken for a text");
    // The names in an archive are names; nothing is written under them.
    assert!(body("slipped.txt").contains("lie elsewhere"));
    assert!(!shelf.path("slipped.txt").exists() && !shelf.path("in/slipped.txt").exists());
}
