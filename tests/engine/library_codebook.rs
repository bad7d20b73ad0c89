//! Editing a library's codebook: changes, previews, versions, and codings that take one another's place.

use entente_engine::answers::{CodebookChange, CodebookPreview, EntryDraft, EntryKind, Style};
use entente_engine::codebook::Codebook;
use entente_engine::library::{Explaining, codebook_export, codebook_import, read_codebook};
use entente_engine::progress::{Step, Wish, silent};
use entente_engine::question::{Question, Selection};

use crate::shelf::Shelf;

/// Ten articles in which China and Russia hold hands, ten in which they only meet, and some rain.
fn coded() -> Shelf {
    let shelf = Shelf::new();
    let line = |id: usize, outlet: &str, body: &str| format!("{{\"id\":\"{id}\",\"outlet\":\"{outlet}\",\"date\":\"2023-{:02}-21\",\"lang\":\"en\",\"title\":\"Day {id}\",\"body\":\"{body}\"}}\n", id % 12 + 1);
    let mut lines = String::new();
    for id in 0..10 {
        lines += &line(id, "TASS", "China and Russia presented a united front. Nothing else was said.");
        lines += &line(100 + id, "Reuters", "China and Russia waltzed through the summit. Rain fell on the square.");
        lines += &line(200 + id, "Reuters", "Rain fell all day on the square.");
    }
    shelf.import("a.jsonl", lines);
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn waltz() -> EntryDraft {
    EntryDraft {
        kind: EntryKind::Expression,
        id: "en.own-waltz".into(),
        concept: "partnership".into(),
        category: "closeness".into(),
        language: "en".into(),
        patterns: vec!["waltz* ~3 summit*".into()],
        not: Vec::new(),
        near: Vec::new(),
        stance: None,
        note: "heard at summits".into(),
    }
}

fn put(entry: EntryDraft) -> Vec<CodebookChange> {
    vec![CodebookChange::Put { key: None, entry }]
}

fn preview(shelf: &Shelf, changes: &[CodebookChange]) -> CodebookPreview {
    shelf.library.codebook_preview(changes, &Question::about("partnership"), &Style::default(), &silent).expect("a preview can be made")
}

#[test]
fn a_preview_says_what_is_gained_and_lost_and_keeps_nothing() {
    let shelf = coded();
    let before = shelf.hits();
    let gained = preview(&shelf, &put(waltz()));
    assert_eq!((gained.total.gained, gained.total.lost, gained.looked_at, gained.articles), (10, 0, 10, 30), "only the articles that waltz are read again");
    assert_eq!((gained.total.before + 10, gained.gained.len(), gained.lost.len()), (gained.total.after, 10, 0));
    let reuters = gained.outlets.iter().find(|count| count.key == "Reuters").unwrap();
    assert_eq!((reuters.gained, gained.languages[0].gained), (10, 10));
    assert!(gained.gained.iter().all(|hit| hit.expression == "en.own-waltz" && hit.sentence.contains("waltzed")));
    let sum = |series: &Option<entente_engine::answers::Series>| series.as_ref().unwrap().points.iter().map(|point| point.counts.articles_with_hit).sum::<u64>();
    assert_eq!(sum(&gained.before) + 10, sum(&gained.after));
    assert!(gained.figure.as_ref().unwrap().svg.contains("before"), "both series stand in one figure");
    let off = preview(&shelf, &[CodebookChange::Off { key: "en.united-front".into() }]);
    assert_eq!((off.total.gained, off.total.lost, off.looked_at), (0, 10, 10));
    assert_eq!((shelf.hits(), shelf.library.codebook_versions().unwrap().len()), (before, 0));
    assert_eq!(preview(&shelf, &put(waltz())).gained, gained.gained, "the lines drawn are the same in every run");
}

#[test]
fn articles_that_hold_the_words_of_a_phrase_apart_are_not_read_again() {
    let shelf = coded();
    let apart: String = (0..5).map(|id| format!("{{\"id\":\"apart{id}\",\"date\":\"2023-05-02\",\"lang\":\"en\",\"title\":\"Apart {id}\",\"body\":\"The summit over, China and Russia walked through rain.\"}}\n")).collect();
    shelf.import("apart.jsonl", apart);
    shelf.library.code(None, &silent).expect("coding goes through");
    let told = preview(&shelf, &put(EntryDraft { patterns: vec!["through the summ*".into()], ..waltz() }));
    assert_eq!((told.total.gained, told.looked_at, told.articles), (10, 10, 35));
}

#[test]
fn saving_waits_for_a_coding_and_answers_stay_those_of_the_last_whole_one() {
    let shelf = coded();
    let question = Question::about("partnership");
    let before = shelf.library.trend(&question).unwrap();
    let version = shelf.library.codebook_save(&put(waltz()), "the waltz", "AB", "2024-03-21").unwrap();
    assert!(version.wanted && !version.answers);
    let waiting = shelf.library.trend(&question).unwrap();
    assert_eq!((&waiting.series, &waiting.codebook), (&before.series, &before.codebook), "the last whole coding answers");
    assert!(waiting.cautions.iter().any(|caution| caution.code == "codebook-changed"), "and says so");
    let info = shelf.library.info().unwrap();
    assert_eq!((info.uncoded, info.next_codebook.as_deref()), (30, Some(version.hash.as_str())));
    let outcome = shelf.library.code(None, &silent).unwrap();
    assert_eq!((outcome.codebook.as_str(), outcome.articles_coded), (version.hash.as_str(), 30));
    let after = shelf.library.trend(&question).unwrap();
    assert_eq!(after.codebook, version.hash);
    assert_eq!(after.total.hits, before.total.hits + 10);
    assert!(after.cautions.iter().all(|caution| caution.code != "codebook-changed"));
    assert_eq!(shelf.library.info().unwrap().next_codebook, None);
}

#[test]
fn stopped_in_the_middle_no_answer_mixes_versions() {
    let shelf = coded();
    let before = shelf.hits();
    shelf.library.codebook_save(&put(waltz()), "", "", "").unwrap();
    let stop = |step: Step<'_>| if step.stage == "code" { Wish::Stop } else { Wish::GoOn };
    assert_eq!(shelf.library.code(None, &stop).unwrap_err().code(), "cancelled");
    assert_eq!(shelf.hits(), before);
    shelf.import("b.jsonl", "{\"id\":\"new\",\"outlet\":\"TASS\",\"date\":\"2023-05-05\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"China and Russia waltzed at the summit.\"}\n");
    shelf.library.code(None, &silent).unwrap();
    assert_eq!(shelf.hits().len(), before.len() + 11, "what came meanwhile is coded too");
    assert_eq!(shelf.library.info().unwrap().uncoded, 0);
}

#[test]
fn an_older_version_comes_back() {
    let shelf = coded();
    let first = shelf.hits();
    shelf.library.codebook_save(&put(waltz()), "the waltz", "", "2024-03-21").unwrap();
    shelf.library.code(None, &silent).unwrap();
    assert_eq!(shelf.hits().len(), first.len() + 10);
    let versions = shelf.library.codebook_versions().unwrap();
    assert_eq!(versions.iter().map(|version| version.what.as_str()).collect::<Vec<_>>(), ["first", "saved"]);
    let back = shelf.library.codebook_bring_back(versions[0].id, "without it", "", "2024-03-22").unwrap();
    assert_eq!((back.hash.as_str(), back.what.as_str()), (versions[0].hash.as_str(), "back"));
    shelf.library.code(None, &silent).unwrap();
    assert_eq!(shelf.hits(), first);
    assert_eq!(shelf.library.codebook_bring_back(back.id, "", "", "").unwrap_err().code(), "nothing-changed");
    assert_eq!(shelf.library.codebook_bring_back(999, "", "", "").unwrap_err().code(), "version-unknown");
}

#[test]
fn what_contradicts_or_matches_everything_is_refused_with_a_sentence() {
    let shelf = coded();
    let refused = |entry: EntryDraft| shelf.library.codebook_check(&put(entry)).map(|_| ()).unwrap_err();
    let error = refused(EntryDraft { patterns: vec!["waltz* (summit".into()], ..waltz() });
    assert_eq!(error.code(), "codebook-invalid");
    assert!(error.to_string().contains("line ") && error.to_string().contains("waltz* (summit"), "{error}");
    assert_eq!(refused(EntryDraft { patterns: vec!["~3 [very]".into()], ..waltz() }).code(), "codebook-invalid");
    assert_eq!(refused(EntryDraft { category: "nothing".into(), ..waltz() }).code(), "codebook-invalid");
    assert_eq!(refused(EntryDraft { not: vec!["waltz* ~3 summit*".into()], ..waltz() }).code(), "entry-contradicts");
    let twice = vec![put(waltz()).remove(0), CodebookChange::Put { key: None, entry: EntryDraft { id: "en.own-other".into(), ..waltz() } }];
    let error = shelf.library.codebook_check(&twice).map(|_| ()).unwrap_err();
    assert_eq!(error.code(), "entry-contradicts");
    assert!(error.to_string().contains("en.own-waltz"), "{error}");
    let decoy = EntryDraft { kind: EntryKind::Decoy, id: String::new(), category: String::new(), ..waltz() };
    let dead = vec![put(waltz()).remove(0), CodebookChange::Put { key: None, entry: decoy }];
    assert_eq!(shelf.library.codebook_check(&dead).map(|_| ()).unwrap_err().code(), "entry-contradicts");
    assert_eq!(shelf.library.codebook_check(&[CodebookChange::Off { key: "nobody".into() }]).map(|_| ()).unwrap_err().code(), "entry-unknown");
    assert_eq!(shelf.library.codebook_save(&[], "", "", "").unwrap_err().code(), "nothing-changed");
    let many: String = (0..60).map(|id| format!("{{\"id\":\"m{id}\",\"outlet\":\"TASS\",\"date\":\"2024-01-21\",\"lang\":\"en\",\"title\":\"T{id}\",\"body\":\"China and Russia were in the news {id}.\"}}\n")).collect();
    let wide = Shelf::new();
    wide.import("m.jsonl", many);
    wide.library.code(None, &silent).unwrap();
    let everything = put(EntryDraft { patterns: vec!["were ~2 news".into()], ..waltz() });
    let error = wide.library.codebook_preview(&everything, &Question::about("partnership"), &Style::default(), &silent).unwrap_err();
    assert_eq!(error.code(), "matches-everything");
}

#[test]
fn entries_are_changed_where_they_stand_and_the_others_stay() {
    let before = Codebook::shipped();
    let entry = before.entries().into_iter().find(|entry| entry.key == "en.alliance").expect("the shipped codebook has it");
    let off = before.edited(&[CodebookChange::Off { key: entry.key.clone() }]).unwrap();
    assert_eq!(off.expressions.len() + 1, before.expressions.len());
    let listed = off.entries().into_iter().find(|entry| entry.key == "en.alliance").unwrap();
    assert!(listed.off && listed.draft == entry.draft);
    let on = off.edited(&[CodebookChange::On { key: entry.key.clone() }]);
    assert_eq!(on.map(|on| on.text()).map_err(|error| error.to_string()), Ok(before.text()), "switched on again it is as it was");
    let changed = EntryDraft { note: "mine".into(), ..entry.draft.clone() };
    let put = before.edited(&[CodebookChange::Put { key: Some(entry.key.clone()), entry: changed }]).unwrap();
    let difference = entente_engine::codebook::difference(&before, &put).expect("a note changes no coding");
    assert_eq!((difference.words.len(), difference.moved.len()), (0, before.expressions.len()));
    assert_eq!(put.entries().len(), before.entries().len());
    let removed = put.edited(&[CodebookChange::Remove { key: entry.key }]).unwrap();
    assert_eq!(removed.entries().len() + 1, before.entries().len());
}

#[test]
fn a_decoy_can_be_put_changed_and_switched_off() {
    let before = Codebook::shipped();
    let decoy = EntryDraft { kind: EntryKind::Decoy, id: String::new(), category: String::new(), patterns: vec!["waltz partner*".into()], ..waltz() };
    let with = before.edited(&put(decoy.clone())).unwrap();
    let entry = with.entries().into_iter().find(|entry| entry.draft.patterns == decoy.patterns).expect("the decoy is listed");
    assert_eq!(with.decoys.len(), before.decoys.len() + 1);
    let off = with.edited(&[CodebookChange::Off { key: entry.key.clone() }]).unwrap();
    assert_eq!(off.decoys.len(), before.decoys.len());
    let wider = with.edited(&[CodebookChange::Put { key: Some(entry.key), entry: EntryDraft { patterns: vec!["waltz* partner*".into()], ..decoy } }]).unwrap();
    assert!(wider.entries().iter().any(|entry| entry.draft.patterns == ["waltz* partner*"]));
}

/// Coding only what a change can touch finds the same as coding everything again.
#[test]
fn a_partial_coding_is_the_whole_one() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    let shelf = Shelf::new();
    shelf.import_paths(&[sample.clone()], &Default::default());
    shelf.library.code(None, &silent).unwrap();
    let off = |key: &str| CodebookChange::Off { key: key.into() };
    let zh = shelf.library.codebook_book().unwrap().entries.into_iter().find(|entry| entry.draft.language == "zh" && entry.hits.unwrap_or(0) > 0).unwrap();
    let fr = shelf.library.codebook_book().unwrap().entries.into_iter().find(|entry| entry.draft.language == "fr" && entry.hits.unwrap_or(0) > 0).unwrap();
    let changes = [off("en.united-front"), off(&zh.key), off(&fr.key), CodebookChange::Put { key: None, entry: EntryDraft { patterns: vec!["(joint|naval) drill*".into(), "two neighbours".into()], ..waltz() } }];
    let told = preview(&shelf, &changes);
    assert!(told.looked_at < told.articles && told.total.lost > 0, "{} of {}, {:?}", told.looked_at, told.articles, told.total);
    shelf.library.codebook_save(&changes, "", "", "").unwrap();
    shelf.library.code(None, &silent).unwrap();
    let whole = Shelf::new();
    whole.import_paths(&[sample], &Default::default());
    whole.library.code(Some(&shelf.library.wanted_codebook().unwrap()), &silent).unwrap();
    assert_eq!(shelf.hits(), whole.hits());
    assert_eq!(told.total.after, whole.hits().len() as u64, "and the preview foretold it");
}

