//! Over time: the whole, then the outlets.

use super::picture;
use crate::report::phrases::Phrases;
use crate::report::{Block, Content, Section};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let whole = content.figures.whole.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("All outlets together.", "Tous les médias ensemble.")))
    });
    let outlets = content.figures.trend.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say(
            "A line an outlet. A period without articles is a gap, not a zero.",
            "Une ligne par média. Une période sans article est un vide, non un zéro.",
        )))
    });
    let blocks: Vec<Block> = whole.into_iter().chain(outlets).collect();
    (!blocks.is_empty()).then(|| Section::new("trend", phrases.say("Over time", "Dans le temps")).and(blocks))
}
