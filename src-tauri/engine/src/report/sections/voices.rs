//! Own voice against quoted speech.

use super::{count, interval, key, picture, value};
use crate::answers::VoiceRow;
use crate::question::Measure;
use crate::report::phrases::{Estimate, Phrases};
use crate::report::{Block, Cell, Content, Kind, Section, Table};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let rows = &content.voices.as_ref()?.rows;
    if rows.iter().all(|row| row.narrated + row.quoted == 0) {
        return None;
    }
    let headings = [
        (phrases.say("Outlet", "Média"), Kind::Text),
        (phrases.say("Own voice", "En propre"), Kind::Number),
        (phrases.say("Quoted", "Cité"), Kind::Number),
        (phrases.say("Quoted share", "Part citée"), Kind::Number),
        (phrases.say("95 % interval", "Intervalle à 95 %"), Kind::Number),
        (phrases.say("Speakers", "Locuteurs"), Kind::Text),
    ];
    let mut table = Table::new(phrases.say("Counted hits by voice", "Occurrences comptées selon la voix"), headings);
    table.rows = rows.iter().map(|row| line(row, phrases)).collect();
    let figure = content.figures.voices.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("Hits in quoted or reported speech and in the outlet’s own voice.", "Occurrences citées ou rapportées, et dites en propre par le média.")))
    });
    let lead = phrases.say(
        "A hit is quoted when it stands within quotation marks or in indirect speech after a verb of saying; otherwise the outlet says it itself.",
        "Une occurrence est citée quand elle est entre guillemets ou dans un discours indirect après un verbe de parole ; sinon le média parle en propre.",
    );
    Some(Section::new("voices", phrases.say("Who says it", "Qui le dit")).with(Block::Paragraph(lead)).and(figure).with(Block::Table(table)))
}

fn line(row: &VoiceRow, phrases: Phrases) -> Vec<Cell> {
    let estimate = Estimate::of(row.quoted_share, row.low, row.high);
    let speakers: Vec<String> = row.speakers.iter().map(|speaker| format!("{}\u{a0}{}", speaker_name(&speaker.key, phrases), phrases.whole(speaker.count))).collect();
    vec![
        Cell::Text(key(&row.key, phrases)),
        count(row.narrated, phrases),
        count(row.quoted, phrases),
        value(estimate, Measure::Share, phrases),
        interval(estimate, Measure::Share, phrases),
        Cell::Text(speakers.join(", ")),
    ]
}

fn speaker_name(speaker: &str, phrases: Phrases) -> String {
    match speaker {
        "both" => phrases.say("both", "les deux"),
        "other" => phrases.say("others", "autres"),
        "unknown" => phrases.say("unknown", "inconnu"),
        name => phrases.0.state_name(name).to_owned(),
    }
}
