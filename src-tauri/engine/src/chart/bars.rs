//! What are the parts? Bars of a hundred per cent: two concepts in the same articles, own voice and quotation.

use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene};
use super::rows::{self, Column, Kind, Rows};
use super::svg::{Anchor, Stroke, Type};
use super::theme::Colour;
use super::{MOST_ROWS, Notes, seen, too_many_rows};
use crate::Result;
use crate::answers::{Behind, Company, CompanyPart, Exposure, Figure, QuadrantRow, Quadrants, Region, Style, VoiceRow, Voices};
use crate::coding::Voice;
use crate::question::{Measure, Split};
use crate::wording::{Language, numbers, periods};

/// Above the rows: the heads of the columns, and a line of the legend.
const HEAD: f64 = 24.0;
const LEGEND: f64 = 17.0;

/// A part of every bar: its name and colour.
struct Part {
    name: String,
    colour: Colour,
    /// What a part leads to, beside the bar's series.
    leads: Behind,
}

struct Bar {
    key: String,
    period: Option<String>,
    name: String,
    /// Counts in the order of the parts.
    counts: Vec<u64>,
    /// An interval of the border between the first part and the rest, 0 to 1.
    interval: Option<(f64, f64)>,
    /// Further lines of the hit map.
    said: Vec<String>,
    /// Whether hits are counted, and not articles.
    of_hits: bool,
    exposure: Exposure,
}

impl Bar {
    /// What a part of the bar counts.
    fn part(&self, part: &Part, count: u64) -> Exposure {
        if self.of_hits {
            return Exposure { hits: count, ..Exposure::default() };
        }
        let neither = part.leads.company.as_ref().is_some_and(|company| company.part == CompanyPart::Neither);
        Exposure { articles: self.exposure.articles, articles_with_hit: if neither { 0 } else { count }, ..Exposure::default() }
    }
}

struct Bars {
    /// Whether bars are series of a split.
    keyed: bool,
    parts: Vec<Part>,
    bars: Vec<Bar>,
    columns: Vec<Column>,
    /// What is counted, as the words say so many of it.
    unit: fn(Language, u64) -> String,
}

/// Two concepts in the same articles: only one, both, only the other, neither.
pub(super) fn quadrants(quadrants: &Quadrants, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let (words, tokens) = (scene.language, &scene.tokens);
    let (first, second) = (scene.label(&quadrants.first), inner(&scene.label(&quadrants.second)));
    let rows = &quadrants.rows;
    let rare = rare(rows);
    let leads = |part| Behind { company: Some(Company { second: quadrants.second.clone(), part }), ..Behind::default() };
    let mut parts = vec![
        Part { name: words.only(&inner(&first)), colour: tokens.concept(0).line, leads: leads(CompanyPart::OnlyFirst) },
        Part { name: words.both().into(), colour: tokens.concept(3).line, leads: leads(CompanyPart::Both) },
        Part { name: words.only(&second), colour: tokens.concept(1).line, leads: leads(CompanyPart::OnlySecond) },
    ];
    if !rare {
        parts.push(Part { name: words.neither().into(), colour: tokens.line, leads: leads(CompanyPart::Neither) });
    }
    let odds = |row: &QuadrantRow| odds_of(row).map_or("–".into(), |odds| numbers::ratio(odds, words));
    let mut columns = vec![Column::new(words.articles_column(), rows.iter().map(|row| numbers::whole(row.articles, words)).collect(), Kind::Quiet)];
    if rows.iter().any(|row| odds_of(row).is_some()) {
        columns.insert(0, Column::new(words.odds_column(), rows.iter().map(odds).collect(), Kind::Plain));
    }
    if rare {
        let share = |row: &QuadrantRow| numbers::value(row.neither as f64 / row.articles.max(1) as f64, Measure::Share, words);
        columns.insert(0, Column::new(words.neither(), rows.iter().map(share).collect(), Kind::Loud));
    }
    let bars = rows.iter().map(|row| quadrant(&scene, quadrants, row, parts.len())).collect();
    let mut subtitle = vec![words.denominator(&quadrants.question, &notes.pair)];
    subtitle.extend(frame::asked_span(&quadrants.question, words));
    if rare {
        subtitle.push(words.only_either().into());
    }
    let heading = Heading {
        title: words.quadrant_title(&first, &second, &quadrants.question),
        seen: seen::quadrants(&scene, quadrants, &words.listed(&[first, second])),
        subtitle,
        footer: frame::footer(&scene, rows.iter().map(|row| row.articles).sum(), quadrants.question.copies, &quadrants.left_out, &[]),
        says: Says::Coding,
    };
    draw(&scene, Bars { keyed: quadrants.question.split != Split::None, parts, bars, columns, unit: Language::articles }, heading.with_both())
}

