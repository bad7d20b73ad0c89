//! Metadata by hand, singly and in bulk; the bin; one history for every kind of change.

use entente_engine::answers::{ArticleRecord, CodebookChange, EntryDraft, EntryKind, SavedQuestion};
use entente_engine::edit::{ArticleFields, ArticlesChange, Edit};
use entente_engine::progress::silent;
use entente_engine::question::{Question, Selection};

use crate::shelf::Shelf;

const BODY: &str = "The ministers signed a document on grain and gas, and spoke for three hours about bridges, harvests, prices and the weather of the coming winter in both capitals.";

fn shelf() -> Shelf {
    let shelf = Shelf::new();
    let line = |id: &str, outlet: &str, date: &str, body: &str| format!("{}\n", serde_json::json!({ "id": id, "outlet": outlet, "date": date, "lang": "en", "title": format!("T{id}"), "body": body }));
    let front = format!("China and Russia presented a united front. {BODY}");
    shelf.import("a.jsonl", [
        line("1", "Paper", "2023-05-01", &front),
        line("2", "Gazette", "2023-05-02", &front),
        line("3", "Courier", "2023-05-03", &front),
        line("4", "Gazette", "2023-06", "Rain fell on the old town for a week."),
    ].concat());
    shelf.library.code(None, &silent).expect("coded");
    shelf
}

fn set(articles: &[i64], set: ArticleFields) -> Edit {
    Edit::Articles { changes: vec![ArticlesChange { articles: articles.to_vec(), set }] }
}

fn text(value: &str) -> Option<Option<String>> {
    Some(Some(value.into()))
}

/// Everything that can be asked: what is stored, the hash, the hits, and whether the library is sound.
fn state(shelf: &Shelf) -> (Vec<ArticleRecord>, String, usize) {
    let check = shelf.library.check(&silent).expect("checked");
    assert_eq!(check.problems, Vec::<String>::new());
    (shelf.articles(), check.library, shelf.hits().len())
}

#[test]
fn every_field_is_set_kept_beside_what_was_printed_and_set_back() {
    let shelf = shelf();
    let before = state(&shelf);
    let fields = ArticleFields {
        outlet: text("Paper"),
        date: text("2023-07-04T08:15"),
        byline: text("A. Author"),
        url: text("https://example.org/1"),
        collection: text("summer"),
        language: None,
    };
    shelf.library.edit(&set(&[2, 4], fields)).expect("changed");
    let (articles, hash, hits) = state(&shelf);
    assert_ne!(hash, before.1);
    assert_eq!(hits, before.2, "only a language asks for another coding");
    for article in [&articles[1], &articles[3]] {
        assert_eq!((article.outlet.as_deref(), article.date.as_deref(), article.time.as_deref()), (Some("Paper"), Some("2023-07-04"), Some("08:15")));
        assert_eq!((article.byline.as_deref(), article.url.as_deref(), article.collection.as_deref()), (Some("A. Author"), Some("https://example.org/1"), Some("summer")));
        assert_eq!(article.printed.get("outlet"), Some(&Some("Gazette".into())));
        assert_eq!(article.printed.get("byline"), Some(&None), "nothing was printed there");
    }
    assert_eq!(articles[3].printed.get("date"), Some(&Some("2023-06".into())));
    assert!(articles[0].printed.is_empty());
    let info = shelf.library.info().expect("info");
    assert_eq!((info.outlets[0].name.as_str(), info.outlets[0].articles), ("Paper", 3));
    let asked = Selection { outlets: vec!["Paper".into()], collections: vec!["summer".into()], ..Selection::default() };
    assert_eq!(shelf.select(&asked).len(), 2, "columns follow");
    shelf.library.undo().expect("undone").expect("there was one");
    assert_eq!(state(&shelf), before);
    shelf.library.redo().expect("done again");
    assert_eq!(state(&shelf).1, hash);
}

#[test]
fn a_value_that_is_back_is_no_longer_beside_what_was_printed() {
    let shelf = shelf();
    shelf.library.edit(&set(&[1], ArticleFields { outlet: text("Other"), ..ArticleFields::default() })).expect("changed");
    shelf.library.edit(&set(&[1], ArticleFields { outlet: text("Third"), ..ArticleFields::default() })).expect("changed");
    assert_eq!(shelf.articles()[0].printed.get("outlet"), Some(&Some("Paper".into())), "the first one stays");
    shelf.library.edit(&set(&[1], ArticleFields { outlet: text("Paper"), ..ArticleFields::default() })).expect("changed");
    assert!(shelf.articles()[0].printed.is_empty());
}

