//! Word files and RTF: the exports of databases among them are known by their words, any other file is one article.

use crate::intake::nexis_uni;
use crate::intake::vendor::Record;
use crate::intake::{Item, Look, Sink, docx, names, rtf};
use crate::Result;

/// A Word file.
pub fn knows_docx(look: &Look<'_>) -> bool {
    docx::is(look.bytes)
}

/// RTF.
pub fn knows_rtf(look: &Look<'_>) -> bool {
    rtf::is(look.bytes)
}

/// A Word file: an export of Nexis Uni, or one article.
pub fn read_docx(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let most = item.most;
    sink.without_encoding();
    let paragraphs = docx::paragraphs(&item.bytes()?, most)?;
    let lines = nexis_uni::of_docx(&paragraphs);
    if nexis_uni::knows(&lines) {
        sink.format("nexis-docx");
        return nexis_uni::read(&lines, sink);
    }
    let heading = paragraphs.iter().position(|paragraph| paragraph.style.as_deref().is_some_and(is_title) && !paragraph.text.trim().is_empty());
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    one(&texts, heading, 2, &item.source, sink)
}

/// An RTF file: an export of Nexis Uni, or one article.
pub fn read_rtf(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let paragraphs = rtf::paragraphs(&item.bytes()?);
    let lines = nexis_uni::of_rtf(&paragraphs);
    if nexis_uni::knows(&lines) {
        sink.format("nexis-rtf");
        return nexis_uni::read(&lines, sink);
    }
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    one(&texts, None, 1, &item.source, sink)
}

/// `Title`, `Heading1`, `Titre`, `berschrift1`: how word processors call the style of a headline.
fn is_title(style: &str) -> bool {
    let style = style.to_lowercase();
    ["title", "titre", "titel", "heading1", "berschrift1"].iter().any(|name| style.starts_with(name) || style.ends_with(name))
}

/// The whole file as one article: its title if a style says so, and everything after it. One short line is no article.
fn one(texts: &[&str], heading: Option<usize>, least: usize, source: &str, sink: &mut Sink<'_>) -> Result<()> {
    let body: Vec<String> = texts.iter().enumerate().filter(|(place, _)| Some(*place) != heading).map(|(_, text)| text.trim().to_string()).filter(|text| !text.is_empty()).collect();
    let words = body.iter().map(|text| text.split_whitespace().count()).sum::<usize>();
    let cjk = body.iter().flat_map(|text| text.chars()).filter(|c| *c >= '\u{2e80}').take(8).count();
    if words == 0 || body.len() < least && words < 5 && cjk < 8 {
        let reason = if words == 0 && heading.is_none() { "The document holds no text." } else { "The document holds a line, but no text." };
        return sink.reject("", reason, Some(&texts.join("\n")));
    }
    let named = names::date(source);
    let record = Record {
        title: heading.map(|place| texts[place].trim().to_string()),
        outlet: names::outlet(source),
        paragraphs: body,
        ..Record::default()
    };
    let mut article = record.article(String::new(), sink);
    (article.published, article.date_raw) = (named, named.map(|date| date.to_string()));
    sink.single(article)
}
