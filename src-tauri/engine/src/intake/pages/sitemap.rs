//! Lists of news that a site gives to search engines (sitemaps with the elements for news): titles and addresses without texts.

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::xml::{self, Element, Tree};
use crate::intake::{Item, Look, Sink};
use crate::article::Extent;
use crate::Result;

/// A list of addresses, or of such lists.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "urlset" || root.name == "sitemapindex")
}

/// One article an address that has a title.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let Some(tree) = Tree::of(&text) else { return sink.reject("", "The XML holds no element.", Some(&text)) };
    if tree.root.name == "sitemapindex" {
        return sink.reject("", "This is a list of lists of addresses; save the lists that it names and import those.", None);
    }
    let places: Vec<&Element> = tree.root.all("url");
    let (named, bare): (Vec<&Element>, Vec<&Element>) = places.into_iter().partition(|place| place.child("news").is_some_and(|news| news.text_of("title").is_some()));
    if named.is_empty() {
        return sink.reject("", "This is a list of addresses without titles; save the pages that it names and import those.", None);
    }
    sink.note(format!("This is a list of news for search engines: titles and addresses without texts; {} addresses have no title.", bare.len()))?;
    for (number, place) in named.into_iter().enumerate() {
        let told = |name: &str| place.child("news").and_then(|news| news.text_of(name));
        let fields = Fields {
            outlet: place.child("news").and_then(|news| news.child("publication")?.text_of("name")),
            date: told("publication_date"),
            language: told("language"),
            title: told("title"),
            url: place.child("loc").and_then(Element::text),
            ..Fields::default()
        };
        let mut article = fields.article(format!("address {}", number + 1), Order::Unknown, sink);
        article.extent = Extent::Headline;
        sink.article(article)?;
    }
    Ok(())
}
