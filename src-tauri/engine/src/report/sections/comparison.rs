//! Outlets side by side.

use super::{count, interval, key, number, picture, probability, ratio_interval, value};
use crate::answers::{ComparisonRow, Exposure};
use crate::question::Measure;
use crate::report::phrases::{Estimate, Phrases, capital};
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    if content.comparison.rows.len() < 2 {
        return None;
    }
    let figure = content.figures.comparison.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("Value of each outlet with its 95 % interval.", "Valeur de chaque média avec son intervalle à 95 %.")))
    });
    let blocks = figure.into_iter().chain([Block::Table(table(content, phrases)), Block::Paragraph(reading(content, phrases))]);
    Some(Section::new("comparison", phrases.say("Outlets compared", "Les médias comparés")).and(blocks))
}

fn reading(content: &Content, phrases: Phrases) -> String {
    let tests = phrases.whole(content.comparison.tests);
    let against = match &content.comparison.baseline {
        Some(outlet) => phrases.say(format!("Ratios are against {outlet}."), format!("Les rapports sont calculés par rapport à {outlet}.")),
        None => phrases.say("Ratios are of each outlet against all others together.", "Les rapports opposent chaque média à tous les autres ensemble."),
    };
    let adjusted = phrases.say(
        format!("q is p after the adjustment of Benjamini and Hochberg over {tests} tests."),
        format!("q est p après la correction de Benjamini et Hochberg sur {tests} tests."),
    );
    format!("{against} {adjusted}")
}

pub fn table(content: &Content, phrases: Phrases) -> Table {
    let question = &content.question;
    let measure = capital(&phrases.measure(question.measure));
    let headings = [
        (phrases.say("Outlet", "Média"), Kind::Text),
        (phrases.say("With hit", "Avec occ."), Kind::Number),
        (phrases.say("Articles", "Articles"), Kind::Number),
        (phrases.say("Hits", "Occ."), Kind::Number),
        (phrases.exposure(question.measure), Kind::Number),
        (phrases.say("Value", "Valeur"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
        (phrases.say("Ratio", "Rapport"), Kind::Number),
        (phrases.say("Its interval", "Son intervalle"), Kind::Number),
        ("p".into(), Kind::Number),
        ("q".into(), Kind::Number),
    ];
    let mut table = Table::new(format!("{measure}, {}", phrases.denominator(content)), headings);
    table.rows = content.comparison.rows.iter().map(|row| line(row, content, phrases)).collect();
    table.trimmed()
}

/// What a rate is counted over; a share's denominator stands in the table already.
fn exposure(counts: &Exposure, measure: Measure, phrases: Phrases) -> Cell {
    match measure {
        Measure::Per1000Sentences => count(counts.sentences, phrases),
        Measure::Per10000Words => count(counts.words, phrases),
        Measure::Share | Measure::Hits | Measure::Articles => Cell::Empty,
    }
}

fn line(row: &ComparisonRow, content: &Content, phrases: Phrases) -> Vec<Cell> {
    let measure = content.question.measure;
    let estimate = Estimate::of(row.value, row.low, row.high);
    vec![
        Cell::Text(key(&row.key, phrases)),
        count(row.counts.articles_with_hit, phrases),
        count(row.counts.articles, phrases),
        count(row.counts.hits, phrases),
        exposure(&row.counts, measure, phrases),
        value(estimate, measure, phrases),
        interval(estimate, measure, phrases),
        number(row.ratio, phrases),
        ratio_interval(row.ratio_low, row.ratio_high, phrases),
        probability(row.p, phrases),
        probability(row.q, phrases),
    ]
}
