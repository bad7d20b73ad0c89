//! Every way to look at a question: whatever is drawn or listed leads to exactly the hits that it counts.

use std::path::Path;
use std::sync::OnceLock;

use entente_engine::answers::{EventMark, Figure, ImportOptions, Style, View, ViewTable};
use entente_engine::library::{CsvStyle, Library};
use entente_engine::measure::random::Random;
use entente_engine::progress::silent;
use entente_engine::question::{Among, Copies, Measure, Period, Question, Selection, Split};

use crate::shelf::Shelf;

/// The sample collection, imported and coded once.
fn sample() -> &'static Library {
    static SAMPLE: OnceLock<Shelf> = OnceLock::new();
    let shelf = SAMPLE.get_or_init(|| {
        let shelf = Shelf::new();
        let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
        shelf.import_paths(&[articles], &ImportOptions::default());
        shelf.library.code(None, &silent).expect("coding goes through");
        shelf
    });
    &shelf.library
}

fn one_of<T: Clone>(random: &mut Random, choices: &[T]) -> T {
    choices[random.below(choices.len())].clone()
}

fn question(random: &mut Random) -> Question {
    let mut question = Question::about(one_of(random, &["partnership", "neutrality"]));
    question.measure = one_of(random, &[Measure::Share, Measure::Per1000Sentences, Measure::Per10000Words]);
    question.by = one_of(random, &[Period::Month, Period::Quarter, Period::Year]);
    question.split = one_of(random, &[Split::None, Split::Outlet, Split::Language, Split::Kind, Split::Country, Split::Category, Split::Voice]);
    question.among = one_of(random, &[Among::All, Among::BothActors]);
    question.copies = one_of(random, &[Copies::All, Copies::PerOutlet, Copies::PerStory]);
    if random.below(3) == 0 {
        question.selection.languages = vec![one_of(random, &["fr", "en", "ru", "zh"]).into()];
    }
    if random.below(3) == 0 {
        question.selection.from = "2022-02-01".parse().ok();
    }
    question
}

fn views(random: &mut Random) -> Vec<View> {
    let second = "neutrality".to_owned();
    let other = Selection { languages: vec![one_of(random, &["fr", "en"]).into()], ..Selection::default() };
    let event = |date: &str| EventMark { date: date.into(), title: format!("Event of {date}"), source: String::new(), major: false };
    vec![
        View::Multiples,
        View::Heat,
        View::Quadrants { second: second.clone(), over_time: false },
        View::Quadrants { second, over_time: true },
        View::Voices,
        View::Composition,
        View::Spread { expression: None },
        View::Events { window_days: 60, events: vec![event("2022-02-24"), event("2023-03-20")] },
        View::Drivers { key: None, period: None },
        View::Pairs,
        View::Selections { other, names: None },
    ]
}

/// Hits and articles with a hit behind every region of a figure are those that it says.
fn figure_leads(question: &Question, view: &View, figure: &Figure) -> usize {
    let mut followed = 0;
    for region in &figure.regions {
        let page = match &region.behind {
            Some(behind) => sample().hits_behind(question, behind, 0, 0),
            None => sample().hit_page(question, Some(&region.key), region.period.as_deref(), 0, 0),
        };
        let page = page.unwrap_or_else(|error| panic!("{view:?}, {}: {error}", region.title));
        let told = format!("{view:?}, {} of {question:?}", region.title);
        match view {
            // parts of articles: how many of them, not how many hits
            View::Quadrants { .. } => {
                if region.behind.is_some() {
                    assert_eq!(page.articles, region.counts.articles_with_hit, "{told}");
                }
            }
            _ => assert_eq!(page.hits, region.counts.hits, "{told}"),
        }
        if region.counts.articles_with_hit > 0 {
            assert_eq!(page.articles, region.counts.articles_with_hit, "{told}");
        }
        followed += 1;
    }
    followed
}

fn column<'a>(table: &'a ViewTable, row: usize, name: &str) -> Option<&'a serde_json::Value> {
    let place = table.columns.iter().position(|column| column == name)?;
    Some(&table.rows[row][place])
}

/// The rows of a table lead to as many hits as they say, where they say how many.
fn table_leads(question: &Question, view: &View, table: &ViewTable) {
    assert_eq!(table.rows.len(), table.behind.len(), "{view:?} has a way for each row");
    for (row, behind) in table.behind.iter().enumerate() {
        let Some(behind) = behind else { continue };
        let page = sample().hits_behind(question, behind, 0, 0).unwrap_or_else(|error| panic!("{view:?}, row {row}: {error}"));
        let counted = match view {
            View::Voices => [column(table, row, "narrated"), column(table, row, "quoted")].into_iter().flatten().filter_map(serde_json::Value::as_u64).sum(),
            View::Events { .. } => [column(table, row, "hits_before"), column(table, row, "hits_after")].into_iter().flatten().filter_map(serde_json::Value::as_u64).sum(),
            View::Spread { .. } => column(table, row, "hits_of_outlet").and_then(serde_json::Value::as_u64).expect("a count"),
            View::Multiples | View::Heat | View::Drivers { .. } | View::Selections { .. } => column(table, row, "hits").and_then(serde_json::Value::as_u64).expect("a count"),
            _ => continue,
        };
        assert_eq!(page.hits, counted, "{view:?}, row {row}: {behind:?} of {question:?}");
    }
}

