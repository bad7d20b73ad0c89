//! The report as a PDF.

use std::process::Command;

use entente_engine::report::{Block, Document, compose, pdf};

use crate::report::content;

/// The text of a PDF as `pdftotext` reads it, without line ends; `None`, with a word, where it is not installed.
fn read_back(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).expect("the PDF is written");
    let Ok(told) = Command::new("pdftotext").args(["-raw"]).arg(&path).arg("-").output() else {
        eprintln!("skipped: pdftotext is not installed");
        return None;
    };
    assert!(told.status.success(), "pdftotext reads it: {}", String::from_utf8_lossy(&told.stderr));
    Some(one_line(&String::from_utf8_lossy(&told.stdout)))
}

/// Blanks are where lines were broken: none counts.
fn one_line(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{2060}').collect()
}

fn odd(language: &str) -> Document {
    let mut content = content(language);
    content.options.title = Some("#panic(\"x\") *bold* $y$ `raw` <label> @ref \\ // the «title» [1]".into());
    let names = ["Вестник «Север» — еженедельник", "人民大報（海外版）", "#let x = 1; *Le Soir* d’à côté"];
    for (row, name) in content.comparison.rows.iter_mut().zip(names) {
        row.key = name.into();
    }
    content.examples[0].outlet = names[1].into();
    let sentence = "习近平同普京表示，两国友谊不设上限：*alliés* «дружба» #strong[x]".to_owned();
    let hit = &mut content.examples[0].sentences[0];
    hit.start = hit.sentence_start;
    hit.end = hit.start + sentence.find('同').expect("it is there");
    hit.sentence_end = hit.sentence_start + sentence.len();
    hit.sentence = sentence;
    compose(&content)
}

#[test]
fn every_heading_name_and_quotation_is_found_again() {
    for language in ["en", "fr"] {
        let document = odd(language);
        let Some(text) = read_back(&pdf(&document).expect("the pages are set")) else { return };
        let mut wanted = vec![document.title.clone()];
        for section in &document.sections {
            wanted.push(section.heading.clone());
            for block in &section.blocks {
                match block {
                    Block::Table(table) => wanted.extend(table.rows.iter().flatten().map(|cell| cell.shown().to_owned())),
                    Block::Quotation(quotation) => wanted.push(quotation.parts.iter().map(|part| part.text.as_str()).collect()),
                    Block::Paragraph(words) | Block::Note(words) | Block::Subheading(words) => wanted.push(words.clone()),
                    Block::List(items) => wanted.extend(items.clone()),
                    Block::Picture(_) => {}
                }
            }
        }
        let missing: Vec<&String> = wanted.iter().filter(|words| !text.contains(&one_line(words))).collect();
        assert!(missing.is_empty(), "in {language}, not found in the PDF: {missing:?}");
    }
}

#[test]
fn pages_are_the_same_bytes_and_carry_the_recipe() {
    let document = odd("en");
    let pages = pdf(&document).expect("the pages are set");
    assert!(pages == pdf(&document).expect("the pages are set again"), "the same bytes");
    let text = String::from_utf8_lossy(&pages);
    let escaped = document.recipe_text.replace('&', "&amp;").replace('"', "&quot;");
    assert!(text.contains(&document.recipe_text) || text.contains(&escaped), "the recipe stands in the metadata");
    assert!(text.contains("pdfuaid"), "the file says that it is accessible");
    assert!(!text.contains("/CreationDate") && !text.contains("xmp:CreateDate"), "no date");
}

