//! Which paragraphs of a page are the article? Those of the element that holds it, without what stands beside them.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Node, Selector};

/// The elements that a selector finds.
pub fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map(|selector| html.select(&selector).collect()).unwrap_or_default()
}

/// One blank where a page has several; no-break ones stay.
pub fn blanks(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r', '\x0c']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Less text than this is no article.
const ENOUGH: usize = 400;

/// The paragraphs and subheadings of the article, in the order of the page, none twice.
pub fn of(html: &Html) -> Vec<String> {
    let fullest = |selector: &str| select(html, selector).into_iter().map(gathered).max_by_key(size).unwrap_or_default();
    let narrow = fullest("[itemprop=articleBody]");
    if size(&narrow) > ENOUGH {
        return narrow;
    }
    let (article, main) = (fullest("article"), fullest("main"));
    // An article element with most of the text is preferred to the page around it, which has menus and teasers too.
    if size(&article) > ENOUGH && size(&article) * 2 > size(&main) {
        return article;
    }
    if size(&main) > ENOUGH { main } else { fullest("body") }
}

fn size(paragraphs: &Vec<String>) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// Names deceive on some pages: where believing them leaves hardly anything, they are not believed.
fn gathered(element: ElementRef<'_>) -> Vec<String> {
    let whole = visible(element).len();
    let gather = |names| {
        let mut gather = Gather { whole, names, found: Vec::new(), seen: HashSet::new() };
        gather.inside(element, 0);
        gather.found
    };
    let (careful, plain) = (gather(Names::Believed), gather(Names::Ignored));
    if size(&careful) * 3 < size(&plain) { plain } else { careful }
}

/// Whether the names that a page gives to its elements are believed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Believed,
    Ignored,
}

/// Elements that never hold an article's own text.
const BESIDE: [&str; 15] = ["script", "style", "noscript", "nav", "footer", "aside", "form", "button", "header", "svg", "template", "iframe", "select", "figure", "dialog"];

/// Parts of names that pages give to what stands beside an article.
const MARKS: [&str; 34] = [
    "related", "recommend", "newsletter", "promo", "teaser", "share", "social", "comment", "cookie", "consent", "subscri", "advert", "banner", "breadcrumb", "taglist", "tags",
    "author-bio", "authorbio", "sidebar", "most-read", "mostread", "read-more", "readmore", "read-also", "more-on", "outbrain", "taboola", "disclaimer", "copyright", "caption",
    "footer", "abo-", "paywall", "popular",
];

struct Gather {
    /// Bytes of text of the whole.
    whole: usize,
    names: Names,
    found: Vec<String>,
    seen: HashSet<String>,
}

impl Gather {
    fn inside(&mut self, element: ElementRef<'_>, depth: u32) {
        // Pages nest by dozens of elements; a page that nests by thousands means harm.
        if depth > 300 {
            return;
        }
        for child in element.children().filter_map(ElementRef::wrap) {
            let name = child.value().name();
            if BESIDE.contains(&name) || self.beside(child) {
                continue;
            }
            if matches!(name, "p" | "h2" | "h3" | "blockquote") && !holds_paragraphs(child) {
                self.paragraph(child);
            } else {
                self.inside(child, depth + 1);
            }
        }
    }

    fn paragraph(&mut self, element: ElementRef<'_>) {
        let text = blanks(&visible(element));
        let linked: usize = links(element).iter().map(|link| visible(*link).trim().len()).sum();
        // A short line that is all link leads elsewhere.
        let leads_away = text.len() < 300 && linked * 10 >= text.len() * 8;
        if !text.is_empty() && !leads_away && self.seen.insert(text.clone()) {
            self.found.push(text);
        }
    }

    /// Whether the page's own names say that this stands beside the article. What holds most of the text does not,
    /// whatever it is called.
    fn beside(&self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        let hidden = value.attr("hidden").is_some() || value.attr("aria-hidden") == Some("true") || matches!(value.attr("role"), Some("navigation" | "complementary" | "dialog"));
        let names = format!("{} {}", value.attr("class").unwrap_or(""), value.attr("id").unwrap_or("")).to_lowercase();
        let marked = self.names == Names::Believed && MARKS.iter().any(|mark| names.contains(mark));
        (hidden || marked) && visible(element).len() * 10 < self.whole * 4
    }
}

fn links(element: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    element.descendants().filter_map(ElementRef::wrap).filter(|inner| inner.value().name() == "a").collect()
}

fn holds_paragraphs(element: ElementRef<'_>) -> bool {
    element.value().name() == "blockquote" && element.descendants().any(|node| node.value().as_element().is_some_and(|inner| inner.name() == "p"))
}

/// The text a reader sees, without scripts inside.
fn visible(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(piece) if !node.parent().is_some_and(|parent| hidden(parent.value())) => text.push_str(piece),
            Node::Element(inner) if inner.name() == "br" => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn hidden(node: &Node) -> bool {
    node.as_element().is_some_and(|element| matches!(element.name(), "script" | "style" | "noscript"))
}