/// Whether most articles of most rows hold neither, so that bars of all articles would show nothing else.
fn rare(rows: &[QuadrantRow]) -> bool {
    let mostly = rows.iter().filter(|row| row.neither as f64 > row.articles as f64 * 0.8).count();
    mostly * 2 > rows.len()
}

/// The odds ratio where both concepts occur; elsewhere it is only the correction that was added.
fn odds_of(row: &QuadrantRow) -> Option<f64> {
    row.odds_ratio.filter(|_| row.only_first + row.both > 0 && row.only_second + row.both > 0)
}

/// A title within a sentence: its first letter small, unless it is an abbreviation.
pub(super) fn inner(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain([second]).chain(letters).collect(),
        _ => title.into(),
    }
}

fn quadrant(scene: &Scene<'_>, quadrants: &Quadrants, row: &QuadrantRow, parts: usize) -> Bar {
    let words = scene.language;
    let by = quadrants.question.by;
    let period = row.period.as_deref().and_then(|period| periods::rank(period, by)).map(|rank| periods::name(rank, by, words));
    let name = match (row.key.as_str(), period) {
        ("all", Some(period)) => period,
        (key, Some(period)) => format!("{} · {period}", scene.label(key)),
        (key, None) => scene.label(key),
    };
    let said = match (odds_of(row), row.odds_low, row.odds_high) {
        (Some(odds), Some(low), Some(high)) => {
            let interval = numbers::interval(low, high, Measure::Per1000Sentences, words);
            vec![format!("{} {}, {}", words.odds_column(), numbers::significant(odds, words), words.of_interval(&interval))]
        }
        _ => Vec::new(),
    };
    let with_hit = row.articles - row.neither.min(row.articles);
    Bar {
        key: row.key.clone(),
        period: row.period.clone(),
        name,
        counts: [row.only_first, row.both, row.only_second, row.neither][..parts].to_vec(),
        interval: None,
        said,
        of_hits: false,
        exposure: Exposure { articles: row.articles, articles_with_hit: with_hit, ..Exposure::default() },
    }
}

