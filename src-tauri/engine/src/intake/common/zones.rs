//! Which stretches of a body are not the article's own words? Captions, credits, datelines, bylines, boilerplate: each found
//! by a rule with a name, as a span over the stored body, which stays as it came. A rule that is switched off finds nothing.

use std::collections::HashSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::intake::cleaning::{self, begins, holds, plain, words};
use crate::answers::RuleCount;
use crate::article::{FoundZone, Zone, ZoneSpan};

/// A rule that looks at one line.
pub struct Rule {
    /// A stable name.
    pub name: &'static str,
    /// A stable number, by which stored zones name the rule that found them.
    pub number: u8,
    pub zone: Zone,
    /// The part of the line that belongs to the zone, in bytes of the line.
    pub part: fn(&Line<'_>) -> Option<(usize, usize)>,
}

/// A line that is not empty.
pub struct Line<'a> {
    pub text: &'a str,
    /// Lines before it that are not empty.
    pub before: usize,
    /// Lines after it that are not empty.
    pub after: usize,
    /// The article's title in the same form as [`same`] makes it; empty where there is none.
    pub title: &'a str,
    /// Whether the same line stands elsewhere in the body, after this one (a caption) or before it.
    pub again: bool,
    /// Its characters.
    length: usize,
    /// The text as [`plain`] makes it, once for all rules; empty where it is longer than any rule looks at.
    plain: String,
}

/// No rule that compares words looks at a longer line.
const LONGEST: usize = 400;

impl<'a> Line<'a> {
    pub fn new(text: &'a str, before: usize, after: usize, title: &'a str, again: bool) -> Self {
        let length = text.chars().count();
        Self { text, before, after, title, again, length, plain: if length <= LONGEST { plain(text) } else { String::new() } }
    }
}

/// Every rule; the first that takes a line has it.
pub const RULES: &[Rule] = &[
    Rule { name: "date-line", number: 1, zone: Zone::Boilerplate, part: |line| date_line(line).map(|end| (0, end)) },
    Rule { name: "title-again", number: 2, zone: Zone::Boilerplate, part: title_again },
    Rule { name: "photo-credit", number: 3, zone: Zone::Credit, part: photo_credit },
    Rule { name: "caption", number: 4, zone: Zone::Caption, part: caption },
    Rule { name: "line-again", number: 5, zone: Zone::Caption, part: |line| if line.again { whole(line) } else { None } },
    Rule { name: "boilerplate", number: 6, zone: Zone::Boilerplate, part: boilerplate },
    Rule { name: "production-code", number: 7, zone: Zone::Boilerplate, part: production_code },
    Rule { name: "byline", number: 8, zone: Zone::Byline, part: byline },
    Rule { name: "dateline", number: 9, zone: Zone::Dateline, part: dateline },
    Rule { name: "staff", number: 10, zone: Zone::Credit, part: staff },
    Rule { name: "sign-off", number: 11, zone: Zone::Credit, part: sign_off },
];

/// Which rules do not run, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Off(HashSet<String>);

impl Off {
    /// The rules of these names; a name that no rule has is answered.
    pub fn of(names: &[String]) -> Result<Self, String> {
        match names.iter().find(|name| !RULES.iter().any(|rule| rule.name == name.as_str())) {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(Self(names.iter().cloned().collect())),
        }
    }

    fn has(&self, rule: &Rule) -> bool {
        !self.0.is_empty() && self.0.contains(rule.name)
    }
}

/// The zones of a body, in its order, with every rule; they never overlap.
pub fn of(body: &str) -> Vec<ZoneSpan> {
    found(None, body, &[], &Off::default()).into_iter().map(|found| found.span).collect()
}

/// The zones of a body: those that the source marks (`given`), and what the rules find beside them. In the body's order;
/// none overlaps another.
pub fn found(title: Option<&str>, body: &str, given: &[ZoneSpan], off: &Off) -> Vec<FoundZone> {
    let mut zones: Vec<FoundZone> = given.iter().map(|span| FoundZone { span: *span, rule: None }).collect();
    let title = title.map(same).unwrap_or_default();
    let again = lines_again(body);
    let total = body.lines().filter(|line| !line.trim().is_empty()).count();
    let (mut at, mut before) = (0, 0);
    for whole in body.split_inclusive('\n') {
        let text = whole.trim_end_matches(['\n', '\r']);
        if !text.trim().is_empty() {
            let line = Line::new(text.trim(), before, total - before - 1, &title, again.contains(&at));
            line_zones(text, line, at, off, given, &mut zones);
            before += 1;
        }
        at += whole.len();
    }
    zones.sort_by_key(|found| (found.span.start, found.span.end));
    zones
}

