//! Saved questions, and the list of articles.

use entente_engine::answers::{ArticleOrder, SavedQuestion};
use entente_engine::question::{Question, Selection};

use crate::shelf::Shelf;

#[test]
fn a_question_is_kept_replaced_and_deleted() {
    let shelf = Shelf::new();
    let saved = |note: &str| SavedQuestion { name: "Fronts".into(), note: note.into(), question: Question::about("partnership") };
    shelf.library.save_question(&saved("first")).unwrap();
    shelf.library.save_question(&saved("second")).unwrap();
    assert_eq!(shelf.library.questions().unwrap(), [saved("second")]);
    shelf.library.delete_question("Fronts").unwrap();
    assert_eq!(shelf.library.questions().unwrap(), []);
    let nameless = SavedQuestion { name: " ".into(), ..saved("x") };
    assert_eq!(shelf.library.save_question(&nameless).unwrap_err().code(), "name-missing");
}

#[test]
fn the_list_of_articles_is_sorted_and_cut_into_pages() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"1\",\"outlet\":\"TASS\",\"date\":\"2023-02-01\",\"title\":\"b\",\"body\":\"x\"}\n{\"id\":\"2\",\"outlet\":\"Reuters\",\"date\":\"2023-01-01\",\"title\":\"C\",\"body\":\"y\"}\n{\"id\":\"3\",\"title\":\"a\",\"body\":\"z\"}\n");
    let ids = |order, descending, offset, limit| {
        let page = shelf.library.article_page(&Selection::default(), order, descending, offset, limit).unwrap();
        assert_eq!(page.total, 3);
        page.rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(ArticleOrder::Date, false, 0, 10), [3, 2, 1]);
    assert_eq!(ids(ArticleOrder::Date, true, 0, 10), [1, 2, 3]);
    assert_eq!(ids(ArticleOrder::Title, false, 0, 10), [3, 1, 2]);
    assert_eq!(ids(ArticleOrder::Outlet, false, 1, 1), [2]);
}
