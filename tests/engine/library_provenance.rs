//! Where a collection comes from, published totals, and imports that broke off.

use entente_engine::answers::{ImportOptions, Mapping, Provenance};
use entente_engine::library::Depth;
use entente_engine::progress::{Step, Wish, silent};

use crate::shelf::Shelf;

fn told() -> Provenance {
    Provenance { database: Some("Europresse".into()), query: Some("Chine & Russie".into()), from: Some("2022-01-01".into()), announced: Some(50), ..Provenance::default() }
}

#[test]
fn it_is_asked_once_and_kept_with_the_collection() {
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"body\":\"Text.\"}\n");
    let options = ImportOptions { collection: Some("spring".into()), provenance: Some(told()), ..ImportOptions::default() };
    shelf.import_paths(std::slice::from_ref(&path), &options);
    shelf.import_paths(&[path], &options);
    let kept = shelf.library.info().unwrap().provenance;
    assert_eq!(kept.len(), 1, "the same said twice is kept once");
    assert_eq!((kept[0].collection.as_deref(), &kept[0].told), (Some("spring"), &told()));
    shelf.library.forget_provenance(Some("spring")).unwrap();
    assert!(shelf.library.provenance().unwrap().is_empty());
}

#[test]
fn published_totals_come_from_a_table_by_outlet_and_period() {
    let shelf = Shelf::new();
    let kept = shelf.library.add_published("Journal;Mois;Nombre\nlemonde.fr;2022-03;3 120\nLe Monde;avril 2022;2980\n").unwrap();
    assert_eq!(kept, 2);
    let totals = shelf.library.published().unwrap();
    assert_eq!(totals.iter().map(|(_, period, articles)| (period.as_str(), *articles)).collect::<Vec<_>>(), [("2022-03", 3120), ("2022-04", 2980)]);
    assert!(totals.iter().all(|(outlet, ..)| outlet == "Le Monde"), "{totals:?}");
    shelf.library.add_published("outlet,period,articles\nLe Monde,2022-03,3000\n").unwrap();
    assert_eq!((shelf.library.published().unwrap()[0].2, shelf.library.info().unwrap().published), (3000, 2), "a later word corrects");
    for wrong in ["a,b\n1,2\n", "outlet,period,articles\nX,soon,3\n", "outlet,period,articles\nX,2022,many\n", "outlet,period,articles\n,2022,3\n"] {
        assert_eq!(shelf.library.add_published(wrong).unwrap_err().code(), "totals-unreadable", "{wrong}");
    }
    shelf.library.forget_published().unwrap();
    assert!(shelf.library.published().unwrap().is_empty());
}

#[test]
fn an_import_that_was_stopped_is_remembered_until_it_is_completed() {
    let shelf = Shelf::new();
    let text: String = (0..9_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{n}\",\"body\":\"Text number {n}.\"}}\n")).collect();
    let path = shelf.write("a.jsonl", text);
    let stop = |step: Step<'_>| if step.done > 4_000 { Wish::Stop } else { Wish::GoOn };
    let options = ImportOptions { collection: Some("spring".into()), ..ImportOptions::default() };
    assert_eq!(shelf.library.import(std::slice::from_ref(&path), &options, &stop).unwrap_err().code(), "cancelled");
    let begun = shelf.library.unfinished().unwrap().expect("it is remembered");
    assert_eq!((begun.paths.as_slice(), begun.options.collection.as_deref()), (std::slice::from_ref(&path), Some("spring")));
    assert!(begun.items >= 4_000 && begun.items == shelf.articles().len() as u64, "{}", begun.items);
    let outcome = shelf.import_paths(&begun.paths, &begun.options);
    assert_eq!((outcome.articles_known, outcome.articles_added), (begun.items, 9_000 - begun.items));
    assert!(shelf.library.unfinished().unwrap().is_none());
}

#[test]
fn a_mapping_is_guessed_again_for_tables_that_have_its_columns() {
    let shelf = Shelf::new();
    let first = shelf.write("a.csv", "kopf,rumpf,tag\nTitel eins,Text eins,2023-01-02\n");
    let mapping = Mapping { title: Some("kopf".into()), body: Some("rumpf".into()), date: Some("tag".into()), ..Mapping::default() };
    let options = ImportOptions { format: Some("csv".into()), mapping: Some(mapping.clone()), ..ImportOptions::default() };
    shelf.import_paths(&[first], &options);
    let second = shelf.write("b.csv", "nr,kopf,rumpf,tag\n1,Titel zwei,Text zwei,2023-01-03\n");
    let csv = ImportOptions { format: Some("csv".into()), ..ImportOptions::default() };
    let looked = shelf.library.examine(std::slice::from_ref(&second), &csv, Depth::Glance, &silent).unwrap();
    assert_eq!(looked.files[0].mapping.as_ref(), Some(&mapping));
    shelf.import_paths(&[second], &csv);
    assert_eq!(shelf.articles()[1].body, "Text zwei");
    // Another table of the same import keeps its own columns.
    let third = shelf.write("c.csv", "title,body\nA,B\n");
    let outcome = shelf.import_paths(&[third], &options);
    assert_eq!((outcome.articles_added, outcome.rejected), (1, vec![]));
}

#[test]
fn published_totals_are_a_denominator() {
    use entente_engine::question::{Among, Measure, Question, Split};
    let shelf = Shelf::new();
    let line = |n: usize| {
        let body = if n % 2 == 0 { "China and Russia presented a united front in March." } else { "Rain fell on both cities." };
        format!("{{\"id\":\"{n}\",\"outlet\":\"Le Monde\",\"date\":\"2023-0{}-10\",\"lang\":\"en\",\"title\":\"News {n}\",\"body\":\"{body} Number {n}.\"}}\n", 1 + n % 4 / 2)
    };
    shelf.import("a.jsonl", (0..8).map(line).collect::<String>());
    shelf.library.code(None, &silent).unwrap();
    let question = Question { split: Split::Outlet, among: Among::Published, ..Question::about("partnership") };
    assert_eq!(shelf.library.trend(&question).unwrap_err().code(), "denominator-unknown");
    shelf.library.add_published("outlet,period,articles\nLe Monde,2023-01,200\n").unwrap();
    let trend = shelf.library.trend(&question).unwrap();
    let points: Vec<_> = trend.series[0].points.iter().map(|point| (point.counts.articles_with_hit, point.counts.articles, point.value)).collect();
    assert_eq!(points, [(2, 200, Some(0.01)), (2, 0, None)], "a month without a total has no value");
    shelf.library.add_published("outlet,period,articles\nLe Monde,2023-02,200\n").unwrap();
    let rows = shelf.library.compare(&question, None).unwrap().rows;
    assert_eq!((rows[0].counts.articles, rows[0].value), (400, Some(0.01)), "two months make the whole time");
    let rate = Question { measure: Measure::Per1000Sentences, ..question.clone() };
    assert_eq!(shelf.library.trend(&rate).unwrap_err().code(), "denominator-unavailable");
    let svg = shelf.library.figure_trend(&question, &Default::default()).unwrap().svg;
    assert!(svg.contains("published totals"), "the figure says so");
    let plain = Question { among: Among::All, ..question };
    assert!(shelf.library.figure_trend(&plain, &Default::default()).unwrap().svg.contains("collected articles"));
}
