//! What may a title say is seen? Only what the intervals allow; elsewhere nothing, and the figure keeps its neutral title.
//!
//! A row is the highest where its interval lies above all others; where a few cannot be told apart they are named together.
//! As the highest is tested against every other at the same level, picking it out costs no more error than one test does
//! (Gutmann and Maymin 1987, *Is the selected population the best?*).

use super::frame::Scene;
use super::panel::Mark;
use super::fonts;
use crate::answers::{Comparison, Coverage, Drivers, EventRow, Events, Pair, QuadrantRow, Quadrants, Spread, SpreadRow, VoiceRow, Voices, WordRow, Words};
use crate::measure::proportions::{Share, wilson};
use crate::question::{Measure, Period, Question, Split};
use crate::wording::{Language, Out, numbers, periods};

/// A series by name, as it is drawn.
pub(super) struct Course<'a> {
    pub name: &'a str,
    pub marks: &'a [Mark],
}

/// A value with its interval and its written form.
struct Held {
    name: String,
    value: f64,
    low: f64,
    high: f64,
}

/// How many may share an end, at most; more are not an end.
const SHARED: usize = 2;

/// Those that may be the highest, the surest first; `None` where they are too many to name.
fn highest(rows: &[Held]) -> Option<Vec<&Held>> {
    let most = rows.iter().max_by(|a, b| a.value.total_cmp(&b.value).then_with(|| b.name.cmp(&a.name)))?;
    let mut shared: Vec<&Held> = rows.iter().filter(|row| row.high >= most.low).collect();
    shared.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
    (shared.len() <= SHARED && shared.len() * 2 <= rows.len()).then_some(shared)
}

/// The same from below.
fn lowest(rows: &[Held]) -> Option<Vec<&Held>> {
    let least = rows.iter().min_by(|a, b| a.value.total_cmp(&b.value).then_with(|| a.name.cmp(&b.name)))?;
    let mut shared: Vec<&Held> = rows.iter().filter(|row| row.low <= least.high).collect();
    shared.sort_by(|a, b| a.value.total_cmp(&b.value).then_with(|| a.name.cmp(&b.name)));
    (shared.len() <= SHARED && shared.len() * 2 <= rows.len()).then_some(shared)
}

/// Both ends in words, as far as there are any.
fn ends(rows: &[Held], measure: Measure, words: Language) -> Option<(Option<String>, Option<String>)> {
    let said = |rows: Vec<&Held>| {
        let one = |row: &&Held| format!("{} ({})", row.name, numbers::value(row.value, measure, words));
        words.listed(&rows.iter().map(one).collect::<Vec<_>>())
    };
    // both ends only where each is one alone: a title names two at most
    let (most, least) = (highest(rows), lowest(rows).filter(|least| least.len() == 1));
    let least = least.filter(|_| most.as_ref().is_none_or(|most| most.len() == 1));
    let (most, least) = (most.map(said), least.map(said));
    (most.is_some() || least.is_some()).then_some((most, least))
}

fn concept(scene: &Scene<'_>) -> String {
    fonts::clean(&scene.notes.concept_title)
}

/// Of lines: that all are empty, when one was highest, where it moved, or who has most.
pub(super) fn courses(scene: &Scene<'_>, question: &Question, courses: &[Course<'_>]) -> Option<String> {
    let words = scene.language;
    let drawn: Vec<&Course<'_>> = courses.iter().filter(|course| !course.marks.is_empty()).collect();
    let all = || drawn.iter().flat_map(|course| course.marks);
    if all().next().is_some() && all().all(|mark| mark.counts.hits == 0 && mark.value == 0.0) {
        return Some(words.none_in(&concept(scene), all().map(|mark| mark.counts.articles).sum()));
    }
    match drawn.as_slice() {
        [] => None,
        [one] => course(scene, question, &concept(scene), one.marks),
        many => together(scene, question, many).or_else(|| pooled(scene, question, many)),
    }
}

