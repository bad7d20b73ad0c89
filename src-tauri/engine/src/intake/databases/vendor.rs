//! What the exports of press databases have in common: fields with names in the language of the interface, and from them
//! an article. The names are data in `data/formats`, so that a changed layout is a changed line there.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::intake::dates::{self, Order};
use crate::intake::{Item, Sink, language, mapping, readers};
use crate::{Error, Result};
use crate::article::{Article, Extent, Precision, PublishedOn, Zone, ZoneSpan};

/// The words of one database.
pub struct Lexicon {
    marks: HashMap<String, Vec<String>>,
    /// A field's name -> what it holds, and the language whose name it is.
    fields: HashMap<String, (String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    marks: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    fields: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Lexicon {
    /// Reads a file of `data/formats`.
    pub fn read(text: &str) -> std::result::Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut fields = HashMap::new();
        // English names come first where two languages share one.
        let first = file.fields.get_key_value("en");
        for (language, roles) in first.into_iter().chain(file.fields.iter()) {
            for (role, names) in roles {
                for name in names {
                    fields.entry(key(name)).or_insert_with(|| (role.clone(), language.clone()));
                }
            }
        }
        Ok(Self { marks: file.marks.into_iter().collect(), fields })
    }

    /// The words of a mark.
    pub fn mark(&self, mark: &str) -> &[String] {
        self.marks.get(mark).map_or(&[], Vec::as_slice)
    }

    /// Whether the text is one of a mark's words, and nothing else.
    pub fn is(&self, mark: &str, text: &str) -> bool {
        let text = key(text.trim().trim_end_matches(':'));
        !text.is_empty() && self.mark(mark).iter().any(|word| key(word) == text)
    }

    /// Whether the text begins with one of a mark's words.
    pub fn begins(&self, mark: &str, text: &str) -> bool {
        let text = key(&text.trim().chars().take(160).collect::<String>());
        self.mark(mark).iter().any(|word| text.starts_with(&key(word)))
    }

    /// What the field of that name holds, and in which language it is named.
    pub fn field(&self, name: &str) -> Option<(&str, &str)> {
        if name.len() > 80 {
            return None;
        }
        self.fields.get(&key(name)).map(|(role, language)| (role.as_str(), language.as_str()))
    }

    /// `Name: value` where the name is known: what it holds, the language, the name, the value.
    pub fn line<'l>(&self, line: &'l str) -> Option<(&str, &str, &'l str, &'l str)> {
        let (name, value) = line.split_once(':')?;
        let (role, language) = self.field(name.trim())?;
        Some((role, language, name.trim(), value.trim()))
    }
}

/// Without capitals, blanks and hyphens.
fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"-‐‑_".contains(*c)).flat_map(char::to_lowercase).collect()
}

macro_rules! lexicon {
    ($name:ident, $file:literal) => {
        /// The words of one database, compiled in. A test reads the same file and would fail first.
        pub static $name: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(include_str!(concat!("../../../../../data/formats/", $file))).unwrap_or_else(|_| Lexicon { marks: HashMap::new(), fields: HashMap::new() })
        });
    };
}

lexicon!(NEXIS, "nexis.toml");
lexicon!(FACTIVA, "factiva.toml");
lexicon!(PROQUEST, "proquest.toml");
lexicon!(EUROPRESSE, "europresse.toml");

/// One article as a database prints it, before it is understood.
#[derive(Debug, Clone, Default)]
pub struct Record {
    pub id: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    /// The date as it is to be read, where what is printed has faults.
    pub date_mended: Option<String>,
    pub time: Option<String>,
    pub language: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub paragraphs: Vec<String>,
    /// The text is a caption and nothing else.
    pub only_caption: bool,
    /// How much there is, where the format tells.
    pub extent: Option<Extent>,
    /// The language in which the export names its fields: the best guess for a text too short to tell.
    pub interface: Option<String>,
    /// Everything else, as it came.
    pub extra: Map<String, Value>,
}

/// Shorter texts, in letters, do not show their language surely.
const TELLING: usize = 150;

impl Record {
    /// Keeps a field beside the article; what comes again is appended.
    pub fn keep(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self.extra.get_mut(name) {
            Some(Value::String(known)) if known.len() < 64 << 10 => {
                known.push_str("; ");
                known.push_str(value);
            }
            Some(_) => {}
            None => {
                self.extra.insert(name.to_string(), Value::String(value.to_string()));
            }
        }
    }

