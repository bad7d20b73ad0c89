//! What a trend makes of dates, gaps, copies and empty input.

use entente_engine::article::Extent;
use entente_engine::measure::{TrendNumbers, trend};
use entente_engine::question::{Copies, Measure, Period, Question, Split};

use super::build::{PAPER, Paper, codebook, print, world};

fn ask(papers: &[Paper], change: impl FnOnce(&mut Question)) -> TrendNumbers {
    let mut facts = world();
    papers.iter().for_each(|&paper| print(&mut facts, paper));
    let mut question = Question::about("partnership");
    change(&mut question);
    trend(&facts, &question, &codebook(), None).expect("a trend")
}

fn periods(answer: &TrendNumbers) -> Vec<&str> {
    answer.series.iter().flat_map(|series| series.points.iter().map(|point| point.period.as_str())).collect()
}

fn codes(answer: &TrendNumbers) -> Vec<&str> {
    answer.cautions.iter().map(|caution| caution.code.as_str()).collect()
}

#[test]
fn a_month_counts_in_months_quarters_and_years_never_in_days_or_weeks() {
    let month = [Paper { date: Some("2023-09"), ..PAPER }];
    for (by, expected) in [(Period::Month, "2023-09"), (Period::Quarter, "2023-Q3"), (Period::Year, "2023")] {
        assert_eq!(periods(&ask(&month, |question| question.by = by)), [expected]);
    }
    for by in [Period::Day, Period::Week] {
        let answer = ask(&month, |question| question.by = by);
        assert!(periods(&answer).is_empty(), "a month has no {by:?}");
        assert_eq!(answer.left_out.too_coarse_a_date, 1);
        assert_eq!(codes(&answer)[0], "no-articles");
    }
}

#[test]
fn a_coarse_date_that_only_reaches_into_the_range_is_left_out_and_counted() {
    let from = |day: &str| day.parse().ok();
    let papers = [Paper { date: Some("2023-09"), ..PAPER }, Paper { date: Some("2023-09-20"), ..PAPER }, Paper { date: Some("2023-08"), ..PAPER }];
    let answer = ask(&papers, |question| question.selection.from = from("2023-09-15"));
    assert_eq!((answer.total.articles, answer.left_out.too_coarse_a_date), (1, 1));
    let whole = ask(&papers, |question| question.selection.from = from("2023-09-01"));
    assert_eq!((whole.total.articles, whole.left_out.too_coarse_a_date), (2, 0));
}

#[test]
fn iso_weeks_cross_the_new_year() {
    let papers = ["2021-01-03", "2021-01-04", "2020-12-28"].map(|date| Paper { date: Some(date), ..PAPER });
    assert_eq!(periods(&ask(&papers, |question| question.by = Period::Week)), ["2020-W53", "2021-W01"]);
}

#[test]
fn a_month_without_an_article_is_a_gap() {
    let papers = ["2022-01-05", "2022-03-05"].map(|date| Paper { date: Some(date), ..PAPER });
    assert_eq!(periods(&ask(&papers, |_| {})), ["2022-01", "2022-03"]);
}

#[test]
fn no_hit_has_an_upper_bound() {
    for measure in [Measure::Share, Measure::Per1000Sentences, Measure::Per10000Words] {
        let answer = ask(&[PAPER; 30], |question| question.measure = measure);
        let point = &answer.series[0].points[0];
        assert_eq!((point.value, point.low), (Some(0.0), Some(0.0)), "{measure:?}");
        assert!(point.high.is_some_and(|high| high > 0.0), "{measure:?} tells how much could be there unseen");
        assert_eq!(codes(&answer), ["no-hits"]);
    }
}

#[test]
fn one_article_says_so() {
    let answer = ask(&[Paper { hits: 3, ..PAPER }], |question| question.measure = Measure::Per1000Sentences);
    assert_eq!(codes(&answer), ["one-article"]);
    let point = &answer.series[0].points[0];
    assert_eq!((point.value, point.low, point.high), (Some(300.0), None, None));
}

