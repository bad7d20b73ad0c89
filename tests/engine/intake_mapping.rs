//! Which name means which part of an article.

use entente_engine::intake::mapping::{guess, names, part};

#[test]
fn the_list_of_names_is_read_and_no_name_means_two_parts() {
    let names = names().expect("the shipped names are read");
    assert_eq!(names.len(), 8);
    let mut all: Vec<(&String, &str)> = names.iter().flat_map(|(field, names)| names.iter().map(move |name| (name, *field))).collect();
    all.sort();
    let twice: Vec<_> = all.windows(2).filter(|pair| pair[0].0 == pair[1].0).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(all.iter().all(|(name, _)| !name.is_empty()));
}

#[test]
fn capitals_blanks_and_marks_do_not_matter() {
    for name in ["publish_date", "Publish Date", "publishDate", "Дата публикации", "发布日期"] {
        assert_eq!(part(name), Some("date"), "{name}");
    }
    assert_eq!((part("№"), part(""), part("colour")), (None, None, None));
}

#[test]
fn a_text_is_preferred_to_its_summary_and_a_year_is_no_date() {
    let mapping = guess(["year", "summary", "Headline", "full_text"]);
    assert_eq!((mapping.body.as_deref(), mapping.date.as_deref(), mapping.title.as_deref()), (Some("full_text"), None, Some("Headline")));
}
