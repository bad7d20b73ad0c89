//! The abstract: careful sentences made from the numbers, saying only what the intervals allow.

use super::key;
use crate::answers::{ComparisonRow, EventRow, Point};
use crate::report::phrases::{Estimate, Phrases, capital};
use crate::report::{Block, Content, Section};
use crate::wording::numbers;

/// Fewer articles than this carry no sentence of their own.
const FEW: u64 = 10;
/// Below this an adjusted p-value is told as a difference.
const LEVEL: f64 = 0.05;
/// Names in one sentence.
const NAMED: usize = 5;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let seen = [peak(content, phrases), outlets(content, phrases), apart(content, phrases), voice(content, phrases), together(content, phrases), around(content, phrases)];
    // where nothing was found there is nothing to compare
    let found = seen.into_iter().filter(|_| content.whole.total.hits > 0);
    let sentences = std::iter::once(whole(content, phrases)).chain(found).chain([trust(content, phrases)]);
    let text = sentences.flatten().collect::<Vec<_>>().join(" ");
    Some(Section::new("summary", phrases.say("Summary", "Résumé")).with(Block::Paragraph(text)))
}

fn whole(content: &Content, phrases: Phrases) -> Option<String> {
    let total = &content.whole.total;
    let concept = content.concept().to_lowercase();
    if total.articles == 0 {
        return Some(phrases.say("No article of the library answers this question.", "Aucun article de la bibliothèque ne répond à cette question."));
    }
    let all = phrases.articles(total.articles);
    let among = phrases.denominator(content);
    let part = phrases.part(total);
    let hits = phrases.0.hits(total.hits);
    let (hold, portent) = if total.articles_with_hit == 1 { ("holds", "porte") } else { ("hold", "portent") };
    Some(phrases.say(
        format!("The selection holds {all} with a usable date (denominator: {among}). {} {hold} at least one hit of “{concept}”, {hits} in all.", capital(&part)),
        format!("La sélection compte {all} à date utilisable (dénominateur : {among}). {} {portent} au moins une occurrence de « {concept} », {hits} en tout.", capital(&part)),
    ))
}

/// The highest period, and whether its interval lies above the level of all periods together.
fn peak(content: &Content, phrases: Phrases) -> Option<String> {
    let points: Vec<&Point> = content.whole.series.first()?.points.iter().filter(|point| point.counts.articles >= FEW).collect();
    let highest = *points.iter().filter(|point| point.value.is_some()).max_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal))?;
    if points.len() < 3 || highest.counts.hits == 0 {
        return None;
    }
    let estimate = Estimate::of(highest.value, highest.low, highest.high)?;
    let measure = content.question.measure;
    let period = phrases.period(&highest.period, content);
    let told = phrases.estimate(estimate, measure);
    let clear = highest.low.zip(middle(&points)).is_some_and(|(low, middle)| low > middle);
    Some(if clear {
        phrases.say(
            format!("The value was highest in {period}: {told}, clearly above the median of the periods."),
            format!("La valeur a été la plus haute en {period} : {told}, nettement au-dessus de la médiane des périodes."),
        )
    } else {
        phrases.say(
            format!("The highest value, {told}, fell in {period}, but its interval does not set it apart from the other periods."),
            format!("La valeur la plus haute, {told}, tombe en {period}, mais son intervalle ne la distingue pas des autres périodes."),
        )
    })
}

fn middle(points: &[&Point]) -> Option<f64> {
    let mut values: Vec<f64> = points.iter().filter_map(|point| point.value).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The outlets that differ, by the q-value; silence is told as silence.
fn outlets(content: &Content, phrases: Phrases) -> Option<String> {
    let rows: Vec<&ComparisonRow> = content.comparison.rows.iter().filter(|row| row.counts.articles >= FEW).collect();
    if rows.len() < 2 {
        return None;
    }
    let by_value = |a: &&&ComparisonRow, b: &&&ComparisonRow| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal);
    let highest = rows.iter().max_by(by_value)?;
    let lowest = rows.iter().min_by(by_value)?;
    let measure = content.question.measure;
    let high = phrases.estimate(Estimate::of(highest.value, highest.low, highest.high)?, measure);
    let low = phrases.estimate(Estimate::of(lowest.value, lowest.low, lowest.high)?, measure);
    let apart = highest.low.zip(lowest.high).is_some_and(|(high, low)| high > low);
    let (highest, lowest) = (key(&highest.key, phrases), key(&lowest.key, phrases));
    Some(if apart {
        phrases.say(
            format!("Among outlets with at least {FEW} articles, {highest} stands highest with {high} and {lowest} lowest with {low}; their intervals do not touch."),
            format!("Parmi les médias d’au moins {FEW} articles, {highest} est le plus haut avec {high} et {lowest} le plus bas avec {low} ; leurs intervalles ne se touchent pas."),
        )
    } else {
        phrases.say(
            format!("Among outlets with at least {FEW} articles, the highest, {highest} with {high}, and the lowest, {lowest} with {low}, cannot be told apart by their intervals."),
            format!("Parmi les médias d’au moins {FEW} articles, le plus haut, {highest} avec {high}, et le plus bas, {lowest} avec {low}, ne se distinguent pas par leurs intervalles."),
        )
    })
}