#[test]
fn another_language_waits_for_coding_and_leaves_the_other_articles_coded() {
    let shelf = shelf();
    let before = state(&shelf);
    shelf.library.edit(&set(&[1], ArticleFields { language: text("fr"), ..ArticleFields::default() })).expect("changed");
    assert_eq!(shelf.library.info().expect("info").uncoded, 1);
    assert_eq!(shelf.library.code(None, &silent).expect("coded").articles_coded, 1);
    assert_eq!(shelf.articles()[0].language.as_deref(), Some("fr"));
    shelf.library.undo().expect("undone");
    shelf.library.code(None, &silent).expect("coded");
    assert_eq!(state(&shelf), before);
}

#[test]
fn what_no_article_can_have_is_refused_and_nothing_is_written() {
    let shelf = shelf();
    let before = state(&shelf);
    let field = |field: ArticleFields| shelf.library.edit(&set(&[1, 2], field)).expect_err("refused").code();
    assert_eq!(field(ArticleFields { date: text("yesterday"), ..ArticleFields::default() }), "date-invalid");
    assert_eq!(field(ArticleFields { date: text("2023-02-30"), ..ArticleFields::default() }), "date-invalid");
    assert_eq!(field(ArticleFields { language: text("French"), ..ArticleFields::default() }), "language-invalid");
    let unknown = set(&[1, 99], ArticleFields { outlet: text("X"), ..ArticleFields::default() });
    assert_eq!(shelf.library.edit(&unknown).expect_err("refused").code(), "article-unknown");
    assert_eq!(shelf.library.edit_selected(&Selection::default(), &ArticleFields::default(), &silent).expect_err("refused").code(), "nothing-changed");
    assert_eq!(state(&shelf), before);
    assert_eq!(shelf.library.edits().expect("edits"), []);
}

#[test]
fn a_selection_is_changed_and_taken_back_at_once() {
    let shelf = shelf();
    let before = state(&shelf);
    let gazette = Selection { outlets: vec!["Gazette".into()], ..Selection::default() };
    shelf.library.edit_selected(&gazette, &ArticleFields { date: Some(None), ..ArticleFields::default() }, &silent).expect("changed");
    assert_eq!(shelf.library.info().expect("info").undated, 2);
    shelf.library.undo().expect("undone");
    assert_eq!(state(&shelf), before, "different dates come back as they were");
}

#[test]
fn a_deleted_article_is_gone_everywhere_and_comes_back_as_it_was() {
    let shelf = shelf();
    shelf.library.copies(None, &silent).expect("grouped");
    shelf.library.index(&silent).expect("indexed");
    let before = state(&shelf);
    let search = Selection { search: Some("bridges".into()), ..Selection::default() };
    assert_eq!(shelf.select(&search).len(), 3);
    shelf.library.edit(&Edit::Delete { articles: vec![1] }).expect("deleted");
    let (articles, hash, hits) = state(&shelf);
    assert_eq!(articles.iter().map(|article| article.id).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(articles.iter().map(|article| article.story).collect::<Vec<_>>(), [Some(2), Some(2), Some(4)], "its copies stay together without it");
    assert!(hash != before.1 && hits < before.2);
    assert_eq!(shelf.select(&search).len(), 2);
    assert_eq!(shelf.library.article(1).err().map(|error| error.code()), Some("article-unknown"));
    assert_eq!(shelf.library.bin(0, 10).expect("bin").rows[0].id, 1);
    shelf.library.undo().expect("undone");
    assert_eq!(state(&shelf), before);
    assert_eq!(shelf.select(&search).len(), 3);
    shelf.library.redo().expect("done again");
    assert_eq!(state(&shelf).1, hash);
}

#[test]
fn what_is_in_the_bin_is_known_to_an_import_and_keeps_its_number() {
    let shelf = shelf();
    shelf.library.edit(&Edit::Delete { articles: vec![3, 4] }).expect("deleted");
    let again = shelf.import("b.jsonl", "{\"id\":\"4\",\"outlet\":\"Gazette\",\"date\":\"2023-06\",\"lang\":\"en\",\"title\":\"T4\",\"body\":\"Rain fell on the old town for a week.\"}\n");
    assert_eq!((again.articles_added, again.articles_known), (0, 1));
    shelf.import("c.jsonl", "{\"id\":\"5\",\"outlet\":\"Paper\",\"lang\":\"en\",\"title\":\"T5\",\"body\":\"Snow.\"}\n");
    assert_eq!(shelf.articles().last().map(|article| article.id), Some(5), "numbers are not given twice");
    shelf.library.take_back(None).expect("taken back");
    shelf.library.code(None, &silent).expect("coded");
    assert_eq!(state(&shelf).0.len(), 5);
}

#[test]
fn what_was_deleted_under_another_codebook_is_coded_again() {
    let shelf = shelf();
    let hits = shelf.hits().len();
    shelf.library.edit(&Edit::Delete { articles: vec![1] }).expect("deleted");
    rusqlite::Connection::open(shelf.library.path()).unwrap().execute_batch("UPDATE bin_articles SET codebook = 99").unwrap();
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.library.info().expect("info").uncoded, 1);
    shelf.library.code(None, &silent).expect("coded");
    assert_eq!(shelf.hits().len(), hits);
}

