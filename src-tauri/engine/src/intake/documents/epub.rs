//! EPUB: a book is one text. A newspaper that was made into one has an article in each part; its lists of contents are none.

use std::io::{Cursor, Read};

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::xml::{Element, Tree};
use crate::intake::{Item, Look, Sink, decode, prose};
use crate::{Error, Result};

/// Bytes of one part, and of all parts, unpacked.
const PART: u64 = 32 << 20;
const ALL: u64 = 256 << 20;
/// Shorter parts of a newspaper are title pages and lists.
const ENOUGH: usize = 300;

/// A ZIP file whose first entry says that it is an EPUB.
pub fn knows(look: &Look<'_>) -> bool {
    look.bytes.starts_with(b"PK\x03\x04") && look.bytes.get(30..58).is_some_and(|name| name == b"mimetypeapplication/epub+zip")
}

/// One book, or one article a part.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    let mut book = Book::open(&bytes)?;
    let package = book.package()?;
    let parts = book.parts(&package);
    let told = metadata(&package);
    if parts.iter().all(|part| part.paragraphs.is_empty()) {
        return sink.reject("", "The book holds no text; its pages may be pictures.", None);
    }
    if is_periodical(&package) {
        return newspaper(&told, parts, sink);
    }
    let body: Vec<String> = parts.into_iter().flat_map(|part| part.paragraphs).collect();
    let fields = Fields { body: Some(body.join("\n\n")), ..told };
    let article = fields.article(String::new(), Order::Unknown, sink);
    sink.single(article)
}

fn newspaper(told: &Fields, parts: Vec<Part>, sink: &mut Sink<'_>) -> Result<()> {
    for (number, part) in parts.into_iter().enumerate() {
        let size: usize = part.paragraphs.iter().map(String::len).sum();
        // A list of contents is all links.
        if size < ENOUGH || part.linked * 2 > size {
            continue;
        }
        let mut paragraphs = part.paragraphs;
        if paragraphs.first() == part.title.as_ref() {
            paragraphs.remove(0);
        }
        let fields = Fields { title: part.title, outlet: told.title.clone().map(outlet), body: Some(paragraphs.join("\n\n")), id: None, byline: None, ..told.clone() };
        let article = fields.article(format!("part {}", number + 1), Order::Unknown, sink);
        sink.article(article)?;
    }
    Ok(())
}

/// The name of a newspaper, without the day that made it a book: `Le Monde [lun. 3 mars 2024]`.
fn outlet(title: String) -> String {
    title.split(['[', '(']).next().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&title).to_string()
}

fn is_periodical(package: &Element) -> bool {
    let kinds = package.all("meta").into_iter().filter(|meta| meta.attribute("name").or(meta.attribute("property")).is_some_and(|name| name.contains("publication_type")));
    let told = kinds.filter_map(|meta| meta.attribute("content").map(str::to_string).or_else(|| meta.text())).any(|kind| kind.to_lowercase().contains("periodical"));
    told || package.all("type").into_iter().chain(package.all("subject")).filter_map(Element::text).any(|kind| ["news", "periodical", "newspaper"].contains(&kind.to_lowercase().as_str()))
}

fn metadata(package: &Element) -> Fields {
    let told = |name: &str| package.child("metadata").unwrap_or(package).text_of(name);
    let creators: Vec<String> = package.all("creator").into_iter().filter_map(Element::text).collect();
    let dates = package.all("date");
    let published = dates.iter().find(|date| date.attribute("event").is_some_and(|event| event.contains("publication"))).or(dates.first()).and_then(|date| date.text());
    Fields {
        id: told("identifier"),
        outlet: told("publisher"),
        // Year one hundred and one is what a maker of books writes for an unknown date.
        date: published.filter(|date| !date.starts_with("0101")),
        language: told("language"),
        title: told("title"),
        byline: (!creators.is_empty()).then(|| creators.join("; ")),
        ..Fields::default()
    }
}

struct Part {
    title: Option<String>,
    paragraphs: Vec<String>,
    /// Bytes of text that leads elsewhere.
    linked: usize,
}

