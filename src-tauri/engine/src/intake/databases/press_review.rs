//! Press reviews (the Dutch *knipselkrant*): a list of titles, then the articles, each under a line with its outlet and its day.
//! A list alone gives references without text.

use scraper::ElementRef;

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::metadata::{Record, Records};
use crate::intake::paragraphs::{blanks, select};
use crate::intake::pdf_layout::Paragraph;
use crate::intake::{Item, Look, Sink, wire};
use crate::Result;

/// A page that names title and source of every article by their own marks.
pub fn knows_list(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && look.text.contains("id=\"articleTitle\"") && look.text.contains("id=\"sourceTitle\"")
}

/// One reference a title.
pub fn read_list(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let page = scraper::Html::parse_document(&decoded.text);
    let text = |element: ElementRef<'_>| Some(blanks(&element.text().collect::<String>())).filter(|text| !text.is_empty());
    let (outlets, dates, leads) = (select(&page, "[id=sourceTitle]"), select(&page, "[id=articleDate]"), select(&page, "[id=articleIntro]"));
    let mut records = Records::default();
    for (place, title) in select(&page, "[id=articleTitle]").into_iter().enumerate() {
        let at = |list: &[ElementRef<'_>]| list.get(place).copied().and_then(text);
        records.extend([Record { title: text(title), outlet: at(&outlets), date: at(&dates), text: at(&leads), language: Some("nl".into()), ..Record::default() }]);
    }
    records.give(sink)
}

/// `Title / Outlet 21-06-2013 (p. 4)`, or the second half of it under the title: outlet, day, what follows.
fn source_line(text: &str) -> Option<(Option<String>, String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| is_day(word.trim_matches(['(', ')', ',', '.'])))?;
    let day = words[at].trim_matches(['(', ')', ',', '.']).to_string();
    let before = words[..at].join(" ");
    let after = words[at + 1..].join(" ");
    let (title, outlet) = match before.rsplit_once(" / ") {
        Some((title, outlet)) => (Some(title.trim().to_string()), outlet.trim().to_string()),
        None => (None, before.trim_end_matches([',', '/']).trim().to_string()),
    };
    let marked = after.starts_with("(p") || after.starts_with("p.") || after.starts_with("(blz") || after.is_empty() || title.is_some();
    let short = !outlet.is_empty() && outlet.chars().count() <= 60 && is_name(&outlet);
    (marked && short && !wire::is_review(&outlet) && text.chars().count() < 300).then_some((title, outlet, day))
}

/// `Trouw`, `de Volkskrant`: a name begins with a capital, or with a small article before one.
fn is_name(outlet: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let mut words = outlet.split(' ');
    let first = words.next().unwrap_or("");
    capital(first) || first.chars().count() <= 3 && words.next().is_some_and(capital)
}

/// `21-06-2013`.
fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    parts.len() == 3 && parts[0].len() <= 2 && parts[1].len() <= 2 && parts[2].len() == 4 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether these paragraphs are a press review: several lines with outlet and day.
pub fn is_one(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().filter(|paragraph| source_line(&paragraph.text).is_some()).take(4).count() >= 4
}

/// One article a source line, with the title on it or above it.
pub fn give(paragraphs: &[Paragraph], sink: &mut Sink<'_>) -> Result<()> {
    let starts: Vec<usize> = (0..paragraphs.len()).filter(|at| source_line(&paragraphs[*at].text).is_some()).collect();
    for (number, start) in starts.iter().enumerate() {
        let Some((title, outlet, day)) = source_line(&paragraphs[*start].text) else { continue };
        let above = start.checked_sub(1).filter(|_| title.is_none());
        let end = starts.get(number + 1).map_or(paragraphs.len(), |next| {
            let titled = source_line(&paragraphs[*next].text).is_some_and(|(title, ..)| title.is_some());
            if titled { *next } else { next.saturating_sub(1).max(start + 1) }
        });
        let body: Vec<&str> = paragraphs[start + 1..end].iter().map(|paragraph| paragraph.text.as_str()).collect();
        let title = title.or_else(|| above.map(|above| paragraphs[above].text.clone())).filter(|title| title.chars().count() < 300);
        let fields = Fields { title, outlet: Some(outlet), date: Some(day), body: Some(body.join("\n\n")), ..Fields::default() };
        let position = format!("article {}, page {}", number + 1, paragraphs[*start].page);
        let article = fields.article(position, Order::DayFirst, sink);
        sink.article(article)?;
    }
    Ok(())
}
