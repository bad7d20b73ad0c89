//! What these data cannot say.

use std::collections::BTreeMap;

use crate::report::phrases::{Phrases, capital};
use super::key;
use crate::report::{Block, Content, Section};

/// An outlet that brings more than this part of the articles dominates.
const DOMINANT: f64 = 0.5;
/// Fewer articles than this make an outlet or a period small.
const FEW: u64 = 10;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let limits = [
        small(content, phrases),
        thin(content, phrases),
        dominant(content, phrases),
        gaps(content, phrases),
        holes(content, phrases),
        mixed(content, phrases),
        few_hits(content, phrases),
    ];
    let items = accuracy(content, phrases).into_iter().chain(limits.into_iter().flatten()).collect();
    Some(Section::new("limits", phrases.say("Limits", "Limites")).with(Block::List(items)))
}

/// That nothing was judged, or what the judged sample warns of.
fn accuracy(content: &Content, phrases: Phrases) -> Vec<String> {
    content.validation.as_ref().map_or_else(|| vec![not_validated(phrases)], |state| state.warnings.clone())
}

fn not_validated(phrases: Phrases) -> String {
    phrases.say(
        "The coding was not validated on this collection: how many hits are wrong or missing here is unknown.",
        "Le codage n’a pas été validé sur cette collection : on ignore combien d’occurrences y sont fausses ou manquées.",
    )
}

fn small(content: &Content, phrases: Phrases) -> Option<String> {
    let rows = &content.comparison.rows;
    let names: Vec<String> = rows.iter().filter(|row| row.counts.articles < FEW).map(|row| key(&row.key, phrases)).collect();
    let names = listed(&names, phrases);
    (!names.is_empty()).then(|| {
        phrases.say(format!("Fewer than {FEW} articles: {names}. Their values say little."), format!("Moins de {FEW} articles : {names}. Leurs valeurs disent peu."))
    })
}

/// Points of outlets' lines that rest on few articles.
fn thin(content: &Content, phrases: Phrases) -> Option<String> {
    let points = content.trend.series.iter().flat_map(|series| &series.points);
    let (all, few) = points.fold((0u64, 0u64), |(all, few), point| (all + 1, few + u64::from(point.counts.articles < FEW)));
    (few > 0).then(|| {
        let (few, all) = (phrases.whole(few), phrases.whole(all));
        phrases.say(
            format!("{few} of {all} points of the outlets’ lines rest on fewer than {FEW} articles: they are drawn hollow, and their intervals are wide."),
            format!("{few} des {all} points des courbes par média reposent sur moins de {FEW} articles : ils sont dessinés creux, et leurs intervalles sont larges."),
        )
    })
}

/// Stretches of the calendar that look wrong.
fn holes(content: &Content, phrases: Phrases) -> Option<String> {
    let flags = &content.coverage.as_ref()?.flags;
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    flags.iter().for_each(|flag| *kinds.entry(phrases.0.hole(&flag.kind)).or_default() += 1);
    let told: Vec<String> = kinds.iter().map(|(kind, number)| format!("{kind} ({})", phrases.whole(*number))).collect();
    let told = told.join(", ");
    (!flags.is_empty()).then(|| {
        phrases.say(
            format!("Stretches of the collection that look odd: {told}. The calendar of what was collected shows them; trends there may show the collecting and not the writing."),
            format!("Passages de la collection qui paraissent anormaux : {told}. Le calendrier de ce qui a été réuni les montre ; les courbes peuvent y refléter la collecte et non l’écriture."),
        )
    })
}

/// Texts of unlike length or completeness.
fn mixed(content: &Content, phrases: Phrases) -> Option<String> {
    let cautions = content.comparison.cautions.iter().filter(|caution| ["lengths-differ", "extents-differ"].contains(&caution.code.as_str()));
    let told: Vec<&str> = cautions.filter_map(|caution| phrases.0.caution(&caution.code)).collect();
    (!told.is_empty()).then(|| format!("{}.", capital(&told.join("; "))))
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
    let names: Vec<String> = content.trend.series.iter().filter(|series| series.points.len() < all).map(|series| key(&series.key, phrases)).collect();
    let names = listed(&names, phrases);
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

/// Names in a row; of many the first, and how many more.
fn listed(names: &[String], phrases: Phrases) -> String {
    const MOST: usize = 12;
    let shown = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(MOST);
    if more == 0 { shown } else { phrases.say(format!("{shown} and {more} more"), format!("{shown} et {more} autres")) }
}
