//! Factiva as a page, in both layouts: articles with unlabelled lines above the text, and tables of codes.

use scraper::{ElementRef, Html};

use crate::intake::flow;
use crate::intake::paragraphs::select;
use crate::intake::vendor::{self, FACTIVA, Record};
use crate::intake::{Item, Look, Sink, language};
use crate::Result;

/// A page of Factiva, by its title and the classes of its articles.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() || !look.start().starts_with('<') {
        return false;
    }
    let lower = look.text.to_ascii_lowercase();
    let titled = lower.contains("<title>factiva</title>") || lower.contains("factivalogo");
    let article = names_article(&lower) || lower.contains("class=\"index\"><b>hd");
    article || titled && (!look.whole || lower.contains("articleparagraph"))
}

/// `class="article deArticle"`: pages of other makers have articles too, but none with its language.
fn names_article(lower: &str) -> bool {
    ["class=\"article ", "class='article "].iter().any(|begin| {
        lower.match_indices(begin).any(|(at, _)| lower[at + begin.len()..].get(2..10).is_some_and(|rest| rest.starts_with("article") && rest.ends_with(['"', '\''])))
    })
}

/// Every article of the page.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let html = Html::parse_document(&text);
    let articles: Vec<ElementRef<'_>> = select(&html, ".article").into_iter().filter(|element| !within_article(*element)).collect();
    if articles.is_empty() {
        return vendor::as_general("Factiva", "html", item, text, sink);
    }
    for (place, element) in articles.into_iter().enumerate() {
        let position = format!("article {}", place + 1);
        let indexed = element.descendants().filter_map(ElementRef::wrap).any(|inner| inner.value().name() == "td" && inner.value().attr("class").is_some_and(|class| class.contains("index")));
        let mut record = if indexed { indexed_record(element) } else { plain_record(element) };
        record.language = record.language.filter(|written| language::tag(written).is_some()).or_else(|| of_class(element));
        if record.is_empty() {
            sink.reject(position, "The article has neither a headline nor a text.", Some(&flow::paragraphs(element).join("\n")))?;
            continue;
        }
        let article = record.article(position, sink);
        sink.article(article)?;
    }
    Ok(())
}

fn within_article(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|outer| classes(outer).any(|class| class == "article"))
}

fn classes<'e>(element: ElementRef<'e>) -> impl Iterator<Item = &'e str> + use<'e> {
    element.value().attr("class").unwrap_or("").split_whitespace()
}

/// `deArticle`: the language of the article.
fn of_class(element: ElementRef<'_>) -> Option<String> {
    classes(element).find_map(|class| class.strip_suffix("Article")).filter(|code| code.len() == 2).map(str::to_string)
}

fn is_paragraph(element: ElementRef<'_>) -> bool {
    classes(element).any(|class| class.to_ascii_lowercase().ends_with("articleparagraph"))
}

fn is_headline(element: ElementRef<'_>) -> bool {
    element.value().attr("id") == Some("hd") || classes(element).any(|class| class.ends_with("Headline"))
}

/// Lines that nothing names: [section] headline, author, N words, date, [time], outlet, code, [edition, page], language,
/// copyright; then the paragraphs; the document's number last.
fn plain_record(element: ElementRef<'_>) -> Record {
    let mut record = Record::default();
    let mut above: Vec<String> = Vec::new();
    let mut below: Vec<String> = Vec::new();
    for inner in element.descendants().skip(1).filter_map(ElementRef::wrap) {
        if is_paragraph(inner) {
            record.paragraphs.push(vendor::joined(&flow::text(inner)));
        } else if is_headline(inner) {
            if record.title.is_none() {
                record.title = Some(vendor::joined(&flow::text(inner)));
                above.drain(..).for_each(|section| record.keep("section", &section));
            }
        } else if matches!(inner.value().name(), "div" | "p" | "td" | "h1" | "h2" | "h3" | "li") && is_leaf(inner) {
            let line = vendor::joined(&flow::text(inner));
            if line.is_empty() {
                continue;
            }
            if classes(inner).any(|class| class == "author") {
                record.byline = Some(line);
            } else if record.paragraphs.is_empty() && !is_number(&line) {
                above.push(line);
            } else {
                below.push(line);
            }
        }
    }
    lines_above(&above, &mut record);
    for line in below {
        match number(&line) {
            Some(id) => record.id = Some(id.to_string()),
            None => record.keep("publisher", &line),
        }
    }
    record
}

