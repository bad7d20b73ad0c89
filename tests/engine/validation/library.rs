//! A sample in a library: drawn, judged, undone, settled, and told on every figure.

use entente_engine::answers::{Blind, Judgement, MarkChoice, ReportOptions, SampleInfo, SampleOptions, Settled, Style, Verdict};
use entente_engine::edit::Edit;
use entente_engine::library::{Library, packet_save};
use entente_engine::progress::silent;
use entente_engine::question::Question;

use crate::shelf::Shelf;

fn coded() -> Shelf {
    let shelf = Shelf::new();
    let bodies = ["China and Russia presented a united front in March. Rain fell on the capital. The two leaders spoke.", "Moscow and Beijing held talks about grain. Nothing was signed."];
    let line = |id: usize| {
        let (outlet, body) = (["TASS", "Reuters", "Le Monde"][id % 3], bodies[usize::from(id % 4 == 0)]);
        format!("{{\"id\":\"{id}\",\"outlet\":\"{outlet}\",\"date\":\"20{}-03-0{}\",\"lang\":\"en\",\"title\":\"Day {id} of the talks\",\"body\":\"{body}\"}}\n", 22 + id % 2, 1 + id % 9)
    };
    shelf.import("a.jsonl", (1..=48).map(line).collect::<String>());
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn options() -> SampleOptions {
    SampleOptions { concepts: vec!["partnership".into()], hits: 12, others: 20, ..SampleOptions::default() }
}

/// Every sentence with "front" expresses the concept, and no other.
fn judge_all(library: &Library, sample: &SampleInfo, coder: &str) {
    for item in library.sample_items(sample.id, coder).unwrap() {
        let verdict = if item.sentence.contains("front") { Verdict::Yes } else { Verdict::No };
        library.judge(sample.id, &said(&item.key, coder, verdict)).unwrap();
    }
}

fn said(key: &str, coder: &str, verdict: Verdict) -> Judgement {
    Judgement { key: key.into(), coder: coder.into(), verdict, voice: None, stance: None, note: String::new(), dated: "2024-03-21".into() }
}

#[test]
fn a_sample_shows_sentences_and_no_codes() {
    let shelf = coded();
    let sample = shelf.library.draw_sample(&options()).unwrap();
    assert_eq!((sample.items, sample.judged, sample.name.as_str()), (32, 0, "sample 1"));
    let items = shelf.library.sample_items(sample.id, "A").unwrap();
    assert!(items.iter().all(|item| !item.sentence.is_empty() && item.judgement.is_none()));
    let text = serde_json::to_string(&items).unwrap();
    assert!(!text.contains("\"hit\"") && !text.contains("category"), "the code would give it away");
    let fronts = items.iter().filter(|item| item.sentence.contains("united front")).count();
    assert_eq!(fronts, 12, "twelve sentences with a hit, and none among the others");
    let first: Vec<bool> = items.iter().take(12).map(|item| item.sentence.contains("front")).collect();
    assert!(first.contains(&true) && first.contains(&false), "hits and others are mixed");
}

#[test]
fn the_same_seed_draws_the_same_and_not_twice() {
    let (one, other) = (coded(), coded());
    let draw = |shelf: &Shelf| {
        let sample = shelf.library.draw_sample(&options()).unwrap();
        shelf.library.sample_items(sample.id, "A").unwrap().into_iter().map(|item| item.key).collect::<Vec<_>>()
    };
    assert_eq!(draw(&one), draw(&other));
    assert_eq!(one.library.draw_sample(&SampleOptions { name: "again".into(), ..options() }).unwrap_err().code(), "sample-exists");
    assert!(one.library.draw_sample(&SampleOptions { seed: 2, ..options() }).is_ok());
}

#[test]
fn judgements_are_kept_replaced_undone_and_done_again() {
    let shelf = coded();
    let library = &shelf.library;
    let sample = library.draw_sample(&options()).unwrap();
    let key = library.sample_items(sample.id, "A").unwrap()[0].key.clone();
    library.judge(sample.id, &said(&key, "A", Verdict::Yes)).unwrap();
    library.judge(sample.id, &said(&key, "A", Verdict::No)).unwrap();
    let of = || library.sample_items(sample.id, "A").unwrap()[0].judgement.as_ref().map(|said| said.verdict);
    assert_eq!(of(), Some(Verdict::No));
    assert_eq!(library.undo_judgement(sample.id, "A").unwrap().as_deref(), Some(key.as_str()));
    assert_eq!(of(), Some(Verdict::Yes));
    library.undo_judgement(sample.id, "A").unwrap();
    assert_eq!((of(), library.undo_judgement(sample.id, "A").unwrap()), (None, None));
    library.redo_judgement(sample.id, "A").unwrap();
    assert_eq!(of(), Some(Verdict::Yes));
    assert_eq!(library.judge(sample.id, &said("nothing", "A", Verdict::Yes)).unwrap_err().code(), "item-unknown");
    assert_eq!(library.judge(sample.id, &said(&key, " ", Verdict::Yes)).unwrap_err().code(), "coder-missing");
}

#[test]
fn samples_judgements_and_decisions_stand_in_the_one_history() {
    let shelf = coded();
    let library = &shelf.library;
    let sample = library.draw_sample(&options()).unwrap();
    let key = library.sample_items(sample.id, "A").unwrap()[0].key.clone();
    library.judge(sample.id, &said(&key, "A", Verdict::Yes)).unwrap();
    let merge = Edit::Outlet { outlet: "TASS".into(), country: Some(Some("Russia".into())), kind: None, group: None, merged_into: None };
    library.edit(&merge).unwrap();
    library.settle(sample.id, &key, Some(&Settled { verdict: Verdict::No, by: "C".into(), note: String::new(), dated: String::new() })).unwrap();
    let state = || {
        let judged = library.samples().unwrap().first().map(|sample| sample.judged);
        let settled = judged.is_some_and(|_| library.validation_result(sample.id, None).unwrap().disagreements.iter().any(|one| one.settled.is_some()));
        (judged, settled)
    };
    let edits = library.edits().unwrap();
    assert_eq!(edits.iter().map(|made| made.edit.name()).collect::<Vec<_>>(), ["sample", "judgements", "outlet", "settlement"]);
    assert!(!serde_json::to_string(&edits).unwrap().contains("yes"), "the history does not say what was judged");
    assert_eq!(state(), (Some(1), true));
    let undo = || library.undo().unwrap().map(|made| made.edit.name());
    assert_eq!((undo(), state()), (Some("settlement"), (Some(1), false)));
    // a coder's own way back passes over what others changed since
    assert_eq!(library.undo_judgement(sample.id, "A").unwrap().as_deref(), Some(key.as_str()));
    assert_eq!(state(), (Some(0), false));
    assert_eq!((undo(), undo(), state()), (Some("outlet"), Some("sample"), (None, false)));
    assert_eq!(undo(), None);
    for _ in 0..4 {
        assert!(library.redo().unwrap().is_some());
    }
    assert_eq!((library.redo().unwrap(), state()), (None, (Some(1), true)));
}

#[test]
fn a_dropped_sample_comes_back_with_its_judgements() {
    let shelf = coded();
    let library = &shelf.library;
    let sample = library.draw_sample(&options()).unwrap();
    judge_all(library, &sample, "A");
    library.drop_sample(sample.id).unwrap();
    assert_eq!((library.samples().unwrap().len(), library.validation_state("partnership").unwrap()), (0, None));
    let again = library.draw_sample(&options()).unwrap();
    assert_eq!((again.name.as_str(), again.judged), ("sample 1", 0), "its name and its sentences are free");
    library.undo().unwrap();
    library.undo().unwrap();
    let back = library.samples().unwrap();
    assert_eq!((back.len(), back[0].id, back[0].name.as_str(), back[0].judged), (1, sample.id, "sample 1", 32));
    library.redo().unwrap();
    library.redo().unwrap();
    assert_eq!((library.samples().unwrap().len(), library.samples().unwrap()[0].id), (1, again.id));
}

#[test]
fn a_report_warns_where_error_differs() {
    let shelf = coded();
    let library = &shelf.library;
    let sample = library.draw_sample(&SampleOptions { hits: 36, ..options() }).unwrap();
    for item in library.sample_items(sample.id, "A").unwrap() {
        // every hit of one outlet is wrong
        let right = item.sentence.contains("front") && item.outlet.as_deref() != Some("TASS");
        library.judge(sample.id, &said(&item.key, "A", if right { Verdict::Yes } else { Verdict::No })).unwrap();
    }
    for (language, words) in [("en", "Error differs by outlet: “TASS”"), ("fr", "L’erreur diffère selon le média")] {
        let options = ReportOptions { language: language.into(), ..ReportOptions::default() };
        let document = library.report_for_print(&Question::about("partnership"), &options).unwrap();
        let limits = document.sections.iter().find(|section| section.id == "limits").unwrap();
        let told = serde_json::to_string(&limits.blocks).unwrap();
        assert!(told.contains(words), "{told}");
        assert!(told.contains(if language == "fr" { "trop hautes" } else { "too high" }), "wrong hits make a value too high: {told}");
    }
}

#[test]
fn every_figure_says_what_was_validated_and_what_changed_since() {
    let shelf = coded();
    let library = &shelf.library;
    let question = Question::about("partnership");
    let footer = || library.figure_trend(&question, &Style::default()).unwrap().svg;
    assert!(footer().contains("Not validated on this collection"));
    assert_eq!(library.trend(&question).unwrap().validation, None);
    let marks = MarkChoice { corrected: true, ..MarkChoice::default() };
    assert_eq!(library.trend_with(&question, &marks, &[]).unwrap_err().code(), "not-validated");
    let sample = library.draw_sample(&options()).unwrap();
    judge_all(library, &sample, "A");
    let state = library.trend(&question).unwrap().validation.expect("it is validated");
    assert_eq!((state.judgements, state.coders, state.precision.value, state.recall.value), (32, 1, Some(1.0), Some(1.0)));
    assert!(state.same_codebook && state.same_articles);
    assert!(footer().contains("Validated: precision 100") && footer().contains("32 judgements, 1 coder"));
    assert!(library.compare(&question, None).unwrap().validation.is_some() && library.info().unwrap().validations.len() == 1);
    let style = Style { marks: MarkChoice { corrected: true, ..MarkChoice::default() }, ..Style::default() };
    let drawn = library.figure_trend(&question, &style).unwrap();
    assert!(drawn.svg.contains("class=\"corrected\""));
    assert_ne!(drawn.recipe, library.figure_trend(&question, &Style::default()).unwrap().recipe);
    let french = library.figure_trend(&question, &Style { language: "fr".into(), ..Style::default() }).unwrap().svg;
    assert!(french.contains("32 jugements, 1 codeur"), "the footer speaks French");
    shelf.import("b.jsonl", "{\"id\":\"new\",\"outlet\":\"TASS\",\"date\":\"2023-05-01\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"Rain.\"}\n");
    library.code(None, &silent).unwrap();
    assert!(footer().contains("before articles were added or changed"));
}

#[test]
fn a_settled_sentence_counts_as_it_was_settled() {
    let shelf = coded();
    let library = &shelf.library;
    let sample = library.draw_sample(&options()).unwrap();
    judge_all(library, &sample, "A");
    judge_all(library, &sample, "B");
    let hit = library.sample_items(sample.id, "B").unwrap().into_iter().find(|item| item.sentence.contains("front")).unwrap();
    library.judge(sample.id, &said(&hit.key, "B", Verdict::No)).unwrap();
    let told = || library.validation_result(sample.id, None).unwrap();
    let (before, precision) = (told(), |result: &entente_engine::answers::ValidationResult| result.rows[0].precision.value.unwrap());
    assert_eq!((before.disagreements.len(), before.agreement[0].shared, before.agreement[0].same), (1, 32, 31));
    assert!(precision(&before) < 1.0 && before.disagreements[0].judgements.len() == 2);
    let settled = Settled { verdict: Verdict::Yes, by: "C".into(), note: "read again".into(), dated: String::new() };
    library.settle(sample.id, &hit.key, Some(&settled)).unwrap();
    assert_eq!((precision(&told()), told().disagreements[0].settled.as_ref()), (1.0, Some(&settled)));
    assert_eq!(told().agreement, before.agreement, "what the coders said stays");
    library.settle(sample.id, &hit.key, None).unwrap();
    assert_eq!(precision(&told()), precision(&before));
    library.drop_sample(sample.id).unwrap();
    assert_eq!(library.samples().unwrap(), []);
}

#[test]
fn a_packet_of_another_library_is_refused() {
    let (shelf, other) = (coded(), coded());
    let sample = shelf.library.draw_sample(&options()).unwrap();
    let packet = shelf.library.packet(sample.id, "B", Blind::OutletAndDate).unwrap();
    assert!(packet.items.iter().all(|item| item.outlet.is_none() && item.date.is_none()));
    let path = shelf.path("p.entente-packet");
    packet_save(&packet, &path).unwrap();
    assert_eq!(other.library.packet_import(&path, None, "").unwrap_err().code(), "packet-foreign");
    assert_eq!(shelf.library.packet_import(&path, None, "").unwrap().judged, 0);
}
