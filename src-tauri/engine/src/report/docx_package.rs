//! What docx-rs does not write: alt texts, repeated head rows, the languages of text and quotations, the recipe; and the same
//! bytes every time.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Block, Document, Picture};
use crate::wording::Language;
use crate::{Error, Result};

/// Puts the parts together, every part changed where it must be.
///
/// # Errors
/// `report-docx`
pub fn pack(file: Docx, document: &Document, pictures: &[&Picture]) -> Result<Vec<u8>> {
    let mut parts = file.build();
    parts.document = mended(&parts.document, pictures, document).map_err(broken)?;
    parts.doc_props.core = core(document).into_bytes();
    parts.styles = spoken(&parts.styles, document.language);
    let mut packed = Cursor::new(Vec::new());
    parts.pack(&mut packed).map_err(broken)?;
    again(packed.into_inner()).map_err(broken)
}

/// A text without what XML may not hold.
pub fn legal(text: &str) -> String {
    text.chars().filter(|sign| !matches!(sign, '\u{fffe}' | '\u{ffff}')).map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

/// The document part: the first row of every table is repeated on every page, every picture has its number and its words, every
/// quotation its language.
fn mended(part: &[u8], pictures: &[&Picture], document: &Document) -> quick_xml::Result<Vec<u8>> {
    let mut reader = Reader::from_reader(part);
    let mut writer = Writer::new(Vec::with_capacity(part.len()));
    let mut heads = 0;
    let mut told = 0;
    let mut languages = languages(document);
    let mut quoting: Option<BytesStart<'static>> = None;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Empty(start) if start.name().as_ref() == "w:pStyle" => {
                if start.try_get_attribute("w:val")?.is_some_and(|style| style.value.as_ref() == "Quote") {
                    quoting = languages.next().flatten();
                }
                writer.write_event(Event::Empty(start))?;
            }
            Event::End(end) if end.name().as_ref() == "w:p" => {
                quoting = None;
                writer.write_event(Event::End(end))?;
            }
            Event::End(end) if end.name().as_ref() == "w:rPr" => {
                if let Some(language) = &quoting {
                    writer.write_event(Event::Empty(language.clone()))?;
                }
                writer.write_event(Event::End(end))?;
            }
            Event::Empty(start) if start.name().as_ref() == "w:rPr" && quoting.is_some() => {
                writer.write_event(Event::Start(start.to_owned()))?;
                writer.write_event(Event::Empty(quoting.clone().unwrap_or_else(|| BytesStart::new("w:lang"))))?;
                writer.write_event(Event::End(start.to_end()))?;
            }
            Event::Start(start) if start.name().as_ref() == "w:tbl" => {
                heads += 1;
                writer.write_event(Event::Start(start))?;
            }
            Event::Start(start) if heads > 0 && start.name().as_ref() == "w:trPr" => {
                heads -= 1;
                writer.write_event(Event::Start(start))?;
                writer.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
            }
            Event::Empty(start) if heads > 0 && start.name().as_ref() == "w:trPr" => {
                heads -= 1;
                writer.write_event(Event::Start(start.to_owned()))?;
                writer.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
                writer.write_event(Event::End(start.to_end()))?;
            }
            Event::Empty(start) if start.name().as_ref() == "wp:docPr" => {
                let picture = pictures.get(told);
                told += 1;
                writer.write_event(Event::Empty(described(told, picture.copied())))?;
            }
            event => writer.write_event(event)?,
        }
    }
}

/// The mark of every quotation's language, in their order.
fn languages(document: &Document) -> impl Iterator<Item = Option<BytesStart<'static>>> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Quotation(quotation) = block { Some(quotation.language.as_deref().and_then(spoken_in)) } else { None })
}

/// Word processors keep languages of East Asian and of right-to-left script apart from all others, and want a country.
fn spoken_in(language: &str) -> Option<BytesStart<'static>> {
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|sign| sign.is_ascii_lowercase()) {
        return None;
    }
    let (script, tag) = match language {
        "zh" => ("w:eastAsia", "zh-CN"),
        "ja" => ("w:eastAsia", "ja-JP"),
        "ko" => ("w:eastAsia", "ko-KR"),
        "ar" | "fa" | "he" | "ur" => ("w:bidi", language),
        "en" => ("w:val", "en-GB"),
        "fr" => ("w:val", "fr-FR"),
        "ru" => ("w:val", "ru-RU"),
        other => ("w:val", other),
    };
    let mut start = BytesStart::new("w:lang");
    start.push_attribute((script, tag));
    Some(start)
}

fn described(number: usize, picture: Option<&Picture>) -> BytesStart<'static> {
    let mut start = BytesStart::new("wp:docPr");
    start.push_attribute(("id", number.to_string().as_str()));
    start.push_attribute(("name", picture.map_or("", |picture| picture.label.as_str())));
    start.push_attribute(("descr", legal(picture.map_or("", |picture| picture.alt.as_str())).as_str()));
    start
}

/// Title, language and recipe; a day only where one was asked for.
fn core(document: &Document) -> String {
    let (title, recipe) = (legal(&document.title), legal(&document.recipe_text));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
<dc:title>{}</dc:title><dc:description>{}</dc:description><dc:language>{}</dc:language></cp:coreProperties>",
        escape(title.as_str()),
        escape(recipe.as_str()),
        document.language.tag(),
    )
}

/// The language of all text, so that a word processor checks its spelling by the right dictionary.
fn spoken(styles: &[u8], language: Language) -> Vec<u8> {
    let tag = match language {
        Language::English => "en-GB",
        Language::French => "fr-FR",
    };
    let lang = format!("<w:lang w:val=\"{tag}\" w:eastAsia=\"zh-CN\" /></w:rPr></w:rPrDefault>");
    String::from_utf8_lossy(styles).replacen("</w:rPr></w:rPrDefault>", &lang, 1).into_bytes()
}

/// The same parts packed without the hour, and smaller.
fn again(packed: Vec<u8>) -> zip::result::ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(packed))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::DEFAULT.compression_method(zip::CompressionMethod::Deflated);
    for at in 0..from.len() {
        let mut part = from.by_index(at)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        to.start_file(name, options)?;
        to.write_all(&bytes)?;
    }
    Ok(to.finish()?.into_inner())
}

fn broken(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new("report-docx", format!("The document cannot be put together: {cause}."), "Write the report as .html, and report this sentence.").because(cause)
}
