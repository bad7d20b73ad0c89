//! What changed around dated events? For each the value before and after, the ratio, and how usual such a change is.

use super::axis::{self, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, NOTE, Says, Scene};
use super::panel::draw_marker;
use super::rows::{self, Column, Kind, Rows};
use super::svg::{Anchor, Stroke};
use super::theme::Look;
use super::{FEW, MOST_ROWS, Notes, seen, too_many_rows};
use crate::Result;
use crate::answers::{Behind, Days, EventRow, Events, Exposure, Figure, Region, Style};
use crate::question::Split;
use crate::wording::{numbers, periods};

/// Above the rows: the legend and the ticks.
const HEAD: f64 = 52.0;

/// The part of what the names leave that columns may take.
const COLUMNS: f64 = 0.66;

pub(super) fn draw(events: &Events, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let mut shown: Vec<&EventRow> = events.rows.iter().filter(|row| row.before_value.is_some() && row.after_value.is_some()).collect();
    shown.sort_by(|a, b| (&a.date, &a.key, &a.title).cmp(&(&b.date, &b.key, &b.title)));
    if shown.len() > MOST_ROWS {
        return Err(too_many_rows(shown.len()));
    }
    let names: Vec<String> = shown.iter().map(|row| name(events, &scene, row)).collect();
    let heading = heading(events, &scene, &shown, &rows::heads_shown(&scene, &names, columns(&scene, &shown), COLUMNS)).with_both();
    let name = |row: &&EventRow| name(events, &scene, row);
    let told = |row: &&EventRow| (name(row), row.ratio.map_or("–".into(), |ratio| numbers::ratio(ratio, words)));
    let description = frame::told_rows(&scene, &heading, shown.iter().map(told));
    if shown.is_empty() {
        return Ok(frame::empty(&scene, &heading, words.no_event(), description));
    }
    let frame = Frame::new(&scene, &heading, HEAD + rows::height(&scene, &names) * shown.len() as f64 + 8.0);
    let rows = Rows::with_columns(&scene, &frame, &names, columns(&scene, &shown), HEAD, COLUMNS);
    let highest = shown.iter().flat_map(|row| [row.before_value, row.after_value]).flatten().fold(0.0, f64::max);
    let wanted = (rows.plot.width() / 90.0).clamp(2.0, 5.0) as usize;
    let axis = axis::value_axis(highest, wanted, events.question.measure, words);
    let sheet = Sheet { events, scene: &scene, frame: &frame, rows: &rows, axis };
    sheet.grid();
    let regions = shown.iter().enumerate().flat_map(|(n, row)| sheet.row(n, &names[n], row)).collect();
    let plot = rows.plot;
    Ok(frame.figure(&scene, &heading, plot, regions, description))
}

fn name(events: &Events, scene: &Scene<'_>, row: &EventRow) -> String {
    let title = fonts::clean(&row.title);
    if events.question.split == Split::None { title } else { format!("{} · {title}", scene.label(&row.key)) }
}

fn heading(events: &Events, scene: &Scene<'_>, shown: &[&EventRow], heads: &[String]) -> Heading {
    let (words, notes) = (scene.language, scene.notes);
    let stands = |head: &str| heads.iter().any(|shown| shown == head);
    let mut subtitle = vec![words.denominator(&events.question, &notes.pair)];
    if stands(words.chance_column()) {
        subtitle.push(words.chance_is().into());
    }
    if events.tests > 1 && stands("q") {
        subtitle.push(words.q_is(events.tests as usize));
    }
    if shown.len() < events.rows.len() {
        subtitle.push(words.events_left(events.rows.len() - shown.len()));
    }
    let articles = events.rows.iter().map(|row| row.before.articles + row.after.articles).max().unwrap_or(0);
    Heading {
        title: words.events_title(&fonts::clean(&notes.concept_title), events.window_days),
        seen: seen::events(scene, events, shown),
        subtitle,
        footer: frame::footer_of(scene, vec![words.at_most(articles)], events.question.copies, &events.left_out, &[]),
        says: Says::Coding,
    }
}

fn columns(scene: &Scene<'_>, rows: &[&EventRow]) -> Vec<Column> {
    let words = scene.language;
    let p = |p: Option<f64>| p.map_or("–".to_owned(), |p| numbers::p(p, words));
    let date = |row: &&EventRow| row.date.parse().map_or(row.date.clone(), |day| periods::day_short(day, words));
    vec![
        Column::new(words.ratio_column(true), rows.iter().map(|row| row.ratio.map_or("–".into(), |ratio| numbers::ratio(ratio, words))).collect(), Kind::Loud),
        Column::new(words.interval_column(), rows.iter().map(|row| interval(scene, row)).collect(), Kind::Plain),
        Column::new(words.chance_column(), rows.iter().map(|row| p(row.placebo_p)).collect(), Kind::Plain),
        Column::new("q", rows.iter().map(|row| p(row.q)).collect(), Kind::Plain),
        Column::new(words.date_column(), rows.iter().map(date).collect(), Kind::Quiet),
    ]
}

