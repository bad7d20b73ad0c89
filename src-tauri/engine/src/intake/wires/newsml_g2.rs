//! NewsML-G2: items with their metadata beside and their text as NITF, XHTML or plain text; packages only list items.

use crate::intake::mapping::Fields;
use crate::intake::newsml1::content_paragraphs;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::xml::{self, Element, Node, Tree};
use crate::intake::{Item, Look, Sink, nitf, prose};
use crate::Result;

/// Elements that a G2 file begins with.
const ROOTS: [&str; 6] = ["newsMessage", "newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem"];

/// A file of the family, whatever its prefix.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| ROOTS.contains(&root.name))
}

/// One article a text item; of several versions the newest.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let Some(tree) = Tree::of(&decoded.text) else { return sink.reject("", "The XML holds no element.", Some(&decoded.text)) };
    if tree.cut {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    let mut items = Vec::new();
    gather(&tree.root, &mut items);
    let mut stories = Stories::default();
    for (number, item) in items.into_iter().enumerate() {
        let position = format!("item {}", number + 1);
        match story(item, &tree.root) {
            Ok(story) => stories.take(Story { position, ..story }, sink)?,
            Err(reason) => sink.reject(position, reason, item.text().as_deref())?,
        }
    }
    stories.give(sink)
}

/// Items in the order of the file; an item inside an item belongs to it.
fn gather<'a>(element: &'a Element, items: &mut Vec<&'a Element>) {
    if element.name != "newsMessage" && ROOTS.contains(&element.name.as_str()) {
        return items.push(element);
    }
    element.children().for_each(|child| gather(child, items));
}

fn story(item: &Element, message: &Element) -> Result<Story, String> {
    if item.name != "newsItem" {
        return Err(no_article(item));
    }
    let meta = item.child("itemMeta");
    let code = |name: &str| meta.and_then(|meta| meta.child(name)).and_then(|found| found.attribute("qcode")).unwrap_or("").to_lowercase();
    if ["canceled", "cancelled", "withheld"].iter().any(|status| code("pubStatus").ends_with(status)) {
        return Err("The agency withdrew this item.".into());
    }
    let class = code("itemClass");
    if let Some(kind) = ["picture", "graphic", "video", "audio", "animation"].iter().find(|kind| class.ends_with(*kind)) {
        return Err(format!("The item is no text but of the kind {kind}."));
    }
    let content = item.child("contentMeta");
    let texts: Vec<&Element> = item.child("contentSet").map(|set| set.children().filter(|one| one.name.starts_with("inline")).collect()).unwrap_or_default();
    let inner = texts.iter().find_map(|text| text.find("nitf"));
    let paragraphs = texts.iter().map(|text| body(text)).find(|found| !found.is_empty()).unwrap_or_default();
    let title = content.and_then(headline).or_else(|| inner.and_then(nitf::title)).or_else(|| item.at(&["itemMeta", "title"]).and_then(Element::text));
    if paragraphs.is_empty() && title.is_none() {
        return Err("The item holds no text.".into());
    }
    let mut story = Story {
        fields: Fields {
            id: item.attribute("guid").map(str::to_string),
            outlet: outlet(item, meta, content, message),
            date: date(meta, content),
            language: language(item, content),
            title,
            byline: byline(content, inner),
            ..Fields::default()
        },
        item: item.attribute("guid").map(str::to_string),
        version: item.attribute("version").and_then(|version| version.parse().ok()).unwrap_or(0),
        paragraphs,
        ..Story::default()
    };
    let told = |name: &str| content.and_then(|content| content.child(name)).and_then(Element::text);
    story.keep("dateline", told("dateline"));
    story.keep("slug", told("slugline"));
    story.keep("kicker", content.and_then(kicker));
    Ok(story)
}

fn no_article(item: &Element) -> String {
    let references = item.all("itemRef").len();
    match item.name.as_str() {
        "packageItem" => format!("This is a package: it names {references} other items and holds no text itself."),
        _ => "This describes terms or plans and holds no article.".into(),
    }
}

