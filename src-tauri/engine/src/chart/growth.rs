//! How does the time of a work grow with the library? Lines over sizes, both axes in powers of ten.

use super::fonts;
use super::frame::{Frame, Heading, NOTE, Says, Scene, Space};
use super::labels;
use super::panel::draw_marker;
use super::svg::{Anchor, Canvas, Stroke, Type};
use super::{Notes, Style};
use crate::answers::Figure;
use crate::wording::numbers;

/// One work: its name, and for each size of library (articles) the milliseconds that it took.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

const HEIGHT: f64 = 420.0;
/// Room for the names at the ends of the lines, and for the numbers beside the axis.
const NAMES: f64 = 250.0;
const NUMBERS: f64 = 66.0;
const FOOT: f64 = 30.0;

/// The plot with its two ranges, in powers of ten.
struct Sheet {
    plot: Space,
    sizes: (f64, f64),
    times: (f64, f64),
}

impl Sheet {
    fn x(&self, size: f64) -> f64 {
        self.plot.left + (size.log10() - self.sizes.0) / (self.sizes.1 - self.sizes.0) * self.plot.width()
    }

    fn y(&self, time: f64) -> f64 {
        self.plot.bottom - (time.log10() - self.times.0) / (self.times.1 - self.times.0) * self.plot.height()
    }
}

pub(super) fn draw(title: &str, curves: &[Curve], style: &Style, notes: &Notes) -> Figure {
    let scene = Scene::new(style, notes);
    let heading = Heading { title: title.to_owned(), seen: None, subtitle: vec!["Milliseconds by number of articles; both axes in powers of ten".into()], footer: Vec::new(), says: Says::Articles };
    let frame = Frame::new(&scene, &heading, HEIGHT);
    let all = || curves.iter().flat_map(|curve| curve.points.iter().copied()).filter(|(size, time)| *size > 0.0 && *time > 0.0);
    let range = |values: &dyn Fn((f64, f64)) -> f64| {
        let (low, high) = all().map(values).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value.log10().floor()), high.max(value.log10().ceil())));
        if low < high { (low, high) } else { (0.0, 1.0) }
    };
    let body = frame.body;
    let plot = Space { left: body.left + NUMBERS, top: body.top + 12.0, right: body.right - NAMES, bottom: body.bottom - FOOT };
    let sheet = Sheet { plot, sizes: range(&|point| point.0), times: range(&|point| point.1) };
    ground(&scene, &frame.canvas, &sheet);
    lines(&scene, &frame.canvas, &sheet, curves);
    let told: Vec<String> = curves.iter().map(|curve| format!("{}: {}", curve.name, curve.points.iter().map(|(size, time)| format!("{time:.1} ms at {size:.0}")).collect::<Vec<_>>().join(", "))).collect();
    frame.figure(&scene, &heading, plot, Vec::new(), format!("{title}. {}.", told.join("; ")))
}

fn ground(scene: &Scene<'_>, canvas: &Canvas, sheet: &Sheet) {
    let (plot, soft) = (sheet.plot, scene.note(scene.tokens.soft));
    let powers = |(low, high): (f64, f64)| (low as i32..=high as i32).map(|power| 10f64.powi(power));
    for time in powers(sheet.times) {
        let y = sheet.y(time);
        canvas.line(&[(plot.left, y), (plot.right, y)], Stroke::new(scene.tokens.line, 1.0).class("grid"));
        canvas.text(&number(scene, time), (plot.left - 8.0, y + 4.0), soft.anchor(Anchor::End));
    }
    for size in powers(sheet.sizes) {
        canvas.text(&number(scene, size), (sheet.x(size), plot.bottom + 18.0), soft.anchor(Anchor::Middle));
    }
}

fn number(scene: &Scene<'_>, value: f64) -> String {
    if value >= 1.0 { numbers::whole(value as u64, scene.language) } else { numbers::significant(value, scene.language) }
}

fn lines(scene: &Scene<'_>, canvas: &Canvas, sheet: &Sheet, curves: &[Curve]) {
    let end = |curve: &Curve| curve.points.last().map_or(sheet.plot.bottom, |(_, time)| sheet.y(time.max(10f64.powf(sheet.times.0))));
    let mut ends: Vec<(f64, usize)> = curves.iter().map(end).zip(0..).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wishes: Vec<f64> = ends.iter().map(|(end, _)| *end).collect();
    let places = labels::spread(&wishes, &vec![NOTE + 3.0; wishes.len()], sheet.plot.top, sheet.plot.bottom);
    for ((_, rank), place) in ends.into_iter().zip(places) {
        let (curve, look) = (&curves[rank], scene.tokens.series(rank));
        let dots: Vec<(f64, f64)> = curve.points.iter().filter(|(size, time)| *size > 0.0 && *time > 0.0).map(|(size, time)| (sheet.x(*size), sheet.y(*time))).collect();
        canvas.line(&dots, Stroke::new(look.line, 1.8).dashed(look.dash).class("line"));
        dots.iter().for_each(|dot| draw_marker(scene, canvas, *dot, 3.2, &look, false));
        let name = fonts::fit(&curve.name, NOTE, fonts::Weight::Regular, NAMES - 14.0);
        canvas.text(&name, (sheet.plot.right + 10.0, place + 4.0), Type::new(NOTE, look.text).full(&curve.name, &name));
    }
}
