//! How does a measure move over time? Lines, labelled at their ends.

use super::axis::{self, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene, Space};
use super::events::Room;
use super::panel::{Axes, Band, Lane, Mark, Panel};
use super::svg::{Stroke, Type};
use super::theme::Look;
use super::{FEW, Notes, events, labels, multiples, told};
use crate::wording::periods;
use crate::answers::{Change, LegendEntry, Marks, Figure, Point, Region, Series, Style, Trend};
use crate::question::{Measure, Period, Split};
use crate::{Error, Result};

/// From so many series on, each has a panel of its own.
const MULTIPLES_FROM: usize = 7;
/// More panels than this cannot be read.
const MOST_SERIES: usize = 60;
/// More points than this are a smear.
const MOST_POINTS: usize = 12_000;
/// From one line of a name to the next.
const LINE: f64 = 14.5;
/// So many bands at once stay readable.
const MOST_BANDS: usize = 4;

/// Whether series share one plot where they are few enough, or each has a panel of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Together,
    Panels,
}

/// What a drawing of lines says in place of, and beside, what its trend says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub title: Option<String>,
    pub beside: Vec<String>,
    pub seen: Seen,
}

/// What of the lines the title may speak of.
#[derive(Debug, Clone, Default)]
pub(super) enum Seen {
    #[default]
    Lines,
    /// One of them alone, under this name of the concept.
    Line { key: &'static str, concept: String },
    /// What is known from elsewhere.
    Said(Option<String>),
}

pub(super) fn draw(trend: &Trend, style: &Style, notes: &Notes, layout: Layout, told: Told) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let all = lanes(trend, &scene, layout);
    let legend = legend(&all, style);
    let lanes: Vec<Lane> = all.into_iter().filter(|lane| !style.hidden.contains(&lane.key)).collect();
    if lanes.len() > MOST_SERIES {
        return Err(too_many(lanes.len()));
    }
    let points = lanes.iter().map(|lane| lane.marks.len()).sum();
    if points > MOST_POINTS {
        return Err(too_many_points(points));
    }
    let multiples = in_panels(layout, &lanes);
    let mut heading = heading(trend, &scene, &lanes, multiples);
    heading.seen = told::seen_in(&scene, trend, &lanes, &told.seen);
    let at = heading.subtitle.len().min(2);
    heading.subtitle.splice(at..at, told.beside);
    if let Some(title) = told.title {
        heading.title = title;
        heading = heading.with_both();
    }
    let description = told::describe(trend, &scene, &lanes, &heading);
    let Some((from, to)) = span(trend, &lanes) else {
        return Ok(Figure { legend, ..frame::empty(&scene, &heading, scene.language.nothing_dated(), description) });
    };
    let figure = if multiples {
        multiples::draw(&scene, trend, &heading, &lanes, (from, to), description)
    } else {
        single(&scene, trend, &heading, &lanes, (from, to), description)
    };
    Ok(frame::tell_scope(&scene, &trend.question, Figure { legend, ..figure }))
}

fn in_panels(layout: Layout, lanes: &[Lane]) -> bool {
    lanes.len() >= MULTIPLES_FROM || (layout == Layout::Panels && lanes.len() > 1)
}

/// Of several series what a legend shows, the hidden ones too.
fn legend(lanes: &[Lane], style: &Style) -> Vec<LegendEntry> {
    if lanes.len() < 2 {
        return Vec::new();
    }
    let entry = |lane: &Lane| LegendEntry { key: lane.key.clone(), label: lane.label.clone(), colour: lane.look.line.hex(), shown: !style.hidden.contains(&lane.key) };
    lanes.iter().map(entry).collect()
}

fn too_many(count: usize) -> Error {
    Error::new(
        "too-many-series",
        format!("{count} series cannot be told apart in one figure; {MOST_SERIES} are the most that can be read."),
        "Choose some of the outlets, or compare them side by side, or ask for the numbers as CSV.",
    )
}

fn too_many_points(count: usize) -> Error {
    Error::new(
        "too-many-points",
        format!("{count} points cannot be told apart in one figure; {MOST_POINTS} are the most that are drawn."),
        "Choose longer periods or fewer years, or ask for the numbers as CSV.",
    )
}

