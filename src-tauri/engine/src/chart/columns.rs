//! How does the company of two concepts change? Stacked columns over time, a panel a series.

use super::axis::{self, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene, Space};
use super::svg::{Anchor, Stroke, Type};
use super::theme::Colour;
use super::{Notes, seen, too_many_rows};
use crate::answers::{Behind, Company, CompanyPart, Exposure, Figure, QuadrantRow, Quadrants, Region, Style};
use crate::question::{Measure, Split};
use crate::wording::{numbers, periods};
use crate::{Error, Result};

const TITLE_ROOM: f64 = 30.0;
const AXIS_ROOM: f64 = 24.0;
const GAP: f64 = 20.0;
const LEGEND: f64 = 26.0;
/// Panels and columns, at most.
const MOST_PANELS: usize = 40;
const MOST_PERIODS: i32 = 400;
/// A column, in pixels.
const WIDEST: f64 = 72.0;

struct Part {
    part: CompanyPart,
    name: String,
    colour: Colour,
}

struct Panel<'a> {
    key: String,
    rows: Vec<(i32, &'a QuadrantRow)>,
}

pub(super) fn quadrants(quadrants: &Quadrants, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let panels = panels(quadrants);
    if panels.len() > MOST_PANELS {
        return Err(too_many_rows(panels.len()));
    }
    let ranks = || panels.iter().flat_map(|panel| &panel.rows).map(|row| row.0);
    let parts = parts(&scene, quadrants);
    let mut heading = heading(&scene, quadrants).with_both();
    let Some((from, to)) = ranks().min().zip(ranks().max()) else {
        let description = format!("{}. {}.", heading.title, words.nothing_dated());
        return Ok(frame::empty(&scene, &heading, words.nothing_dated(), description));
    };
    if to - from >= MOST_PERIODS {
        return Err(Error::new(
            "too-many-periods",
            format!("{} columns side by side are too narrow to be seen; {MOST_PERIODS} are the most that are drawn.", to - from + 1),
            "Choose longer periods or fewer years.",
        ));
    }
    let by = quadrants.question.by;
    heading.subtitle.insert(1, words.span(&periods::name(from, by, words), &periods::name(to, by, words)));
    let total = |panel: &Panel<'_>| panel.rows.iter().map(|row| row.1.articles).sum();
    let description = frame::told_rows(&scene, &heading, panels.iter().map(|panel| (scene.label(&panel.key), words.articles(total(panel)))));
    let grid = Grid::of(panels.len(), scene.room());
    let frame = Frame::new(&scene, &heading, LEGEND + grid.height());
    legend(&scene, &frame, &parts);
    let body = Space { top: frame.body.top + LEGEND, ..frame.body };
    let highest = panels.iter().flat_map(|panel| &panel.rows).map(|row| held(row.1)).fold(0.0, f64::max);
    let axis = axis::value_axis(highest, if panels.len() == 1 { 5 } else { 3 }, Measure::Share, words);
    let sheet = Sheet { quadrants, scene: &scene, frame: &frame, parts: &parts, axis, from: f64::from(from) - 0.5, to: f64::from(to) + 0.5 };
    let left = sheet.ticks_room();
    let mut regions = Vec::new();
    for (n, panel) in panels.iter().enumerate() {
        let space = grid.space(n, body, left);
        regions.extend(sheet.panel(panel, space, n.is_multiple_of(grid.columns), panels.len() > 1));
    }
    let plot = Space { left: body.left + left, ..body };
    Ok(frame.figure(&scene, &heading, plot, regions, description))
}

/// The share of articles with at least one of the two.
fn held(row: &QuadrantRow) -> f64 {
    (row.articles - row.neither.min(row.articles)) as f64 / row.articles.max(1) as f64
}

fn panels(quadrants: &Quadrants) -> Vec<Panel<'_>> {
    let mut panels: Vec<Panel<'_>> = Vec::new();
    for row in &quadrants.rows {
        let Some(rank) = row.period.as_deref().and_then(|period| periods::rank(period, quadrants.question.by)) else { continue };
        match panels.iter_mut().find(|panel| panel.key == row.key) {
            Some(panel) => panel.rows.push((rank, row)),
            None => panels.push(Panel { key: row.key.clone(), rows: vec![(rank, row)] }),
        }
    }
    panels
}

