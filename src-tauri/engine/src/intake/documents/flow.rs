//! The text of an element of a page as a reader sees it: inline elements run on, blocks are paragraphs, breaks are lines.

use scraper::{ElementRef, Node};

/// Elements that end a paragraph.
const BLOCKS: [&str; 26] = [
    "p", "div", "section", "article", "header", "footer", "aside", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "text",
];

/// Elements that hold no text.
const UNREAD: [&str; 9] = ["script", "style", "head", "title", "noscript", "svg", "template", "iframe", "button"];

/// Nesting beyond this is read as if it stood here.
const DEPTH: u32 = 400;

/// The paragraphs of an element.
pub fn paragraphs(element: ElementRef<'_>) -> Vec<String> {
    without(element, &|_| false)
}

/// The paragraphs of an element, without those parts of it that `apart` tells.
pub fn without(element: ElementRef<'_>, apart: &dyn Fn(ElementRef<'_>) -> bool) -> Vec<String> {
    let mut flow = Flow::default();
    flow.inside(element, apart, 0);
    flow.end();
    flow.done
}

/// All text in one piece: breaks and blocks are line ends.
pub fn text(element: ElementRef<'_>) -> String {
    paragraphs(element).join("\n")
}

/// Text that becomes paragraphs.
#[derive(Default)]
pub struct Flow {
    line: String,
    breaks: u32,
    pub done: Vec<String>,
}

impl Flow {
    fn inside(&mut self, element: ElementRef<'_>, apart: &dyn Fn(ElementRef<'_>) -> bool, depth: u32) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(inner) => {
                    let Some(child) = ElementRef::wrap(child) else { continue };
                    if UNREAD.contains(&inner.name()) || depth > DEPTH || apart(child) {
                        continue;
                    }
                    if inner.name() == "br" {
                        self.line_break();
                        continue;
                    }
                    let block = BLOCKS.contains(&inner.name());
                    if block {
                        self.end();
                    }
                    self.inside(child, apart, depth + 1);
                    if block {
                        self.end();
                    }
                }
                _ => {}
            }
        }
    }

    /// Text inside a line; line ends of the source are blanks.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                    if !self.line.is_empty() && !self.line.ends_with([' ', '\n']) {
                        self.line.push(' ');
                    }
                }
                c => {
                    if !c.is_whitespace() {
                        self.breaks = 0;
                    }
                    self.line.push(c);
                }
            }
        }
    }

    /// One break is a line, two are a paragraph.
    pub fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.end();
        } else if !self.line.is_empty() {
            let kept = self.line.trim_end().len();
            self.line.truncate(kept);
            self.line.push('\n');
        }
    }

    /// A paragraph ends.
    pub fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.done.push(line.to_string());
        }
        self.breaks = 0;
    }
}