/// Prefers `contentCreated`, unless it lies after the version that holds it.
fn date(meta: Option<&Element>, content: Option<&Element>) -> Option<String> {
    let of = |part: Option<&Element>, name: &str| part.and_then(|part| part.child(name)).and_then(Element::text);
    let version = of(meta, "versionCreated");
    let created = of(content, "contentCreated").filter(|created| version.as_ref().is_none_or(|version| day(created) <= day(version)));
    created.or(version).or_else(|| of(meta, "firstCreated")).or_else(|| of(content, "contentModified"))
}

fn day(written: &str) -> &str {
    written.get(..10).unwrap_or(written)
}

fn is_second(headline: &Element) -> bool {
    let role = headline.attribute("role").unwrap_or("").to_lowercase();
    let rank = headline.attribute("rank").and_then(|rank| rank.parse::<u32>().ok()).unwrap_or(1);
    rank > 1 || ["sub", "kicker", "short", "slug", "overline", "deck"].iter().any(|mark| role.contains(mark))
}

fn headline(content: &Element) -> Option<String> {
    let all: Vec<&Element> = content.children().filter(|child| child.name == "headline" && child.text().is_some()).collect();
    all.iter().find(|one| !is_second(one)).or(all.first()).and_then(|one| one.text())
}

fn kicker(content: &Element) -> Option<String> {
    content.children().find(|child| child.name == "headline" && is_second(child)).and_then(Element::text)
}

fn language(item: &Element, content: Option<&Element>) -> Option<String> {
    let told = content.and_then(|content| content.child("language")).and_then(|found| found.attribute("tag"));
    told.or_else(|| item.attribute("lang")).map(str::to_string)
}

fn byline(content: Option<&Element>, inner: Option<&Element>) -> Option<String> {
    let told = content.and_then(|content| content.child("by")).and_then(Element::text);
    let written = inner.and_then(|nitf| nitf.find("body.head")).and_then(nitf::byline);
    let creator = || content.and_then(|content| content.child("creator")).and_then(|creator| creator.text_of("name")).filter(|name| name.contains(' '));
    told.or(written).or_else(creator)
}

/// The credit line, else the provider by name, by code, else the source of the information, else the sender.
fn outlet(item: &Element, meta: Option<&Element>, content: Option<&Element>, message: &Element) -> Option<String> {
    let named = |element: &Element| {
        let code = element.attribute("qcode").or_else(|| element.attribute("literal")).map(wire::provider);
        let name = element.text_of("name").map(|name| wire::provider(&name));
        // A code of letters names an agency; one of digits means something in a list only.
        name.or(code.filter(|code| !code.chars().any(|c| c.is_ascii_digit())))
    };
    let credit = content.and_then(|content| content.child("creditline")).and_then(Element::text).filter(|credit| credit.len() < 40);
    let provider = meta.and_then(|meta| meta.child("provider")).and_then(named);
    let source = || content.and_then(|content| content.child("infoSource")).and_then(named);
    let holder = || item.find("copyrightHolder").and_then(named);
    let sender = || message.at(&["header", "sender"]).and_then(Element::text).map(|sender| wire::provider(&sender));
    credit.or(provider).or_else(source).or_else(sender).or_else(holder)
}

/// The paragraphs of one piece of inline content.
fn body(text: &Element) -> Vec<String> {
    if let Some(nitf) = text.find("nitf") {
        return nitf::body(nitf);
    }
    match text.find("body") {
        Some(page) => prose::of_element_without(&without_desk(page), &["header", "aside", "footer"]),
        None => content_paragraphs(text),
    }
}

/// The page without what is meant for the desk.
fn without_desk(element: &Element) -> Element {
    let keep = |node: &&Node| !matches!(node, Node::Element(child) if child.attribute("class").is_some_and(wire::is_desk_class));
    let nodes = element.nodes.iter().filter(keep).map(|node| match node {
        Node::Element(child) => Node::Element(without_desk(child)),
        Node::Text(text) => Node::Text(text.clone()),
    });
    Element { name: element.name.clone(), attributes: element.attributes.clone(), nodes: nodes.collect() }
}
