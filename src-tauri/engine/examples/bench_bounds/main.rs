//! How long does a person wait? `bench_bounds MARKS GROWTH.svg LIBRARY...`, called by `script/bench bounds` with coded libraries of
//! growing size. Prints Markdown: a row a question with the middle time of seven askings for each library, the time on
//! processors, the bound, and whether the largest library keeps it. MARKS gets a line a bound, with tabs between;
//! GROWTH.svg the curves of the slowest question of each.
//!
//! "Cold" is a library that was just opened and of whose file the system holds nothing any more.

mod asked;
mod changes;
mod clock;

use std::io::Write;
use std::path::Path;

use clock::Taken;
use entente_engine::answers::Style;
use entente_engine::chart::{Curve, Notes, growth};

/// One question: to which bound it belongs, what is asked, the bound in milliseconds, and the times.
pub struct Row {
    pub bound: &'static str,
    pub what: String,
    pub most: f64,
    pub taken: Taken,
}

impl Row {
    pub fn new(bound: &'static str, what: impl Into<String>, most: f64, taken: Taken) -> Self {
        Self { bound, what: what.into(), most, taken }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [marks, growth, libraries @ ..] = arguments.as_slice() else { panic!("bench_bounds MARKS GROWTH.svg LIBRARY...") };
    assert!(!libraries.is_empty(), "bench_bounds MARKS GROWTH.svg LIBRARY...");
    let measured: Vec<(u64, Vec<Row>)> = libraries.iter().map(|path| measure(Path::new(path))).collect();
    let busy = clock::load() > std::thread::available_parallelism().map_or(1.0, |all| all.get() as f64);
    print(&measured, busy);
    keep(Path::new(marks), &measured, busy).expect("the marks can be written");
    std::fs::write(growth, curves(&measured, busy)).expect("the curves can be written");
}

fn measure(path: &Path) -> (u64, Vec<Row>) {
    let mut rows = asked::cold(path);
    let library = clock::open(path);
    let known = library.known().expect("columns");
    known.facts.prepare();
    rows.extend(asked::warm(&library));
    rows.extend(changes::changed(&library));
    (known.facts.len() as u64, rows)
}

fn print(measured: &[(u64, Vec<Row>)], busy: bool) {
    let heads: Vec<String> = measured.iter().map(|(articles, _)| format!("{articles} articles, ms")).collect();
    println!("| what | {} | fastest | on processors | growth | bound, ms | met |\n| --- |{} --- | --- | --- | --- | --- |", heads.join(" | "), " --- |".repeat(heads.len()));
    let largest = &measured[measured.len() - 1].1;
    for (place, row) in largest.iter().enumerate() {
        let times: Vec<f64> = measured.iter().map(|(_, rows)| rows[place].taken.middle).collect();
        let told: Vec<String> = times.iter().map(|time| format!("{time:.1}")).collect();
        let growth = if times.len() > 1 { format!("× {:.1}", times[times.len() - 1] / times[0].max(0.01)) } else { "–".into() };
        let met = if row.taken.within(row.most, busy) { "met" } else { "**not**" };
        println!("| {} | {} | {:.1} | {:.1} | {growth} | {} | {met} |", row.what, told.join(" | "), row.taken.fastest, row.taken.on_cpu, row.most);
    }
}

/// The bounds in the order of their rows.
fn bounds(rows: &[Row]) -> Vec<&'static str> {
    let mut bounds: Vec<&'static str> = rows.iter().map(|row| row.bound).collect();
    bounds.dedup();
    bounds
}

fn worst<'a>(rows: &'a [Row], bound: &str, busy: bool) -> Option<&'a Row> {
    let share = |row: &&Row| row.taken.counted(busy) / row.most;
    rows.iter().filter(|row| row.bound == bound).max_by(|a, b| share(a).total_cmp(&share(b)))
}

/// A line a bound of the largest library: its key, met or not, and how its slowest question did.
fn keep(path: &Path, measured: &[(u64, Vec<Row>)], busy: bool) -> std::io::Result<()> {
    let mut out = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    let (articles, rows) = &measured[measured.len() - 1];
    for bound in bounds(rows) {
        let of = || rows.iter().filter(|row| row.bound == bound);
        let kept = of().filter(|row| row.taken.within(row.most, busy)).count();
        let Some(worst) = worst(rows, bound, busy) else { continue };
        let (met, basis) = (if kept == of().count() { "met" } else { "not" }, if worst.taken.by_cpu(busy) { "on processors" } else { "by the clock" });
        writeln!(out, "{bound}\t{met}\t{:.1} ms {basis}: {}; {kept} of {} within, at {articles} articles", worst.taken.counted(busy), worst.what, of().count())?;
    }
    Ok(())
}

/// The slowest question of each bound at every size.
fn curves(measured: &[(u64, Vec<Row>)], busy: bool) -> String {
    let largest = &measured[measured.len() - 1].1;
    let curve = |bound: &&'static str| {
        let points = measured.iter().filter_map(|(articles, rows)| Some((*articles as f64, worst(rows, bound, busy)?.taken.counted(busy))));
        Curve { name: (*bound).to_owned(), points: points.collect() }
    };
    let all: Vec<Curve> = bounds(largest).iter().map(curve).collect();
    growth("How times grow with the library: the slowest question of each bound", &all, &Style { width: 900, ..Style::default() }, &Notes::default()).svg
}
