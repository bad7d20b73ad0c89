//! Europresse and Eureka as a page, in the three layouts they have had: tables until 2013, `article` elements since, and
//! those with `rdp__` classes since 2022.

use scraper::{ElementRef, Html};
use serde_json::{Value, json};

use crate::intake::europresse_old;
use crate::intake::flow;
use crate::intake::paragraphs::select;
use crate::intake::vendor::{self, EUROPRESSE, Record};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A page of Europresse, by the names of its classes and of its makers.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() || !look.start().starts_with('<') {
        return false;
    }
    let text = look.text;
    text.contains("DocPublicationName")
        || text.contains("cedrom-sni")
        || text.contains("docOcurrContainer")
        || text.contains("titreArticleVisu")
        || text.contains("TitreArticleVisu")
        || text.contains("<article") && (text.contains("eureka.cc") || text.contains("europresse") || text.contains("rdp__"))
}

/// Every article of the page.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let html = Html::parse_document(&decoded.text);
    let articles: Vec<ElementRef<'_>> = select(&html, "article").into_iter().filter(|element| !inside_article(*element)).collect();
    if let Some(total) = total(&html) {
        sink.announced(total)?;
    }
    if articles.is_empty() {
        let cells = europresse_old::articles(&html);
        if cells.is_empty() {
            return vendor::as_general("Europresse", "html", item, decoded.text, sink);
        }
        for (place, cell) in cells.into_iter().enumerate() {
            give(europresse_old::of(cell), place + 1, cell, sink)?;
        }
        return Ok(());
    }
    for (place, element) in articles.into_iter().enumerate() {
        give(of(element), place + 1, element, sink)?;
    }
    Ok(())
}

fn give(mut record: Record, number: usize, element: ElementRef<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let position = format!("article {number}");
    if record.is_empty() {
        return sink.reject(position, "The article has neither a headline nor a text.", Some(&flow::paragraphs(element).join("\n")));
    }
    outlet(&mut record);
    if record.extra.contains_key("reprints") {
        sink.notice("An article stands for several publications of the same text; the list of them is kept with it as \"reprints\".", &position);
    }
    let article = record.article(position, sink);
    sink.article(article)
}

fn inside_article(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|outer| outer.value().name() == "article")
}

/// `Nombre de documents : 12`.
fn total(html: &Html) -> Option<u64> {
    let body = select(html, "body").into_iter().next()?;
    let text = flow::paragraphs(body).into_iter().take(12).find(|line| EUROPRESSE.begins("total", line) && line.chars().count() < 80)?;
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
}

/// The outlet without the number of its issue, "(site web)" and the like; the name as printed is kept beside it.
pub(super) fn outlet(record: &mut Record) {
    let Some(printed) = record.outlet.clone() else { return };
    let mut name = printed.trim();
    for mark in EUROPRESSE.mark("outlet_cut") {
        name = name.split(mark.as_str()).next().unwrap_or(name).trim_end();
    }
    if let Some((before, after)) = name.rsplit_once([" - ", " – "].into_iter().find(|mark| name.contains(mark)).unwrap_or(" - ")) {
        let edition = EUROPRESSE.mark("edition").iter().any(|word| after.to_lowercase().ends_with(word.as_str()));
        name = if edition { before.trim_end() } else { name };
    }
    for end in EUROPRESSE.mark("outlet_end") {
        name = name.strip_suffix(end.as_str()).unwrap_or(name).trim_end();
    }
    if name != printed.trim() && !name.is_empty() {
        record.keep("outlet_raw", printed.trim());
        record.outlet = Some(name.to_string());
    }
}

/// `Politique, mardi 14 mars 2006, p. 16` and `France, mercredi 11 septembre 2024 134 mots, p. 11`: section, date, page.
pub(super) fn header(text: &str, record: &mut Record) {
    let text = vendor::joined(text);
    let Some((start, end)) = vendor::date_in(&text) else {
        record.date = Some(text).filter(|text| !text.is_empty());
        return;
    };
    record.date = Some(text[start..end].to_string());
    record.interface = language_of(&text[start..end]);
    record.keep("section", text[..start].trim_matches(|c: char| c.is_whitespace() || ",;-–".contains(c)));
    for part in text[end..].split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let page = EUROPRESSE.mark("page").iter().find_map(|mark| part.strip_prefix(mark.as_str()));
        match page {
            Some(page) => record.keep("page", page),
            None if vendor::is_word_count(&EUROPRESSE, part) => record.keep("length", part),
            None => record.keep("edition", part),
        }
    }
}

