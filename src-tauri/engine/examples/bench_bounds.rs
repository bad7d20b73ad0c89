//! How long does a person wait? `bench_bounds LIBRARY...`, called by `script/bench bounds` with coded libraries of growing size.
//! Prints Markdown: a row a question, the middle time of several askings for each library, the bound, and whether the
//! largest library keeps it. "Cold" is the first asking after the file was opened; the system's own cache stays warm.

use std::path::Path;
use std::time::Instant;

use entente_engine::answers::{ArticleOrder, Behind};
use entente_engine::library::Library;
use entente_engine::question::{Among, Copies, Measure, Period, Question, Selection, Split};

const ROUNDS: usize = 7;

/// What is asked, the bound in milliseconds, and the times of each library.
struct Row {
    what: String,
    bound: f64,
    times: Vec<f64>,
}

fn main() {
    let libraries: Vec<String> = std::env::args().skip(1).collect();
    assert!(!libraries.is_empty(), "bench_bounds LIBRARY...");
    let mut rows: Vec<Row> = Vec::new();
    let mut heads = Vec::new();
    for path in &libraries {
        let (articles, measured) = measure(Path::new(path));
        heads.push(format!("{articles} articles, ms"));
        for (place, (what, bound, time)) in measured.into_iter().enumerate() {
            if rows.len() == place {
                rows.push(Row { what, bound, times: Vec::new() });
            }
            rows[place].times.push(time);
        }
    }
    println!("| what | {} | growth | bound, ms | met |\n| --- |{} --- | --- | --- |", heads.join(" | "), " --- |".repeat(heads.len()));
    for row in &rows {
        let times: Vec<String> = row.times.iter().map(|time| format!("{time:.1}")).collect();
        let (first, last) = (row.times[0], row.times[row.times.len() - 1]);
        let growth = if row.times.len() > 1 { format!("× {:.1}", last / first.max(0.01)) } else { "–".into() };
        println!("| {} | {} | {growth} | {} | {} |", row.what, times.join(" | "), row.bound, if last <= row.bound { "yes" } else { "**no**" });
    }
}

fn once(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

fn middle(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| once(&mut work)).collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

/// Articles of a library, and its times.
fn measure(path: &Path) -> (u64, Vec<(String, f64, f64)>) {
    let open = || Library::open(path).expect("a library");
    let mut told = Vec::new();
    told.push(("opening".to_owned(), 200.0, middle(|| drop(open()))));
    let month = Question { by: Period::Month, ..Question::about("partnership") };
    let library = open();
    told.push(("trend by month, cold".to_owned(), 100.0, once(|| drop(library.trend(&month).expect("a trend")))));
    // what is counted beforehand is made beside the first answers
    library.known().expect("columns").facts.prepare();
    for (what, question) in trends(&month) {
        told.push((format!("trend {what}"), 20.0, middle(|| drop(library.trend(&question).expect("a trend")))));
    }
    told.extend(others(&library, &month));
    let articles = library.known().expect("columns").facts.len() as u64;
    (articles, told)
}

fn trends(month: &Question) -> Vec<(&'static str, Question)> {
    let by = |by, split| Question { by, split, ..month.clone() };
    let from = |from: &str| Selection { from: from.parse().ok(), languages: vec!["en".into()], ..Selection::default() };
    vec![
        ("by month", month.clone()),
        ("by month and outlet", by(Period::Month, Split::Outlet)),
        ("by quarter and language", by(Period::Quarter, Split::Language)),
        ("by month and category", by(Period::Month, Split::Category)),
        ("by month and voice", by(Period::Month, Split::Voice)),
        ("by year and stance", by(Period::Year, Split::Stance)),
        ("by month, among articles with both actors", Question { among: Among::BothActors, ..month.clone() }),
        ("by month and outlet, per 1,000 sentences", Question { measure: Measure::Per1000Sentences, ..by(Period::Month, Split::Outlet) }),
        ("by month, English from 1 March 2021", Question { selection: from("2021-03-01"), ..month.clone() }),
        ("by month, English from 9 March 2021", Question { selection: from("2021-03-09"), ..month.clone() }),
        ("by week", by(Period::Week, Split::None)),
        ("by day and outlet", by(Period::Day, Split::Outlet)),
    ]
}

fn others(library: &Library, month: &Question) -> Vec<(String, f64, f64)> {
    let searched = |text: &str| Question { selection: Selection { search: Some(text.into()), ..Selection::default() }, ..month.clone() };
    let outlets = Question { split: Split::Outlet, ..month.clone() };
    let page = |order| middle(|| drop(library.article_page(&Selection::default(), order, true, 0, 50).expect("a page")));
    vec![
        ("trend by month, one copy a story".into(), 500.0, middle(|| drop(library.trend(&Question { copies: Copies::PerStory, ..month.clone() }).expect("a trend")))),
        ("comparison of outlets with all pairs".into(), 500.0, middle(|| drop(library.compare(&outlets, None).expect("a comparison")))),
        ("trend of articles with “strategic partnership”".into(), 500.0, middle(|| drop(library.trend(&searched("strategic partnership")).expect("a trend")))),
        ("search as one types, “Moscow”".into(), 100.0, middle(|| drop(library.article_page(&searched("Moscow").selection, ArticleOrder::Date, true, 0, 50).expect("a page")))),
        ("search as one types, “中俄”".into(), 100.0, middle(|| drop(library.article_page(&searched("中俄").selection, ArticleOrder::Date, true, 0, 50).expect("a page")))),
        ("first page of articles by date".into(), 50.0, page(ArticleOrder::Date)),
        ("first page of articles by title".into(), 50.0, page(ArticleOrder::Title)),
        ("first page of sentences of all hits".into(), 50.0, middle(|| drop(library.hits_behind(month, &Behind::default(), 0, 50).expect("a page")))),
        ("first page of sentences of one month".into(), 50.0, middle(|| drop(library.hit_page(month, None, Some("2022-03"), 0, 50).expect("a page")))),
    ]
}
