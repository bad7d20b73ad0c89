//! Who uses it more? Dots with their intervals, the highest first.

use super::axis::{self, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Scene, Space};
use super::panel::{draw_marker, value_lines};
use super::svg::{Anchor, Stroke, Type};
use super::theme::Look;
use super::{FEW, Notes};
use crate::wording::{numbers, periods};
use crate::answers::{Comparison, ComparisonRow, Figure, Region, Style};
use crate::{Error, Result};

/// More rows than this cannot be read.
const MOST_ROWS: usize = 150;
const ROW: f64 = 24.0;
/// Above the rows: column heads and value ticks.
const HEAD: f64 = 34.0;

pub(super) fn draw(comparison: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    if comparison.rows.len() > MOST_ROWS {
        return Err(too_many(comparison.rows.len()));
    }
    let rows = sorted(comparison);
    let heading = heading(comparison, &scene);
    let description = describe(comparison, &scene, &rows, &heading);
    let body = HEAD + ROW * rows.len().max(3) as f64 + 6.0;
    let frame = Frame::new(&scene, &heading, body);
    let table = Table::new(comparison, &scene, &rows, &frame);
    table.heads();
    table.baseline();
    let regions = rows.iter().enumerate().map(|(n, row)| table.row(n, row)).collect();
    let space = table.space;
    if rows.is_empty() {
        let middle = ((frame.body.left + frame.body.right) / 2.0, (frame.body.top + frame.body.bottom) / 2.0);
        frame.canvas.text(scene.language.nothing(), middle, Type::new(LABEL, scene.tokens.soft).anchor(Anchor::Middle));
    }
    Ok(frame.figure(&scene, &heading, space, regions, description))
}

fn too_many(count: usize) -> Error {
    Error::new(
        "too-many-rows",
        format!("{count} rows cannot be read in one figure; {MOST_ROWS} are the most that can be drawn."),
        "Choose some of the outlets, or ask for the numbers as CSV.",
    )
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
    if let (Some(from), Some(to)) = (question.selection.from, question.selection.to) {
        subtitle.push(words.span(&periods::day_name(from, words), &periods::day_name(to, words)));
    }
    if comparison.rows.iter().any(|row| row.low.is_some()) {
        subtitle.push(words.whiskers().into());
    }
    if comparison.rows.iter().any(|row| row.value.is_some() && row.counts.articles < FEW) {
        subtitle.push(words.hollow().into());
    }
    let articles = comparison.rows.iter().map(|row| row.counts.articles).sum();
    Heading {
        title: words.comparison_title(&fonts::clean(&scene.notes.concept_title), question),
        subtitle,
        footer: frame::footer(scene, articles, question.copies, &comparison.left_out),
    }
}

fn describe(comparison: &Comparison, scene: &Scene<'_>, rows: &[&ComparisonRow], heading: &Heading) -> String {
    const TOLD: usize = 8;
    let words = scene.language;
    let said = |row: &&ComparisonRow| {
        let value = row.value.map_or(words.no_article().to_string(), |value| numbers::value(value, comparison.question.measure, words));
        format!("{}{}{value}", scene.label(&row.key), words.colon())
    };
    let told: Vec<String> = rows.iter().take(TOLD).map(said).collect();
    let more = if rows.len() > TOLD { format!(" {}", words.and_more(rows.len() - TOLD)) } else { String::new() };
    let told = if told.is_empty() { words.nothing().to_string() } else { told.join("; ") };
    format!("{}. {}. {told}.{more}", heading.title, heading.subtitle[0])
}

/// The rows with their columns: name, plot, value, ratio, n.
struct Table<'a> {
    comparison: &'a Comparison,
    scene: &'a Scene<'a>,
    frame: &'a Frame,
    axis: ValueAxis,
    /// The plot between the names and the numbers.
    space: Space,
    pitch: f64,
    /// Right edges of the columns of numbers: value, ratio, articles.
    columns: [f64; 3],
    look: Look,
}

impl<'a> Table<'a> {
    fn new(comparison: &'a Comparison, scene: &'a Scene<'a>, rows: &[&ComparisonRow], frame: &'a Frame) -> Self {
        let body = frame.body;
        let words = scene.language;
        let measure = comparison.question.measure;
        let wide = |text: &str| fonts::width(text, LABEL, Weight::Regular);
        let widest = |texts: Vec<String>| texts.iter().map(|text| wide(text)).fold(0.0, f64::max);
        let name = widest(rows.iter().map(|row| scene.label(&row.key)).collect()) * 1.06;
        let name = name.clamp(40.0, (body.width() * 0.32).min(260.0));
        let articles = widest(rows.iter().map(|row| numbers::whole(row.counts.articles, words)).chain([words.articles_column().into()]).collect());
        let with_ratio = comparison.rows.iter().any(|row| row.ratio.is_some());
        let ratio = if with_ratio {
            18.0 + widest(rows.iter().map(|row| ratio(row, scene)).chain([words.ratio_column(comparison.baseline.is_some()).into()]).collect())
        } else {
            0.0
        };
        let value = widest(rows.iter().map(|row| value(row, comparison, scene)).chain([words.value_column(measure).into()]).collect());
        let columns = [body.right - articles - 18.0 - ratio, body.right - articles - 18.0, body.right];
        let highest = rows.iter().filter_map(|row| row.value).fold(0.0, f64::max);
        let firm = rows.iter().filter(|row| row.counts.articles >= FEW).filter_map(|row| row.high).fold(0.0, f64::max);
        let bound = if highest > 0.0 { highest * 2.0 } else { f64::INFINITY };
        let space = Space {
            left: body.left + name + 16.0,
            top: body.top + HEAD,
            right: columns[0] - value - 34.0,
            bottom: body.bottom - 6.0,
        };
        let wanted = (space.width() / 90.0).clamp(2.0, 6.0) as usize;
        Self {
            comparison,
            scene,
            frame,
            axis: axis::value_axis(highest.max(firm.min(bound)), wanted, measure, words),
            space,
            pitch: (space.height() / rows.len().max(3) as f64).min(34.0),
            columns,
            look: scene.tokens.concept(scene.notes.concept_rank),
        }
    }

