//! Relatives of the usual files, of our own making: other languages of a database's pages, other generations, other names of
//! columns, other encodings, first articles that lack something. Each folder lists what its files hold.

use crate::accuracy::formats;
use crate::accuracy::found;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/intake")
}

fn all_right(folder: &str) {
    let mut places = Vec::new();
    let files = formats::folder(&fixtures().join(folder));
    for file in &files {
        for difference in &file.differences {
            places.push(format!("{} {} {}: {:?} instead of {:?}", file.file, difference.article, difference.field, difference.found, difference.expected));
        }
    }
    assert!(!files.is_empty() && places.is_empty(), "{folder}:\n{}", places.join("\n"));
}

#[test]
fn press_databases_in_other_languages() {
    all_right("kin_databases");
}

#[test]
fn tables_and_answers_with_other_names() {
    all_right("kin_tables");
}

#[test]
fn pages_feeds_mail_and_archives() {
    all_right("kin_pages");
}

#[test]
fn wires() {
    all_right("kin_wires");
}

#[test]
fn corpora_and_references() {
    all_right("kin_scholars");
}

#[test]
fn documents() {
    all_right("kin_documents");
}

#[test]
fn encodings_old_and_rare() {
    all_right("kin_encodings");
}

#[test]
fn each_has_its_reader() {
    let names = [
        ("kin_databases/mediargus_list.txt", "mediargus"),
        ("kin_tables/json_mastodon.json", "posts"),
        ("kin_tables/json_x_api.json", "posts"),
        ("kin_pages/rss_sitemap_news.xml", "sitemap"),
        ("kin_pages/warc_old.arc", "arc"),
        ("kin_scholars/vertical_ud.conllu", "conllu"),
        ("kin_scholars/vertical_en.vrt", "vertical"),
        ("kin_scholars/bib_zotero.rdf", "rdf"),
        ("kin_scholars/bib_endnote.enw", "endnote"),
        ("kin_scholars/bib_endnote.xml", "endnote-xml"),
    ];
    for (file, name) in names {
        assert_eq!(found(fixtures().join(file)).readers, [name], "{file}");
    }
}
