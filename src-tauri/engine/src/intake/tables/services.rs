//! Answers of news services, known by name: NewsAPI, Event Registry, Media Cloud. Each is JSON or CSV with keys of its own.

use serde_json::{Map, Value};

use crate::intake::{Item, Look, Sink, csv, json};
use crate::article::{Article, Extent};
use crate::Result;

/// The beginning of an answer in JSON holds all of these keys.
pub(super) fn keys(look: &Look<'_>, names: &[&str]) -> bool {
    look.start().starts_with(['{', '[']) && names.iter().all(|name| look.text.contains(&format!("\"{name}\"")))
}

/// NewsAPI: `{"status": "ok", "totalResults": …, "articles": [{"source": {…}, "publishedAt": …, "urlToImage": …}]}`.
pub fn knows_newsapi(look: &Look<'_>) -> bool {
    keys(look, &["publishedAt", "urlToImage", "source"])
}

/// Texts end in `… [+4713 chars]`: all are cut, and said to be.
pub fn read_newsapi(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    tell_total(item, sink, "totalResults")?;
    json::read_with(item, sink, &|object| {
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        if text("title") == Some("[Removed]") {
            return Err("The service has removed this article.".into());
        }
        // Where the beginning of the text is missing the summary stands for it.
        let summary = text("content").is_none().then(|| text("description").map(str::to_string)).flatten();
        let Some(summary) = summary else { return Ok(None) };
        object.insert("content".into(), Value::String(summary));
        Ok(Some(Extent::Lead))
    })
}

/// Event Registry (NewsAPI.ai): `{"articles": {"results": [{"uri": …, "lang": "eng", "dateTimePub": …}]}}`, or such articles
/// in a list or one a line.
pub fn knows_event_registry(look: &Look<'_>) -> bool {
    keys(look, &["dateTimePub", "lang", "uri"]) || keys(look, &["isDuplicate", "dateTime", "lang"])
}

/// The moment of publication before the one at which the service found the page.
pub fn read_event_registry(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    tell_total(item, sink, "totalResults")?;
    json::read_with(item, sink, &|object| {
        let found = ["dateTimePub", "dateTime", "date"].iter().find_map(|key| object.get(*key).filter(|value| value.is_string()).cloned());
        if let Some(date) = found {
            object.insert("date".into(), date);
        }
        if let Some(uri) = object.shift_remove("uri") {
            object.insert("id".into(), uri);
        }
        Ok(None)
    })
}

/// Media Cloud: lists of stories with their addresses, as CSV or JSON, of the old and the new search.
pub fn knows_media_cloud(look: &Look<'_>) -> bool {
    let old = ["stories_id", "media_name", "publish_date"];
    let new = ["indexed_date", "media_name", "url"];
    let first = look.start().lines().next().unwrap_or("");
    let header = |names: [&str; 3]| names.iter().all(|name| first.split([',', ';', '\t']).any(|column| column.trim_matches('"').trim() == *name));
    look.is_text() && (keys(look, &old) || keys(look, &new) || header(old) || header(new))
}

/// Titles and addresses without texts.
pub fn read_media_cloud(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    if !item.head_text().trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        return csv::read(item, sink);
    }
    sink.note("Media Cloud gives no texts: these are titles alone.")?;
    json::read_with(item, sink, &|_| Ok(None))
}

/// A search that found more than one answer can carry is told: the rest is in other files, or was never fetched.
fn tell_total(item: &Item<'_>, sink: &mut Sink<'_>, key: &str) -> Result<()> {
    let head = item.head_text();
    let Some(at) = head.find(&format!("\"{key}\"")) else { return Ok(()) };
    let digits: String = head[at + key.len() + 2..].chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    match digits.parse::<u64>() {
        Ok(total) => sink.note(format!("The service says that the search found {total} articles in all.")),
        Err(_) => Ok(()),
    }
}

/// What a service's object needs before it is read as any other: keys renamed in place. Gives the extent where the
/// service tells it, or why there is no article.
pub type Prepare<'a> = dyn Fn(&mut Map<String, Value>) -> Result<Option<Extent>, String> + 'a;

/// Sets what the preparation told.
pub fn finish(mut article: Article, extent: Option<Extent>) -> Article {
    article.extent = extent.unwrap_or(article.extent);
    article
}
