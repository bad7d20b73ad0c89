//! What do lines and their marks say in words? The title's finding, what marks mean, and the figure in a few sentences.

use super::events::{self, Room};
use super::fonts;
use super::frame::{Heading, Scene};
use super::panel::{Lane, Mark};
use super::seen::{self, Course};
use super::trend::{Seen, span};
use crate::answers::Trend;
use crate::wording::{Language, numbers, periods};

/// What a title may say is seen in the lines.
pub(super) fn seen_in(scene: &Scene<'_>, trend: &Trend, lanes: &[Lane], of: &Seen) -> Option<String> {
    match of {
        Seen::Lines => {
            let courses: Vec<Course<'_>> = lanes.iter().map(|lane| Course { name: &lane.label, marks: &lane.marks }).collect();
            seen::courses(scene, &trend.question, &courses)
        }
        Seen::Line { key, concept } => lanes.iter().find(|lane| lane.key == *key).and_then(|lane| seen::course(scene, &trend.question, concept, &lane.marks)),
        Seen::Said(said) => said.clone(),
    }
}

/// What the marks of a trend mean.
pub(super) fn of_marks(trend: &Trend, words: Language, lanes: &[Lane], multiples: bool) -> Vec<String> {
    let marks = &trend.marks;
    let mut said = Vec::new();
    if let Some(smooth) = marks.smooth.first() {
        said.push(words.smoothed(smooth.window, trend.question.by));
    }
    if let Some(loess) = marks.loess.first() {
        said.push(words.fitted(&numbers::percent(loess.span, words), marks.smooth.is_empty()));
    }
    if let Some(corrected) = marks.corrected.first() {
        said.push(words.corrected(&numbers::whole(corrected.judged, words)));
    }
    if let Some(without) = marks.without_one.first() {
        said.push(words.without_edges(without.part == "outlet").into());
    }
    if !marks.changes.is_empty() {
        said.push(words.changes().into());
    }
    if !marks.holes.is_empty() {
        said.push(words.flagged().into());
    }
    let Some((from, to)) = span(trend, lanes) else { return said };
    let room = if multiples { Room::Panel } else { Room::Plot(0.0) };
    let events = events::within(&marks.events, trend.question.by, f64::from(from) - 0.5, f64::from(to) + 0.5, room);
    let lines: Vec<String> = events.iter().filter(|event| event.2).map(|event| fonts::clean(&event.1.title)).collect();
    if multiples && !lines.is_empty() {
        said.push(words.dotted(&lines[..lines.len().min(3)], lines.len().saturating_sub(3)));
    }
    if lines.len() < events.len() {
        said.push(words.ticks(lines.is_empty()).into());
    }
    said
}

/// The figure in a few sentences.
pub(super) fn describe(trend: &Trend, scene: &Scene<'_>, lanes: &[Lane], heading: &Heading) -> String {
    const TOLD: usize = 6;
    let words = scene.language;
    let mut sentences = vec![opening(heading)];
    let mut courses = lanes.iter().filter_map(|lane| course(trend, words, lane));
    sentences.extend(courses.by_ref().take(TOLD));
    match courses.count() {
        0 if sentences.len() == 1 => sentences.push(format!("{}.", words.nothing_dated())),
        0 => {}
        more => sentences.push(words.and_more(more)),
    }
    sentences.join(" ")
}

/// What the figure is, what is seen in it, who is counted and when.
fn opening(heading: &Heading) -> String {
    let parts: Vec<&str> = heading.subtitle.iter().map(String::as_str).filter(|part| *part != heading.title).take(2).collect();
    let sentences = [Some(heading.title.clone()), heading.seen.clone(), Some(parts.join(", "))];
    sentences.into_iter().flatten().map(|sentence| sentence + ".").collect::<Vec<_>>().join(" ")
}

fn course(trend: &Trend, words: Language, lane: &Lane) -> Option<String> {
    let (first, last) = (lane.marks.first()?, lane.marks.last()?);
    if lane.marks.iter().all(|mark| mark.value == 0.0) {
        let by = trend.question.by;
        return Some(words.never(&lane.label, &periods::name(first.rank, by, words), &periods::name(last.rank, by, words)));
    }
    let highest = lane.marks.iter().max_by(|a, b| a.value.total_cmp(&b.value).then(b.rank.cmp(&a.rank)))?;
    let said = |mark: &Mark| {
        (numbers::value(mark.value, trend.question.measure, words), periods::when(mark.rank, trend.question.by, words))
    };
    let (first, last, highest) = (said(first), said(last), said(highest));
    Some(words.course(&lane.label, (&first.0, &first.1), (&last.0, &last.1), (&highest.0, &highest.1)))
}
