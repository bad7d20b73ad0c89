//! Zotero's RDF: works with their titles, the publications they stand in, authors and dates.

use crate::intake::metadata::{Order, Record, Records};
use crate::intake::xml::{Element, Tree};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// RDF with the elements that Zotero gives to a work.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && look.text.contains(":RDF") && (look.text.contains("zotero.org/namespaces") || look.text.contains("purl.org/net/biblio#"))
}

/// One record a work: notes, attachments and collections are none.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let Some(tree) = Tree::of(&text) else { return sink.reject("", "The XML holds no element.", Some(&text)) };
    if tree.cut {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    let beside = ["Attachment", "Memo", "Collection", "Journal", "Newspaper", "Periodical", "Series"];
    let works = tree.root.children().filter(|work| !beside.contains(&work.name.as_str()) && !matches!(kind(work).as_deref(), Some("attachment" | "note")));
    let mut records = Records::default();
    records.extend(works.map(|work| record(work, &tree.root)));
    records.give(sink)
}

fn kind(work: &Element) -> Option<String> {
    work.child("itemType").and_then(Element::text)
}

fn record(work: &Element, root: &Element) -> Record {
    let told = |name: &str| work.child(name).and_then(Element::text);
    let part_of = work.child("isPartOf");
    // The publication is written in place, or elsewhere in the file under its address.
    let named = part_of.and_then(|part| part.attribute("resource")).and_then(|id| root.children().find(|other| other.attribute("about") == Some(id)));
    let outlet = part_of.and_then(|part| part.text_of("title")).or_else(|| named.and_then(|publication| publication.text_of("title")));
    let address = work.child("identifier").and_then(|identifier| identifier.text_of("value")).or_else(|| work.attribute("about").map(str::to_string));
    let names: Vec<String> = work.child("authors").map(|authors| authors.all("Person").into_iter().map(name).collect()).unwrap_or_default();
    Record {
        kind: kind(work),
        id: work.attribute("about").map(str::to_string),
        outlet: outlet.or_else(|| work.child("publisher").and_then(|publisher| publisher.text_of("name"))),
        date: told("date"),
        language: told("language"),
        title: told("title").or_else(|| told("shortTitle")),
        text: told("abstract"),
        url: address.filter(|address| address.starts_with("http")),
        byline: (!names.is_empty()).then(|| names.join("; ")),
        order: Order::Unknown,
        rest: Vec::new(),
    }
}

fn name(person: &Element) -> String {
    let part = |names: [&str; 2]| names.iter().find_map(|name| person.text_of(name)).unwrap_or_default();
    format!("{} {}", part(["givenName", "givenname"]), part(["surname", "name"])).trim().to_string()
}