#[test]
fn a_pdf_is_sound_and_its_fonts_are_inside() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf(&odd("fr")).expect("the pages are set")).expect("the PDF is written");
    match Command::new("qpdf").arg("--check").arg(&path).output() {
        Ok(told) => assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout)),
        Err(_) => eprintln!("skipped: qpdf is not installed"),
    }
    if let Ok(told) = Command::new("pdfinfo").arg(&path).output() {
        let (out, warnings) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
        assert!(out.contains("Tagged:          yes") && warnings.is_empty(), "{out}{warnings}");
    }
    match Command::new("pdffonts").arg(&path).output() {
        Ok(told) => {
            let lines = String::from_utf8_lossy(&told.stdout).into_owned();
            let fonts: Vec<&str> = lines.lines().skip(2).collect();
            assert!(!fonts.is_empty() && fonts.iter().all(|font| font.contains(" yes yes yes ")), "embedded, in part, with their characters: {lines}");
        }
        Err(_) => eprintln!("skipped: pdffonts is not installed"),
    }
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let mut content = content("en");
    content.options.title = Some("A title with 🐼 and العربية".into());
    let error = pdf(&compose(&content)).expect_err("no font has it");
    assert_eq!(error.code(), "glyph-missing");
    assert!(error.to_string().contains("🐼 (U+1F43C)") && error.to_string().contains("U+0627"), "{error}");
    assert!(error.hint().contains(".html"));
}

#[test]
fn a_quotation_is_shown_whatever_it_is_written_in() {
    for (language, note) in [("en", "stand in quotations as their Unicode code points"), ("fr", "point de code Unicode")] {
        let mut content = content(language);
        let hit = &mut content.examples[0].sentences[0];
        let sentence = "Great 👩\u{200d}🚀 news: a no-limits partnership 🐼! قال".to_owned();
        hit.start = hit.sentence_start + sentence.find("no-limits").expect("it is there");
        hit.end = hit.start + "no-limits partnership".len();
        (hit.sentence_end, hit.sentence) = (hit.sentence_start + sentence.len(), sentence);
        hit.title = Some("العربية today".into());
        let pages = pdf(&compose(&content)).expect("a quotation does not deny the pages");
        let Some(text) = read_back(&pages) else { return };
        for words in ["Great [U+1F469 U+200D U+1F680] news: a", "[U+1F43C]! [U+0642 U+0627 U+0644]", "[U+0627 U+0644 U+0639 U+0631 U+0628 U+064A U+0629] today", note] {
            assert!(text.contains(&one_line(words)), "{words} in {text}");
        }
    }
    let pages = pdf(&compose(&content("en"))).expect("the pages are set");
    assert!(read_back(&pages).is_none_or(|text| !text.contains("codepoints")), "no note where nothing is spelled");
}

#[test]
fn what_nobody_sees_is_no_missing_character() {
    let mut content = content("en");
    content.options.title = Some("Zero\u{200b}width, soft\u{ad}hyphen, e\u{301}, \u{202b}marks\u{202c}\u{fe0f}\u{7}".into());
    let pages = pdf(&compose(&content)).expect("the pages are set");
    let Some(text) = read_back(&pages) else { return };
    assert!(text.contains(&one_line("Zerowidth, softhyphen, é, marks")), "{text}");
}

#[test]
fn five_hundred_outlets_and_a_figure_taller_than_a_page_are_set() {
    let mut content = content("en");
    let row = content.comparison.rows[0].clone();
    content.comparison.rows = (0..500).map(|number| { let mut row = row.clone(); row.key = format!("Outlet {number:03}"); row }).collect();
    let tall = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"920\" height=\"4000\" viewBox=\"0 0 920 4000\"><metadata>{}</metadata><text x=\"10\" y=\"3990\" font-family=\"Inter\">The foot of it</text></svg>";
    let figure = serde_json::json!({ "svg": tall, "width": 920.0, "height": 4000.0, "title": "", "description": "A tall one.", "regions": [], "plot": { "left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0 } });
    content.figures.whole = Some(serde_json::from_value(figure).expect("a figure"));
    let Some(text) = read_back(&pdf(&compose(&content)).expect("the pages are set")) else { return };
    assert!(text.contains("Thefootofit") && text.contains("Outlet499"), "nothing is cut off");
}