/// The language in which a date is written, which is that of the interface.
fn language_of(date: &str) -> Option<String> {
    let words: Vec<&str> = date.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).collect();
    ["fr", "en", "de", "es", "nl", "it"].iter().find(|language| words.iter().any(|word| EUROPRESSE.is(&format!("dates_{language}"), word))).map(|language| (*language).to_string())
}

fn of(article: ElementRef<'_>) -> Record {
    let mut record = Record::default();
    let first = |names: &[&str]| names.iter().find_map(|name| found(article, name).into_iter().next());
    record.outlet = first(&["DocPublicationName"]).map(|name| vendor::joined(&flow::text(innermost(name, "DocPublicationName"))));
    let headers: Vec<String> = found(article, "DocHeader").into_iter().map(|part| flow::text(part)).collect();
    header(&headers.join(" "), &mut record);
    if record.date.is_none()
        && let Some(section) = first(&["DocTitreSousSection"])
    {
        let beside = section.next_siblings().filter_map(ElementRef::wrap).next().map(flow::text).unwrap_or_default();
        header(&beside, &mut record);
        record.keep("section", &vendor::joined(&flow::text(section)));
    }
    let title = first(&["titreArticleVisu", "rdp__articletitle", "titreArticle", "grandTitre"]);
    record.title = title.map(|title| vendor::joined(&flow::text(title)));
    around_title(article, title, &mut record);
    reprints(article, &mut record);
    record.paragraphs = body(article);
    below(article, &mut record);
    record
}

fn found<'a>(element: ElementRef<'a>, class: &str) -> Vec<ElementRef<'a>> {
    element.descendants().skip(1).filter_map(ElementRef::wrap).filter(|inner| has(*inner, class)).collect()
}

fn has(element: ElementRef<'_>, class: &str) -> bool {
    element.value().attr("class").is_some_and(|names| names.split_whitespace().any(|name| name == class || class == "DocPublicationName" && name == "rdp__DocPublicationName"))
}

fn innermost<'a>(element: ElementRef<'a>, class: &str) -> ElementRef<'a> {
    found(element, class).into_iter().next_back().unwrap_or(element)
}

/// Kickers stand before the headline, a second line and authors after it.
fn around_title(article: ElementRef<'_>, title: Option<ElementRef<'_>>, record: &mut Record) {
    let Some(header) = article.descendants().filter_map(ElementRef::wrap).find(|inner| inner.value().name() == "header") else {
        named_parts(article, record);
        return;
    };
    let mut before = title.is_some();
    for inner in header.descendants().skip(1).filter_map(ElementRef::wrap) {
        if title.is_some_and(|title| title.id() == inner.id()) {
            before = false;
            continue;
        }
        let within = |class: &str| has(inner, class) || inner.ancestors().filter_map(ElementRef::wrap).any(|outer| has(outer, class) && outer.value().name() != "article");
        let leaf = !inner.descendants().skip(1).filter_map(ElementRef::wrap).any(|deeper| matches!(deeper.value().name(), "div" | "p" | "span"));
        if !matches!(inner.value().name(), "p" | "div") || !leaf || ["DocPublicationName", "DocHeader", "titreArticleVisu", "rdp__articletitle"].iter().any(|class| within(class)) {
            continue;
        }
        let text = vendor::joined(&flow::text(inner));
        if text.is_empty() {
            continue;
        }
        if has(inner, "rdp__subtitle") {
            record.keep("subtitle", &text);
        } else if has(inner, "docAuthors") || !before && record.byline.is_none() {
            record.byline = Some(text);
        } else {
            record.keep(if before { "kicker" } else { "subtitle" }, &text);
        }
    }
}

/// Without a header the classes alone tell.
fn named_parts(article: ElementRef<'_>, record: &mut Record) {
    record.byline = found(article, "docAuthors").first().map(|author| vendor::joined(&flow::text(*author)));
    for subtitle in found(article, "rdp__subtitle") {
        record.keep("subtitle", &vendor::joined(&flow::text(subtitle)));
    }
}

