//! BibTeX.

use crate::shelf::Shelf;

#[test]
fn a_broken_entry_does_not_take_the_others_with_it() {
    let shelf = Shelf::new();
    let file = "% refs\n@string{hp = \"Harbour Post\"}\n@article{one,\n title = {The {Ferry} runs},\n journal = hp,\n date = {2023-09-20},\n author = {Bell, Anna and Ray, B.}\n}\n@article{\n title = {No key},\n year = 2022, month = sep\n}\n@misc{three,\n title = {No comma}\n file = {x}\n}\n@comment{nothing}\n@article{four, author = {\n";
    let outcome = shelf.import("a.bib", file);
    let found: Vec<_> = shelf.articles().into_iter().map(|article| (article.title.unwrap_or_default(), article.date.unwrap_or_default())).collect();
    assert_eq!(outcome.files[0].format, "bibtex");
    assert_eq!(found, [("The Ferry runs", "2023-09-20"), ("No key", "2022-09"), ("No comma", "")].map(|(title, date)| (title.to_string(), date.to_string())));
    assert_eq!((outcome.rejected.len(), shelf.articles()[0].outlet.as_deref()), (1, Some("Harbour Post")));
}
