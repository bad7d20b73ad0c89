//! Markup as text: what a reader of the page would see, block by block. Nothing in it is loaded or run.

use scraper::{Html, Node};

/// Elements nested deeper than this are no page that a person wrote.
const DEEPEST: usize = 400;
/// A page longer than this, without its scripts and pictures, is not taken apart by element.
const LONGEST: usize = 6 << 20;

/// The text of a page or of a piece of one: blocks with an empty line between them, line breaks kept, other blanks as one.
pub fn text(html: &str) -> String {
    if !harmless(html) {
        return plain(html);
    }
    let page = Html::parse_fragment(html);
    let mut out = Text::default();
    let mut node = page.tree.root();
    // From element to element without calling itself: depth costs no stack.
    loop {
        out.open(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            out.close(node.value());
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(above) => node = above,
                None => return out.done(),
            }
        }
    }
}

/// Elements whose content nobody sees as text.
const UNSEEN: [&str; 12] = ["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button", "audio", "video"];
/// Elements that stand in the run of a line.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var",
];

#[derive(Default)]
struct Text {
    out: String,
    unseen: u32,
    verbatim: u32,
    /// A blank is due before the next word.
    blank: bool,
}

impl Text {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Element(element) => match element.name() {
                name if UNSEEN.contains(&name) => self.unseen += 1,
                "br" => self.line(),
                "td" | "th" => self.blank = true,
                name if INLINE.contains(&name) => {}
                name => {
                    self.verbatim += u32::from(name == "pre");
                    self.block();
                }
            },
            Node::Text(piece) if self.unseen == 0 => self.words(piece),
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        match element.name() {
            name if UNSEEN.contains(&name) => self.unseen = self.unseen.saturating_sub(1),
            "br" | "td" | "th" => {}
            name if INLINE.contains(&name) => {}
            name => {
                self.verbatim = self.verbatim.saturating_sub(u32::from(name == "pre"));
                self.block();
            }
        }
    }

    fn words(&mut self, piece: &str) {
        for c in piece.chars() {
            match c {
                '\n' if self.verbatim > 0 => self.line(),
                ' ' | '\t' | '\n' | '\r' | '\x0c' => self.blank = true,
                // Marks of the page's own making: soft hyphens and blanks of no width.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                c => {
                    if std::mem::take(&mut self.blank) && !self.out.is_empty() && !self.out.ends_with('\n') {
                        self.out.push(' ');
                    }
                    self.out.push(c);
                }
            }
        }
    }

    fn line(&mut self) {
        self.blank = false;
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn block(&mut self) {
        self.blank = false;
        while self.out.ends_with('\n') {
            self.out.pop();
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
    }

    fn done(mut self) -> String {
        self.block();
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// The text between the marks, in one pass that no page can make slow; for pages that mean harm.
pub fn plain(html: &str) -> String {
    let mut out = Text::default();
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => out.words(&entities(text)),
            Piece::Tag(tag) if INLINE.contains(&tag.name.as_str()) => {}
            Piece::Tag(tag) if tag.name == "br" => out.line(),
            Piece::Tag(_) => out.block(),
            Piece::Hidden(_) => {}
        }
    }
    out.done()
}

/// The five entities that every writer uses, and the no-break blank.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    const KNOWN: [(&str, &str); 6] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    KNOWN.iter().fold(text.to_string(), |text, (name, meant)| text.replace(name, meant))
}

/// Whether a page is neither nested nor long beyond all that people write: parsers slow down, or worse, on those.
pub fn harmless(html: &str) -> bool {
    // Paragraphs, rows and items close by themselves; these have no end at all.
    const OPEN: [&str; 29] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup", "rt", "rp", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "param", "!doctype",
    ];
    let mut depth = 0usize;
    for piece in Pieces::of(html) {
        let Piece::Tag(tag) = piece else { continue };
        match tag {
            tag if OPEN.contains(&tag.name.as_str()) || tag.closed => {}
            Tag { ends: true, .. } => depth = depth.saturating_sub(1),
            _ => depth += 1,
        }
        if depth > DEEPEST {
            return false;
        }
    }
    html.len() <= LONGEST
}

