//! A saved web page: what it says of itself in JSON-LD and meta elements first, then the paragraphs of its article.

use scraper::Html;
use serde_json::Value;

use super::dates::{self, Order};
use super::paragraphs::{self, blanks, select};
use super::{Item, Look, Sink, language, mapping, names};
use crate::article::Article;
use crate::Result;

/// A page, whatever stands before its first mark.
pub fn knows(look: &Look<'_>) -> bool {
    let start: String = look.start().chars().take(4096).collect::<String>().to_lowercase();
    look.is_text() && start.starts_with('<') && ["<html", "<!doctype html", "<body", "<article", "<head"].iter().any(|mark| start.contains(mark))
}

/// One page, one article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let page = Page::of(&decoded.text);
    let body = page.body();
    let title = page.title();
    if body.trim().is_empty() && title.is_none() {
        return sink.reject("", "The page holds no text of an article.", None);
    }
    let language_raw = page.attribute("html", "lang").or_else(|| page.meta(&["og:locale", "language"]));
    let tag = language_raw.as_deref().and_then(language::tag);
    let date_raw = page.date();
    let reading = date_raw.as_deref().map(|raw| dates::read(raw, sink.order(Order::Unknown), tag.as_deref()));
    if let Some(doubt) = reading.and_then(|reading| reading.doubt) {
        sink.notice(doubt.sentence(), "");
    }
    let article = Article {
        external_id: None,
        outlet: page.outlet().or_else(|| names::outlet(&item.source)),
        published: reading.and_then(|reading| reading.published),
        date_raw,
        language: tag,
        language_raw,
        extent: mapping::extent(title.as_deref(), &body),
        title,
        body,
        byline: page.byline(),
        url: page.attribute("link[rel=canonical]", "href").or_else(|| page.meta(&["og:url"])),
        zones: Vec::new(),
        extra: serde_json::Map::new(),
        source: String::new(),
        position: String::new(),
    };
    sink.single(article)
}

struct Page {
    html: Html,
    /// The JSON-LD object of the article.
    told: Option<Value>,
}

impl Page {
    fn of(text: &str) -> Self {
        let html = Html::parse_document(text);
        let scripts = select(&html, "script[type='application/ld+json']");
        let told = scripts.iter().find_map(|script| {
            let value: Value = serde_json::from_str(script.text().collect::<String>().trim()).ok()?;
            news_article(&value, 0).cloned()
        });
        Self { html, told }
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        select(&self.html, selector).first()?.value().attr(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_string)
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            ["property", "name", "itemprop"].iter().find_map(|key| self.attribute(&format!("meta[{key}='{name}']"), "content"))
        })
    }

    fn told(&self, key: &str) -> Option<String> {
        text_of(self.told.as_ref()?.get(key)?)
    }

    fn title(&self) -> Option<String> {
        let heading = || select(&self.html, "h1").first().map(|h1| blanks(&h1.text().collect::<String>()));
        let head = || select(&self.html, "title").first().map(|title| blanks(&title.text().collect::<String>()));
        self.told("headline").or_else(|| self.meta(&["og:title", "twitter:title"])).or_else(heading).or_else(head).map(|title| blanks(&title)).filter(|title| !title.is_empty())
    }

    fn date(&self) -> Option<String> {
        self.told("datePublished")
            .or_else(|| self.meta(&["article:published_time", "datePublished", "date", "pubdate", "publishdate", "DC.date.issued", "dcterms.created", "parsely-pub-date"]))
            .or_else(|| self.attribute("time[datetime]", "datetime"))
    }

    fn outlet(&self) -> Option<String> {
        self.told.as_ref().and_then(|told| text_of(told.get("publisher")?)).or_else(|| self.meta(&["og:site_name", "application-name"]))
    }

    fn byline(&self) -> Option<String> {
        self.told("author").or_else(|| self.meta(&["author", "article:author"])).filter(|author| !author.starts_with("http"))
    }

    /// The paragraphs of the article, or what the page's own description gives as its text.
    fn body(&self) -> String {
        let found = paragraphs::of(&self.html).join("\n\n");
        let told = self.told("articleBody").filter(|told| told.len() > ENOUGH && told.len() * 10 > found.len() * 6 && !told.contains("</"));
        told.unwrap_or(found)
    }
}

/// Shorter texts are teasers.
const ENOUGH: usize = 400;

/// The object of a news article, however deep it lies.
fn news_article(value: &Value, depth: u32) -> Option<&Value> {
    if depth > 6 {
        return None;
    }
    match value {
        Value::Array(all) => all.iter().find_map(|one| news_article(one, depth + 1)),
        Value::Object(object) => {
            let kind = object.get("@type").map(|kind| kind.to_string()).unwrap_or_default();
            if kind.contains("Article") || kind.contains("BlogPosting") || kind.contains("ReportageNews") {
                return Some(value);
            }
            object.get("@graph").and_then(|graph| news_article(graph, depth + 1)).or_else(|| object.get("mainEntity").and_then(|one| news_article(one, depth + 1)))
        }
        _ => None,
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Array(all) => {
            let names: Vec<String> = all.iter().filter_map(text_of).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(object) => object.get("name").and_then(text_of),
        _ => None,
    }
}
