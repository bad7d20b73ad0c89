//! What these data cannot say.

use crate::report::phrases::Phrases;
use crate::report::{Block, Content, Section};

/// An outlet that brings more than this part of the articles dominates.
const DOMINANT: f64 = 0.5;
/// Fewer articles than this make an outlet or a period small.
const FEW: u64 = 10;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let limits = [Some(not_validated(phrases)), small(content, phrases), dominant(content, phrases), gaps(content, phrases), few_hits(content, phrases)];
    let items = limits.into_iter().flatten().collect();
    Some(Section::new("limits", phrases.say("Limits", "Limites")).with(Block::List(items)))
}

fn not_validated(phrases: Phrases) -> String {
    phrases.say(
        "The coding was not validated on this collection: how many hits are wrong or missing here is unknown.",
        "Le codage n’a pas été validé sur cette collection : on ignore combien d’occurrences y sont fausses ou manquées.",
    )
}

fn small(content: &Content, phrases: Phrases) -> Option<String> {
    let rows = &content.comparison.rows;
    let names: Vec<&str> = rows.iter().filter(|row| row.counts.articles < FEW).map(|row| row.key.as_str()).collect();
    let names = names.join(", ");
    (!names.is_empty()).then(|| {
        phrases.say(format!("Fewer than {FEW} articles: {names}. Their values say little."), format!("Moins de {FEW} articles : {names}. Leurs valeurs disent peu."))
    })
}

fn dominant(content: &Content, phrases: Phrases) -> Option<String> {
    let total = content.whole.total.articles;
    let row = content.comparison.rows.iter().max_by_key(|row| row.counts.articles)?;
    let dominates = content.comparison.rows.len() > 1 && row.counts.articles as f64 > DOMINANT * total as f64;
    dominates.then(|| {
        phrases.say(
            format!("{} brings more than half of the articles: the line of all outlets together is mostly its own.", row.key),
            format!("{} fournit plus de la moitié des articles : la ligne de l’ensemble est surtout la sienne.", row.key),
        )
    })
}

fn gaps(content: &Content, phrases: Phrases) -> Option<String> {
    let all = content.whole.series.first()?.points.len();
    let names: Vec<&str> = content.trend.series.iter().filter(|series| series.points.len() < all).map(|series| series.key.as_str()).collect();
    let names = names.join(", ");
    (!names.is_empty()).then(|| {
        phrases.say(
            format!("Periods without articles: {names}. Their lines have gaps, and comparisons of the whole mix outlets and times."),
            format!("Périodes sans article : {names}. Leurs lignes ont des vides, et les comparaisons d’ensemble mêlent médias et périodes."),
        )
    })
}

fn few_hits(content: &Content, phrases: Phrases) -> Option<String> {
    let hits = content.whole.total.hits;
    (hits < 30).then(|| {
        let number = phrases.whole(hits);
        phrases.say(format!("Only {number} hits in all: small differences mean nothing."), format!("Seulement {number} occurrences en tout : de petits écarts ne signifient rien."))
    })
}
