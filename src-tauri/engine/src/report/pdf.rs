//! The report as a PDF, set by Typst with the shipped fonts alone: tagged, with text as text, the same bytes every time.

use serde_json::{Value, json};
use typst::ecow::EcoVec;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{Block, Document};
use crate::faces;
use crate::wording::Language;
use crate::{Error, Result};

const TEMPLATE: &str = include_str!("report.typ");

/// Characters that an error names at most.
const NAMED: usize = 8;

/// Writes the document as PDF/UA. Its keywords are the recipe; no date stands in it.
///
/// # Errors
/// `glyph-missing` names the characters that no shipped font has; `report-pdf` where the pages cannot be set.
pub fn pdf(document: &Document) -> Result<Vec<u8>> {
    let mut content = content(document);
    content["sections"].as_array_mut().into_iter().flatten().for_each(|section| spell(section, document.language));
    content["sections"].as_array_mut().into_iter().flatten().for_each(clean);
    for part in ["title", "subtitle", "dated", "footer", "running"] {
        clean(&mut content[part]);
    }
    let figures = pictures(document);
    drawable(&content, &figures)?;
    let set = Pages::new(content.to_string(), figures).set();
    // What Typst keeps for a next run is of no use here, and grows.
    typst::comemo::evict(0);
    set
}

/// The document as the template reads it: figures by the name of a file.
fn content(document: &Document) -> Value {
    let mut content = serde_json::to_value(document).unwrap_or_default();
    content["language"] = document.language.tag().into();
    content["contents"] = document.language.contents().into();
    content["running"] = document.title.clone().into();
    let blocks = content["sections"].as_array_mut().into_iter().flatten().flat_map(|section| section["blocks"].as_array_mut().into_iter().flatten());
    for (number, picture) in blocks.filter(|block| block["kind"] == "picture").enumerate() {
        picture["block"]["svg"] = figure_name(number).into();
    }
    content
}

fn figure_name(number: usize) -> String {
    format!("/figure-{number}.svg")
}

fn pictures(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Picture(picture) = block { Some(picture.svg.clone()) } else { None }).collect()
}

/// Only what can be seen; languages that Typst does not take are left out.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = faces::visible(text),
        Value::Array(parts) => parts.iter_mut().for_each(clean),
        Value::Object(parts) => {
            if let Some(language) = parts.get_mut("language") {
                let known = language.as_str().is_some_and(|tag| (2..=3).contains(&tag.len()) && tag.bytes().all(|sign| sign.is_ascii_lowercase()));
                *language = if known { language.take() } else { Value::Null };
            }
            parts.values_mut().for_each(clean);
        }
        _ => {}
    }
}

/// What the collection says is shown whatever it is written in: in quotations and their sources a character that no font has
/// stands as its code point, and a note says so. Words of our own must be drawable.
fn spell(section: &mut Value, language: Language) {
    let blocks = section["blocks"].as_array_mut().into_iter().flatten();
    let mut any = false;
    for quotation in blocks.filter(|block| block["kind"] == "quotation").map(|block| &mut block["block"]) {
        quotation["parts"].as_array_mut().into_iter().flatten().for_each(|part| any |= spelled(&mut part["text"]));
        any |= spelled(&mut quotation["source"]) | spelled(&mut quotation["address"]);
    }
    if any && let Some(blocks) = section["blocks"].as_array_mut() {
        blocks.insert(blocks.len().min(1), json!({"kind": "note", "block": language.code_points()}));
    }
}

fn spelled(text: &mut Value) -> bool {
    let found = text.as_str().and_then(faces::spelled);
    let any = found.is_some();
    if let Some(found) = found {
        *text = found.into();
    }
    any
}

/// # Errors
/// `glyph-missing`
fn drawable(content: &Value, figures: &[String]) -> Result<()> {
    let mut missing: Vec<char> = Vec::new();
    let mut look = |text: &str| {
        for c in text.chars().filter(|&c| !c.is_control() && !faces::has(c)) {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
    };
    let mut stack = vec![content];
    while let Some(value) = stack.pop() {
        match value {
            Value::String(text) => look(text),
            Value::Array(parts) => stack.extend(parts),
            // the recipe is not drawn
            Value::Object(parts) => stack.extend(parts.iter().filter(|(name, _)| *name != "recipe_text").map(|(_, part)| part)),
            _ => {}
        }
    }
    figures.iter().for_each(|svg| look(drawn(svg)));
    if missing.is_empty() { Ok(()) } else { Err(glyph_missing(&missing)) }
}

/// An SVG without its metadata, where the recipe stands.
fn drawn(svg: &str) -> &str {
    svg.split_once("</metadata>").map_or(svg, |(_, drawn)| drawn)
}

fn glyph_missing(missing: &[char]) -> Error {
    let mut named: Vec<String> = missing.iter().take(NAMED).map(|&c| format!("{c} (U+{:04X})", c as u32)).collect();
    if missing.len() > NAMED {
        named.push(format!("and {} more", missing.len() - NAMED));
    }
    Error::new(
        "glyph-missing",
        format!("The fonts that PDF reports are set in have no {}.", named.join(", ")),
        "Write the report as .html or .docx, which use the reader's fonts, or leave out what holds the characters: an outlet, words of your own.",
    )
}

/// What Typst is allowed to see: the template, the text, the figures and four fonts.
struct Pages {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    text: (FileId, Bytes),
    figures: Vec<(FileId, Bytes)>,
}

impl Pages {
    fn new(text: String, figures: Vec<String>) -> Self {
        let fonts: Vec<Font> = faces::INTER.into_iter().chain(faces::CHINESE).filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect();
        let figure = |(number, svg)| (file(&figure_name(number)), Bytes::from_string(svg));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(file("/report.typ"), TEMPLATE.into()),
            text: (file("/report.json"), Bytes::from_string(text)),
            figures: figures.into_iter().enumerate().map(figure).collect(),
        }
    }

    fn set(&self) -> Result<Vec<u8>> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|cause| broken(cause.message()))?;
        let options = PdfOptions { creator: Smart::Custom(Some(format!("Entente {}", env!("CARGO_PKG_VERSION")))), standards, ..PdfOptions::default() };
        let pages = typst::compile(self).output.map_err(told)?;
        typst_pdf::pdf(&pages, &options).map(unsuspected).map_err(told)
    }
}

/// `/Suspects false` says what its absence says (ISO 32000-1, table 321), and Poppler takes the word for an error: blanks stand in
/// its place, so that nothing moves.
fn unsuspected(mut pages: Vec<u8>) -> Vec<u8> {
    const MARK: &[u8] = b"/Marked true/Suspects false";
    if let Some(at) = pages.windows(MARK.len()).rposition(|part| part == MARK) {
        pages[at + b"/Marked true".len()..at + MARK.len()].fill(b' ');
    }
    pages
}

impl World for Pages {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = std::iter::once(&self.text).chain(&self.figures).find(|(name, _)| *name == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// No day: the same report on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(path: &str) -> FileId {
    // The paths are constants of this file and cannot be wrong.
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!("{path} is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn told(causes: EcoVec<SourceDiagnostic>) -> Error {
    broken(&causes.iter().map(|cause| cause.message.to_string()).collect::<Vec<_>>().join("; "))
}

fn broken(cause: &str) -> Error {
    Error::new("report-pdf", format!("The pages cannot be set: {cause}."), "Write the report as .html or .docx, and report this sentence.")
}
