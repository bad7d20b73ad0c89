//! The pictures of every further way to look at a question, ordinary and odd.

use entente_engine::answers::{
    Comparison, Composition, CompositionPoint, Corrected, CorrectedPoint, Decomposition, Driver, Drivers, EventRow, Events, Exposure, Figure, FirstUse, LeaveOneOut, LeftOut, Loess, Pair, QuadrantRow, Quadrants, SmoothPoint,
    Spread, SpreadRow, Style, Theme, Trend, WithoutOne, WithoutOnePoint, WordRow, Words, WordsOfLanguage,
};
use entente_engine::chart::{self, Notes};
use entente_engine::question::{Period, Question, Split};
use entente_engine::wording::Language;

use super::pictures::{OUTLETS, comparison, counts, french, month, notes, question, series, share, single, style, trend, trend_of, wilson};

const LONG: &str = "A very long name of an outlet that says everything about itself & more <b>than</b> it should, and then goes on until nobody reads it any more, since names in exports can be as long as they like to be, truly";

fn outlet(n: usize) -> String {
    OUTLETS.get(n).map_or_else(|| format!("Outlet {}", n + 1), |name| (*name).into())
}

fn plain() -> Question {
    Question { split: Split::None, ..question() }
}

/// Lines with a local fit, the edges without any one outlet, and a corrected series.
pub fn fitted(with: &[&str]) -> Trend {
    let mut trend = single(trend(1, 30));
    let points = trend.series[0].points.clone();
    let key = trend.series[0].key.clone();
    if with.contains(&"loess") {
        let fit = |n: usize| points[n.saturating_sub(3)..(n + 4).min(points.len())].iter().filter_map(|point| point.value).sum::<f64>() / (points[n.saturating_sub(3)..(n + 4).min(points.len())].len() as f64);
        let line = points.iter().enumerate().map(|(n, point)| SmoothPoint { period: point.period.clone(), value: fit(n) }).collect();
        trend.marks.loess = vec![Loess { key: key.clone(), span: 0.5, points: line }];
    }
    if with.contains(&"without") {
        let edge = |point: &entente_engine::answers::Point| {
            let value = point.value.unwrap_or(0.0);
            WithoutOnePoint { period: point.period.clone(), low: value * 0.78, high: value * 1.12, most: OUTLETS[1].into() }
        };
        trend.marks.without_one = vec![WithoutOne { key: key.clone(), part: "outlet".into(), points: points.iter().map(edge).collect() }];
    }
    if with.contains(&"corrected") {
        let corrected = |point: &entente_engine::answers::Point| {
            let value = point.value.unwrap_or(0.0) * 1.18;
            CorrectedPoint { period: point.period.clone(), value, low: value * 0.6, high: value * 1.45 }
        };
        trend.marks.corrected = vec![Corrected { key, judged: 400, points: points.iter().map(corrected).collect() }];
    }
    trend
}

pub fn composition(periods: usize, panel: usize) -> Composition {
    let point = |n: usize| {
        let (raw, within) = (share(1, n), share(0, n));
        let standardised = (raw + within) / 2.0;
        CompositionPoint {
            period: month(n),
            counts: counts(if n == 3 { 6 } else { 140 }, 30),
            panel_counts: counts(90, 14),
            raw: Some(raw),
            panel: (panel > 0).then_some(within),
            standardised: Some(standardised),
            low: Some(standardised * 0.8),
            high: Some(standardised * 1.22),
        }
    };
    Composition {
        by_hand: 0,
        question: plain(),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        panel: (0..panel).map(outlet).collect(),
        points: (0..periods).filter(|n| periods < 3 || n % 13 != 6).map(point).collect(),
        holes: Vec::new(),
        change: (periods > 1).then_some(Decomposition { total: -0.031, within: -0.024, between: -0.007 }),
        left_out: LeftOut::default(),
    }
}