#[test]
fn articles_without_sentences_have_no_rate() {
    let answer = ask(&[Paper { sentences: 0, ..PAPER }; 2], |question| question.measure = Measure::Per1000Sentences);
    assert_eq!(answer.series[0].points[0].value, None);
}

#[test]
fn an_outlet_without_dates_is_left_out_and_told() {
    let papers = [Paper { outlet: 1, date: None, ..PAPER }, Paper { outlet: 1, date: None, ..PAPER }, PAPER];
    let answer = ask(&papers, |question| question.split = Split::Outlet);
    assert_eq!(answer.series.iter().map(|series| series.key.as_str()).collect::<Vec<_>>(), ["A"]);
    assert_eq!(answer.left_out.undated, 2);
    assert!(codes(&answer).contains(&"many-undated"));
}

#[test]
fn an_article_without_text_is_in_no_denominator() {
    let answer = ask(&[PAPER, Paper { extent: Extent::None, ..PAPER }], |_| {});
    assert_eq!((answer.total.articles, answer.left_out.no_text), (1, 1));
}

#[test]
fn a_story_counts_where_it_was_first_printed() {
    let papers = [
        Paper { outlet: 1, date: Some("2022-04-02"), story: Some(5), hits: 1, ..PAPER },
        Paper { outlet: 0, date: Some("2022-03-30"), story: Some(5), hits: 1, ..PAPER },
        Paper { outlet: 1, date: Some("2022-04-03"), story: Some(5), hits: 1, ..PAPER },
    ];
    let count = |copies| ask(&papers, |question| question.copies = copies);
    assert_eq!(count(Copies::All).total.articles, 3);
    let per_outlet = count(Copies::PerOutlet);
    assert_eq!((per_outlet.total.articles, per_outlet.left_out.copies), (2, 1));
    let per_story = count(Copies::PerStory);
    assert_eq!((periods(&per_story), per_story.left_out.copies), (vec!["2022-03"], 2));
}

#[test]
fn what_is_not_in_the_library_is_named() {
    let facts = world();
    let ask = |change: fn(&mut Question)| {
        let mut question = Question::about("partnership");
        change(&mut question);
        trend(&facts, &question, &codebook(), None).expect_err("nothing by that name").code()
    };
    assert_eq!(ask(|question| question.concept = "friendship".into()), "concept-unknown");
    assert_eq!(ask(|question| question.categories = vec!["label".into()]), "category-unknown");
    assert_eq!(ask(|question| question.selection.outlets = vec!["Z".into()]), "outlet-unknown");
    assert_eq!(ask(|question| question.selection.languages = vec!["zz".into()]), "language-unknown");
    assert_eq!(ask(|question| question.selection.collections = vec!["three".into()]), "collection-unknown");
    let reversed = |question: &mut Question| {
        question.selection.from = "2022-02-01".parse().ok();
        question.selection.to = "2022-01-01".parse().ok();
    };
    assert_eq!(ask(reversed), "dates-reversed");
}

#[test]
fn eighty_years_by_day_and_five_hundred_outlets_are_counted() {
    let mut facts = world();
    facts.outlets = (0..500).map(|n| format!("Outlet {n}")).collect();
    for n in 0..2_000u32 {
        print(&mut facts, Paper { outlet: n % 500, hits: n % 3, date: Some(if n % 2 == 0 { "1944-01-01" } else { "2024-01-01" }), ..PAPER });
    }
    let question = Question { by: Period::Day, split: Split::Outlet, ..Question::about("partnership") };
    let answer = trend(&facts, &question, &codebook(), None).expect("a trend");
    assert_eq!((answer.series.len(), answer.total.articles), (500, 2_000));
    assert_eq!(codes(&answer), ["many-series", "many-periods"]);
}