/// Parts that stand beside a text or around it, never in it.
fn apart(element: ElementRef<'_>) -> bool {
    const CLASSES: [&str; 15] = [
        "apd-wrapper", "titreArticle", "titreArticleVisu", "rdp__articletitle", "docAuthors", "rdp__subtitle", "DocPublicationName", "DocHeader", "DocTitreSousSection", "sm-margin-bottomNews",
        "sm-margin-TopNews", "Doc-UrlRef", "apd-sources-date", "source-name-APD", "time",
    ];
    matches!(element.value().name(), "aside" | "footer" | "header" | "nav") || element.value().attr("id").is_some_and(|id| id == "divPubliC" || id == "divMoreLikeThis") || CLASSES.iter().any(|class| has(element, class))
}

/// The text: in its container, else in the section, else whatever is left of the article.
fn body(article: ElementRef<'_>) -> Vec<String> {
    for class in ["docOcurrContainer", "transcripts", "socialNetworkText", "core-text"] {
        let parts: Vec<String> = found(article, class).into_iter().filter(|part| !part.ancestors().filter_map(ElementRef::wrap).any(|outer| has(outer, class))).flat_map(|part| flow::without(part, &apart)).collect();
        if !parts.is_empty() {
            return parts;
        }
    }
    for class in ["DocText"] {
        let parts: Vec<String> = found(article, class).into_iter().flat_map(|part| flow::without(part, &apart)).collect();
        if !parts.is_empty() {
            return parts;
        }
    }
    let section = article.descendants().filter_map(ElementRef::wrap).find(|inner| inner.value().name() == "section");
    section.map(|section| flow::without(section, &apart)).filter(|parts| !parts.is_empty()).unwrap_or_else(|| flow::without(article, &apart))
}

/// Other outlets that ran the same text, and when: one article can stand for many publications.
fn reprints(article: ElementRef<'_>, record: &mut Record) {
    let mut list: Vec<Value> = Vec::new();
    for part in found(article, "apd-wrapper").into_iter().flat_map(|wrapper| wrapper.descendants().filter_map(ElementRef::wrap).collect::<Vec<_>>()) {
        let text = || vendor::joined(&flow::text(part));
        if has(part, "source-name-APD") {
            match list.last_mut().and_then(Value::as_object_mut).filter(|last| !last.contains_key("outlet")) {
                Some(last) => {
                    last.insert("outlet".into(), Value::String(text()));
                }
                None => list.push(json!({ "outlet": text() })),
            }
        } else if has(part, "apd-sources-date") {
            match list.last_mut().and_then(Value::as_object_mut).filter(|last| !last.contains_key("date")) {
                Some(last) => {
                    last.insert("date".into(), Value::String(text()));
                }
                None => list.push(json!({ "date": text() })),
            }
        }
    }
    if !list.is_empty() {
        record.extra.insert("reprints".into(), Value::Array(list));
    }
}

/// Number, copyright, notes and captions.
fn below(article: ElementRef<'_>, record: &mut Record) {
    for part in article.descendants().filter_map(ElementRef::wrap).filter(|inner| matches!(inner.value().name(), "footer" | "aside")) {
        let mut name = "notes";
        for line in flow::paragraphs(part) {
            let line = vendor::joined(&line);
            if let Some(id) = number(&line) {
                record.id.get_or_insert(id);
            } else if EUROPRESSE.begins("copyright", &line) {
                record.keep("copyright", &line);
            } else if part.value().name() == "aside" {
                let heading = EUROPRESSE.begins("notes", &line);
                name = if !heading { name } else if line.starts_with('I') { "illustrations" } else { "notes" };
                let value = if heading { line.split_once(':').map_or("", |(_, value)| value) } else { &line };
                record.keep(name, value);
            }
        }
    }
}

/// `Numéro de document : news·20060315·LM·0q1503`: the number.
pub(super) fn number(line: &str) -> Option<String> {
    let (name, id) = line.split_once(':')?;
    (EUROPRESSE.is("number", name) && !id.trim().is_empty()).then(|| id.trim().to_string())
}
