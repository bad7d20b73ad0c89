//! One document of LexisNexis as its classic exports print it: an outlet, a date and a headline above, fields in capitals,
//! the text, more fields, a copyright. HTML, text and RTF come here as blocks.

use crate::intake::Sink;
use crate::intake::vendor::{self, NEXIS, Record};
use crate::Result;

/// A stretch between two empty lines, or one division of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// Its lines as printed, or its paragraphs.
    pub lines: Vec<String>,
    /// Lines are broken where they became too long.
    pub wrapped: bool,
    pub centred: bool,
    /// Printed as a headline.
    pub heading: bool,
    /// It begins with a name in bold, which makes it a field even if the name is unknown.
    pub named: bool,
}

impl Block {
    /// Everything in one line.
    pub fn text(&self) -> String {
        vendor::joined(&self.lines.join("\n"))
    }

    fn first(&self) -> &str {
        self.lines.first().map_or("", |line| line.trim())
    }

    /// Its paragraphs: a line that is moved in begins a new one.
    fn paragraphs(&self) -> Vec<String> {
        if !self.wrapped {
            return self.lines.iter().map(|line| vendor::lines(line)).collect();
        }
        let mut all: Vec<String> = Vec::new();
        for line in &self.lines {
            let moved_in = line.starts_with("   ") || line.starts_with('\t');
            match all.last_mut().filter(|_| !moved_in) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                None => all.push(line.trim().to_string()),
            }
        }
        all
    }

    /// The field that begins here: what it holds, the language of its name, its name, and what follows the name.
    fn field(&self) -> Option<Field<'_>> {
        let first = self.first();
        let (name, value) = first.split_once(':')?;
        let name = name.trim();
        if self.heading || name.is_empty() || name.chars().count() > 30 || name.chars().any(char::is_lowercase) || !name.chars().any(char::is_alphabetic) {
            return None;
        }
        match NEXIS.field(name) {
            Some((role, language)) => Some(Field { role, language: Some(language), name, value: value.trim() }),
            None if self.named && self.lines.len() == 1 => Some(Field { role: "unknown", language: None, name, value: value.trim() }),
            None => None,
        }
    }

    fn is_copyright(&self) -> bool {
        NEXIS.begins("copyright", self.first())
    }
}

struct Field<'b> {
    role: &'b str,
    language: Option<&'b str>,
    name: &'b str,
    value: &'b str,
}

impl Field<'_> {
    /// The value with the lines that follow the name.
    fn whole(&self, block: &Block) -> String {
        let rest = block.lines.iter().skip(1).map(String::as_str);
        vendor::joined(&std::iter::once(self.value).chain(rest).collect::<Vec<_>>().join("\n"))
    }
}

/// `3 of 50 DOCUMENTS`, `Dokument 3 von 50`: the number and the total.
pub fn separator(line: &str) -> Option<(u64, u64)> {
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    let [one, two, three, four] = words[..] else { return None };
    let of = |word: &str| NEXIS.is("of", word);
    let document = |word: &str| NEXIS.is("document", word);
    match (one.parse(), two.parse(), three.parse(), four.parse()) {
        (Ok(number), _, Ok(total), _) if of(two) && document(four) => Some((number, total)),
        (_, Ok(number), _, Ok(total)) if of(three) && document(one) => Some((number, total)),
        _ => None,
    }
}

/// How many documents a file announces: `Selected Items: 1-49` on its cover, else what its separators number.
pub fn announced(cover: &str, separators: &[(u64, u64)]) -> Option<u64> {
    let on_cover = cover.lines().take(40).filter(|line| line.contains(':')).find_map(|line| {
        let range = line.rsplit(':').next()?.trim();
        let (first, last) = range.split_once('-')?;
        let (first, last): (u64, u64) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (last >= first).then(|| last - first + 1)
    });
    let (first, last) = (separators.first()?, separators.last()?);
    let one_list = separators.iter().all(|(_, total)| *total == first.1) && last.0 >= first.0;
    Some(on_cover.unwrap_or(if one_list { last.0 - first.0 + 1 } else { separators.len() as u64 }))
}

/// Reads one document and hands it over, or tells why it is none.
pub fn document(blocks: &[Block], position: &str, sink: &mut Sink<'_>) -> Result<()> {
    let raw = || blocks.iter().map(|block| block.lines.join("\n")).collect::<Vec<_>>().join("\n\n");
    if let Some(error) = blocks.iter().find(|block| NEXIS.begins("error", block.first())) {
        return sink.reject(position, format!("The database printed an error in place of the article: {}", error.text()), Some(&raw()));
    }
    let record = Reading::default().all(blocks);
    if record.is_empty() {
        return sink.reject(position, "The document has neither a headline nor a text.", Some(&raw()));
    }
    let article = record.article(position.to_string(), sink);
    sink.article(article)
}

