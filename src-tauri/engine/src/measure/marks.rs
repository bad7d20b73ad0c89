//! What is drawn over or behind the raw points of a trend?

use super::counting::Counted;
use super::facts::Facts;
use super::scope::Grain;
use super::published::{self, Total};
use super::{changes, coverage, loess, periods, smoothing, without_one};
use crate::Result;
use crate::answers::{CodebookInfo, EventMark, Hole, MarkChoice, Marks};
use crate::question::{Among, Copies, Question, Split};

/// Averages, change points, events within the trend's time, and holes of the collection, each where it is asked for.
///
/// # Errors
/// As [`super::trend`], `window-even`, `span-wrong`, `too-many-periods`.
pub fn marks(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    choice: &MarkChoice,
    events: &[EventMark],
) -> Result<Marks> {
    marks_among(facts, question, codebook, matching, choice, events, &[])
}

/// The same where published totals may be the denominator.
///
/// # Errors
/// As [`marks`], and `denominator-unavailable` for the band without any one outlet.
pub fn marks_among(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    choice: &MarkChoice,
    events: &[EventMark],
    totals: &[Total],
) -> Result<Marks> {
    let counted = published::count(facts, question, codebook, matching, Grain::By(question.by), totals)?;
    if choice.without_one && question.among == Among::Published {
        return Err(published::unavailable());
    }
    let question = &published::counted_as(question)?;
    Ok(Marks {
        smooth: choice.smooth.map_or(Ok(Vec::new()), |window| smoothing::smooth(question, &counted, window))?,
        loess: choice.loess.map_or(Ok(Vec::new()), |span| loess::loess(question, &counted, span))?,
        changes: if choice.changes { changes::changes(question, &counted)? } else { Vec::new() },
        events: if choice.events { within(question, &counted, events) } else { Vec::new() },
        holes: if choice.holes { holes(facts, question, matching)? } else { Vec::new() },
        without_one: if choice.without_one { without_one::without_one(facts, question, codebook, matching)? } else { Vec::new() },
        corrected: Vec::new(),
    })
}

/// Holes of the series that a trend draws: each outlet's own where it is split by outlet, else those of all together.
///
/// # Errors
/// As [`super::coverage::coverage`].
pub fn holes(facts: &Facts, question: &Question, matching: Option<&[bool]>) -> Result<Vec<Hole>> {
    let found = coverage::coverage(facts, &Question { copies: Copies::All, ..question.clone() }, matching)?;
    if question.split == Split::Outlet {
        return Ok(found.flags);
    }
    // the holes of an only outlet bear its name
    let alone = found.outlets.len() == 1;
    let of_all = found.flags.into_iter().filter(|hole| alone || hole.key == ALL);
    Ok(of_all.map(|hole| Hole { key: ALL.to_owned(), ..hole }).collect())
}

/// The key under which coverage keeps the whole collection.
const ALL: &str = "all";

fn within(question: &Question, counted: &Counted, events: &[EventMark]) -> Vec<EventMark> {
    let all = || counted.cells.iter().map(|cell| cell.1);
    let (Some(first), Some(last)) = (all().min(), all().max()) else { return Vec::new() };
    let from = periods::day_label(periods::days(question.by, first).0);
    let to = periods::day_label(periods::days(question.by, last).1);
    // days written as YYYY-MM-DD sort as they follow one another
    events.iter().filter(|event| (&from..=&to).contains(&&event.date)).cloned().collect()
}
