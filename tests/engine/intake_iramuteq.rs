//! IRaMuTeQ and Alceste.

use crate::shelf::Shelf;

#[test]
fn texts_begin_with_stars_or_digits_and_variables_are_kept() {
    let shelf = Shelf::new();
    let file = "**** *source_Le_Quai *date_2023-09-20 *web \n-*theme1\nLe pont est ouvert.\nIl est neuf.\n\n00002 *annee_2009 *sexe_f\nUn autre texte.\n**** *am_2023-12 Texte sur la ligne.\n****\n";
    let outcome = shelf.import("a.txt", file);
    let articles = shelf.articles();
    assert_eq!((outcome.files[0].format.as_str(), articles.len(), outcome.rejected.len()), ("iramuteq", 3, 0));
    assert_eq!((articles[0].outlet.as_deref(), articles[0].date.as_deref(), articles[0].body.as_str()), (Some("Le Quai"), Some("2023-09-20"), "Le pont est ouvert.\nIl est neuf."));
    assert_eq!((articles[1].date.as_deref(), articles[1].body.as_str()), (Some("2009"), "Un autre texte."));
    assert_eq!((articles[2].date.as_deref(), articles[2].body.as_str()), (Some("2023-12"), "Texte sur la ligne."));
}

#[test]
fn a_log_with_numbers_is_no_corpus() {
    let outcome = Shelf::new().import("a.log", "12345 started\n12346 * done\n");
    assert_eq!(outcome.files[0].format, "text");
}