/// The outlets whose ratio stays apart from 1 after adjustment.
fn apart(content: &Content, phrases: Phrases) -> Option<String> {
    let comparison = &content.comparison;
    let others = comparison.baseline.clone().unwrap_or_else(|| phrases.say("all others together", "tous les autres ensemble"));
    if comparison.tests == 0 {
        return None;
    }
    let tests = phrases.whole(comparison.tests);
    let mut apart: Vec<&ComparisonRow> = comparison.rows.iter().filter(|row| row.q.is_some_and(|q| q < LEVEL) && row.ratio.is_some()).collect();
    apart.sort_by(|a, b| a.q.partial_cmp(&b.q).unwrap_or(std::cmp::Ordering::Equal));
    if apart.is_empty() {
        return Some(phrases.say(
            format!("After adjustment for {tests} tests no outlet differs from {others} (q below 0.05)."),
            format!("Après correction pour {tests} tests, aucun média ne se distingue de {others} (q inférieur à 0,05)."),
        ));
    }
    let told: Vec<String> = apart.iter().take(NAMED).map(|row| ratio(row, phrases)).collect();
    let (told, number) = (told.join("; "), phrases.whole(apart.len() as u64));
    let (differ, medias) = if apart.len() == 1 { ("differs", "média sur {rows} se distingue") } else { ("differ", "médias sur {rows} se distinguent") };
    let rows = phrases.whole(comparison.rows.len() as u64);
    Some(phrases.say(
        format!("After adjustment for {tests} tests {number} of {rows} outlets {differ} from {others} (q below 0.05), most surely {told}."),
        format!("Après correction pour {tests} tests, {number} {} de {others} (q inférieur à 0,05), le plus sûrement {}.", medias.replace("{rows}", &rows), told.replace("; ", " ; ")),
    ))
}

fn ratio(row: &ComparisonRow, phrases: Phrases) -> String {
    let times = row.ratio.map(|ratio| numbers::ratio(ratio, phrases.0)).unwrap_or_default();
    format!("{} ({times}, {})", key(&row.key, phrases), phrases.ratio_interval(row.ratio_low, row.ratio_high))
}

/// Whether the two concepts keep company.
fn together(content: &Content, phrases: Phrases) -> Option<String> {
    let quadrants = content.quadrants.as_ref()?;
    let rows = quadrants.rows.iter().filter(|row| row.period.is_none());
    let (both, second) = rows.fold((0, 0), |(both, second), row| (both + row.both, second + row.both + row.only_second));
    if second == 0 {
        return None;
    }
    let concept = content.title_of(&quadrants.second).to_lowercase();
    let first = content.title_of(&quadrants.first).to_lowercase();
    let (hold, portent) = if both == 1 { ("holds", "porte") } else { ("hold", "portent") };
    let (both, second) = (phrases.whole(both), phrases.articles(second));
    Some(phrases.say(
        format!("Of {second} with “{concept}”, {both} {hold} “{first}” too."),
        format!("Sur {second} avec « {concept} », {both} {portent} aussi « {first} »."),
    ))
}

/// Events after which the level is another one.
fn around(content: &Content, phrases: Phrases) -> Option<String> {
    let events = content.events.as_ref()?;
    let told: Vec<&EventRow> = super::events::told(events).collect();
    if told.is_empty() {
        return None;
    }
    let sure = |row: &&&EventRow| row.q.is_some_and(|q| q < LEVEL) && row.placebo_p.is_some_and(|p| p < LEVEL);
    let (days, all) = (events.window_days, phrases.whole(told.len() as u64));
    let changed: Vec<&str> = told.iter().filter(sure).map(|row| row.title.as_str()).take(NAMED).collect();
    Some(if changed.is_empty() {
        phrases.say(
            format!("Within {days} days of {all} events no change stands out from what random days show."),
            format!("À {days} jours de {all} événements, aucun changement ne se détache de ce que montrent des jours pris au hasard."),
        )
    } else {
        let (number, names) = (phrases.whole(told.iter().filter(sure).count() as u64), changed.join("; "));
        phrases.say(
            format!("The level changes around {number} of {all} events more than around random days, among them: {names}."),
            format!("Le niveau change autour de {number} événements sur {all} plus qu’autour de jours pris au hasard, dont : {}.", names.replace("; ", " ; ")),
        )
    })
}

/// How far all this can be trusted.
fn trust(content: &Content, phrases: Phrases) -> Option<String> {
    Some(match &content.validation {
        None => phrases.say(
            "The coding was not validated on this collection; differences may come from the codebook as well as from the outlets.",
            "Le codage n’a pas été validé sur cette collection ; les écarts peuvent tenir à la grille autant qu’aux médias.",
        ),
        Some(state) => format!("{}.", capital(state.short.trim_end_matches('.'))),
    })
}

fn voice(content: &Content, phrases: Phrases) -> Option<String> {
    let rows = &content.voices.as_ref()?.rows;
    let quoted: u64 = rows.iter().map(|row| row.quoted).sum();
    let narrated: u64 = rows.iter().map(|row| row.narrated).sum();
    if quoted + narrated == 0 {
        return None;
    }
    let (quoted, all) = (phrases.whole(quoted), phrases.whole(quoted + narrated));
    Some(phrases.say(
        format!("Of {all} counted hits, undated articles included, {quoted} stand in quoted or reported speech; the others are in the outlets’ own voice."),
        format!("Sur {all} occurrences comptées, articles sans date compris, {quoted} sont dans un discours cité ou rapporté ; les autres sont dites en propre par les médias."),
    ))
}