struct Book<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    /// The folder of the package, with a slash at its end.
    folder: String,
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause.to_string()))?;
        Ok(Self { archive, left: ALL, folder: String::new() })
    }

    fn entry(&mut self, name: &str) -> Option<String> {
        let entry = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        // What the archive says of sizes may lie: the bytes themselves are counted.
        let most = PART.min(self.left);
        entry.take(most + 1).read_to_end(&mut bytes).ok().filter(|read| *read as u64 <= most)?;
        self.left -= bytes.len() as u64;
        Some(decode::whole(&bytes).text)
    }

    fn package(&mut self) -> Result<Element> {
        let container = self.entry("META-INF/container.xml").and_then(|text| Tree::of(&text));
        let path = container.and_then(|tree| tree.root.find("rootfile")?.attribute("full-path").map(str::to_string));
        let path = path.ok_or_else(|| damaged("it does not say where its contents are"))?;
        self.folder = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        self.entry(&path).and_then(|text| Tree::of(&text)).map(|tree| tree.root).ok_or_else(|| damaged("its list of contents is missing"))
    }

    /// The parts in the order in which they are read; lists of contents and covers are not among them.
    fn parts(&mut self, package: &Element) -> Vec<Part> {
        let items = package.all("item");
        let order: Vec<String> = package.all("itemref").into_iter().filter(|part| part.attribute("linear") != Some("no")).filter_map(|part| {
            let id = part.attribute("idref")?;
            let item = items.iter().find(|item| item.attribute("id") == Some(id))?;
            let skipped = item.attribute("properties").is_some_and(|told| told.split(' ').any(|one| one == "nav" || one == "cover-image"));
            (!skipped).then(|| item.attribute("href").map(str::to_string))?
        }).collect();
        let beside: Vec<&str> = package.all("reference").into_iter().filter(|part| part.attribute("type").is_some_and(is_beside)).filter_map(|part| part.attribute("href")).collect();
        order.into_iter().filter(|href| !beside.contains(&href.as_str())).filter_map(|href| {
            let path = resolved(&self.folder, &href);
            part(&self.entry(&path)?)
        }).collect()
    }
}

fn damaged(why: &str) -> Error {
    Error::new("book-damaged", format!("The book is damaged: {why}."), "Open it in a reader of books and save it anew.")
}

/// A path inside the archive, without steps up and with its escapes resolved.
fn resolved(folder: &str, href: &str) -> String {
    let plain = percent_decoded(href.split('#').next().unwrap_or(href));
    let mut steps: Vec<&str> = folder.trim_end_matches('/').split('/').filter(|step| !step.is_empty()).collect();
    for step in plain.split('/') {
        match step {
            ".." => _ = steps.pop(),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// What stands around the text of a book: covers, title pages, lists of contents.
fn is_beside(kind: &str) -> bool {
    const KINDS: [&str; 13] = ["cover", "titlepage", "title-page", "halftitlepage", "copyright", "copyright-page", "toc", "table-of-contents", "landmarks", "colophon", "index", "other.ads", "promo"];
    kind.to_lowercase().split_whitespace().any(|one| KINDS.contains(&one))
}

/// A page of a book; `None` where it calls itself one that stands around the text.
fn part(page: &str) -> Option<Part> {
    let root = Tree::of(page)?.root;
    let body = root.find("body").unwrap_or(&root);
    // The one element that holds the page tells by its kind, its id or its class.
    let outer = std::iter::once(body).chain(body.children().next().filter(|_| body.children().count() == 1));
    if outer.flat_map(|element| ["type", "id", "class"].iter().filter_map(|key| element.attribute(key))).any(is_beside) {
        return None;
    }
    let title = ["h1", "h2", "h3"].iter().find_map(|name| body.text_of(name)).or_else(|| root.child("head").and_then(|head| head.text_of("title")));
    let linked = body.all("a").into_iter().filter_map(Element::text).map(|text| text.len()).sum();
    Some(Part { title, paragraphs: prose::of_element(body), linked })
}
