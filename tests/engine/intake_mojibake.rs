//! Texts that were decoded twice.

use entente_engine::answers::ImportOptions;
use entente_engine::intake::mojibake::mended;

use crate::shelf::Shelf;

fn twice(text: &str) -> String {
    encoding_twice(text)
}

/// What UTF-8 looks like to somebody who reads it as Windows-1252.
fn encoding_twice(text: &str) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn what_was_decoded_twice_is_mended() {
    for text in ["the company’s “partnership”", "Les présidents russe et chinois se sont réunis à Pékin", "Россия и Китай", "俄罗斯与中国", "naïve – déjà vu…", "10 €"] {
        assert_eq!(mended(&twice(text)).as_deref(), Some(text), "{}", twice(text));
    }
}

#[test]
fn an_ordinary_text_is_left_alone() {
    for text in ["Les présidents sont réunis à Pékin. Déjà vu ?", "Россия и Китай", "俄罗斯与中国", "plain", "Ângela é forte", "Händler, Ärzte, Öl", "«à»"] {
        assert_eq!(mended(text), None, "{text}");
    }
}

#[test]
fn a_part_is_mended_and_the_rest_stays() {
    assert_eq!(mended("déjà and companyâ€™s").as_deref(), Some("déjà and company’s"));
}

#[test]
fn it_is_told_and_never_done_unasked() {
    let shelf = Shelf::new();
    let line = format!("{{\"id\":\"1\",\"title\":\"T\",\"body\":\"{}\"}}\n", twice("the company’s share"));
    let outcome = shelf.import("a.jsonl", &line);
    assert_eq!((outcome.files[0].twice_decoded, shelf.articles()[0].body.as_str()), (1, twice("the company’s share").as_str()));
    let other = Shelf::new();
    let path = other.write("a.jsonl", &line);
    let outcome = other.import_paths(&[path], &ImportOptions { repair_mojibake: true, ..ImportOptions::default() });
    assert_eq!(other.articles()[0].body, "the company’s share");
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("decoded twice")), "{:?}", outcome.files[0].notes);
}