/// The series as they are drawn: labelled, coloured, without periods that have no exposure.
fn lanes(trend: &Trend, scene: &Scene<'_>, layout: Layout) -> Vec<Lane> {
    let hidden = trend.series.iter().filter(|series| scene.style.hidden.contains(&series.key)).count();
    let count = match trend.series.len() - hidden {
        // a panel a series: drawn as many are
        2.. if layout == Layout::Panels => MULTIPLES_FROM,
        // a series that is left alone keeps the colour it had among the others
        1 if hidden > 0 => 2,
        count => count,
    };
    let one_period = trend.series.iter().all(|series| series.points.len() < 2);
    let bands = |key: &str| one_period || count <= MOST_BANDS || count >= MULTIPLES_FROM || scene.style.selected.as_deref() == Some(key);
    trend
        .series
        .iter()
        .enumerate()
        .map(|(rank, series)| Lane {
            key: series.key.clone(),
            label: if trend.question.split == Split::None { String::new() } else { scene.label(&series.key) },
            look: look(scene, count, rank),
            band: if bands(&series.key) { Band::Shown } else { Band::Waiting },
            marks: marks(series, trend.question.by),
        })
        .collect()
}

fn look(scene: &Scene<'_>, count: usize, rank: usize) -> Look {
    if count == 1 || count >= MULTIPLES_FROM { scene.tokens.concept(scene.notes.concept_rank) } else { scene.tokens.series(rank) }
}

pub(super) fn marks(series: &Series, by: Period) -> Vec<Mark> {
    let mark = |point: &Point| {
        Some(Mark {
            rank: periods::rank(&point.period, by)?,
            period: point.period.clone(),
            value: point.value?,
            interval: point.low.zip(point.high),
            counts: point.counts,
        })
    };
    let mut marks: Vec<Mark> = series.points.iter().filter_map(mark).collect();
    marks.sort_by_key(|mark| mark.rank);
    marks
}

/// First and last rank: those of the points, and of the asked days where they are not far beyond.
pub(super) fn span(trend: &Trend, lanes: &[Lane]) -> Option<(i32, i32)> {
    let ranks = || lanes.iter().flat_map(|lane| lane.marks.iter().map(|mark| mark.rank));
    let (first, last) = (ranks().min()?, ranks().max()?);
    let by = trend.question.by;
    let asked = |day: Option<chrono::NaiveDate>| day.map(|day| periods::position(day, by).round() as i32);
    let reach = (last - first).max(3);
    let from = asked(trend.question.selection.from).filter(|from| *from < first && first - from <= reach).unwrap_or(first);
    let to = asked(trend.question.selection.to).filter(|to| *to > last && to - last <= reach).unwrap_or(last);
    Some((from, to))
}

fn heading(trend: &Trend, scene: &Scene<'_>, lanes: &[Lane], multiples: bool) -> Heading {
    let (words, question) = (scene.language, &trend.question);
    let mut subtitle = vec![words.denominator(question, &scene.notes.pair)];
    if let Some((from, to)) = span(trend, lanes) {
        subtitle.push(words.span(&periods::name(from, question.by, words), &periods::name(to, question.by, words)));
    }
    let all = || lanes.iter().flat_map(|lane| &lane.marks);
    if lanes.iter().any(|lane| lane.band == Band::Shown) && all().any(|mark| mark.interval.is_some()) {
        let one_period = lanes.iter().all(|lane| lane.marks.len() < 2);
        let thin = all().any(|mark| mark.counts.articles < FEW);
        subtitle.push(if one_period { words.whiskers() } else if thin { words.bands_and_lines() } else { words.bands() }.into());
    }
    if all().any(|mark| mark.counts.articles < FEW) {
        subtitle.push(words.hollow().into());
    }
    subtitle.extend(told::of_marks(trend, words, lanes, multiples));
    Heading {
        title: words.trend_title(&fonts::clean(&scene.notes.concept_title), question),
        seen: None,
        subtitle,
        footer: frame::footer(scene, trend.total.articles, question.copies, &trend.left_out, &trend.cautions),
        says: Says::Coding,
    }
}

/// A value axis that holds every value, and the intervals that rest on enough articles.
pub(super) fn value_axis(lanes: &[Lane], drawn: &Marks, wanted: usize, measure: Measure, scene: &Scene<'_>) -> ValueAxis {
    let marks = || lanes.iter().flat_map(|lane| &lane.marks);
    let corrected = drawn.corrected.iter().flat_map(|one| &one.points).map(|point| point.value);
    let value = marks().map(|mark| mark.value).chain(corrected).fold(0.0, f64::max);
    let firm = lanes.iter().filter(|lane| lane.band == Band::Shown).flat_map(|lane| &lane.marks);
    let high = firm.filter(|mark| mark.counts.articles >= FEW).filter_map(|mark| mark.interval).map(|(_, high)| high).fold(0.0, f64::max);
    // Wide intervals may reach beyond the plot rather than flatten the lines.
    let bound = if value > 0.0 { value * 1.6 } else { f64::INFINITY };
    axis::value_axis(value.max(high.min(bound)).max(scene.style.reach.unwrap_or(0.0)), wanted, measure, scene.language)
}

