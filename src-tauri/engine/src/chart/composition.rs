//! Is it what outlets write, or which were collected? The trend three ways, and the two parts of its change.

use super::fonts;
use super::frame::Scene;
use super::trend::{self, Layout, Seen, Told};
use super::Notes;
use crate::Result;
use crate::answers::{Behind, Composition, CompositionPoint, Exposure, Figure, Marks, Point, Series, Style, Trend};
use crate::question::{Question, Split};
use crate::wording::{Language, numbers};

/// The keys of the three lines.
const RAW: &str = "raw";
const PANEL: &str = "panel";
const STANDARDISED: &str = "standardised";

pub(super) fn draw(composition: &Composition, style: &Style, notes: &Notes) -> Result<Figure> {
    let words = Language::of(&style.language);
    let mut notes = notes.clone();
    notes.labels.extend([RAW, PANEL, STANDARDISED].map(|key| (key.to_owned(), words.composition(key).to_owned())));
    let scene = Scene::new(style, &notes);
    let concept = format!("{} ({})", fonts::clean(&notes.concept_title), words.composition(STANDARDISED));
    let seen = Seen::Line { key: STANDARDISED, concept };
    let told = Told { title: Some(words.composition_title(&fonts::clean(&notes.concept_title), &composition.question)), beside: beside(composition, &scene), seen };
    let mut figure = trend::draw(&as_trend(composition), style, &notes, Layout::Together, told)?;
    for region in &mut figure.regions {
        let outlets = if region.key == PANEL { composition.panel.clone() } else { Vec::new() };
        region.behind = Some(Behind { period: region.period.clone(), outlets, ..Behind::default() });
    }
    Ok(figure)
}

/// Three series over the same articles; the panel's line is left out where there is no panel.
fn as_trend(composition: &Composition) -> Trend {
    type Of = fn(&CompositionPoint) -> (Option<f64>, Option<f64>, Option<f64>, Exposure);
    let lines: [(&str, Of); 3] = [
        (STANDARDISED, |point| (point.standardised, point.low, point.high, point.counts)),
        (RAW, |point| (point.raw, None, None, point.counts)),
        (PANEL, |point| (point.panel, None, None, point.panel_counts)),
    ];
    let series = lines.into_iter().map(|(key, of)| Series { key: key.to_owned(), points: composition.points.iter().filter_map(|point| one(point, of(point))).collect() });
    let articles = composition.points.iter().map(|point| point.counts.articles).sum();
    Trend {
        // any split of articles: three lines with names
        question: Question { split: Split::Outlet, ..composition.question.clone() },
        codebook: composition.codebook.clone(),
        library: composition.library.clone(),
        series: series.filter(|series| !series.points.is_empty()).collect(),
        left_out: composition.left_out,
        total: Exposure { articles, ..Exposure::default() },
        marks: Marks { holes: composition.holes.clone(), ..Marks::default() },
        cautions: Vec::new(),
        by_hand: composition.by_hand,
        validation: None,
    }
}

fn one(point: &CompositionPoint, (value, low, high, counts): (Option<f64>, Option<f64>, Option<f64>, Exposure)) -> Option<Point> {
    Some(Point { period: point.period.clone(), counts, value: Some(value?), low, high })
}

/// How many outlets the panel has, and what the change is made of.
fn beside(composition: &Composition, scene: &Scene<'_>) -> Vec<String> {
    let words = scene.language;
    let measure = composition.question.measure;
    let mut said = vec![words.panel_of(composition.panel.len())];
    if let Some(change) = composition.change {
        let part = |value: f64| numbers::signed(value, measure, words);
        said.push(words.change_of(&part(change.total), &part(change.within), &part(change.between)));
    }
    said
}
