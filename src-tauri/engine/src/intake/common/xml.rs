//! A small tolerant tree of an XML file, for every reader of XML. No document type is loaded, no entity of one is ever
//! expanded, depth and size are bounded, and names are compared without their prefixes.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements nest no deeper than this; what lies deeper is read as if it stood at this depth.
const DEPTH: usize = 200;
/// Elements and pieces of text of one tree.
const NODES: usize = 2_000_000;
/// Bytes of one tag, comment or piece of text in a stream.
const PIECE: u64 = 64 << 20;

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element; names are without prefix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

/// A file as a tree.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub root: Element,
    /// The file ended, or could not be understood any further, before its last element ended.
    pub cut: bool,
}

impl Tree {
    /// Reads decoded text. `None` where it holds no element at all.
    pub fn of(text: &str) -> Option<Self> {
        let mut grown = Growing::default();
        let mut reader = Reader::from_str(text.trim_start_matches(|c: char| c == '\u{feff}' || c == '\0' || c.is_whitespace()));
        tolerant(reader.config_mut());
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) if grown.nodes < NODES => grown.take(&event),
                Ok(_) => return grown.whole(true),
                Err(_) => return grown.whole(true),
            }
        }
        grown.whole(false)
    }
}

fn tolerant(config: &mut quick_xml::reader::Config) {
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
}

/// A tree that is being read: elements that have begun and not ended.
#[derive(Default)]
struct Growing {
    open: Vec<Element>,
    done: Option<Element>,
    nodes: usize,
}

impl Growing {
    fn take(&mut self, event: &Event<'_>) {
        self.nodes += 1;
        match event {
            Event::Start(start) => self.begin(element(start)),
            Event::Empty(start) => self.close(element(start)),
            Event::End(end) => self.end(end.local_name().as_ref()),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(name) => self.text(&reference(name)),
            _ => {}
        }
    }

    fn begin(&mut self, element: Element) {
        if self.open.len() < DEPTH { self.open.push(element) } else { self.close(element) }
    }

    fn close(&mut self, element: Element) {
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(element)),
            None if self.done.is_none() => self.done = Some(element),
            // A second root is taken in by the first.
            None => self.done.iter_mut().for_each(|root| root.nodes.push(Node::Element(element.clone()))),
        }
    }

    /// Ends the nearest open element of that name, and what was left open inside it; an end without a beginning is passed over.
    fn end(&mut self, name: &str) {
        if let Some(place) = self.open.iter().rposition(|element| element.name == name) {
            while self.open.len() > place {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        if let Some(element) = self.open.pop() {
            self.close(element);
        }
    }

    fn text(&mut self, piece: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        match parent.nodes.last_mut() {
            Some(Node::Text(text)) => text.push_str(piece),
            _ => parent.nodes.push(Node::Text(piece.to_string())),
        }
    }

    fn whole(mut self, stopped: bool) -> Option<Tree> {
        let cut = stopped || !self.open.is_empty();
        while !self.open.is_empty() {
            self.pop();
        }
        Some(Tree { root: self.done?, cut })
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    Element {
        name: start.local_name().as_ref().to_string(),
        attributes: attributes.map(|one| (one.key.local_name().as_ref().to_string(), unescaped(&one.value))).collect(),
        nodes: Vec::new(),
    }
}

/// The text of `&name;`: a number, one of the five, a name of HTML; anything else stays as it is written.
pub(crate) fn reference(name: &str) -> String {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| *c != '\0').unwrap_or('\u{fffd}').to_string();
    }
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        "nbsp" => "\u{a0}".into(),
        _ => quick_xml::escape::resolve_html5_entity(name).map_or_else(|| format!("&{name};"), str::to_string),
    }
}

