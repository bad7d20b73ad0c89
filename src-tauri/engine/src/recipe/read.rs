//! Where does a saved file carry its recipe? One place a format, read by what the file is and not by its name.

use serde_json::Value;

use crate::{Error, Result};

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
    Html,
    Pdf,
    Docx,
    Xlsx,
    /// A bundle.
    Zip,
    /// An answer, or a recipe alone.
    Json,
}

impl Format {
    /// As an ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Zip => "zip",
            Self::Json => "json",
        }
    }

    /// # Errors
    /// `recipe-format`.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
        let text = String::from_utf8_lossy(start);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let lower = text.to_lowercase();
        Ok(match () {
            () if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Self::Png,
            () if bytes.starts_with(b"%PDF-") => Self::Pdf,
            () if bytes.starts_with(b"PK") => archive(bytes)?,
            () if lower.starts_with("<!doctype html") || lower.starts_with("<html") => Self::Html,
            () if lower.contains("<svg") => Self::Svg,
            () if text.starts_with('{') => Self::Json,
            () => return Err(unknown()),
        })
    }
}

fn archive(bytes: &[u8]) -> Result<Format> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|cause| {
        Error::new("recipe-format", format!("The archive is cut off or damaged: {cause}."), "Get the file again from where it came.").because(cause)
    })?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    Ok(match () {
        () if has("word/document.xml") => Format::Docx,
        () if has("xl/workbook.xml") => Format::Xlsx,
        () if has("recipe.json") => Format::Zip,
        () => return Err(unknown()),
    })
}

/// A recipe as it stood in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub format: Format,
    pub content: Value,
}

impl Found {
    /// A text of the recipe; empty where it has none.
    pub fn text(&self, key: &str) -> &str {
        self.content[key].as_str().unwrap_or_default()
    }

    /// What was asked, without the mark that something set by hand counted, and that mark.
    pub fn asked(&self) -> (Value, Option<String>) {
        let asked = &self.content["question"];
        match asked["set_by_hand"].as_str() {
            Some(hand) => (asked["question"].clone(), Some(hand.to_owned())),
            None => (asked.clone(), None),
        }
    }
}

/// Most bytes of a part of an archive that are looked at.
const MOST: u64 = 64 << 20;

/// Reads the recipe of a saved figure, report, bundle or answer.
///
/// # Errors
/// `recipe-format` where the file is none of these, `recipe-missing` where it carries none, `recipe-wrong` where what it
/// carries is no recipe.
pub fn read(bytes: &[u8]) -> Result<Found> {
    let format = Format::of(bytes)?;
    let text = match format {
        Format::Svg => between(&String::from_utf8_lossy(bytes), "<metadata>", "</metadata>").and_then(|text| plain(&text)),
        Format::Png => png(bytes),
        Format::Html => html(&String::from_utf8_lossy(bytes)),
        Format::Pdf => pdf(bytes),
        Format::Docx | Format::Xlsx => part(bytes, "docProps/core.xml").and_then(|core| between(&core, "<dc:description>", "</dc:description>")).and_then(|text| plain(&text)),
        Format::Zip => part(bytes, "recipe.json"),
        Format::Json => Some(String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned()),
    };
    let text = text.filter(|text| !text.trim().is_empty()).ok_or_else(missing)?;
    let content: Value = serde_json::from_str(text.trim()).map_err(|_| wrong("it is no JSON"))?;
    if !content["codebook"].is_string() || !content["library"].is_string() || content["question"].is_null() {
        return Err(wrong("it names no question, no codebook or no library"));
    }
    Ok(Found { format, content })
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)? + start.len();
    Some(text[from..from + text[from..].find(end)?].to_owned())
}

fn plain(escaped: &str) -> Option<String> {
    Some(quick_xml::escape::unescape(escaped).ok()?.into_owned())
}

/// The text chunk `Recipe` (iTXt, not compressed).
fn png(bytes: &[u8]) -> Option<String> {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let content = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        if &head[4..] == b"iTXt"
            && let Some(rest) = content.strip_prefix(b"Recipe\0\0\0\0\0")
        {
            return String::from_utf8(rest.to_vec()).ok();
        }
        at += 12 + length;
    }
    None
}

/// `<meta name="recipe-json">`, or the text under the page.
fn html(text: &str) -> Option<String> {
    let page = scraper::Html::parse_document(text);
    let find = |what: &str| page.select(&scraper::Selector::parse(what).ok()?).next();
    if let Some(meta) = find("meta[name=recipe-json]") {
        return meta.value().attr("content").map(str::to_owned);
    }
    Some(find("footer.page pre")?.text().collect())
}

/// The keywords of the metadata packet, which is never packed.
fn pdf(bytes: &[u8]) -> Option<String> {
    let (start, end) = (b"<pdf:Keywords>".as_slice(), b"</pdf:Keywords>".as_slice());
    let from = memchr::memmem::find(bytes, start)? + start.len();
    let length = memchr::memmem::find(&bytes[from..], end)?;
    plain(std::str::from_utf8(&bytes[from..from + length]).ok()?)
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn unknown() -> Error {
    Error::new(
        "recipe-format",
        "This is no figure, report, bundle or answer of this program.",
        "Give it an SVG, PNG, HTML, PDF, DOCX or XLSX file that it saved, a bundle, or the JSON of an answer.",
    )
}

fn missing() -> Error {
    Error::new("recipe-missing", "The file carries no recipe.", "Programs that convert or shrink files drop it: take the file as it was saved.")
}

fn wrong(why: &str) -> Error {
    Error::new("recipe-wrong", format!("What the file carries is no recipe: {why}."), "It was changed by hand or by another program: take the file as it was saved.")
}