pub fn events(rows: usize, split: bool) -> Events {
    let titles = ["Joint statement in Beijing", "Invasion of Ukraine", "State visit to Moscow", "Forum in Beijing", "State visit to Beijing", "两国元首会晤"];
    let row = |n: usize| {
        let (before, after) = (0.04 + share(0, n) * 0.5, 0.05 + share(1, n + 2) * 0.6);
        let few = n % 5 == 3;
        EventRow {
            key: if split { outlet(n % 3) } else { "all".into() },
            date: format!("{}-{:02}-{:02}", 2022 + n / 12 % 3, n % 12 + 1, n % 27 + 1),
            title: if n == 2 { LONG.into() } else { titles[n % titles.len()].into() },
            source: "a diary".into(),
            before: counts(if few { 6 } else { 180 }, 12),
            after: counts(210, 33),
            before_low: None,
            before_high: None,
            after_low: None,
            after_high: None,
            before_value: Some(if n == 1 { 0.0 } else { before }),
            after_value: Some(after),
            ratio: (n != 1).then_some(after / before),
            ratio_low: Some(after / before * 0.7),
            ratio_high: (n != 1).then_some(after / before * 1.5),
            p: Some(0.004),
            q: Some(if n % 2 == 0 { 0.000_4 } else { 0.21 }),
            placebo_p: (!few).then_some(0.031),
            placebo_dates: 1_000,
        }
    };
    Events {
        by_hand: 0,
        question: if split { question() } else { plain() },
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        window_days: 30,
        rows: (0..rows).map(row).collect(),
        left_out: LeftOut { too_coarse_a_date: 31, ..LeftOut::default() },
        tests: rows as u64,
    }
}

pub fn spread(expressions: usize, outlets: usize) -> Spread {
    let names = ["en.no-limits", "en.strategic-partnership", "fr.sans-limites", "ru.bez-granits", "上不封顶", LONG];
    let start = chrono::NaiveDate::from_ymd_opt(2022, 1, 10).unwrap();
    let row = |n: usize| {
        let first = |outlet_rank: usize| FirstUse {
            outlet: outlet(outlet_rank),
            date: (start + chrono::Days::new((n * 37 + outlet_rank * outlet_rank * 11 + outlet_rank * 3) as u64)).to_string(),
            article: 7,
            hits: (40 / (outlet_rank + 1) + 1) as u64,
        };
        let uses: Vec<FirstUse> = (0..outlets.saturating_sub(n % 3).max(1)).map(first).collect();
        SpreadRow {
            pattern: ["no limit … partnership", "strategic … partner", "sans limites", "без границ", "上不封顶", LONG].get(n).map_or_else(String::new, |pattern| (*pattern).into()),
            expression: names.get(n).map_or_else(|| format!("en.expression-{n}"), |name| (*name).into()),
            hits: uses.iter().map(|one| one.hits).sum(),
            articles: 30,
            half_days: (uses.len() > 1).then_some(90),
            outlets: uses,
        }
    };
    Spread { by_hand: 0, question: plain(), codebook: "sha256:3f9ac1".into(), library: "sha256:77aa".into(), rows: (0..expressions).map(row).collect(), left_out: LeftOut::default() }
}

pub fn words(rows: usize) -> Words {
    let some = ["summit", "gas", "陪伴", "partenaires", "ведомство", "sanctions", "harbour", "statement", "pipeline", "exercise", LONG];
    let row = |n: usize| {
        let (a, b) = if n % 2 == 0 { (40 - n as u64 % 30, 3 + n as u64 % 5) } else { (2 + n as u64 % 4, 34 - n as u64 % 25) };
        WordRow {
            language: "en".into(),
            word: some.get(n).map_or_else(|| format!("word{n}"), |word| (*word).into()),
            a,
            b,
            g2: 60.0 / (n as f64 + 1.0),
            log_ratio: (a as f64 / b as f64).log2(),
            articles: 12,
            dispersion: 0.4,
            p: 0.001,
            q: if n < 14 { 0.002 } else { 0.2 },
        }
    };
    Words { by_hand: 0, question: question(), codebook: "sha256:3f9ac1".into(), library: "sha256:77aa".into(), a: OUTLETS[1].into(), b: "(others)".into(), a_words: 2_310, b_words: 9_871, languages: vec![WordsOfLanguage { language: "en".into(), a_words: 2_310, b_words: 9_871 }], rows: (0..rows).map(row).collect(), tests: 412 }
}