/// From the axis upwards.
fn parts(scene: &Scene<'_>, quadrants: &Quadrants) -> Vec<Part> {
    let (words, tokens) = (scene.language, &scene.tokens);
    let name = |key: &str| super::bars::inner(&scene.label(key));
    vec![
        Part { part: CompanyPart::OnlyFirst, name: words.only(&name(&quadrants.first)), colour: tokens.concept(0).line },
        Part { part: CompanyPart::Both, name: words.both().into(), colour: tokens.concept(3).line },
        Part { part: CompanyPart::OnlySecond, name: words.only(&name(&quadrants.second)), colour: tokens.concept(1).line },
    ]
}

fn heading(scene: &Scene<'_>, quadrants: &Quadrants) -> Heading {
    let (words, notes) = (scene.language, scene.notes);
    let (first, second) = (scene.label(&quadrants.first), super::bars::inner(&scene.label(&quadrants.second)));
    Heading {
        title: words.quadrants_over_time_title(&first, &second, &quadrants.question),
        seen: seen::quadrants(scene, quadrants, &words.listed(&[first, second])),
        subtitle: vec![words.denominator(&quadrants.question, &notes.pair), words.rest_holds_neither().into()],
        footer: frame::footer(scene, quadrants.rows.iter().map(|row| row.articles).sum(), quadrants.question.copies, &quadrants.left_out, &[]),
        says: Says::Coding,
    }
}

fn legend(scene: &Scene<'_>, frame: &Frame, parts: &[Part]) {
    let mut x = frame.body.left;
    let room = frame.body.width() / parts.len() as f64 - 24.0;
    for part in parts {
        let name = fonts::fit(&part.name, NOTE, Weight::Regular, room);
        frame.canvas.rect((x, frame.body.top + 3.0), (x + 10.0, frame.body.top + 13.0), part.colour, 1.0, "legend");
        frame.canvas.text(&name, (x + 15.0, frame.body.top + 12.0), scene.note(scene.tokens.ink).full(&part.name, &name));
        x += 32.0 + fonts::width(&name, NOTE, Weight::Regular);
    }
}

struct Grid {
    columns: usize,
    rows: usize,
    high: f64,
}

impl Grid {
    fn of(count: usize, room: f64) -> Self {
        if count == 1 {
            return Self { columns: 1, rows: 1, high: (room * 0.42).clamp(200.0, 400.0) };
        }
        let most = ((room + GAP) / (220.0 + GAP)).floor().clamp(1.0, 4.0) as usize;
        let rows = count.div_ceil(most);
        Self { columns: count.div_ceil(rows), rows, high: 110.0 }
    }

    fn height(&self) -> f64 {
        self.rows as f64 * (TITLE_ROOM + self.high + AXIS_ROOM)
    }

    fn space(&self, n: usize, body: Space, ticks: f64) -> Space {
        let (row, column) = (n / self.columns, n % self.columns);
        let wide = (body.width() - ticks - GAP * (self.columns - 1) as f64) / self.columns as f64;
        let left = body.left + ticks + column as f64 * (wide + GAP);
        let pitch = body.height() / self.rows as f64;
        let top = body.top + row as f64 * pitch + TITLE_ROOM;
        Space { left, top, right: left + wide, bottom: top + pitch - TITLE_ROOM - AXIS_ROOM }
    }
}

struct Sheet<'a> {
    quadrants: &'a Quadrants,
    scene: &'a Scene<'a>,
    frame: &'a Frame,
    parts: &'a [Part],
    axis: ValueAxis,
    from: f64,
    to: f64,
}

