//! How does a figure become SVG text? A plotters backend in whole tenths of a pixel, and the canvas the figures draw on.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{Color as _, DrawingArea, IntoDrawingArea, IntoFont as _, RGBAColor, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::FontStyle;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::fonts::Weight;
use super::theme::Colour;

/// plotters counts in whole pixels: everything is drawn ten times as large, under a viewBox.
const TENTHS: f64 = 10.0;

/// The faces of every figure as a browser looks for them: Inter, then what draws Latin and Cyrillic in about its widths, then
/// Chinese. A Chinese face before those would draw the Latin too, and Cyrillic as wide as ideographs.
const FAMILIES: &str = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// What a stroke has and plotters' styles cannot say.
#[derive(Debug, Clone, Default)]
struct Pen {
    class: String,
    key: String,
    dash: String,
    /// Colour inside an outlined shape.
    ground: Option<Colour>,
    /// The full text where a label is cut.
    title: String,
}

#[derive(Default)]
struct Sheet {
    body: String,
    pen: Pen,
}

impl Sheet {
    fn attributes(&self) -> String {
        let mut text = String::new();
        for (name, value) in [("class", &self.pen.class), ("data-key", &self.pen.key)] {
            if !value.is_empty() {
                let _ = write!(text, " {name}=\"{}\"", escape(value));
            }
        }
        text
    }

    fn push(&mut self, shape: &str, paint: &str) {
        let attributes = self.attributes();
        let _ = writeln!(self.body, "<{shape}{attributes}{paint}/>");
    }

    fn stroke(&self, style: &impl BackendStyle) -> String {
        let color = style.color();
        let mut text = format!(" stroke=\"{}\" stroke-width=\"{}\"", hex(color), style.stroke_width());
        opacity(&mut text, "stroke-opacity", color.alpha);
        if !self.pen.dash.is_empty() {
            let _ = write!(text, " stroke-dasharray=\"{}\"", self.pen.dash);
        }
        text
    }

    fn ground(&self) -> String {
        self.pen.ground.map_or_else(|| " fill=\"none\"".into(), |c| format!(" fill=\"{}\"", c.hex()))
    }
}

fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn opacity(text: &mut String, name: &str, alpha: f64) {
    if alpha < 1.0 {
        let _ = write!(text, " {name}=\"{}\"", (alpha * 1000.0).round() / 1000.0);
    }
}

fn fill(color: BackendColor) -> String {
    let mut text = format!(" fill=\"{}\"", hex(color));
    opacity(&mut text, "fill-opacity", color.alpha);
    text
}

fn outline(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut path = String::new();
    for (n, (x, y)) in points.into_iter().enumerate() {
        let _ = write!(path, "{}{x} {y}", if n == 0 { "M" } else { "L" });
    }
    path
}

/// Text made safe for XML: markup escaped, characters that XML forbids left out.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => safe.push(c),
        }
    }
    safe
}

/// plotters' way to the sheet.
struct Backend {
    sheet: Rc<RefCell<Sheet>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, filled: bool) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let shape = format!("rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", from.0, from.1, to.0 - from.0, to.1 - from.1);
        let paint = if filled { fill(style.color()) } else { sheet.ground() + &sheet.stroke(style) };
        sheet.push(&shape, &paint);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let paint = sheet.ground() + &sheet.stroke(style) + " stroke-linejoin=\"round\" stroke-linecap=\"round\"";
        sheet.push(&format!("path d=\"{}\"", outline(path)), &paint);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, filled: bool) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let paint = if filled { fill(style.color()) } else { sheet.ground() + &sheet.stroke(style) };
        sheet.push(&format!("circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", center.0, center.1), &paint);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        let shape = format!("path d=\"{}Z\"", outline(corners));
        self.sheet.borrow_mut().push(&shape, &fill(style.color()));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"700\"" } else { "" };
        let title = match sheet.pen.title.as_str() {
            "" => String::new(),
            full => format!("<title>{}</title>", escape(full)),
        };
        let attributes = sheet.attributes();
        let _ = writeln!(
            sheet.body,
            "<text{attributes} x=\"{x}\" y=\"{y}\" font-size=\"{}\"{weight}{anchor}{}>{title}{}</text>",
            style.size(),
            fill(style.color()),
            escape(text)
        );
        Ok(())
    }
}

/// A stroke: colour, width in pixels, dash pattern in pixels, and the class the page finds it by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke<'a> {
    pub colour: Colour,
    pub width: f64,
    pub dash: &'a [f64],
    pub class: &'a str,
}

impl<'a> Stroke<'a> {
    pub fn new(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: &[], class: "" }
    }

    pub fn dashed(self, dash: &'a [f64]) -> Self {
        Self { dash, ..self }
    }

    pub fn class(self, class: &'a str) -> Self {
        Self { class, ..self }
    }
}

/// Where a text stands against its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// One line of text: size in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type<'a> {
    pub size: f64,
    pub weight: Weight,
    pub colour: Colour,
    pub anchor: Anchor,
    /// The full text where this one is cut.
    pub full: &'a str,
}

impl<'a> Type<'a> {
    pub fn new(size: f64, colour: Colour) -> Self {
        Self { size, weight: Weight::Regular, colour, anchor: Anchor::Start, full: "" }
    }

    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// Keeps the full text as a tooltip where `shown` is shorter.
    pub fn full(self, full: &'a str, shown: &str) -> Self {
        Self { full: if full == shown { "" } else { full }, ..self }
    }
}

/// A sheet of paper, measured in pixels from its upper left corner.
pub(super) struct Canvas {
    area: DrawingArea<Backend, Shift>,
    sheet: Rc<RefCell<Sheet>>,
    pub width: f64,
    pub height: f64,
}

type Dot = (f64, f64);

