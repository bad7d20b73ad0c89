//! Prints of APA's archives: DeFacto as HTML, the online manager as RTF. Every article begins with a line that names the outlet
//! in quotation marks and the day.

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::paragraphs::{blanks, select};
use crate::intake::{Item, Look, Sink, prose, rtf};
use crate::Result;

/// The line that begins an article: `"Der Standard" vom 02.04.2013  Seite: 1`, `"Kurier.at" gefunden am 28.12.2017 10:36 Uhr`.
struct Header {
    outlet: String,
    date: String,
    rest: String,
}

fn header(line: &str) -> Option<Header> {
    let line = line.trim_start();
    let inside = line.strip_prefix(['"', '„', '“'])?;
    let end = inside.find(['"', '“', '”'])?;
    let outlet = inside[..end].trim();
    let after = &inside[end..].trim_start_matches(['"', '“', '”']);
    let mark = ["vom ", "gefunden am "].iter().find_map(|mark| after.find(mark).map(|at| at + mark.len()))?;
    let date: String = after[mark..].trim_start().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let parts = date.split('.').filter(|part| !part.is_empty()).count();
    (mark < 60 && !outlet.is_empty() && outlet.chars().count() < 80 && parts == 3).then(|| Header { outlet: outlet.to_string(), date, rest: blanks(&after[mark..]) })
}

/// A page with entries that begin so.
pub fn knows_html(look: &Look<'_>) -> bool {
    let text = look.text;
    look.is_text() && look.start().starts_with('<') && text.match_indices("<pre>").take(20).any(|(at, mark)| header(text[at + mark.len()..].lines().next().unwrap_or("")).is_some())
}

/// RTF with such a line.
pub fn knows_rtf(look: &Look<'_>) -> bool {
    look.bytes.starts_with(b"{\\rtf") && ["\" gefunden am ", "\" vom "].iter().any(|mark| look.text.match_indices(mark).take(20).any(|(at, mark)| look.text[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit())))
}

/// One article an entry.
pub fn read_html(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let page = scraper::Html::parse_document(&decoded.text);
    for (number, start) in select(&page, "pre").into_iter().enumerate() {
        let text: String = start.text().collect();
        let Some(found) = header(&text) else { continue };
        let position = format!("article {}", number + 1);
        let Some(entry) = start.parent().and_then(scraper::ElementRef::wrap) else { continue };
        let html = entry.inner_html();
        let after = html.split_once("</pre>").map_or("", |(_, after)| after);
        // The headline stands first, whatever element holds it; a heading is a second line where text stands before it.
        let (title, rest) = title_and_rest(after);
        let paragraphs = prose::of_html(rest);
        let section = text.lines().find_map(|line| line.trim().strip_prefix("Ressort:")).map(|section| section.trim().to_string());
        let mut fields = Fields { outlet: Some(found.outlet), date: Some(found.date), title, body: Some(paragraphs.join("\n\n")), language: Some("de".into()), ..Fields::default() };
        fields.extra.insert("reference".into(), found.rest.into());
        fields.extra.extend(section.map(|section| ("section".to_string(), section.into())));
        let article = fields.article(position, Order::DayFirst, sink);
        sink.article(article)?;
    }
    Ok(())
}

/// The first line of text after the header, and everything after it.
fn title_and_rest(html: &str) -> (Option<String>, &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let before = blanks(&rest[..at]);
        let tag = &rest[at..rest[at..].find('>').map_or(rest.len(), |end| at + end + 1)];
        if !before.is_empty() {
            return (prose::of_html(&before).into_iter().next(), &rest[at..]);
        }
        let name = tag.trim_start_matches('<').to_lowercase();
        if name.starts_with("p>") || name.starts_with("p ") {
            return (None, rest);
        }
        rest = &rest[at + tag.len()..];
    }
    (None, rest)
}

/// A line drawn between two articles.
fn is_rule(line: &str) -> bool {
    line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '*' | '–' | '—'))
}

/// One article a header line.
pub fn read_rtf(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    let lines: Vec<String> = rtf::paragraphs(&bytes).into_iter().flat_map(|paragraph| paragraph.text.lines().map(str::to_string).collect::<Vec<_>>()).collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| header(&lines[*at]).is_some()).collect();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        let Some(found) = header(&lines[*start]) else { continue };
        let mut text = lines[start + 1..end].iter().map(|line| blanks(line)).filter(|line| !line.is_empty() && !is_rule(line));
        let title = text.next();
        let body: Vec<String> = text.collect();
        let mut fields = Fields { outlet: Some(found.outlet), date: Some(found.date), title, body: Some(body.join("\n\n")), language: Some("de".into()), ..Fields::default() };
        fields.extra.insert("reference".into(), found.rest.into());
        let article = fields.article(format!("article {}", number + 1), Order::DayFirst, sink);
        sink.article(article)?;
    }
    Ok(())
}
