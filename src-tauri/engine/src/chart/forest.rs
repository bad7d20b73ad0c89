//! How many times as much? Ratios on a logarithmic axis around “the same”: words of two groups, pairs of outlets.

use super::fonts::{self, Weight};
use super::frame::{self, Frame, Heading, LABEL, NOTE, Says, Scene};
use super::panel::draw_marker;
use super::rows::{self, Column, Kind, Rows};
use super::svg::{Anchor, Stroke};
use super::theme::Look;
use super::{MOST_ROWS, Notes, seen, too_many_rows};
use crate::Result;
use crate::answers::{Behind, Comparison, Exposure, Figure, LeftOut, Pair, Region, Style, WordRow, Words};
use crate::wording::numbers;

/// Above the rows: what the two sides mean, and the ticks.
const HEAD: f64 = 46.0;
/// Words of each group that are drawn.
const MOST_WORDS: usize = 15;
/// Pairs that are drawn, those that differ most surely.
const MOST_PAIRS: usize = 40;
/// The axis reaches to this ratio and its inverse at most.
const FARTHEST: f64 = 64.0;

struct Row {
    key: String,
    name: String,
    /// The two names of a pair, each of which must stay readable where there is little room.
    pair: Option<(String, String)>,
    ratio: f64,
    interval: Option<(Option<f64>, Option<f64>)>,
    look: Look,
    hollow: bool,
    lines: Vec<String>,
    behind: Option<Behind>,
    counts: Exposure,
}

/// The words that mark group a, then those that mark group b, the surest first.
pub(super) fn words(answer: &Words, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let marking = |more_in_a: bool| answer.rows.iter().filter(move |row| (row.log_ratio > 0.0) == more_in_a).take(MOST_WORDS);
    let shown: Vec<&WordRow> = marking(true).chain(marking(false)).collect();
    let columns = vec![
        Column::new("G²", shown.iter().map(|row| numbers::significant(row.g2, words)).collect(), Kind::Plain),
        Column::new(words.articles_column(), shown.iter().map(|row| numbers::whole(row.articles, words)).collect(), Kind::Quiet),
    ];
    let (a, b) = (group(&scene, &answer.a), group(&scene, &answer.b));
    let rows = shown.iter().map(|row| word(&scene, answer, row)).collect();
    let heading = Heading {
        title: words.words_title(&fonts::clean(&notes.concept_title), &a, &b),
        seen: seen::words(&scene, answer, &a, &b),
        subtitle: [vec![words.words_subtitle().to_owned()], languages(&scene, answer)].concat(),
        footer: frame::footer_of(&scene, vec![words.words_counted(answer.a_words, answer.b_words)], answer.question.copies, &LeftOut::default(), &[]),
        says: Says::Coding,
    };
    draw(&scene, rows, columns, (words.more_in(&b), words.more_in(&a)), heading.with_both(), words.no_word())
}

/// Which languages are compared, each within itself, and which are left out; nothing where there is one.
fn languages(scene: &Scene<'_>, answer: &Words) -> Vec<String> {
    let names = |shared: bool| {
        let those = answer.languages.iter().filter(|one| (one.a_words > 0 && one.b_words > 0) == shared);
        those.map(|one| scene.label(&one.language)).collect::<Vec<_>>().join(", ")
    };
    if answer.languages.len() < 2 { Vec::new() } else { vec![scene.language.compared_within(&names(true), &names(false))] }
}

/// The name of a group, or what all the others are called.
fn group(scene: &Scene<'_>, key: &str) -> String {
    if key == "(others)" { scene.language.others().into() } else { scene.label(key) }
}

