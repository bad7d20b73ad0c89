//! Small worlds to count in.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use entente_engine::answers::{CategoryInfo, CodebookInfo, ConceptInfo};
use entente_engine::article::{Extent, Precision, PublishedOn};
use entente_engine::coding::{Speaker, Stance, Voice};
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, HitFact, NO_NAME, UNDATED};
use entente_engine::question::{Among, Copies, Measure, Period, Question, Split};

/// Two concepts: `partnership` with three categories, `neutrality` with two.
pub fn codebook() -> CodebookInfo {
    let category = |id: &str| CategoryInfo { id: id.into(), title: BTreeMap::new(), definition: BTreeMap::new(), expressions: Vec::new() };
    let concept = |id: &str, categories: &[&str]| ConceptInfo {
        id: id.into(),
        title: BTreeMap::new(),
        definition: BTreeMap::new(),
        categories: categories.iter().map(|id| category(id)).collect(),
    };
    CodebookInfo {
        name: "small".into(),
        hash: "sha256:0".into(),
        pair: vec!["China".into(), "Russia".into()],
        languages: vec!["en".into(), "fr".into()],
        concepts: vec![concept("partnership", &["formula", "alliance", "front"]), concept("neutrality", &["label", "mediation"])],
    }
}

/// An empty world with the outlets A, B and C and two languages.
pub fn world() -> Facts {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    Facts { outlets: names(&["A", "B", "C"]), languages: names(&["en", "fr"]), collections: names(&["one", "two"]), ..groups() }
}

/// A is a state outlet of China, B a private one, of C nothing is known.
fn groups() -> Facts {
    let named = |name: &str| Some(name.to_owned());
    Facts { outlet_kinds: vec![named("state"), named("private"), None], outlet_countries: vec![named("China")], outlet_groups: vec![None, named("mine")], ..Facts::default() }
}

/// One article of a small world.
#[derive(Clone, Copy)]
pub struct Paper {
    pub outlet: u32,
    pub date: Option<&'static str>,
    pub hits: u32,
    pub sentences: u32,
    pub story: Option<u32>,
    pub extent: Extent,
    pub pair: bool,
}

/// Outlet A, 1 March 2022, no hit, ten sentences.
pub const PAPER: Paper = Paper { outlet: 0, date: Some("2022-03-01"), hits: 0, sentences: 10, story: None, extent: Extent::Full, pair: true };

/// Adds an article whose hits are asserted, narrated formulas.
pub fn print(facts: &mut Facts, paper: Paper) {
    let row = facts.article.len() as u32;
    let published: Option<PublishedOn> = paper.date.map(|date| date.parse().expect("a date as PublishedOn writes it"));
    facts.article.push(i64::from(row) + 1);
    facts.outlet.push(paper.outlet);
    facts.day.push(published.map_or(UNDATED, |date| date.first_day().num_days_from_ce()));
    facts.precision.push(published.map_or(Precision::Year, |date| date.precision()));
    facts.language.push(0);
    facts.collection.push(0);
    facts.story.push(paper.story.unwrap_or(1_000 + row));
    facts.mentions_pair.push(paper.pair);
    facts.extent.push(paper.extent);
    facts.sentences.push(paper.sentences);
    facts.words.push(paper.sentences * 20);
    for _ in 0..paper.hits {
        facts.hits.push(hit(row, facts.hits.len() as i64));
    }
}

pub fn hit(article: u32, row: i64) -> HitFact {
    HitFact { article, concept: 0, category: 0, expression: 0, stance: Stance::Asserted, voice: Voice::Narrated, speaker: Speaker::None, repeated: false, sentence: 0, row }
}

fn one_of<T: Copy>(random: &mut Random, choices: &[T]) -> T {
    choices[random.below(choices.len())]
}

