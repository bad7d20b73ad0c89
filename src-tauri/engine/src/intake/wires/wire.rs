//! What the formats of news agencies have in common: one story with its version, who sends it, and the lines around the
//! text that are meant for the desk and not for readers. The agencies' own words are data, in `data/formats/wires.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::paragraphs::blanks;
use crate::intake::Sink;
use crate::Result;

#[derive(Default, Deserialize)]
struct Words {
    providers: HashMap<String, String>,
    versions: Begins,
    notepad: Notepad,
    ends: Ends,
    reviews: Reviews,
}

#[derive(Default, Deserialize)]
struct Reviews {
    names: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Begins {
    begins: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Notepad {
    begins: Vec<String>,
    classes: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Ends {
    lines: Vec<String>,
    signers: Vec<String>,
}

// A test reads the same file and would fail first; a program never stops over a list of words.
static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("../../../../../data/formats/wires.toml")).unwrap_or_default());

/// The name of whoever is meant by a code (`nprov:dpa`), a domain (`afp.com`) or a spelling; else as it is written.
pub fn provider(written: &str) -> String {
    let bare = written.trim();
    let code = bare.rsplit_once(':').map_or(bare, |(_, code)| code).trim_start_matches("www.");
    WORDS.providers.get(&bare.to_lowercase()).or_else(|| WORDS.providers.get(&code.to_lowercase())).cloned().unwrap_or_else(|| code.to_string())
}

/// Whether a class or a role marks what is meant for the desk.
pub fn is_desk_class(class: &str) -> bool {
    class.to_lowercase().split_whitespace().any(|one| WORDS.notepad.classes.iter().any(|known| known == one))
}

/// Whether everything from this line on is meant for the desk.
pub fn begins_notepad(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    WORDS.notepad.begins.iter().any(|mark| line.starts_with(mark))
}

/// Whether the line only says which version of a text this is: `1ST LEAD`, `REFILE`.
pub fn is_version_line(line: &str) -> bool {
    let bare = line.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let short = bare.split_whitespace().count() <= 4;
    let shouted = line.chars().filter(|c| c.is_alphabetic()).all(|c| !c.is_lowercase());
    short && (shouted || bare.split_whitespace().count() <= 2) && WORDS.versions.begins.iter().any(|mark| bare == *mark || bare.starts_with(&format!("{mark} ")) && shouted)
}

/// The agency that the dateline names: `Berlin (dpa) -`.
pub fn agency(paragraphs: &[String]) -> Option<String> {
    let head: String = paragraphs.first()?.chars().take(80).collect();
    let open = head.find('(')?;
    let name = &head[open + 1..open + head[open..].find(')')?];
    let after = head[open + name.len() + 2..].trim_start();
    (after.starts_with(['-', '_', '–', '—']) && !name.is_empty() && name.len() <= 16).then(|| provider(name))
}

/// Whether a press review calls itself so.
pub fn is_review(name: &str) -> bool {
    let name = name.to_lowercase();
    WORDS.reviews.names.iter().any(|known| name.contains(known.as_str()))
}

/// Whether an agency signs with this word.
pub fn is_signer(word: &str) -> bool {
    WORDS.ends.signers.contains(&word.to_lowercase())
}

/// Takes what only closes a text off its end: initials of the desk, `ends`. What was taken, in its order.
pub fn sign_off(paragraphs: &mut Vec<String>) -> Option<String> {
    let mut taken = Vec::new();
    while paragraphs.len() > 1 && paragraphs.last().is_some_and(|last| closes(last)) {
        taken.extend(paragraphs.pop());
    }
    taken.reverse();
    (!taken.is_empty()).then(|| taken.join("\n"))
}

/// Whether a paragraph only closes the text above it.
fn closes(paragraph: &str) -> bool {
    let line = paragraph.trim();
    let lower = line.to_lowercase();
    if WORDS.ends.lines.contains(&lower) {
        return true;
    }
    let sentence = line.ends_with(['.', '!', '?', '"', '»', '”', ')', ':']);
    if line.chars().count() > 40 || sentence || line.contains("://") {
        return false;
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let short = |word: &&str| word.chars().count() <= 5;
    let signed = words.len() >= 2 && words.len() <= 6 && WORDS.ends.signers.iter().any(|signer| signer == words[0]) && words[1..].iter().all(short_group);
    signed || words.iter().all(short_group) && initials(line) && words.iter().all(|word| word.split(['/', '-']).all(|part| short(&part)))
}

fn short_group(word: &&str) -> bool {
    word.split(['/', '-']).all(|part| part.chars().count() <= 5)
}

/// `hh/ph/ts/hd`, `mc-bo-frj-mas/gk`, `ففف/ح س/كام`: groups of a few letters that a slash joins.
fn initials(line: &str) -> bool {
    let groups: Vec<&str> = line.split('/').collect();
    let letters = |group: &&str| !group.trim().is_empty() && group.chars().all(|c| c.is_alphabetic() || c == '-' || c == ' ' || c.is_numeric());
    groups.len() >= 2 && groups.iter().all(letters) && line.chars().all(|c| !c.is_uppercase())
}

/// One story as an agency sends it.
#[derive(Default)]
pub struct Story {
    pub fields: Fields,
    /// Which item it is a version of, and which version. An item without an id stands alone.
    pub item: Option<String>,
    pub version: u64,
    pub paragraphs: Vec<String>,
    pub position: String,
}

impl Story {
    /// Keeps what has no field of its own.
    pub fn keep(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.fields.extra.insert(key.to_string(), Value::String(value));
        }
    }

    /// Sets the sign-off apart, leaves out a headline that the text says again, and joins the paragraphs.
    fn finished(mut self) -> (Fields, String) {
        let signed = sign_off(&mut self.paragraphs);
        if self.paragraphs.len() > 1 && self.fields.title.as_deref().is_some_and(|title| blanks(title) == blanks(&self.paragraphs[0])) {
            self.paragraphs.remove(0);
        }
        self.keep("sign_off", signed);
        self.fields.body = Some(self.paragraphs.join("\n\n"));
        (self.fields, self.position)
    }
}

/// The stories of one file, of which the newest version of each item is kept.
#[derive(Default)]
pub struct Stories {
    list: Vec<Story>,
    of_item: BTreeMap<String, usize>,
}

impl Stories {
    /// Takes a story; an older version of the same item gives way, and is told as such.
    pub fn take(&mut self, story: Story, sink: &mut Sink<'_>) -> Result<()> {
        let Some(place) = story.item.as_ref().and_then(|item| self.of_item.get(item)).copied() else {
            if let Some(item) = &story.item {
                self.of_item.insert(item.clone(), self.list.len());
            }
            self.list.push(story);
            return Ok(());
        };
        let older = if story.version >= self.list[place].version { std::mem::replace(&mut self.list[place], story) } else { story };
        let (fields, position) = older.finished();
        sink.reject(position, "The file holds a newer version of this item, which was taken.", fields.body.as_deref())
    }

    /// Hands everything over, in the order of the file.
    pub fn give(self, sink: &mut Sink<'_>) -> Result<()> {
        let only = self.list.len() == 1;
        for story in self.list {
            let (fields, position) = story.finished();
            let empty = fields.body.as_deref().is_none_or(|body| body.trim().is_empty());
            if empty && fields.title.is_none() {
                sink.reject(position, "The item has neither a headline nor a text.", None)?;
                continue;
            }
            if empty {
                sink.notice("An item has a headline and no text.", &position);
            }
            let article = fields.article(position, Order::Unknown, sink);
            if only { sink.single(article)? } else { sink.article(article)? }
        }
        Ok(())
    }
}
