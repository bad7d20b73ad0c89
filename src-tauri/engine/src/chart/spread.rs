//! Where was a wording first printed, and how did it go round? Expressions by outlet, or one expression outlet by outlet.

use super::axis;
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene};
use super::panel::draw_marker;
use super::rows::{self, Column, Kind, Rows};
use super::svg::{Anchor, Stroke};
use super::theme::{Look, Marker};
use super::{MOST_ROWS, Notes, seen, too_many_rows};
use crate::Result;
use crate::answers::{Behind, Days, Exposure, Figure, FirstUse, Region, Spread, SpreadRow, Style};
use crate::question::Period;
use crate::wording::{numbers, periods};

/// Above and below the rows.
const HEAD: f64 = 44.0;
const FOOT: f64 = 26.0;
/// Expressions that are drawn, the most used.
const MOST_EXPRESSIONS: usize = 20;

/// A dot on a row: a first use.
struct Dot<'a> {
    used: &'a FirstUse,
    at: f64,
    expression: &'a str,
}

struct Row<'a> {
    key: String,
    name: String,
    dots: Vec<Dot<'a>>,
    /// The day on which half of all outlets that ever used it had done so.
    half: Option<f64>,
    columns: [String; 2],
}

pub(super) fn draw(spread: &Spread, expression: Option<&str>, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let one = expression.and_then(|wanted| spread.rows.iter().find(|row| row.expression == wanted));
    let rows: Vec<Row<'_>> = match one {
        Some(row) => by_outlet(&scene, row),
        None => spread.rows.iter().take(MOST_EXPRESSIONS).map(|row| of_expression(&scene, row)).collect(),
    };
    if rows.len() > MOST_ROWS {
        return Err(too_many_rows(rows.len()));
    }
    let heading = heading(spread, &scene, one, rows.len()).with_both();
    let told = |row: &Row<'_>| (row.name.clone(), row.dots.first().map_or(String::new(), |dot| day(&scene, &dot.used.date)));
    let description = frame::told_rows(&scene, &heading, rows.iter().map(told));
    let days = || rows.iter().flat_map(|row| &row.dots).map(|dot| dot.at);
    let (first, last) = (days().fold(f64::INFINITY, f64::min), days().fold(f64::NEG_INFINITY, f64::max));
    if first > last {
        return Ok(frame::empty(&scene, &heading, words.nothing_dated(), description));
    }
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let frame = Frame::new(&scene, &heading, HEAD + rows::height(&scene, &names) * rows.len() as f64 + FOOT);
    let cell = |n: usize| rows.iter().map(|row| row.columns[n].clone()).collect();
    let heads = if one.is_some() { [words.first_column(), words.value_column(crate::question::Measure::Hits)] } else { [words.outlets_column(), words.value_column(crate::question::Measure::Hits)] };
    let columns = vec![Column::new(heads[0], cell(0), Kind::Loud), Column::new(heads[1], cell(1), Kind::Quiet)];
    let mut table = Rows::new(&scene, &frame, &names, columns, HEAD);
    table.pitch = ((table.plot.height() - FOOT + 4.0) / rows.len() as f64).min(36.0);
    table.plot.bottom = table.bottom();
    let air = ((last - first) * 0.02).max(2.0);
    let sheet = Sheet { scene: &scene, frame: &frame, rows: &table, from: first - air, to: last + air, one: one.is_some() };
    sheet.ground();
    let regions = rows.iter().enumerate().flat_map(|(n, row)| sheet.row(n, row)).collect();
    let plot = table.plot;
    Ok(frame.figure(&scene, &heading, plot, regions, description))
}

fn heading(spread: &Spread, scene: &Scene<'_>, one: Option<&SpreadRow>, shown: usize) -> Heading {
    let (words, notes) = (scene.language, scene.notes);
    let concept = fonts::clean(&notes.concept_title);
    let mut subtitle = Vec::new();
    match one {
        Some(row) => {
            subtitle.push(words.first_by_outlet().into());
            subtitle.extend(row.half_days.map(|days| words.half_after(days)));
        }
        None => {
            subtitle.push(words.first_by_expression().into());
            if spread.rows.iter().any(|row| row.half_days.is_some()) {
                subtitle.push(words.half_mark().into());
            }
            if shown < spread.rows.len() {
                subtitle.push(words.most_used(shown, spread.rows.len()));
            }
        }
    }
    subtitle.extend(frame::asked_span(&spread.question, words));
    let hits = one.map_or_else(|| spread.rows.iter().map(|row| row.hits).sum(), |row| row.hits);
    Heading {
        title: words.spread_title(&concept, one.map(wording).as_deref()),
        seen: one.and_then(|row| seen::spread(scene, spread, row, &wording(row))),
        subtitle,
        footer: frame::footer_of(scene, vec![words.hits(hits)], spread.question.copies, &spread.left_out, &[]),
        says: Says::Coding,
    }
}

fn at(date: &str) -> Option<f64> {
    Some(periods::position(date.parse().ok()?, Period::Day))
}

fn day(scene: &Scene<'_>, date: &str) -> String {
    date.parse().map_or(date.to_owned(), |day| periods::day_short(day, scene.language))
}

fn dots(row: &SpreadRow) -> Vec<Dot<'_>> {
    row.outlets.iter().filter_map(|used| Some(Dot { used, at: at(&used.date)?, expression: &row.expression })).collect()
}