#[test]
fn a_codebook_goes_out_and_comes_in_again() {
    let shelf = coded();
    shelf.library.codebook_save(&put(waltz()), "", "", "").unwrap();
    let mine = shelf.library.wanted_codebook().unwrap();
    let path = shelf.path("mine.toml");
    assert_eq!(codebook_export(&mine, "en", &path).unwrap(), Vec::<String>::new());
    assert_eq!(read_codebook(&path).unwrap().hash(), mine.hash(), "one file holds the whole codebook");
    let left_out = codebook_export(&mine, "en", &shelf.path("mine.yml")).unwrap();
    assert!(left_out.iter().any(|entry| entry.starts_with("en.own-waltz")), "a gap cannot be told to quanteda");
    let list = shelf.write("dance.txt", "[moves]\nwaltzed\ntango*\n\\d+\n");
    let import = codebook_import(&list, "en").unwrap();
    assert_eq!((import.patterns, import.left_out.len()), (2, 1));
    let other = coded();
    let told = preview(&other, &[import.change.clone()]);
    assert_eq!((told.total.gained, told.looked_at), (10, 10));
    other.library.codebook_save(&[import.change], "", "", "").unwrap();
    other.library.code(None, &silent).unwrap();
    assert_eq!(other.hits().iter().filter(|hit| hit.concept == "dance").count(), 10);
}

