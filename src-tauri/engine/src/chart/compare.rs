//! Who uses it more? Dots with their intervals, the highest first.

use super::axis::{self, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene};
use super::panel::{draw_marker, value_lines};
use super::rows::{self, Column, Kind, Rows};
use super::svg::{Anchor, Stroke, Type};
use super::theme::Look;
use super::{FEW, MOST_ROWS, Notes, seen, too_many_rows};
use crate::Result;
use crate::answers::{Comparison, ComparisonRow, Figure, Region, Style};
use crate::wording::numbers;

/// Above the rows: column heads and value ticks.
const HEAD: f64 = 34.0;

pub(super) fn draw(comparison: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    if comparison.rows.len() > MOST_ROWS {
        return Err(too_many_rows(comparison.rows.len()));
    }
    let rows = sorted(comparison);
    let heading = heading(comparison, &scene);
    let description = describe(comparison, &scene, &rows, &heading);
    let names: Vec<String> = rows.iter().map(|row| scene.label(&row.key)).collect();
    let frame = Frame::new(&scene, &heading, HEAD + rows::height(&scene, &names) * rows.len().max(1) as f64 + 6.0);
    if rows.is_empty() {
        let middle = ((frame.body.left + frame.body.right) / 2.0, (frame.body.top + frame.body.bottom) / 2.0);
        frame.canvas.text(scene.language.nothing(), middle, Type::new(LABEL, scene.tokens.soft).anchor(Anchor::Middle));
        let body = frame.body;
        return Ok(frame.figure(&scene, &heading, body, Vec::new(), description));
    }
    let table = Table::new(comparison, &scene, &rows, &frame);
    table.grid();
    table.baseline();
    let regions = rows.iter().enumerate().map(|(n, row)| table.row(n, row)).collect();
    let space = table.rows.plot;
    let figure = frame.figure(&scene, &heading, space, regions, description);
    Ok(frame::tell_scope(&scene, &comparison.question, figure))
}

/// By falling value, then by name; rows without a value last.
fn sorted(comparison: &Comparison) -> Vec<&ComparisonRow> {
    let mut rows: Vec<&ComparisonRow> = comparison.rows.iter().collect();
    let value = |row: &ComparisonRow| row.value.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| value(b).total_cmp(&value(a)).then_with(|| a.key.cmp(&b.key)));
    rows
}

fn heading(comparison: &Comparison, scene: &Scene<'_>) -> Heading {
    let (words, question) = (scene.language, &comparison.question);
    let mut subtitle = vec![words.denominator(question, &scene.notes.pair)];
    subtitle.extend(frame::asked_span(question, words));
    if comparison.rows.iter().any(|row| row.low.is_some()) {
        subtitle.push(words.whiskers().into());
    }
    if comparison.rows.iter().any(|row| row.value.is_some() && row.counts.articles < FEW) {
        subtitle.push(words.hollow().into());
    }
    let articles = comparison.rows.iter().map(|row| row.counts.articles).sum();
    Heading {
        title: words.comparison_title(&fonts::clean(&scene.notes.concept_title), question),
        seen: seen::comparison(scene, comparison),
        subtitle,
        footer: frame::footer(scene, articles, question.copies, &comparison.left_out, &comparison.cautions),
        says: Says::Coding,
    }
}

fn describe(comparison: &Comparison, scene: &Scene<'_>, rows: &[&ComparisonRow], heading: &Heading) -> String {
    let said = |row: &&ComparisonRow| {
        let value = row.value.map_or(scene.language.no_article().to_string(), |value| {
            numbers::value(value, comparison.question.measure, scene.language)
        });
        (scene.label(&row.key), value)
    };
    frame::told_rows(scene, heading, rows.iter().map(said))
}

struct Table<'a> {
    comparison: &'a Comparison,
    scene: &'a Scene<'a>,
    frame: &'a Frame,
    rows: Rows<'a>,
    axis: ValueAxis,
    look: Look,
}

impl<'a> Table<'a> {
    fn new(comparison: &'a Comparison, scene: &'a Scene<'a>, sorted: &[&ComparisonRow], frame: &'a Frame) -> Self {
        let names: Vec<String> = sorted.iter().map(|row| scene.label(&row.key)).collect();
        let rows = Rows::new(scene, frame, &names, columns(comparison, scene, sorted), HEAD);
        let highest = sorted.iter().filter_map(|row| row.value).fold(0.0, f64::max);
        let firm = sorted.iter().filter(|row| row.counts.articles >= FEW).filter_map(|row| row.high).fold(0.0, f64::max);
        let bound = if highest > 0.0 { highest * 2.0 } else { f64::INFINITY };
        let wanted = (rows.plot.width() / 90.0).clamp(2.0, 6.0) as usize;
        let axis = axis::value_axis(highest.max(firm.min(bound)), wanted, comparison.question.measure, scene.language);
        Self { comparison, scene, frame, rows, axis, look: scene.tokens.concept(scene.notes.concept_rank) }
    }

    fn x(&self, value: f64) -> f64 {
        self.rows.plot.left + value.clamp(0.0, self.axis.top) / self.axis.top * self.rows.plot.width()
    }

