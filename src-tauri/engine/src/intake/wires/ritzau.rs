//! Ritzau's XML: one item with its text as escaped HTML.

use crate::intake::mapping::Fields;
use crate::intake::newsml1::content_paragraphs;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::xml::{self, Element, Tree};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A file whose first element is `RBNews`.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "RBNews" || root.name == "ArrayOfRBNews")
}

/// One article an element `RBNews`; flashes have no headline.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let Some(tree) = Tree::of(&decoded.text) else { return sink.reject("", "The XML holds no element.", Some(&decoded.text)) };
    let all = if tree.root.name == "RBNews" { vec![&tree.root] } else { tree.root.all("RBNews") };
    let mut stories = Stories::default();
    for (number, news) in all.into_iter().enumerate() {
        let position = format!("item {}", number + 1);
        if news.child("Annuleret").and_then(Element::text).as_deref() == Some("true") {
            sink.reject(position, "The agency withdrew this item.", news.text().as_deref())?;
            continue;
        }
        stories.take(story(news, position), sink)?;
    }
    stories.give(sink)
}

fn story(news: &Element, position: String) -> Story {
    let told = |name: &str| news.child(name).and_then(Element::text);
    let origin = told("origin").map(|origin| origin.trim_matches('/').to_string()).filter(|origin| !origin.is_empty());
    let mut story = Story {
        fields: Fields {
            id: told("NewsID"),
            outlet: origin.map(|origin| wire::provider(&format!("{origin}.dk"))).map(|name| name.strip_suffix(".dk").map(str::to_string).unwrap_or(name)),
            date: told("PublishDate"),
            language: Some("da".into()),
            title: told("headline"),
            byline: told("byLine"),
            ..Fields::default()
        },
        item: told("NewsID"),
        version: told("version").and_then(|version| version.parse().ok()).unwrap_or(0),
        paragraphs: news.child("content").map(content_paragraphs).unwrap_or_default(),
        position,
    };
    for key in ["strapline", "subtitle", "town", "section"] {
        story.keep(key, told(key));
    }
    story
}
