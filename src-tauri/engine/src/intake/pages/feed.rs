//! Feeds: RSS of every version, Atom, RDF and JSON Feed. One entry, one article; many give no more than a summary.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed};
use feed_rs::parser::Builder;

use crate::intake::dates::{self, Order};
use crate::intake::mapping::{self, Fields};
use crate::intake::{Item, Look, Sink, markup, xml};
use crate::article::Extent;
use crate::{Error, Result};

/// The outermost element, or the key by which JSON Feed says what it is.
pub fn knows(look: &Look<'_>) -> bool {
    let start: String = look.start().chars().take(4096).collect();
    if start.starts_with('{') {
        return start.contains("\"version\"") && start.replace("\\/", "/").contains("jsonfeed.org/version/");
    }
    let Some(root) = xml::root(look.start()) else { return false };
    match root.name {
        "rss" => true,
        "feed" => root.tag.contains("/Atom") || root.tag.contains("/atom"),
        "RDF" => start.contains("purl.org/rss") || start.contains("<channel"),
        _ => false,
    }
}

/// Every entry, with the date as the feed writes it: the local day, not the day in Greenwich.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let written = Written::default();
    let parser = Builder::new().sanitize_content(false).timestamp_parser(written.parser()).build();
    // The text is decoded; a declaration of its former encoding would only mislead.
    let feed = parser.parse(undeclared(&text).as_bytes()).map_err(|cause| {
        Error::new("feed-unreadable", format!("The feed cannot be read: {cause}."), "Open it in a browser to see whether it is whole, and save it again.")
    })?;
    sink.announced(feed.entries.len() as u64)?;
    let dates: Vec<String> = feed.entries.iter().filter_map(|entry| date(entry, &written)).collect();
    let order = dates::order(dates.iter().map(String::as_str));
    for (entry, number) in feed.entries.iter().zip(1u64..) {
        give(entry, &feed, &written, order, format!("entry {number}"), sink)?;
    }
    Ok(())
}

fn undeclared(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

/// The dates of a feed as they stand in it. The parser wants moments: it gets numbers that lead back to the texts.
#[derive(Default, Clone)]
struct Written(Arc<Mutex<Vec<String>>>);

impl Written {
    fn parser(&self) -> impl Fn(&str) -> Option<DateTime<Utc>> + Send + Sync + 'static {
        let known = Arc::clone(&self.0);
        move |text| {
            let mut known = known.lock().ok()?;
            known.push(text.trim().to_string());
            DateTime::from_timestamp(known.len() as i64, 0)
        }
    }

    fn of(&self, moment: DateTime<Utc>) -> Option<String> {
        let place = usize::try_from(moment.timestamp()).ok()?.checked_sub(1)?;
        self.0.lock().ok()?.get(place).cloned().filter(|text| !text.is_empty())
    }
}

/// When it was published; where the feed says only when it changed (Atom need not say more), that.
fn date(entry: &Entry, written: &Written) -> Option<String> {
    entry.published.or(entry.updated).and_then(|moment| written.of(moment))
}

fn give(entry: &Entry, feed: &Feed, written: &Written, order: Order, position: String, sink: &mut Sink<'_>) -> Result<()> {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref()).map(shown).filter(|text| !text.is_empty());
    let summary = entry.summary.as_ref().map(|summary| shown(&summary.content)).filter(|text| !text.is_empty());
    let partial = content.is_none() && summary.is_some();
    let title = entry.title.as_ref().map(|title| shown(&title.content).replace("\n\n", " ")).filter(|title| !title.is_empty());
    let authors: Vec<&str> = entry.authors.iter().filter_map(|author| author.name.as_deref()).map(str::trim).filter(|name| !name.is_empty()).collect();
    let fields = Fields {
        id: Some(entry.id.clone()).filter(|id| !id.is_empty()),
        outlet: feed.title.as_ref().map(|title| shown(&title.content)).filter(|title| !title.is_empty()),
        date: date(entry, written),
        language: entry.language.clone().or_else(|| feed.language.clone()),
        title,
        body: content.or(summary),
        url: entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate")).or(entry.links.first()).map(|link| link.href.clone()),
        byline: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        ..Fields::default()
    };
    if fields.title.is_none() && fields.body.is_none() {
        return sink.reject(position, "The entry has neither a title nor a text.", fields.url.as_deref());
    }
    let mut article = fields.article(position.clone(), order, sink);
    if partial {
        sink.notice("The feed gives a summary in place of the text.", &position);
        article.extent = if mapping::extent(None, &article.body) == Extent::Cut { Extent::Cut } else { Extent::Lead };
    }
    sink.article(article)
}

/// A text of a feed may be markup, or plain and with entities, or plain.
pub(super) fn shown(text: &str) -> String {
    let marked = text.contains('<') && text.contains('>') || text.contains('&') && text.contains(';');
    if marked { markup::text(text) } else { text.trim().to_string() }
}
