//! Tables held against each other, and recipes that say more.

use entente_engine::recipe::{self, Recipe};
use entente_engine::record::{Parts, difference, numbers};
use entente_engine::tables::{Table, Value};
use serde_json::json;

fn table(rows: &[(&str, u64, f64)]) -> Table {
    let mut table = Table::new("trend", &["period", "articles", "value"]);
    table.rows = rows.iter().map(|(period, articles, value)| vec![Value::from(*period), Value::Whole(*articles), Value::Real(*value)]).collect();
    table
}

#[test]
fn what_differs_is_named_by_table_row_and_column() {
    let before = table(&[("2022", 10, 0.1), ("2023", 20, 0.2), ("2024", 5, 0.4)]);
    let after = table(&[("2023", 20, 0.25), ("2024", 5, 0.4), ("2025", 1, 1.0)]);
    let diff = difference(&[before], &[after]);
    assert!(!diff.same && diff.compared == 4, "{diff:?}");
    let change = &diff.changed[0];
    assert_eq!((diff.changed.len(), change.row.as_str(), change.column.as_str(), &change.before, &change.after), (1, "2023", "value", &json!(0.2), &json!(0.25)));
    assert_eq!((diff.only_first, diff.only_second), (vec!["trend: 2022".to_owned()], vec!["trend: 2025".to_owned()]));
}

#[test]
fn rounding_of_the_last_digit_is_no_difference_and_equal_rows_are_matched_in_order() {
    let diff = difference(&[table(&[("2022", 1, 0.1 + 0.2)])], &[table(&[("2022", 1, 0.3)])]);
    assert!(diff.same, "{diff:?}");
    let twice = || table(&[("a", 1, 0.5), ("a", 1, 0.5)]);
    assert!(difference(&[twice()], &[twice()]).same);
    assert!(!difference(&[twice()], &[table(&[("a", 1, 0.5)])]).same);
    let empty = Table::new("trend", &["period", "articles", "value"]);
    assert!(difference(&[empty.clone()], &[empty.clone()]).same && !difference(&[empty], &[twice()]).same);
}

#[test]
fn tables_that_only_one_has_are_told() {
    let mut other = table(&[("2022", 1, 0.1)]);
    other.name = "other".into();
    let diff = difference(&[table(&[("2022", 1, 0.1)])], &[table(&[("2022", 1, 0.1)]), other]);
    assert_eq!((diff.same, diff.tables_only_second), (false, vec!["other".to_owned()]));
}

#[test]
fn a_recipe_says_more_under_the_same_name_and_is_read_back() {
    let plain = Recipe::of(&json!({"concept": "c"}), "sha256:a", "sha256:b");
    let more = plain.with("numbers", numbers(&[table(&[("2022 <&>", 1, 0.1)])]));
    assert_eq!(plain.id, more.id);
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>{}</metadata></svg>", more.text.replace('&', "&amp;").replace('<', "&lt;"));
    let found = recipe::read(svg.as_bytes()).expect("a recipe");
    assert_eq!((found.text("recipe"), found.asked().0), (plain.id.as_str(), json!({"concept": "c"})));
    assert_eq!(found.content["numbers"][0]["rows"], json!([["2022 <&>", 1, 0.1]]));
    let by_hand = Recipe::of(&json!({"question": {"concept": "c"}, "set_by_hand": "h"}), "sha256:a", "sha256:b");
    let found = recipe::read(by_hand.text.as_bytes()).expect("a recipe");
    assert_eq!(found.asked(), (json!({"concept": "c"}), Some("h".into())));
}

#[test]
fn no_bytes_make_reading_panic() {
    for bytes in [&b""[..], b"PK", b"PK\x03\x04 cut", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\x05iTXt", b"%PDF-1.7", b"{", b"[]", b"\xff\xfe<svg", b"<html"] {
        assert!(recipe::read(bytes).is_err(), "{bytes:?}");
    }
    assert!(Parts::read(b"PK\x05\x06").is_err());
}
