//! When was it published? Dates as sources write them, in many languages, to the precision they have; nothing is filled in.

use crate::intake::calendar::calendar;
use crate::article::PublishedOn;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    DayFirst,
    MonthFirst,
    /// Not told by any date of the file: the language decides.
    #[default]
    Unknown,
}

/// A date as it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub published: Option<PublishedOn>,
    pub doubt: Option<Doubt>,
}

/// What to tell a person about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    NotRead,
    NoSuchDay,
    Unlikely,
    /// Later than the day of the import.
    Future,
    OrderGuessed,
}

impl Doubt {
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NotRead => "A date could not be read; the article is kept without one.",
            Self::NoSuchDay => "A date does not exist in the calendar; the article is kept without one.",
            Self::Unlikely => "A date is far in the past or in the future; it was kept as it stands.",
            Self::Future => "A date lies after the day of the import; it was kept as it stands.",
            Self::OrderGuessed => "A date can be read day first or month first; the language decided.",
        }
    }
}

#[derive(Default, Clone, Copy)]
struct Parts {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<(u32, u32)>,
    guessed: bool,
}

/// Signs of a line in which a date is looked for: a whole article in the place of a date would be read for seconds.
const LONGEST: usize = 1_000;

/// Reads a date. `order` is what other dates of the file tell, `language` decides where they tell nothing.
pub fn read(raw: &str, order: Order, language: Option<&str>) -> Reading {
    let text: String = raw.trim().chars().take(LONGEST).map(plain).collect();
    let (time, text) = time(&text);
    let parts = iso(&text).or_else(|| compact(&text)).or_else(|| east_asian(&text)).or_else(|| numeric(&text, order, language)).or_else(|| named(&text, language));
    let Some(mut parts) = parts else { return Reading { published: None, doubt: Some(Doubt::NotRead) } };
    // Midnight is what machines write where they know only the day.
    parts.time = parts.time.or(time).filter(|time| *time != (0, 0));
    let Some(published) = parts.published() else { return Reading { published: None, doubt: Some(Doubt::NoSuchDay) } };
    let year = chrono::Datelike::year(&published.first_day());
    let unlikely = !(1600..=2100).contains(&year);
    let doubt = if unlikely { Some(Doubt::Unlikely) } else { parts.guessed.then_some(Doubt::OrderGuessed) };
    Reading { published: Some(published), doubt }
}

impl Parts {
    fn published(self) -> Option<PublishedOn> {
        let year = self.year?;
        match (self.month, self.day, self.time) {
            (Some(month), Some(day), Some((hour, minute))) => {
                PublishedOn::minute(year, month, day, hour, minute).or_else(|| PublishedOn::day(year, month, day))
            }
            (Some(month), Some(day), None) => PublishedOn::day(year, month, day),
            (Some(month), None, _) => PublishedOn::month(year, month),
            (None, ..) => PublishedOn::year(year),
        }
    }
}

/// Whether the date lies more than two days after `today`: no source prints the day after tomorrow.
pub fn is_future(published: &PublishedOn, today: chrono::NaiveDate) -> bool {
    published.first_day() > today + chrono::Days::new(2)
}

/// Which comes first in these dates: told by numbers over 12. Where they contradict one another nothing is told.
pub fn order<'a>(samples: impl IntoIterator<Item = &'a str>) -> Order {
    let (mut days, mut months) = (0, 0);
    for sample in samples {
        let text: String = sample.trim().chars().take(LONGEST).map(plain).collect();
        match triple(&text) {
            Some((first, second, _)) if first > 12 && second <= 12 => days += 1,
            Some((first, second, _)) if second > 12 && first <= 12 => months += 1,
            _ => {}
        }
    }
    match (days, months) {
        (days, months) if days > months * 9 => Order::DayFirst,
        (days, months) if months > days * 9 => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

/// Digits of other scripts as ours, odd blanks as blanks.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '०'..='९' => char::from(b'0' + (c as u32 - '०' as u32) as u8),
        c if c.is_whitespace() => ' ',
        '‐' | '‑' | '–' | '−' => '-',
        c => c,
    }
}

/// Takes a time of day (`14:05`, `2:05 PM`, `14h05`) out of the text.
fn time(text: &str) -> (Option<(u32, u32)>, String) {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b':' && *byte != b'h' {
            continue;
        }
        let start = (0..at).rev().take(2).take_while(|place| bytes[*place].is_ascii_digit()).last();
        let end = (at + 1..bytes.len()).take_while(|place| bytes[*place].is_ascii_digit()).last();
        let (Some(start), Some(end)) = (start, end) else { continue };
        let before = start == 0 || !bytes[start - 1].is_ascii_digit();
        let (Ok(hour), Ok(minute)) = (text[start..at].parse::<u32>(), text[at + 1..=end].parse::<u32>()) else { continue };
        if !before || end - at != 2 || hour > 24 || minute > 59 {
            continue;
        }
        let rest = &text[end + 1..];
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ":. ".contains(c)).to_lowercase();
        let hour = match (after.as_bytes(), hour) {
            ([b'p', b'm', ..], 1..=11) | ([b'p', b'.', ..], 1..=11) => hour + 12,
            ([b'a', b'm', ..], 12) => 0,
            _ => hour % 24,
        };
        // Seconds, zones and offsets follow the time and say nothing of the day.
        let left = format!("{} {}", text[..start].trim_end_matches(['T', 't', ' ', ',']), year_after(rest));
        return (Some((hour, minute)), left.trim().to_string());
    }
    (None, text.to_string())
}