pub fn drivers(rows: usize) -> Drivers {
    let list = |name: &dyn Fn(usize) -> String| -> Vec<Driver> {
        (0..rows).map(|n| Driver { key: name(n), pattern: String::new(), hits: (30 / (n + 1)) as u64, articles: (18 / (n + 1)) as u64, share: 0.4 / (n as f64 + 1.0) }).collect()
    };
    Drivers {
        by_hand: 0,
        question: question(),
        key: OUTLETS[1].into(),
        period: Some("2023-03".into()),
        counts: counts(160, 40),
        value: Some(0.25),
        expressions: list(&|n| format!("en.expression-{n}")),
        outlets: list(&outlet),
        stories: list(&|n| format!("{}", 40 + n)),
        articles: list(&|n| format!("{}", 70 + n)),
        without_one_outlet: Some(LeaveOneOut { low: 0.18, high: 0.28, most: OUTLETS[0].into(), without: 0.18 }),
        without_one_story: Some(LeaveOneOut { low: 0.23, high: 0.26, most: "40".into(), without: 0.23 }),
    }
}

pub fn pairs(outlets: usize) -> Comparison {
    let mut all = comparison(outlets);
    all.baseline = None;
    for a in 0..outlets {
        for b in a + 1..outlets {
            let ratio = (all.rows[a].value.unwrap_or(0.1) / all.rows[b].value.unwrap_or(0.1).max(0.01)).max(0.02);
            let wide = 1.2 + (a + b) as f64 * 0.1;
            all.pairs.push(Pair {
                a: all.rows[a].key.clone(),
                b: all.rows[b].key.clone(),
                ratio: Some(ratio),
                ratio_low: Some(ratio / wide),
                ratio_high: if a == 0 && b == 2 { None } else { Some(ratio * wide) },
                difference: Some(0.04),
                difference_low: Some(-0.01),
                difference_high: Some(0.09),
                p: Some(0.02),
                q: Some(if ratio > 1.3 { 0.03 } else { 0.4 }),
            });
        }
    }
    all
}

pub fn over_time(outlets: usize, periods: usize) -> Quadrants {
    let rows = (0..outlets).flat_map(|n| (0..periods).filter(move |at| periods < 4 || (at + n) % 11 != 5).map(move |at| (n, at)));
    let row = |(n, at): (usize, usize)| {
        let articles = if at == 2 { 7 } else { 60 + ((at * 37 + n * 53) % 90) as u64 };
        let part = |share: f64| (articles as f64 * share) as u64;
        let (only_first, only_second, both) = (part(share(n % 6, at) * 0.6), part(share(n % 4, at + 3) * 0.3), part(0.05));
        QuadrantRow {
            key: if outlets == 1 { "all".into() } else { outlet(n) },
            period: Some(month(at)),
            articles,
            only_first,
            only_second,
            both,
            neither: articles - only_first - only_second - both,
            odds_ratio: None,
            odds_low: None,
            odds_high: None,
        }
    };
    Quadrants {
        by_hand: 0,
        question: if outlets == 1 { plain() } else { question() },
        first: "partnership".into(),
        second: "neutrality".into(),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        rows: rows.map(row).collect(),
        left_out: LeftOut::default(),
    }
}

/// Two selections under names of their own.
fn selections(style: &Style, notes: &Notes) -> Figure {
    let mut two = trend_of(vec![series(0, "this", 24), series(1, "other", 24)]);
    two.marks = Default::default();
    selections_of(&two, style, notes)
}