/// `text` is the line as it stands at `at`; `line` is what its rules look at.
fn line_zones<'a>(text: &'a str, mut line: Line<'a>, at: usize, off: &Off, given: &[ZoneSpan], zones: &mut Vec<FoundZone>) {
    let mut from = 0;
    // A first line may hold a date and then a credit.
    while let Some((rule, start, end)) = first_rule(&line, from == 0, off) {
        let blank = text[from..].len() - text[from..].trim_start().len();
        let span = ZoneSpan { zone: rule.zone, start: at + from + blank + start, end: at + from + blank + end };
        if given.iter().all(|other| span.end <= other.start || other.end <= span.start) {
            zones.push(FoundZone { span, rule: Some(rule.number) });
        }
        from += blank + end;
        let rest = text[from..].trim();
        if rest.is_empty() || rule.zone != Zone::Boilerplate {
            break;
        }
        line = Line::new(rest, line.before, line.after, line.title, line.again);
    }
}

/// The first rule that takes the line, or what is left of it, and the bytes that it takes.
fn first_rule<'r>(line: &Line<'_>, whole: bool, off: &Off) -> Option<(&'r Rule, usize, usize)> {
    RULES.iter().filter(|rule| !off.has(rule) && (whole || rule.name != "date-line")).find_map(|rule| {
        let (start, end) = (rule.part)(line)?;
        Some((rule, start, end))
    })
}

/// Counts what each rule found: in how many articles, and how many stretches.
#[derive(Debug, Clone, Default)]
pub struct Tally([(u64, u64); 16]);

impl Tally {
    pub fn add(&mut self, zones: &[FoundZone]) {
        let mut seen = 0u16;
        for rule in zones.iter().filter_map(|found| found.rule).map(|rule| usize::from(rule) & 15) {
            self.0[rule].1 += 1;
            self.0[rule].0 += u64::from(seen & (1 << rule) == 0);
            seen |= 1 << rule;
        }
    }

    /// Every rule that found something or is switched off.
    pub fn counts(&self, off: &[String]) -> Vec<RuleCount> {
        let count = |rule: &Rule| {
            let (articles, stretches) = self.0[usize::from(rule.number)];
            RuleCount { rule: rule.name.into(), zone: rule.zone, articles, stretches, on: !off.iter().any(|name| name == rule.name) }
        };
        RULES.iter().map(count).filter(|count| count.articles > 0 || !count.on).collect()
    }
}

/// Letters and digits alone, small: what two prints of one line have in common.
fn same(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A line must be this long for its repetition to mean something.
const REPEATED: usize = 40;

/// Where lines begin that stand twice in the body: the earlier one where it is at the top, as captions are, else the later.
fn lines_again(body: &str) -> FxHashSet<usize> {
    let mut seen: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut again = FxHashSet::default();
    let (mut at, mut number) = (0, 0);
    for whole in body.split_inclusive('\n') {
        let line = whole.trim();
        if line.len() >= REPEATED && line.chars().count() >= REPEATED / 2 {
            match seen.get(line) {
                Some((first, place)) if *place < 3 => _ = again.insert(*first),
                Some(_) => _ = again.insert(at),
                None => _ = seen.insert(line, (at, number)),
            }
        }
        number += usize::from(!line.is_empty());
        at += whole.len();
    }
    again
}

/// `date 2023-09` at the very beginning: where it ends.
pub fn date_line(line: &Line<'_>) -> Option<usize> {
    if line.before > 0 {
        return None;
    }
    let (mark, rest) = line.text.split_once([' ', ':'])?;
    let mark = mark.trim().to_lowercase();
    if !words("date-line", "begins").contains(&mark) {
        return None;
    }
    let value = rest.trim_start_matches([' ', ':', '=']);
    let digits = value.chars().take_while(|c| c.is_ascii_digit() || "-/.".contains(*c)).count();
    (digits >= 4).then(|| line.text.len() - value.len() + digits)
}

fn whole(line: &Line<'_>) -> Option<(usize, usize)> {
    Some((0, line.text.len()))
}

fn short(line: &Line<'_>, most: usize) -> bool {
    line.length <= most
}

/// The first line says the title again.
fn title_again(line: &Line<'_>) -> Option<(usize, usize)> {
    let fits = line.before == 0 && line.after > 0 && line.title.len() >= 8 && line.text.len() <= line.title.len() * 2 + 40;
    if fits && same(line.text) == line.title { whole(line) } else { None }
}

/// A line that begins like a credit and goes on for a sentence says what the picture shows.
const CREDIT_WORDS: usize = 7;

/// Captions and credits stand at the edges of a text or look alike anywhere.
fn photo_credit(line: &Line<'_>) -> Option<(usize, usize)> {
    if !short(line, 200) {
        return None;
    }
    let lower = line.plain.as_str();
    let held = holds(lower, "photo-credit");
    let begun = begins(lower, "photo-credit") && (lower.split_whitespace().count() <= CREDIT_WORDS || held);
    let sure = words("photo-credit", "sure").iter().any(|mark| lower.starts_with(mark.as_str()));
    if begun && (held || sure || lower.contains(':')) || held && !ends_a_sentence(line.text) { whole(line) } else { None }
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '»', '”'])
}

