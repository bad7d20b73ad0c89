//! The pictures that the tests draw: invented outlets, numbers that look like news, always the same.

use entente_engine::answers::{
    Change, Comparison, ComparisonRow, Count, Coverage, CoverageRow, EventMark, Exposure, Figure, Hole, LeftOut, Marks, Point, QuadrantRow, Quadrants, Series, Smooth, SmoothPoint, Style, Theme, Trend, VoiceRow, Voices,
    WeekCount,
};
use entente_engine::chart::{self, Notes};
use entente_engine::question::{Among, Measure, Period, Question, Split};
use entente_engine::recipe::Recipe;

pub const OUTLETS: [&str; 6] = ["The Harbour Post", "Le Courrier du Fleuve", "Северный вестник", "大河日报", "Prairie Wire", "Kanal Ost"];

/// Numbers that look like news: the share of hits of an outlet in a period, always the same.
pub fn share(outlet: usize, period: usize) -> f64 {
    let wave = ((period as f64 / 4.3 + outlet as f64 * 0.7).sin() + 1.0) / 2.0;
    let peak = if period % 14 == 2 { 0.18 } else { 0.0 };
    (0.06 + 0.05 * outlet as f64 + 0.12 * wave + peak).min(0.95)
}

pub fn wilson(hits: f64, n: f64) -> (f64, f64) {
    let z = 1.959_963_985;
    let (p, d) = (hits / n, 1.0 + z * z / n);
    let (centre, half) = ((p + z * z / (2.0 * n)) / d, z / d * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt());
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

pub fn counts(articles: u64, with_hit: u64) -> Exposure {
    Exposure { articles, articles_with_hit: with_hit, hits: with_hit * 2, sentences: articles * 21, words: articles * 430 }
}

pub fn point(period: String, articles: u64, with_hit: u64) -> Point {
    let (low, high) = wilson(with_hit as f64, articles as f64);
    let value = with_hit as f64 / articles as f64;
    Point { period, counts: counts(articles, with_hit), value: Some(value), low: Some(low), high: Some(high) }
}

pub fn month(n: usize) -> String {
    format!("{}-{:02}", 2022 + n / 12, n % 12 + 1)
}

pub fn series(outlet: usize, key: &str, periods: usize) -> Series {
    let articles = |n: usize| if (n + outlet * 5) % 11 == 7 { 6 } else { 70 + ((n * 37 + outlet * 53) % 90) as u64 };
    // Each outlet misses a month now and then.
    let there = |n: &usize| periods < 6 || (n + outlet * 3) % 17 != 9;
    let points = (0..periods).filter(there).map(|n| {
        let articles = articles(n);
        point(month(n), articles, (share(outlet, n) * articles as f64).round() as u64)
    });
    Series { key: key.into(), points: points.collect() }
}

pub fn question() -> Question {
    Question { split: Split::Outlet, among: Among::BothActors, ..Question::about("partnership") }
}

pub fn trend_of(series: Vec<Series>) -> Trend {
    let articles = series.iter().flat_map(|s| &s.points).map(|p| p.counts.articles).sum();
    Trend {
        by_hand: 0,
        validation: None,
        question: question(),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        series,
        left_out: LeftOut { undated: 212, too_coarse_a_date: 31, no_text: 0, copies: 0 },
        total: counts(articles, articles / 5),
        marks: Marks { events: events(), ..Marks::default() },
        cautions: Vec::new(),
    }
}

pub fn events() -> Vec<EventMark> {
    let event = |date: &str, title: &str| EventMark { date: date.into(), title: title.into(), source: String::new(), major: false };
    vec![
        event("2022-02-04", "Joint statement"),
        event("2022-02-24", "Invasion of Ukraine"),
        event("2023-03-20", "State visit to Moscow"),
        event("2023-10-18", "Forum in Beijing"),
        event("2024-05-16", "State visit to Beijing"),
    ]
}

pub fn trend(outlets: usize, periods: usize) -> Trend {
    let key = |n: usize| OUTLETS.get(n).map_or_else(|| format!("Outlet {}", n + 1), |name| (*name).into());
    trend_of((0..outlets).map(|n| series(n, &key(n), periods)).collect())
}

pub fn by_day(days: usize) -> Trend {
    let start = chrono::NaiveDate::from_ymd_opt(2023, 1, 9).unwrap();
    let period = |n: usize| (start + chrono::Days::new(n as u64)).to_string();
    let points = |outlet: usize| {
        (0..days).filter(|n| n % 7 != 6).map(|n| point(period(n), 20 + (n % 13) as u64, (share(outlet, n) * 25.0).round() as u64)).collect()
    };
    let mut trend = trend_of((0..2).map(|n| Series { key: OUTLETS[n].into(), points: points(n) }).collect());
    trend.question.by = Period::Day;
    trend
}

pub fn comparison(outlets: usize) -> Comparison {
    let row = |n: usize| {
        let articles = if n == 4 { 7 } else { 90 + (n as u64 * 271) % 900 };
        let with_hit = (share(n % 9, n) * articles as f64).round() as u64;
        let (low, high) = wilson(with_hit as f64, articles as f64);
        let value = with_hit as f64 / articles as f64;
        let key = OUTLETS.get(n).map_or_else(|| format!("Outlet {}", n + 1), |name| (*name).into());
        ComparisonRow {
            key,
            counts: counts(articles, with_hit),
            value: Some(value),
            low: Some(low),
            high: Some(high),
            ratio: Some(value / 0.2),
            ratio_low: Some(value / 0.27),
            ratio_high: Some(value / 0.15),
            p: Some(0.03),
            q: Some(0.04),
            shrunken: None,
            shrunken_low: None,
            shrunken_high: None,
        }
    };
    Comparison {
        by_hand: 0,
        validation: None,
        question: question(),
        baseline: Some(OUTLETS[1].into()),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        rows: (0..outlets).map(row).collect(),
        left_out: LeftOut::default(),
        tests: outlets as u64,
        pairs: Vec::new(),
        cautions: Vec::new(),
    }
}

pub fn titles(titles: [&str; 2]) -> std::collections::BTreeMap<String, String> {
    ["partnership", "neutrality"].into_iter().zip(titles).map(|(key, title)| (key.to_owned(), title.to_owned())).collect()
}

pub fn notes() -> Notes {
    Notes {
        concept_title: "Partnership".into(),
        labels: titles(["Partnership", "Neutrality"]),
        pair: vec!["China".into(), "Russia".into()],
        source: "press-2022-2024".into(),
        codebook: "3f9ac1".into(),
        recipe: Recipe::of(&question(), "sha256:3f9ac1", "sha256:77aa"),
        ..Notes::default()
    }
}

pub fn style(theme: Theme) -> Style {
    Style { theme, ..Style::default() }
}

pub fn french() -> (Style, Notes) {
    (Style { language: "fr".into(), ..Style::default() }, Notes { concept_title: "Partenariat".into(), labels: titles(["Partenariat", "Neutralité"]), ..notes() })
}

pub fn single(mut trend: Trend) -> Trend {
    trend.question.split = Split::None;
    trend.series.truncate(1);
    trend.series[0].key = "all".into();
    trend
}

pub fn zero(mut trend: Trend, value: f64) -> Trend {
    for point in trend.series.iter_mut().flat_map(|series| &mut series.points) {
        let with_hit = if value > 0.5 { point.counts.articles } else { 0 };
        *point = self::point(point.period.clone(), point.counts.articles, with_hit);
    }
    trend
}

/// Two outlets with averages, a change of level and holes.
pub fn marked() -> Trend {
    let mut trend = trend(2, 30);
    let average = |series: &Series| Smooth {
        key: series.key.clone(),
        window: 3,
        points: series
            .points
            .windows(3)
            .map(|three| SmoothPoint { period: three[1].period.clone(), value: three.iter().filter_map(|p| p.value).sum::<f64>() / 3.0 })
            .collect(),
    };
    trend.marks.smooth = trend.series.iter().map(average).collect();
    let period = |text: &str| text.to_string();
    trend.marks.changes = vec![Change {
        key: OUTLETS[0].into(),
        period: period("2023-06"),
        earliest: period("2023-03"),
        latest: period("2023-08"),
        before: 0.16,
        after: 0.08,
    }];
    let hole = |key: &str, kind: &str, from: &str, to: &str| Hole {
        key: key.into(),
        kind: kind.into(),
        from: from.into(),
        to: to.into(),
        articles: 0,
        expected: 60.0,
        message: String::new(),
    };
    trend.marks.holes = vec![hole(OUTLETS[0], "gap", "2022-10-01", "2022-10-31"), hole("all", "spike", "2023-12-20", "2024-02-03")];
    trend
}

pub fn quadrants(outlets: usize) -> Quadrants {
    let row = |n: usize| {
        let articles = 60 + (n as u64 * 271) % 900;
        let part = |share: f64| (articles as f64 * share) as u64;
        let (only_first, only_second, both) = (part(share(n % 6, n)), part(0.05 + share(n % 4, n + 3) / 3.0), part(0.04 + 0.02 * n as f64));
        QuadrantRow {
            key: OUTLETS.get(n).map_or_else(|| format!("Outlet {}", n + 1), |name| (*name).into()),
            period: None,
            articles,
            only_first,
            only_second,
            both,
            neither: articles.saturating_sub(only_first + only_second + both),
            odds_ratio: Some(2.4),
            odds_low: Some(1.3),
            odds_high: Some(4.1),
        }
    };
    Quadrants {
        by_hand: 0,
        question: question(),
        first: "partnership".into(),
        second: "neutrality".into(),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        rows: (0..outlets).map(row).collect(),
        left_out: LeftOut::default(),
    }
}

/// The same, but hardly any article holds either.
pub fn rare(mut quadrants: Quadrants) -> Quadrants {
    for row in &mut quadrants.rows {
        row.articles += 20_000;
        row.neither += 20_000;
    }
    quadrants.rows[0].both += quadrants.rows[0].only_first;
    (quadrants.rows[1].only_first, quadrants.rows[1].both, quadrants.rows[1].only_second) = (0, 0, 0);
    quadrants
}

/// An event every ten days, some of them major.
pub fn many_events(mut trend: Trend) -> Trend {
    let start = chrono::NaiveDate::from_ymd_opt(2022, 1, 5).unwrap();
    let event = |n: u64| EventMark {
        date: (start + chrono::Days::new(n * 10)).to_string(),
        title: format!("Event number {n}"),
        source: String::new(),
        major: n % 15 == 7,
    };
    trend.marks.events = (0..88).map(event).collect();
    trend
}

pub fn voices() -> Voices {
    voices_of(6)
}

pub fn voices_of(outlets: usize) -> Voices {
    let row = |n: usize| {
        let (narrated, quoted) = (30 + (n as u64 * 47) % 90, 12 + (n as u64 * 61) % 120);
        let (low, high) = wilson(quoted as f64, (narrated + quoted) as f64);
        VoiceRow {
            key: OUTLETS.get(n).map_or_else(|| format!("Outlet {}", n + 1), |name| (*name).into()),
            narrated,
            quoted,
            quoted_share: Some(quoted as f64 / (narrated + quoted) as f64),
            low: Some(low),
            high: Some(high),
            speakers: vec![Count { key: "China".into(), count: quoted / 2 }, Count { key: "Russia".into(), count: quoted / 3 }],
        }
    };
    Voices {
        by_hand: 0,
        question: question(),
        codebook: "sha256:3f9ac1".into(),
        library: "sha256:77aa".into(),
        rows: (0..outlets).map(row).collect(),
        left_out: LeftOut::default(),
    }
}

pub fn coverage() -> Coverage {
    coverage_of(6, 128)
}

/// Articles by week: an outlet more begins every nine weeks.
pub fn coverage_of(outlets: usize, weeks: usize) -> Coverage {
    let start = chrono::NaiveDate::from_ymd_opt(2022, 1, 3).unwrap();
    let label = |n: usize| (start + chrono::Days::new(7 * n as u64)).format("%G-W%V").to_string();
    let week = |outlet: usize, n: usize| WeekCount {
        week: label(n),
        articles: if (40..46).contains(&n) && outlet == 2 { 0 } else if n == 70 && outlet == 1 { 190 } else { ((n * 13 + outlet * 29) % 31) as u64 + 3 },
    };
    let row = |outlet: usize| {
        let weeks: Vec<WeekCount> = (outlet * 9 % weeks.max(1)..weeks).map(|n| week(outlet, n)).collect();
        CoverageRow {
            key: OUTLETS.get(outlet).map_or_else(|| format!("Outlet {}", outlet + 1), |name| (*name).into()),
            articles: weeks.iter().map(|week| week.articles).sum(),
            first_day: None,
            last_day: None,
            usual: 18.0,
            weeks,
        }
    };
    let hole = |key: &str, kind: &str, from: &str, to: &str| Hole {
        key: key.into(),
        kind: kind.into(),
        from: from.into(),
        to: to.into(),
        articles: 0,
        expected: 60.0,
        message: String::new(),
    };
    Coverage {
        library: "sha256:77aa".into(),
        first_week: (weeks > 0).then(|| label(0)),
        last_week: weeks.checked_sub(1).map(label),
        outlets: (0..outlets).filter(|_| weeks > 0).map(row).collect(),
        flags: vec![hole(OUTLETS[2], "gap", "2022-10-10", "2022-11-20"), hole(OUTLETS[1], "spike", "2023-05-08", "2023-05-14")],
        left_out: LeftOut { undated: 12, ..LeftOut::default() },
    }
}

/// So few articles that every point is hollow, as in a small collection.
pub fn thin(outlets: usize) -> Trend {
    let articles = |outlet: usize, n: usize| ((n * 7 + outlet * 5) % 4) as u64 + if outlets == 1 { 3 } else { 0 };
    let series = |outlet: usize| {
        let there = (0..42).filter(|n| articles(outlet, *n) > 0);
        let points = there.map(|n| point(month(n), articles(outlet, n), ((n * 5 + outlet) % 4) as u64 % (articles(outlet, n) + 1))).collect();
        Series { key: OUTLETS.get(outlet).map_or_else(|| format!("Outlet {}", outlet + 1), |name| (*name).into()), points }
    };
    trend_of((0..outlets).map(series).collect())
}

pub fn long_names() -> Trend {
    let name = "A very long name of an outlet that says everything about itself & more <b>than</b> it should ".repeat(3);
    trend_of(vec![series(0, &name[..200], 20), series(1, &"长江黄河联合日报".repeat(20), 20), series(2, "<script>alert(1)</script>", 20)])
}

/// Every picture by name.
pub fn pictures() -> Vec<(&'static str, Figure)> {
    let draw = |trend: &Trend, style: &Style, notes: &Notes| chart::trend(trend, style, notes).expect("a trend");
    let side = |comparison: &Comparison, style: &Style, notes: &Notes| chart::compare(comparison, style, notes).expect("a comparison");
    let (light, dark, print) = (style(Theme::Light), style(Theme::Dark), style(Theme::Print));
    let (fr, notes_fr) = french();
    let rate = |mut trend: Trend| {
        trend.question.measure = Measure::Per1000Sentences;
        trend.series.iter_mut().flat_map(|s| &mut s.points).for_each(|p| {
            (p.value, p.low, p.high) = (p.value.map(|v| v * 9.0), p.low.map(|v| v * 9.0), p.high.map(|v| v * 9.0));
        });
        trend
    };
    let validated = Notes { validation: Some("Validated: 400 hits judged, precision 93 % (90 to 95 %)".into()), ..notes() };
    vec![
        ("trend-light", draw(&trend(4, 30), &light, &notes())),
        ("trend-dark", draw(&trend(4, 30), &dark, &notes())),
        ("trend-print", draw(&trend(4, 30), &print, &notes())),
        ("trend-french", draw(&trend(4, 30), &fr, &notes_fr)),
        ("trend-six-outlets", draw(&trend(6, 30), &Style { selected: Some(OUTLETS[3].into()), ..light.clone() }, &notes())),
        ("trend-one-series", draw(&single(trend(1, 30)), &light, &validated)),
        ("trend-marks", draw(&marked(), &light, &notes())),
        ("trend-one-period", draw(&trend(5, 1), &light, &notes())),
        ("trend-one-point", draw(&single(trend(1, 1)), &light, &notes())),
        ("trend-all-gaps", draw(&trend_of(vec![Series { key: "all".into(), points: Vec::new() }]), &light, &notes())),
        ("trend-zero", draw(&zero(trend(2, 18), 0.0), &light, &notes())),
        ("trend-full", draw(&zero(trend(2, 18), 1.0), &light, &notes())),
        ("trend-300-days", draw(&by_day(300), &light, &notes())),
        ("trend-narrow", draw(&trend(3, 30), &Style { width: 420, ..light.clone() }, &notes())),
        ("trend-bare-dark", draw(&trend(4, 30), &Style { bare: true, width: 760, ..dark.clone() }, &notes())),
        ("trend-long-names", draw(&long_names(), &light, &notes())),
        ("trend-rate", draw(&rate(trend(2, 12)), &fr, &notes_fr)),
        ("trend-thin", draw(&single(thin(1)), &light, &notes())),
        ("multiples-thin", draw(&thin(8), &light, &notes())),
        ("multiples-narrow", draw(&trend(8, 30), &Style { width: 460, ..light.clone() }, &notes())),
        ("trend-tiny", draw(&trend(4, 30), &Style { width: 280, height: 150, bare: true, ..light.clone() }, &notes())),
        ("trend-low", draw(&trend(4, 30), &Style { width: 700, height: 240, bare: true, ..light.clone() }, &notes())),
        ("multiples-low", draw(&trend(9, 30), &Style { width: 700, height: 300, bare: true, ..light.clone() }, &notes())),
        ("compare-narrow", side(&comparison(6), &Style { width: 420, ..light.clone() }, &notes())),
        ("multiples-light", draw(&trend(9, 30), &light, &notes())),
        ("multiples-40-dark", draw(&trend(40, 30), &dark, &notes())),
        ("compare-light", side(&comparison(6), &light, &notes())),
        ("compare-dark-french", side(&comparison(6), &Style { theme: Theme::Dark, ..fr.clone() }, &notes_fr)),
        ("compare-40", side(&comparison(40), &light, &notes())),
        ("compare-one", side(&comparison(1), &print, &notes())),
        ("compare-none", side(&comparison(0), &light, &notes())),
        ("heat-light", chart::heat_map(&trend(6, 24), &light, &notes()).expect("a heat map")),
        ("heat-dark", chart::heat_map(&trend(12, 60), &dark, &notes()).expect("a heat map")),
        ("heat-none", chart::heat_map(&trend(0, 0), &light, &notes()).expect("a heat map")),
        ("quadrants-light", chart::quadrants(&quadrants(6), &light, &notes()).expect("bars")),
        ("quadrants-rare", chart::quadrants(&rare(quadrants(6)), &light, &notes()).expect("bars")),
        ("trend-many-events", draw(&many_events(trend(2, 30)), &light, &notes())),
        ("multiples-many-events", draw(&many_events(trend(8, 30)), &light, &notes())),
        ("quadrants-dark", chart::quadrants(&quadrants(6), &dark, &notes()).expect("bars")),
        ("voices-light", chart::voices(&voices(), &light, &notes()).expect("bars")),
        ("voices-print-french", chart::voices(&voices(), &Style { theme: Theme::Print, ..fr.clone() }, &notes_fr).expect("bars")),
        ("calendar-light", chart::calendar(&coverage(), &light, &notes()).expect("a calendar")),
        ("calendar-dark-french", chart::calendar(&coverage(), &Style { theme: Theme::Dark, ..fr.clone() }, &notes_fr).expect("a calendar")),
    ]
}