/// The expression as a person reads it; its id where nothing is known of its patterns.
fn wording(row: &SpreadRow) -> String {
    fonts::clean(if row.pattern.is_empty() { &row.expression } else { &row.pattern })
}

fn of_expression<'a>(scene: &Scene<'_>, row: &'a SpreadRow) -> Row<'a> {
    let words = scene.language;
    let dots = dots(row);
    let half = dots.first().zip(row.half_days).map(|(first, days)| first.at + f64::from(days));
    let columns = [numbers::whole(row.outlets.len() as u64, words), numbers::whole(row.hits, words)];
    Row { key: row.expression.clone(), name: wording(row), dots, half, columns }
}

fn by_outlet<'a>(scene: &Scene<'_>, row: &'a SpreadRow) -> Vec<Row<'a>> {
    let one = |dot: Dot<'a>| Row {
        key: dot.used.outlet.clone(),
        name: scene.label(&dot.used.outlet),
        columns: [day(scene, &dot.used.date), numbers::whole(dot.used.hits, scene.language)],
        half: None,
        dots: vec![dot],
    };
    dots(row).into_iter().map(one).collect()
}

struct Sheet<'a> {
    scene: &'a Scene<'a>,
    frame: &'a Frame,
    rows: &'a Rows<'a>,
    from: f64,
    to: f64,
    one: bool,
}

impl Sheet<'_> {
    fn x(&self, at: f64) -> f64 {
        let plot = self.rows.plot;
        plot.left + (at - self.from) / (self.to - self.from) * plot.width()
    }

    fn look(&self) -> Look {
        self.scene.tokens.concept(self.scene.notes.concept_rank)
    }

    /// Ticks of time under the rows, heads above them, and what the marks mean.
    fn ground(&self) {
        let (canvas, tokens, words, plot) = (&self.frame.canvas, &self.scene.tokens, self.scene.language, self.rows.plot);
        for tick in axis::time_axis(self.from, self.to, Period::Day, plot.width(), LABEL, words) {
            let x = self.x(tick.at);
            canvas.line(&[(x, plot.top), (x, plot.bottom)], Stroke::new(tokens.line, 1.0).class("grid"));
            let half = fonts::width(&tick.label, NOTE, Weight::Regular) / 2.0;
            let x = x.clamp(self.frame.body.left + half, self.frame.body.right - half);
            canvas.text(&tick.label, (x, plot.bottom + 17.0), self.scene.note(tokens.soft).anchor(Anchor::Middle));
        }
        self.rows.heads(8.0);
        let (look, base) = (self.look(), plot.top - 26.0);
        let mut x = self.frame.body.left + 5.0;
        let mut entry = |text: &str, marker: Marker, hollow: bool| {
            draw_marker(self.scene, canvas, (x, base - 4.0), 4.2, &Look { marker, ..look }, hollow);
            canvas.text(text, (x + 10.0, base), self.scene.note(tokens.ink));
            x += 28.0 + fonts::width(text, NOTE, Weight::Regular);
        };
        entry(words.first_of_all(), Marker::Circle, false);
        entry(words.first_of_others(), Marker::Circle, true);
        if !self.one {
            entry(words.half_there(), Marker::Bar, false);
        }
    }

    fn row(&self, n: usize, row: &Row<'_>) -> Vec<Region> {
        let (canvas, y, look) = (&self.frame.canvas, self.rows.y(n), self.look());
        self.rows.words(n, &row.key, &row.name, false);
        canvas.belongs_to(&row.key);
        let colour = self.scene.tokens.paper.mix(look.line, 0.45);
        if let (Some(first), Some(last)) = (row.dots.first(), row.dots.last()) {
            let from = if self.one { self.rows.plot.left } else { self.x(first.at) };
            let stroke = if self.one { Stroke::new(self.scene.tokens.line, 1.0) } else { Stroke::new(colour, 1.6) };
            canvas.line(&[(from, y), (self.x(last.at), y)], stroke.class("course"));
        }
        // later uses first, so that the first of all lies on top
        for (rank, dot) in row.dots.iter().enumerate().rev() {
            let hollow = if self.one { n > 0 } else { rank > 0 };
            draw_marker(self.scene, canvas, (self.x(dot.at), y), if rank == 0 { 4.4 } else { 3.2 }, &look, hollow);
        }
        if let Some(half) = row.half {
            draw_marker(self.scene, canvas, (self.x(half), y), 4.6, &Look { marker: Marker::Bar, ..look }, false);
        }
        canvas.belongs_to("");
        row.dots.iter().map(|dot| self.region(row, dot, y)).collect()
    }

    fn region(&self, row: &Row<'_>, dot: &Dot<'_>, y: f64) -> Region {
        let words = self.scene.language;
        let outlet = self.scene.label(&dot.used.outlet);
        let behind = Behind {
            outlets: vec![dot.used.outlet.clone()],
            expression: Some(dot.expression.to_owned()),
            days: Some(Days { from: Some(dot.used.date.clone()), to: None }),
            ..Behind::default()
        };
        Region {
            key: row.key.clone(),
            period: Some(if self.one { dot.used.date.clone() } else { dot.used.outlet.clone() }),
            x: self.x(dot.at),
            y,
            reach: (self.rows.pitch / 2.0).min(9.0),
            title: if self.one { outlet } else { format!("{} · {outlet}", row.name) },
            lines: vec![words.first_on(&day(self.scene, &dot.used.date)), words.hits(dot.used.hits)],
            counts: Exposure { hits: dot.used.hits, ..Exposure::default() },
            behind: Some(behind),
        }
    }
}
