//! Two concepts in the same articles.

use super::{count, key, number, picture, ratio_interval};
use crate::report::phrases::Phrases;
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let quadrants = content.quadrants.as_ref()?;
    let (first, second) = (content.title_of(&quadrants.first), content.title_of(&quadrants.second));
    let (low_first, low_second) = (first.to_lowercase(), second.to_lowercase());
    let headings = [
        (phrases.say("Outlet", "Média"), Kind::Text),
        (phrases.say(format!("Only {low_first}"), format!("Seulement {low_first}")), Kind::Number),
        (phrases.say(format!("Only {low_second}"), format!("Seulement {low_second}")), Kind::Number),
        (phrases.say("Both", "Les deux"), Kind::Number),
        (phrases.say("Neither", "Aucun"), Kind::Number),
        (phrases.say("Odds ratio", "Rapport des cotes"), Kind::Number),
        (phrases.say("Its interval", "Son intervalle"), Kind::Number),
    ];
    let mut table = Table::new(phrases.say(format!("Articles by “{low_first}” and “{low_second}”"), format!("Articles selon « {low_first} » et « {low_second} »")), headings);
    for row in quadrants.rows.iter().filter(|row| row.period.is_none()) {
        // where one of the two does not occur a ratio would be nothing but the half that is added to empty cells
        let both_occur = row.only_first + row.both > 0 && row.only_second + row.both > 0;
        let odds = |odds: Option<f64>| odds.filter(|_| both_occur);
        table.rows.push(vec![
            Cell::Text(key(&row.key, phrases)),
            count(row.only_first, phrases),
            count(row.only_second, phrases),
            count(row.both, phrases),
            count(row.neither, phrases),
            number(odds(row.odds_ratio), phrases),
            ratio_interval(odds(row.odds_low), odds(row.odds_high), phrases),
        ]);
    }
    let drawn = content.figures.quadrants.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say(
            format!("Articles of each outlet with “{low_first}”, with “{low_second}”, with both, with neither."),
            format!("Articles de chaque média avec « {low_first} », avec « {low_second} », avec les deux, avec aucun des deux."),
        )))
    });
    let lead = phrases.say(
        "An odds ratio above 1 says that the two concepts keep company in one article more often than chance would bring them together.",
        "Un rapport des cotes supérieur à 1 dit que les deux concepts se rencontrent dans un même article plus souvent que par hasard.",
    );
    let heading = phrases.say(format!("{first} and {low_second}"), format!("{first} et {low_second}"));
    Some(Section::new("quadrants", heading).with(Block::Paragraph(lead)).and(drawn).with(Block::Table(table)))
}
