//! Whose story is it? The agency that a text names at its beginning, at its end or in its credits.

use crate::article::{Zone, ZoneSpan};
use crate::outlets;

/// So many characters at each end of a text are looked through.
const REACH: usize = 160;

/// The proper name of the agency that stands between brackets near one end of the body ("(AFP)", «(ТАСС)», （新华社）), in a
/// byline, dateline or credit, or in 新华社北京 at the beginning. The first one named.
pub fn agency(body: &str, zones: &[ZoneSpan], byline: Option<&str>) -> Option<&'static str> {
    let credits = zones.iter().filter(|zone| matches!(zone.zone, Zone::Credit | Zone::Byline | Zone::Dateline)).filter_map(|zone| body.get(zone.start..zone.end));
    byline.into_iter().chain(credits).find_map(in_line).or_else(|| in_brackets(head(body))).or_else(|| in_brackets(tail(body))).or_else(|| at_start(body))
}

/// Any word or run of words of a short line.
fn in_line(line: &str) -> Option<&'static str> {
    let parts = line.split(['/', '(', ')', ',', ';', '|', '（', '）', '，', '、', '—', '–', ':']);
    parts.map(str::trim).find_map(|part| named(part).or_else(|| part.split_whitespace().find_map(named_in_capitals)))
}

fn in_brackets(text: &str) -> Option<&'static str> {
    let opened = text.match_indices(['(', '（', '[']);
    opened
        .filter_map(|(at, mark)| {
            let rest = &text[at + mark.len()..];
            Some(&rest[..rest.find([')', '）', ']'])?])
        })
        .find_map(|inside| inside.split(['/', ',', '、']).map(str::trim).find_map(named))
}

/// Chinese agencies open their texts with their name and the place.
fn at_start(body: &str) -> Option<&'static str> {
    let start = body.trim_start();
    [3, 4].into_iter().find_map(|length| {
        let end = start.char_indices().nth(length).map(|(at, _)| at)?;
        let name = &start[..end];
        name.ends_with(['社', '网']).then(|| named(name)).flatten()
    })
}

fn named(written: &str) -> Option<&'static str> {
    outlets::known(written).filter(|outlet| outlet.kind.as_deref() == Some("agency") || outlet.aliases.iter().any(|alias| alias.ends_with('社'))).map(|outlet| outlet.name.as_str())
}

/// A single word of running text names an agency only where it is written as one: "AP", «ТАСС», not "ap".
fn named_in_capitals(word: &str) -> Option<&'static str> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    (word.chars().count() >= 2 && word.chars().all(char::is_uppercase) || word == "Reuters" || word == "Xinhua").then(|| named(word)).flatten()
}

fn head(body: &str) -> &str {
    body.char_indices().nth(REACH).map_or(body, |(at, _)| &body[..at])
}

fn tail(body: &str) -> &str {
    body.char_indices().rev().nth(REACH).map_or(body, |(at, _)| &body[at..])
}
