//! The full table of the trend, and the categories of the codebook.

use super::{count, value};
use crate::report::phrases::{Estimate, Phrases};
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let categories = categories(content, phrases).map(Block::Table);
    let blocks = categories.into_iter().chain([Block::Table(periods(content, phrases))]);
    Some(Section::new("appendix", phrases.say("Appendix", "Annexe")).and(blocks))
}

fn categories(content: &Content, phrases: Phrases) -> Option<Table> {
    let concept = content.codebook.concepts.iter().find(|concept| concept.id == content.question.concept)?;
    let headings = [(phrases.say("Category", "Catégorie"), Kind::Text), (phrases.say("What belongs", "Ce qui en relève"), Kind::Text)];
    let mut table = Table::new(phrases.say("Categories of the codebook", "Catégories de la grille"), headings);
    for category in &concept.categories {
        let definition = content.title(&category.definition).unwrap_or_default();
        table.rows.push(vec![Cell::Text(content.category(&category.id)), Cell::Text(definition)]);
    }
    Some(table)
}

fn periods(content: &Content, phrases: Phrases) -> Table {
    let headings = [
        (phrases.say("Period", "Période"), Kind::Text),
        (phrases.say("With hit", "Avec occ."), Kind::Number),
        (phrases.say("Articles", "Articles"), Kind::Number),
        (phrases.say("Hits", "Occ."), Kind::Number),
        (phrases.say("Sentences", "Phrases"), Kind::Number),
        (phrases.say("Value", "Valeur"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
    ];
    let mut table = Table::new(phrases.say("All outlets together, period by period", "Tous les médias ensemble, période par période"), headings);
    let measure = content.question.measure;
    for point in content.whole.series.iter().flat_map(|series| &series.points) {
        let estimate = Estimate::of(point.value, point.low, point.high);
        table.rows.push(vec![
            Cell::Text(phrases.period(&point.period, content)),
            count(point.counts.articles_with_hit, phrases),
            count(point.counts.articles, phrases),
            count(point.counts.hits, phrases),
            count(point.counts.sentences, phrases),
            value(estimate, measure, phrases),
            Cell::Text(phrases.interval(estimate, measure)),
        ]);
    }
    table
}
