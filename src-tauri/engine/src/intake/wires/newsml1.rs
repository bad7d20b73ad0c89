//! NewsML 1.x: an item is a tree of components; the first text among them is the article, its neighbours are captions,
//! headlines and style sheets.

use crate::intake::mapping::Fields;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::xml::{self, Element, Tree};
use crate::intake::{Item, Look, Sink, nitf, prose};
use crate::Result;

/// A file whose first element is `NewsML`.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "NewsML")
}

/// One article an item; of several versions the newest.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let Some(tree) = Tree::of(&decoded.text) else { return sink.reject("", "The XML holds no element.", Some(&decoded.text)) };
    if tree.cut {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    let mut stories = Stories::default();
    for (number, item) in tree.root.all("NewsItem").into_iter().enumerate() {
        let position = format!("item {}", number + 1);
        match story(item, &tree.root) {
            Ok(story) => stories.take(Story { position, ..story }, sink)?,
            Err(reason) => sink.reject(position, reason, item.text().as_deref())?,
        }
    }
    stories.give(sink)
}

fn story(item: &Element, message: &Element) -> Result<Story, &'static str> {
    let formal = |name: &str| item.find(name).and_then(|found| found.attribute("FormalName"));
    if formal("Status").is_some_and(|status| ["canceled", "cancelled", "withheld"].contains(&status.to_lowercase().as_str())) {
        return Err("The agency withdrew this item.");
    }
    let mut path = Vec::new();
    let text = main_text(item, &mut path);
    let paragraphs = text.map(paragraphs).unwrap_or_default();
    let title = headline(item, &path);
    if paragraphs.is_empty() {
        return Err(if title.is_some() { "The item has a headline and no text." } else { "The item is a list of links to other items and holds no text." });
    }
    let lines = |name: &str| path.iter().rev().find_map(|component| component.child("NewsLines")?.text_of(name)).or_else(|| item.child("NewsComponent")?.child("NewsLines")?.text_of(name));
    let byline = lines("ByLine").or_else(|| item.find("body.head").and_then(nitf::byline));
    let mut story = Story {
        fields: Fields {
            id: item.text_of("PublicIdentifier").or_else(|| item.text_of("NewsItemId")),
            outlet: outlet(item, message),
            date: ["FirstCreated", "ThisRevisionCreated", "DateLineDate"].iter().find_map(|name| item.text_of(name)).or_else(|| message.text_of("DateAndTime")),
            language: language(item, &path),
            title,
            byline,
            ..Fields::default()
        },
        item: item.text_of("NewsItemId").map(|id| format!("{} {id}", item.text_of("ProviderId").unwrap_or_default())),
        version: item.text_of("RevisionId").and_then(|revision| revision.parse().ok()).unwrap_or(0),
        paragraphs,
        ..Story::default()
    };
    story.keep("dateline", lines("DateLine"));
    story.keep("slug", lines("SlugLine").or_else(|| item.text_of("NameLabel")));
    Ok(story)
}

/// The text content of the first component that is an article, and the components on the way to it.
fn main_text<'a>(item: &'a Element, path: &mut Vec<&'a Element>) -> Option<&'a Element> {
    // A component that calls itself the body is preferred to whatever stands before it.
    first_text(item, path, &|role| matches!(role, Some("body" | "main" | "maintext" | "text")))
        .or_else(|| first_text(item, path, &|role| !role.is_some_and(is_beside)))
}

/// Roles of components that stand beside an article's text.
fn is_beside(role: &str) -> bool {
    const BESIDE: [&str; 12] = ["caption", "stylesheet", "subheadline", "headline", "contact", "logo", "photo", "teaser", "quicklook", "thumbnail", "supporting", "supplementary"];
    BESIDE.contains(&role)
}

fn first_text<'a>(component: &'a Element, path: &mut Vec<&'a Element>, wanted: &dyn Fn(Option<&str>) -> bool) -> Option<&'a Element> {
    path.push(component);
    for child in component.children() {
        let role = component.child("Role").and_then(|role| role.attribute("FormalName")).map(str::to_lowercase);
        let found = match child.name.as_str() {
            "ContentItem" if wanted(role.as_deref()) && is_text(child) => child.child("DataContent").filter(|content| !paragraphs(content).is_empty()),
            "NewsComponent" => first_text(child, path, wanted),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    path.pop();
    None
}

fn is_text(content: &Element) -> bool {
    let formal = |name: &str| content.child(name).and_then(|found| found.attribute("FormalName")).map(str::to_lowercase).unwrap_or_default();
    let (media, mime, format) = (formal("MediaType"), formal("MimeType"), formal("Format"));
    let other = !media.is_empty() && media != "text" && media != "complexdata" || mime.contains("css") || format == "css" || mime.starts_with("image");
    !other && content.child("DataContent").is_some()
}

fn paragraphs(content: &Element) -> Vec<String> {
    if let Some(nitf) = content.find("nitf").or_else(|| content.find("body.content").map(|_| content)) {
        return nitf::body(nitf);
    }
    content_paragraphs(content.find("body").unwrap_or(content))
}

/// Paragraphs of content that is either marked up, or plain text, or markup that came as text.
pub fn content_paragraphs(content: &Element) -> Vec<String> {
    if content.children().next().is_some() {
        return prose::of_element(content);
    }
    let text = content.raw_text();
    if text.contains("</") || text.contains("<p") || text.contains("<br") { prose::of_html(&text) } else { prose::of_plain(&text) }
}

/// The headline nearest to the text; one of a picture's own component is never taken.
fn headline(item: &Element, path: &[&Element]) -> Option<String> {
    let of = |component: &&Element| component.child("NewsLines").and_then(|lines| lines.text_of("HeadLine"));
    let main = path.iter().rev().find_map(of).or_else(|| item.child("NewsComponent").as_ref().and_then(of));
    main.or_else(|| path.last().and_then(|component| component.text_of("hl1")))
}

fn language(item: &Element, path: &[&Element]) -> Option<String> {
    let of = |component: &&Element| component.child("DescriptiveMetadata")?.child("Language")?.attribute("FormalName").map(str::to_string);
    let told = path.iter().rev().find_map(of);
    told.or_else(|| item.find("Language").and_then(|found| found.attribute("FormalName")).or_else(|| item.attribute("lang")).map(str::to_string))
}

/// Who sends it: the party that provides it, by a name rather than by a domain; else who sent the message.
fn outlet(item: &Element, message: &Element) -> Option<String> {
    let party = |name: &str| item.all(name).into_iter().find_map(|found| found.child("Party")?.attribute("FormalName").map(str::to_string));
    let sender = message.at(&["NewsEnvelope", "SentFrom", "Party"]).and_then(|found| found.attribute("FormalName")).map(str::to_string);
    let written = party("Provider").or(sender).or_else(|| item.text_of("ProviderId")).or_else(|| party("Source"))?;
    Some(wire::provider(&written))
}