#[test]
fn a_sentence_without_a_hit_says_what_failed() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"a\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"Spain presented a united front. The Chinese carbon neutral pledge met doubt. China and Russia hailed a partnership that in the opinion of many observers in the region has no limits.\"}\n");
    shelf.library.code(None, &silent).unwrap();
    let why = shelf.library.why_not(1).unwrap();
    let front = why.iter().find(|why| why.expression == "en.united-front").expect("the expression stands there");
    assert_eq!((front.why.as_str(), front.text.as_str(), front.demand.as_slice()), ("actors-missing", "united front", &["China".to_string(), "Russia".to_string()][..]));
    assert!(why.iter().any(|why| why.concept == "neutrality" && why.why == "decoy"), "{why:?}");
    let apart = why.iter().find(|why| why.expression == "en.no-limits").expect("its words stand apart");
    assert_eq!((apart.why.as_str(), apart.at), ("apart", None));
    let mut listed = 0;
    shelf.library.unmarked(&Selection::default(), Some("partnership"), &silent, &mut |why| { assert_eq!(why.concept, "partnership"); listed += 1; Ok(()) }).unwrap();
    assert!(listed > 0);
    shelf.library.hits(&Selection::default(), None, Explaining::Yes, &silent, &mut |_| Ok(())).unwrap();
}

