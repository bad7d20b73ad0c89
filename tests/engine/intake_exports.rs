//! The exports of press databases, on small files of our own that hold what has gone wrong with them elsewhere: a first
//! article lost with the cover, numbers in a headline taken for a date, an error page in the middle, names of fields inside
//! a text, and so on.

use std::path::{Path, PathBuf};

use crate::accuracy::formats;
use crate::accuracy::found;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/intake")
}

/// Every file of a folder gives its articles, each as its list tells.
fn all_right(folder: &str) {
    let mut places = Vec::new();
    for file in formats::folder(&fixtures().join(folder)) {
        for difference in file.differences {
            places.push(format!("{} {} {}: {:?} instead of {:?}", file.file, difference.article, difference.field, difference.found, difference.expected));
        }
    }
    assert!(places.is_empty(), "{folder}:\n{}", places.join("\n"));
}

fn read(file: &str) -> crate::accuracy::Found {
    found(fixtures().join(file))
}

#[test]
fn europresse_in_three_layouts() {
    all_right("europresse");
}

#[test]
fn factiva_as_page_table_xml_and_rtf() {
    all_right("factiva");
}

#[test]
fn nexis_as_page() {
    all_right("nexis_html");
}

#[test]
fn nexis_as_text() {
    all_right("nexis_txt");
}

#[test]
fn nexis_as_word_file() {
    all_right("nexis_docx");
}

#[test]
fn nexis_as_rtf() {
    all_right("nexis_rtf");
}

#[test]
fn proquest_as_text_page_and_mail() {
    all_right("proquest");
}

#[test]
fn every_format_has_its_name() {
    let names = [
        ("europresse/present.html", "europresse"),
        ("factiva/articles.htm", "factiva-html"),
        ("factiva/indexed.html", "factiva-html"),
        ("factiva/pps.xml", "factiva-xml"),
        ("factiva/display.rtf", "factiva-rtf"),
        ("nexis_html/academic.html", "nexis-html"),
        ("nexis_txt/academic.txt", "nexis-txt"),
        ("nexis_txt/alone.txt", "nexis-txt"),
        ("nexis_docx/uni.docx", "nexis-docx"),
        ("nexis_docx/plain.docx", "docx"),
        ("nexis_rtf/uni.rtf", "nexis-rtf"),
        ("nexis_rtf/classic.rtf", "nexis-rtf"),
        ("proquest/export.txt", "proquest-txt"),
        ("proquest/export.html", "proquest-html"),
        ("proquest/export.eml", "proquest-mail"),
    ];
    for (file, name) in names {
        assert_eq!(read(file).readers, [name], "{file}");
    }
}

#[test]
fn what_a_file_announces_is_kept_beside_what_it_gives() {
    for (file, announced, given, refused) in [
        ("nexis_html/academic.html", 6, 5, 1),
        ("nexis_txt/academic.txt", 7, 6, 1),
        ("nexis_docx/uni.docx", 3, 3, 0),
        ("factiva/display.rtf", 3, 2, 0),
        ("factiva/pps.xml", 3, 2, 0),
        ("proquest/export.txt", 3, 3, 0),
    ] {
        let found = read(file);
        assert_eq!((found.announced, found.articles.len(), found.refused.len()), (Some(announced), given, refused), "{file}: {:?}", found.refused);
    }
}

#[test]
fn an_error_page_is_refused_with_its_place_and_its_words() {
    let found = read("nexis_html/academic.html");
    assert!(found.refused[0].starts_with("document 3 of 6 The database printed an error"), "{:?}", found.refused);
}

#[test]
fn the_name_of_an_issue_and_the_site_are_kept_apart_from_the_outlet() {
    let found = read("europresse/present.html");
    assert_eq!(found.articles[0].outlet.as_deref(), Some("La Vigie"));
    assert_eq!(found.articles[0].extra["outlet_raw"], "La Vigie, no. 43018");
    assert_eq!(found.articles[1].extra["outlet_raw"], "The Harbour Post (website)");
}

#[test]
fn reprints_are_a_list_beside_the_article() {
    let found = read("europresse/present.html");
    let reprints = &found.articles[0].extra["reprints"];
    assert_eq!(reprints[0], serde_json::json!({"date": "11 septembre 2024", "outlet": "La Vigie (site web)"}));
    assert_eq!(reprints[1]["outlet"], "Le Phare");
    assert!(!found.articles[0].body.contains("Le Phare"));
    assert!(found.notes.iter().any(|note| note.contains("several publications")), "{:?}", found.notes);
}

