//! Mediargus and GoPress (Belgium) as text: a numbered list of headlines, each with its outlet, day, page and length, then the
//! texts in the same order.

use crate::intake::dates::{self, Order};
use crate::intake::mapping::Fields;
use crate::intake::paragraphs::blanks;
use crate::intake::{Item, Look, Sink, prose};
use crate::Result;

/// One line of the list, with the headline above it.
struct Entry {
    title: String,
    outlet: String,
    date: String,
    page: String,
    length: String,
}

/// Entries of the list with the number of the line after each.
fn entries(lines: &[&str]) -> (Vec<Entry>, usize) {
    let mut found: Vec<Entry> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        // The headline may go on over lines; what closes it names outlet, day, page and length.
        let Some(title) = numbered(lines[at], found.len() as u64 + 1) else { break };
        let Some((below, entry)) = (at + 1..lines.len().min(at + 8)).find_map(|line| Some((line, described(lines[line])?))) else { break };
        let rest = lines[at + 1..below].iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        let title = blanks(&std::iter::once(title).chain(rest).collect::<Vec<_>>().join(" "));
        found.push(Entry { title, ..entry });
        (at, end) = (below + 1, below + 1);
    }
    (found, end)
}

/// `3. Headline`: what follows its own number.
fn numbered(line: &str, number: u64) -> Option<&str> {
    let (digits, title) = line.trim_start_matches(['\u{feff}', '?', ' ']).split_once('.')?;
    (digits.trim().parse() == Ok(number)).then(|| title.trim()).filter(|title| !title.is_empty())
}

/// `De Morgen, woensdag 30 november 2011, p. 4, 345w.`: the four, from the end.
fn described(line: &str) -> Option<Entry> {
    let mut parts: Vec<&str> = line.trim().split(',').map(str::trim).collect();
    let length = parts.pop()?.trim_end_matches('.').strip_suffix('w').filter(|digits| digits.trim().bytes().all(|byte| byte.is_ascii_digit()))?;
    let page = parts.pop_if(|part| part.starts_with("p.") || part.starts_with("blz")).unwrap_or("");
    // A weekday may stand before the day, with a comma between them.
    let day = |parts: &[&str]| dates::read(&parts.join(", "), Order::DayFirst, Some("nl")).published.is_some();
    let from = (1..parts.len()).find(|from| day(&parts[*from..]) && parts.len() - from <= 2)?;
    Some(Entry { title: String::new(), outlet: parts[..from].join(", "), date: parts[from..].join(", "), page: page.to_string(), length: length.trim().to_string() })
}

/// A list of two entries or more, or one and a text; it begins with number one.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().trim_start_matches('?').starts_with("1.") && !entries(&look.text.lines().take(400).collect::<Vec<_>>()).0.is_empty()
}

/// One article an entry of the list. Where the texts cannot be told apart the list is kept without them, and the rest is told.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().collect();
    let (list, end) = entries(&lines);
    sink.announced(list.len() as u64)?;
    let texts = texts(&lines[end..], &list);
    if texts.len() != list.len() {
        sink.reject("", format!("The list names {} articles, but {} texts follow it; the articles are kept without their texts.", list.len(), texts.len()), Some(&lines[end..].join("\n")))?;
    }
    let matched = texts.len() == list.len();
    for (place, entry) in list.into_iter().enumerate() {
        let mut fields = Fields { title: Some(entry.title), outlet: Some(entry.outlet), date: Some(entry.date), language: None, ..Fields::default() };
        fields.extra.insert("page".into(), entry.page.into());
        fields.extra.insert("length".into(), format!("{} w", entry.length).into());
        if matched {
            fields.extra.extend(texts[place].0.clone().map(|section| ("section".to_string(), section.into())));
            fields.body = Some(texts[place].1.join("\n\n"));
        }
        let article = fields.article(format!("article {}", place + 1), Order::DayFirst, sink);
        sink.article(article)?;
    }
    Ok(())
}

/// Empty lines that part two texts.
const GAP: usize = 4;

/// Section and paragraphs of every text: they stand apart by more empty lines than paragraphs do.
fn texts(lines: &[&str], list: &[Entry]) -> Vec<(Option<String>, Vec<String>)> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    let mut empty = GAP;
    for line in lines {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        let full = parts.last().is_some_and(|part| part.iter().any(|line| !line.trim().is_empty()));
        if empty == GAP && full {
            parts.push(Vec::new());
        }
        parts.last_mut().into_iter().for_each(|part| part.push(line));
    }
    parts.retain(|part| part.iter().any(|line| !line.trim().is_empty()));
    parts.iter().enumerate().map(|(place, part)| section_and_text(part, list.get(place))).collect()
}

/// A first short line that two empty ones follow is the section; the headline said again is no text.
fn section_and_text(part: &[&str], entry: Option<&Entry>) -> (Option<String>, Vec<String>) {
    let first = part.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let alone = part.get(first + 1..first + 3).is_some_and(|next| next.iter().all(|line| line.trim().is_empty()));
    let section = part.get(first).map(|line| blanks(line)).filter(|line| alone && line.chars().count() <= 60 && !line.ends_with(['.', '!', '?']));
    let from = first + usize::from(section.is_some());
    let mut paragraphs = prose::of_plain(&part[from..].join("\n"));
    if let Some(entry) = entry
        && paragraphs.len() > 1
        && paragraphs[0] == entry.title
    {
        paragraphs.remove(0);
    }
    (section, paragraphs)
}
