//! Where and when? Rows of cells over time, the stronger the more: a measure by outlet and period, or articles by week.

use std::collections::BTreeMap;

use super::axis;
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene, Space};
use super::panel::{Axes, Mark, value_lines};
use super::rows::{self, Column, Kind, Rows};
use super::seen::Course;
use super::svg::{Anchor, Stroke, Type};
use super::theme::Colour;
use super::trend::marks;
use super::{FEW, MOST_ROWS, Notes, marks as holes, seen, too_many_rows};
use crate::answers::{Coverage, Exposure, Figure, Hole, LeftOut, Region, Style, Trend};
use crate::question::{Copies, Measure, Period};
use crate::wording::{numbers, periods};
use crate::{Error, Result};

/// Above the rows: the scale.
const HEAD: f64 = 32.0;
/// Below the rows: the time axis.
const FOOT: f64 = 24.0;
/// Cells of a row, at most.
const MOST_CELLS: i32 = 800;
/// From so many cells on, those of a row and a shade are one shape: a page draws a few hundred shapes at once, not thousands.
const MANY: usize = 1500;
/// Shades that many cells share.
const SHADES: f64 = 32.0;

/// One cell: where, how strong (0 to 1), what is said of it.
struct Cell {
    rank: i32,
    period: String,
    shade: f64,
    /// Written into the cell where there is room.
    text: String,
    /// Rests on few articles: drawn small.
    small: bool,
    lines: Vec<String>,
    counts: Exposure,
}

struct Row {
    key: String,
    name: String,
    total: u64,
    cells: Vec<Cell>,
}

/// Everything a heat map shows.
struct Map<'a> {
    rows: Vec<Row>,
    by: Period,
    /// The label of the full colour.
    most: String,
    colour: Colour,
    holes: &'a [Hole],
}

/// The measure of a trend by series and period.
pub(super) fn trend(trend: &Trend, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let (words, question) = (scene.language, &trend.question);
    let most = trend.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value).fold(0.0, f64::max);
    let rows = trend.series.iter().map(|series| Row {
        key: series.key.clone(),
        name: scene.label(&series.key),
        total: series.points.iter().map(|point| point.counts.articles).sum(),
        cells: series.points.iter().filter_map(|point| cell(&scene, trend, point, most)).collect(),
    });
    let map = Map {
        rows: rows.collect(),
        by: question.by,
        most: numbers::value(most, question.measure, words),
        colour: scene.tokens.concept(notes.concept_rank).line,
        holes: &trend.marks.holes,
    };
    let mut subtitle = vec![words.denominator(question, &notes.pair)];
    if map.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.small) {
        subtitle.push(words.small_cells().into());
    }
    if has_blanks(&map.rows) {
        subtitle.push(words.blank_cells().into());
    }
    if !trend.marks.holes.is_empty() {
        subtitle.push(words.flagged_below().into());
    }
    let heading = Heading {
        title: words.trend_title(&fonts::clean(&notes.concept_title), question),
        seen: of_trend(&scene, trend),
        subtitle,
        footer: frame::footer(&scene, trend.total.articles, question.copies, &trend.left_out, &trend.cautions),
        says: Says::Coding,
    };
    Ok(frame::tell_scope(&scene, question, draw(&scene, &map, heading)?))
}

/// Whether a row misses a period that another has, or that lies between.
fn has_blanks(rows: &[Row]) -> bool {
    let ranks = || rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.rank));
    let (Some(first), Some(last)) = (ranks().min(), ranks().max()) else { return false };
    rows.iter().any(|row| (row.cells.len() as i32) < last - first + 1)
}

fn of_trend(scene: &Scene<'_>, trend: &Trend) -> Option<String> {
    let rows: Vec<(String, Vec<Mark>)> = trend.series.iter().map(|series| (scene.label(&series.key), marks(series, trend.question.by))).collect();
    let courses: Vec<Course<'_>> = rows.iter().map(|(name, marks)| Course { name, marks }).collect();
    seen::courses(scene, &trend.question, &courses)
}

