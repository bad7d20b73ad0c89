//! Counting against a slow count that knows nothing of grids and calendars.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use entente_engine::answers::Exposure;
use entente_engine::article::{Extent, Precision};
use entente_engine::coding::{Stance, Voice};
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, HitFact, UNDATED, trend};
use entente_engine::question::{Among, Copies, Period, Question, Split};

use super::build::{codebook, random_question, random_world};

type Cells = BTreeMap<(String, String), (u64, u64, u64, u64, u64)>;

#[test]
fn any_question_counts_as_by_hand() {
    let mut random = Random::new(2022);
    for round in 0..400 {
        let articles = 1 + random.below(60) as u32;
        let facts = random_world(&mut random, articles);
        let question = random_question(&mut random);
        let matching: Option<Vec<bool>> = (round % 4 == 0).then(|| (0..facts.len()).map(|_| random.below(2) == 0).collect());
        let answer = trend(&facts, &question, &codebook(), matching.as_deref()).expect("a question that can be asked");
        let found: Cells = answer
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(|point| ((series.key.clone(), point.period.clone()), five(&point.counts))))
            .collect();
        assert_eq!(found, by_hand(&facts, &question, matching.as_deref()), "round {round}: {question:?}");
    }
}

fn five(counts: &Exposure) -> (u64, u64, u64, u64, u64) {
    (counts.articles, counts.articles_with_hit, counts.hits, counts.sentences, counts.words)
}

fn by_hand(facts: &Facts, question: &Question, matching: Option<&[bool]>) -> Cells {
    let mut kept: Vec<usize> = (0..facts.len()).filter(|&row| in_scope(facts, question, matching, row)).collect();
    kept.sort_by_key(|&row| (facts.day[row], row));
    let mut seen = BTreeSet::new();
    kept.retain(|&row| match question.copies {
        Copies::All => true,
        Copies::PerOutlet => seen.insert((facts.story[row], facts.outlet_name(row).to_owned())),
        Copies::PerStory => seen.insert((facts.story[row], String::new())),
    });
    let mut cells = Cells::new();
    for row in kept {
        let hits: Vec<HitFact> = facts.hits.iter().filter(|hit| hit.article as usize == row && counts(question, hit)).collect();
        for key in keys(facts, question, row) {
            let mine = hits.iter().filter(|hit| belongs(question, hit, &key)).count() as u64;
            let cell = cells.entry((key, period(question.by, first(facts, row)))).or_default();
            cell.0 += 1;
            cell.1 += u64::from(mine > 0);
            cell.2 += mine;
            cell.3 += u64::from(facts.sentences[row]);
            cell.4 += u64::from(facts.words[row]);
        }
    }
    cells
}

fn first(facts: &Facts, row: usize) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(facts.day[row]).expect("a day")
}

fn in_scope(facts: &Facts, question: &Question, matching: Option<&[bool]>, row: usize) -> bool {
    let chosen = |names: &[String], name: &str| names.is_empty() || names.iter().any(|one| one == name);
    let selection = &question.selection;
    let collection = facts.collections.get(usize::from(facts.collection[row])).map_or("(unknown)", String::as_str);
    if facts.extent[row] == Extent::None || facts.day[row] == UNDATED || matching.is_some_and(|matching| !matching[row]) {
        return false;
    }
    if !chosen(&selection.outlets, facts.outlet_name(row)) || !chosen(&selection.languages, facts.language_name(row)) || !chosen(&selection.collections, collection) {
        return false;
    }
    if question.among == Among::BothActors && !facts.mentions_pair[row] {
        return false;
    }
    let first = first(facts, row);
    let last = match facts.precision[row] {
        Precision::Day | Precision::Minute => first,
        Precision::Month => first + Months::new(1) - Days::new(1),
        Precision::Year => first + Months::new(12) - Days::new(1),
    };
    let fine = match question.by {
        Period::Day | Period::Week => first == last,
        Period::Month | Period::Quarter => facts.precision[row] != Precision::Year,
        Period::Year => true,
    };
    fine && selection.from.is_none_or(|from| first >= from) && selection.to.is_none_or(|to| last <= to)
}

fn counts(question: &Question, hit: &HitFact) -> bool {
    let book = codebook();
    let concept = &book.concepts[usize::from(hit.concept)];
    let category = &concept.categories[usize::from(hit.category)].id;
    let stance = if question.stances.is_empty() { hit.stance != Stance::Negated } else { question.stances.contains(&hit.stance) };
    concept.id == question.concept
        && !hit.repeated
        && stance
        && (question.voices.is_empty() || question.voices.contains(&hit.voice))
        && (question.categories.is_empty() || question.categories.contains(category))
}

fn name_of(hit: &HitFact, split: Split) -> String {
    match split {
        Split::Category => codebook().concepts[usize::from(hit.concept)].categories[usize::from(hit.category)].id.clone(),
        Split::Voice => if hit.voice == Voice::Narrated { "narrated" } else { "quoted" }.into(),
        _ => match hit.stance {
            Stance::Asserted => "asserted",
            Stance::Distanced => "distanced",
            Stance::Negated => "negated",
        }
        .into(),
    }
}

fn keys(facts: &Facts, question: &Question, row: usize) -> Vec<String> {
    let all = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    match question.split {
        Split::None => vec!["all".into()],
        Split::Outlet => vec![facts.outlet_name(row).into()],
        Split::Language => vec![facts.language_name(row).into()],
        Split::Kind => vec![match facts.outlet_name(row) { "A" => "state", "B" => "private", _ => "(unknown)" }.into()],
        Split::Group => vec![if facts.outlet_name(row) == "B" { "mine" } else { "(unknown)" }.into()],
        Split::Country => vec![if facts.outlet_name(row) == "A" { "China" } else { "(unknown)" }.into()],
        Split::Category if !question.categories.is_empty() => question.categories.clone(),
        Split::Category if question.concept == "partnership" => all(&["formula", "alliance", "front"]),
        Split::Category => all(&["label", "mediation"]),
        Split::Voice if question.voices == [Voice::Narrated] => all(&["narrated"]),
        Split::Voice if question.voices == [Voice::Quoted] => all(&["quoted"]),
        Split::Voice => all(&["narrated", "quoted"]),
        Split::Stance if question.stances.contains(&Stance::Negated) => all(&["negated", "distanced"]),
        Split::Stance => all(&["asserted", "distanced"]),
    }
}

fn belongs(question: &Question, hit: &HitFact, key: &str) -> bool {
    matches!(question.split, Split::None | Split::Outlet | Split::Language | Split::Kind | Split::Country | Split::Group) || name_of(hit, question.split) == key
}

fn period(by: Period, day: NaiveDate) -> String {
    match by {
        Period::Day => day.to_string(),
        Period::Week => day.format("%G-W%V").to_string(),
        Period::Month => day.format("%Y-%m").to_string(),
        Period::Quarter => format!("{}-Q{}", day.year(), day.month0() / 3 + 1),
        Period::Year => day.year().to_string(),
    }
}