fn word(scene: &Scene<'_>, answer: &Words, row: &WordRow) -> Row {
    let words = scene.language;
    let in_a = row.log_ratio > 0.0;
    let others = answer.b == "(others)";
    let behind = if in_a || !others { Behind { key: Some(if in_a { &answer.a } else { &answer.b }.clone()), ..Behind::default() } } else { Behind { key: Some(answer.a.clone()), others: true, ..Behind::default() } };
    let several = answer.languages.iter().filter(|one| one.a_words > 0 && one.b_words > 0).count() > 1;
    let (all_a, all_b) = answer.languages.iter().find(|one| one.language == row.language).map_or((answer.a_words, answer.b_words), |one| (one.a_words, one.b_words));
    let per = |count: u64, all: u64| numbers::significant(count as f64 * 1_000.0 / all.max(1) as f64, words);
    Row {
        key: row.word.clone(),
        name: if several { format!("{} ({})", fonts::clean(&row.word), row.language) } else { fonts::clean(&row.word) },
        pair: None,
        ratio: row.log_ratio.exp2(),
        interval: None,
        look: scene.tokens.series(usize::from(!in_a)),
        hollow: row.q >= 0.05,
        lines: vec![
            words.times_in(row.a, &group(scene, &answer.a), &per(row.a, all_a)),
            words.times_in(row.b, &group(scene, &answer.b), &per(row.b, all_b)),
            words.adjusted(&numbers::p(row.q, words)),
        ],
        behind: Some(Behind { word: Some(row.word.clone()), ..behind }),
        counts: Exposure { hits: if in_a { row.a } else { row.b }, ..Exposure::default() },
    }
}

/// Every two rows of a comparison, the surest differences first.
pub(super) fn pairs(answer: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    let scene = Scene::new(style, notes);
    let words = scene.language;
    let mut shown: Vec<&Pair> = answer.pairs.iter().filter(|pair| pair.ratio.is_some()).collect();
    shown.sort_by(|a, b| a.q.unwrap_or(2.0).total_cmp(&b.q.unwrap_or(2.0)).then_with(|| (&a.a, &a.b).cmp(&(&b.a, &b.b))));
    let all = shown.len();
    shown.truncate(MOST_PAIRS);
    let p = |p: Option<f64>| p.map_or("–".to_owned(), |p| numbers::p(p, words));
    let columns = vec![
        Column::new(words.ratio_column(true), shown.iter().map(|pair| pair.ratio.map_or("–".into(), |ratio| numbers::ratio(ratio, words))).collect(), Kind::Loud),
        Column::new("p", shown.iter().map(|pair| p(pair.p)).collect(), Kind::Plain),
        Column::new("q", shown.iter().map(|pair| p(pair.q)).collect(), Kind::Quiet),
    ];
    let rows = shown.iter().filter_map(|pair| pair_row(&scene, answer, pair)).collect();
    let mut subtitle = vec![words.denominator(&answer.question, &notes.pair), words.whiskers().into(), words.q_is(answer.pairs.len())];
    if all > shown.len() {
        subtitle.push(words.surest(shown.len(), all));
    }
    let articles = answer.rows.iter().map(|row| row.counts.articles).sum();
    let heading = Heading {
        title: words.pairs_title(&fonts::clean(&notes.concept_title), &answer.question),
        seen: seen::pairs(&scene, &answer.pairs),
        subtitle,
        footer: frame::footer(&scene, articles, answer.question.copies, &answer.left_out, &answer.cautions),
        says: Says::Coding,
    };
    draw(&scene, rows, columns, (words.less().into(), words.more().into()), heading.with_both(), if answer.rows.is_empty() { words.nothing() } else { words.no_pair() })
}

/// What both rows of a pair count.
fn both(answer: &Comparison, pair: &Pair) -> Exposure {
    let rows = answer.rows.iter().filter(|row| row.key == pair.a || row.key == pair.b);
    rows.fold(Exposure::default(), |sum, row| Exposure {
        articles: sum.articles + row.counts.articles,
        articles_with_hit: sum.articles_with_hit + row.counts.articles_with_hit,
        hits: sum.hits + row.counts.hits,
        sentences: sum.sentences + row.counts.sentences,
        words: sum.words + row.counts.words,
    })
}

