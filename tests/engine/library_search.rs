//! Searching for words.

use entente_engine::question::Selection;

use crate::shelf::Shelf;

fn shelf() -> Shelf {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"fr\",\"outlet\":\"Le Monde\",\"date\":\"2023-09\",\"title\":\"L’Élysée réagit\",\"body\":\"Un partenariat sans limites, dit-on.\"}\n{\"id\":\"zh\",\"date\":\"2023-10-01\",\"title\":\"两国合作上不封顶\",\"body\":\"软件LibreOffice无上限。\"}\n{\"id\":\"ru\",\"date\":\"2024\",\"title\":\"Ёлка\",\"body\":\"Дружба не знает границ.\"}\n");
    shelf
}

fn found(shelf: &Shelf, search: &str) -> Vec<String> {
    let selection = Selection { search: Some(search.into()), ..Selection::default() };
    shelf.select(&selection).into_iter().filter_map(|article| article.external_id).collect()
}

#[test]
fn words_are_found_whatever_their_accents_and_capitals() {
    let shelf = shelf();
    assert_eq!(found(&shelf, "elysee"), ["fr"]);
    assert_eq!(found(&shelf, "елка"), ["ru"]);
    assert_eq!(found(&shelf, "limites partenariat"), ["fr"], "both words, in any order");
    assert_eq!(found(&shelf, "partenar*"), ["fr"]);
    assert_eq!(found(&shelf, "partenar"), [""; 0]);
}

#[test]
fn quotation_marks_make_a_phrase() {
    let shelf = shelf();
    assert_eq!(found(&shelf, "\"sans limites\""), ["fr"]);
    assert_eq!(found(&shelf, "«limites sans»"), [""; 0]);
}

#[test]
fn two_chinese_characters_are_found_inside_anything() {
    let shelf = shelf();
    assert_eq!(found(&shelf, "上限"), ["zh"]);
    assert_eq!(found(&shelf, "合作"), ["zh"]);
    assert_eq!(found(&shelf, "作合"), [""; 0]);
}

#[test]
fn longer_runs_of_chinese_are_found_as_they_stand() {
    let shelf = Shelf::new();
    let bodies = ["中国共产党", "中国共产，国共产党人", "中國共產黨", "共产党 中 国", "中国队 LibreOffice无上限"];
    let lines: String = bodies.iter().enumerate().map(|(at, body)| format!("{{\"id\":\"{at}\",\"title\":\"题\",\"body\":\"{body}\"}}\n")).collect();
    shelf.import("a.jsonl", &lines);
    assert_eq!(found(&shelf, "国共产党"), ["0", "1", "2"]);
    assert_eq!(found(&shelf, "中国共产党"), ["0", "2"], "all its pairs stand in the second too");
    assert_eq!(found(&shelf, "中国"), ["0", "1", "2", "3", "4"]);
    assert_eq!(found(&shelf, "队"), ["4"]);
    assert_eq!(found(&shelf, "限"), ["4"], "the last of a text");
    assert_eq!(found(&shelf, "题"), ["0", "1", "2", "3", "4"]);
    assert_eq!(found(&shelf, "产国"), [""; 0], "a mark parts what stands before and after it");
    assert_eq!(found(&shelf, "共产国共"), [""; 0]);
    assert_eq!(found(&shelf, "共产，国共"), ["1"], "unless it is asked for with one");
    assert_eq!(found(&shelf, "题中国"), [""; 0], "title and body are apart");
    assert_eq!(found(&shelf, "队libreoffice"), ["4"]);
    assert_eq!(found(&shelf, "libreoffice无上"), ["4"]);
    assert_eq!(found(&shelf, "libreoffice上限"), [""; 0]);
    assert_eq!(found(&shelf, "libre* 上限"), ["4"]);
}

#[test]
fn words_parted_by_ideographs_are_no_phrase() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"a\",\"title\":\"Open\",\"body\":\"source 和 free software\"}\n");
    assert_eq!(found(&shelf, "\"free software\""), ["a"]);
    assert_eq!(found(&shelf, "\"source free\""), [""; 0]);
    assert_eq!(found(&shelf, "\"open source\""), [""; 0]);
    assert_eq!(found(&shelf, "\"source 和 free\""), ["a"]);
}

#[test]
fn articles_that_come_in_parts_are_found_as_if_they_came_at_once() {
    let (whole, parts) = (Shelf::new(), Shelf::new());
    let line = |n: u32| format!("{{\"id\":\"{n}\",\"title\":\"第{}号\",\"body\":\"中{}国 {}\"}}\n", n % 7, if n.is_multiple_of(3) { "" } else { "、美" }, "上限".repeat(n as usize % 4));
    whole.import("all.jsonl", &(0..90).map(line).collect::<String>());
    for part in 0..3 {
        parts.import(&format!("{part}.jsonl"), &(part * 30..part * 30 + 30).map(line).collect::<String>());
        assert!(!found(&parts, "中国").is_empty());
    }
    for search in ["中国", "上限", "限上", "第3", "中", "上限上限"] {
        assert_eq!(found(&whole, search), found(&parts, search), "{search}");
    }
    assert_eq!(found(&whole, "中国").len(), 30);
}

#[test]
fn what_comes_later_is_found_too() {
    let shelf = shelf();
    assert_eq!(found(&shelf, "dragon"), [""; 0]);
    shelf.import("b.jsonl", "{\"id\":\"new\",\"title\":\"Dragon\",\"body\":\"x\"}\n");
    assert_eq!(found(&shelf, "dragon"), ["new"]);
}

#[test]
fn marks_of_the_index_language_are_only_words_here() {
    let shelf = shelf();
    for search in ["limites OR granits", "NEAR(limites)", "title:limites", "limites -partenariat", "\"\"\"", "*", "(", "col^2"] {
        let selection = Selection { search: Some(search.into()), ..Selection::default() };
        let answer = shelf.library.articles(&selection, &entente_engine::progress::silent, &mut |_| Ok(()));
        assert!(answer.is_ok() || answer.unwrap_err().code() == "search-empty", "{search}");
    }
}

#[test]
fn selections_go_by_days_outlets_and_languages() {
    let shelf = shelf();
    let ids = |selection: Selection| shelf.select(&selection).into_iter().filter_map(|article| article.external_id).collect::<Vec<_>>();
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(ids(Selection { from: day("2023-09-01"), to: day("2023-12-31"), ..Selection::default() }), ["fr", "zh"]);
    assert_eq!(ids(Selection { from: day("2023-09-15"), ..Selection::default() }), ["zh", "ru"], "September as a whole is not known to be after the 15th");
    assert_eq!(ids(Selection { outlets: vec!["lemonde.fr".into()], ..Selection::default() }), ["fr"], "by an alias");
    let error = shelf.library.articles(&Selection { outlets: vec!["Nobody".into()], ..Selection::default() }, &entente_engine::progress::silent, &mut |_| Ok(())).unwrap_err();
    assert_eq!(error.code(), "outlet-unknown");
}
