//! From places to running text.

use entente_engine::intake::pdf_layout::{Mark, Page, paragraphs};

/// A line of letters, each half as wide as high.
fn line(text: &str, x: f64, y: f64, size: f64) -> Vec<Mark> {
    let width = size * 0.5;
    let place = |(at, c): (usize, char)| Mark { text: c.to_string(), x: x + at as f64 * width, y, end: x + (at + 1) as f64 * width, size };
    text.chars().enumerate().map(place).collect()
}

fn page(lines: &[(&str, f64, f64, f64)]) -> Page {
    Page { width: 600.0, height: 800.0, marks: lines.iter().flat_map(|(text, x, y, size)| line(text, *x, *y, *size)).collect() }
}

fn texts(pages: &[Page]) -> Vec<String> {
    paragraphs(pages).into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn lines_flow_together_and_hyphens_are_joined() {
    let page = page(&[("Boats come home", 50.0, 100.0, 20.0), ("The boats came home in the even-", 50.0, 130.0, 10.0), ("ing, and the town was glad of it.", 50.0, 142.0, 10.0), ("A feast is planned.", 50.0, 175.0, 10.0)]);
    assert_eq!(texts(&[page]), ["Boats come home", "The boats came home in the evening, and the town was glad of it.", "A feast is planned."]);
}

#[test]
fn columns_are_read_one_after_the_other_under_a_title_that_spans_them() {
    let page = page(&[
        ("A title that spans the page", 50.0, 60.0, 24.0),
        ("left one goes on and", 50.0, 100.0, 10.0),
        ("right one goes on and", 320.0, 100.0, 10.0),
        ("left two is here.", 50.0, 112.0, 10.0),
        ("right two is here.", 320.0, 112.0, 10.0),
        ("left three ends.", 50.0, 140.0, 10.0),
        ("right three ends.", 320.0, 140.0, 10.0),
    ]);
    assert_eq!(
        texts(&[page]),
        ["A title that spans the page", "left one goes on and left two is here.", "left three ends.", "right one goes on and right two is here.", "right three ends."]
    );
}

#[test]
fn what_every_page_repeats_at_its_edges_is_no_text() {
    let pages: Vec<Page> = (1..=4).map(|number| page(&[("Harbour Post 20-09-2023", 50.0, 20.0, 8.0), (&format!("Text of page {number}."), 50.0, 300.0, 10.0), (&number.to_string(), 300.0, 780.0, 8.0)])).collect();
    assert_eq!(texts(&pages), ["Text of page 1.", "Text of page 2.", "Text of page 3.", "Text of page 4."]);
}

#[test]
fn a_sentence_goes_on_over_the_end_of_a_page() {
    let first = page(&[("This sentence is long enough and does not end on the", 50.0, 400.0, 10.0)]);
    let second = page(&[("first page of the file.", 50.0, 60.0, 10.0)]);
    assert_eq!(texts(&[first, second]), ["This sentence is long enough and does not end on the first page of the file."]);
}

#[test]
fn chinese_lines_join_without_a_blank() {
    let page = page(&[("中国与俄罗斯", 50.0, 100.0, 10.0), ("发表声明", 50.0, 112.0, 10.0)]);
    assert_eq!(texts(&[page]), ["中国与俄罗斯发表声明"]);
}

#[test]
fn letters_drawn_twice_to_look_bold_count_once() {
    let mut bold = page(&[("Bold", 50.0, 100.0, 10.0)]);
    let again: Vec<Mark> = bold.marks.iter().map(|mark| Mark { x: mark.x + 0.2, end: mark.end + 0.2, ..mark.clone() }).collect();
    bold.marks.extend(again);
    assert_eq!(texts(&[bold]), ["Bold"]);
}
