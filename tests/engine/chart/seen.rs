//! Titles that say what is seen: only as far as the intervals allow, and beside the neutral name of the figure.

use entente_engine::answers::{Figure, Point, Series, Style, Trend};
use entente_engine::chart;
use entente_engine::question::Split;
use resvg::usvg::roxmltree::Document;

use super::pictures::{comparison, coverage_of, french, notes, point, quadrants, single, trend, trend_of, voices_of};
use super::views::{drivers, pairs, words};

/// The lines that stand in the title's place.
fn headline(figure: &Figure) -> String {
    let document = Document::parse(&figure.svg).expect("XML");
    let lines: Vec<&str> = document.descendants().filter(|node| node.attribute("font-size") == Some("190")).filter_map(|node| node.text()).collect();
    lines.join(" ")
}

fn name(figure: &Figure) -> String {
    let document = Document::parse(&figure.svg).expect("XML");
    document.root_element().first_element_child().and_then(|node| node.text()).unwrap_or_default().to_owned()
}

/// One line of months with so many hits among so many articles each.
fn line(months: &[(u64, u64)]) -> Trend {
    let points: Vec<Point> = months.iter().enumerate().map(|(n, (hits, articles))| point(super::pictures::month(n), *articles, *hits)).collect();
    single(trend_of(vec![Series { key: "all".into(), points }]))
}

fn drawn(trend: &Trend) -> Figure {
    chart::trend(trend, &Style::default(), &notes()).expect("a figure")
}

const QUIET: (u64, u64) = (20, 200);

#[test]
fn a_peak_that_stands_out_is_named_with_its_value() {
    let figure = drawn(&line(&[QUIET, QUIET, (120, 200), QUIET, QUIET, QUIET]));
    assert_eq!(headline(&figure), "Partnership peaked in March 2022, at 60\u{a0}%");
    assert_eq!(name(&figure), "Partnership: share of articles by month", "what it is stays its name");
    assert!(figure.description.starts_with("Partnership: share of articles by month. Partnership peaked in March 2022"), "{}", figure.description);
}

#[test]
fn months_that_cannot_be_told_apart_share_the_peak() {
    let mut months = vec![QUIET; 12];
    months[4] = (118, 200);
    months[5] = (120, 200);
    assert_eq!(headline(&drawn(&line(&months))), "Partnership peaked between May 2022 and June 2022");
    let (style, notes) = french();
    let figure = chart::trend(&line(&months), &style, &notes).expect("a figure");
    assert_eq!(headline(&figure), "Partenariat\u{a0}: sommet entre mai 2022 et juin 2022");
}

#[test]
fn where_intervals_overlap_nothing_is_claimed() {
    let neutral = "Partnership: share of articles by month";
    // wide intervals; two peaks apart; a peak beside a month that hardly anything is known of; a peak that may be cut off
    let twice = [QUIET, (120, 200), QUIET, QUIET, QUIET, (120, 200), QUIET, QUIET];
    let beside = [QUIET, QUIET, (120, 200), QUIET, (2, 4), QUIET, QUIET, QUIET];
    for months in [&[(1, 12), (2, 12), (7, 12), (2, 12), (1, 12), (2, 12)][..], &twice, &beside] {
        assert_eq!(headline(&drawn(&line(months))), neutral, "{months:?}");
    }
}

#[test]
fn a_line_that_ends_otherwise_than_it_began_has_risen_or_fallen() {
    let rising = [(20, 200), (30, 200), (50, 200), (80, 200), (100, 200), (120, 200)];
    assert_eq!(headline(&drawn(&line(&rising))), "Partnership rose from 10\u{a0}% in January 2022 to 60\u{a0}% in June 2022");
    let falling: Vec<(u64, u64)> = rising.iter().rev().copied().collect();
    assert_eq!(headline(&drawn(&line(&falling))), "Partnership fell from 60\u{a0}% in January 2022 to 10\u{a0}% in June 2022");
}

#[test]
fn no_hit_is_said_with_how_many_articles_were_read() {
    assert_eq!(headline(&drawn(&line(&[(0, 200), (0, 150), (0, 180)]))), "Partnership: no hit in 530\u{a0}articles");
}