fn interval(scene: &Scene<'_>, row: &EventRow) -> String {
    let words = scene.language;
    let end = |end: Option<f64>| end.map_or("∞".into(), |end| numbers::significant(end, words));
    match (row.ratio_low, row.ratio_high) {
        (None, None) => "–".into(),
        (low, high) => words.span(&end(low), &end(high)),
    }
}

struct Sheet<'a> {
    events: &'a Events,
    scene: &'a Scene<'a>,
    frame: &'a Frame,
    rows: &'a Rows<'a>,
    axis: ValueAxis,
}

impl Sheet<'_> {
    fn x(&self, value: f64) -> f64 {
        self.rows.plot.left + value.clamp(0.0, self.axis.top) / self.axis.top * self.rows.plot.width()
    }

    fn look(&self) -> Look {
        self.scene.tokens.concept(self.scene.notes.concept_rank)
    }

    fn grid(&self) {
        let (canvas, tokens, words) = (&self.frame.canvas, &self.scene.tokens, self.scene.language);
        let top = self.rows.plot.top;
        for tick in &self.axis.ticks {
            let x = self.x(tick.at);
            let colour = if tick.at == 0.0 { tokens.soft } else { tokens.line };
            canvas.line(&[(x, top - 4.0), (x, self.rows.bottom())], Stroke::new(colour, 1.0).class("grid"));
            canvas.text(&tick.label, (x, top - 10.0), self.scene.note(tokens.soft).anchor(Anchor::Middle));
        }
        self.rows.heads(10.0);
        // the legend: a hollow point before, a full one after
        let (look, base) = (self.look(), top - 33.0);
        let mut x = self.frame.body.left + 5.0;
        for (text, hollow) in [(words.before_event(), true), (words.after_event(), false)] {
            draw_marker(self.scene, canvas, (x, base - 4.0), 4.2, &look, hollow);
            canvas.text(text, (x + 10.0, base), self.scene.note(tokens.ink));
            x += 28.0 + fonts::width(text, NOTE, Weight::Regular);
        }
    }

    /// A region before and one after, so that each leads to its own sentences.
    fn row(&self, n: usize, name: &str, row: &EventRow) -> Vec<Region> {
        let (canvas, y, look) = (&self.frame.canvas, self.rows.y(n), self.look());
        self.rows.words(n, &row.key, name, false);
        let (Some(before), Some(after)) = (row.before_value, row.after_value) else { return Vec::new() };
        canvas.belongs_to(&row.key);
        let (from, to) = (self.x(before), self.x(after));
        let colour = self.scene.tokens.paper.mix(look.line, 0.5);
        canvas.line(&[(from, y), (to, y)], Stroke::new(colour, 2.0).class("change"));
        draw_marker(self.scene, canvas, (from, y), 4.2, &look, true);
        draw_marker(self.scene, canvas, (to, y), 4.2, &look, false);
        canvas.belongs_to("");
        let window = i64::from(self.events.window_days);
        vec![
            self.region(row, name, (from, y), before, &row.before, (-window, -1), self.scene.language.before_event()),
            self.region(row, name, (to, y), after, &row.after, (0, window - 1), self.scene.language.after_event()),
        ]
    }

    #[expect(clippy::too_many_arguments, reason = "a point and all that is said of it")]
    fn region(&self, row: &EventRow, name: &str, (x, y): (f64, f64), value: f64, counts: &Exposure, (from, to): (i64, i64), when: &str) -> Region {
        let words = self.scene.language;
        let mut lines = vec![words.value_of(value, self.events.question.measure, counts.articles, counts.hits)];
        if counts.articles < FEW {
            lines.push(words.few_articles().into());
        }
        if let Some(ratio) = row.ratio {
            lines.push(format!("{} ({})", numbers::ratio(ratio, words), interval(self.scene, row)));
        }
        let day = |shift: i64| row.date.parse::<chrono::NaiveDate>().ok().map(|day| (day + chrono::Duration::days(shift)).to_string());
        let key = (self.events.question.split != Split::None).then(|| row.key.clone());
        Region {
            key: row.key.clone(),
            period: Some(row.date.clone()),
            x,
            y,
            reach: self.rows.pitch / 2.0,
            title: format!("{name} · {when}"),
            lines,
            counts: *counts,
            behind: Some(Behind { key, days: Some(Days { from: day(from), to: day(to) }), ..Behind::default() }),
        }
    }
}