#[test]
fn authors_kickers_numbers_and_pages_are_kept() {
    let found = read("europresse/articles.html");
    let first = &found.articles[0];
    assert_eq!((first.byline.as_deref(), first.external_id.as_deref()), (Some("Marc Olivier"), Some("news·20160315·DL·0001")));
    assert_eq!((first.extra["section"].as_str(), first.extra["page"].as_str()), (Some("International"), Some("A4")));
    let old = &read("europresse/tables.html").articles[0];
    assert_eq!((old.byline.as_deref(), old.extra["kicker"].as_str()), (Some("Anne Dubreuil"), Some("DIPLOMATIE")));
    assert_eq!(old.date_raw.as_deref(), Some("mardi 3 avril 2012"));
}

#[test]
fn a_byline_and_a_highlight_that_are_glued_come_apart() {
    let first = &read("nexis_docx/uni.docx").articles[0];
    assert_eq!((first.byline.as_deref(), first.extra["lead"].as_str()), (Some("Ellen Hart"), Some("A long silence")));
}

#[test]
fn the_date_above_a_text_comes_before_every_other() {
    let first = &read("nexis_html/academic.html").articles[0];
    assert_eq!((first.date_raw.as_deref(), first.extra["load-date"].as_str()), (Some("March 14, 2013 Thursday 11:21 AM GMT"), Some("April 2, 2000")));
}

#[test]
fn a_caption_alone_is_marked_as_one() {
    let article = &read("nexis_txt/academic.txt").articles[4];
    assert_eq!(article.zones, [entente_engine::article::ZoneSpan { zone: entente_engine::article::Zone::Caption, start: 0, end: article.body.len() }]);
}

#[test]
fn a_summary_alone_is_a_lead() {
    let found = read("proquest/export.txt");
    assert_eq!(found.articles[2].extent, entente_engine::article::Extent::Lead);
    assert!(found.notes.iter().any(|note| note.contains("without its full text")), "{:?}", found.notes);
}

#[test]
fn a_date_with_stray_blanks_is_read_and_kept_as_written() {
    assert_eq!(read("proquest/export.txt").articles[0].date_raw.as_deref(), Some("Ju n 2 4, 2024"));
}

#[test]
fn a_line_alone_is_no_article() {
    let found = read("nexis_docx/line.docx");
    assert_eq!((found.articles.len(), found.refused.as_slice()), (0, ["The document holds a line, but no text.".to_string()].as_slice()));
}

/// A page of its own in a folder of its own.
fn page(html: &str) -> crate::accuracy::Found {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, html).unwrap();
    found(path)
}

#[test]
fn an_unknown_layout_goes_to_the_general_reader_and_says_so() {
    let text = "Russia and China are partners, said the minister, and will remain so for as long as both of them want it. ".repeat(6);
    for (mark, database) in [("<title>Factiva</title>", "Factiva"), ("<meta content='cedrom-sni'>", "Europresse"), ("<title>ProQuest Export</title>", "ProQuest")] {
        let found = page(&format!("<html><head>{mark}</head><body><main class='articleParagraph'><h1>Partners</h1><p>{text}</p></main></body></html>"));
        assert_eq!((found.readers, found.articles.len()), (vec!["html".to_string()], 1), "{database}");
        assert!(found.notes.iter().any(|note| note.contains(database) && note.contains("not known")), "{:?}", found.notes);
    }
}

#[test]
fn cut_and_spoilt_files_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(fixtures()).unwrap().flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap()) {
        let path = entry.unwrap().path();
        let whole = std::fs::read(&path).unwrap();
        // Relatives are many: two places of each are enough.
        let kin = path.parent().is_some_and(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("kin_")));
        for part in (1..12).step_by(if kin { 6 } else { 1 }) {
            let end = whole.len() * part / 12;
            let mut spoilt = whole.clone();
            spoilt[end] ^= 0x55;
            for (name, bytes) in [("cut", &whole[..end]), ("spoilt", &spoilt[..])] {
                let copy = folder.path().join(name);
                std::fs::write(&copy, bytes).unwrap();
                let found = found(copy);
                assert!(!found.refused.iter().any(|reason| reason.contains("failed on this file")), "{} {name} {part}: {:?}", path.display(), found.refused);
            }
        }
    }
}

#[test]
fn a_page_that_only_resembles_an_export_is_a_page() {
    let text = "Russia and China are partners, said the minister, and will remain so for as long as both of them want it. ".repeat(6);
    let html = format!("<!DOCTYPE html><html lang=en><head><title>Page</title></head><body><article class=\"article is-large\"><h1 class=\"headline\">Partners</h1><p class=\"ArticleParagraph_articleParagraph__1\">{text}</p></article></body></html>");
    assert_eq!(page(&html).readers, ["html"]);
}
