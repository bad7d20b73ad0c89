//! References and the texts that they describe.

use entente_engine::answers::{ArticleRecord, ImportOptions, ImportOutcome};

use crate::shelf::Shelf;

const RIS: &str = "TY  - NEWS\nTI  - The ferry to Calm Harbour runs again\nT2  - Harbour Post\nDA  - 2023/09/20/\nAU  - Bell, Anna\nUR  - https://example.org/ferry\nER  - \n\n\
    TY  - NEWS\nTI  - Another headline of another day\nT2  - Valley Times\nDA  - 2023/10/01/\nL1  - file:///home/ann/Zotero/storage/X1/Notes%20on%20bridges.txt\nER  - \n";

fn into(shelf: &Shelf, collection: &str, files: &[(&str, &str)]) -> ImportOutcome {
    let paths: Vec<_> = files.iter().map(|(name, content)| shelf.write(&format!("{collection}/{name}"), content)).collect();
    shelf.import_paths(&paths, &ImportOptions { collection: Some(collection.into()), ..ImportOptions::default() })
}

fn text(shelf: &Shelf, begins: &str) -> ArticleRecord {
    shelf.articles().into_iter().find(|article| article.body.starts_with(begins)).expect("the text is there")
}

const FERRY: &str = "{\"title\":\"The Ferry to Calm Harbour Runs Again\",\"body\":\"After a year of repairs the ferry runs again, said the harbour master.\"}\n";

#[test]
fn a_text_learns_from_the_reference_with_its_title() {
    let shelf = Shelf::new();
    let outcome = into(&shelf, "press", &[("a.jsonl", FERRY), ("b.ris", RIS)]);
    let article = text(&shelf, "After");
    assert_eq!((article.outlet.as_deref(), article.date.as_deref(), article.byline.as_deref(), article.url.as_deref()), (Some("Harbour Post"), Some("2023-09-20"), Some("Bell, Anna"), Some("https://example.org/ferry")));
    assert!(article.printed.contains_key("outlet"), "what was printed stays beside it");
    assert!(outcome.files.iter().flat_map(|file| &file.notes).any(|note| note.starts_with("1 texts")), "{outcome:?}");
    shelf.library.undo().unwrap();
    assert_eq!(text(&shelf, "After").outlet, None);
    into(&shelf, "press", &[("c.jsonl", "{\"title\":\"Quite another matter altogether\",\"body\":\"x\"}\n")]);
    assert_eq!(text(&shelf, "After").outlet, None, "what was taken back does not come again");
}

#[test]
fn the_order_of_coming_does_not_matter() {
    let shelf = Shelf::new();
    into(&shelf, "press", &[("b.ris", RIS)]);
    into(&shelf, "press", &[("a.jsonl", FERRY)]);
    assert_eq!(text(&shelf, "After").outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(shelf.articles().len(), 3, "references stay what they are");
}

#[test]
fn an_attached_file_is_known_by_its_name() {
    let shelf = Shelf::new();
    into(&shelf, "press", &[("Notes on bridges.txt", "Bridges were mended in the valley, one after the other.\n"), ("b.ris", RIS)]);
    let article = text(&shelf, "Bridges");
    assert_eq!((article.outlet.as_deref(), article.date.as_deref()), (Some("Valley Times"), Some("2023-10-01")));
}

#[test]
fn bibliographies_of_other_kinds_join_too() {
    let shelf = Shelf::new();
    let bib = "@article{a,\n title = {The ferry to Calm Harbour runs again},\n journal = {Harbour Post},\n year = {2023},\n file = {Full Text:files/12/other.txt:text/plain}\n}\n";
    into(&shelf, "one", &[("a.jsonl", FERRY), ("b.bib", bib), ("other.txt", "Of something else, at some length.\n")]);
    assert_eq!(text(&shelf, "Of something").outlet.as_deref(), Some("Harbour Post"), "an attached file goes before a title");
    let csl = "[{\"id\":\"x\",\"type\":\"article-newspaper\",\"title\":\"The ferry to Calm Harbour runs again\",\"container-title\":\"Harbour Post\",\"issued\":{\"date-parts\":[[2023,9]]}}]";
    let shelf = Shelf::new();
    into(&shelf, "two", &[("a.jsonl", FERRY), ("b.json", csl)]);
    assert_eq!(text(&shelf, "After").date.as_deref(), Some("2023-09"));
}

#[test]
fn what_does_not_fit_is_left_alone() {
    let shelf = Shelf::new();
    into(&shelf, "mine", &[("b.ris", RIS)]);
    into(&shelf, "other", &[("a.jsonl", FERRY)]);
    assert_eq!(text(&shelf, "After").outlet, None, "another collection");
    let dated = FERRY.replace("{\"title", "{\"date\":\"2022-01-01\",\"title").replace("After a", "Before a");
    into(&shelf, "mine", &[("c.jsonl", &dated)]);
    assert_eq!(text(&shelf, "Before").outlet, None, "another day");
    let twice = FERRY.replace("After a", "Either one") + &FERRY.replace("After a", "Or another");
    into(&shelf, "mine", &[("d.jsonl", &twice)]);
    assert_eq!((text(&shelf, "Either").outlet, text(&shelf, "Or another").outlet), (None, None), "two texts of one title");
}

#[test]
fn what_a_text_says_itself_stays() {
    let shelf = Shelf::new();
    let own = FERRY.replace("{\"title", "{\"date\":\"2023-09\",\"author\":\"C. Ray\",\"title");
    into(&shelf, "press", &[("a.jsonl", &own), ("b.ris", RIS)]);
    let article = text(&shelf, "After");
    assert_eq!((article.byline.as_deref(), article.date.as_deref()), (Some("C. Ray"), Some("2023-09-20")), "a date only becomes closer");
}
