//! A report's choices as a file.

use entente_engine::answers::{ReportOptions, ReportSection, Theme};
use entente_engine::report::template::{read, write};
use entente_engine::report::{Block, SECTIONS, compose};

use crate::report::content;

const TEMPLATE: &str = r#"
title = "Our report"
language = "fr"
theme = "print"
sentences = 1

[[section]]
id = "text"
heading = "Background"
text = """
Why we asked.

How it was done."""

[[section]]
id = "methods"

[[section]]
id = "summary"
heading = "Abstract"
text = "First our own view."
"#;

#[test]
fn a_template_says_which_sections_in_which_order_with_what_words() {
    let options = read(TEMPLATE).expect("the template is read");
    assert_eq!((options.title.as_deref(), options.theme, options.sentences), (Some("Our report"), Theme::Print, 1));
    let mut content = content("fr");
    content.options = options;
    let document = compose(&content);
    let headings: Vec<&str> = document.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["Background", "Méthodes", "Abstract"]);
    assert_eq!(document.sections[0].blocks, [Block::Paragraph("Why we asked.".into()), Block::Paragraph("How it was done.".into())]);
    assert_eq!(document.sections[2].blocks[0], Block::Paragraph("First our own view.".into()));
    assert!(document.sections[2].blocks.len() > 1, "the made words stand behind the author's");
}

#[test]
fn what_is_written_is_read_again() {
    let mut options = read(TEMPLATE).expect("the template is read");
    options.baseline = Some("Le \"Soir\" \\ d’à côté".into());
    assert_eq!(read(&write(&options)).expect("it is read again"), options);
    assert_eq!(read("").expect("an empty template"), ReportOptions::default());
}

#[test]
fn an_erroneous_template_is_told_with_its_place() {
    let told = |text: &str| {
        let error = read(text).expect_err("it is wrong");
        (error.code(), error.to_string(), error.hint().to_owned())
    };
    let (code, message, _) = told("title = \"x\"\nlanguage = fr\n");
    assert_eq!(code, "template-unreadable");
    assert!(message.contains("line 2"), "{message}");
    let (code, message, hint) = told("[[section]]\nid = \"sumary\"");
    assert_eq!(code, "template-section");
    assert!(message.contains("“sumary”") && hint.contains("summary"), "{message} {hint}");
    assert_eq!(told("[[section]]\nid = \"trend\"\n[[section]]\nid = \"trend\"").0, "template-section");
    assert_eq!(told("[[section]]\nid = \"text\"").0, "template-section");
    assert_eq!(told("language = \"de\"").0, "template-language");
    assert_eq!(told("[[section]]\nid = \"trend\"\nwords = \"x\"").0, "template-unreadable");
}

#[test]
fn every_section_can_stand_first_and_two_texts_have_two_names() {
    for id in SECTIONS {
        let mut content = content("en");
        content.options.sections = vec![ReportSection { id: id.into(), text: "Own words.".into(), ..ReportSection::default() }];
        let document = compose(&content);
        assert_eq!(document.sections.len(), 1, "{id}");
        assert_eq!(document.sections[0].blocks[0], Block::Paragraph("Own words.".into()), "{id}");
    }
    let mut content = content("en");
    let text = |words: &str| ReportSection { id: "text".into(), heading: Some(words.into()), text: words.into() };
    content.options.sections = vec![text("One"), text("Two")];
    let ids: Vec<String> = compose(&content).sections.into_iter().map(|section| section.id).collect();
    assert_eq!(ids, ["text", "text-2"]);
}