/// Two lines as two selections.
pub fn selections_of(trend: &Trend, style: &Style, notes: &Notes) -> Figure {
    let mut two = trend.clone();
    two.series.truncate(2);
    two.series.iter_mut().zip(["this", "other"]).for_each(|(series, key)| series.key = key.into());
    two.marks.holes.iter_mut().for_each(|hole| hole.key = "this".into());
    let notes = Notes { labels: [("this", "2022, French"), ("other", "2022, English")].map(|(key, name)| (key.into(), name.into())).into(), ..notes.clone() };
    chart::selections(&two, "Partnership: share of articles, French and English".into(), chart::selections_differ(Language::of(&style.language), &notes.concept_title, ("French", "English"), Some(0.66), (Some(0.58), Some(0.75))), vec!["all periods together 14\u{a0}% against 21\u{a0}%, ×\u{a0}0.66 (0.58 to 0.75)".into()], style, &notes).expect("two lines")
}

fn titled() -> Notes {
    let mut notes = notes();
    for n in 0..12 {
        notes.labels.insert(format!("article {}", 40 + n), format!("A story that many outlets printed, number {n}"));
        notes.labels.insert(format!("article {}", 70 + n), format!("An article with a headline of its own, number {n}"));
    }
    notes
}

/// Numbers by the day, as many as the axis bears.
fn composition_by_day(days: usize) -> Composition {
    let start = chrono::NaiveDate::from_ymd_opt(2023, 1, 9).unwrap();
    let mut found = composition(1, 3);
    let first = found.points[0].clone();
    found.question = Question { by: Period::Day, ..plain() };
    found.points = (0..days)
        .map(|n| {
            let (low, high) = wilson(share(0, n) * 40.0, 40.0);
            CompositionPoint { period: (start + chrono::Days::new(n as u64)).to_string(), raw: Some(share(1, n)), panel: Some(share(0, n)), standardised: Some(share(0, n)), low: Some(low), high: Some(high), ..first.clone() }
        })
        .collect();
    found
}

