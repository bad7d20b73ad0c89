//! What stands around every drawing: title, subtitle, footer, and the paper.

use super::fonts::{self, Weight};
use super::svg::{Anchor, Canvas, Pointer, Type};
use super::theme::Tokens;
use super::{Notes, Style};
use crate::answers::{Caution, Figure, LeftOut, PlotArea, Region};
use crate::question::{Among, Copies, Question};
use crate::wording::{Language, periods};

pub(super) const TITLE: f64 = 19.0;
pub(super) const SUBTITLE: f64 = 13.5;
pub(super) const NOTE: f64 = 11.5;
pub(super) const LABEL: f64 = 12.5;

/// What a figure needs while it is drawn.
pub(super) struct Scene<'a> {
    pub style: &'a Style,
    pub notes: &'a Notes,
    pub tokens: Tokens,
    pub language: Language,
}

impl<'a> Scene<'a> {
    pub fn new(style: &'a Style, notes: &'a Notes) -> Self {
        Self { style, notes, tokens: Tokens::of(style.theme), language: Language::of(&style.language) }
    }

    pub fn width(&self) -> f64 {
        f64::from(self.style.width.clamp(280, 4000))
    }

    pub fn margin(&self) -> f64 {
        if self.style.bare { 4.0 } else { 24.0 }
    }

    /// Pixels between the margins.
    pub fn room(&self) -> f64 {
        self.width() - 2.0 * self.margin()
    }

    /// A series or row as the reader knows it.
    pub fn label(&self, key: &str) -> String {
        let known = self.notes.labels.get(key).map(String::as_str).or_else(|| self.language.key(key));
        fonts::clean(known.unwrap_or(key))
    }

    pub fn note(&self, colour: super::theme::Colour) -> Type<'static> {
        Type::new(NOTE, colour)
    }
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Space {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Space {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

impl From<Space> for PlotArea {
    fn from(space: Space) -> Self {
        Self { left: space.left, top: space.top, right: space.right, bottom: space.bottom }
    }
}

/// The words around a drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// What the figure is.
    pub title: String,
    /// What is seen in it, as far as the intervals allow; it then stands in the title's place.
    pub seen: Option<String>,
    pub subtitle: Vec<String>,
    pub footer: Vec<String>,
    pub says: Says,
}

impl Heading {
    /// What the figure is begins the subtitle where what is seen has taken the title's place.
    pub fn with_both(mut self) -> Self {
        if self.seen.is_some() {
            self.subtitle.insert(0, self.title.clone());
        }
        self
    }

    /// Title, what is seen, and who is counted, as sentences.
    pub fn told(&self) -> String {
        let about = self.subtitle.iter().find(|part| **part != self.title).map_or("", String::as_str);
        [Some(self.title.as_str()), self.seen.as_deref(), Some(about)].into_iter().flatten().map(|part| format!("{part}. ")).collect::<String>().trim_end().to_owned()
    }
}

/// What a figure speaks of: only what rests on a coding has a state of validation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Says {
    #[default]
    Coding,
    Articles,
}

/// The paper with everything but the drawing on it.
pub(super) struct Frame {
    pub canvas: Canvas,
    /// Where the drawing goes.
    pub body: Space,
}

struct Lines {
    title: Vec<String>,
    subtitle: Vec<String>,
    footer: Vec<String>,
    validation: String,
}

impl Frame {
    /// A frame around a drawing that wants `height` pixels, or around what the style's own height leaves.
    pub fn new(scene: &Scene<'_>, heading: &Heading, height: f64) -> Self {
        let (margin, width) = (scene.margin(), scene.width());
        let lines = Lines::of(scene, heading, scene.room());
        let (above, below) = if scene.style.bare { (4.0, 4.0) } else { (margin + lines.above(), lines.below() + margin) };
        let total = match scene.style.height {
            0 => above + height + below,
            fixed => f64::from(fixed.min(20_000)).max(above + below + 60.0),
        };
        let canvas = Canvas::new(width, total.ceil());
        let body = Space { left: margin, top: above, right: width - margin, bottom: total.ceil() - below };
        if !scene.style.bare {
            canvas.rect((0.0, 0.0), (width, canvas.height), scene.tokens.paper, 1.0, "paper");
            lines.draw(scene, &canvas, margin, body.bottom);
        }
        Self { canvas, body }
    }

    /// The finished figure.
    pub fn figure(self, scene: &Scene<'_>, heading: &Heading, plot: Space, regions: Vec<Region>, description: String) -> Figure {
        let (width, height) = (self.canvas.width, self.canvas.height);
        let pointer = if scene.style.bare { Pointer::Passes } else { Pointer::Answers };
        let svg = self.canvas.finish(scene.language.tag(), &heading.title, &description, &scene.notes.recipe.text, pointer);
        let recipe = scene.notes.recipe.id.clone();
        Figure { svg, width, height, regions, plot: plot.into(), description, recipe, legend: Vec::new() }
    }
}