/// The page without what is not text: scripts that say nothing of the article, styles, comments, pictures written into it.
pub fn slim(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Tag(tag) => without_data(tag.written, &mut out),
            Piece::Hidden(written) if told(written) => out.push_str(written),
            Piece::Hidden(_) => {}
        }
    }
    out
}

/// A script in which the page describes its article, or a field whose text counts.
fn told(written: &str) -> bool {
    let head: String = written.chars().take(200).collect::<String>().to_ascii_lowercase();
    head.starts_with("<title") || head.starts_with("<textarea") || head.contains("ld+json")
}

/// Copies a tag, leaving out pictures and fonts that are written into its attributes.
fn without_data(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some(at) = rest.find("data:") {
        let end = rest[at..].find(['"', '\'', ' ', ')', '>']).map_or(rest.len(), |end| at + end);
        out.push_str(&rest[..if end - at > 200 { at } else { end }]);
        rest = &rest[end..];
    }
    out.push_str(rest);
}

struct Tag<'a> {
    written: &'a str,
    /// In small letters.
    name: String,
    /// An end tag.
    ends: bool,
    /// Closed in itself, `<path/>`.
    closed: bool,
}

enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment, or an element whose content is no markup, with its tags.
    Hidden(&'a str),
}

/// Text and tags in turn, in time that grows with the length alone.
struct Pieces<'a> {
    rest: &'a str,
    /// Elements that end nowhere in the page any more, so that they are not looked for again and again.
    endless: Vec<&'static str>,
}

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

impl<'a> Pieces<'a> {
    fn of(html: &'a str) -> Self {
        Self { rest: html, endless: Vec::new() }
    }

    fn cut(&mut self, end: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        piece
    }

    /// Where the end mark of this element or comment stands.
    fn end_of(&mut self, what: &'static str, mark: &str) -> Option<usize> {
        if self.endless.contains(&what) {
            return None;
        }
        let found = find_ignoring_case(self.rest, mark);
        if found.is_none() {
            self.endless.push(what);
        }
        found
    }
}

fn find_ignoring_case(text: &str, mark: &str) -> Option<usize> {
    let (bytes, mark) = (text.as_bytes(), mark.as_bytes());
    memchr::memchr_iter(mark[0], bytes).find(|at| bytes.len() - at >= mark.len() && bytes[*at..at + mark.len()].eq_ignore_ascii_case(mark))
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let begins = |text: &str| text.as_bytes().get(1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'));
        if !self.rest.starts_with('<') || !begins(self.rest) {
            let end = memchr::memchr(b'<', &self.rest.as_bytes()[1..]).map_or(self.rest.len(), |at| at + 1);
            return Some(Piece::Text(self.cut(end)));
        }
        if self.rest.starts_with("<!--") {
            let end = self.end_of("!--", "-->").map_or(4, |at| at + 3);
            return Some(Piece::Hidden(self.cut(end)));
        }
        let end = memchr::memchr(b'>', self.rest.as_bytes()).map_or(self.rest.len(), |at| at + 1);
        let written = &self.rest[..end];
        let ends = written.starts_with("</");
        let name: String = written.trim_start_matches(['<', '/']).chars().take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/')).take(20).collect::<String>().to_ascii_lowercase();
        if !ends && let Some(raw) = RAW.iter().find(|raw| **raw == name) {
            let mark = format!("</{raw}");
            if let Some(at) = self.end_of(raw, &mark) {
                let close = memchr::memchr(b'>', &self.rest.as_bytes()[at..]).map_or(self.rest.len(), |end| at + end + 1);
                return Some(Piece::Hidden(self.cut(close)));
            }
        }
        let closed = written.ends_with("/>");
        Some(Piece::Tag(Tag { written: self.cut(end), name, ends, closed }))
    }
}
