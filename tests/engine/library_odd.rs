//! Odd collections: every view stays readable, or says why it cannot be drawn and what to change.

use entente_engine::answers::{EventMark, Style, View};
use entente_engine::progress::silent;
use entente_engine::question::{Measure, Period, Question, Selection, Split};

use crate::shelf::Shelf;

/// Articles as outlet, date and whether they hold a hit.
fn shelf(articles: impl IntoIterator<Item = (String, Option<String>, bool)>) -> Shelf {
    let shelf = Shelf::new();
    let line = |(n, (outlet, date, hit)): (usize, (String, Option<String>, bool))| {
        let body = if hit { "China and Russia presented a united front in March." } else { "Rain fell on both cities." };
        serde_json::json!({ "id": n.to_string(), "outlet": outlet, "date": date, "lang": "en", "title": format!("News {n}"), "body": format!("{body} Number {n}.") }).to_string() + "\n"
    };
    shelf.import("a.jsonl", articles.into_iter().enumerate().map(line).collect::<String>());
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn views() -> Vec<View> {
    let second = "neutrality".to_owned();
    let event = EventMark { date: "2022-02-24".into(), title: "An event".into(), source: String::new(), major: true };
    vec![
        View::Multiples,
        View::Heat,
        View::Quadrants { second: second.clone(), over_time: false },
        View::Quadrants { second, over_time: true },
        View::Voices,
        View::Words { of: "A".into(), against: None },
        View::Composition,
        View::Spread { expression: None },
        View::Events { window_days: 30, events: vec![event] },
        View::Drivers { key: None, period: None },
        View::Pairs,
        View::Selections { other: Selection { languages: vec!["en".into()], ..Selection::default() }, names: None },
    ]
}

/// Asks everything in every measure that is asked; answers how many figures were drawn.
fn survive(shelf: &Shelf, by: Period) -> usize {
    let mut drawn = 0;
    for measure in [Measure::Share, Measure::Per1000Sentences, Measure::Hits] {
        for split in [Split::None, Split::Outlet] {
            let question = Question { measure, by, split, ..Question::about("partnership") };
            let trend = shelf.library.figure_trend(&question, &Style::default());
            let compare = shelf.library.figure_compare(&question, None, &Style::default());
            let figures = views().into_iter().map(|view| shelf.library.figure_view(&question, &view, &Style::default()));
            for figure in [trend, compare].into_iter().chain(figures) {
                match figure {
                    Ok(figure) => {
                        assert!(figure.svg.starts_with("<svg") && !figure.description.is_empty());
                        drawn += 1;
                    }
                    Err(error) => assert!(error.to_string().ends_with('.') && error.hint().ends_with('.'), "{error} says what to change: {}", error.hint()),
                }
            }
        }
    }
    let coverage = shelf.library.figure_coverage(&Selection::default(), &Style::default());
    assert!(coverage.is_ok_and(|figure| figure.svg.contains("<svg")) || by == Period::Day || drawn > 0);
    drawn
}

fn dated(n: usize) -> Option<String> {
    Some(format!("2022-{:02}-{:02}", 1 + n % 6, 1 + n % 28))
}

#[test]
fn one_article() {
    assert!(survive(&shelf([("A".into(), dated(1), true)]), Period::Month) > 40);
}

#[test]
fn no_hit() {
    assert!(survive(&shelf((0..40).map(|n| (["A", "B"][n % 2].into(), dated(n), false))), Period::Month) > 40);
}

#[test]
fn an_outlet_without_a_date() {
    let articles = (0..60).map(|n| if n % 3 == 0 { ("B".into(), None, true) } else { ("A".into(), dated(n), n % 2 == 0) });
    assert!(survive(&shelf(articles), Period::Month) > 50);
}

#[test]
fn nothing_but_articles_without_a_date() {
    assert!(survive(&shelf((0..20).map(|n| (["A", "B"][n % 2].into(), None, n % 2 == 0))), Period::Month) > 30);
}

#[test]
fn one_outlet_with_99_of_100_articles() {
    let articles = (0..300).map(|n| (if n % 100 == 0 { "B" } else { "A" }.into(), dated(n), n % 5 == 0));
    let shelf = shelf(articles);
    assert!(survive(&shelf, Period::Month) > 50);
    let question = Question { split: Split::Outlet, ..Question::about("partnership") };
    assert!(shelf.library.compare(&question, None).unwrap().cautions.iter().any(|caution| caution.code == "one-outlet-dominates"));
}

#[test]
fn five_hundred_outlets() {
    let name = |n: usize| if n % 500 == 0 { "A".into() } else { format!("Outlet {}", n % 500) };
    assert!(survive(&shelf((0..1_000).map(|n| (name(n), dated(n), n % 4 == 0))), Period::Month) > 10);
}

#[test]
fn eighty_years_by_day() {
    let date = |n: usize| Some(format!("{}-{:02}-{:02}", 1944 + n % 81, 1 + n % 12, 1 + n % 28));
    assert!(survive(&shelf((0..400).map(|n| (["A", "B"][n % 2].into(), date(n), n % 4 == 0))), Period::Day) > 10);
}

#[test]
fn names_that_are_long_chinese_or_markup() {
    let names = ["A".to_owned(), "N".repeat(200), "长江黄河联合日报".repeat(20), "<b onclick=\"x\">&amp;</b>\u{0}\u{202e}".into()];
    assert!(survive(&shelf((0..120).map(|n| (names[n % 4].clone(), dated(n), n % 3 == 0))), Period::Month) > 50);
}