impl Lines {
    fn of(scene: &Scene<'_>, heading: &Heading, room: f64) -> Self {
        let validation = match &scene.notes.validation {
            _ if heading.says == Says::Articles => String::new(),
            Some(state) => fonts::clean(state),
            None => scene.language.not_validated().into(),
        };
        Self {
            title: fonts::wrap(heading.seen.as_ref().unwrap_or(&heading.title), TITLE, Weight::Bold, room, 3),
            subtitle: fonts::wrap_parts(&heading.subtitle, SUBTITLE, room, 8),
            footer: fonts::wrap_parts(&heading.footer, NOTE, room, 10),
            validation,
        }
    }

    fn above(&self) -> f64 {
        self.title.len() as f64 * 25.0 + self.subtitle.len() as f64 * 19.0 + 14.0
    }

    fn below(&self) -> f64 {
        let lines = self.footer.len() + usize::from(!self.validation.is_empty());
        18.0 + lines as f64 * 16.5 - 8.0
    }

    fn draw(&self, scene: &Scene<'_>, canvas: &Canvas, left: f64, bottom: f64) {
        let tokens = &scene.tokens;
        let mut y = left + 16.0;
        for line in &self.title {
            canvas.text(line, (left, y), Type::new(TITLE, tokens.ink).bold());
            y += 25.0;
        }
        y -= 3.0;
        for line in &self.subtitle {
            canvas.text(line, (left, y), Type::new(SUBTITLE, tokens.soft));
            y += 19.0;
        }
        let mut y = bottom + 18.0 + 9.0;
        for line in &self.footer {
            canvas.text(line, (left, y), scene.note(tokens.soft));
            y += 16.5;
        }
        let colour = if scene.notes.validation.is_some() { tokens.soft } else { tokens.warning };
        if !self.validation.is_empty() {
            canvas.text(&self.validation, (left, y), scene.note(colour).bold());
        }
    }
}

/// Says at every point which articles it is about, where those are not all: a number without its denominator misleads.
pub(super) fn tell_scope(scene: &Scene<'_>, question: &Question, mut figure: Figure) -> Figure {
    if question.among != Among::All {
        let about = scene.language.among(question.among, &scene.notes.pair);
        figure.regions.iter_mut().for_each(|region| region.lines.push(about.clone()));
    }
    figure
}

/// A frame that says why it is empty.
pub(super) fn empty(scene: &Scene<'_>, heading: &Heading, reason: &str, description: String) -> Figure {
    let frame = Frame::new(scene, heading, 120.0);
    let body = frame.body;
    let middle = ((body.left + body.right) / 2.0, (body.top + body.bottom) / 2.0);
    frame.canvas.text(reason, middle, Type::new(LABEL, scene.tokens.soft).anchor(Anchor::Middle));
    frame.figure(scene, heading, body, Vec::new(), description)
}

/// Title, denominator and the first rows in a few sentences.
pub(super) fn told_rows(scene: &Scene<'_>, heading: &Heading, rows: impl Iterator<Item = (String, String)>) -> String {
    const TOLD: usize = 8;
    let words = scene.language;
    let mut rows = rows.map(|(name, value)| format!("{name}{}{value}", words.colon()));
    let told: Vec<String> = rows.by_ref().take(TOLD).collect();
    let told = if told.is_empty() { words.nothing().to_string() } else { told.join("; ") };
    let more = match rows.count() {
        0 => String::new(),
        more => format!(" {}", words.and_more(more)),
    };
    format!("{} {told}.{more}", heading.told())
}

/// The days a question asks about, where it names both.
pub(super) fn asked_span(question: &Question, words: Language) -> Option<String> {
    let day = |day| periods::day_name(day, words);
    Some(words.span(&day(question.selection.from?), &day(question.selection.to?)))
}

/// The footer of a measured figure: n, source, codebook, copies, left out, recipe.
pub(super) fn footer(scene: &Scene<'_>, articles: u64, copies: Copies, left_out: &LeftOut, cautions: &[Caution]) -> Vec<String> {
    footer_of(scene, vec![scene.language.articles(articles)], copies, left_out, cautions)
}

/// A footer that begins with what was counted.
pub(super) fn footer_of(
    scene: &Scene<'_>,
    counted: Vec<String>,
    copies: Copies,
    left_out: &LeftOut,
    cautions: &[Caution],
) -> Vec<String> {
    let (words, notes) = (scene.language, scene.notes);
    let mut parts = counted;
    if !notes.source.is_empty() {
        parts.push(words.source(&fonts::clean(&notes.source)));
    }
    if !notes.codebook.is_empty() {
        parts.push(words.codebook(&notes.codebook));
    }
    if notes.stale {
        parts.push(words.stale().into());
    }
    parts.extend(words.by_hand(notes.by_hand, notes.by_hand_left_out));
    parts.push(words.copies(copies).into());
    parts.extend(words.left_out(left_out));
    parts.extend(cautions.iter().filter_map(|caution| words.caution(&caution.code)).map(String::from));
    if !notes.recipe.id.is_empty() {
        parts.push(words.recipe(&notes.recipe.id));
    }
    parts
}
