//! NITF: one article with its head. Also the body of articles that come inside NewsML.

use crate::intake::mapping::Fields;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::xml::{self, Element, Tree};
use crate::intake::{Item, Look, Sink, prose};
use crate::Result;

/// A file whose first element is `nitf`.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "nitf")
}

/// One file, one article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let Some(tree) = Tree::of(&decoded.text) else { return sink.reject("", "The XML holds no element.", Some(&decoded.text)) };
    if tree.cut {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    let mut stories = Stories::default();
    stories.take(story(&tree.root), sink)?;
    stories.give(sink)
}

/// The story that an element `nitf` tells.
pub fn story(nitf: &Element) -> Story {
    let head = nitf.child("head");
    let data = head.and_then(|head| head.child("docdata"));
    let of = |name: &str, attribute: &str| data.and_then(|data| data.find(name)).and_then(|found| found.attribute(attribute)).map(str::to_string);
    let front = nitf.find("body.head");
    let mut story = Story {
        fields: Fields {
            id: of("doc-id", "id-string"),
            outlet: outlet(nitf, data),
            date: date(head, data),
            language: nitf.attribute("baselang").or_else(|| nitf.attribute("lang")).map(str::to_string),
            title: title(nitf),
            byline: front.and_then(byline),
            ..Fields::default()
        },
        paragraphs: body(nitf),
        ..Story::default()
    };
    story.keep("dateline", front.and_then(|front| front.child("dateline")).and_then(Element::text));
    story.keep("abstract", front.and_then(|front| front.child("abstract")).and_then(Element::text));
    story.keep("subtitle", subtitle(nitf, story.fields.title.as_deref()));
    story
}

/// The headline; the title of the head only where there is none.
pub fn title(nitf: &Element) -> Option<String> {
    nitf.text_of("hl1").or_else(|| nitf.find("hedline").and_then(Element::text)).or_else(|| nitf.child("head").and_then(|head| head.text_of("title")))
}

fn subtitle(nitf: &Element, title: Option<&str>) -> Option<String> {
    nitf.find("hedline")?.text_of("hl2").filter(|second| Some(second.as_str()) != title)
}

/// Who wrote it, with a blank where a function follows the name without one.
pub fn byline(front: &Element) -> Option<String> {
    let written = prose::of_element(front.child("byline")?).join(", ");
    Some(written).filter(|written| !written.is_empty())
}

/// The paragraphs of the body, or of a `block` where the body has no content element.
pub fn body(nitf: &Element) -> Vec<String> {
    let contents = nitf.all("body.content");
    if !contents.is_empty() {
        return contents.into_iter().flat_map(prose::of_element).collect();
    }
    nitf.child("body").map(|body| prose::of_element_without(body, &["body.head", "body.end"])).unwrap_or_default()
}

/// The day of publication: when it was published or may be, before when it was sent.
fn date(head: Option<&Element>, data: Option<&Element>) -> Option<String> {
    let published = head.and_then(|head| head.child("pubdata")).and_then(|found| found.attribute("date.publication"));
    let norm = |name: &str| data.and_then(|data| data.find(name)).and_then(|found| found.attribute("norm"));
    published.or_else(|| norm("date.release")).or_else(|| norm("date.issue")).map(str::to_string)
}

/// Who distributes it, publishes it, or holds the copyright.
fn outlet(nitf: &Element, data: Option<&Element>) -> Option<String> {
    let publication = nitf.child("head").and_then(|head| head.child("pubdata")).and_then(|found| found.attribute("name")).map(str::to_string);
    let rest = ["doc.copyright:holder", "doc-id:regsrc", "doc.rights:owner", "from-src:src-name"].iter().find_map(|path| {
        let (name, attribute) = path.split_once(':')?;
        data?.find(name)?.attribute(attribute).map(str::to_string)
    });
    let from = data.and_then(|data| data.find("from-src")).and_then(|found| found.attribute("src-name")).map(str::to_string);
    let written = nitf.text_of("distributor").or(publication).or(rest).or(from)?;
    Some(wire::provider(&written))
}
