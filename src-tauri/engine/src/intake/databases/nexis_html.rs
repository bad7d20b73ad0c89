//! LexisNexis as a page: documents between anchors, each a row of divisions whose classes tell what is centred and what is
//! large.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Node};

use crate::intake::nexis::{self, Block};
use crate::intake::vendor;
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// The comment and the anchors of these pages.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && {
        let lower = look.text.to_ascii_lowercase();
        lower.contains("<!-- hide xml section from browser") || lower.contains("<a name=\"doc_id_") || lower.contains("<!-- lxncomment")
    }
}

/// Every document of the page.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let styles = Styles::of(&text);
    let starts = starts(&text);
    let cover_end = starts.first().copied().unwrap_or(0);
    let mut parts: Vec<Vec<Block>> = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(text.len());
        parts.extend(separate(blocks(&text[*start..end], &styles)));
    }
    if starts.is_empty() {
        parts = separate(blocks(&text, &styles));
    }
    let separators: Vec<(u64, u64)> = parts.iter().filter_map(|part| part.iter().find_map(|block| nexis::separator(&block.text()))).collect();
    let cover = Html::parse_fragment(&text[..cover_end]);
    let cover: String = blocks_in(cover.root_element(), &styles).iter().flat_map(|block| block.lines.clone()).collect::<Vec<_>>().join("\n");
    sink.announced(nexis::announced(&cover, &separators).unwrap_or(parts.len() as u64))?;
    for (place, part) in parts.iter().enumerate() {
        let numbers = part.iter().find_map(|block| nexis::separator(&block.text()));
        let position = numbers.map_or(format!("document {}", place + 1), |(number, total)| format!("document {number} of {total}"));
        let rest: Vec<Block> = part.iter().filter(|block| nexis::separator(&block.text()).is_none()).cloned().collect();
        nexis::document(&rest, &position, sink)?;
    }
    Ok(())
}

/// Where documents begin, in bytes: at their anchors, else at their comments.
fn starts(text: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let anchors: Vec<usize> = lower.match_indices("<a name=\"doc_id_").chain(lower.match_indices("<a name=doc_id_")).map(|(at, _)| at).collect();
    let mut starts = if anchors.is_empty() { lower.match_indices("<!-- hide xml section from browser\n<doc number").map(|(at, _)| at).collect() } else { anchors };
    starts.sort_unstable();
    starts
}

/// One part may still hold several documents, where a page lost its anchors.
fn separate(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let mut parts: Vec<Vec<Block>> = Vec::new();
    for block in blocks {
        if nexis::separator(&block.text()).is_some() || parts.is_empty() {
            // What stands before the first number is the cover, or the anchor's own line.
            if parts.last().is_some_and(|part: &Vec<Block>| part.iter().all(|block| block.text().is_empty())) {
                parts.pop();
            }
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(block);
        }
    }
    if parts.len() > 1 && parts[0].iter().all(|block| nexis::separator(&block.text()).is_none()) {
        parts.remove(0);
    }
    parts
}

/// Which classes centre and which make large: their names change from file to file.
#[derive(Default)]
struct Styles {
    centred: HashSet<String>,
    large: HashSet<String>,
    bold: HashSet<String>,
}

impl Styles {
    fn of(text: &str) -> Self {
        let mut styles = Self::default();
        let lower = text.get(..text.len().min(64 << 10)).map_or_else(|| text.chars().take(60_000).collect::<String>(), str::to_string).to_lowercase();
        for rule in lower.split('}') {
            let Some((name, what)) = rule.rsplit_once('{') else { continue };
            let Some(name) = name.rsplit('.').next().map(|name| name.trim().to_string()).filter(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric)) else { continue };
            let what = what.replace(' ', "");
            if what.contains("text-align:center") {
                styles.centred.insert(name.clone());
            }
            if what.contains("font-weight:bold") && large(&what) {
                styles.large.insert(name.clone());
            }
            if what.contains("font-weight:bold") {
                styles.bold.insert(name);
            }
        }
        styles
    }

    fn has(names: &HashSet<String>, element: ElementRef<'_>) -> bool {
        element.value().attr("class").is_some_and(|class| class.split_whitespace().any(|class| names.contains(&class.to_lowercase())))
    }
}

fn large(rule: &str) -> bool {
    rule.split_once("font-size:").and_then(|(_, size)| size.split("pt").next()?.parse::<f32>().ok()).is_some_and(|size| size >= 13.0)
}

fn blocks(fragment: &str, styles: &Styles) -> Vec<Block> {
    let html = Html::parse_fragment(fragment);
    blocks_in(html.root_element(), styles)
}

fn blocks_in(root: ElementRef<'_>, styles: &Styles) -> Vec<Block> {
    let divisions = root.descendants().filter_map(ElementRef::wrap).filter(|element| element.value().name() == "div");
    let mut blocks: Vec<Block> = divisions.filter(|element| !holds_division(*element)).map(|element| block(element, styles)).collect();
    if blocks.is_empty() {
        blocks = root.descendants().filter_map(ElementRef::wrap).filter(|element| element.value().name() == "p").map(|element| block(element, styles)).collect();
    }
    blocks.retain(|block| !block.lines.is_empty());
    blocks
}

fn holds_division(element: ElementRef<'_>) -> bool {
    element.descendants().skip(1).any(|node| node.value().as_element().is_some_and(|inner| inner.name() == "div"))
}

fn block(element: ElementRef<'_>, styles: &Styles) -> Block {
    let inner = |name: &str| element.descendants().filter_map(ElementRef::wrap).filter(|inner| inner.value().name() == name).collect::<Vec<_>>();
    let paragraphs = inner("p");
    let spans = inner("span");
    let of: Vec<ElementRef<'_>> = if paragraphs.is_empty() { vec![element] } else { paragraphs.clone() };
    let lines: Vec<String> = of.into_iter().map(visible).map(|text| vendor::lines(&text)).filter(|line| !line.is_empty()).collect();
    let filled: Vec<&ElementRef<'_>> = spans.iter().filter(|span| !visible(**span).trim().is_empty()).collect();
    Block {
        centred: Styles::has(&styles.centred, element) || !paragraphs.is_empty() && paragraphs.iter().all(|paragraph| Styles::has(&styles.centred, *paragraph)),
        heading: !filled.is_empty() && filled.iter().all(|span| Styles::has(&styles.large, **span)),
        named: filled.first().is_some_and(|span| Styles::has(&styles.bold, **span) && visible(**span).trim().ends_with(':')),
        wrapped: false,
        lines,
    }
}

/// The text in the order of the page; broken lines of the source are blanks, breaks of the page are line ends.
fn visible(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(piece) => text.push_str(&piece.replace(['\n', '\r'], " ")),
            Node::Element(inner) if inner.name() == "br" => text.push('\n'),
            _ => {}
        }
    }
    text
}