#[test]
fn lines_name_the_peak_that_they_share_or_who_has_most() {
    let series = |key: &str, months: &[(u64, u64)]| Series { key: key.into(), ..line(months).series.remove(0) };
    let peak = [QUIET, QUIET, (120, 200), QUIET, QUIET, QUIET];
    let shared = trend_of(vec![series("A", &peak), series("B", &peak), series("C", &[QUIET; 6])]);
    for figure in [drawn(&shared), chart::heat_map(&shared, &Style::default(), &notes()).expect("cells"), chart::multiples(&shared, &Style::default(), &notes()).expect("panels")] {
        assert_eq!(headline(&figure), "Partnership peaked in March 2022 in 2 of 3 outlets");
    }
    let levels = trend_of(vec![series("A", &[(20, 200); 4]), series("B", &[(80, 200); 4]), series("C", &[(82, 200); 4]), series("D", &[(60, 200); 4])]);
    assert_eq!(headline(&drawn(&levels)), "Partnership: most in C (41\u{a0}%) and B (40\u{a0}%)", "two share an end: the other is not named");
    let mut alike = levels.clone();
    alike.series = ["A", "B", "C"].map(|key| series(key, &[QUIET; 4])).into();
    assert_eq!(headline(&drawn(&alike)), "Partnership: share of articles by month and outlet");
}

#[test]
fn a_comparison_names_its_ends_as_far_as_they_are_apart() {
    let figure = chart::compare(&comparison(4), &Style::default(), &notes()).expect("rows");
    assert!(headline(&figure).starts_with("Partnership: most in "), "{}", headline(&figure));
    let mut alike = comparison(4);
    alike.rows.iter_mut().for_each(|row| (row.low, row.high) = (Some(0.0), Some(1.0)));
    assert_eq!(headline(&chart::compare(&alike, &Style::default(), &notes()).expect("rows")), "Partnership: share of articles by outlet");
    let mut counts = comparison(4);
    counts.rows.iter_mut().for_each(|row| (row.low, row.high) = (None, None));
    assert_eq!(headline(&chart::compare(&counts, &Style::default(), &notes()).expect("rows")), "Partnership: share of articles by outlet", "without intervals nothing is known");
}

#[test]
fn where_a_concept_does_not_occur_nothing_keeps_company() {
    let mut rare = quadrants(4);
    for row in &mut rare.rows[1..] {
        // half a hit in each empty cell would be told as company
        (row.only_first, row.only_second, row.both, row.neither, row.articles) = (0, 0, 0, 104, 104);
        (row.odds_ratio, row.odds_low, row.odds_high) = (Some(209.0), Some(1.7), Some(25_000.0));
    }
    let figure = chart::quadrants(&rare, &Style::default(), &notes()).expect("bars");
    assert!(!headline(&figure).contains("together"), "{}", headline(&figure));
}

#[test]
fn the_further_kinds_say_what_is_seen_and_what_they_are() {
    let style = Style::default();
    let n = notes();
    let figures = [
        (chart::quadrants(&quadrants(4), &style, &n), "Partnership and neutrality: together more often than by chance in all 4 outlets"),
        (chart::voices(&voices_of(1), &style, &n), "Partnership: mostly in own voice"),
        (chart::words(&words(8), &style, &n), "Partnership: “summit” marks "),
        (chart::drivers(&drivers(4), &style, &n), "Partnership, Le Courrier du Fleuve, March 2023: “"),
        (chart::pairs(&pairs(4), &style, &n), "Partnership: "),
        (chart::calendar(&coverage_of(4, 60), &style, &n), "Coverage: 2 stretches to check, in 2 of 4 outlets"),
    ];
    for (figure, wanted) in figures {
        let figure = figure.expect("a figure");
        assert!(headline(&figure).starts_with(wanted), "{} is not {wanted}", headline(&figure));
        assert_ne!(headline(&figure), name(&figure), "the name of the figure is another");
        assert!(figure.svg.matches(&name(&figure)).count() >= 2, "{} stands in the subtitle too", name(&figure));
    }
}

#[test]
fn words_of_grammar_stand_in_no_title() {
    let mut answer = words(8);
    answer.rows[0].word = "and".into();
    let title = headline(&chart::words(&answer, &Style::default(), &notes()).expect("words"));
    assert!(title.starts_with("Partnership: “陪伴” marks "), "{title}");
}

#[test]
fn an_empty_figure_keeps_its_name() {
    for figure in [drawn(&trend(0, 0)), chart::compare(&comparison(0), &Style::default(), &notes()).expect("a figure")] {
        assert_eq!(headline(&figure), name(&figure));
    }
    let mut one = comparison(1);
    one.question.split = Split::None;
    assert_eq!(headline(&chart::compare(&one, &Style::default(), &notes()).expect("a row")), "Partnership: share of articles by outlet");
}