fn cell(scene: &Scene<'_>, trend: &Trend, point: &crate::answers::Point, most: f64) -> Option<Cell> {
    let (value, measure) = (point.value?, trend.question.measure);
    let interval = point.low.zip(point.high);
    Some(Cell {
        rank: periods::rank(&point.period, trend.question.by)?,
        period: point.period.clone(),
        shade: if most > 0.0 { value / most } else { 0.0 },
        text: if measure == Measure::Share { numbers::percent(value, scene.language) } else { numbers::value(value, measure, scene.language) },
        small: point.counts.articles < FEW,
        lines: value_lines(scene, measure, value, interval, &point.counts),
        counts: point.counts,
    })
}

/// The articles of each outlet by week.
pub(super) fn coverage(coverage: &Coverage, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let most = coverage.outlets.iter().flat_map(|row| &row.weeks).map(|week| week.articles).max().unwrap_or(0);
    let week = |week: &crate::answers::WeekCount| {
        Some(Cell {
            rank: periods::rank(&week.week, Period::Week)?,
            period: week.week.clone(),
            // Counts are skewed: the square root keeps small weeks visible.
            shade: (week.articles as f64 / most.max(1) as f64).sqrt(),
            text: numbers::whole(week.articles, words),
            small: false,
            lines: vec![words.articles(week.articles)],
            counts: Exposure { articles: week.articles, ..Exposure::default() },
        })
    };
    let rows = coverage.outlets.iter().map(|row| Row {
        key: row.key.clone(),
        name: scene.label(&row.key),
        total: row.articles,
        cells: row.weeks.iter().filter(|week| week.articles > 0).filter_map(week).collect(),
    });
    let map = Map {
        rows: rows.collect(),
        by: Period::Week,
        most: words.articles(most),
        colour: scene.tokens.accent,
        holes: &coverage.flags,
    };
    let mut subtitle = vec![words.coverage_subtitle().to_string()];
    if !coverage.flags.is_empty() {
        subtitle.push(words.flagged_below().into());
    }
    let left_out = LeftOut { no_text: 0, ..coverage.left_out };
    let articles = coverage.outlets.iter().map(|row| row.articles).sum();
    let footer = frame::footer(&scene, articles, Copies::All, &left_out, &[]);
    let heading = Heading { title: words.coverage_title().into(), seen: seen::coverage(&scene, coverage), subtitle, footer, says: Says::Articles };
    draw(&scene, &map, heading.with_both())
}

fn draw(scene: &Scene<'_>, map: &Map<'_>, mut heading: Heading) -> Result<Figure> {
    let words = scene.language;
    if map.rows.len() > MOST_ROWS {
        return Err(too_many_rows(map.rows.len()));
    }
    let ranks = || map.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.rank);
    let (Some(first), Some(last)) = (ranks().min(), ranks().max()) else {
        let description = format!("{}. {}.", heading.title, words.nothing_dated());
        return Ok(frame::empty(scene, &heading, words.nothing_dated(), description));
    };
    if last - first >= MOST_CELLS {
        return Err(too_many_periods(last - first + 1));
    }
    heading.subtitle.insert(1, words.span(&periods::name(first, map.by, words), &periods::name(last, map.by, words)));
    let description = frame::told_rows(scene, &heading, map.rows.iter().map(|row| (row.name.clone(), words.articles(row.total))));
    let names: Vec<String> = map.rows.iter().map(|row| row.name.clone()).collect();
    let frame = Frame::new(scene, &heading, HEAD + rows::height(scene, &names) * map.rows.len() as f64 + FOOT);
    let totals = map.rows.iter().map(|row| numbers::whole(row.total, words)).collect();
    let mut rows = Rows::new(scene, &frame, &names, vec![Column::new(words.articles_column(), totals, Kind::Quiet)], HEAD);
    rows.pitch = ((rows.plot.height() - FOOT + 4.0) / map.rows.len() as f64).min(36.0);
    rows.plot.bottom = rows.bottom();
    let axes = Axes {
        from: f64::from(first) - 0.5,
        to: f64::from(last) + 0.5,
        by: map.by,
        measure: Measure::Share,
        value: axis::value_axis(1.0, 1, Measure::Share, words),
    };
    let widest = map.rows.iter().flat_map(|row| &row.cells).map(|cell| fonts::width(&cell.text, NOTE, Weight::Regular)).fold(0.0, f64::max);
    let told = widest + 8.0 < rows.plot.width() / (axes.to - axes.from) && rows.pitch >= 18.0;
    let many = !told && map.rows.iter().map(|row| row.cells.len()).sum::<usize>() >= MANY;
    let sheet = Sheet { told, many, scene, map, frame: &frame, rows: &rows, axes: &axes };
    sheet.scale();
    sheet.flags("all", rows.plot.top - 3.0);
    rows.heads(8.0);
    let regions = map.rows.iter().enumerate().flat_map(|(n, row)| sheet.row(n, row)).collect();
    sheet.time();
    let plot = rows.plot;
    Ok(frame.figure(scene, &heading, plot, regions, description))
}

