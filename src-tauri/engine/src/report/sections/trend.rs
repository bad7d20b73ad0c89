//! Over time: the whole, then the outlets.

use super::picture;
use crate::report::phrases::Phrases;
use crate::report::{Block, Content, Section};

/// Fewer articles than this make a point a hollow one.
const FEW: u64 = 10;

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    let whole = content.figures.whole.as_ref().map(|figure| {
        Block::Picture(picture(figure, phrases.say("All outlets together.", "Tous les médias ensemble.")))
    });
    // of one outlet alone it would be the same figure twice
    let several = content.trend.series.len() > 1;
    let outlets = content.figures.trend.as_ref().filter(|_| several).map(|figure| {
        Block::Picture(picture(figure, phrases.say(
            "A line an outlet. A period without articles is a gap, not a zero.",
            "Une ligne par média. Une période sans article est un vide, non un zéro.",
        )))
    });
    let undrawn = (whole.is_some() && outlets.is_none() && several).then(|| {
        Block::Note(phrases.say(
            "There are more outlets than one figure can show; the appendix has their numbers.",
            "Il y a plus de médias qu’une figure n’en peut montrer ; leurs nombres sont en annexe.",
        ))
    });
    let blocks: Vec<Block> = whole.into_iter().chain(outlets).chain(undrawn).collect();
    (!blocks.is_empty()).then(|| Section::new("trend", phrases.say("Over time", "Dans le temps")).with(Block::Paragraph(lead(content, phrases))).and(blocks))
}

/// What the lines are of, and on how much they rest.
fn lead(content: &Content, phrases: Phrases) -> String {
    let points = content.whole.series.iter().flat_map(|series| &series.points);
    let (all, few) = points.fold((0, 0), |(all, few), point| (all + 1, few + u64::from(point.counts.articles < FEW)));
    let (all, few, step) = (phrases.whole(all), phrases.whole(few), phrases.step(content.question.by));
    let (measure, denominator) = (phrases.measure(content.question.measure), phrases.denominator(content));
    phrases.say(
        format!("The lines show, {step}, the {measure} ({denominator}), with 95 % intervals. Periods with articles: {all}; with fewer than {FEW}: {few}."),
        format!("Les courbes montrent, {step} : {measure} ({denominator}), avec les intervalles à 95 %. Périodes avec articles : {all} ; avec moins de {FEW} : {few}."),
    )
}
