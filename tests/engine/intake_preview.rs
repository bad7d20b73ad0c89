//! The import doctor.

use entente_engine::answers::{ImportOptions, ImportPreview, Mapping, Tally};
use entente_engine::library::{Depth, examine};
use entente_engine::progress::{Step, Wish, silent};

use crate::shelf::Shelf;

fn look(shelf: &Shelf, names: &[&str], depth: Depth) -> ImportPreview {
    let paths: Vec<_> = names.iter().map(|name| shelf.path(name)).collect();
    examine(&paths, &ImportOptions { today: Some("2024-06-01".into()), ..ImportOptions::default() }, depth, &silent).unwrap()
}

fn tally(key: &str, articles: u64) -> Tally {
    Tally { key: key.into(), articles }
}

#[test]
fn every_file_is_said_what_it_is_and_counted() {
    let shelf = Shelf::new();
    let long = "The officials of both countries met on Monday and spoke about prices, harvests and the weather of the season.";
    let lines = [
        serde_json::json!({"id": "1", "outlet": "TASS", "lang": "en", "date": "2023-02-01", "title": "A", "body": format!("By Anna Petit\n{long}")}),
        serde_json::json!({"id": "2", "outlet": "TASS", "lang": "en", "date": "2031-02-01", "title": "B", "body": long}),
        serde_json::json!({"id": "3", "outlet": "Xinhua", "lang": "en", "date": "someday", "title": "C", "body": format!("{long} Later they added that the port br")}),
        serde_json::json!({"id": "4", "lang": "fr", "date": "2022-05", "title": "D", "body": "companyâ€™s"}),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    shelf.write("a.jsonl", text + "{\"broken\n");
    let preview = look(&shelf, &["a.jsonl"], Depth::Whole);
    let file = &preview.files[0];
    let holdings = &file.holdings;
    assert_eq!((file.format.as_str(), file.whole, file.articles.len(), file.rejected.len()), ("json-lines", true, 4, 1));
    assert_eq!((holdings.articles, holdings.refused, holdings.undated, holdings.suspicious, holdings.twice_decoded), (4, 1, 1, 2, 1));
    assert_eq!((holdings.first_day.as_deref(), holdings.last_day.as_deref()), (Some("2022-05"), Some("2023-02-01")), "what is suspicious is no end of the range");
    assert_eq!(holdings.outlets, [tally("TASS", 2), tally("", 1), tally("Xinhua", 1)]);
    assert!(holdings.extents.contains(&tally("cut", 1)), "{:?}", holdings.extents);
    assert_eq!(holdings.rules.iter().map(|rule| (rule.rule.as_str(), rule.articles)).collect::<Vec<_>>(), [("byline", 1)]);
    assert_eq!(file.articles[3].mended.as_deref(), Some("company’s"));
    assert!(file.notes.iter().any(|note| note.contains("after the day of the import")), "{:?}", file.notes);
    assert_eq!(preview.total, *holdings, "one file is all there is");
}

#[test]
fn a_glance_stops_early_and_says_so_and_a_whole_look_does_not() {
    let shelf = Shelf::new();
    let lines: String = (0..3_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{n}\",\"body\":\"Text {n}.\"}}\n")).collect();
    shelf.write("a.jsonl", lines);
    let glance = look(&shelf, &["a.jsonl"], Depth::Glance);
    assert!(!glance.files[0].whole && glance.files[0].holdings.articles < 3_000);
    let whole = look(&shelf, &["a.jsonl"], Depth::Whole);
    assert!(whole.files[0].whole && whole.files[0].holdings.articles == 3_000 && whole.files[0].articles.len() == 10);
}

#[test]
fn a_long_look_can_be_stopped() {
    let shelf = Shelf::new();
    let lines: String = (0..3_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{n}\",\"body\":\"Text {n}.\"}}\n")).collect();
    let path = shelf.write("a.jsonl", lines);
    let stop = |step: Step<'_>| if step.done > 100 { Wish::Stop } else { Wish::GoOn };
    assert_eq!(examine(&[path], &ImportOptions::default(), Depth::Whole, &stop).unwrap_err().code(), "cancelled");
}

#[test]
fn many_files_are_summed_up() {
    let shelf = Shelf::new();
    for n in 0..230 {
        shelf.write(&format!("in/{n}.txt"), format!("A text with the number {n}."));
    }
    let preview = look(&shelf, &["in"], Depth::Whole);
    assert_eq!((preview.files.len(), preview.more_files, preview.total.articles), (200, 30, 230));
    assert_eq!(preview.formats, [tally("text", 230)]);
}

#[test]
fn another_mapping_shows_other_articles() {
    let shelf = Shelf::new();
    let path = shelf.write("a.csv", "title,body,other\nA,B,C\n");
    let options = ImportOptions { mapping: Some(Mapping { title: Some("other".into()), body: Some("body".into()), ..Mapping::default() }), ..ImportOptions::default() };
    let preview = examine(&[path], &options, Depth::Glance, &silent).unwrap();
    assert_eq!(preview.files[0].articles[0].title.as_deref(), Some("C"));
    assert_eq!(preview.files[0].columns, ["title", "body", "other"]);
}

#[test]
fn columns_of_objects_are_shown_for_mapping() {
    let shelf = Shelf::new();
    shelf.write("a.json", r#"[{"kop": "Fog", "when": "2023-02-01"}, {"kop": "Rain", "paper": "The Post"}]"#);
    shelf.write("b.jsonl", "{\"kop\": \"Fog\", \"n\": 1}\n{\"kop\": \"Rain\"}\n");
    let preview = look(&shelf, &["a.json", "b.jsonl"], Depth::Whole);
    assert_eq!(preview.files[0].columns, ["kop", "when", "paper"]);
    assert_eq!(preview.files[1].columns, ["kop", "n"]);
}

#[test]
fn a_text_is_cut_where_its_last_paragraph_breaks_off() {
    use entente_engine::article::Extent;
    use entente_engine::intake::mapping::extent;
    let sentence = "The officials of both countries met on Monday and spoke about prices, harvests and the weather of the season.";
    for (body, cut) in [
        (format!("{sentence} Later they added that the port w"), true),
        (format!("{sentence}\n\n{sentence} Later they added that the port w"), true),
        (format!("{sentence}\n\nRead also: how the port was built, and what was said of it by those who had to pay for it in the end"), false),
        (format!("{sentence} Later they went home.\n\nAnna Petit, in the port of the small town"), false),
        ("prices harvests weather and season of the small town by the port where nothing is ever said to have an end and nothing has one".into(), false),
        (format!("{sentence} Later they added…"), true),
    ] {
        assert_eq!(extent(None, &body), if cut { Extent::Cut } else { Extent::Full }, "{body}");
    }
}