fn caption(line: &Line<'_>) -> Option<(usize, usize)> {
    if !short(line, 400) {
        return None;
    }
    let lower = line.plain.as_str();
    let shows = line.before < 3 && words("caption", "sides").iter().any(|mark| lower.contains(mark.as_str()));
    if shows || begins(lower, "caption") || holds(lower, "caption") { whole(line) } else { None }
}

fn boilerplate(line: &Line<'_>) -> Option<(usize, usize)> {
    if !short(line, 200) {
        return None;
    }
    let lower = line.plain.as_str();
    let rights = line.after < 3 && holds(lower, "boilerplate");
    if rights || begins(lower, "boilerplate") { whole(line) } else { None }
}

/// `AF - 16 - leb - 1 - 2 - bär.`, `hh/ph/ts/hd` in the middle of a letters page: short pieces between marks, at the end.
fn production_code(line: &Line<'_>) -> Option<(usize, usize)> {
    if line.after > 2 || line.before < 2 || !short(line, 60) {
        return None;
    }
    let pieces: Vec<&str> = line.text.split(" - ").collect();
    let coded = pieces.len() >= 4 && pieces.iter().all(|piece| piece.trim().chars().count() <= 8) && pieces.iter().any(|piece| piece.trim().bytes().all(|byte| byte.is_ascii_digit()));
    if coded { whole(line) } else { None }
}

fn byline(line: &Line<'_>) -> Option<(usize, usize)> {
    if line.before >= 2 || line.after == 0 || !short(line, 80) || ends_a_sentence(line.text) {
        return None;
    }
    let lower = line.plain.as_str();
    let named = line.text.split_whitespace().nth(1).is_some_and(|name| name.chars().next().is_some_and(char::is_uppercase));
    let east = lower.starts_with("作者") || lower.starts_with("本报记者") || lower.starts_with("记者");
    if begins(lower, "byline") && (named || east) { whole(line) } else { None }
}

/// `MOSCOU (AFP) -`, `NAIROBI, Jan 21 (Reuters) –`, `Berlin (dpa) -`, `МОСКВА, 20 сентября. /ТАСС/.`, `新华社北京9月20日电`.
fn dateline(line: &Line<'_>) -> Option<(usize, usize)> {
    if line.before > 1 {
        return None;
    }
    let head: String = line.text.chars().take(90).collect();
    if words("dateline", "chinese").iter().any(|mark| head.starts_with(mark.as_str())) {
        let ends = words("dateline", "chinese-ends").iter().filter_map(|mark| Some(head.find(mark.as_str())? + mark.len()));
        return ends.min().filter(|end| *end < 63).map(|end| (0, end));
    }
    if let Some(end) = words("dateline", "slashed").iter().find_map(|mark| Some(head.find(mark.as_str())? + mark.len())) {
        return Some((0, end));
    }
    let close = head.find(')').filter(|_| head.starts_with(char::is_uppercase))?;
    let open = head[..close].find('(')?;
    let agency = head[open + 1..close].chars().count() <= 12 && head[open + 1..close].chars().next().is_some_and(char::is_alphabetic);
    let after = &head[close + 1..];
    let dash = after.trim_start().chars().next().filter(|c| "-–—_".contains(*c))?;
    let place = head[..open].trim();
    let end = close + 1 + after.find(dash)? + dash.len_utf8();
    (agency && place.split_whitespace().count() <= 6).then_some((0, end))
}

/// `(Reporting by Anna Petit; Editing by Jean Grand)` near the end.
fn staff(line: &Line<'_>) -> Option<(usize, usize)> {
    if line.after > 3 || line.before < 1 || !short(line, 300) {
        return None;
    }
    let lower = line.plain.as_str();
    let inner = lower.trim_start_matches(['(', '[', '（']);
    let bracketed = inner.len() < lower.len() || !ends_a_sentence(line.text);
    if bracketed && (begins(inner, "staff") || begins(lower, "staff")) { whole(line) } else { None }
}

/// A last line that only names the agency: `(AFP)`, `hh/ph/ts/hd`, `ENDS`.
fn sign_off(line: &Line<'_>) -> Option<(usize, usize)> {
    let text = line.text;
    if line.after > 0 || line.before < 2 || !short(line, 30) {
        return None;
    }
    let bracketed = text.starts_with('(') && text.ends_with(')');
    let initials = text.contains('/') && !text.contains(' ') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'/' || byte == b'-');
    let ended = words("sign-off", "ends").iter().any(|mark| *mark == cleaning::plain(text));
    if bracketed || initials || ended { whole(line) } else { None }
}
