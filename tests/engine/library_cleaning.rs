//! Rules of cleaning switched off and on again after an import.

use entente_engine::article::Zone;
use entente_engine::progress::silent;

use crate::shelf::Shelf;

const TEXT: &str = "By Anna Petit\nChina and Russia have a partnership without limits.\nRead more: another partnership without limits\n(AFP)";

fn shelf() -> Shelf {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", format!("{}\n", serde_json::json!({"id": "1", "lang": "en", "title": "T", "body": TEXT})));
    shelf.import("b.jsonl", "{\"id\":\"2\",\"lang\":\"en\",\"title\":\"U\",\"body\":\"Nothing else.\"}\n");
    shelf
}

fn zones(shelf: &Shelf) -> Vec<Zone> {
    shelf.articles()[0].zones.iter().map(|zone| zone.zone).collect()
}

#[test]
fn a_rule_that_is_switched_off_and_on_leaves_everything_as_it_was() {
    let shelf = shelf();
    shelf.library.code(None, &silent).unwrap();
    let (before, hash, hits) = (shelf.articles(), shelf.library.info().unwrap().library, shelf.hits());
    assert_eq!(zones(&shelf), [Zone::Byline, Zone::Boilerplate, Zone::Credit]);
    let outcome = shelf.library.set_cleaning(&["boilerplate".into(), "sign-off".into()], &silent).unwrap();
    assert_eq!((outcome.articles_changed, zones(&shelf)), (1, vec![Zone::Byline]));
    let info = shelf.library.info().unwrap();
    assert_eq!((info.uncoded, info.library), (1, hash.clone()), "only the changed article is to be coded again; the content is the same");
    assert_eq!(info.rules_off, ["boilerplate", "sign-off"]);
    shelf.library.set_cleaning(&[], &silent).unwrap();
    shelf.library.code(None, &silent).unwrap();
    assert_eq!((shelf.articles(), shelf.hits()), (before, hits));
    assert!(shelf.library.check(&silent).unwrap().sound);
}

#[test]
fn every_rule_is_listed_with_what_it_finds() {
    let shelf = shelf();
    let rules = shelf.library.cleaning(&silent).unwrap();
    let found: Vec<_> = rules.iter().filter(|rule| rule.articles > 0).map(|rule| rule.rule.as_str()).collect();
    assert_eq!(found, ["boilerplate", "byline", "sign-off"]);
    assert!(rules.iter().all(|rule| rule.on) && rules.len() > 8);
}

#[test]
fn later_imports_keep_to_what_was_switched_off() {
    let shelf = Shelf::new();
    shelf.library.set_cleaning(&["byline".into()], &silent).unwrap();
    shelf.import("a.jsonl", format!("{}\n", serde_json::json!({"id": "1", "title": "T", "body": TEXT})));
    assert_eq!(zones(&shelf), [Zone::Boilerplate, Zone::Credit]);
}

#[test]
fn one_import_may_go_without_a_rule() {
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", format!("{}\n", serde_json::json!({"id": "1", "title": "T", "body": TEXT})));
    let options = entente_engine::answers::ImportOptions { rules_off: vec!["byline".into()], ..Default::default() };
    let outcome = shelf.import_paths(&[path.clone()], &options);
    assert_eq!(zones(&shelf), [Zone::Boilerplate, Zone::Credit]);
    assert_eq!(outcome.rules.iter().filter(|rule| !rule.on).map(|rule| rule.rule.as_str()).collect::<Vec<_>>(), ["byline"]);
    let wrong = entente_engine::answers::ImportOptions { rules_off: vec!["magic".into()], ..Default::default() };
    assert_eq!(shelf.library.import(&[path], &wrong, &silent).unwrap_err().code(), "rule-unknown");
    assert!(shelf.library.unfinished().unwrap().is_none(), "what could not begin cannot go on");
}
