//! Concepts and categories added to a codebook: where they are written, what is refused, and that they are coded with.

use std::collections::BTreeMap;

use entente_engine::answers::{CategoryDraft, CodebookChange, ConceptDraft, EntryDraft, EntryKind};
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder};

fn titled(id: &str) -> CategoryDraft {
    CategoryDraft { id: id.into(), title: BTreeMap::from([("en".into(), format!("The {id}"))]), definition: BTreeMap::new() }
}

fn weather() -> CodebookChange {
    let concept = ConceptDraft {
        id: "weather".into(),
        title: BTreeMap::from([("en".into(), "Weather \"words\"".into())]),
        definition: BTreeMap::from([("en".into(), "The sentence tells of the weather.".into())]),
        actors: "none".into(),
        carry: 0,
        claimants: false,
    };
    CodebookChange::Concept { concept, categories: vec![titled("rain"), titled("snow")] }
}

fn entry(place: (&str, &str), word: &str) -> CodebookChange {
    let entry = EntryDraft { kind: EntryKind::Expression, id: format!("en.own-{word}"), concept: place.0.into(), category: place.1.into(), language: "en".into(), patterns: vec![word.into()], not: Vec::new(), near: Vec::new(), stance: None, note: String::new() };
    CodebookChange::Put { key: None, entry }
}

fn coded(codebook: &Codebook, text: &str) -> Vec<String> {
    let coder = Coder::new(codebook).unwrap();
    let found = coder.code(&ArticleText { title: None, body: text, zones: &[], language: Some("en") });
    found.hits.iter().map(|hit| format!("{}.{}", coder.concept_id(hit.concept), coder.category_id(hit.concept, hit.category))).collect()
}

#[test]
fn a_new_concept_is_coded_with() {
    let codebook = Codebook::shipped().edited(&[weather(), entry(("weather", "rain"), "drizzled")]).unwrap();
    assert_eq!(coded(&codebook, "It drizzled all day."), ["weather.rain"]);
    let told = codebook.concepts.iter().find(|concept| concept.id == "weather").unwrap();
    assert_eq!(told.title["en"], "Weather \"words\"");
}

#[test]
fn a_new_category_belongs_to_its_own_concept() {
    let category = CodebookChange::Category { concept: "partnership".into(), category: titled("dance") };
    let codebook = Codebook::shipped().edited(&[weather(), category, entry(("partnership", "dance"), "waltzed")]).unwrap();
    let names = |id: &str| codebook.concepts.iter().find(|concept| concept.id == id).unwrap().categories.iter().map(|category| category.id.clone()).collect::<Vec<_>>();
    assert_eq!(names("partnership").last().map(String::as_str), Some("dance"));
    assert!(!names("neutrality").contains(&"dance".to_string()) && names("weather") == ["rain", "snow"]);
    assert_eq!(coded(&codebook, "China and Russia waltzed."), ["partnership.dance"]);
}

#[test]
fn a_concept_that_is_there_or_not_there_is_told() {
    let twice = Codebook::shipped().edited(&[weather(), weather()]).unwrap_err();
    assert_eq!(twice.code(), "concept-exists");
    let nowhere = Codebook::shipped().edited(&[CodebookChange::Category { concept: "nowhere".into(), category: titled("x") }]).unwrap_err();
    assert_eq!(nowhere.code(), "concept-unknown");
}