    fn x(&self, value: f64) -> f64 {
        self.space.left + value.clamp(0.0, self.axis.top) / self.axis.top * self.space.width()
    }

    fn y(&self, row: usize) -> f64 {
        self.space.top + (row as f64 + 0.5) * self.pitch
    }

    fn bottom(&self) -> f64 {
        self.space.top + self.pitch * self.comparison.rows.len() as f64
    }

    fn heads(&self) {
        let (canvas, words) = (&self.frame.canvas, self.scene.language);
        let soft = self.scene.note(self.scene.tokens.soft);
        let base = self.space.top - 10.0;
        for tick in &self.axis.ticks {
            let x = self.x(tick.at);
            let colour = if tick.at == 0.0 { self.scene.tokens.soft } else { self.scene.tokens.line };
            canvas.line(&[(x, self.space.top - 4.0), (x, self.bottom())], Stroke::new(colour, 1.0).class("grid"));
            canvas.text(&tick.label, (x, base), soft.anchor(Anchor::Middle));
        }
        let end = soft.anchor(Anchor::End);
        canvas.text(words.value_column(self.comparison.question.measure), (self.columns[0], base), end);
        if self.columns[1] > self.columns[0] {
            canvas.text(words.ratio_column(self.comparison.baseline.is_some()), (self.columns[1], base), end);
        }
        canvas.text(words.articles_column(), (self.columns[2], base), end);
    }

    fn baseline(&self) {
        let Some(key) = &self.comparison.baseline else { return };
        let row = self.comparison.rows.iter().find(|row| &row.key == key);
        let Some(value) = row.and_then(|row| row.value) else { return };
        let x = self.x(value);
        let stroke = Stroke::new(self.scene.tokens.soft, 1.2).dashed(&[3.0, 3.0]).class("baseline");
        self.frame.canvas.line(&[(x, self.space.top - 4.0), (x, self.bottom())], stroke);
        let kind = self.scene.note(self.scene.tokens.ink).anchor(Anchor::Middle);
        let label = fonts::fit(&self.scene.language.baseline(&self.scene.label(key)), NOTE, Weight::Regular, self.space.width());
        let half = fonts::width(&label, NOTE, Weight::Regular) / 2.0;
        let x = x.clamp(self.space.left + half, (self.space.right - half).max(self.space.left + half));
        self.frame.canvas.text(&label, (x, self.space.top - 24.0), kind);
    }

    fn row(&self, n: usize, row: &ComparisonRow) -> Region {
        let (canvas, tokens, y) = (&self.frame.canvas, &self.scene.tokens, self.y(n));
        canvas.belongs_to(&row.key);
        let is_base = self.comparison.baseline.as_ref() == Some(&row.key);
        let full = self.scene.label(&row.key);
        let weight = if is_base { Weight::Bold } else { Weight::Regular };
        let name = fonts::fit(&full, LABEL, weight, self.space.left - 14.0 - self.frame.body.left);
        let kind = Type { weight, ..Type::new(LABEL, tokens.ink) };
        canvas.text(&name, (self.frame.body.left, y + 4.5), kind.full(&full, &name));
        let end = Type::new(LABEL, tokens.ink).anchor(Anchor::End);
        canvas.text(&value(row, self.comparison, self.scene), (self.columns[0], y + 4.5), end.bold());
        canvas.text(&ratio(row, self.scene), (self.columns[1], y + 4.5), end);
        let soft = Type::new(LABEL, tokens.soft).anchor(Anchor::End);
        canvas.text(&numbers::whole(row.counts.articles, self.scene.language), (self.columns[2], y + 4.5), soft);
        self.dot(row, y);
        canvas.belongs_to("");
        self.region(row, y, full)
    }

    fn dot(&self, row: &ComparisonRow, y: f64) {
        let Some(value) = row.value else { return };
        let canvas = &self.frame.canvas;
        if let (Some(low), Some(high)) = (row.low, row.high) {
            let colour = self.scene.tokens.paper.mix(self.look.line, 0.55);
            canvas.line(&[(self.x(low), y), (self.x(high), y)], Stroke::new(colour, 3.0).class("whisker"));
            if high > self.axis.top {
                // It goes on beyond the plot.
                let x = self.space.right;
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
        Region {
            key: row.key.clone(),
            period: None,
            x: self.x(row.value.unwrap_or(0.0)),
            y,
            reach: self.pitch / 2.0,
            title,
            lines,
            counts: row.counts,
        }
    }
}

fn value(row: &ComparisonRow, comparison: &Comparison, scene: &Scene<'_>) -> String {
    row.value.map_or("–".into(), |value| numbers::value(value, comparison.question.measure, scene.language))
}

fn ratio(row: &ComparisonRow, scene: &Scene<'_>) -> String {
    row.ratio.map_or(String::new(), |value| numbers::ratio(value, scene.language))
}
