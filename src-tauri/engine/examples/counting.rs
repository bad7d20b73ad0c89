//! How long does counting take? `cargo run --release -p entente-engine --example counting [articles]`
//!
//! Makes a collection (50 outlets, five years, 4.3 hits an article; one million articles unless told otherwise), asks
//! every kind of question twenty times, and prints the middle and the shortest time of each, and its time on processors.

use std::collections::BTreeMap;
use std::time::Instant;

use entente_engine::answers::{CategoryInfo, CodebookInfo, ConceptInfo};
use entente_engine::article::{Extent, Precision};
use entente_engine::coding::{Speaker, Stance, Voice};
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, HitFact, NO_NAME, compare, select, trend};
use entente_engine::question::{Copies, Measure, Period, Question, Split};
use entente_engine::store::Store;

fn collection(articles: usize) -> Facts {
    let mut random = Random::new(1);
    let mut facts = Facts { outlets: (0..50).map(|n| format!("Outlet {n}")).collect(), languages: vec!["en".into(), "fr".into()], ..Facts::default() };
    for row in 0..articles {
        facts.article.push(row as i64);
        facts.outlet.push(random.below(50) as u32);
        facts.day.push(737_425 + random.below(1_826) as i32);
        facts.precision.push(Precision::Day);
        facts.language.push(random.below(2) as u16);
        facts.collection.push(u16::MAX);
        facts.story.push(random.below(articles) as u32);
        facts.mentions_pair.push(random.below(2) == 0);
        facts.extent.push(Extent::Full);
        facts.sentences.push(5 + random.below(40) as u32);
        facts.words.push(100 + random.below(800) as u32);
        for _ in 0..[0, 0, 3, 5, 13][random.below(5)] {
            facts.hits.push(HitFact {
                article: row as u32,
                concept: random.below(2) as u16,
                category: random.below(6) as u16,
                expression: random.below(600) as u32,
                stance: [Stance::Asserted, Stance::Asserted, Stance::Distanced, Stance::Negated][random.below(4)],
                voice: [Voice::Narrated, Voice::Quoted][random.below(2)],
                speaker: Speaker::None,
                repeated: random.below(20) == 0,
                sentence: 0,
                row: facts.hits.len() as i64,
            });
        }
    }
    facts
}

fn codebook() -> CodebookInfo {
    let category = |n: usize| CategoryInfo { id: format!("category {n}"), title: BTreeMap::new(), definition: BTreeMap::new(), expressions: Vec::new() };
    let concept = |id: &str| ConceptInfo { id: id.into(), title: BTreeMap::new(), definition: BTreeMap::new(), categories: (0..6).map(category).collect() };
    let concepts = vec![concept("partnership"), concept("neutrality")];
    CodebookInfo { name: "made up".into(), hash: String::new(), pair: vec!["China".into(), "Russia".into()], languages: Vec::new(), concepts }
}

/// Rounds of a question, and how many of them the clock of the processor is read around: it ticks a hundred times a second.
const ROUNDS: usize = 20;

fn time(what: &str, mut ask: impl FnMut() -> usize) {
    std::hint::black_box(ask());
    let on_cpu = cpu_seconds();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(ask());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    let on_cpu = (cpu_seconds() - on_cpu) * 1e3 / ROUNDS as f64;
    times.sort_by(f64::total_cmp);
    println!("{:8.1} ms, fastest {:6.1} ms, {on_cpu:6.1} ms on processors  {what}", times[ROUNDS / 2], times[0]);
}

/// Seconds that all threads of this process were on a processor; 0 where the system does not tell.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn main() {
    let articles = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let (facts, book) = (collection(articles), codebook());
    println!("{} articles, {} hits", facts.len(), facts.hits.len());
    time("(for scale: every hit's kind read once)", || facts.hits.kind_column().iter().fold(0, |a, &b| a ^ b as usize));
    let question = |by, split, measure| Question { by, split, measure, ..Question::about("partnership") };
    let points = |question: &Question| trend(&facts, question, &book, None).map_or(0, |answer| answer.series.len());
    time("trend, month", || points(&question(Period::Month, Split::None, Measure::Share)));
    time("trend, month by outlet", || points(&question(Period::Month, Split::Outlet, Measure::Share)));
    time("trend, month by outlet, per 1,000 sentences", || points(&question(Period::Month, Split::Outlet, Measure::Per1000Sentences)));
    time("trend, day by outlet", || points(&question(Period::Day, Split::Outlet, Measure::Share)));
    time("trend, month by category", || points(&question(Period::Month, Split::Category, Measure::Share)));
    time("trend, month, one a story", || points(&Question { copies: Copies::PerStory, ..question(Period::Month, Split::None, Measure::Share) }));
    time("trend, month, one a story and outlet", || points(&Question { copies: Copies::PerOutlet, ..question(Period::Month, Split::None, Measure::Share) }));
    let outlets = question(Period::Month, Split::Outlet, Measure::Share);
    time("comparison of outlets with all pairs", || compare(&facts, &outlets, &book, None, None).map_or(0, |answer| answer.rows.len()));
    time("hits behind a point", || select(&facts, &outlets, &book, None, Some("Outlet 7"), Some("2022-03")).map_or(0, |rows| rows.len()));
    let before = Instant::now();
    facts.prepare();
    println!("{:8.1} ms, once: what most questions ask is counted beforehand", before.elapsed().as_secs_f64() * 1e3);
    let points = |question: &Question| {
        assert!(facts.is_prepared_for(question, &book));
        trend(&facts, question, &book, None).map_or(0, |answer| answer.series.len())
    };
    time("beforehand: trend, month", || points(&question(Period::Month, Split::None, Measure::Share)));
    time("beforehand: trend, month by outlet", || points(&question(Period::Month, Split::Outlet, Measure::Share)));
    time("beforehand: trend, month by outlet, per 1,000 sentences", || points(&question(Period::Month, Split::Outlet, Measure::Per1000Sentences)));
    time("beforehand: trend, month by category", || points(&question(Period::Month, Split::Category, Measure::Share)));
    time("beforehand: trend, year by stance", || points(&question(Period::Year, Split::Stance, Measure::Share)));
    start(&facts);
}

/// How long does a start take that reads the kept columns: opening the file, reading, and the first count?
fn start(facts: &Facts) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kept.entente");
    let store = Store::create(&path).expect("a library");
    // the names of outlets stand in a table that this library leaves empty
    let nameless = Facts { outlet: vec![NO_NAME; facts.len()], outlets: Vec::new(), ..facts.clone() };
    let mut numbered = (u32::MAX, 0);
    let hits: Vec<HitFact> = nameless
        .hits
        .iter()
        .map(|hit| {
            numbered = if numbered.0 == hit.article { (hit.article, numbered.1 + 1) } else { (hit.article, 0) };
            HitFact { row: (i64::from(hit.article) << 20) + numbered.1, ..hit }
        })
        .collect();
    let nameless = Facts { hits: hits.into(), ..nameless };
    store.keep_columns(store.version().expect("a version"), &nameless, 0).expect("columns are kept");
    drop(store);
    let question = Question { by: Period::Month, ..Question::about("partnership") };
    time("start: open, read the kept columns, trend by month", || {
        let store = Store::open(&path).expect("the library");
        let (facts, _) = store.kept_columns(store.version().expect("a version")).expect("readable").expect("kept");
        trend(&facts, &question, &codebook(), None).map_or(0, |answer| answer.series.len())
    });
}