/// Of one line: its peak, or that it ends otherwise than it began.
pub(super) fn course(scene: &Scene<'_>, question: &Question, concept: &str, marks: &[Mark]) -> Option<String> {
    let (words, by) = (scene.language, question.by);
    let value = |mark: &Mark| numbers::value(mark.value, question.measure, words);
    let when = |rank: i32| periods::when(rank, by, words);
    if let Some((from, to)) = peak(marks) {
        if from == to {
            let top = marks.iter().find(|mark| mark.rank == from)?;
            return Some(words.peaked(concept, &when(from), &value(top)));
        }
        return Some(words.peaked_between(concept, &bound(from, by, words, false)?, &bound(to, by, words, true)?));
    }
    let (first, last) = (marks.first()?, marks.last()?);
    let ((first_low, first_high), (last_low, last_high)) = (first.interval?, last.interval?);
    let up = last_low > first_high;
    (up || last_high < first_low).then(|| words.moved(concept, up, (&value(first), &when(first.rank)), (&value(last), &when(last.rank))))
}

/// A period as the bound of a stretch: months and longer by name, shorter ones by their first or last day.
fn bound(rank: i32, by: Period, words: Language, end: bool) -> Option<String> {
    if by != Period::Week {
        return Some(periods::name(rank, by, words));
    }
    let day = if end { periods::first_day(rank + 1, by)?.pred_opt()? } else { periods::first_day(rank, by)? };
    Some(periods::day_name(day, words))
}

/// First and last period of those that may be the highest: an unbroken stretch of at most a quarter of the line, with
/// nothing to be seen of it at the line's ends, where it may only be cut off.
fn peak(marks: &[Mark]) -> Option<(i32, i32)> {
    const LEAST: usize = 5;
    let top = marks.iter().max_by(|a, b| a.value.total_cmp(&b.value).then(b.rank.cmp(&a.rank)))?;
    let (low, _) = top.interval?;
    let may: Vec<usize> = (0..marks.len()).filter(|&n| marks[n].interval.is_none_or(|(_, high)| high >= low)).collect();
    let (from, to) = (*may.first()?, *may.last()?);
    let unbroken = to - from + 1 == may.len() && (marks[to].rank - marks[from].rank) as usize == to - from;
    let inside = from > 0 && to + 1 < marks.len();
    (marks.len() >= LEAST && unbroken && inside && may.len() * 4 <= marks.len()).then(|| (marks[from].rank, marks[to].rank))
}

/// That at least half of the lines have the same highest period, each for itself beyond doubt.
fn together(scene: &Scene<'_>, question: &Question, courses: &[&Course<'_>]) -> Option<String> {
    let peaks: Vec<i32> = courses.iter().filter_map(|course| peak(course.marks)).filter(|(from, to)| from == to).map(|(from, _)| from).collect();
    let count = |rank: i32| peaks.iter().filter(|&&other| other == rank).count();
    let rank = *peaks.iter().max_by_key(|&&rank| (count(rank), std::cmp::Reverse(rank)))?;
    let out = Out { of: courses.len(), show: count(rank) };
    (out.show >= 2 && out.show * 2 >= out.of).then(|| scene.language.peaked_in(&concept(scene), &periods::when(rank, question.by, scene.language), out, question.split))
}

/// Who has most and least over all periods; of shares only, since of rates the whole's interval cannot be told from its parts.
fn pooled(scene: &Scene<'_>, question: &Question, courses: &[&Course<'_>]) -> Option<String> {
    if question.measure != Measure::Share {
        return None;
    }
    let held = |course: &&Course<'_>| {
        let sum = |of: fn(&Mark) -> u64| course.marks.iter().map(of).sum();
        let share = Share { hits: sum(|mark| mark.counts.articles_with_hit), n: sum(|mark| mark.counts.articles) };
        let estimate = wilson(share);
        Some(Held { name: course.name.to_owned(), value: estimate.value?, low: estimate.low?, high: estimate.high? })
    };
    let rows: Option<Vec<Held>> = courses.iter().map(held).collect();
    let (most, least) = ends(&rows?, Measure::Share, scene.language)?;
    Some(scene.language.ends_of(&concept(scene), most.as_deref(), least.as_deref()))
}

