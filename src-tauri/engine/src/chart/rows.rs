//! How do rows stand in a figure? Names on the left, long ones in two lines, a drawing, columns of numbers on the right.

use super::fonts::{self, Weight};
use super::frame::{Frame, LABEL, NOTE, Scene, Space};
use super::svg::{Anchor, Canvas, Type};

/// Height of a row where nothing else is asked.
const ROW: f64 = 24.0;

/// Height of rows whose names may stand in two lines.
pub(super) const TALL: f64 = 33.0;

/// From one line of a name to the next.
const LINE: f64 = 14.5;

/// The height of a figure's rows: taller where a name needs a second line.
pub(super) fn height(scene: &Scene<'_>, names: &[String]) -> f64 {
    let room = name_room(scene.room());
    if names.iter().any(|name| fonts::width(name, LABEL, Weight::Bold) > room) { TALL } else { ROW }
}

/// Between the plot and the first column, and between columns.
const GAP: f64 = 18.0;

/// A column of numbers, right-aligned under its head.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub head: String,
    pub cells: Vec<String>,
    pub kind: Kind,
}

/// How loud a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Loud,
    Plain,
    Quiet,
}

impl Column {
    pub fn new(head: impl Into<String>, cells: Vec<String>, kind: Kind) -> Self {
        Self { head: head.into(), cells, kind }
    }

    fn width(&self) -> f64 {
        let cells = self.cells.iter().map(|cell| fonts::width(cell, LABEL, Weight::Bold));
        cells.fold(fonts::width(&self.head, NOTE, Weight::Regular), f64::max)
    }
}

/// The widest that names may be in a figure of so many pixels.
pub(super) fn name_room(width: f64) -> f64 {
    (width * 0.32).min(260.0)
}

/// The columns that leave enough of the room to the plot: plain ones go first, the last before the others, since the hit
/// map tells them too.
fn fitting(mut columns: Vec<Column>, room: f64) -> Vec<Column> {
    let width = |columns: &[Column]| columns.iter().map(|column| column.width() + GAP).sum::<f64>();
    while width(&columns) > room {
        let Some(last) = columns.iter().rposition(|column| column.kind == Kind::Plain) else { break };
        columns.remove(last);
    }
    columns
}

/// How wide names are drawn at most, and what that leaves to columns that may take such a part of the rest.
fn rooms(body: f64, names: &[String], part: f64) -> (f64, f64) {
    let widest = names.iter().map(|name| fonts::width(name, LABEL, Weight::Bold)).fold(0.0, f64::max);
    let name = widest.clamp(30.0, name_room(body));
    (name, (body - name - 30.0) * part)
}

/// The heads of the columns that a figure of this width has room for: what is not there needs no explanation.
pub(super) fn heads_shown(scene: &Scene<'_>, names: &[String], columns: Vec<Column>, part: f64) -> Vec<String> {
    let (_, room) = rooms(scene.width() - 2.0 * scene.margin(), names, part);
    fitting(columns, room).into_iter().map(|column| column.head).collect()
}

/// The layout of a figure of rows.
pub(super) struct Rows<'a> {
    scene: &'a Scene<'a>,
    canvas: &'a Canvas,
    left: f64,
    columns: Vec<(Column, f64)>,
    /// Between names and numbers, below the heads.
    pub plot: Space,
    pub pitch: f64,
    count: usize,
}

impl<'a> Rows<'a> {
    /// Lays out `names` and `columns` in the frame, with `head` pixels above the first row.
    pub fn new(scene: &'a Scene<'a>, frame: &'a Frame, names: &[String], columns: Vec<Column>, head: f64) -> Self {
        Self::with_columns(scene, frame, names, columns, head, 0.5)
    }

    /// The same where the columns may take another part than half of what the names leave.
    pub fn with_columns(scene: &'a Scene<'a>, frame: &'a Frame, names: &[String], columns: Vec<Column>, head: f64, part: f64) -> Self {
        let body = frame.body;
        let (name, room) = rooms(body.width(), names, part);
        let mut right = body.right;
        let mut placed = Vec::new();
        for column in fitting(columns, room).into_iter().rev() {
            let width = column.width();
            placed.push((column, right));
            right -= width + GAP;
        }
        placed.reverse();
        let plot = Space {
            left: body.left + name + 14.0,
            top: body.top + head,
            right: if placed.is_empty() { right - 8.0 } else { right - 10.0 },
            bottom: body.bottom - 4.0,
        };
        let pitch = (plot.height() / names.len().max(1) as f64).min(36.0);
        Self { scene, canvas: &frame.canvas, left: body.left, columns: placed, plot, pitch, count: names.len() }
    }

    /// The middle of a row.
    pub fn y(&self, row: usize) -> f64 {
        self.plot.top + (row as f64 + 0.5) * self.pitch
    }

    /// The lower edge of the last row.
    pub fn bottom(&self) -> f64 {
        self.plot.top + self.pitch * self.count as f64
    }

    /// The heads of the columns, on a line `above` pixels over the first row.
    pub fn heads(&self, above: f64) {
        let kind = self.scene.note(self.scene.tokens.soft).anchor(Anchor::End);
        for (column, right) in &self.columns {
            self.canvas.text(&column.head, (*right, self.plot.top - above), kind);
        }
    }

    /// Name and numbers of a row; a strong row has a bold name.
    pub fn words(&self, row: usize, key: &str, name: &str, strong: bool) {
        let tokens = &self.scene.tokens;
        let base = self.y(row) + 4.5;
        let weight = if strong { Weight::Bold } else { Weight::Regular };
        let lines = fonts::wrap(name, LABEL, weight, self.plot.left - 12.0 - self.left, if self.pitch < 2.0 * LINE { 1 } else { 2 });
        self.canvas.belongs_to(key);
        let kind = Type { weight, ..Type::new(LABEL, tokens.ink) };
        let whole = !lines.iter().any(|line| line.ends_with('…'));
        let first = base - LINE * (lines.len() - 1) as f64 / 2.0;
        for (n, line) in lines.iter().enumerate() {
            let kind = if whole { kind } else { kind.full(name, line) };
            self.canvas.text(line, (self.left, first + LINE * n as f64), kind);
        }
        for (column, right) in &self.columns {
            let colour = if column.kind == Kind::Quiet { tokens.soft } else { tokens.ink };
            let kind = Type::new(LABEL, colour).anchor(Anchor::End);
            let kind = if column.kind == Kind::Loud { kind.bold() } else { kind };
            self.canvas.text(column.cells.get(row).map_or("", String::as_str), (*right, base), kind);
        }
        self.canvas.belongs_to("");
    }
}
