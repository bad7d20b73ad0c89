//! The same numbers as other people's programs: see `tests/fixtures/reference/make.py`.

use std::path::Path;

use entente_engine::measure::adjust::benjamini_hochberg;
use entente_engine::measure::agreement::alpha;
use entente_engine::measure::interval::{Estimate, t, two_sided_p};
use entente_engine::measure::keyness::{log_likelihood, log_likelihood_p};
use entente_engine::measure::loess::fit;
use entente_engine::measure::pelt::{Cost, Sequence, pelt};
use entente_engine::measure::proportions::{Share, difference, fisher_p, odds_ratio, risk_ratio, score_p, wilson};
use entente_engine::measure::rates::{Clusters, bootstrap_rate, poisson, rate, rate_ratio, same_rate_p};
use serde_json::Value;

/// Largest relative error of closed forms.
const CLOSE: f64 = 1e-6;

fn reference(subject: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/reference/{subject}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a reference")).expect("JSON")
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn whole(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no whole number"))
}

fn share(value: &Value) -> Share {
    Share::new(whole(&value[0]), whole(&value[1]))
}

#[track_caller]
fn close(found: f64, expected: f64, most: f64, what: &str) {
    let apart = (found - expected).abs() / expected.abs().max(1e-9);
    assert!(found == expected || apart < most, "{what}: {found} is not {expected} (relative error {apart:e})");
}

#[track_caller]
fn ends(found: Estimate, row: &Value, what: &str) {
    for (found, expected) in [(found.low, &row["low"]), (found.high, &row["high"])] {
        match expected.as_f64() {
            Some(expected) => close(found.unwrap_or(f64::NAN), expected, CLOSE, what),
            None => assert_eq!(found, None, "{what} has no such end"),
        }
    }
}

#[test]
fn quantiles_agree_with_scipy() {
    let all = reference("quantiles");
    rows(&all["t"]).iter().for_each(|row| close(t(whole(&row["freedom"])), number(&row["value"]), CLOSE, &format!("t {}", row["freedom"])));
    rows(&all["p"]).iter().for_each(|row| close(two_sided_p(number(&row["z"])), number(&row["value"]), CLOSE, &format!("p of z {}", row["z"])));
}

#[test]
fn proportions_agree_with_statsmodels_and_scipy() {
    let all = reference("proportions");
    for row in rows(&all["wilson"]) {
        ends(wilson(Share::new(whole(&row["hits"]), whole(&row["n"]))), row, &format!("Wilson {} of {}", row["hits"], row["n"]));
    }
    for row in rows(&all["pairs"]) {
        let (a, b, what) = (share(&row["a"]), share(&row["b"]), format!("{} against {}", row["a"], row["b"]));
        let d = difference(a, b);
        [d.value, d.low, d.high].iter().zip(rows(&row["difference"])).for_each(|(found, expected)| {
            close(found.expect("an end"), number(expected), CLOSE, &format!("Newcombe, {what}"));
        });
        let r = risk_ratio(a, b);
        let low = if a.hits == 0 { Some(0.0) } else { row["ratio"][0].as_f64() };
        let high = if b.hits == 0 { None } else { row["ratio"][1].as_f64() };
        for (found, expected) in [(r.low, low), (r.high, high)] {
            assert_eq!(found.is_some(), expected.is_some(), "risk ratio, {what}");
            close(found.unwrap_or(0.0), expected.unwrap_or(0.0), CLOSE, &format!("risk ratio, {what}"));
        }
        close(score_p(a, b), number(&row["score_p"]), CLOSE, &format!("score test, {what}"));
        close(fisher_p(a, b), number(&row["fisher_p"]), CLOSE, &format!("Fisher, {what}"));
    }
    for row in rows(&all["odds"]) {
        let cell = |at: usize| whole(&row["table"][at]);
        let found = odds_ratio(cell(0), cell(1), cell(2), cell(3));
        close(found.value.expect("a value"), number(&row["value"]), CLOSE, "odds ratio");
        ends(found, row, &format!("odds ratio of {}", row["table"]));
    }
}

#[test]
fn rates_agree_with_statsmodels_and_scipy() {
    let all = reference("rates");
    for row in rows(&all["clustered"]) {
        let articles: Vec<(u64, u64)> = rows(&row["articles"]).iter().map(|one| (whole(&one[0]), whole(&one[1]))).collect();
        let sums = Clusters::of(&articles);
        let what = format!("{} articles", articles.len());
        close(sums.log_variance(), number(&row["log_variance"]), 1e-3, &what);
        let found = rate(&sums);
        close(found.value.expect("a value"), number(&row["value"]), CLOSE, &what);
        ends(found, row, &what);
        let check = bootstrap_rate(&articles, 2_000, 1);
        for (closed, drawn) in [(found.low, check.low), (found.high, check.high)] {
            let (closed, drawn) = (closed.expect("an end"), drawn.expect("an end"));
            assert!((closed / drawn).ln().abs() < 0.35, "{what}: the bootstrap has {drawn}, the closed form {closed}");
        }
    }
    for row in rows(&all["poisson"]) {
        ends(poisson(whole(&row["count"]), number(&row["exposure"])), row, &format!("Poisson {}", row["count"]));
    }
    for row in rows(&all["exact"]) {
        let side = |value: &Value| Clusters { n: 50, y: number(&value[0]), x: number(&value[1]), ..Clusters::default() };
        let (a, b, what) = (side(&row["a"]), side(&row["b"]), format!("{} against {}", row["a"], row["b"]));
        ends(rate_ratio(&a, &b), row, &what);
        close(same_rate_p(&a, &b).expect("a p"), number(&row["p"]), CLOSE, &what);
    }
}

#[test]
fn adjusted_p_agree_with_statsmodels() {
    for row in rows(&reference("adjusted")) {
        let p: Vec<Option<f64>> = rows(&row["p"]).iter().map(Value::as_f64).collect();
        let found = benjamini_hochberg(&p);
        found.iter().zip(rows(&row["q"])).for_each(|(found, expected)| close(found.expect("a q"), number(expected), CLOSE, "q"));
    }
}

#[test]
fn log_likelihoods_agree_with_scipy() {
    for row in rows(&reference("words")) {
        let (a, b) = (share(&row["a"]), share(&row["b"]));
        let g2 = log_likelihood(a.hits, a.n, b.hits, b.n);
        assert!((g2 - number(&row["g2"])).abs() <= CLOSE * number(&row["g2"]).max(1.0), "G2 of {row}: {g2}");
        assert!((log_likelihood_p(g2) - number(&row["p"])).abs() <= CLOSE, "p of {row}");
    }
}

#[test]
fn alpha_agrees_with_krippendorff() {
    for row in rows(&reference("agreement")) {
        let units: Vec<Vec<Option<u32>>> =
            rows(&row["units"]).iter().map(|unit| rows(unit).iter().map(|value| value.as_u64().map(|value| value as u32)).collect()).collect();
        close(alpha(&units).expect("an alpha"), number(&row["alpha"]), CLOSE, "alpha");
    }
}

#[test]
fn change_points_agree_with_ruptures() {
    for row in rows(&reference("changes")) {
        let observed: Vec<(f64, f64)> = rows(&row["values"]).iter().map(|value| (number(value), 1.0)).collect();
        let expected: Vec<usize> = rows(&row["changes"]).iter().map(|at| whole(at) as usize).collect();
        let found = pelt(&Sequence::new(Cost::Squared, &observed), number(&row["penalty"]), whole(&row["shortest"]) as usize);
        assert_eq!(found, expected, "penalty {}, {} values", row["penalty"], observed.len());
    }
}

#[test]
fn local_fits_agree_with_statsmodels() {
    for row in rows(&reference("smooth")) {
        let (x, y, exposure) = (rows(&row["x"]), rows(&row["y"]), rows(&row["exposure"]));
        let observed = |weigh: &dyn Fn(usize) -> f64| (0..x.len()).map(|n| [number(&x[n]), number(&y[n]), weigh(n)]).collect::<Vec<_>>();
        let (plain, weighted) = (observed(&|_| 1.0), observed(&|n| number(&exposure[n])));
        for n in 0..x.len() {
            let at = number(&x[n]);
            close(fit(&plain, at, number(&row["span"])).expect("a value"), number(&rows(&row["fitted"])[n]), CLOSE, &format!("LOESS at {at}"));
            close(fit(&weighted, at, number(&row["span"])).expect("a value"), number(&rows(&row["weighted"])[n]), CLOSE, &format!("weighted LOESS at {at}"));
        }
    }
}
