//! In which order are things told?

use super::phrases::Phrases;
use super::sections;
use super::{Content, Document};
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
    Document {
        language: content.language(),
        title: content.options.title.clone().unwrap_or_else(|| phrases.title(&content.concept())),
        subtitle: phrases.subtitle(content),
        dated: content.options.dated.as_deref().and_then(|day| Some(periods::day_name(day.parse().ok()?, content.language()))),
        sections: sections.into_iter().flatten().collect(),
        recipe: content.recipe.id.clone(),
        recipe_text: content.recipe.text.clone(),
        footer: phrases.footer(content),
    }
}
