//! Before and after dated events.

use super::{count, day, number, picture, probability, ratio_interval, value};
use crate::answers::{EventRow, Events};
use crate::report::phrases::{Estimate, Phrases};
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let events = content.events.as_ref()?;
    let rows: Vec<&EventRow> = told(events).collect();
    if rows.is_empty() {
        return None;
    }
    let figure = content.figures.events.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("All outlets together, before and after each event.", "Tous les médias ensemble, avant et après chaque événement.")))
    });
    let section = Section::new("events", phrases.say("Before and after events", "Avant et après les événements"));
    Some(section.with(Block::Paragraph(lead(events, phrases))).and(figure).with(Block::Table(table(&rows, content, phrases))))
}

/// The events with articles on both sides.
pub fn told(events: &Events) -> impl Iterator<Item = &EventRow> {
    events.rows.iter().filter(|row| row.before.articles > 0 && row.after.articles > 0)
}

fn lead(events: &Events, phrases: Phrases) -> String {
    let (days, tests) = (events.window_days, phrases.whole(events.tests));
    phrases.say(
        format!("Each event is set in the middle of {days} days before and {days} days from it on; only articles dated to the day count. q is p adjusted over {tests} tests. The last column says how often a random day shows as large a change. A change after an event need not be caused by it."),
        format!("Chaque événement est encadré de {days} jours avant et de {days} jours à partir de lui ; seuls comptent les articles datés au jour près. q est p corrigé sur {tests} tests. La dernière colonne dit combien souvent un jour pris au hasard montre un changement aussi grand. Un changement qui suit un événement n’en est pas forcément l’effet."),
    )
}

fn table(rows: &[&EventRow], content: &Content, phrases: Phrases) -> Table {
    let headings = [
        (phrases.say("Event", "Événement"), Kind::Text),
        (phrases.say("Day", "Jour"), Kind::Text),
        (phrases.say("n before", "n avant"), Kind::Number),
        (phrases.say("Before", "Avant"), Kind::Number),
        (phrases.say("n after", "n après"), Kind::Number),
        (phrases.say("After", "Après"), Kind::Number),
        (phrases.say("Ratio", "Rapport"), Kind::Number),
        (phrases.say("Its interval", "Son intervalle"), Kind::Number),
        ("q".into(), Kind::Number),
        (phrases.say("Chance", "Hasard"), Kind::Number),
    ];
    let mut table = Table::new(phrases.say("Before and after each event; n is articles", "Avant et après chaque événement ; n : articles"), headings);
    table.rows = rows.iter().map(|row| line(row, content, phrases)).collect();
    table
}

fn line(row: &EventRow, content: &Content, phrases: Phrases) -> Vec<Cell> {
    let measure = content.question.measure;
    vec![
        Cell::text(&row.title),
        day(&row.date, phrases),
        count(row.before.articles, phrases),
        value(Estimate::of(row.before_value, None, None), measure, phrases),
        count(row.after.articles, phrases),
        value(Estimate::of(row.after_value, None, None), measure, phrases),
        number(row.ratio, phrases),
        ratio_interval(row.ratio_low, row.ratio_high, phrases),
        probability(row.q, phrases),
        probability(row.placebo_p, phrases),
    ]
}
