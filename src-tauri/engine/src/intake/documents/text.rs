//! Plain text: one file, one article. Its first line or its name may tell the date.

use crate::intake::dates::{self, Order};
use crate::intake::zones::{self, Line};
use crate::intake::{Item, Look, Sink, mapping, names};
use crate::article::{Article, PublishedOn};
use crate::Result;

/// Anything that is text.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text()
}

/// The whole file is the body, as it stands.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    if decoded.broken {
        sink.notice("Some characters could not be decoded; they are shown as U+FFFD.", "");
    }
    if decoded.text.trim_start().starts_with("<?xml") {
        sink.note("This is XML of a kind that is not known; it was read as plain text, its marks included.")?;
    }
    if decoded.text.trim().is_empty() {
        return sink.reject("", "The file holds no text.", None);
    }
    let (date_raw, published) = date(&decoded.text, &item.source, sink);
    let article = Article {
        external_id: None,
        outlet: item.options.outlet.clone().or_else(|| names::outlet(&item.source)),
        published,
        date_raw,
        language: None,
        language_raw: None,
        title: None,
        extent: mapping::extent(None, &decoded.text),
        body: decoded.text,
        byline: None,
        url: None,
        zones: Vec::new(),
        extra: serde_json::Map::new(),
        source: String::new(),
        position: String::new(),
    };
    sink.single(article)
}

/// The date that the first line gives (`date 2023-09`), else the one in the file's name. A date in the body is not the
/// article's own.
fn date(text: &str, source: &str, sink: &mut Sink<'_>) -> (Option<String>, Option<PublishedOn>) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
    let Some(end) = zones::date_line(&Line::new(first, 0, 0, "", false)) else {
        let named = names::date(source);
        return (named.map(|date| date.to_string()), named);
    };
    let raw = first[..end].trim_start_matches(|c: char| c.is_alphabetic() || " :=".contains(c));
    let reading = dates::read(raw, sink.order(Order::Unknown), None);
    if let Some(doubt) = reading.doubt {
        sink.notice(doubt.sentence(), "first line");
    }
    (Some(raw.to_string()), reading.published)
}
