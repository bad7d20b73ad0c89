//! How well the coding works on these articles.

use super::{count, interval, key, value};
use crate::answers::{ReportAccuracy, ReportValidation};
use crate::question::Measure;
use crate::report::phrases::{Estimate, Phrases};
use crate::report::{Block, Cell, Content, Kind, Section, Table};
use crate::wording::numbers;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let section = Section::new("validation", phrases.say("Validation", "Validation"));
    let Some(state) = &content.validation else { return Some(section.with(Block::Note(none(phrases)))) };
    let warnings = (!state.warnings.is_empty()).then(|| Block::List(state.warnings.clone()));
    Some(section.with(Block::Paragraph(told(state, phrases))).with(Block::Table(accuracy(state, content, phrases))).and(warnings))
}

fn none(phrases: Phrases) -> String {
    phrases.say(
        "Not validated on this collection: nobody has judged a sample of these hits and of the sentences without one. How many hits are wrong or missing here is unknown, and whether that differs between outlets.",
        "Non validé sur cette collection : personne n’a jugé d’échantillon de ces occurrences ni des phrases qui n’en ont pas. On ignore combien d’occurrences sont ici fausses ou manquées, et si cela diffère d’un média à l’autre.",
    )
}

fn told(state: &ReportValidation, phrases: Phrases) -> String {
    let (judged, coders) = (phrases.whole(state.judged), phrases.whole(state.coders));
    let seed = state.seed.map(|seed| phrases.say(format!(" The seed of the sample is {seed}."), format!(" La graine de l’échantillon est {seed}."))).unwrap_or_default();
    let sample = phrases.say(
        format!("A random sample was judged by hand: {judged} judgements by {coders} coders.{seed}"),
        format!("Un échantillon aléatoire a été jugé à la main : {judged} jugements, {coders} codeurs.{seed}"),
    );
    let agreement = state.alpha.map(|alpha| {
        let alpha = numbers::fixed(alpha, 2, phrases.0);
        let range = state.alpha_low.zip(state.alpha_high).map(|(low, high)| {
            let (low, high) = (numbers::fixed(low, 2, phrases.0), numbers::fixed(high, 2, phrases.0));
            phrases.say(format!(" (95 % interval {low} to {high})"), format!(" (intervalle à 95 % : {low} à {high})"))
        });
        let range = range.unwrap_or_default();
        phrases.say(format!(" Krippendorff’s alpha between coders is {alpha}{range}."), format!(" L’alpha de Krippendorff entre codeurs est de {alpha}{range}."))
    });
    format!("{sample}{}", agreement.unwrap_or_default())
}

fn accuracy(state: &ReportValidation, content: &Content, phrases: Phrases) -> Table {
    let headings = [
        (phrases.say("Concept", "Concept"), Kind::Text),
        (phrases.say("Language", "Langue"), Kind::Text),
        (phrases.say("Judged", "Jugés"), Kind::Number),
        (phrases.say("Precision", "Précision"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
        (phrases.say("Recall", "Rappel"), Kind::Number),
        (phrases.say("Its interval", "Son intervalle"), Kind::Number),
    ];
    let mut table = Table::new(phrases.say("Precision and recall on this collection", "Précision et rappel sur cette collection"), headings);
    table.rows = state.rows.iter().map(|row| line(row, content, phrases)).collect();
    table.trimmed()
}

fn line(row: &ReportAccuracy, content: &Content, phrases: Phrases) -> Vec<Cell> {
    let precision = Estimate::of(row.precision, row.precision_low, row.precision_high);
    let recall = Estimate::of(row.recall, row.recall_low, row.recall_high);
    vec![
        Cell::Text(content.title_of(&row.concept)),
        Cell::Text(key(&row.language, phrases)),
        count(row.judged, phrases),
        value(precision, Measure::Share, phrases),
        interval(precision, Measure::Share, phrases),
        value(recall, Measure::Share, phrases),
        interval(recall, Measure::Share, phrases),
    ]
}