impl Sheet<'_> {
    fn ticks_room(&self) -> f64 {
        10.0 + self.axis.ticks.iter().map(|tick| fonts::width(&tick.label, NOTE, Weight::Regular)).fold(0.0, f64::max)
    }

    fn panel(&self, panel: &Panel<'_>, space: Space, with_ticks: bool, with_title: bool) -> Vec<Region> {
        let (canvas, tokens, words) = (&self.frame.canvas, &self.scene.tokens, self.scene.language);
        let y = |share: f64| space.bottom - share.min(self.axis.top) / self.axis.top * space.height();
        if with_title {
            let full = self.scene.label(&panel.key);
            let name = fonts::fit(&full, LABEL, Weight::Bold, space.width());
            canvas.text(&name, (space.left, space.top - 8.0), Type::new(LABEL, tokens.ink).bold().full(&full, &name));
        }
        for tick in &self.axis.ticks {
            let stroke = if tick.at == 0.0 { Stroke::new(tokens.soft, 1.0) } else { Stroke::new(tokens.line, 1.0) };
            canvas.line(&[(space.left, y(tick.at)), (space.right, y(tick.at))], stroke.class("grid"));
            if with_ticks {
                canvas.text(&tick.label, (space.left - 8.0, y(tick.at) + 4.0), self.scene.note(tokens.soft).anchor(Anchor::End));
            }
        }
        let x = |rank: f64| space.left + (rank - self.from) / (self.to - self.from) * space.width();
        for tick in axis::time_axis(self.from, self.to, self.quadrants.question.by, space.width(), LABEL, words) {
            canvas.line(&[(x(tick.at), space.bottom), (x(tick.at), space.bottom + 4.0)], Stroke::new(tokens.soft, 1.0).class("tick"));
            let half = fonts::width(&tick.label, NOTE, Weight::Regular) / 2.0;
            // beside a neighbour a label stays in its own half of the gap
            let (from, to) = if with_title { (space.left - GAP / 2.0 + 2.0, space.right + GAP / 2.0 - 2.0) } else { (0.0, self.scene.width()) };
            let at = x(tick.at).clamp(from + half, (to - half).max(from + half));
            canvas.text(&tick.label, (at, space.bottom + 17.0), self.scene.note(tokens.soft).anchor(Anchor::Middle));
        }
        canvas.belongs_to(&panel.key);
        let wide = space.width() / (self.to - self.from);
        let gap = if wide > 5.0 { (wide * 0.14).min(6.0).max((wide - WIDEST) / 2.0) } else { 0.0 };
        let regions = panel.rows.iter().flat_map(|(rank, row)| {
            let (left, right) = (x(f64::from(*rank) - 0.5) + gap, x(f64::from(*rank) + 0.5) - gap);
            self.column(panel, *rank, row, (left, right), y)
        });
        let regions = regions.collect();
        canvas.belongs_to("");
        regions
    }

    /// One column; a region a part. Few articles make a pale column.
    fn column(&self, panel: &Panel<'_>, rank: i32, row: &QuadrantRow, (left, right): (f64, f64), y: impl Fn(f64) -> f64) -> Vec<Region> {
        let (words, tokens) = (self.scene.language, &self.scene.tokens);
        let counts = [row.only_first, row.both, row.only_second];
        let share = |count: u64| count as f64 / row.articles.max(1) as f64;
        let period = periods::name(rank, self.quadrants.question.by, words);
        let mut below = 0u64;
        let mut regions = Vec::new();
        for (part, &count) in self.parts.iter().zip(&counts).filter(|(_, count)| **count > 0) {
            let (foot, head) = (y(share(below)), y(share(below + count)));
            below += count;
            let colour = if row.articles < super::FEW { tokens.paper.mix(part.colour, 0.5) } else { part.colour };
            self.frame.canvas.rect((left, head), (right.max(left + 0.5), foot), colour, 1.0, "column");
            let of = format!("{} {} {}", numbers::value(share(count), Measure::Share, words), words.out_of(), words.articles(row.articles));
            let mut lines = vec![of];
            if row.articles < super::FEW {
                lines.push(words.few_articles().into());
            }
            let key = (self.quadrants.question.split != Split::None).then(|| row.key.clone());
            regions.push(Region {
                key: panel.key.clone(),
                period: row.period.clone(),
                x: (left + right) / 2.0,
                y: (foot + head) / 2.0,
                reach: ((right - left) / 2.0).max(4.0),
                title: format!("{period} · {}", part.name),
                lines,
                counts: Exposure { articles: row.articles, articles_with_hit: count, ..Exposure::default() },
                behind: Some(Behind { key, period: row.period.clone(), company: Some(Company { second: self.quadrants.second.clone(), part: part.part }), ..Behind::default() }),
            });
        }
        regions
    }
}