    /// Whether there is anything that an article has.
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.paragraphs.iter().all(|paragraph| paragraph.trim().is_empty())
    }

    /// The article. Dates and languages are understood here; what is doubtful is noticed.
    pub fn article(self, position: String, sink: &mut Sink<'_>) -> Article {
        let body = self.paragraphs.iter().map(|paragraph| paragraph.trim()).filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n");
        let tag = self.language.as_deref().and_then(language::tag);
        let published = self.published(tag.as_deref(), &position, sink);
        let short = body.chars().filter(|c| c.is_alphabetic()).take(TELLING).count() < TELLING;
        let language = tag.or_else(|| self.interface.clone().filter(|_| short));
        let zones = if self.only_caption && !body.is_empty() { vec![ZoneSpan { zone: Zone::Caption, start: 0, end: body.len() }] } else { Vec::new() };
        let filled = |text: Option<String>| text.map(|text| text.trim().to_string()).filter(|text| !text.is_empty());
        let title = filled(self.title);
        Article {
            external_id: filled(self.id),
            outlet: filled(self.outlet),
            published,
            date_raw: filled(self.date),
            language,
            language_raw: filled(self.language),
            extent: self.extent.unwrap_or_else(|| mapping::extent(title.as_deref(), &body)),
            title,
            body,
            byline: filled(self.byline),
            url: filled(self.url),
            zones,
            extra: self.extra,
            source: String::new(),
            position,
        }
    }

    fn published(&self, language: Option<&str>, position: &str, sink: &mut Sink<'_>) -> Option<PublishedOn> {
        let raw = self.date.as_deref().filter(|raw| !raw.trim().is_empty())?;
        let with_time = self.time.as_ref().map(|time| format!("{raw} {time}"));
        let written = self.date_mended.as_deref().or(with_time.as_deref()).unwrap_or(raw);
        let reading = dates::read(written, Order::Unknown, language);
        let otherwise = || [language, self.interface.as_deref(), Some("en")].into_iter().find_map(|language| dates::read(raw, Order::Unknown, language).published);
        let published = reading.published.or_else(otherwise).or_else(|| season(raw));
        if let Some(doubt) = reading.doubt.filter(|_| published.is_none() || reading.published.is_some()) {
            sink.notice(doubt.sentence(), position);
        }
        published
    }
}

/// `Summer, 2008`: the year is all that is known.
fn season(raw: &str) -> Option<PublishedOn> {
    let mut words = raw.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (word, year) = (words.next()?, words.next()?);
    (NEXIS.is("season", word) && words.next().is_none()).then(|| PublishedOn::year(year.parse().ok()?))?
}

/// Whether a line is a date and hardly more: it begins with a weekday, a month or a number, and soon names month and year.
pub fn is_date(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first().filter(|_| line.chars().count() <= 80) else { return false };
    if season(line).is_some() {
        return true;
    }
    let digits = line.chars().filter(char::is_ascii_digit).count();
    if line.chars().count() <= 30 && line.contains(['年', '년']) && first.starts_with(|c: char| c.is_ascii_digit()) && digits >= 5 {
        return understood(line).is_some();
    }
    let begins = first.chars().next().is_some_and(|c| c.is_ascii_digit()) || NEXIS.is("weekday", first.trim_end_matches('.')) || is_month(first);
    let year = words.iter().take(6).any(|word| is_year(word.trim_end_matches('.')));
    let day = words.iter().take(5).any(|word| is_month(word)) || words.iter().take(2).any(|word| understood(word).is_some_and(|date| date.precision() > Precision::Year));
    begins && (year || line.contains('年') || words.len() <= 2) && day && understood(&words.iter().take(6).copied().collect::<Vec<_>>().join(" ")).is_some()
}

/// A date in whatever language it reads: short names of months mean different ones in different languages.
fn understood(text: &str) -> Option<PublishedOn> {
    [None, Some("en"), Some("fr")].into_iter().find_map(|language| dates::read(text, Order::Unknown, language).published)
}

/// Whether a word names a month.
pub fn is_month(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().count() >= 3 && bare.chars().all(char::is_alphabetic) && understood(&format!("{bare} 2000")).is_some_and(|date| date.precision() == Precision::Month)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && (word.starts_with('1') || word.starts_with('2'))
}

/// Where in a line the last date stands: from its weekday or first number to its year, in bytes.
pub fn date_in(line: &str) -> Option<(usize, usize)> {
    let words: Vec<(usize, &str)> = line.split_whitespace().map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word)).collect();
    let bare = |place: usize| words[place].1.trim_matches(|c: char| !c.is_alphanumeric());
    let place = (0..words.len()).rev().find(|place| is_month(bare(*place)) && (place + 1..words.len().min(place + 3)).any(|next| is_year(bare(next))))?;
    let year = (place + 1..words.len().min(place + 3)).find(|next| is_year(bare(*next)))?;
    let is_day = |place: usize| bare(place).trim_end_matches(char::is_alphabetic).parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let mut first = place;
    if first > 0 && is_day(first - 1) {
        first -= 1;
    }
    if first > 0 && NEXIS.is("weekday", bare(first - 1)) {
        first -= 1;
    }
    let (start, _) = words[first];
    let (at, word) = words[year];
    Some((start, at + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()))
}

/// `475 words`: a number and a word for words.
pub fn is_word_count(lexicon: &Lexicon, line: &str) -> bool {
    let line = line.trim();
    let digits = line.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || ".,'’".contains(c))).unwrap_or(line.len());
    line[..digits].bytes().any(|byte| byte.is_ascii_digit()) && lexicon.is("words", &line[digits..])
}

/// Hands a file of a database whose layout is not known to the nearest general reader, and says so.
pub fn as_general(database: &str, name: &'static str, item: &mut Item<'_>, text: String, sink: &mut Sink<'_>) -> Result<()> {
    let Some(reader) = readers::named(name) else { return Ok(()) };
    sink.format(name);
    sink.note(format!("This is a file of {database} in a layout that is not known; it was read with the general reader {name}. Look at what came of it."))?;
    let content = Box::new(std::io::Cursor::new(text.into_bytes()));
    let mut again = Item::new(item.source.clone(), item.options, item.most, content).map_err(|cause| Error::unreadable(&item.source, cause))?;
    (reader.read)(&mut again, sink)
}

/// One blank where a text has several and where its lines were broken; no-break blanks inside stay.
pub fn joined(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r', '\x0c']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_string()
}

/// Each line for itself without blanks around it, lines of nothing left out.
pub fn lines(text: &str) -> String {
    text.split('\n').map(joined).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