/// The question as the view asks it: groups where there have to be some.
fn asked(question: &Question, view: &View) -> Question {
    let outlets = Question { split: if question.split == Split::None { Split::Outlet } else { question.split }, ..question.clone() };
    match view {
        View::Quadrants { .. } if matches!(question.split, Split::Category | Split::Voice | Split::Stance) => Question { split: Split::None, ..question.clone() },
        View::Voices if question.split == Split::Voice => Question { split: Split::Outlet, ..question.clone() },
        View::Multiples | View::Heat | View::Voices | View::Pairs => outlets,
        View::Composition | View::Selections { .. } => Question { split: Split::None, ..question.clone() },
        _ => question.clone(),
    }
}

#[test]
fn every_point_of_every_view_leads_to_the_hits_it_counts() {
    let mut random = Random::new(41);
    let mut followed = 0;
    for _ in 0..12 {
        let question = question(&mut random);
        for view in views(&mut random) {
            let asked = asked(&question, &view);
            let table = match sample().view(&question, &view, "en") {
                Ok(table) => table,
                Err(error) if ["no-pairs", "concept-unknown", "language-unknown"].contains(&error.code()) => continue,
                Err(error) => panic!("{view:?} of {question:?}: {error}"),
            };
            table_leads(&asked, &view, &table);
            match sample().figure_view(&question, &view, &Style::default()) {
                Ok(figure) => followed += figure_leads(&asked, &view, &figure),
                Err(error) => assert!(error.code().starts_with("too-many"), "{view:?} of {question:?}: {error}"),
            }
        }
    }
    assert!(followed > 2_000, "only {followed} points were followed");
}

#[test]
fn a_word_leads_to_the_sentences_that_hold_it() {
    let question = Question { split: Split::Outlet, ..Question::about("partnership") };
    let rows = sample().compare(&question, None).unwrap().rows;
    let most = rows.iter().max_by_key(|row| row.counts.hits).expect("an outlet").key.clone();
    let view = View::Words { of: most, against: None };
    let table = sample().view(&question, &view, "en").unwrap();
    assert!(table.rows.len() > 5);
    for (row, behind) in table.behind.iter().enumerate().take(12) {
        let behind = behind.as_ref().expect("a way");
        let page = sample().hits_behind(&question, behind, 0, 1_000).unwrap();
        let word = behind.word.as_deref().expect("a word");
        let count = column(&table, row, if behind.others { "b" } else { "a" }).and_then(serde_json::Value::as_u64).expect("a count");
        assert!(page.sentences <= count && count > 0, "{word} stands {count} times in {} sentences", page.sentences);
        for hit in &page.rows {
            let plain = entente_engine::text::fold(&hit.sentence).text().to_owned();
            assert!(plain.contains(word), "{word} is not in {plain}");
        }
    }
    let figure = sample().figure_view(&question, &view, &Style::default()).unwrap();
    assert!(figure.regions.iter().all(|region| region.behind.is_some()));
}

#[test]
fn every_view_is_saved_as_numbers_and_as_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let question = Question { by: Period::Quarter, ..Question::about("partnership") };
    let mut random = Random::new(3);
    for (n, view) in views(&mut random).into_iter().enumerate() {
        for (ending, start) in [("csv", &b""[..]), ("xlsx", b"PK"), ("json", b"{\n"), ("jsonl", b""), ("parquet", b"PAR1"), ("svg", b"<svg"), ("png", b"\x89PNG")] {
            let path = folder.path().join(format!("{n}.{ending}"));
            let style = Style { scale: 1.0, ..Style::default() };
            sample().save_view(&question, &view, &style, CsvStyle::default(), &path).unwrap_or_else(|error| panic!("{view:?} as {ending}: {error}"));
            let bytes = std::fs::read(&path).expect("the file");
            assert!(bytes.starts_with(start) && bytes.len() > 20, "{view:?} as {ending}");
        }
    }
}

#[test]
fn two_selections_stand_side_by_side() {
    let question = Question { by: Period::Year, selection: Selection { languages: vec!["fr".into()], ..Selection::default() }, ..Question::about("partnership") };
    let apart = sample().selections(&question, &Selection { languages: vec!["en".into()], ..Selection::default() }, None).unwrap();
    assert_eq!(apart.shared, 0);
    assert!(apart.rows[0].p.is_some() && apart.rows[0].ratio_low < apart.rows[0].ratio);
    let within = sample().selections(&question, &Selection::default(), None).unwrap();
    assert_eq!(within.shared, within.rows[0].counts.articles, "every article of the first is in the second");
    assert_eq!((within.rows[0].p, within.rows[0].ratio_low), (None, None), "two samples that hang together have no p");
    assert!(within.rows[0].ratio.is_some());
    assert_eq!(within.cautions[0].code, "selections-overlap");
}

#[test]
fn own_events_are_kept_checked_and_measured() {
    let shelf = Shelf::new();
    let event = |date: &str, title: &str| EventMark { date: date.into(), title: title.into(), source: "a diary".into(), major: true };
    shelf.library.keep_own_events(&[event("2023-05-01", "A strike"), event("2022-01-02", "A storm")]).unwrap();
    let kept = shelf.library.own_events().unwrap();
    assert_eq!(kept.iter().map(|event| event.date.as_str()).collect::<Vec<_>>(), ["2022-01-02", "2023-05-01"]);
    assert_eq!(shelf.library.keep_own_events(&[event("1 May", "A strike")]).unwrap_err().code(), "date-wrong");
    assert_eq!(shelf.library.keep_own_events(&[event("2023-05-01", " ")]).unwrap_err().code(), "title-missing");
    assert_eq!(shelf.library.own_events().unwrap(), kept, "a refused list leaves the old one");
    let again = Library::open(shelf.library.path()).unwrap();
    assert_eq!(again.own_events().unwrap(), kept);
}
