//! The codebook, and the numbers in full.

use std::collections::BTreeMap;

use super::{count, interval, key, value};
use crate::answers::{CategoryInfo, ExpressionInfo, Series};
use crate::report::phrases::{Estimate, Phrases, short};
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let section = Section::new("appendix", phrases.say("Appendix", "Annexe")).with(Block::Paragraph(codebook(content, phrases)));
    let tables = [Some(categories(content, phrases)), expressions(content, phrases), periods(content, phrases), outlets(content, phrases)];
    Some(section.and(tables.into_iter().flatten().map(Block::Table)).and(sources(content, phrases)))
}

fn codebook(content: &Content, phrases: Phrases) -> String {
    let concepts = content.codebook.concepts.len() as u64;
    let number: usize = content.codebook.concepts.iter().flat_map(|concept| &concept.categories).map(|category| category.expressions.len()).sum();
    let (concepts, number, hash) = (phrases.whole(concepts), phrases.whole(number as u64), short(&content.codebook.hash));
    let languages: Vec<String> = content.codebook.languages.iter().map(|language| key(language, phrases)).collect();
    let languages = languages.join(", ");
    phrases.say(
        format!("The codebook “{}” (version {hash}) has {concepts} concepts and {number} expressions in these languages: {languages}. Whoever has the program finds it whole there; the tables below give the categories of both concepts and the expressions that were counted.", content.codebook.name),
        format!("La grille « {} » (version {hash}) compte {concepts} concepts et {number} expressions dans ces langues : {languages}. Le programme la donne en entier ; les tableaux ci-dessous donnent les catégories et les expressions comptées.", content.codebook.name),
    )
}

fn categories(content: &Content, phrases: Phrases) -> Table {
    let headings = [
        (phrases.say("Concept", "Concept"), Kind::Text),
        (phrases.say("Category", "Catégorie"), Kind::Text),
        (phrases.say("What belongs", "Ce qui en relève"), Kind::Text),
    ];
    let mut table = Table::new(phrases.say("Categories of the codebook", "Catégories de la grille"), headings);
    for concept in &content.codebook.concepts {
        for category in &concept.categories {
            let definition = content.title(&category.definition).unwrap_or_default();
            table.rows.push(vec![Cell::Text(content.title_of(&concept.id)), Cell::Text(content.category(&category.id)), Cell::Text(definition)]);
        }
    }
    table
}

/// The concept's expressions that the question counts, the most frequent first.
fn expressions(content: &Content, phrases: Phrases) -> Option<Table> {
    let concept = content.codebook.concepts.iter().find(|concept| concept.id == content.question.concept)?;
    let headings = [
        (phrases.say("Expression", "Expression"), Kind::Text),
        (phrases.say("Language", "Langue"), Kind::Text),
        (phrases.say("Category", "Catégorie"), Kind::Text),
        (phrases.say("Begins with", "Commence par"), Kind::Text),
        (phrases.say("Hits", "Occ."), Kind::Number),
        (phrases.say("Articles", "Articles"), Kind::Number),
    ];
    let caption = phrases.say(
        format!("Expressions of “{}” that were counted, with their hits and the articles that hold them", content.concept()),
        format!("Expressions de « {} » qui ont été comptées, avec leurs occurrences et les articles qui les portent", content.concept()),
    );
    let known: BTreeMap<&str, (&CategoryInfo, &ExpressionInfo)> =
        concept.categories.iter().flat_map(|category| category.expressions.iter().map(move |expression| (expression.id.as_str(), (category, expression)))).collect();
    let mut table = Table::new(caption, headings);
    table.rows = content
        .expressions
        .iter()
        .filter_map(|counted| known.get(counted.key.as_str()).map(|(category, expression)| (counted, category, expression)))
        .map(|(counted, category, expression)| {
            let patterns = beginning(if counted.pattern.is_empty() { &expression.id } else { &counted.pattern });
            let (language, category) = (key(&expression.language, phrases), content.category(&category.id));
            vec![Cell::text(&counted.key), Cell::Text(language), Cell::Text(category), Cell::Text(patterns), count(counted.hits, phrases), count(counted.articles, phrases)]
        })
        .collect();
    (!table.rows.is_empty()).then_some(table)
}

/// The first patterns of an expression; some have hundreds.
fn beginning(patterns: &str) -> String {
    const SIGNS: usize = 80;
    if patterns.chars().count() <= SIGNS {
        return patterns.to_owned();
    }
    let cut: String = patterns.chars().take(SIGNS - 1).collect();
    // whole patterns, where there are some
    match cut.rfind(", ") {
        Some(end) if end > 0 => format!("{}, …", &cut[..end]),
        _ => cut + "…",
    }
}

fn headings(phrases: Phrases) -> Vec<(String, Kind)> {
    vec![
        (phrases.say("Period", "Période"), Kind::Text),
        (phrases.say("With hit", "Avec occ."), Kind::Number),
        (phrases.say("Articles", "Articles"), Kind::Number),
        (phrases.say("Hits", "Occ."), Kind::Number),
        (phrases.say("Sentences", "Phrases"), Kind::Number),
        (phrases.say("Value", "Valeur"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
    ]
}

fn periods(content: &Content, phrases: Phrases) -> Option<Table> {
    let mut table = Table::new(phrases.say("All outlets together, period by period", "Tous les médias ensemble, période par période"), headings(phrases));
    table.rows = content.whole.series.iter().flat_map(|series| lines(series, content, phrases)).collect();
    (!table.rows.is_empty()).then_some(table)
}

fn outlets(content: &Content, phrases: Phrases) -> Option<Table> {
    let columns = std::iter::once((phrases.say("Outlet", "Média"), Kind::Text)).chain(headings(phrases));
    let mut table = Table::new(phrases.say("Each outlet, period by period", "Chaque média, période par période"), columns);
    for series in &content.trend.series {
        let name = Cell::Text(key(&series.key, phrases));
        table.rows.extend(lines(series, content, phrases).map(|line| std::iter::once(name.clone()).chain(line).collect()));
    }
    (content.trend.series.len() > 1).then_some(table)
}

fn lines(series: &Series, content: &Content, phrases: Phrases) -> impl Iterator<Item = Vec<Cell>> {
    let measure = content.question.measure;
    series.points.iter().map(move |point| {
        let estimate = Estimate::of(point.value, point.low, point.high);
        vec![
            Cell::Text(phrases.period(&point.period, content)),
            count(point.counts.articles_with_hit, phrases),
            count(point.counts.articles, phrases),
            count(point.counts.hits, phrases),
            count(point.counts.sentences, phrases),
            value(estimate, measure, phrases),
            interval(estimate, measure, phrases),
        ]
    })
}

/// Where the events are from.
fn sources(content: &Content, phrases: Phrases) -> Vec<Block> {
    let Some(events) = &content.events else { return Vec::new() };
    let named = super::events::told(events).filter(|row| !row.source.is_empty());
    let items: Vec<String> = named.map(|row| format!("{}, {}{}{}", row.title, phrases.day(&row.date), phrases.0.colon(), row.source)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Subheading(phrases.say("Sources of the events", "Sources des événements")), Block::List(items)]
}
