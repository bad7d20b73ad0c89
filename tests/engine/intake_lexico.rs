//! Lexico.

use crate::shelf::Shelf;

#[test]
fn keys_are_in_force_until_they_change() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", "<journal=Le Quai><annee=2009>\nLe pont est ouvert.\n<annee=2010>\nLe pont est ferm\u{e9}, < 3 jours.\n");
    let found: Vec<_> = shelf.articles().into_iter().map(|article| (article.outlet.unwrap_or_default(), article.date.unwrap_or_default(), article.body)).collect();
    assert_eq!(outcome.files[0].format, "lexico");
    assert_eq!(found[0], ("Le Quai".into(), "2009".into(), "Le pont est ouvert.".into()));
    assert_eq!(found[1], ("Le Quai".into(), "2010".into(), "Le pont est fermé, < 3 jours.".into()));
}