/// A year that stands after the time, as in `Mon Jan 02 15:04:05 +0000 2006`.
fn year_after(rest: &str) -> &str {
    let found = rest.match_indices(' ').map(|(at, _)| &rest[at + 1..]).find(|word| {
        word.len() >= 4 && word.as_bytes()[..4].iter().all(u8::is_ascii_digit) && !word[4..].starts_with(|c: char| c.is_ascii_digit())
    });
    found.unwrap_or("")
}

fn numbers(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain(std::iter::once(b' ')).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((&text[from..at], from));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// `2023`, `2023-09`, `2023-09-20`, `2023/9/20`, `2023.09.20`, with anything after it that is no number.
fn iso(text: &str) -> Option<Parts> {
    let mut rest = text;
    let year = leading(&mut rest, 4, 4)?;
    let mut parts = Parts { year: Some(year as i32), ..Parts::default() };
    let Some(separator) = rest.chars().next().filter(|c| "-/.".contains(*c)) else {
        return rest.trim().is_empty().then_some(parts);
    };
    rest = &rest[1..];
    parts.month = Some(leading(&mut rest, 1, 2)?);
    if let Some(after) = rest.strip_prefix(separator) {
        rest = after;
        parts.day = Some(leading(&mut rest, 1, 2)?);
    }
    (!rest.starts_with(|c: char| c.is_ascii_digit() || c == separator) || rest.len() <= 1).then_some(parts)
}

fn leading(text: &mut &str, least: usize, most: usize) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(least..=most).contains(&digits) {
        return None;
    }
    let number = text[..digits].parse().ok();
    *text = &text[digits..];
    number
}

/// `20230920`, `20230920T101500Z`, `20170701234500`, and seconds since 1970.
fn compact(text: &str) -> Option<Parts> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let after = &text[digits..];
    let mut parts = Parts { year: part(0, 4).map(|year| year as i32), month: part(4, 6), day: part(6, 8), ..Parts::default() };
    match digits {
        8 if after.is_empty() || after.starts_with(['T', 't', ' ', 'Z', '-', '+']) => {
            let clock = after.trim_start_matches(['T', 't', ' ']);
            let clock: String = clock.chars().take_while(char::is_ascii_digit).collect();
            if clock.len() >= 4 {
                parts.time = Some((clock[..2].parse().ok()?, clock[2..4].parse().ok()?));
            }
            Some(parts)
        }
        14 | 12 if parts.month? <= 12 => {
            parts.time = Some((part(8, 10)?, part(10, 12)?));
            Some(parts)
        }
        10 | 13 if after.is_empty() => since_1970(text[..10].parse().ok()?),
        _ => None,
    }
}

fn since_1970(seconds: i64) -> Option<Parts> {
    use chrono::{Datelike, Timelike};
    let at = chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc();
    let time = Some((at.hour(), at.minute()));
    Some(Parts { year: Some(at.year()), month: Some(at.month()), day: Some(at.day()), time, guessed: false })
}

/// `2023年9月20日`, `2023년 9월 20일`, `令和5年9月20日`, `二〇二三年九月二十日`.
fn east_asian(text: &str) -> Option<Parts> {
    let before = |marks: [char; 2]| {
        let head = text[..text.find(marks)?].trim_end();
        let counts = |c: char| c.is_ascii_digit() || HAN_NUMBERS.contains(c) || c == '元';
        let start = head.char_indices().rev().take_while(|(_, c)| counts(*c)).last()?.0;
        Some((han_number(&head[start..])?, &head[..start]))
    };
    let (year, ahead) = before(['年', '년'])?;
    let year = year as i32 + calendar().era(ahead).unwrap_or(0);
    let number = |marks| before(marks).map(|(number, _)| number);
    Some(Parts { year: Some(year), month: number(['月', '월']), day: number(['日', '일']), ..Parts::default() })
}

const HAN_NUMBERS: &str = "〇零○一二三四五六七八九十";

/// `2023`, `二〇二三`, `二十三`, `十`, `元`.
fn han_number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |c: char| match c {
        '元' => Some(1),
        '〇' | '零' | '○' => Some(0),
        c => "一二三四五六七八九".chars().position(|known| known == c).map(|place| place as u32 + 1),
    };
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            Some(tens * 10 + ones.chars().next().map_or(Some(0), digit)?)
        }
        None => text.chars().take(4).try_fold(0, |sum, c| Some(sum * 10 + digit(c)?)),
    }
}