fn pair_row(scene: &Scene<'_>, answer: &Comparison, pair: &Pair) -> Option<Row> {
    let words = scene.language;
    let (a, b) = (scene.label(&pair.a), scene.label(&pair.b));
    let ratio = pair.ratio?;
    let end = |end: Option<f64>| end.map_or("∞".into(), |end| numbers::significant(end, words));
    let interval = words.span(&end(pair.ratio_low), &end(pair.ratio_high));
    Some(Row {
        key: format!("{} / {}", pair.a, pair.b),
        name: format!("{a} / {b}"),
        pair: Some((a, b.clone())),
        ratio,
        interval: Some((pair.ratio_low, pair.ratio_high)),
        look: scene.tokens.concept(scene.notes.concept_rank),
        hollow: pair.q.is_none_or(|q| q >= 0.05),
        lines: vec![words.to_baseline(&numbers::ratio(ratio, words), &interval, Some(&b)), words.adjusted(&pair.q.map_or("–".into(), |q| numbers::p(q, words)))],
        behind: Some(Behind { key: Some(pair.a.clone()), also: Some(pair.b.clone()), ..Behind::default() }),
        counts: both(answer, pair),
    })
}

fn draw(scene: &Scene<'_>, rows: Vec<Row>, columns: Vec<Column>, sides: (String, String), heading: Heading, none: &str) -> Result<Figure> {
    if rows.len() > MOST_ROWS {
        return Err(too_many_rows(rows.len()));
    }
    let words = scene.language;
    let said = |row: &Row| (row.name.clone(), numbers::ratio(row.ratio, words));
    let description = frame::told_rows(scene, &heading, rows.iter().map(said));
    if rows.is_empty() {
        return Ok(frame::empty(scene, &heading, none, description));
    }
    let full: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let frame = Frame::new(scene, &heading, HEAD + rows::height(scene, &full) * rows.len() as f64 + 8.0);
    // of two lines a name seldom fills more than nine tenths
    let lines = if frame.body.height() - HEAD - 8.0 < rows::TALL * rows.len() as f64 { 1.0 } else { 1.8 };
    let room = rows::name_room(frame.body.width()) * lines;
    let names: Vec<String> = rows.iter().map(|row| shortened(row, room)).collect();
    let table = Rows::new(scene, &frame, &names, columns, HEAD);
    let axis = Axis::of(&rows, table.plot.left, table.plot.right);
    grid(scene, &frame, &table, &axis, sides);
    table.heads(10.0);
    let regions = rows.iter().enumerate().map(|(n, row)| draw_row(scene, &frame, &table, &axis, (n, &names[n]), row)).collect();
    let plot = table.plot;
    Ok(frame.figure(scene, &heading, plot, regions, description))
}

/// A row's name in the room there is: of a pair each half is cut for itself.
fn shortened(row: &Row, room: f64) -> String {
    const BETWEEN: &str = " / ";
    let Some((a, b)) = row.pair.as_ref().filter(|_| fonts::width(&row.name, LABEL, Weight::Regular) > room) else { return row.name.clone() };
    let width = |name: &str| fonts::width(name, LABEL, Weight::Regular);
    let both = room - width(BETWEEN) - 2.0;
    // what a short name leaves goes to the long one
    let of_a = (both / 2.0).max(both - width(b)).min(width(a) + 1.0);
    let cut = |name: &str, room: f64| fonts::fit(name, LABEL, Weight::Regular, room.max(14.0));
    format!("{}{BETWEEN}{}", cut(a, of_a), cut(b, both - of_a))
}

/// A logarithmic axis with 1 in its middle.
struct Axis {
    left: f64,
    right: f64,
    /// Binary logarithm of the ratio at the right end.
    reach: f64,
}

impl Axis {
    fn of(rows: &[Row], left: f64, right: f64) -> Self {
        let far = |ratio: f64| if ratio > 0.0 && ratio.is_finite() { ratio.log2().abs() } else { 0.0 };
        let values = rows.iter().map(|row| far(row.ratio)).fold(1.0, f64::max);
        let ends = rows.iter().filter_map(|row| row.interval).flat_map(|(low, high)| [low, high]).flatten().map(far).fold(0.0, f64::max);
        // wide intervals may reach beyond the plot rather than press the points together
        let reach = (values.max(ends.min(values + 1.5)) + 0.15).min(FARTHEST.log2());
        Self { left: left + 4.0, right: right - 4.0, reach }
    }