fn at((x, y): Dot) -> BackendCoord {
    ((x * TENTHS).round() as i32, (y * TENTHS).round() as i32)
}

fn solid(colour: Colour, alpha: f64) -> RGBAColor {
    RGBAColor(colour.0, colour.1, colour.2, alpha)
}

impl Canvas {
    pub fn new(width: f64, height: f64) -> Self {
        let sheet = Rc::new(RefCell::new(Sheet::default()));
        let size = ((width * TENTHS).round() as u32, (height * TENTHS).round() as u32);
        let area = Backend { sheet: Rc::clone(&sheet), size }.into_drawing_area();
        Self { area, sheet, width, height }
    }

    /// The name of the series that the next shapes belong to; empty for none.
    pub fn belongs_to(&self, key: &str) {
        self.sheet.borrow_mut().pen.key = key.into();
    }

    fn with(&self, change: impl FnOnce(&mut Pen)) {
        let mut sheet = self.sheet.borrow_mut();
        let key = std::mem::take(&mut sheet.pen.key);
        sheet.pen = Pen { key, ..Pen::default() };
        change(&mut sheet.pen);
    }

    fn draw<'a, E>(&self, element: &'a E)
    where
        &'a E: plotters::element::PointCollection<'a, BackendCoord>,
        E: plotters::element::Drawable<Backend>,
    {
        // The backend writes to memory and cannot fail.
        let _ = self.area.draw(element);
    }

    fn style(stroke: Stroke<'_>) -> ShapeStyle {
        ShapeStyle { color: solid(stroke.colour, 1.0), filled: false, stroke_width: (stroke.width * TENTHS).round() as u32 }
    }

    fn take_pen(&self, stroke: Stroke<'_>, ground: Option<Colour>) {
        let dash: Vec<String> = stroke.dash.iter().map(|part| format!("{}", (part * TENTHS).round())).collect();
        self.with(|pen| {
            pen.class = stroke.class.into();
            pen.dash = dash.join(" ");
            pen.ground = ground;
        });
    }

    /// One path through all points.
    pub fn line(&self, points: &[Dot], stroke: Stroke<'_>) {
        self.take_pen(stroke, None);
        self.draw(&PathElement::new(points.iter().copied().map(at).collect::<Vec<_>>(), Self::style(stroke)));
    }

    /// A filled shape without an edge.
    pub fn shape(&self, corners: &[Dot], colour: Colour, alpha: f64, class: &str) {
        self.with(|pen| pen.class = class.into());
        self.draw(&Polygon::new(corners.iter().copied().map(at).collect::<Vec<_>>(), solid(colour, alpha)));
    }

    /// A closed outline filled with `ground`.
    pub fn outlined(&self, corners: &[Dot], stroke: Stroke<'_>, ground: Colour) {
        self.take_pen(stroke, Some(ground));
        let closed = corners.iter().chain(corners.first()).copied().map(at).collect::<Vec<_>>();
        self.draw(&PathElement::new(closed, Self::style(stroke)));
    }

    pub fn rect(&self, from: Dot, to: Dot, colour: Colour, alpha: f64, class: &str) {
        self.with(|pen| pen.class = class.into());
        self.draw(&Rectangle::new([at(from), at(to)], solid(colour, alpha).filled()));
    }

    /// Rectangles of one colour as one shape, by two opposite corners each.
    pub fn rects(&self, corners: &[(Dot, Dot)], colour: Colour, class: &str) {
        self.with(|pen| pen.class = class.into());
        let one = |((x, y), (right, bottom)): (BackendCoord, BackendCoord)| format!("M{x} {y}h{}v{}h{}z", right - x, bottom - y, x - right);
        let path: String = corners.iter().map(|(from, to)| one((at(*from), at(*to)))).collect();
        self.sheet.borrow_mut().push(&format!("path d=\"{path}\""), &format!(" fill=\"{}\"", colour.hex()));
    }

    pub fn disc(&self, center: Dot, radius: f64, colour: Colour, class: &str) {
        self.with(|pen| pen.class = class.into());
        self.draw(&Circle::new(at(center), (radius * TENTHS).round() as i32, solid(colour, 1.0).filled()));
    }

    pub fn ring(&self, center: Dot, radius: f64, stroke: Stroke<'_>, ground: Colour) {
        self.take_pen(stroke, Some(ground));
        self.draw(&Circle::new(at(center), (radius * TENTHS).round() as i32, Self::style(stroke)));
    }

    /// A line of text on its baseline.
    pub fn text(&self, text: &str, point: Dot, kind: Type<'_>) {
        self.with(|pen| {
            pen.title = kind.full.into();
        });
        let side = match kind.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let weight = if kind.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("Inter", kind.size * TENTHS, weight).into_font();
        let style = font.color(&solid(kind.colour, 1.0)).pos(Pos::new(side, VPos::Bottom));
        self.draw(&Text::new(text.to_string(), at(point), style));
    }

    /// The whole document.
    pub fn finish(self, language: &str, title: &str, description: &str, metadata: &str, pointer: Pointer) -> String {
        let events = if pointer == Pointer::Passes { " pointer-events=\"none\"" } else { "" };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{language}\" role=\"img\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {vw} {vh}\" \
             font-family=\"{FAMILIES}\"{events}>\n<title>{}</title>\n<desc>{}</desc>\n<metadata>{}</metadata>\n{}</svg>\n",
            escape(title),
            escape(description),
            escape(metadata),
            self.sheet.borrow().body,
            w = self.width,
            h = self.height,
            vw = (self.width * TENTHS).round(),
            vh = (self.height * TENTHS).round(),
        )
    }
}

/// Whether the picture itself answers to a pointer; on the screen the page's own layer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    Answers,
    Passes,
}
