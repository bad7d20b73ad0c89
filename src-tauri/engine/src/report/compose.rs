//! In which order are things told?

use super::phrases::Phrases;
use super::sections;
use super::{Block, Content, Document, Section};
use crate::wording::periods;

/// The whole report as a document. The same content always gives the same document.
pub fn compose(content: &Content) -> Document {
    let phrases = Phrases(content.language());
    let sections = [
        sections::summary::section(content, phrases),
        sections::question::section(content, phrases),
        sections::corpus::section(content, phrases),
        sections::trend::section(content, phrases),
        sections::comparison::section(content, phrases),
        sections::voices::section(content, phrases),
        sections::quadrants::section(content, phrases),
        sections::examples::section(content, phrases),
        sections::limits::section(content, phrases),
        sections::methods::section(content, phrases),
        sections::appendix::section(content, phrases),
    ];
    let mut sections: Vec<Section> = sections.into_iter().flatten().collect();
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
