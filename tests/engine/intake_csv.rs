//! Tables.

use entente_engine::answers::{ImportOptions, Mapping};

use crate::shelf::Shelf;

fn titles(shelf: &Shelf) -> Vec<String> {
    shelf.articles().into_iter().filter_map(|article| article.title).collect()
}

#[test]
fn headers_in_french_with_semicolons_are_understood() {
    let shelf = Shelf::new();
    shelf.import("a.csv", "Titre;Texte;Journal;Date de parution;Langue\nUn;\"Corps; avec\nligne\";Le Monde;20/09/2023;fr\n");
    let article = &shelf.articles()[0];
    assert_eq!(article.title.as_deref(), Some("Un"));
    assert_eq!(article.body, "Corps; avec\nligne");
    assert_eq!((article.outlet.as_deref(), article.date.as_deref()), (Some("Le Monde"), Some("2023-09-20")));
}

#[test]
fn tabs_bars_and_commas_are_told_apart() {
    for (name, table) in [("a.csv", "title,body\nA,\"b, c\"\n"), ("b.tsv", "title\tbody\nA\t\"b, c\"\n"), ("c.txt", "title|body\nA|b, c\n")] {
        let shelf = Shelf::new();
        let outcome = shelf.import(name, table);
        assert_eq!(outcome.files[0].format, "csv", "{name}");
        assert_eq!(shelf.articles()[0].body, "b, c", "{name}");
    }
}

#[test]
fn tabs_without_quoting_keep_their_quotation_marks() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.tsv", "title\tbody\nOne\tshe said \"no\nTwo\t\"open only\nThree\tplain\n");
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (3, 0));
    assert_eq!(shelf.articles()[1].body, "\"open only");
}

#[test]
fn a_row_with_another_number_of_columns_is_refused_with_its_place() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", "title,body,date\nOne,a,2023-01-01\nTwo,b\nThree,c,2023-01-02,extra\nFour,d,2023-01-03\n");
    assert_eq!(titles(&shelf), ["One", "Four"]);
    let told: Vec<_> = outcome.rejected.iter().map(|rejection| (rejection.position.as_str(), rejection.reason.as_str())).collect();
    assert_eq!(told, [("row 3", "The row has 2 columns where the header has 3."), ("row 4", "The row has 4 columns where the header has 3.")]);
}

#[test]
fn a_mark_at_the_end_of_every_row_is_no_column() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", "id;titre;texte\n1;A;b;\n2;C;d;\n");
    assert_eq!((titles(&shelf), outcome.rejected.len()), (vec!["A".to_string(), "C".to_string()], 0));
}

#[test]
fn a_quotation_mark_that_nothing_closes_swallows_no_row() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", "title,body\nA,\"closed\nwell\"\nB,\"never closed\nC,d\nD,e\n");
    assert_eq!(titles(&shelf), ["A", "C", "D"]);
    assert_eq!((outcome.rejected.len(), outcome.rejected[0].position.as_str()), (1, "row 3"));
}

#[test]
fn cells_stay_byte_for_byte() {
    let shelf = Shelf::new();
    shelf.import("a.csv", "title,body\n\"  A \",\" b\u{a0}\r\n c \"\n");
    let article = &shelf.articles()[0];
    assert_eq!((article.title.as_deref(), article.body.as_str()), (Some("  A "), " b\u{a0}\r\n c "));
}

#[test]
fn the_order_of_days_and_months_comes_from_the_whole_column() {
    let shelf = Shelf::new();
    shelf.import("a.csv", "title,body,date,language\nA,x,05/04/2023,en\nB,y,25/04/2023,en\n");
    assert_eq!(shelf.articles()[0].date.as_deref(), Some("2023-04-05"), "the second row says that days come first");
}

#[test]
fn a_table_without_known_columns_asks_for_a_mapping_and_takes_it() {
    let shelf = Shelf::new();
    let path = shelf.write("a.csv", "kopf,rumpf\nA,b\n");
    let csv = |mapping| ImportOptions { format: Some("csv".into()), mapping, ..ImportOptions::default() };
    let refused = shelf.import_paths(std::slice::from_ref(&path), &csv(None));
    assert!(refused.rejected[0].reason.contains("mapping"), "{}", refused.rejected[0].reason);
    let mapping = Mapping { title: Some("kopf".into()), body: Some("rumpf".into()), ..Mapping::default() };
    shelf.import_paths(&[path], &csv(Some(mapping)));
    assert_eq!(titles(&shelf), ["A"]);
}

#[test]
fn utf_16_from_a_spreadsheet_is_read() {
    let shelf = Shelf::new();
    let text = "title\tbody\nПривет\tМир дружбы\n";
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let outcome = shelf.import("a.txt", &bytes);
    assert_eq!(outcome.files[0].encoding.as_deref(), Some("utf-16le"));
    assert_eq!(shelf.articles()[0].body, "Мир дружбы");
}

#[test]
fn a_table_with_a_header_only_says_so() {
    let outcome = Shelf::new().import("a.csv", "title,body\n");
    assert_eq!(outcome.rejected.len(), 1);
    assert!(outcome.rejected[0].reason.contains("no article"));
}
