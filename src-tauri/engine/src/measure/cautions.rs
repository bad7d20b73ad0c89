//! What must a reader know before trusting an answer?

use super::counting::Counted;
use super::facts::Facts;
use crate::answers::{Caution, LeftOut};
use crate::article::Extent;
use crate::question::{Measure, Question, Split};

/// Fewer articles than this make a row that no conclusion rests on.
const FEW: u64 = 10;

/// An outlet with more than this part of all articles is the picture.
const DOMINANT: f64 = 0.8;

/// More lines than this cannot be told apart in one figure.
const MANY_SERIES: usize = 40;

/// Cautions about a trend.
pub(crate) fn of_trend(question: &Question, counted: &Counted) -> Vec<Caution> {
    let mut found = of_counts(question, counted);
    let periods = counted.cells.iter().map(|cell| cell.1);
    let span = periods.clone().max().unwrap_or(0) - periods.min().unwrap_or(0) + 1;
    if span > 2_000 {
        found.push(caution("many-periods", format!("The answer spans {span} periods, most of them thin: longer periods would show more.")));
    }
    found
}

/// Cautions about a comparison: whether the rows can be compared at all.
pub(crate) fn of_comparison(facts: &Facts, question: &Question, counted: &Counted) -> Vec<Caution> {
    let mut found = of_counts(question, counted);
    let thin = counted.cells.iter().filter(|cell| cell.2.counts.articles < FEW).count();
    if thin > 0 {
        found.push(caution("few-articles", format!("{thin} of {} rows rest on fewer than {FEW} articles.", counted.cells.len())));
    }
    found.extend(lengths(question, counted));
    found.extend(extents(facts, question));
    found
}

fn of_counts(question: &Question, counted: &Counted) -> Vec<Caution> {
    let total = counted.total.counts;
    let mut found = Vec::new();
    match (total.articles, total.hits) {
        (0, _) => found.push(caution("no-articles", nothing(&counted.left_out))),
        (1, _) => found.push(caution("one-article", "Only one article is in scope: its numbers say nothing about others.".into())),
        (n, 0) => found.push(caution("no-hits", format!("None of {n} articles holds what is asked for; the upper bounds say how much could be there unseen."))),
        _ => {}
    }
    found.extend(dominant(question, counted));
    if counted.keys.len() > MANY_SERIES {
        found.push(caution("many-series", format!("There are {} series: choose some, or read the table.", counted.keys.len())));
    }
    let left = counted.left_out.undated + counted.left_out.too_coarse_a_date;
    if left > 0 && left * 10 > total.articles {
        found.push(caution("many-undated", format!("{left} articles were left out for lack of a date that fits, beside {} that count.", total.articles)));
    }
    found
}

fn nothing(left: &LeftOut) -> String {
    let dates = left.undated + left.too_coarse_a_date;
    match (dates, left.no_text) {
        (0, 0) => "No article is in scope: widen the selection.".into(),
        (0, n) => format!("No article counts: {n} in scope have no text."),
        (n, _) => format!("No article counts: {n} in scope have no date, or one too coarse for this period or range; longer periods would keep more."),
    }
}

fn dominant(question: &Question, counted: &Counted) -> Option<Caution> {
    if question.split != Split::Outlet || counted.keys.len() < 2 {
        return None;
    }
    let mut articles = vec![0u64; counted.keys.len()];
    counted.cells.iter().for_each(|(key, _, cell)| articles[*key] += cell.counts.articles);
    let (at, most) = articles.iter().copied().enumerate().max_by_key(|&(at, n)| (n, std::cmp::Reverse(at)))?;
    let part = most as f64 / counted.total.counts.articles.max(1) as f64;
    (part > DOMINANT).then(|| {
        caution("one-outlet-dominates", format!("{} has {:.0} % of the articles: what is said of all is said of it.", counted.keys[at], part * 100.0))
    })
}

fn lengths(question: &Question, counted: &Counted) -> Option<Caution> {
    if question.measure != Measure::Share {
        return None;
    }
    let solid = counted.cells.iter().map(|cell| cell.2.counts).filter(|counts| counts.articles >= FEW);
    let length: Vec<f64> = solid.map(|counts| counts.sentences as f64 / counts.articles as f64).collect();
    let (short, long) = length.iter().fold((f64::INFINITY, 0.0f64), |(low, high), &one| (low.min(one), high.max(one)));
    (long > 2.0 * short).then(|| {
        caution(
            "lengths-differ",
            format!("Articles have {short:.0} to {long:.0} sentences on average: a long article has more room for a hit. Rates per 1,000 sentences compare better."),
        )
    })
}

/// Whether a group is mostly full text and another mostly not.
fn extents(facts: &Facts, question: &Question) -> Option<Caution> {
    if !matches!(question.split, Split::Outlet | Split::Language) {
        return None;
    }
    let groups = if question.split == Split::Outlet { facts.outlets.len() } else { facts.languages.len() } + 1;
    let mut tally = vec![(0u64, 0u64); groups];
    for row in 0..facts.len() {
        let group = if question.split == Split::Outlet { facts.outlet[row] as usize } else { usize::from(facts.language[row]) };
        let group = &mut tally[group.min(groups - 1)];
        group.0 += u64::from(facts.extent[row] == Extent::Full);
        group.1 += 1;
    }
    let parts = || tally.iter().filter(|group| group.1 >= FEW).map(|group| group.0 as f64 / group.1 as f64);
    let (low, high) = parts().fold((1.0f64, 0.0f64), |(low, high), part| (low.min(part), high.max(part)));
    (high - low > 0.25).then(|| {
        caution(
            "extents-differ",
            format!("Full texts make {:.0} to {:.0} % of the articles of the groups; the others are cut or headlines only. Compare rates per 1,000 sentences.", low * 100.0, high * 100.0),
        )
    })
}

pub(crate) fn caution(code: &str, message: String) -> Caution {
    Caution { code: code.into(), message }
}