#[test]
fn a_merge_leaves_the_library_sound() {
    let shelf = shelf();
    shelf.library.edit(&Edit::Outlet { outlet: "Gazette".into(), country: None, kind: None, group: None, merged_into: text("Paper") }).expect("merged");
    let merged = state(&shelf);
    shelf.library.edit(&Edit::Delete { articles: vec![2] }).expect("deleted");
    shelf.library.undo().expect("undone");
    assert_eq!(state(&shelf), merged);
}

#[test]
fn all_kinds_of_change_stand_in_one_history() {
    let shelf = shelf();
    let saved = SavedQuestion { name: "Fronts".into(), note: "n".into(), question: Question::about("partnership") };
    shelf.library.save_question(&saved).expect("saved");
    shelf.library.edit(&set(&[1], ArticleFields { byline: text("B"), ..ArticleFields::default() })).expect("changed");
    let hit = shelf.hits().remove(0);
    let place = entente_engine::answers::HandPlace { article: hit.article, in_title: false, start: hit.start, end: hit.end, concept: hit.concept.clone() };
    let decision = entente_engine::answers::HandDecision { struck: true, ..Default::default() };
    shelf.library.set_by_hand(&entente_engine::answers::HandEdit { place, decision: Some(decision), reason: "no".into(), author: String::new(), dated: String::new() }).expect("set");
    shelf.library.delete_question("Fronts").expect("deleted");
    shelf.library.edit(&Edit::Delete { articles: vec![4] }).expect("deleted");
    let kinds = |shelf: &Shelf| shelf.library.edits().expect("edits").iter().map(|made| (made.edit.name(), made.undone)).collect::<Vec<_>>();
    assert_eq!(kinds(&shelf), [("question", false), ("articles", false), ("hit", false), ("question", false), ("delete", false)]);
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.articles().len(), 4);
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.library.questions().expect("questions"), [saved]);
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.library.hand_state().expect("state").decisions, 0);
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.articles()[0].byline, None);
    shelf.library.undo().expect("undone");
    assert_eq!(shelf.library.questions().expect("questions"), []);
    assert!(shelf.library.undo().expect("asked").is_none());
    for _ in 0..5 {
        shelf.library.redo().expect("done again").expect("there was one");
    }
    assert_eq!((shelf.articles().len(), shelf.library.hand_state().expect("state").decisions), (3, 1));
    let log = shelf.library.log(0, 100).expect("log");
    assert_eq!(log.iter().filter(|line| line.what == "undo").count(), 5);
    assert_eq!(log.iter().filter(|line| line.what == "edit").count(), 5);
    let told = log.iter().find(|line| line.what == "edit" && line.told.as_ref().is_some_and(|told| told.what == "articles")).and_then(|line| line.told.clone()).expect("told");
    assert_eq!((told.articles, told.set.get("byline")), (1, Some(&Some("B".into()))));
}

#[test]
fn a_version_of_the_codebook_is_taken_back() {
    let shelf = shelf();
    let hash = |shelf: &Shelf| shelf.library.wanted_codebook().expect("codebook").hash().to_owned();
    let first = hash(&shelf);
    let own = EntryDraft {
        kind: EntryKind::Expression,
        id: "en.own-rain".into(),
        concept: "partnership".into(),
        category: "closeness".into(),
        language: "en".into(),
        patterns: vec!["harvests".into()],
        not: Vec::new(),
        near: Vec::new(),
        stance: None,
        note: String::new(),
    };
    shelf.library.codebook_save(&[CodebookChange::Put { key: None, entry: own }], "", "", "").expect("saved");
    assert_ne!(hash(&shelf), first);
    shelf.library.undo().expect("undone").expect("there was one");
    assert_eq!(hash(&shelf), first);
    shelf.library.redo().expect("done again");
    assert_ne!(hash(&shelf), first);
}
