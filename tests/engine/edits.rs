//! Changes by hand: every one can be undone and done again, and questions follow at once.

use entente_engine::answers::{EventMark, Provenance};
use entente_engine::edit::Edit;
use entente_engine::question::Selection;

use crate::shelf::Shelf;

fn shelf() -> Shelf {
    let shelf = Shelf::new();
    let line = |id: &str, outlet: &str| format!("{}\n", serde_json::json!({ "id": id, "outlet": outlet, "date": "2023-05-01", "title": "T", "body": format!("Body {id}.") }));
    shelf.import("a.jsonl", [line("1", "Paper"), line("2", "The Paper (print)"), line("3", "Gazette")].concat());
    shelf
}

fn merge(outlet: &str, into: Option<&str>) -> Edit {
    Edit::Outlet { outlet: outlet.into(), country: None, kind: None, group: None, merged_into: Some(into.map(str::to_string)) }
}

fn names(shelf: &Shelf) -> Vec<String> {
    shelf.articles().into_iter().filter_map(|article| article.outlet).collect()
}

#[test]
fn merged_outlets_carry_one_name_and_come_apart_again() {
    let shelf = shelf();
    let before = shelf.library.info().expect("info").library;
    shelf.library.edit(&merge("The Paper (print)", Some("Paper"))).expect("merged");
    assert_eq!(names(&shelf), ["Paper", "Paper", "Gazette"]);
    let info = shelf.library.info().expect("info");
    assert_eq!(info.library, before, "what was collected has not changed");
    assert_eq!((info.outlets[0].name.as_str(), info.outlets[0].articles), ("Paper", 2));
    assert_eq!(info.outlets[0].merged, ["The Paper (print)"]);
    let asked = Selection { outlets: vec!["The Paper (print)".into()], ..Selection::default() };
    assert_eq!(shelf.select(&asked).len(), 2, "its old name finds it too");
    shelf.library.undo().expect("undone").expect("there was a change");
    assert_eq!(names(&shelf), ["Paper", "The Paper (print)", "Gazette"]);
    shelf.library.redo().expect("done again").expect("there was one");
    assert_eq!(names(&shelf), ["Paper", "Paper", "Gazette"]);
    assert!(shelf.library.redo().expect("asked").is_none());
}

#[test]
fn articles_that_come_later_follow_a_merge() {
    let shelf = shelf();
    shelf.library.edit(&merge("The Paper (print)", Some("Paper"))).expect("merged");
    shelf.import("b.jsonl", "{\"id\":\"4\",\"outlet\":\"The Paper (print)\",\"body\":\"Another body.\"}\n");
    assert_eq!(names(&shelf).last().map(String::as_str), Some("Paper"));
}

#[test]
fn merges_do_not_tangle() {
    let shelf = shelf();
    shelf.library.edit(&merge("The Paper (print)", Some("Paper"))).expect("merged");
    for (outlet, into) in [("Paper", "Paper"), ("Paper", "Gazette"), ("Gazette", "The Paper (print)")] {
        let refused = shelf.library.edit(&merge(outlet, Some(into))).expect_err("tangled");
        assert_eq!(refused.code(), "merge-tangled", "{outlet} into {into}");
    }
    assert_eq!(shelf.library.edit(&merge("Nobody", None)).expect_err("unknown").code(), "outlet-unknown");
    assert_eq!(shelf.library.edits().expect("edits").len(), 1, "what was refused is not kept");
}

#[test]
fn an_outlet_is_described_by_hand() {
    let shelf = shelf();
    let edit = Edit::Outlet { outlet: "Gazette".into(), country: Some(Some("France".into())), kind: Some(Some("private".into())), group: Some(Some("regional".into())), merged_into: None };
    shelf.library.edit(&edit).expect("described");
    let of = || shelf.library.info().expect("info").outlets.into_iter().find(|outlet| outlet.name == "Gazette").expect("it is there");
    assert_eq!((of().country.as_deref(), of().kind.as_deref(), of().group.as_deref()), (Some("France"), Some("private"), Some("regional")));
    shelf.library.undo().expect("undone");
    assert_eq!((of().country, of().kind, of().group), (None, None, None));
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let shelf = shelf();
    shelf.library.edit(&merge("The Paper (print)", Some("Paper"))).expect("merged");
    shelf.library.undo().expect("undone");
    shelf.library.edit(&merge("Gazette", Some("Paper"))).expect("merged");
    assert!(shelf.library.redo().expect("asked").is_none());
    let kept = shelf.library.edits().expect("edits");
    assert_eq!((kept.len(), kept[0].undone), (1, false));
}

#[test]
fn an_edit_says_what_it_leaves_alone() {
    let edit = merge("A", None);
    let json = serde_json::to_value(&edit).expect("json");
    assert_eq!(json, serde_json::json!({ "edit": "outlet", "outlet": "A", "merged_into": null }));
    assert_eq!(serde_json::from_value::<Edit>(json).expect("edit"), edit);
}

#[test]
fn own_events_provenance_and_published_totals_are_undone_like_every_other_change() {
    let shelf = shelf();
    let library = &shelf.library;
    let event = EventMark { date: "2023-05-01".into(), title: "A strike".into(), source: String::new(), major: true };
    let told = Provenance { database: Some("Factiva".into()), ..Provenance::default() };
    library.keep_own_events(std::slice::from_ref(&event)).expect("kept");
    library.keep_own_events(std::slice::from_ref(&event)).expect("kept again");
    library.add_provenance(Some("spring"), &told).expect("told");
    library.add_provenance(Some("spring"), &told).expect("told twice");
    library.add_published("outlet,period,articles\nPaper,2023-05,300\n").expect("read");
    let what: Vec<String> = library.edits().expect("edits").iter().map(|made| made.edit.name().to_owned()).collect();
    assert_eq!(what, ["events", "provenance", "published"], "what alters nothing leaves no trace");
    library.forget_published().expect("forgotten");
    library.undo().expect("undone").expect("the totals are back");
    assert_eq!(library.published().expect("totals"), [("Paper".to_owned(), "2023-05".to_owned(), 300)]);
    for _ in 0..3 {
        library.undo().expect("undone").expect("there was a change");
    }
    assert_eq!((library.own_events().expect("events"), library.provenance().expect("provenance"), library.published().expect("totals")), (vec![], vec![], vec![]));
    for _ in 0..3 {
        library.redo().expect("done again").expect("there was one");
    }
    assert_eq!(library.own_events().expect("events"), [event]);
    assert_eq!(library.provenance().expect("provenance")[0].told, told);
    assert_eq!(library.published().expect("totals").len(), 1);
}