    fn grid(&self) {
        let canvas = &self.frame.canvas;
        let soft = self.scene.note(self.scene.tokens.soft);
        let top = self.rows.plot.top;
        for tick in &self.axis.ticks {
            let x = self.x(tick.at);
            let colour = if tick.at == 0.0 { self.scene.tokens.soft } else { self.scene.tokens.line };
            canvas.line(&[(x, top - 4.0), (x, self.rows.bottom())], Stroke::new(colour, 1.0).class("grid"));
            canvas.text(&tick.label, (x, top - 10.0), soft.anchor(Anchor::Middle));
        }
        self.rows.heads(10.0);
    }

    fn baseline(&self) {
        let Some(key) = &self.comparison.baseline else { return };
        let row = self.comparison.rows.iter().find(|row| &row.key == key);
        let Some(value) = row.and_then(|row| row.value) else { return };
        let (x, plot) = (self.x(value), self.rows.plot);
        let stroke = Stroke::new(self.scene.tokens.soft, 1.2).dashed(&[3.0, 3.0]).class("baseline");
        self.frame.canvas.line(&[(x, plot.top - 4.0), (x, self.rows.bottom())], stroke);
        let kind = self.scene.note(self.scene.tokens.ink).anchor(Anchor::Middle);
        let body = self.frame.body;
        let label = fonts::fit(&self.scene.language.baseline(&self.scene.label(key)), NOTE, Weight::Regular, body.width());
        let half = fonts::width(&label, NOTE, Weight::Regular) / 2.0;
        let x = x.clamp(body.left + half, (body.right - half).max(body.left + half));
        self.frame.canvas.text(&label, (x, plot.top - 24.0), kind);
    }

    fn row(&self, n: usize, row: &ComparisonRow) -> Region {
        let name = self.scene.label(&row.key);
        self.rows.words(n, &row.key, &name, self.comparison.baseline.as_ref() == Some(&row.key));
        self.frame.canvas.belongs_to(&row.key);
        self.dot(row, self.rows.y(n));
        self.frame.canvas.belongs_to("");
        self.region(row, self.rows.y(n), name)
    }

    fn dot(&self, row: &ComparisonRow, y: f64) {
        let Some(value) = row.value else { return };
        let canvas = &self.frame.canvas;
        if let (Some(low), Some(high)) = (row.low, row.high) {
            let colour = self.scene.tokens.paper.mix(self.look.line, 0.55);
            canvas.line(&[(self.x(low), y), (self.x(high), y)], Stroke::new(colour, 3.0).class("whisker"));
            if high > self.axis.top {
                // It goes on beyond the plot.
                let x = self.rows.plot.right;
                canvas.shape(&[(x, y - 4.5), (x + 7.0, y), (x, y + 4.5)], colour, 1.0, "whisker");
            }
        }
        draw_marker(self.scene, canvas, (self.x(value), y), 4.6, &self.look, row.counts.articles < FEW);
    }

    fn region(&self, row: &ComparisonRow, y: f64, title: String) -> Region {
        let (words, measure) = (self.scene.language, self.comparison.question.measure);
        let mut lines = match row.value {
            Some(value) => value_lines(self.scene, measure, value, row.low.zip(row.high), &row.counts),
            None => vec![words.no_article().into()],
        };
        if let (Some(ratio), Some(low), Some(high)) = (row.ratio, row.ratio_low, row.ratio_high) {
            let interval = words.span(&numbers::significant(low, words), &numbers::significant(high, words));
            let baseline = self.comparison.baseline.as_ref().map(|key| self.scene.label(key));
            lines.push(words.to_baseline(&numbers::ratio(ratio, words), &interval, baseline.as_deref()));
        }
        let x = self.x(row.value.unwrap_or(0.0));
        Region { key: row.key.clone(), period: None, x, y, reach: self.rows.pitch / 2.0, title, lines, counts: row.counts, behind: None }
    }
}

/// Value, ratio where there is one, articles.
fn columns(comparison: &Comparison, scene: &Scene<'_>, rows: &[&ComparisonRow]) -> Vec<Column> {
    let words = scene.language;
    let measure = comparison.question.measure;
    let cells = |cell: &dyn Fn(&ComparisonRow) -> String| rows.iter().map(|row| cell(row)).collect::<Vec<_>>();
    let value = |row: &ComparisonRow| row.value.map_or("–".into(), |value| numbers::value(value, measure, words));
    let ratio = |row: &ComparisonRow| row.ratio.map_or(String::new(), |value| numbers::ratio(value, words));
    let articles = |row: &ComparisonRow| numbers::whole(row.counts.articles, words);
    let mut columns = vec![Column::new(words.value_column(measure), cells(&value), Kind::Loud)];
    if rows.iter().any(|row| row.ratio.is_some()) {
        columns.push(Column::new(words.ratio_column(comparison.baseline.is_some()), cells(&ratio), Kind::Plain));
    }
    columns.push(Column::new(words.articles_column(), cells(&articles), Kind::Quiet));
    columns
}
