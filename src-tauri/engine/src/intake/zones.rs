//! Which stretches of a body are not the article's own words? Captions, credits, datelines, bylines, boilerplate: each found
//! by a rule with a name, as a span over the stored body, which stays as it came.

use crate::article::{Zone, ZoneSpan};

/// A rule that looks at one line.
pub struct Rule {
    /// A stable name.
    pub name: &'static str,
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
}

/// Every rule; the first that takes a line has it.
pub const RULES: &[Rule] = &[
    Rule { name: "date-line", zone: Zone::Boilerplate, part: |line| date_line(line).map(|end| (0, end)) },
    Rule { name: "photo-credit", zone: Zone::Credit, part: photo_credit },
    Rule { name: "caption", zone: Zone::Caption, part: caption },
    Rule { name: "boilerplate", zone: Zone::Boilerplate, part: boilerplate },
    Rule { name: "byline", zone: Zone::Byline, part: byline },
    Rule { name: "dateline", zone: Zone::Dateline, part: dateline },
    Rule { name: "sign-off", zone: Zone::Credit, part: sign_off },
];

/// The zones of a body, in its order; they never overlap.
pub fn of(body: &str) -> Vec<ZoneSpan> {
    let mut zones: Vec<ZoneSpan> = Vec::new();
    let total = body.lines().filter(|line| !line.trim().is_empty()).count();
    let (mut at, mut before) = (0, 0);
    for whole in body.split_inclusive('\n') {
        let text = whole.trim_end_matches(['\n', '\r']);
        if !text.trim().is_empty() {
            let line = Line { text, before, after: total - before - 1 };
            let mut from = 0;
            // A first line may hold a date and then a credit.
            while let Some((zone, start, end)) = first_rule(&line, from) {
                zones.push(ZoneSpan { zone, start: at + start, end: at + end });
                from = end;
                if line.text[from..].trim().is_empty() || zone != Zone::Boilerplate {
                    break;
                }
            }
            before += 1;
        }
        at += whole.len();
    }
    zones
}

fn first_rule(line: &Line<'_>, from: usize) -> Option<(Zone, usize, usize)> {
    let rest = &line.text[from..];
    let blank = rest.len() - rest.trim_start().len();
    let part = Line { text: rest.trim(), before: line.before, after: line.after };
    if part.text.is_empty() {
        return None;
    }
    RULES.iter().filter(|rule| from == 0 || rule.name != "date-line").find_map(|rule| {
        let (start, end) = (rule.part)(&part)?;
        Some((rule.zone, from + blank + start, from + blank + end))
    })
}

/// `date 2023-09` at the very beginning: where it ends.
pub fn date_line(line: &Line<'_>) -> Option<usize> {
    if line.before > 0 {
        return None;
    }
    let (mark, rest) = line.text.split_once([' ', ':'])?;
    if !["date", "datum", "дата", "fecha", "data", "日期"].contains(&mark.trim().to_lowercase().as_str()) {
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
    line.text.chars().count() <= most
}

/// Small letters, and one kind of blank: French sources print a no-break one before a colon.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ")
}

/// A line that begins like a credit and goes on for a sentence says what the picture shows.
const CREDIT_WORDS: usize = 7;

/// Captions and credits stand at the edges of a text or look alike anywhere.
fn photo_credit(line: &Line<'_>) -> Option<(usize, usize)> {
    const BEGINS: [&str; 16] = [
        "photo d’", "photo d'", "photo de ", "photo by", "photo:", "photo :", "photo ", "crédit", "credit:", "credits:", "image:", "фото:", "фото ", "图片来源", "摄影", "foto:",
    ];
    const HOLDS: [&str; 7] = ["getty im", "/afp", "afp via", "/reuters", "ap photo", "epa-efe", "/sputnik"];
    let lower = plain(line.text);
    let begins = BEGINS.iter().any(|mark| lower.starts_with(mark)) && (lower.split_whitespace().count() <= CREDIT_WORDS || HOLDS.iter().any(|mark| lower.contains(mark)));
    let holds = HOLDS.iter().any(|mark| lower.contains(mark));
    let marked = begins && (holds || lower.starts_with("crédit") || lower.starts_with("credit") || lower.contains(':')) || holds && !ends_a_sentence(line.text);
    if marked && short(line, 200) { whole(line) } else { None }
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '»', '”'])
}