/// Every picture by name.
pub fn pictures() -> Vec<(&'static str, Figure)> {
    let (light, dark) = (style(Theme::Light), style(Theme::Dark));
    let (fr, notes_fr) = french();
    let dark_fr = Style { theme: Theme::Dark, ..fr.clone() };
    let narrow = Style { width: 420, ..light.clone() };
    let n = notes();
    let line = |trend: &Trend, style: &Style| chart::trend(trend, style, &notes()).expect("a trend");
    let hidden = Style { hidden: vec![OUTLETS[0].into(), OUTLETS[2].into()], ..light.clone() };
    let nothing = Exposure::default();
    let empty = Composition { points: Vec::new(), change: None, panel: Vec::new(), ..composition(3, 0) };
    let no_drivers = Drivers { counts: nothing, value: None, expressions: Vec::new(), outlets: Vec::new(), stories: Vec::new(), articles: Vec::new(), without_one_outlet: None, without_one_story: None, ..drivers(0) };
    vec![
        ("trend-loess", line(&fitted(&["loess"]), &light)),
        ("trend-without-one", line(&fitted(&["without"]), &light)),
        ("trend-corrected", chart::trend(&fitted(&["corrected"]), &light, &Notes { validation: Some("Validated: 400 hits judged, precision 93\u{a0}% (90 to 95\u{a0}%)".into()), ..notes() }).expect("a trend")),
        ("trend-all-marks-dark-french", chart::trend(&fitted(&["loess", "without", "corrected"]), &dark_fr, &notes_fr).expect("a trend")),
        ("trend-hidden", line(&trend(4, 30), &hidden)),
        ("multiples-few", chart::multiples(&trend(3, 30), &light, &n).expect("panels")),
        ("growth-light", growth(&light)),
        ("selections-light", selections(&light, &n)),
        ("selections-dark", selections(&dark, &n)),
        ("composition-light", chart::composition(&composition(30, 3), &light, &n).expect("lines")),
        ("composition-dark-french", chart::composition(&composition(30, 1), &dark_fr, &notes_fr).expect("lines")),
        ("composition-no-panel", chart::composition(&composition(12, 0), &narrow, &n).expect("lines")),
        ("composition-one-period", chart::composition(&composition(1, 2), &light, &n).expect("lines")),
        ("composition-300-days", chart::composition(&composition_by_day(300), &light, &n).expect("lines")),
        ("composition-none", chart::composition(&empty, &light, &n).expect("lines")),
        ("events-light", chart::events(&events(8, false), &light, &n).expect("events")),
        ("events-dark-french", chart::events(&events(8, true), &dark_fr, &notes_fr).expect("events")),
        ("events-narrow", chart::events(&events(6, false), &narrow, &n).expect("events")),
        ("events-one", chart::events(&events(1, false), &light, &n).expect("events")),
        ("events-40", chart::events(&events(40, true), &light, &n).expect("events")),
        ("events-none", chart::events(&events(0, false), &light, &n).expect("events")),
        ("spread-light", chart::spread(&spread(6, 6), None, &light, &n).expect("first uses")),
        ("spread-dark-french", chart::spread(&spread(6, 6), None, &dark_fr, &notes_fr).expect("first uses")),
        ("spread-one-light", chart::spread(&spread(3, 6), Some("en.no-limits"), &light, &n).expect("first uses")),
        ("spread-one-40", chart::spread(&spread(1, 40), Some("en.no-limits"), &light, &n).expect("first uses")),
        ("spread-one-outlet", chart::spread(&spread(2, 1), None, &narrow, &n).expect("first uses")),
        ("spread-40", chart::spread(&spread(40, 12), None, &light, &n).expect("first uses")),
        ("spread-none", chart::spread(&spread(0, 3), None, &light, &n).expect("first uses")),
        ("words-light", chart::words(&words(30), &light, &n).expect("words")),
        ("words-dark-french", chart::words(&words(16), &dark_fr, &notes_fr).expect("words")),
        ("words-narrow", chart::words(&words(8), &narrow, &n).expect("words")),
        ("words-none", chart::words(&words(0), &light, &n).expect("words")),
        ("drivers-light", chart::drivers(&drivers(5), &light, &titled()).expect("drivers")),
        ("drivers-dark-french", chart::drivers(&drivers(9), &dark_fr, &Notes { labels: titled().labels, ..notes_fr.clone() }).expect("drivers")),
        ("drivers-none", chart::drivers(&no_drivers, &light, &n).expect("drivers")),
        ("pairs-light", chart::pairs(&pairs(5), &light, &n).expect("pairs")),
        ("pairs-dark-french", chart::pairs(&pairs(4), &dark_fr, &notes_fr).expect("pairs")),
        ("pairs-40", chart::pairs(&pairs(40), &light, &n).expect("pairs")),
        ("pairs-narrow", chart::pairs(&pairs(4), &narrow, &n).expect("pairs")),
        ("quadrants-time-light", chart::quadrants(&over_time(1, 30), &light, &n).expect("columns")),
        ("quadrants-time-dark-french", chart::quadrants(&over_time(5, 24), &dark_fr, &notes_fr).expect("columns")),
        ("quadrants-time-one", chart::quadrants(&over_time(1, 1), &narrow, &n).expect("columns")),
        ("quadrants-time-40", chart::quadrants(&over_time(40, 24), &light, &n).expect("columns")),
        ("quadrants-time-300", chart::quadrants(&over_time(1, 300), &Style { width: 1200, ..light.clone() }, &n).expect("columns")),
    ]
}

/// Times of three works over three sizes of library: one that grows with it, one that does not, and one too short to be seen.
fn growth(style: &Style) -> Figure {
    let curve = |name: &str, times: [f64; 3]| chart::Curve { name: name.into(), points: [10_000.0, 100_000.0, 1_000_000.0].into_iter().zip(times).collect() };
    let curves = [curve("first page of sentences, any sort", [0.8, 4.1, 31.0]), curve("search as you type", [2.2, 3.0, 4.4]), curve("opening the library", [0.0, 9.0, 71.0])];
    chart::growth("How times grow with the library", &curves, style, &chart::Notes::default())
}