#[derive(Default)]
struct Reading {
    record: Record,
    holder: Option<String>,
    caption: Vec<String>,
    /// The length is told: what follows is the text.
    measured: bool,
}

/// What became of a block above the text.
enum Above {
    Taken,
    /// The text begins with this block.
    Text,
    /// The text begins after a mark, with what stands behind it.
    Marked(Vec<String>),
    /// There is no text.
    Below,
}

impl Reading {
    fn all(mut self, blocks: &[Block]) -> Record {
        let mut at = 0;
        while at < blocks.len() {
            match self.above(&blocks[at], &blocks[at + 1..]) {
                Above::Taken => at += 1,
                Above::Text | Above::Below => break,
                Above::Marked(rest) => {
                    self.record.paragraphs.extend(rest);
                    at += 1;
                    break;
                }
            }
        }
        while at < blocks.len() && !self.ends_text(&blocks[at], at + 1 == blocks.len()) {
            if blocks[at].field().is_none_or(|field| field.role != "body") {
                self.record.paragraphs.extend(blocks[at].paragraphs());
            }
            at += 1;
        }
        self.below(&blocks[at..]);
        self.finish()
    }

    fn above(&mut self, block: &Block, rest: &[Block]) -> Above {
        if block.is_copyright() {
            self.copyright(block);
            return Above::Taken;
        }
        if let Some(field) = block.field() {
            return self.field_above(&field, block, rest);
        }
        if block.heading {
            self.headline(&block.text());
            return Above::Taken;
        }
        if block.centred {
            self.centred(block);
            return Above::Taken;
        }
        self.plain(block, rest)
    }

    fn field_above(&mut self, field: &Field<'_>, block: &Block, rest: &[Block]) -> Above {
        let text_follows = rest.iter().any(|block| block.field().is_none() && !block.is_copyright() && !block.centred);
        match field.role {
            "body" => return Above::Marked(block.clone().after_name()),
            "lead" if field.whole(block).is_empty() => return Above::Marked(Vec::new()),
            "graphic" => return Above::Below,
            "language" | "loaded" | "tail" if !text_follows => return Above::Below,
            _ => {}
        }
        // The line of place and day is the last above a text.
        self.measured |= matches!(field.role, "length" | "dateline");
        if field.role == "lead" && !block.wrapped && block.lines.len() > 1 {
            // What stands in the same division below the standfirst is text already.
            let only = Block { lines: block.lines[..1].to_vec(), ..block.clone() };
            self.field(field, &only);
            self.record.paragraphs.extend(block.lines[1..].iter().map(|line| vendor::lines(line)));
            self.measured = true;
            return Above::Taken;
        }
        self.field(field, block);
        Above::Taken
    }

    /// A block that is neither a field nor centred.
    fn plain(&mut self, block: &Block, rest: &[Block]) -> Above {
        let text = block.text();
        let record = &mut self.record;
        if vendor::is_word_count(&NEXIS, &text) {
            record.keep("length", &text);
            self.measured = true;
        } else if self.measured {
            return Above::Text;
        } else if record.date.is_none() && vendor::is_date(block.first()) {
            record.date = Some(block.first().to_string());
        } else if record.outlet.is_none() && self.holder.is_none() && record.title.is_none() && text.chars().count() <= 100 {
            record.outlet = Some(text);
        } else if text.starts_with("http://") || text.starts_with("https://") {
            record.url = Some(text.replace(' ', ""));
        } else if record.title.is_none() {
            self.headline(&block.lines.join("\n"));
        } else if text.chars().count() <= 80 && !text.ends_with(['.', '!', '?']) && fields_follow(rest) {
            if record.byline.is_none() { record.byline = Some(text) } else { record.keep("above", &text) }
        } else {
            return Above::Text;
        }
        Above::Taken
    }

    /// Outlet, date, and what else is printed in the middle.
    fn centred(&mut self, block: &Block) {
        for line in &block.lines {
            for line in line.lines().map(vendor::joined).filter(|line| !line.is_empty()) {
                if separator(&line).is_some() {
                    continue;
                }
                let record = &mut self.record;
                if vendor::is_date(&line) && record.date.is_none() {
                    record.date = Some(line);
                } else if record.outlet.is_none() && record.date.is_none() {
                    record.outlet = Some(line);
                } else {
                    record.keep("edition", &line);
                }
            }
        }
    }

    /// In a headline that is broken after a semicolon, what follows is a second line.
    fn headline(&mut self, text: &str) {
        let (title, second) = match text.split_once(";\n") {
            Some((title, second)) => (vendor::joined(title), Some(vendor::joined(second))),
            None => (vendor::joined(text), None),
        };
        let title = NEXIS.mark("before_title").iter().find_map(|mark| title.strip_prefix(mark.as_str())).map_or(title.clone(), |rest| rest.trim().to_string());
        self.record.title.get_or_insert(title);
        if let Some(second) = second {
            self.record.keep("subtitle", &second);
        }
    }