fn caption(line: &Line<'_>) -> Option<(usize, usize)> {
    const BEGINS: [&str; 14] = [
        "caption:", "légende :", "légende:", "photo caption", "photo :", "photo:", "подпись:", "на фото", "фото:", "图为", "资料图", "图：", "圖：", "foto:",
    ];
    const SIDES: [&str; 14] = [
        "(à gauche)", "(à droite)", "(g)", "(l)", "(r)", "(left)", "(right)", "(c)", "(слева)", "(справа)", "（左）", "（右）", "(left to right)", "(au centre)",
    ];
    const POSES: [&str; 6] = ["posent pour une photo", "pose pour une photo", "pose for a photo", "poses for a photo", "pose for a picture", "позируют"];
    let lower = plain(line.text);
    let says = BEGINS.iter().any(|mark| lower.starts_with(mark)) || POSES.iter().any(|mark| lower.contains(mark));
    let shows = line.before < 3 && SIDES.iter().any(|mark| lower.contains(mark));
    if (says || shows) && short(line, 400) { whole(line) } else { None }
}

fn boilerplate(line: &Line<'_>) -> Option<(usize, usize)> {
    const BEGINS: [&str; 26] = [
        "lire aussi", "à lire aussi", "a lire aussi", "voir aussi", "lire également", "abonnez-vous", "copyright", "©", "tous droits réservés", "all rights reserved",
        "read more", "read also", "also read", "see also", "related:", "subscribe to", "sign up for", "follow us", "читайте также", "подписывайтесь", "читать далее", "相关阅读",
        "延伸阅读", "责任编辑", "责编", "enlarge this image",
    ];
    let lower = plain(line.text);
    let begins = BEGINS.iter().any(|mark| lower.starts_with(mark));
    if begins && short(line, 200) { whole(line) } else { None }
}

fn byline(line: &Line<'_>) -> Option<(usize, usize)> {
    const BEGINS: [&str; 6] = ["by ", "par ", "von ", "автор:", "作者：", "记者 "];
    let lower = plain(line.text);
    let named = line.text.split_whitespace().nth(1).is_some_and(|name| name.chars().next().is_some_and(char::is_uppercase)) || lower.starts_with("作者");
    let begins = BEGINS.iter().any(|mark| lower.starts_with(mark));
    if line.before < 2 && line.after > 0 && begins && named && short(line, 80) && !ends_a_sentence(line.text) { whole(line) } else { None }
}

/// `MOSCOU (AFP) -`, `NAIROBI, Jan 21 (Reuters) –`, `Berlin (dpa) -`, `МОСКВА, 20 сентября. /ТАСС/.`, `新华社北京9月20日电`.
fn dateline(line: &Line<'_>) -> Option<(usize, usize)> {
    if line.before > 1 {
        return None;
    }
    let head: String = line.text.chars().take(90).collect();
    if head.starts_with("新华社") || head.starts_with("中新社") || head.starts_with("人民网") {
        return head.find('电').filter(|end| *end < 60).map(|end| (0, end + '电'.len_utf8()));
    }
    if let Some(end) = head.find("/ТАСС/") {
        return Some((0, end + "/ТАСС/".len()));
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

/// A last line that only names the agency: `(AFP)`, `hh/ph/ts/hd`.
fn sign_off(line: &Line<'_>) -> Option<(usize, usize)> {
    let text = line.text;
    let bracketed = text.starts_with('(') && text.ends_with(')') && short(line, 30);
    let initials = text.contains('/') && short(line, 30) && !text.contains(' ') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'/' || byte == b'-');
    if line.after == 0 && line.before > 1 && (bracketed || initials) { whole(line) } else { None }
}
