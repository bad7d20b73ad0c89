//! Dumps of MediaWiki: streamed page by page; of each article the newest revision, without its markup.

use std::collections::BTreeSet;

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::xml::{self, Element};
use crate::intake::{Item, Look, Sink, wikitext};
use crate::Result;

/// A file whose first element is `mediawiki`.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "mediawiki")
}

/// One article a page of the article space. Other spaces, redirects and empty pages are counted and told.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let head = item.head_text();
    let mut dump = Dump { language: attribute(&head, "xml:lang"), sink, site: Site::default(), page: Page::default(), passed: 0 };
    let whole = xml::each(item.utf8(), &["siteinfo", "title", "ns", "redirect", "revision"], |element| dump.take(element))?;
    dump.end_page()?;
    let passed = dump.passed;
    if passed > 0 {
        sink.note(format!("{passed} pages are talk, files, redirects or other pages that are no articles; they were passed over."))?;
    }
    if !whole {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    Ok(())
}

fn attribute(head: &str, name: &str) -> Option<String> {
    let tag = xml::root(head)?.tag;
    let after = &tag[tag.find(&format!("{name}="))? + name.len() + 1..];
    let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    after[1..].split(quote).next().map(str::to_string)
}

#[derive(Default)]
struct Site {
    name: Option<String>,
    /// The host of the site's address.
    host: Option<String>,
    /// Names of the spaces that hold no articles.
    spaces: BTreeSet<String>,
}

#[derive(Default)]
struct Page {
    title: Option<String>,
    space: Option<String>,
    redirect: bool,
    /// Time and text of the newest revision so far.
    newest: Option<(String, String)>,
}

struct Dump<'a, 'b> {
    language: Option<String>,
    sink: &'a mut Sink<'b>,
    site: Site,
    page: Page,
    passed: u64,
}

/// Spaces where the dump names none.
const SPACES: [&str; 12] = ["talk", "user", "user talk", "file", "image", "template", "category", "mediawiki", "help", "portal", "special", "media"];

impl Dump<'_, '_> {
    fn take(&mut self, element: Element) -> Result<()> {
        match element.name.as_str() {
            "siteinfo" => self.site = site(&element),
            "title" => {
                self.end_page()?;
                self.page.title = element.text();
            }
            "ns" => self.page.space = element.text(),
            "redirect" => self.page.redirect = true,
            _ => self.revision(&element),
        }
        Ok(())
    }

    fn revision(&mut self, revision: &Element) {
        let time = revision.child("timestamp").and_then(Element::text).unwrap_or_default();
        if self.page.newest.as_ref().is_none_or(|(known, _)| *known <= time) {
            self.page.newest = Some((time, revision.child("text").map(Element::raw_text).unwrap_or_default()));
        }
    }

    fn end_page(&mut self) -> Result<()> {
        let page = std::mem::take(&mut self.page);
        let Some(title) = page.title else { return Ok(()) };
        let other = page.space.as_deref().map_or_else(|| self.in_space(&title), |space| space != "0");
        let (time, source) = page.newest.unwrap_or_default();
        if other || page.redirect || source.trim_start().to_lowercase().starts_with("#redirect") {
            self.passed += 1;
            return Ok(());
        }
        let read = wikitext::read(&source);
        if read.text.is_empty() {
            return self.sink.reject(title, "The page holds no text besides its templates.", Some(&source));
        }
        if read.date.is_none() {
            self.sink.notice("A page names no date of its own; the date of its last change was taken.", &title);
        }
        let fields = Fields {
            outlet: self.site.name.clone(),
            date: read.date.or(Some(time)),
            language: self.language.clone(),
            url: self.site.host.as_ref().map(|host| format!("https://{host}/wiki/{}", title.replace(' ', "_"))),
            body: Some(read.text),
            title: Some(title.clone()),
            ..Fields::default()
        };
        let article = fields.article(format!("page {title}"), Order::Unknown, self.sink);
        self.sink.article(article)
    }

    /// A dump without numbers of spaces: judged by what stands before the colon.
    fn in_space(&self, title: &str) -> bool {
        title.split_once(':').is_some_and(|(space, _)| {
            let space = space.trim().to_lowercase();
            SPACES.contains(&space.as_str()) || space.ends_with(" talk") || self.site.spaces.contains(&space)
        })
    }
}

fn site(info: &Element) -> Site {
    let host = info.text_of("base").and_then(|base| base.split("://").nth(1)?.split('/').next().map(str::to_string));
    let spaces = info.all("namespace").into_iter().filter(|space| space.attribute("key") != Some("0")).filter_map(Element::text).map(|name| name.to_lowercase());
    Site { name: info.text_of("sitename").or_else(|| info.text_of("dbname")), host, spaces: spaces.collect() }
}
