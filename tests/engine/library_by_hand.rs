//! What a person sets about single hits: a layer that every answer shows and can leave out.

use entente_engine::answers::{HandDecision, HandEdit, HandPlace, HitRecord, Style};
use entente_engine::article::Zone;
use entente_engine::coding::{NotCounted, Stance, Voice};
use entente_engine::library::Explaining;
use entente_engine::progress::silent;
use entente_engine::question::{ByHand, Question, Selection};

use crate::shelf::Shelf;

fn coded() -> Shelf {
    let shelf = Shelf::new();
    let lines: String = (1..=12).map(|id| format!("{{\"id\":\"{id}\",\"outlet\":\"TASS\",\"date\":\"2023-03-{id:02}\",\"lang\":\"en\",\"title\":\"Day {id}\",\"body\":\"China and Russia presented a united front in March.\"}}\n")).collect();
    shelf.import("a.jsonl", lines);
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn place(hit: &HitRecord) -> HandPlace {
    HandPlace { article: hit.article, in_title: hit.zone == Zone::Title, start: hit.start, end: hit.end, concept: hit.concept.clone() }
}

fn edit(hit: &HitRecord, decision: HandDecision) -> HandEdit {
    HandEdit { place: place(hit), decision: Some(decision), reason: "said in jest".into(), author: "AB".into(), dated: "2024-03-21".into() }
}

fn struck() -> HandDecision {
    HandDecision { struck: true, ..HandDecision::default() }
}

fn plain(shelf: &Shelf) -> Vec<HitRecord> {
    let mut all = Vec::new();
    shelf.library.hits_as(ByHand::LeftOut, &Selection::default(), None, Explaining::No, &silent, &mut |hit| { all.push(hit); Ok(()) }).unwrap();
    all
}

#[test]
fn a_hit_struck_out_counts_no_more_and_every_answer_says_so() {
    let shelf = coded();
    let hits = shelf.hits();
    let question = Question::about("partnership");
    let before = shelf.library.trend(&question).unwrap();
    let recipe = shelf.library.figure_trend(&question, &Style::default()).unwrap().recipe;
    let state = shelf.library.set_by_hand(&edit(&hits[0], struck())).unwrap();
    assert_eq!((state.decisions, state.without_a_hit, state.can_undo, state.can_redo), (1, 0, true, false));
    let after = shelf.library.trend(&question).unwrap();
    assert_eq!((after.by_hand, after.total.articles_with_hit + 1, after.total.articles), (1, before.total.articles_with_hit, before.total.articles));
    assert_eq!(shelf.library.compare(&question, None).unwrap().by_hand, 1);
    assert_eq!(shelf.library.voices(&question).unwrap().by_hand, 1);
    assert_eq!(shelf.library.hit_page(&question, None, None, 0, 100).unwrap().hits, 11);
    let figure = shelf.library.figure_trend(&question, &Style::default()).unwrap();
    assert!(figure.svg.contains("1 hit set by hand"), "the footer says it");
    assert_ne!(figure.recipe, recipe, "other numbers have another recipe");
    let told = &shelf.hits()[0];
    assert_eq!((told.counted, told.not_counted), (false, Some(NotCounted::Struck)));
    let mark = told.by_hand.as_ref().unwrap();
    assert_eq!((mark.reason.as_str(), mark.author.as_str(), mark.dated.as_str(), mark.rules.stance), ("said in jest", "AB", "2024-03-21", Stance::Asserted));
}

#[test]
fn a_question_can_leave_it_out() {
    let shelf = coded();
    let hits = shelf.hits();
    let question = Question::about("partnership");
    let before = shelf.library.trend(&question).unwrap();
    shelf.library.set_by_hand(&edit(&hits[0], struck())).unwrap();
    let without = Question { by_hand: ByHand::LeftOut, ..question };
    let told = shelf.library.trend(&without).unwrap();
    assert_eq!((told.total, told.by_hand), (before.total, 0));
    assert!(shelf.library.figure_trend(&without, &Style::default()).unwrap().svg.contains("coding by hand left out"));
    assert_eq!(plain(&shelf), hits, "the coding itself is untouched");
}

#[test]
fn stance_voice_speaker_and_claimants_can_be_set() {
    let shelf = coded();
    let hits = shelf.hits();
    let decision = HandDecision { stance: Some(Stance::Negated), voice: Some(Voice::Quoted), speaker: Some("Russia".into()), claimants: Some(vec!["South Africa".into()]), ..Default::default() };
    shelf.library.set_by_hand(&edit(&hits[0], decision)).unwrap();
    let told = &shelf.hits()[0];
    assert_eq!((told.stance, told.voice, told.speaker.as_str(), told.claimants.as_slice(), told.counted), (Stance::Negated, Voice::Quoted, "Russia", &["South Africa".to_string()][..], false));
    let quoted = Question { voices: vec![Voice::Quoted], stances: vec![Stance::Negated], ..Question::about("partnership") };
    assert_eq!(shelf.library.trend(&quoted).unwrap().total.hits, 1);
    let narrated = HandDecision { voice: Some(Voice::Narrated), ..Default::default() };
    shelf.library.set_by_hand(&edit(&hits[0], narrated)).unwrap();
    assert_eq!(shelf.hits()[0].speaker, "none", "a narrated hit has no speaker");
}

#[test]
fn it_is_undone_and_done_again() {
    let shelf = coded();
    let hits = shelf.hits();
    shelf.library.set_by_hand(&edit(&hits[0], struck())).unwrap();
    shelf.library.set_by_hand(&edit(&hits[1], struck())).unwrap();
    let counted = || shelf.hits().iter().filter(|hit| hit.counted).count();
    assert_eq!(counted(), 10);
    let state = shelf.library.undo_by_hand().unwrap();
    assert_eq!((counted(), state.can_undo, state.can_redo), (11, true, true));
    shelf.library.undo_by_hand().unwrap();
    assert_eq!((counted(), shelf.library.undo_by_hand().unwrap().can_undo), (12, false));
    shelf.library.redo_by_hand().unwrap();
    shelf.library.redo_by_hand().unwrap();
    assert_eq!(counted(), 10);
    let back = HandEdit { decision: None, ..edit(&hits[0], struck()) };
    let state = shelf.library.set_by_hand(&back).unwrap();
    assert_eq!((counted(), state.decisions, state.can_redo), (11, 1, false));
    shelf.library.undo_by_hand().unwrap();
    assert_eq!(counted(), 10, "that it was set back can be undone too");
}

#[test]
fn it_survives_another_coding_and_what_lost_its_hit_is_kept_and_listed() {
    use entente_engine::answers::CodebookChange;
    let shelf = coded();
    let hits = shelf.hits();
    shelf.library.set_by_hand(&edit(&hits[0], struck())).unwrap();
    let off = |key: &str| [CodebookChange::Off { key: key.into() }];
    shelf.library.codebook_save(&off("en.alliance"), "", "", "").unwrap();
    shelf.library.code(None, &silent).unwrap();
    assert!(!shelf.hits()[0].counted, "the same place and concept is the same hit");
    shelf.library.codebook_save(&off("en.united-front"), "", "", "").unwrap();
    shelf.library.code(None, &silent).unwrap();
    let listed = shelf.library.by_hand().unwrap();
    assert_eq!((listed.len(), listed[0].has_hit, listed[0].text.as_str()), (1, false, "united front"));
    assert_eq!(shelf.library.hand_state().unwrap().without_a_hit, 1);
    let first = shelf.library.codebook_versions().unwrap()[0].id;
    shelf.library.codebook_bring_back(first, "", "", "").unwrap();
    shelf.library.code(None, &silent).unwrap();
    assert!(!shelf.hits()[0].counted, "it holds again where the hit is back");
}

#[test]
fn it_is_refused_without_a_reason_a_hit_or_a_known_actor() {
    let shelf = coded();
    let hit = shelf.hits().remove(0);
    let refused = |edit: HandEdit| shelf.library.set_by_hand(&edit).unwrap_err().code();
    assert_eq!(refused(HandEdit { reason: " ".into(), ..edit(&hit, struck()) }), "reason-missing");
    assert_eq!(refused(HandEdit { dated: "yesterday".into(), ..edit(&hit, struck()) }), "date-invalid");
    assert_eq!(refused(edit(&hit, HandDecision::default())), "decision-empty");
    assert_eq!(refused(edit(&hit, HandDecision { speaker: Some("Atlantis".into()), ..Default::default() })), "actor-unknown");
    assert_eq!(refused(edit(&hit, HandDecision { claimants: Some(vec!["Atlantis".into()]), ..Default::default() })), "actor-unknown");
    let mut elsewhere = edit(&hit, struck());
    elsewhere.place.start += 1;
    assert_eq!(refused(elsewhere), "hit-unknown");
}

#[test]
fn it_goes_out_as_a_table() {
    let shelf = coded();
    shelf.library.set_by_hand(&edit(&shelf.hits()[0], struck())).unwrap();
    let path = shelf.path("hand.csv");
    assert_eq!(shelf.library.export_by_hand(&path).unwrap(), 1);
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("article,external_id,outlet,date,zone,start,end,concept,text,struck") && lines[1].contains("said in jest"), "{text}");
    shelf.library.export_by_hand(&shelf.path("hand.json")).unwrap();
}
