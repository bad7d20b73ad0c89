//! How well the coding works on these articles.

use std::collections::BTreeMap;

use super::{count, interval, key, picture, value};
use crate::answers::{CorrectedPoint, ReportAccuracy, ReportValidation, Trend};
use crate::question::Measure;
use crate::report::phrases::{Estimate, Phrases};
use crate::report::{Block, Cell, Content, Kind, Section, Table};
use crate::wording::numbers;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let section = Section::new("validation", phrases.say("Validation", "Validation"));
    let Some(state) = &content.validation else { return Some(section.with(Block::Note(none(phrases)))) };
    let warnings = (!state.warnings.is_empty()).then(|| Block::List(state.warnings.clone()));
    Some(section.with(Block::Paragraph(told(state, phrases))).with(Block::Table(accuracy(state, content, phrases))).and(warnings).and(corrected(content, phrases)))
}

/// The whole as it was found and as the judgements correct it.
fn corrected(content: &Content, phrases: Phrases) -> Vec<Block> {
    let Some(trend) = &content.corrected else { return Vec::new() };
    let lead = phrases.say(
        "Corrected by these judgements, each sentence with a hit counts with the precision of its language, and each other sentence of an article that mentions both actors with the share that was missed; a share of articles adds the chances that an article expresses the concept at all. The band holds chance in the articles and in the judgements. Errors are taken to fall on articles independently: where they cluster, a corrected share is too high.",
        "Corrigée par ces jugements, chaque phrase avec occurrence compte pour la précision de sa langue, et chaque autre phrase d’un article qui mentionne les deux acteurs pour la part manquée ; une part d’articles additionne les chances qu’un article exprime le concept. La bande comprend le hasard des articles et celui des jugements. Les erreurs sont supposées indépendantes d’un article à l’autre : là où elles se groupent, une part corrigée est trop haute.",
    );
    let figure = content.figures.corrected.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("All outlets together, as found and as the judgements correct it.", "Tous les médias ensemble, tel que trouvé et tel que corrigé par les jugements.")))
    });
    [Block::Subheading(phrases.say("Corrected series", "Série corrigée")), Block::Paragraph(lead)].into_iter().chain(figure).chain([Block::Table(beside(trend, content, phrases))]).collect()
}

/// Found and corrected values, period by period.
fn beside(trend: &Trend, content: &Content, phrases: Phrases) -> Table {
    let headings = [
        (phrases.say("Period", "Période"), Kind::Text),
        (phrases.say("As found", "Tel que trouvé"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
        (phrases.say("Corrected", "Corrigé"), Kind::Number),
        (phrases.say("Its interval", "Son intervalle"), Kind::Number),
    ];
    let measure = content.question.measure;
    let found: BTreeMap<&str, Option<Estimate>> = trend.series.iter().flat_map(|series| &series.points).map(|point| (point.period.as_str(), Estimate::of(point.value, point.low, point.high))).collect();
    let mut table = Table::new(phrases.say("All outlets together, as found and corrected", "Tous les médias ensemble, tel que trouvé et corrigé"), headings);
    let line = |point: &CorrectedPoint| {
        let found = found.get(point.period.as_str()).copied().flatten();
        let corrected = Estimate::of(Some(point.value), Some(point.low), Some(point.high));
        vec![Cell::Text(phrases.period(&point.period, content)), value(found, measure, phrases), interval(found, measure, phrases), value(corrected, measure, phrases), interval(corrected, measure, phrases)]
    };
    table.rows = trend.marks.corrected.iter().flat_map(|series| &series.points).map(line).collect();
    table
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