/// Holds no other block.
fn is_leaf(element: ElementRef<'_>) -> bool {
    !element.descendants().skip(1).filter_map(ElementRef::wrap).any(|inner| matches!(inner.value().name(), "div" | "p" | "td" | "table") || is_headline(inner))
}

fn is_number(line: &str) -> bool {
    number(line).is_some()
}

/// `Document SUDOS00020131120e9bj0001v`: the document's number.
pub(super) fn number(line: &str) -> Option<&str> {
    let (name, id) = line.trim().rsplit_once(' ')?;
    (id.len() >= 15 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) && id.bytes().any(|byte| byte.is_ascii_digit()) && FACTIVA.is("document", name)).then_some(id)
}

/// What the lines between headline and text say: the count of words or the date is the anchor, the rest stands in order.
pub(super) fn lines_above(lines: &[String], record: &mut Record) {
    let anchor = lines.iter().position(|line| vendor::is_word_count(&FACTIVA, line));
    let date = lines.iter().enumerate().skip(anchor.map_or(0, |at| at + 1)).find(|(_, line)| vendor::is_date(line)).map(|(at, _)| at);
    let Some(date) = date else {
        lines.iter().for_each(|line| record.keep("above", line));
        return;
    };
    for line in &lines[..anchor.unwrap_or(date).min(date)] {
        if record.byline.is_none() { record.byline = Some(line.clone()) } else { record.keep("above", line) }
    }
    if let Some(anchor) = anchor {
        record.keep("length", &lines[anchor]);
    }
    record.date = Some(lines[date].clone());
    let mut rest = &lines[date + 1..];
    if let Some((time, after)) = rest.split_first().filter(|(line, _)| is_time(line)) {
        record.time = Some(time.clone());
        rest = after;
    }
    if let Some((outlet, after)) = rest.split_first() {
        record.outlet = Some(outlet.clone());
        rest = after;
    }
    for line in rest {
        if FACTIVA.begins("copyright", line) {
            record.keep("copyright", line);
        } else if record.language.is_none() && line.chars().count() > 3 && language::tag(line).is_some() {
            record.language = Some(line.clone());
        } else {
            record.keep("codes", line);
        }
    }
}

fn is_time(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 8 && line.split([':', '.', 'h']).count() >= 2 && line.split([':', '.', 'h']).all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A table of codes and values; the text is that of the two codes for it.
fn indexed_record(element: ElementRef<'_>) -> Record {
    let mut record = Record::default();
    for row in element.descendants().filter_map(ElementRef::wrap).filter(|inner| inner.value().name() == "tr") {
        let cells: Vec<ElementRef<'_>> = row.children().filter_map(ElementRef::wrap).filter(|cell| cell.value().name() == "td").collect();
        let [code, value, ..] = cells.as_slice() else { continue };
        let code = vendor::joined(&flow::text(*code));
        let text = vendor::joined(&flow::text(*value));
        match FACTIVA.field(&code).map(|(role, _)| role) {
            Some("lead_text" | "text") => record.paragraphs.extend(flow::paragraphs(*value)),
            Some(role) => coded(role, &code, text, &mut record),
            None => record.keep(&code, &text),
        }
    }
    record
}

/// One coded field of the table, or of a text in the same codes.
pub(super) fn coded(role: &str, code: &str, text: String, record: &mut Record) {
    match role {
        "title" => record.title = Some(text),
        "byline" => record.byline = Some(text),
        "date" => record.date = Some(text),
        "time" => record.time = Some(text).filter(|time| is_time(time)),
        "outlet" => record.outlet = Some(text),
        "language" => record.language = Some(text),
        "id" => record.id = Some(number(&text).unwrap_or(&text).to_string()),
        "kicker" => record.keep("section", &text),
        "caption" => record.keep("caption", &text),
        _ => record.keep(code, &text),
    }
}