/// A world in which everything that can be odd is odd: unknown names, missing and coarse dates, copies, empty texts.
pub fn random_world(random: &mut Random, articles: u32) -> Facts {
    let mut facts = world();
    let start = NaiveDate::from_ymd_opt(2021, 11, 20).expect("a day").num_days_from_ce();
    for row in 0..articles {
        let precision = one_of(random, &[Precision::Day, Precision::Minute, Precision::Day, Precision::Month, Precision::Year]);
        let day = NaiveDate::from_num_days_from_ce_opt(start + random.below(500) as i32).expect("a day");
        let first = match precision {
            Precision::Year => day.with_ordinal(1).expect("a first day"),
            Precision::Month => day.with_day(1).expect("a first day"),
            _ => day,
        };
        facts.article.push(i64::from(row) * 3 + 7);
        facts.outlet.push(one_of(random, &[0, 0, 1, 2, NO_NAME]));
        facts.day.push(if random.below(12) == 0 { UNDATED } else { first.num_days_from_ce() });
        facts.precision.push(precision);
        facts.language.push(one_of(random, &[0, 1, u16::MAX]));
        facts.collection.push(one_of(random, &[0, 1, u16::MAX]));
        facts.story.push(random.below(1 + articles as usize / 2) as u32);
        facts.mentions_pair.push(random.below(3) > 0);
        facts.extent.push(one_of(random, &[Extent::Full, Extent::Full, Extent::Cut, Extent::Lead, Extent::Headline, Extent::None]));
        facts.sentences.push(random.below(40) as u32);
        facts.words.push(random.below(900) as u32);
        for _ in 0..random.below(5) {
            let row_in_library = facts.hits.len() as i64 * 2 + 5;
            let concept = one_of(random, &[0u16, 0, 1]);
            facts.hits.push(HitFact {
                concept,
                category: random.below(if concept == 0 { 3 } else { 2 }) as u16,
                expression: random.below(9) as u32,
                stance: one_of(random, &[Stance::Asserted, Stance::Distanced, Stance::Negated]),
                voice: one_of(random, &[Voice::Narrated, Voice::Quoted]),
                repeated: random.below(6) == 0,
                sentence: random.below(3) as u16,
                ..hit(row, row_in_library)
            });
        }
    }
    facts
}

/// Any question that can be asked of a random world.
pub fn random_question(random: &mut Random) -> Question {
    let mut question = Question::about(one_of(random, &["partnership", "neutrality"]));
    question.measure = one_of(random, &[Measure::Share, Measure::Per1000Sentences, Measure::Per10000Words, Measure::Hits, Measure::Articles]);
    question.by = one_of(random, &[Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year]);
    question.split = one_of(random, &[Split::None, Split::Outlet, Split::Language, Split::Category, Split::Voice, Split::Stance, Split::Kind, Split::Country, Split::Group]);
    question.among = one_of(random, &[Among::All, Among::BothActors]);
    question.copies = one_of(random, &[Copies::All, Copies::PerOutlet, Copies::PerStory]);
    let sometimes = |random: &mut Random| random.below(3) == 0;
    if sometimes(random) {
        question.stances = vec![one_of(random, &[Stance::Asserted, Stance::Negated]), Stance::Distanced];
    }
    if sometimes(random) {
        question.voices = vec![one_of(random, &[Voice::Narrated, Voice::Quoted])];
    }
    if sometimes(random) {
        question.categories = vec![if question.concept == "partnership" { "front" } else { "label" }.into()];
    }
    if sometimes(random) {
        question.selection.outlets = vec![one_of(random, &["A", "B", "(unknown)"]).into()];
    }
    if sometimes(random) {
        question.selection.languages = vec!["fr".into()];
    }
    if sometimes(random) {
        question.selection.collections = vec!["one".into(), "two".into()];
    }
    if sometimes(random) {
        question.selection.from = NaiveDate::from_ymd_opt(2022, 1 + random.below(3) as u32, 1 + random.below(28) as u32);
    }
    if sometimes(random) {
        question.selection.to = NaiveDate::from_ymd_opt(2022, 4 + random.below(9) as u32, 1 + random.below(28) as u32);
    }
    question
}
