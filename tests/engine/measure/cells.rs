//! What is counted beforehand answers to the last bit what a count article by article answers.

use entente_engine::article::Precision;
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, UNDATED, trend};
use entente_engine::question::{Copies, Period, Question, Split};

use super::build::{codebook, random_question, random_world};

#[test]
fn both_ways_of_counting_agree_on_any_question() {
    let mut random = Random::new(11);
    let (mut prepared, book) = (0, codebook());
    for world in 0..4 {
        let mut plain = random_world(&mut random, 6_000);
        // every second world is of so few days that days are counted beforehand, and not months
        if world % 2 == 0 {
            few_days(&mut plain);
        }
        let counted = plain.clone();
        counted.prepare();
        for _ in 0..100 {
            let mut question = random_question(&mut random);
            // every second question is one that cells can tell, but for what it chooses of the hits
            if random.below(2) == 0 {
                question.copies = Copies::All;
                question.stances.truncate(random.below(2));
                question.by = [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year][random.below(5)];
            }
            // half of the spans are whole months, which cells can tell
            if random.below(2) == 0 {
                question.selection.from = question.selection.from.map(|day| chrono::Datelike::with_day(&day, 1).expect("a first day"));
                question.selection.to = question.selection.to.map(|day| chrono::Datelike::with_day(&day, 1).and_then(|day| day.pred_opt()).expect("a last day"));
            }
            prepared += usize::from(counted.is_prepared_for(&question, &book));
            match (trend(&plain, &question, &book, None), trend(&counted, &question, &book, None)) {
                (Ok(plain), Ok(counted)) => assert_eq!(plain, counted, "{question:?}"),
                (Err(plain), Err(counted)) => assert_eq!(plain.code(), counted.code()),
                (plain, counted) => panic!("{question:?}: {plain:?} and {counted:?}"),
            }
        }
    }
    assert!(prepared > 30, "{prepared} questions were answered from what was counted beforehand");
}

/// Brings exact dates together on one day of each month.
fn few_days(world: &mut Facts) {
    for (day, precision) in world.day.iter_mut().zip(&world.precision) {
        if *day != UNDATED && matches!(precision, Precision::Day | Precision::Minute) {
            *day -= *day % 30;
        }
    }
}

#[test]
fn a_copy_that_is_changed_is_counted_anew() {
    let world = random_world(&mut Random::new(3), 6_000);
    world.prepare();
    let question = Question { by: Period::Month, split: Split::Outlet, ..Question::about("partnership") };
    assert!(world.is_prepared_for(&question, &codebook()));
    let mut changed = world.clone();
    changed.extent.fill(entente_engine::article::Extent::None);
    assert!(trend(&changed, &question, &codebook(), None).expect("a trend").series.is_empty());
}

#[test]
fn days_and_weeks_are_counted_beforehand_where_a_day_of_an_outlet_has_many_articles() {
    let mut world = random_world(&mut Random::new(4), 6_000);
    few_days(&mut world);
    world.prepare();
    let about = Question { by: Period::Day, split: Split::Outlet, ..Question::about("partnership") };
    let from = entente_engine::question::Selection { from: "2022-03-02".parse().ok(), ..Default::default() };
    assert!(world.is_prepared_for(&about, &codebook()));
    assert!(world.is_prepared_for(&Question { by: Period::Week, selection: from, ..about }, &codebook()));
}

#[test]
fn where_it_has_hardly_more_than_one_days_weeks_and_copies_are_counted_from_the_columns() {
    let world = random_world(&mut Random::new(4), 6_000);
    world.prepare();
    let about = Question { by: Period::Month, ..Question::about("partnership") };
    let from = |day: &str| Question { selection: entente_engine::question::Selection { from: day.parse().ok(), ..Default::default() }, ..about.clone() };
    assert!(world.is_prepared_for(&about, &codebook()) && world.is_prepared_for(&from("2022-03-01"), &codebook()));
    for other in [
        Question { by: Period::Week, ..about.clone() },
        Question { copies: entente_engine::question::Copies::PerStory, ..about.clone() },
        from("2022-03-02"),
    ] {
        assert!(!world.is_prepared_for(&other, &codebook()), "{other:?}");
    }
}