    fn copyright(&mut self, block: &Block) {
        self.record.keep("copyright", &block.text());
        let first = block.first();
        let lower = first.to_lowercase();
        let cut = NEXIS.mark("rights").iter().filter_map(|mark| lower.find(mark.as_str())).min().filter(|cut| first.is_char_boundary(*cut)).unwrap_or(first.len());
        let holder = first[..cut].trim_start_matches(|c: char| !c.is_alphabetic());
        let holder = holder.strip_prefix("Copyright").or_else(|| holder.strip_prefix("copyright")).or_else(|| holder.strip_prefix("Copy ")).or_else(|| holder.strip_prefix("c)")).unwrap_or(holder);
        let holder = holder.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "©(),.-".contains(c)).trim_end_matches(", All").trim_end_matches([',', '.', ' ']);
        if !holder.is_empty() {
            self.holder.get_or_insert(holder.to_string());
        }
    }

    fn field(&mut self, field: &Field<'_>, block: &Block) {
        if let Some(language) = field.language {
            self.record.interface.get_or_insert_with(|| language.to_string());
        }
        let value = field.whole(block);
        match field.role {
            "title" => {
                let rest = block.lines.iter().skip(1).map(String::as_str);
                self.headline(&std::iter::once(field.value).chain(rest).collect::<Vec<_>>().join("\n"));
            }
            "title_whole" => self.record.title = Some(value),
            "byline" => self.record.byline = Some(value),
            "language" => {
                let says_nothing = NEXIS.mark("no_language").iter().any(|bogus| value.to_uppercase().contains(bogus));
                if says_nothing { self.record.keep("language", &value) } else { self.record.language = Some(value) }
            }
            "head" if field.name == "TITLE" && self.record.title.is_none() => self.record.title = Some(value),
            "graphic" => {
                self.caption.push(value.clone());
                self.record.keep("graphic", &value);
            }
            "lead" => self.record.keep("lead", &value),
            _ => self.record.keep(&field.name.to_lowercase().replace(' ', "-"), &value),
        }
    }

    /// Whether the text ends before this block.
    fn ends_text(&self, block: &Block, last: bool) -> bool {
        let field = block.field().is_some_and(|field| !matches!(field.role, "body" | "title" | "title_whole"));
        field || block.is_copyright() && (block.centred || last || block.text().chars().count() < 160)
    }

    fn below(&mut self, blocks: &[Block]) {
        let mut name: Option<String> = None;
        for block in blocks {
            if block.is_copyright() {
                self.copyright(block);
                name = None;
            } else if let Some(field) = block.field() {
                self.field(&field, block);
                name = Some(if matches!(field.role, "lead" | "graphic") { field.role.to_string() } else { field.name.to_lowercase().replace(' ', "-") });
            } else if let Some(name) = &name {
                if name == "graphic" {
                    self.caption.push(block.text());
                }
                self.record.keep(name, &block.text());
            }
        }
    }

    fn finish(self) -> Record {
        let mut record = self.record;
        record.outlet = record.outlet.or(self.holder);
        if let Some(first) = record.paragraphs.first_mut()
            && let Some(mark) = NEXIS.mark("before_body").iter().find(|mark| first.starts_with(mark.as_str()))
        {
            *first = first[mark.len()..].trim().to_string();
        }
        if record.paragraphs.len() > 1 && record.paragraphs.last().is_some_and(|last| is_feed_number(last)) && let Some(number) = record.paragraphs.pop() {
            record.keep("feed-number", &number);
        }
        if record.paragraphs.iter().all(|paragraph| paragraph.trim().is_empty()) && !self.caption.is_empty() {
            record.paragraphs = self.caption;
            record.only_caption = true;
        }
        record
    }
}

impl Block {
    /// The paragraphs without the name that stands before them.
    fn after_name(mut self) -> Vec<String> {
        if let Some(first) = self.lines.first_mut() {
            *first = first.split_once(':').map_or("", |(_, rest)| rest).trim().to_string();
        }
        self.lines.retain(|line| !line.trim().is_empty());
        self.paragraphs()
    }
}

/// `-939871`: a number that a feed leaves below a text.
fn is_feed_number(text: &str) -> bool {
    let digits = text.trim().trim_start_matches('-');
    digits.len() >= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether fields that stand above a text follow soon.
fn fields_follow(rest: &[Block]) -> bool {
    for block in rest.iter().take(4) {
        match block.field() {
            Some(field) => return matches!(field.role, "byline" | "section" | "length" | "dateline" | "head" | "lead" | "body"),
            None if vendor::is_word_count(&NEXIS, &block.text()) => return true,
            None if block.text().chars().count() > 160 => return false,
            None => {}
        }
    }
    false
}
