//! References in YAML.

use crate::shelf::Shelf;

#[test]
fn a_list_of_works_is_told_and_is_no_article() {
    let list = "harbour:\n    type: Article\n    title: Fog\n    author: Petit, Anna\n\nrain:\n    type: Book\n    title: Rain\n";
    let outcome = Shelf::new().import("a.yml", list);
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("hayagriva", 0, 1));
    let prose = "Note:\n  type: of weather\nThe fog came at night, and it stayed for two days.\n";
    assert_eq!(Shelf::new().import("b.txt", prose).files[0].format, "text");
}