/// What outlets quote and what they say themselves.
pub(super) fn voices(voices: &Voices, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let (words, tokens) = (scene.language, &scene.tokens);
    let look = tokens.concept(notes.concept_rank);
    let name = |key: &str| words.key(key).unwrap_or_default().to_string();
    let said_by = |voice| Behind { voice: Some(voice), ..Behind::default() };
    let parts = vec![
        Part { name: name("quoted"), colour: tokens.paper.mix(look.line, 0.38), leads: said_by(Voice::Quoted) },
        Part { name: name("narrated"), colour: look.line, leads: said_by(Voice::Narrated) },
    ];
    let mut rows: Vec<&VoiceRow> = voices.rows.iter().collect();
    let share = |row: &VoiceRow| row.quoted_share.unwrap_or(-1.0);
    rows.sort_by(|a, b| share(b).total_cmp(&share(a)).then_with(|| a.key.cmp(&b.key)));
    let quoted = |row: &&VoiceRow| row.quoted_share.map_or("–".into(), |share| numbers::value(share, Measure::Share, words));
    let hits = |row: &&VoiceRow| numbers::whole(row.narrated + row.quoted, words);
    let columns = vec![
        Column::new(name("quoted"), rows.iter().map(quoted).collect(), Kind::Loud),
        Column::new(words.value_column(Measure::Hits), rows.iter().map(hits).collect(), Kind::Quiet),
    ];
    let bars = rows.iter().map(|row| voice(&scene, row)).collect();
    let mut subtitle = vec![words.voices_subtitle().to_string()];
    subtitle.extend(frame::asked_span(&voices.question, words));
    let heading = Heading {
        title: words.voices_title(&fonts::clean(&notes.concept_title), &voices.question),
        seen: seen::voices(&scene, voices),
        subtitle,
        footer: frame::footer_of(&scene, vec![words.hits(rows.iter().map(|row| row.narrated + row.quoted).sum())], voices.question.copies, &voices.left_out, &[]),
        says: Says::Coding,
    };
    draw(&scene, Bars { keyed: voices.question.split != Split::None, parts, bars, columns, unit: Language::hits }, heading.with_both())
}

fn voice(scene: &Scene<'_>, row: &VoiceRow) -> Bar {
    let words = scene.language;
    let speakers = row.speakers.iter().take(3).map(|speaker| format!("{}{}{}", scene.label(&speaker.key), words.colon(), words.hits(speaker.count)));
    Bar {
        key: row.key.clone(),
        period: None,
        name: scene.label(&row.key),
        counts: vec![row.quoted, row.narrated],
        interval: row.low.zip(row.high),
        said: speakers.collect(),
        of_hits: true,
        exposure: Exposure { hits: row.narrated + row.quoted, ..Exposure::default() },
    }
}

fn draw(scene: &Scene<'_>, bars: Bars, heading: Heading) -> Result<Figure> {
    let words = scene.language;
    if bars.bars.len() > MOST_ROWS {
        return Err(too_many_rows(bars.bars.len()));
    }
    if bars.bars.is_empty() {
        let description = format!("{}. {}.", heading.title, words.nothing());
        return Ok(frame::empty(scene, &heading, words.nothing(), description));
    }
    let said = |bar: &Bar| {
        let parts = bars.parts.iter().zip(&bar.counts).map(|(part, count)| format!("{} {}", part.name, numbers::whole(*count, words)));
        (bar.name.clone(), parts.collect::<Vec<_>>().join(", "))
    };
    let description = frame::told_rows(scene, &heading, bars.bars.iter().map(said));
    let lines = legend_lines(&bars.parts, scene.room());
    let head = HEAD + LEGEND * lines.len() as f64;
    let names: Vec<String> = bars.bars.iter().map(|bar| bar.name.clone()).collect();
    let frame = Frame::new(scene, &heading, head + rows::height(scene, &names) * bars.bars.len() as f64 + 6.0);
    let rows = Rows::new(scene, &frame, &names, bars.columns.clone(), head);
    legend(scene, &frame, &rows, &bars.parts, &lines);
    rows.heads(10.0);
    let regions = bars.bars.iter().enumerate().flat_map(|(n, bar)| row(scene, &frame, &rows, &bars, n, bar)).collect();
    let plot = rows.plot;
    Ok(frame.figure(scene, &heading, plot, regions, description))
}

/// The parts by name in the order of the bars, in as many lines of `room` pixels as that takes: left end and name.
fn legend_lines(parts: &[Part], room: f64) -> Vec<Vec<(f64, usize, String)>> {
    let mut lines = vec![Vec::new()];
    let mut x = 0.0;
    for (n, part) in parts.iter().enumerate() {
        let name = fonts::fit(&part.name, NOTE, Weight::Regular, room - 16.0);
        let wide = 15.0 + fonts::width(&name, NOTE, Weight::Regular);
        if x + wide > room && x > 0.0 {
            lines.push(Vec::new());
            x = 0.0;
        }
        lines.last_mut().into_iter().for_each(|line| line.push((x, n, name.clone())));
        x += wide + 16.0;
    }
    lines
}