fn single(scene: &Scene<'_>, trend: &Trend, heading: &Heading, lanes: &[Lane], (from, to): (i32, i32), description: String) -> Figure {
    let words = scene.language;
    let measure = trend.question.measure;
    let frame = Frame::new(scene, heading, (scene.width() * 0.46).clamp(240.0, 440.0));
    let axes = Axes {
        from: f64::from(from) - 0.5,
        to: f64::from(to) + 0.5,
        by: trend.question.by,
        measure,
        value: value_axis(lanes, &trend.marks, 5, measure, scene),
    };
    let side_by_side = from == to;
    let names = end_names(scene, lanes, side_by_side, frame.body.height());
    let mut space = space(&frame, &axes, &names, side_by_side);
    let events = events::place(scene, &trend.marks.events, &axes, space.left, space.right, Room::Plot(frame.body.height()));
    space.top += caption(scene, trend, &frame) + 16.0 * events::rows(&events) as f64;
    let panel = Panel::new(scene, &frame.canvas, space, &axes, lanes.iter().filter(|lane| lane.band == Band::Shown).count());
    panel.hatches(&trend.marks.holes, None);
    panel.grid(true);
    panel.time_labels(&axis::time_axis(axes.from, axes.to, axes.by, space.width(), NOTE, words));
    panel.events(&events);
    let shifts: Vec<f64> = (0..lanes.len()).map(|rank| shift(side_by_side, rank, lanes.len())).collect();
    let regions = draw_lanes(&panel, trend, lanes, &shifts);
    if side_by_side {
        point_labels(&panel, lanes, &names, &shifts);
    } else {
        end_labels(&panel, lanes, &names);
    }
    frame.figure(scene, heading, space, regions, description)
}

/// The names of lines as they fit beside the plot, or beside their point in a single period.
fn end_names(scene: &Scene<'_>, lanes: &[Lane], side_by_side: bool, high: f64) -> Vec<Vec<String>> {
    let room = if side_by_side { scene.width() * 0.85 / lanes.len() as f64 - 24.0 } else { (scene.width() * 0.24).min(190.0) };
    // a second line only where all of them find room above one another
    let most = if side_by_side || lanes.len() as f64 * 2.0 * LINE <= high * 0.6 { 2 } else { 1 };
    lanes.iter().map(|lane| fonts::wrap(&lane.label, LABEL, Weight::Bold, room.max(24.0), most)).collect()
}

/// The plot with room for value labels on its left and for names on its right.
fn space(frame: &Frame, axes: &Axes, names: &[Vec<String>], side_by_side: bool) -> Space {
    let ticks = axes.value.ticks.iter().map(|tick| fonts::width(&tick.label, NOTE, Weight::Regular)).fold(0.0, f64::max);
    let names = names.iter().flatten().map(|name| fonts::width(name, LABEL, Weight::Bold)).fold(0.0, f64::max);
    let right = if side_by_side || names == 0.0 { 16.0 } else { 14.0 + names };
    let body = frame.body;
    Space { left: body.left + 10.0 + ticks, top: body.top + 8.0, right: body.right - right, bottom: body.bottom - 24.0 }
}

/// On the screen the axis itself names measure and denominator; elsewhere the subtitle does. Gives the room it took.
pub(super) fn caption(scene: &Scene<'_>, trend: &Trend, frame: &Frame) -> f64 {
    if !scene.style.bare {
        return 0.0;
    }
    let text = scene.language.denominator(&trend.question, &scene.notes.pair);
    let text = fonts::fit(&text, NOTE, Weight::Regular, frame.body.width());
    frame.canvas.text(&text, (frame.body.left, frame.body.top + 9.0), scene.note(scene.tokens.soft));
    14.0
}