/// The sample library, coded whole with this codebook.
fn sample_coded(codebook: &Codebook) -> Shelf {
    let shelf = Shelf::new();
    let articles = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    shelf.import_paths(&[articles], &Default::default());
    shelf.library.code(Some(codebook), &silent).expect("coding goes through");
    shelf
}

#[test]
fn reading_only_what_a_change_can_touch_gives_exactly_the_whole_coding() {
    let before = Codebook::shipped();
    let mut random = entente_engine::measure::random::Random::new(7);
    let entries = before.entries();
    let mut touched = 0;
    for round in 1..5 {
        let entry = &entries[random.below(entries.len())];
        let changes = match round {
            1 => put(EntryDraft { patterns: vec!["relations".into(), "(strategic|close) partner*".into()], ..waltz() }),
            2 => put(EntryDraft { patterns: vec!["China ~3 Russia".into()], near: vec!["summit*".into(), "talks".into()], ..waltz() }),
            3 => vec![CodebookChange::Off { key: entry.key.clone() }, put(EntryDraft { concept: "neutrality".into(), category: before.concepts[1].categories[0].id.clone(), patterns: vec!["peace*".into()], ..waltz() }).remove(0)],
            _ => put(EntryDraft { kind: EntryKind::Decoy, id: String::new(), category: String::new(), patterns: vec!["partnership of".into()], ..waltz() }),
        };
        let Ok(after) = before.edited(&changes) else { continue };
        let shelf = sample_coded(&before);
        let question = Question::about("partnership");
        let told = shelf.library.codebook_preview(&changes, &question, &Style::default(), &silent);
        let whole = sample_coded(&after);
        if let Ok(told) = told {
            let numbers = whole.library.trend(&question).unwrap().series;
            assert_eq!(told.after.map(|series| series.points), numbers.into_iter().next().map(|series| series.points), "round {round}");
            assert_eq!(told.total.after, whole.library.info().unwrap().hits, "round {round}");
            touched += u64::from(told.looked_at > 0 && told.looked_at < told.articles);
        }
        shelf.library.code(Some(&after), &silent).unwrap();
        assert_eq!(shelf.hits(), whole.hits(), "round {round}");
    }
    assert!(touched >= 3, "{touched} changes were weighed by reading a part of the articles");
}