/// The legend above the heads of the columns, over the bars where it fits there.
fn legend(scene: &Scene<'_>, frame: &Frame, rows: &Rows<'_>, parts: &[Part], lines: &[Vec<(f64, usize, String)>]) {
    let end = lines.iter().flatten().map(|(x, _, name)| x + 15.0 + fonts::width(name, NOTE, Weight::Regular)).fold(0.0, f64::max);
    let left = if rows.plot.left + end <= frame.body.right { rows.plot.left } else { frame.body.left };
    for (row, line) in lines.iter().enumerate() {
        let base = rows.plot.top - 28.0 - LEGEND * (lines.len() - 1 - row) as f64;
        for (x, n, name) in line {
            let x = left + x;
            frame.canvas.rect((x, base - 9.0), (x + 10.0, base + 1.0), parts[*n].colour, 1.0, "legend");
            frame.canvas.text(name, (x + 15.0, base), scene.note(scene.tokens.ink).full(&parts[*n].name, name));
        }
    }
}

/// One bar; a region a part, so that each leads to its own articles.
fn row(scene: &Scene<'_>, frame: &Frame, rows: &Rows<'_>, bars: &Bars, n: usize, bar: &Bar) -> Vec<Region> {
    let (words, y) = (scene.language, rows.y(n));
    rows.words(n, &bar.key, &bar.name, false);
    let total: u64 = bar.counts.iter().sum();
    let half = (rows.pitch * 0.36).min(11.0);
    let x = |share: f64| rows.plot.left + rows.plot.width() * share;
    let mut regions = Vec::new();
    let mut before = 0u64;
    frame.canvas.belongs_to(&bar.key);
    for (part, &count) in bars.parts.iter().zip(&bar.counts).filter(|(_, count)| **count > 0) {
        let share = count as f64 / total as f64;
        let (left, right) = (x(before as f64 / total as f64), x((before + count) as f64 / total as f64));
        before += count;
        frame.canvas.rect((left, y - half), ((right - 1.0).max(left + 0.5), y + half), part.colour, 1.0, "bar");
        let text = numbers::value(share, Measure::Share, words);
        if fonts::width(&text, NOTE, Weight::Regular) + 10.0 < right - left && rows.pitch >= 17.0 {
            let kind = Type::new(NOTE, scene.tokens.on(part.colour)).anchor(Anchor::Middle);
            frame.canvas.text(&text, ((left + right) / 2.0, y + 4.0), kind);
        }
        let of = format!("{text} {} {}", words.out_of(), (bars.unit)(words, total));
        regions.push(Region {
            key: bar.key.clone(),
            period: bar.period.clone(),
            x: (left + right) / 2.0,
            y,
            reach: ((right - left) / 2.0).max(5.0),
            title: format!("{} · {}", bar.name, part.name),
            lines: std::iter::once(of).chain(bar.said.iter().cloned()).collect(),
            counts: bar.part(part, count),
            behind: Some(Behind { key: bars.keyed.then(|| bar.key.clone()), period: bar.period.clone(), ..part.leads.clone() }),
        });
    }
    if let Some((low, high)) = bar.interval.filter(|_| total > 0) {
        let stroke = Stroke::new(scene.tokens.ink, 1.2).class("whisker");
        frame.canvas.line(&[(x(low), y + half + 1.5), (x(high), y + half + 1.5)], stroke);
    }
    frame.canvas.belongs_to("");
    if total == 0 {
        frame.canvas.text(words.nothing_counted(), (rows.plot.left, y + 4.0), Type::new(LABEL, scene.tokens.soft));
    }
    regions
}