/// Bands, then lines, then points, the first series on top; gives the hit map in the order of the series.
fn draw_lanes(panel: &Panel<'_>, trend: &Trend, lanes: &[Lane], shifts: &[f64]) -> Vec<Region> {
    for (lane, shift) in lanes.iter().zip(shifts) {
        panel.bands(lane, *shift);
    }
    let mut regions: Vec<Region> = Vec::new();
    for (lane, shift) in lanes.iter().zip(shifts).rev() {
        draw_course(panel, trend, lane, *shift, 2.0);
        regions.splice(0..0, panel.regions(lane, *shift, &trend.marks));
    }
    regions
}

/// One series with its average and changes: the raw points stay, paler, under an average.
pub(super) fn draw_course(panel: &Panel<'_>, trend: &Trend, lane: &Lane, shift: f64, width: f64) {
    let marks = &trend.marks;
    let smooth = marks.smooth.iter().find(|smooth| smooth.key == lane.key);
    let loess = marks.loess.iter().find(|loess| loess.key == lane.key);
    let changes: Vec<&Change> = marks.changes.iter().filter(|change| change.key == lane.key).collect();
    marks.corrected.iter().filter(|corrected| corrected.key == lane.key).for_each(|corrected| panel.corrected(lane, corrected));
    marks.without_one.iter().filter(|without| without.key == lane.key).for_each(|without| panel.without_one(lane, without));
    if smooth.is_some() || loess.is_some() {
        let pale = panel.scene.tokens.paper.mix(lane.look.line, 0.55);
        panel.dots(&Lane { look: Look { line: pale, ..lane.look }, ..lane.clone() }, shift);
        smooth.into_iter().for_each(|smooth| panel.average(lane, smooth));
        loess.into_iter().for_each(|loess| panel.loess(lane, loess, smooth.is_none()));
    } else {
        panel.lines(lane, width);
        panel.markers(lane, shift);
    }
    panel.changes(lane, &changes);
}

/// In a single period the series stand side by side.
fn shift(side_by_side: bool, rank: usize, count: usize) -> f64 {
    if side_by_side { (rank as f64 + 0.5) / count as f64 - 0.5 } else { 0.0 }
}

/// Names beside their points.
fn point_labels(panel: &Panel<'_>, lanes: &[Lane], names: &[Vec<String>], shifts: &[f64]) {
    for (n, lane) in lanes.iter().enumerate() {
        if let Some(mark) = lane.marks.last() {
            let (x, y) = panel.place(f64::from(mark.rank) + shifts[n], mark.value);
            name(panel, lane, &names[n], (x + 9.0, y));
        }
    }
}

/// A name in its lines, their middle at this height.
fn name(panel: &Panel<'_>, lane: &Lane, lines: &[String], (x, y): (f64, f64)) {
    panel.canvas.belongs_to(&lane.key);
    let first = y + 4.5 - LINE * (lines.len().max(1) - 1) as f64 / 2.0;
    let cut = lines.iter().any(|line| line.ends_with('…'));
    for (n, line) in lines.iter().enumerate() {
        let kind = Type::new(LABEL, lane.look.text).bold();
        panel.canvas.text(line, (x, first + LINE * n as f64), if cut { kind.full(&lane.label, line) } else { kind });
    }
    panel.canvas.belongs_to("");
}

/// Names at the ends of their lines, moved apart where they would overlap.
fn end_labels(panel: &Panel<'_>, lanes: &[Lane], names: &[Vec<String>]) {
    let space = panel.space;
    let mut ends: Vec<(usize, (f64, f64))> = lanes
        .iter()
        .enumerate()
        .filter(|(_, lane)| !lane.label.is_empty())
        .filter_map(|(n, lane)| lane.marks.last().map(|mark| (n, panel.place(f64::from(mark.rank), mark.value))))
        .collect();
    ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let wishes: Vec<f64> = ends.iter().map(|(_, (_, y))| *y).collect();
    let tall: Vec<f64> = ends.iter().map(|(n, _)| 1.5 + LINE * names[*n].len() as f64).collect();
    let places = labels::spread(&wishes, &tall, space.top + 2.0, space.bottom - 2.0);
    for ((n, (x, y)), label_y) in ends.into_iter().zip(places) {
        let at = space.right + 12.0;
        if at - x > 28.0 || (label_y - y).abs() > 6.0 {
            let colour = panel.scene.tokens.paper.mix(lanes[n].look.line, 0.5);
            panel.canvas.line(&[(x + 7.0, y), (at - 3.0, label_y)], Stroke::new(colour, 0.8).class("leader"));
        }
        name(panel, &lanes[n], &names[n], (at, label_y));
    }
}
