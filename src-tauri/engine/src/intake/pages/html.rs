//! A saved web page: what it says of itself in structured data first, then the text of its article.

use serde_json::{Map, Value};

use crate::intake::dates::{self, Order};
use crate::intake::page_facts::Page;
use crate::intake::page_text::{self, Found};
use crate::intake::{Item, Look, Sink, language, mail, mapping, markup, names};
use crate::Result;
use crate::article::{Article, Extent};

/// A page, whatever stands before its first mark.
pub fn knows(look: &Look<'_>) -> bool {
    let start: String = look.start().chars().take(4096).collect::<String>().to_lowercase();
    look.is_text() && start.starts_with('<') && ["<html", "<!doctype html", "<body", "<article", "<head"].iter().any(|mark| start.contains(mark))
}

/// One page, one article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let source = item.source.clone();
    one(&decoded.text, &source, None, sink)
}

/// A page saved with its pictures in one file (MHTML).
pub fn read_whole(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    match mail::page_of(&item.bytes()?) {
        Some((text, address)) => one(&text, &source, address, sink),
        None => sink.reject("", "The file holds no page.", None),
    }
}

fn one(text: &str, source: &str, address: Option<String>, sink: &mut Sink<'_>) -> Result<()> {
    match article(text, source, address, sink) {
        Ok(article) => sink.single(article),
        Err(reason) => sink.reject("", reason, Some(text)),
    }
}

/// The article of a page, or why there is none. `address`: where it was found, if that is known from elsewhere.
pub fn article(text: &str, source: &str, address: Option<String>, sink: &mut Sink<'_>) -> Result<Article, String> {
    let slim = markup::slim(text);
    if !markup::harmless(&slim) {
        sink.notice("A page is nested or long beyond all that people write; it was read as plain text.", source);
        let plain = markup::plain(&slim);
        return if plain.trim().is_empty() { Err(NOTHING.into()) } else { Ok(without_markup(plain, address)) };
    }
    let page = Page::of(&slim);
    let chosen = page_text::choose(&Found::of(&slim, &page), &page);
    let title = page.title();
    if chosen.text.trim().is_empty() && title.is_none() {
        return Err(NOTHING.into());
    }
    let language_raw = page.language();
    let tag = language_raw.as_deref().and_then(language::tag);
    let mut extra = Map::new();
    let dated = page.date(tag.as_deref());
    if chosen.doubtful {
        sink.notice("Two ways to find the text of a page disagree; look whether this is the article.", source);
        extra.insert("text_doubtful".into(), Value::Bool(true));
    }
    if dated.as_ref().is_some_and(|dated| dated.guessed) {
        sink.notice("A page does not say when it was published; the date that it shows was taken.", source);
        extra.insert("date_guessed".into(), Value::Bool(true));
    }
    let date_raw = dated.map(|dated| dated.raw);
    let reading = date_raw.as_deref().map(|raw| dates::read(raw, sink.order(Order::Unknown), tag.as_deref()));
    if let Some(doubt) = reading.and_then(|reading| reading.doubt) {
        sink.notice(doubt.sentence(), source);
    }
    let extent = mapping::extent(title.as_deref(), &chosen.text);
    Ok(Article {
        external_id: None,
        outlet: page.outlet().or_else(|| names::outlet(source)),
        published: reading.and_then(|reading| reading.published),
        date_raw,
        language: tag,
        language_raw,
        // A page behind a wall shows its first paragraphs.
        extent: if extent == Extent::Full && page.walled() { Extent::Cut } else { extent },
        title,
        body: chosen.text,
        byline: page.byline(),
        url: page.address().or(address),
        zones: Vec::new(),
        extra,
        source: String::new(),
        position: String::new(),
    })
}

const NOTHING: &str = "The page holds no text of an article.";

/// An article of which only the text is known, and where it was found.
pub fn without_markup(text: String, address: Option<String>) -> Article {
    Article {
        external_id: None,
        outlet: None,
        published: None,
        date_raw: None,
        language: None,
        language_raw: None,
        title: None,
        extent: mapping::extent(None, &text),
        body: text,
        byline: None,
        url: address,
        zones: Vec::new(),
        extra: Map::new(),
        source: String::new(),
        position: String::new(),
    }
}
