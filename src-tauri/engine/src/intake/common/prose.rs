//! Paragraphs out of marked-up text, be it a tree of XML or HTML in a string: blocks become paragraphs, everything inside
//! a line flows together, what is never read (scripts, media, hidden heads) stays out.

use scraper::{Html, Node as HtmlNode};

use crate::intake::xml::{Element, Node};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 40] = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "blockquote", "block", "bq", "ul", "ol", "dl", "li", "dt", "dd", "table", "tr", "caption", "hr", "h1", "h2", "h3",
    "h4", "h5", "h6", "hl1", "hl2", "hedline", "pre", "body.content", "body.head", "body.end", "body", "html", "nitf", "fn", "address", "tagline",
];

/// Elements that hold no text of the article.
const UNREAD: [&str; 18] =
    ["script", "style", "head", "title", "noscript", "iframe", "svg", "template", "object", "form", "button", "select", "media", "media-caption", "figure", "video", "audio", "nav"];

/// Text that is gathered into paragraphs.
#[derive(Default)]
pub struct Flow {
    done: Vec<String>,
    line: String,
}

impl Flow {
    /// Text inside a line: every run of blanks is one blank.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                    if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                        self.line.push(' ');
                    }
                }
                c => self.line.push(c),
            }
        }
    }

    /// Text whose line ends count.
    pub fn lines(&mut self, text: &str) {
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                self.line_break();
            }
            self.line.push_str(line.trim_end());
        }
    }

    /// The next text stands on a line of its own, in the same paragraph.
    pub fn line_break(&mut self) {
        let kept = self.line.trim_end_matches(' ').len();
        self.line.truncate(kept);
        if !self.line.is_empty() {
            self.line.push('\n');
        }
    }

    /// A word ends here, whatever the text says: cells of a table, elements that stand apart.
    pub fn blank(&mut self) {
        self.text(" ");
    }

    /// The paragraph ends.
    pub fn paragraph(&mut self) {
        let text = unwrapped(self.line.trim());
        if !text.is_empty() {
            self.done.push(text);
        }
        self.line.clear();
    }

    /// All paragraphs.
    pub fn finish(mut self) -> Vec<String> {
        self.paragraph();
        self.done
    }
}

/// Lines that all end near the same width were broken by a machine and flow together again.
fn unwrapped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let full = |line: &&str| (45..=100).contains(&line.chars().count());
    if lines.len() > 1 && lines[..lines.len() - 1].iter().all(full) { lines.join(" ") } else { text.to_string() }
}

/// The paragraphs of plain text: an empty line or an indented one begins a new one, lines broken by a machine flow together.
pub fn of_plain(text: &str) -> Vec<String> {
    let wrapped = is_wrapped(text);
    let mut flow = Flow::default();
    for line in text.lines() {
        let begins = line.trim().is_empty() || line.starts_with('\t') || line.starts_with("  ");
        if begins || !wrapped {
            flow.paragraph();
        }
        flow.text(line.trim());
        flow.blank();
    }
    flow.finish()
}

/// Whether most lines that another follows end within a width that only a machine keeps to.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let longest = lines.iter().map(|line| line.trim_end().chars().count()).max().unwrap_or(0);
    let followed = |pair: &&[&str]| !pair[0].trim().is_empty() && !pair[1].trim().is_empty() && !pair[1].starts_with(['\t', ' ']);
    let broken: Vec<usize> = lines.windows(2).filter(followed).map(|pair| pair[0].trim_end().chars().count()).collect();
    let near = broken.iter().filter(|length| **length * 10 >= longest * 6).count();
    (40..=110).contains(&longest) && !broken.is_empty() && near * 3 >= broken.len() * 2
}

/// The paragraphs of an element. Paragraphs that hold HTML as text (`&lt;p&gt;…`) are read as what they mean.
pub fn of_element(element: &Element) -> Vec<String> {
    of_element_without(element, &[])
}

/// As [`of_element`], leaving out the elements of these names too.
pub fn of_element_without(element: &Element, without: &[&str]) -> Vec<String> {
    let mut flow = Flow::default();
    flow_element(&mut flow, element, without);
    let paragraphs = flow.finish();
    let escaped = paragraphs.iter().any(|paragraph| is_markup(paragraph));
    if escaped { paragraphs.into_iter().flat_map(|paragraph| if is_markup(&paragraph) { of_html(&paragraph) } else { vec![paragraph] }).collect() } else { paragraphs }
}

/// Whether a text is HTML that came as text.
pub fn is_markup(text: &str) -> bool {
    let paragraphs = text.contains("</p>") || text.contains("<p>") || text.contains("<br") || text.contains("</P>");
    paragraphs && text.trim_start().starts_with('<') || text.matches("</p>").count() > 1
}

fn flow_element(flow: &mut Flow, element: &Element, without: &[&str]) {
    for node in &element.nodes {
        match node {
            Node::Text(text) if element.name == "pre" => flow.lines(text),
            Node::Text(text) => flow.text(text),
            Node::Element(child) => {
                let name = child.name.to_ascii_lowercase();
                if UNREAD.contains(&name.as_str()) || without.contains(&name.as_str()) {
                    continue;
                }
                around(flow, &name, |flow| flow_element(flow, child, without));
            }
        }
    }
}

fn around(flow: &mut Flow, name: &str, inside: impl FnOnce(&mut Flow)) {
    let block = BLOCKS.contains(&name);
    match name {
        "br" => flow.line_break(),
        _ if block => flow.paragraph(),
        "td" | "th" | "byttl" => flow.blank(),
        _ => {}
    }
    inside(flow);
    if block {
        flow.paragraph();
    } else if matches!(name, "td" | "th") {
        flow.blank();
    }
}

/// A node of scraper's tree.
type HtmlRef<'a> = <scraper::ElementRef<'a> as std::ops::Deref>::Target;

/// The paragraphs of HTML in a string. Nothing of it is loaded or run.
pub fn of_html(html: &str) -> Vec<String> {
    let page = Html::parse_fragment(html);
    let mut flow = Flow::default();
    flow_html(&mut flow, *page.root_element(), 0);
    flow.finish()
}

fn flow_html(flow: &mut Flow, node: HtmlRef<'_>, depth: u32) {
    // The parser itself bounds nothing; a page that nests by thousands means harm.
    if depth > 300 {
        return;
    }
    for child in node.children() {
        match child.value() {
            HtmlNode::Text(text) if in_pre(child) => flow.lines(text),
            HtmlNode::Text(text) => flow.text(text),
            HtmlNode::Element(element) if UNREAD.contains(&element.name()) => {}
            HtmlNode::Element(element) => around(flow, element.name(), |flow| flow_html(flow, child, depth + 1)),
            _ => {}
        }
    }
}

fn in_pre(node: HtmlRef<'_>) -> bool {
    node.parent().is_some_and(|parent| parent.value().as_element().is_some_and(|element| element.name() == "pre"))
}
