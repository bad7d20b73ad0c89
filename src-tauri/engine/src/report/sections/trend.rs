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
    let undrawn = (whole.is_some() && outlets.is_none() && content.trend.series.len() > 1).then(|| {
        Block::Note(phrases.say(
            "There are more outlets than one figure can show; the appendix has their numbers.",
            "Il y a plus de médias qu’une figure n’en peut montrer ; leurs nombres sont en annexe.",
        ))
    });
    let blocks: Vec<Block> = whole.into_iter().chain(outlets).chain(undrawn).collect();
    (!blocks.is_empty()).then(|| Section::new("trend", phrases.say("Over time", "Dans le temps")).and(blocks))
}
