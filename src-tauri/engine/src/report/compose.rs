//! In which order are things told?

use crate::answers::ReportSection;

use super::phrases::Phrases;
use super::sections;
use super::{Block, Content, Document, Section};
use crate::wording::periods;

/// The sections there are, in their usual order.
pub const SECTIONS: [&str; 13] =
    ["summary", "question", "corpus", "trend", "comparison", "quadrants", "voices", "events", "examples", "validation", "methods", "limits", "appendix"];

/// The whole report as a document: the sections that were chosen, in their order. The same content always gives the
/// same document.
pub fn compose(content: &Content) -> Document {
    let phrases = Phrases(content.language());
    let mut sections: Vec<Section> = chosen(content).iter().filter_map(|section| written(section, content, phrases)).collect();
    unlike(&mut sections);
    number(&mut sections, phrases);
    Document {
        language: content.language(),
        title: content.options.title.clone().unwrap_or_else(|| phrases.title(&content.concept())),
        subtitle: phrases.subtitle(content),
        dated: content.options.dated.as_deref().and_then(|day| Some(periods::day_name(day.parse().ok()?, content.language()))),
        sections,
        recipe: content.recipe.id.clone(),
        recipe_text: content.recipe.text.clone(),
        footer: phrases.footer(content),
    }
}

fn chosen(content: &Content) -> Vec<ReportSection> {
    let usual = || SECTIONS.map(|id| ReportSection { id: id.into(), ..ReportSection::default() }).to_vec();
    if content.options.sections.is_empty() { usual() } else { content.options.sections.clone() }
}

/// A section with the author's heading and words; one with neither words nor numbers is left out.
fn written(wanted: &ReportSection, content: &Content, phrases: Phrases) -> Option<Section> {
    let own: Vec<Block> = paragraphs(&wanted.text).map(Block::Paragraph).collect();
    let made = made(&wanted.id, content, phrases);
    if made.is_none() && own.is_empty() && wanted.heading.is_none() {
        return None;
    }
    let mut section = made.unwrap_or_else(|| Section::new("text", ""));
    if let Some(heading) = &wanted.heading {
        section.heading.clone_from(heading);
    }
    section.blocks.splice(0..0, own);
    Some(section)
}

/// What the numbers give; nothing of a section that is the author's alone.
fn made(id: &str, content: &Content, phrases: Phrases) -> Option<Section> {
    match id {
        "summary" => sections::summary::section(content, phrases),
        "question" => sections::question::section(content, phrases),
        "corpus" => sections::corpus::section(content, phrases),
        "trend" => sections::trend::section(content, phrases),
        "comparison" => sections::comparison::section(content, phrases),
        "quadrants" => sections::quadrants::section(content, phrases),
        "voices" => sections::voices::section(content, phrases),
        "events" => sections::events::section(content, phrases),
        "examples" => sections::examples::section(content, phrases),
        "validation" => sections::validation::section(content, phrases),
        "methods" => sections::methods::section(content, phrases),
        "limits" => sections::limits::section(content, phrases),
        "appendix" => sections::appendix::section(content, phrases),
        _ => None,
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|paragraph| !paragraph.is_empty())
}

/// Ids name places in a page: the second `text` is `text-2`.
fn unlike(sections: &mut [Section]) {
    for at in 1..sections.len() {
        let before = sections[..at].iter().filter(|section| section.id.split('-').next() == Some(&sections[at].id)).count();
        if before > 0 {
            sections[at].id = format!("{}-{}", sections[at].id, before + 1);
        }
    }
}

/// Figures and tables are counted through the report.
fn number(sections: &mut [Section], phrases: Phrases) {
    let (mut figures, mut tables) = (0, 0);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Picture(picture) => {
                figures += 1;
                picture.label = phrases.say(format!("Figure {figures}"), format!("Figure {figures}"));
            }
            Block::Table(table) => {
                tables += 1;
                table.label = phrases.say(format!("Table {tables}"), format!("Tableau {tables}"));
            }
            _ => {}
        }
    }
}