    fn x(&self, ratio: f64) -> f64 {
        let log = if ratio > 0.0 { ratio.log2() } else { f64::NEG_INFINITY };
        let share = (log.clamp(-self.reach, self.reach) / self.reach + 1.0) / 2.0;
        self.left + share * (self.right - self.left)
    }

    /// Powers of two, of four or of eight, so that ticks stay apart.
    fn ticks(&self) -> Vec<f64> {
        let most = ((self.right - self.left) / 46.0).max(3.0);
        let step = (1..=6).find(|&step| 2.0 * self.reach / f64::from(step) + 1.0 <= most).unwrap_or(6);
        let count = (self.reach / f64::from(step)).floor() as i32;
        (-count..=count).map(|n| f64::from(n * step).exp2()).collect()
    }
}

fn grid(scene: &Scene<'_>, frame: &Frame, table: &Rows<'_>, axis: &Axis, (low, high): (String, String)) {
    let (canvas, tokens, words) = (&frame.canvas, &scene.tokens, scene.language);
    let (top, bottom) = (table.plot.top, table.bottom());
    for tick in axis.ticks() {
        let x = axis.x(tick);
        let stroke = if tick == 1.0 { Stroke::new(tokens.soft, 1.2) } else { Stroke::new(tokens.line, 1.0) };
        canvas.line(&[(x, top - 4.0), (x, bottom)], stroke.class("grid"));
        canvas.text(&numbers::times(tick, words), (x, top - 10.0), scene.note(tokens.soft).anchor(Anchor::Middle));
    }
    let middle = axis.x(1.0);
    for (text, at, anchor, room) in [(low, middle - 10.0, Anchor::End, middle - 10.0 - frame.body.left), (high, middle + 10.0, Anchor::Start, frame.body.right - middle - 10.0)] {
        let shown = fonts::fit(&text, NOTE, Weight::Regular, room);
        canvas.text(&shown, (at, top - 28.0), scene.note(tokens.ink).anchor(anchor).full(&text, &shown));
    }
}

fn draw_row(scene: &Scene<'_>, frame: &Frame, table: &Rows<'_>, axis: &Axis, (n, name): (usize, &str), row: &Row) -> Region {
    let (canvas, y) = (&frame.canvas, table.y(n));
    table.words(n, &row.key, name, false);
    canvas.belongs_to(&row.key);
    let colour = scene.tokens.paper.mix(row.look.line, 0.55);
    let x = axis.x(row.ratio);
    match row.interval {
        Some((low, high)) => {
            let (left, right) = (axis.x(low.unwrap_or(0.0)), axis.x(high.unwrap_or(f64::INFINITY)));
            canvas.line(&[(left, y), (right, y)], Stroke::new(colour, 3.0).class("whisker"));
            if low.is_none_or(|low| low <= 0.0 || low.log2() < -axis.reach) {
                canvas.shape(&[(axis.left, y - 4.5), (axis.left - 7.0, y), (axis.left, y + 4.5)], colour, 1.0, "whisker");
            }
            if high.is_none_or(|high| high.log2() > axis.reach) {
                canvas.shape(&[(axis.right, y - 4.5), (axis.right + 7.0, y), (axis.right, y + 4.5)], colour, 1.0, "whisker");
            }
        }
        None => canvas.line(&[(axis.x(1.0), y), (x, y)], Stroke::new(colour, 2.0).class("stem")),
    }
    draw_marker(scene, canvas, (x, y), 4.4, &row.look, row.hollow);
    canvas.belongs_to("");
    let title = format!("{} · {}", row.name, numbers::ratio(row.ratio, scene.language));
    Region { key: row.key.clone(), period: None, x, y, reach: table.pitch / 2.0, title, lines: row.lines.clone(), counts: row.counts, behind: row.behind.clone() }
}
