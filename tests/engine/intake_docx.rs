//! Text out of Word files.

use std::io::Write;

use entente_engine::intake::docx::{is, paragraphs};

fn file(document: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn body(inside: &str) -> Vec<u8> {
    file(&format!("<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='m'><w:body>{inside}</w:body></w:document>"))
}

fn texts(inside: &str) -> Vec<String> {
    paragraphs(&body(inside), 1 << 20).unwrap().into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn runs_make_paragraphs() {
    assert_eq!(texts("<w:p><w:r><w:t>One</w:t></w:r><w:r><w:t xml:space='preserve'> &amp; two</w:t><w:br/><w:t>three</w:t><w:tab/></w:r></w:p><w:p/><w:p><w:r><w:t>&#201;t&#xe9;</w:t></w:r></w:p>"), ["One & two\nthree\t", "", "Été"]);
}

#[test]
fn deleted_text_and_second_versions_are_left_out() {
    assert_eq!(
        texts("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>kept</w:t></w:r></w:ins></w:p><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"),
        ["kept", "box"]
    );
}

#[test]
fn styles_and_cells_are_told() {
    let all = paragraphs(&body("<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:jc w:val='center'/></w:pPr><w:r><w:t>A</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>C</w:t></w:r></w:p>"), 1 << 20).unwrap();
    let told: Vec<(&str, Option<&str>, bool, bool)> = all.iter().map(|one| (one.text.as_str(), one.style.as_deref(), one.centred, one.cell)).collect();
    assert_eq!(told, [("A", Some("Heading1"), true, false), ("B", None, false, true), ("C", None, false, false)]);
}

#[test]
fn it_is_known_by_what_the_archive_holds() {
    assert!(is(&body("")));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("news/word.txt", zip::write::SimpleFileOptions::default()).unwrap();
    assert!(!is(&archive.finish().unwrap().into_inner()));
}

#[test]
fn what_is_damaged_or_too_large_is_refused_with_a_sentence() {
    let damaged = paragraphs(b"PK\x03\x04 nothing", 1 << 20).unwrap_err();
    assert_eq!(damaged.code(), "docx-damaged");
    assert!(paragraphs(&body(&"<w:p/>".repeat(1_000)), 500).unwrap_err().to_string().contains("too large"));
    assert_eq!(paragraphs(&file("<w:document><w:body><w:p><w:r><w:t>cut"), 1 << 20).unwrap()[0].text, "cut");
}
