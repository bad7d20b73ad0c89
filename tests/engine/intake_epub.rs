//! Books.

use std::io::Write;

use crate::shelf::{Shelf, one};

fn book(meta: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, stored).expect("an entry begins");
        zip.write_all(text.as_bytes()).expect("it is written");
    };
    put("mimetype", "application/epub+zip");
    put("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"OEBPS/p.opf\"/></rootfiles></container>");
    let items: String = parts.iter().enumerate().map(|(at, (name, _))| format!("<item id=\"i{at}\" href=\"{name}\"/>")).collect();
    let order: String = (0..parts.len()).map(|at| format!("<itemref idref=\"i{at}\"/>")).collect();
    put("OEBPS/p.opf", &format!("<package><metadata><dc:title>The Harbour</dc:title><dc:language>en</dc:language><dc:creator>A. Bell</dc:creator><dc:date>2023-09-20</dc:date>{meta}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"));
    parts.iter().for_each(|(name, text)| put(&format!("OEBPS/{}", name.replace("%20", " ")), text));
    zip.finish().expect("the book ends").into_inner()
}

#[test]
fn a_book_is_one_text_in_the_order_of_its_spine() {
    let article = one("a.epub", book("", &[("b%20one.xhtml", "<html><body><h1>One</h1><p>First.</p></body></html>"), ("a.xhtml", "<html><body><p>Second.</p></body></html>")]));
    assert_eq!((article.title.as_deref(), article.byline.as_deref(), article.body.as_str()), (Some("The Harbour"), Some("A. Bell"), "One\n\nFirst.\n\nSecond."));
}

#[test]
fn a_newspaper_gives_its_articles_and_not_its_lists() {
    let long = "The ferry runs again and everybody in the town is glad of it. ".repeat(8);
    let list = format!("<html><body><ul>{}</ul></body></html>", "<li><a href=\"x\">A title that leads to an article of the day</a></li>".repeat(20));
    let page = format!("<html><body><h2>Ferry runs</h2><p>{long}</p></body></html>");
    let shelf = Shelf::new();
    shelf.import("a.epub", book("<meta name=\"calibre:publication_type\" content=\"periodical:unknown\"/>", &[("l.xhtml", &list), ("a.xhtml", &page)]));
    let articles = shelf.articles();
    assert_eq!((articles.len(), articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (1, Some("Ferry runs"), Some("The Harbour"), Some("2023-09-20")));
}

#[test]
fn a_damaged_book_is_refused_with_a_sentence() {
    let mut bytes = book("", &[("a.xhtml", "<p>x</p>")]);
    bytes.truncate(bytes.len() / 2);
    let outcome = Shelf::new().import("a.epub", bytes);
    assert!(outcome.rejected[0].reason.starts_with("The book is damaged"));
}