/// Of rows side by side: who has most and least.
pub(super) fn comparison(scene: &Scene<'_>, answer: &Comparison) -> Option<String> {
    let rows: Vec<Held> = answer.rows.iter().filter_map(|row| Some(Held { name: scene.label(&row.key), value: row.value?, low: row.low?, high: row.high? })).collect();
    // a row without an interval might be anywhere
    let known = rows.len() == answer.rows.iter().filter(|row| row.value.is_some()).count();
    let (most, least) = ends(&rows, answer.question.measure, scene.language).filter(|_| known)?;
    Some(scene.language.ends_of(&concept(scene), most.as_deref(), least.as_deref()))
}

/// Of two concepts: in how many rows they meet more, or less, often than by chance.
pub(super) fn quadrants(scene: &Scene<'_>, answer: &Quadrants, both: &str) -> Option<String> {
    let words = scene.language;
    let count = |sure: &dyn Fn(&QuadrantRow) -> bool| answer.rows.iter().filter(|row| sure(row)).count();
    // where one of the two does not occur the odds are nothing but the half that is added to empty cells
    let occur = |row: &QuadrantRow| row.only_first + row.both > 0 && row.only_second + row.both > 0;
    let often = count(&|row| occur(row) && row.odds_low.is_some_and(|low| low > 1.0));
    let seldom = count(&|row| occur(row) && row.odds_high.is_some_and(|high| high < 1.0));
    let (show, more) = if often >= seldom { (often, true) } else { (seldom, false) };
    let out = Out { of: answer.rows.len(), show };
    let over_time = answer.rows.iter().any(|row| row.period.is_some());
    if show == 0 || show * 2 < out.of || (over_time && answer.question.split != Split::None) {
        return None;
    }
    Some(if over_time { words.together_over(both, more, out, answer.question.by) } else { words.together_often(both, more, out, answer.question.split) })
}

/// Of voices: what all have in common, or who quotes most.
pub(super) fn voices(scene: &Scene<'_>, answer: &Voices) -> Option<String> {
    let words = scene.language;
    let told: Vec<&VoiceRow> = answer.rows.iter().filter(|row| row.quoted_share.is_some()).collect();
    let out = Out { of: told.len(), show: told.len() };
    let all = |sure: &dyn Fn(&VoiceRow) -> bool| !told.is_empty() && told.iter().all(|row| sure(row));
    if all(&|row| row.low.is_some_and(|low| low > 0.5)) {
        return Some(words.mostly(&concept(scene), true, out, answer.question.split));
    }
    if all(&|row| row.high.is_some_and(|high| high < 0.5)) {
        return Some(words.mostly(&concept(scene), false, out, answer.question.split));
    }
    let rows: Option<Vec<Held>> = told.iter().map(|row| Some(Held { name: scene.label(&row.key), value: row.quoted_share?, low: row.low?, high: row.high? })).collect();
    let (most, least) = ends(&rows?, Measure::Share, words)?;
    Some(words.quoted_ends(&concept(scene), most.as_deref(), least.as_deref()))
}

/// Of pairs: how many differ, adjusted for how many there are.
pub(super) fn pairs(scene: &Scene<'_>, pairs: &[Pair]) -> Option<String> {
    let show = pairs.iter().filter(|pair| pair.q.is_some_and(|q| q < 0.05)).count();
    (show > 0).then(|| scene.language.pairs_differ(&concept(scene), Out { of: pairs.len(), show }))
}

/// Of events: after which it rose or fell, where neither the interval nor random dates leave a doubt.
pub(super) fn events(scene: &Scene<'_>, answer: &Events, shown: &[&EventRow]) -> Option<String> {
    if answer.question.split != Split::None {
        return None;
    }
    let usual = |row: &EventRow| row.placebo_p.is_none_or(|p| p >= 0.05) || row.q.is_none_or(|q| q >= 0.05);
    let sure = |up: bool| {
        let beyond = move |row: &&&EventRow| if up { row.ratio_low.is_some_and(|low| low > 1.0) } else { row.ratio_high.is_some_and(|high| high < 1.0) };
        shown.iter().filter(move |row| !usual(row)).filter(beyond).collect::<Vec<_>>()
    };
    let (words, rose, fell) = (scene.language, sure(true), sure(false));
    match (rose.as_slice(), fell.as_slice()) {
        ([], []) => None,
        ([row], []) | ([], [row]) => Some(words.after_one(&concept(scene), fell.is_empty(), &fonts::clean(&row.title), &numbers::ratio(row.ratio?, words))),
        _ => Some(words.after_events(&concept(scene), rose.len(), fell.len(), shown.len())),
    }
}

