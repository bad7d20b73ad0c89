//! The report as a document for a word processor.

use std::io::{Cursor, Read};

use entente_engine::Result;
use entente_engine::answers::Figure;
use entente_engine::report::{Block, Document, compose, docx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::report::content;

/// The smallest PNG there is, drawn for every figure.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I',
    b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0x60, 0x60, 0x60, 0, 0, 0, 5, 0, 1, 0xa5, 0xf6, 0x45, 0x40, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn paint(_: &str) -> Result<Vec<u8>> {
    Ok(PNG.to_vec())
}

fn document(language: &str) -> Document {
    let mut content = content(language);
    content.options.title = Some("Ties & <b>alliances</b> \"without limits\"".into());
    content.comparison.rows[1].key = "=SUM(A1) & صحيفة <i>الشرق</i>".into();
    let figure = |number: u32| -> Figure {
        serde_json::from_value(serde_json::json!({
            "svg": "<svg/>", "width": 920.0, "height": 400.0, "title": "", "description": format!("Drawing {number}: \"low\" & <high>."),
            "regions": [], "plot": { "left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0 },
        }))
        .expect("a figure")
    };
    content.figures.whole = Some(figure(1));
    content.figures.comparison = Some(figure(2));
    content.examples[0].addresses.insert(7, "https://example.org/a?b=1&c=\"2\"<3>".into());
    compose(&content)
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a document is a zip");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("the part is text");
    text
}

/// Every start of an element, the part being well-formed.
fn starts(xml: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("the part is well-formed") {
            Event::Eof => return found,
            Event::Start(start) | Event::Empty(start) => found.push(start.into_owned()),
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let value = start.try_get_attribute(name).expect("attributes are well-formed").expect("the attribute is there");
    quick_xml::escape::unescape(value.value.as_ref()).expect("entities are known").into_owned()
}

#[test]
fn every_picture_has_its_words_and_every_table_repeats_its_head() {
    let document = document("en");
    let xml = part(&docx(&document, &paint).expect("it is written"), "word/document.xml");
    let found = starts(&xml);
    let named = |name: &str| found.iter().filter(|start| start.name().as_ref() == name).collect::<Vec<_>>();
    let told: Vec<String> = named("wp:docPr").into_iter().map(|picture| attribute(picture, "descr")).collect();
    assert_eq!(told, ["Drawing 1: \"low\" & <high>.", "Drawing 2: \"low\" & <high>."]);
    let tables = document.sections.iter().flat_map(|section| &section.blocks).filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(named("w:tbl").len(), tables, "no table is lost");
    assert_eq!(named("w:tblHeader").len(), tables, "one head row a table");
    // within each table the mark stands in the first row
    for table in xml.split("<w:tbl>").skip(1) {
        let row = table.find("</w:tr>").expect("a table has rows");
        assert!(table.find("<w:tblHeader").is_some_and(|head| head < row), "the first row is the head");
    }
}

#[test]
fn every_quotation_has_its_language() {
    let mut content = content("fr");
    let hit = content.examples[0].sentences[0].clone();
    let of = |language: Option<&str>| entente_engine::answers::HitRecord { language: language.map(str::to_owned), ..hit.clone() };
    content.examples[0].sentences = vec![of(Some("ru")), of(None), of(Some("zh")), of(Some("en")), of(Some("?\"x"))];
    let xml = part(&docx(&compose(&content), &paint).expect("it is written"), "word/document.xml");
    let mut languages: Vec<String> = Vec::new();
    for paragraph in xml.split("</w:p>").filter(|paragraph| paragraph.contains("w:val=\"Quote\"")) {
        let runs: Vec<&str> = paragraph.split("<w:r>").skip(1).collect();
        assert_eq!(runs.len(), 3, "before the hit, the hit, after it");
        let marks: std::collections::BTreeSet<String> = runs.iter().map(|run| run.split_once("<w:lang ").map_or("", |(_, rest)| rest.split_once('/').map_or("", |(mark, _)| mark)).trim().to_owned()).collect();
        assert_eq!(marks.len(), 1, "every run of a quotation in one language: {marks:?}");
        languages.extend(marks);
    }
    assert_eq!(languages, ["w:val=\"ru-RU\"", "", "w:eastAsia=\"zh-CN\"", "w:val=\"en-GB\"", ""]);
    starts(&xml);
}

#[test]
fn headings_captions_and_text_are_what_they_are() {
    for language in ["en", "fr"] {
        let document = document(language);
        let bytes = docx(&document, &paint).expect("it is written");
        let xml = part(&bytes, "word/document.xml");
        let styles: Vec<String> = starts(&xml).iter().filter(|start| start.name().as_ref() == "w:pStyle").map(|start| attribute(start, "w:val")).collect();
        let count = |style: &str| styles.iter().filter(|found| *found == style).count();
        assert_eq!((count("Title"), count("Heading1")), (1, document.sections.len()));
        assert!(count("Caption") >= 4 && xml.contains("SEQ "), "captions count themselves");
        assert!(xml.contains("&lt;b&gt;alliances&lt;/b&gt;"), "markup of a title is text");
        assert!(part(&bytes, "word/styles.xml").contains(if language == "fr" { "fr-FR" } else { "en-GB" }));
    }
}

#[test]
fn the_recipe_stands_in_the_properties_and_the_bytes_are_the_same_twice() {
    let document = document("fr");
    let bytes = docx(&document, &paint).expect("it is written");
    let core = part(&bytes, "docProps/core.xml");
    let recipe = core.split_once("<dc:description>").and_then(|(_, rest)| rest.split_once("</dc:description>")).expect("a description").0;
    assert_eq!(quick_xml::escape::unescape(recipe).expect("entities are known"), document.recipe_text);
    assert!(!core.contains("created") && !core.contains("modified"), "no day");
    assert!(bytes == docx(&document, &paint).expect("it is written again"), "the same bytes");
}