/// The first three numbers joined by the same mark, the last of them a year: `20/09/2023`, `20.9.23`.
fn triple(text: &str) -> Option<(u32, u32, i32)> {
    let found = numbers(text);
    found.windows(3).find_map(|three| {
        let [(first, at), (second, next), (third, last)] = three else { return None };
        let gap = &text[at + first.len()..*next];
        let same = gap == &text[next + second.len()..*last] && matches!(gap.trim(), "/" | "." | "-");
        let year: i32 = third.parse().ok()?;
        let year = match third.len() {
            4 => year,
            2 if year < 70 => 2000 + year,
            2 => 1900 + year,
            _ => return None,
        };
        (same && first.len() <= 2 && second.len() <= 2).then(|| Some((first.parse().ok()?, second.parse().ok()?, year)))?
    })
}

fn numeric(text: &str, order: Order, language: Option<&str>) -> Option<Parts> {
    let (first, second, year) = triple(text)?;
    let dotted = text.contains('.') && !text.contains('/');
    let by_language = if dotted { Order::DayFirst } else { calendar().order(language) };
    let told = match (first > 12, second > 12) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => order,
    };
    let guessed = told == Order::Unknown && first != second && !dotted;
    let (day, month) = match if told == Order::Unknown { by_language } else { told } {
        Order::MonthFirst => (second, first),
        _ => (first, second),
    };
    Some(Parts { year: Some(year), month: Some(month), day: Some(day), time: None, guessed })
}

/// Dates with a month's name, in whatever order: `mercredi 20 septembre 2023`, `Sep 20, 2023`, `сентябрь 2023`.
fn named(text: &str, language: Option<&str>) -> Option<Parts> {
    let words = words(text);
    let (mut words, place, month) = month_in(&words, language)?;
    join_digits(&mut words, place);
    let year_at = (0..words.len()).filter(|at| is_year(&words[*at])).min_by_key(|at| at.abs_diff(place));
    let Some(year_at) = year_at else { return short_year(&words, place, month) };
    let year = words[year_at].parse().ok();
    let number = |at: Option<usize>| {
        let word = words.get(at?)?;
        (word.len() <= 2 && at? != year_at).then(|| word.parse::<u32>().ok()).flatten()
    };
    let day = number(place.checked_sub(1)).or_else(|| number(place.checked_add(1)));
    Some(Parts { year, month: Some(month), day, ..Parts::default() })
}

/// The last word that names a month, also where a stray blank has cut it in two (`Ju n 24`) or it is a number (`tháng 9`).
fn month_in(words: &[String], language: Option<&str>) -> Option<(Vec<String>, usize, u32)> {
    let calendar = calendar();
    if let Some(place) = words.iter().rposition(|word| calendar.month(word, language).is_some()) {
        return Some((words.to_vec(), place, calendar.month(&words[place], language)?));
    }
    let replaced = |at: usize, by: String| {
        let mut words = words.to_vec();
        words.splice(at..at + 2, [by]);
        words
    };
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let number = pair[1].parse::<u32>().ok();
        if calendar.is_before_month(&pair[0]) {
            return Some((replaced(at, pair[0].clone()), at, number?));
        }
        let together = pair.concat();
        let cut = pair[0].len() <= 3 && pair[1].len() <= 2 && number.is_none();
        Some((replaced(at, together.clone()), at, calendar.month(&together, language).filter(|_| cut)?))
    })
}

/// `Jan 1 7, 2009`: a day that a stray blank has cut in two.
fn join_digits(words: &mut Vec<String>, place: usize) {
    let single = |at: usize| words.get(at).is_some_and(|word| word.len() == 1 && word.as_bytes()[0].is_ascii_digit());
    let year_follows = words.get(place + 3).is_some_and(|word| is_year(word));
    if single(place + 1) && single(place + 2) && year_follows {
        let second = words.remove(place + 2);
        words[place + 1].push_str(&second);
    }
}

/// `20-Sep-23`: a day, its month and the last two digits of a year, and nothing else.
fn short_year(words: &[String], place: usize, month: u32) -> Option<Parts> {
    let [day, _, year] = words else { return None };
    let number = |word: &str| (word.len() == 2).then(|| word.parse::<u32>().ok()).flatten();
    let (day, year) = (day.parse::<u32>().ok().filter(|_| place == 1)?, number(year)? as i32);
    Some(Parts { year: Some(if year < 70 { 2000 + year } else { 1900 + year }), month: Some(month), day: Some(day), ..Parts::default() })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words and numbers, without the small words and endings that stand between a day and its month.
fn words(text: &str) -> Vec<String> {
    let calendar = calendar();
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut digits = false;
    for c in calendar.plain(text).chars().chain(std::iter::once(' ')) {
        if !word.is_empty() && (!c.is_alphanumeric() || c.is_ascii_digit() != digits) {
            if digits || !calendar.is_small(&word) {
                found.push(std::mem::take(&mut word));
            }
            word.clear();
        }
        if c.is_alphanumeric() {
            digits = c.is_ascii_digit();
            word.push(c);
        }
    }
    found
}
