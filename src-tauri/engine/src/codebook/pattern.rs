//! What does a pattern say? Its text becomes a tree; the tree is matched by `coding`.

use std::collections::HashMap;

use crate::text::{Class, TokenKind, class_of, fold, tokens};

/// Which actor an actor term asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorTerm {
    /// The first actor of the pair.
    First,
    /// The second actor of the pair.
    Second,
    /// Either actor of the pair.
    Pair,
    /// An actor that is not of the pair.
    Other,
    /// Any actor.
    Any,
}

/// How a word has to look. Texts are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    Exact(String),
    /// `word*`
    Begins(String),
    /// `*word`
    Ends(String),
    /// `wo*rd`
    Around(String, String),
    /// `=Word`: exactly so in the original, after the folded form.
    Written { folded: String, written: String },
}

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Word(Word),
    /// An ideograph.
    Han(String),
    /// A mark that is a pattern of its own, such as `&`.
    Mark(char),
    Actor(ActorTerm),
    /// Up to so many words of any kind.
    Gap(u8),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Optional(Box<Node>),
}

/// Lists of patterns by name, as `<name>` calls them.
pub type Lists = HashMap<String, Vec<String>>;

/// Reads a pattern. The error is a sentence that says what is wrong.
pub fn parse(pattern: &str, lists: &Lists) -> Result<Node, String> {
    let mut parser = Parser { rest: pattern, lists, depth: 0 };
    let node = parser.alternatives(&[])?;
    match parser.rest.is_empty() {
        true => Ok(node),
        false => Err(format!("“{}” is not expected here", parser.rest)),
    }
}

struct Parser<'a> {
    rest: &'a str,
    lists: &'a Lists,
    depth: usize,
}