/// Text with its references resolved, once: `&amp;lt;` is `&lt;`.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest[1..].find(';').filter(|end| (1..32).contains(end) && !rest[1..=*end].contains([' ', '&', '<', '\n'])) {
            Some(end) => {
                out.push_str(&reference(&rest[1..=end]));
                rest = &rest[end + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

impl Element {
    /// The value of an attribute, without blanks around it; an empty one is none.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The elements directly inside.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of that name directly inside.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children().find(|child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The first element of that name anywhere inside, in the order of the text.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.children().find_map(|child| if child.name == name { Some(child) } else { child.find(name) })
    }

    /// Every element of that name anywhere inside, but none inside another of that name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        for child in self.children() {
            if child.name == name { found.push(child) } else { child.gather(name, found) }
        }
    }

    /// All text inside, as it stands.
    pub fn raw_text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) => element.add_text(text),
            }
        }
    }

    /// All text inside with single blanks; `None` where there is none.
    pub fn text(&self) -> Option<String> {
        Some(crate::intake::paragraphs::blanks(&self.raw_text())).filter(|text| !text.trim().is_empty())
    }

    /// The text of the first element of that name anywhere inside that has any.
    pub fn text_of(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().find_map(Element::text)
    }
}

/// The first element of a file, from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    /// Its whole start tag, as far as the look goes.
    pub tag: &'a str,
}

/// What the first element is, past declaration, comments and document type. `None` where the text is no XML.
pub fn root(text: &str) -> Option<Root<'_>> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    loop {
        let after = match rest.strip_prefix('<')? {
            inside if inside.starts_with('?') => inside.find("?>").map(|end| &inside[end + 2..])?,
            inside if inside.starts_with("!--") => inside.find("-->").map(|end| &inside[end + 3..])?,
            inside if inside.starts_with('!') => after_doctype(inside)?,
            inside => {
                let tag = &inside[..inside.find('>').unwrap_or(inside.len())];
                let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
                let name = name.rsplit(':').next().filter(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_'))?;
                return Some(Root { name, tag });
            }
        };
        rest = after.trim_start();
    }
}

/// Past `<!DOCTYPE … [ … ]>`.
fn after_doctype(inside: &str) -> Option<&str> {
    let end = inside.find('>')?;
    match inside.find('[').filter(|open| *open < end) {
        Some(open) => {
            let close = open + inside[open..].find(']')?;
            Some(&inside[close + inside[close..].find('>')? + 1..])
        }
        None => Some(&inside[end + 1..]),
    }
}

/// Reads a stream of UTF-8 and hands over, in their order, the trees of the outermost elements with one of `names`;
/// nothing else is kept, so a file may be as large as it likes. Returns whether the file was whole.
///
/// # Errors
/// Those of `take`.
pub fn each<E>(stream: impl Read, names: &[&str], mut take: impl FnMut(Element) -> Result<(), E>) -> Result<bool, E> {
    let left = Rc::new(Cell::new(PIECE));
    let guarded = Guarded { inner: io::BufReader::with_capacity(1 << 16, stream), left: Rc::clone(&left) };
    let mut reader = Reader::from_reader(guarded);
    tolerant(reader.config_mut());
    let mut buffer = Vec::new();
    let mut grown: Option<Growing> = None;
    let mut depth = 0i64;
    loop {
        buffer.clear();
        left.set(PIECE);
        let event = match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) if depth <= 0 && grown.is_none() => return Ok(true),
            Ok(Event::Eof) | Err(_) => {
                // An element that the file's end cut is handed over as far as it goes.
                grown.and_then(|grown| grown.whole(true)).map_or(Ok(()), |tree| take(tree.root))?;
                return Ok(false);
            }
            Ok(event) => event,
        };
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        let wanted = match &event {
            Event::Start(start) | Event::Empty(start) => names.contains(&start.local_name().as_ref()),
            _ => false,
        };
        if grown.is_none() && wanted {
            grown = Some(Growing::default());
        }
        let Some(growing) = &mut grown else { continue };
        if growing.nodes >= NODES {
            return Ok(false);
        }
        growing.take(&event);
        if growing.open.is_empty() && let Some(done) = grown.take().and_then(|grown| grown.done) {
            take(done)?;
        }
    }
}

/// Ends with an error where one piece is too long to be kept.
struct Guarded<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?.read(into)?;
        self.consume(got);
        Ok(got)
    }
}

impl<R: BufRead> BufRead for Guarded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 {
            return Err(io::Error::other("a piece of the file is too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes as u64));
        self.inner.consume(bytes);
    }
}