/// Of one expression: who printed it first, where one outlet did so before all others.
pub(super) fn spread(scene: &Scene<'_>, answer: &Spread, row: &SpreadRow, wording: &str) -> Option<String> {
    let mut dates: Vec<(&str, &str)> = row.outlets.iter().map(|used| (used.date.as_str(), used.outlet.as_str())).collect();
    dates.sort_unstable();
    let [first, second, ..] = dates.as_slice() else { return None };
    let day = first.0.parse().ok().filter(|_| first.0 < second.0 && !answer.rows.is_empty())?;
    Some(scene.language.first_in(&concept(scene), wording, &scene.label(first.1), &periods::day_name(day, scene.language)))
}

/// Whether a word says something of its subject: short words of alphabets are mostly grammar, those of ideographs are not.
fn tells(word: &str) -> bool {
    word.chars().count() > 3 || word.chars().any(|c| c >= '\u{2e80}')
}

/// Of words: the surest of each group that tells something.
pub(super) fn words(scene: &Scene<'_>, answer: &Words, a: &str, b: &str) -> Option<String> {
    let surest = |more_in_a: bool| {
        let mut rows: Vec<&WordRow> = answer.rows.iter().filter(|row| row.q < 0.05 && tells(&row.word) && (row.log_ratio > 0.0) == more_in_a).collect();
        rows.sort_by(|a, b| b.g2.total_cmp(&a.g2).then_with(|| a.word.cmp(&b.word)));
        rows.first().map(|row| (fonts::clean(&row.word), if more_in_a { a } else { b }.to_owned()))
    };
    let sides: Vec<(String, String)> = surest(true).into_iter().chain(surest(false)).collect();
    (!sides.is_empty()).then(|| scene.language.marked_by(&concept(scene), &sides))
}

/// Of a point: the wording that makes up most of it, where there is enough to speak of.
pub(super) fn drivers(scene: &Scene<'_>, answer: &Drivers, point: &[String]) -> Option<String> {
    const ENOUGH: u64 = 10;
    let top = answer.expressions.first().filter(|_| answer.counts.hits >= ENOUGH)?;
    let next = answer.expressions.get(1).map_or(0, |driver| driver.hits);
    let wording = fonts::clean(if top.pattern.is_empty() { &top.key } else { &top.pattern });
    let about = std::iter::once(concept(scene)).chain(point.iter().cloned()).collect::<Vec<_>>().join(", ");
    (top.hits > next).then(|| scene.language.made_of(&about, &wording, &numbers::percent(top.share, scene.language)))
}

/// Of a calendar: how much is to be checked.
pub(super) fn coverage(scene: &Scene<'_>, answer: &Coverage) -> Option<String> {
    let flagged = answer.outlets.iter().filter(|row| answer.flags.iter().any(|flag| flag.key == row.key)).count();
    let drawn = answer.flags.iter().filter(|flag| flag.key == "all" || answer.outlets.iter().any(|row| row.key == flag.key)).count();
    (drawn > 0).then(|| scene.language.to_check(drawn, Out { of: answer.outlets.len(), show: flagged }))
}

/// Of two selections: which has more, where the interval of their ratio leaves 1 out.
pub fn selections(words: Language, concept: &str, names: (&str, &str), ratio: Option<f64>, ends: (Option<f64>, Option<f64>)) -> Option<String> {
    let (ratio, low, high) = (ratio?, ends.0?, ends.1?);
    let more = low > 1.0;
    (more || high < 1.0).then(|| words.more_than(&fonts::clean(concept), more, &fonts::clean(names.0), &fonts::clean(names.1), &numbers::ratio(ratio, words)))
}