impl Parser<'_> {
    /// `a|b c|d` up to one of the closing signs (not consumed).
    fn alternatives(&mut self, closing: &[char]) -> Result<Node, String> {
        let mut branches = vec![self.sequence(closing)?];
        while self.eat('|') {
            branches.push(self.sequence(closing)?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Either(branches) })
    }

    fn sequence(&mut self, closing: &[char]) -> Result<Node, String> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(c) = self.rest.chars().next() else { break };
            if c == '|' || closing.contains(&c) {
                break;
            }
            self.part(c, &mut parts)?;
        }
        match parts.len() {
            0 => Err("an alternative is empty".into()),
            1 => Ok(parts.remove(0)),
            _ => Ok(Node::Sequence(parts)),
        }
    }

    fn part(&mut self, c: char, parts: &mut Vec<Node>) -> Result<(), String> {
        self.depth += 1;
        if self.depth > 2000 {
            return Err("it calls itself or is nested too deeply".into());
        }
        match c {
            '(' => parts.push(self.group('(', ')')?),
            '[' => parts.push(Node::Optional(Box::new(self.group('[', ']')?))),
            '{' => parts.push(self.pair()?),
            '<' => parts.push(self.list()?),
            '@' => parts.push(self.actor()?),
            '~' => parts.push(Node::Gap(self.gap()?)),
            ')' | ']' | '}' | '>' | ';' => return Err(format!("“{c}” closes nothing")),
            _ => self.words(parts)?,
        }
        Ok(())
    }

    fn group(&mut self, open: char, close: char) -> Result<Node, String> {
        self.eat(open);
        let inner = self.alternatives(&[close])?;
        match self.eat(close) {
            true => Ok(inner),
            false => Err(format!("“{open}” is not closed by “{close}”")),
        }
    }

    /// `{a; b}~4`: both, in either order, with at most so many words between.
    fn pair(&mut self) -> Result<Node, String> {
        self.eat('{');
        let first = self.alternatives(&[';', '}'])?;
        if !self.eat(';') {
            return Err("“{a; b}” needs two parts with “;” between".into());
        }
        let second = self.alternatives(&['}'])?;
        if !self.eat('}') {
            return Err("“{” is not closed by “}”".into());
        }
        let gap = if self.rest.starts_with('~') { self.gap()? } else { 3 };
        let order = |a: &Node, b: &Node| Node::Sequence(vec![a.clone(), Node::Gap(gap), b.clone()]);
        Ok(Node::Either(vec![order(&first, &second), order(&second, &first)]))
    }

    fn list(&mut self) -> Result<Node, String> {
        let end = self.rest.find('>').ok_or("“<” is not closed by “>”")?;
        let name = self.rest[1..end].trim();
        self.rest = &self.rest[end + 1..];
        let entries = self.lists.get(name).ok_or_else(|| format!("there is no list “{name}”"))?;
        let mut branches = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut inner = Parser { rest: entry, lists: self.lists, depth: self.depth + 1 };
            branches.push(inner.alternatives(&[])?);
        }
        match branches.len() {
            0 => Err(format!("the list “{name}” is empty")),
            _ => Ok(Node::Either(branches)),
        }
    }

    fn actor(&mut self) -> Result<Node, String> {
        let end = self.rest[1..].find(|c: char| !c.is_ascii_alphabetic()).map_or(self.rest.len(), |at| at + 1);
        let name = &self.rest[1..end];
        self.rest = &self.rest[end..];
        let term = match name {
            "first" => ActorTerm::First,
            "second" => ActorTerm::Second,
            "pair" => ActorTerm::Pair,
            "other" => ActorTerm::Other,
            "state" => ActorTerm::Any,
            _ => return Err(format!("“@{name}” is no actor term: use @first, @second, @pair, @other or @state")),
        };
        Ok(Node::Actor(term))
    }

    fn gap(&mut self) -> Result<u8, String> {
        let digits: String = self.rest[1..].chars().take_while(char::is_ascii_digit).collect();
        self.rest = &self.rest[1 + digits.len()..];
        match digits.parse::<u8>() {
            Ok(n) if n <= 20 => Ok(n),
            _ => Err("a gap is written ~0 to ~20".into()),
        }
    }

    /// A run of plain text: words with their stars, ideographs one by one.
    fn words(&mut self, parts: &mut Vec<Node>) -> Result<(), String> {
        let end = self.rest.find(|c: char| c.is_whitespace() || "()[]{}<>|;~@".contains(c)).unwrap_or(self.rest.len());
        let plain = &self.rest[..end];
        self.rest = &self.rest[end..];
        if let Some(written) = plain.strip_prefix('=') {
            let folded = fold(written).text().to_string();
            let mut found = Vec::new();
            tokens(folded.as_bytes(), 0, folded.len(), &mut found);
            if found.len() != 1 {
                return Err(format!("“={written}” has to be one word"));
            }
            parts.push(Node::Word(Word::Written { folded, written: written.into() }));
            return Ok(());
        }
        if let Some(mark) = lone_mark(plain) {
            parts.push(Node::Mark(mark));
            return Ok(());
        }
        let before = parts.len();
        let folded = fold(plain);
        let text = folded.text();
        let pieces: Vec<&str> = text.split('*').collect();
        if pieces.len() == 1 {
            plain_words(text, parts);
        } else {
            starred(&pieces, parts)?;
        }
        // Marks such as a lone dash match nothing of their own: they are blanks.
        if parts.len() == before && text.contains('*') {
            return Err("a star needs letters beside it".into());
        }
        Ok(())
    }

    fn eat(&mut self, c: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

fn lone_mark(plain: &str) -> Option<char> {
    let folded = fold(plain);
    let mut chars = folded.text().chars();
    let mark = chars.next().filter(|c| class_of(*c) == Class::Mark && *c != '*')?;
    chars.next().is_none().then_some(mark)
}

fn plain_words(text: &str, parts: &mut Vec<Node>) {
    let mut found = Vec::new();
    tokens(text.as_bytes(), 0, text.len(), &mut found);
    for token in found {
        let word = text[token.start as usize..token.end as usize].to_string();
        match token.kind {
            TokenKind::Word => parts.push(Node::Word(Word::Exact(word))),
            TokenKind::Han => parts.push(Node::Han(word)),
            TokenKind::Mark(_) => {}
        }
    }
}

/// `a b*`, `*b c`, `a*b`: the star belongs to the words beside it.
fn starred(pieces: &[&str], parts: &mut Vec<Node>) -> Result<(), String> {
    let [head, tail] = pieces else { return Err("a word can hold one star".into()) };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    plain_words(head, &mut before);
    plain_words(tail, &mut after);
    let ends_in_word = head.ends_with(|c: char| c.is_alphanumeric());
    let begins_with_word = tail.starts_with(|c: char| c.is_alphanumeric());
    let left = if ends_in_word { before.pop() } else { None };
    let right = if begins_with_word && !after.is_empty() { Some(after.remove(0)) } else { None };
    let word = match (left, right) {
        (Some(Node::Word(Word::Exact(a))), Some(Node::Word(Word::Exact(b)))) => Word::Around(a, b),
        (Some(Node::Word(Word::Exact(a))), None) => Word::Begins(a),
        (None, Some(Node::Word(Word::Exact(b)))) => Word::Ends(b),
        _ => return Err("a star stands beside letters of a script written with blanks".into()),
    };
    parts.extend(before);
    parts.push(Node::Word(word));
    parts.extend(after);
    Ok(())
}

impl Node {
    /// The fewest and the most tokens that the pattern can take.
    pub fn width(&self) -> (usize, usize) {
        match self {
            Node::Word(_) | Node::Han(_) => (1, 1),
            Node::Mark(_) => (0, 0),
            Node::Actor(_) => (1, 12),
            Node::Gap(n) => (0, usize::from(*n)),
            Node::Sequence(parts) => parts.iter().map(Node::width).fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1)),
            Node::Either(branches) => branches.iter().map(Node::width).fold((usize::MAX, 0), |sum, part| (sum.0.min(part.0), sum.1.max(part.1))),
            Node::Optional(inner) => (0, inner.width().1),
        }
    }

    /// Whether an actor term stands in it.
    pub fn asks_actor(&self) -> bool {
        match self {
            Node::Actor(_) => true,
            Node::Sequence(parts) | Node::Either(parts) => parts.iter().any(Node::asks_actor),
            Node::Optional(inner) => inner.asks_actor(),
            _ => false,
        }
    }
}