fn too_many_periods(count: i32) -> Error {
    Error::new(
        "too-many-periods",
        format!("{count} periods side by side are too narrow to be seen; {MOST_CELLS} are the most that can be drawn."),
        "Choose longer periods or fewer years.",
    )
}

struct Sheet<'a> {
    /// Every cell has room for its number.
    told: bool,
    /// Cells are drawn together.
    many: bool,
    scene: &'a Scene<'a>,
    map: &'a Map<'a>,
    frame: &'a Frame,
    rows: &'a Rows<'a>,
    axes: &'a Axes,
}

impl Sheet<'_> {
    fn x(&self, rank: f64) -> f64 {
        let plot = self.rows.plot;
        plot.left + (rank - self.axes.from) / (self.axes.to - self.axes.from) * plot.width()
    }

    /// The colours from none to most, above the cells.
    fn scale(&self) {
        const STEPS: usize = 24;
        let (canvas, tokens) = (&self.frame.canvas, &self.scene.tokens);
        let Space { left, top, right, .. } = self.rows.plot;
        let words = fonts::width("0", NOTE, Weight::Regular) + fonts::width(&self.map.most, NOTE, Weight::Regular) + 20.0;
        let wide = (right - left - words).clamp(12.0, 120.0);
        let start = left + fonts::width("0", NOTE, Weight::Regular) + 6.0;
        canvas.text("0", (left, top - 11.0), self.scene.note(tokens.soft));
        for step in 0..STEPS {
            let at = |n: usize| start + wide * n as f64 / STEPS as f64;
            let colour = tokens.shade(self.map.colour, step as f64 / (STEPS - 1) as f64);
            // Half a pixel of overlap, so that no seam shows.
            let right = if step + 1 < STEPS { at(step + 1) + 0.5 } else { at(STEPS) };
            canvas.rect((at(step), top - 20.0), (right, top - 11.0), colour, 1.0, "scale");
        }
        canvas.text(&self.map.most, (start + wide + 6.0, top - 11.0), self.scene.note(tokens.soft));
    }

    fn row(&self, n: usize, row: &Row) -> Vec<Region> {
        self.rows.words(n, &row.key, &row.name, false);
        self.frame.canvas.belongs_to(&row.key);
        let (canvas, y) = (&self.frame.canvas, self.rows.y(n));
        canvas.line(&[(self.rows.plot.left, y), (self.rows.plot.right, y)], Stroke::new(self.scene.tokens.line, 1.0).class("grid"));
        if self.many {
            self.together(row, y);
        }
        let regions = row.cells.iter().map(|cell| self.cell(row, cell, y)).collect();
        self.flags(&row.key, y + self.rows.pitch / 2.0 - 1.0);
        canvas.belongs_to("");
        regions
    }

    fn cell(&self, row: &Row, cell: &Cell, y: f64) -> Region {
        let rank = f64::from(cell.rank);
        let (left, right) = (self.x(rank - 0.5), self.x(rank + 0.5));
        let ground = self.scene.tokens.shade(self.map.colour, cell.shade);
        if !self.many {
            let (from, to) = self.corners(cell, y);
            self.frame.canvas.rect(from, to, ground, 1.0, "cell");
        }
        if self.told && !cell.small {
            let kind = Type::new(NOTE, self.scene.tokens.on(ground)).anchor(Anchor::Middle);
            self.frame.canvas.text(&cell.text, ((left + right) / 2.0, y + 4.0), kind);
        }
        let period = periods::name(cell.rank, self.map.by, self.scene.language);
        let mut lines = cell.lines.clone();
        let touched = |hole: &&Hole| concerns(hole, row) && holes::ranks(hole, self.axes).is_some_and(|(a, b)| (a..=b).contains(&cell.rank));
        lines.extend(self.map.holes.iter().find(touched).map(|hole| self.scene.language.hole(&hole.kind).to_string()));
        Region {
            key: row.key.clone(),
            period: Some(cell.period.clone()),
            x: (left + right) / 2.0,
            y,
            reach: ((right - left).max(self.rows.pitch) / 2.0).max(5.0),
            title: format!("{} · {period}", row.name),
            lines,
            counts: cell.counts,
            behind: None,
        }
    }

    /// The cells of a row, a shape a shade.
    fn together(&self, row: &Row, y: f64) {
        let mut shades: BTreeMap<u32, Vec<_>> = BTreeMap::new();
        for cell in &row.cells {
            shades.entry((cell.shade * SHADES).round() as u32).or_default().push(self.corners(cell, y));
        }
        for (shade, corners) in shades {
            let ground = self.scene.tokens.shade(self.map.colour, f64::from(shade) / SHADES);
            self.frame.canvas.rects(&corners, ground, "cells");
        }
    }

    /// Two opposite corners of a cell.
    fn corners(&self, cell: &Cell, y: f64) -> ((f64, f64), (f64, f64)) {
        let rank = f64::from(cell.rank);
        let (left, right) = (self.x(rank - 0.5), self.x(rank + 0.5));
        let gap = if right - left > 6.0 { 1.0 } else { 0.0 };
        let half = self.rows.pitch / 2.0 - 1.0;
        let (dx, dy) = if cell.small { ((right - left) * 0.22, half * 0.45) } else { (0.0, 0.0) };
        ((left + gap / 2.0 + dx, y - half + dy), (right - gap / 2.0 - dx, y + half - dy))
    }

    /// A line under the periods in which a row is not to be trusted; one above all rows where none is.
    fn flags(&self, key: &str, foot: f64) {
        for hole in self.map.holes.iter().filter(|hole| hole.key == key) {
            let Some((from, to)) = holes::ranks(hole, self.axes) else { continue };
            let left = self.x((f64::from(from) - 0.5).max(self.axes.from));
            let right = self.x((f64::from(to) + 0.5).min(self.axes.to));
            if left < right {
                // Wide enough to be seen.
                let (left, right) = ((left - 3.0).max(self.rows.plot.left), (right + 3.0).min(self.rows.plot.right));
                let stroke = Stroke::new(self.scene.tokens.warning, 2.0).dashed(&[2.0, 3.0]).class("flag");
                self.frame.canvas.line(&[(left + 1.0, foot), (right - 1.0, foot)], stroke);
            }
        }
    }

    fn time(&self) {
        let tokens = &self.scene.tokens;
        let plot = self.rows.plot;
        for tick in axis::time_axis(self.axes.from, self.axes.to, self.axes.by, plot.width(), LABEL, self.scene.language) {
            let x = self.x(tick.at);
            self.frame.canvas.line(&[(x, plot.bottom), (x, plot.bottom + 4.0)], Stroke::new(tokens.soft, 1.0).class("tick"));
            let kind = self.scene.note(tokens.soft).anchor(Anchor::Middle);
            self.frame.canvas.text(&tick.label, (x, plot.bottom + 17.0), kind);
        }
    }
}

fn concerns(hole: &Hole, row: &Row) -> bool {
    hole.key == "all" || hole.key == row.key
}
