//! The concordance: order and groups over all hits, pages, marks that stay, files.

use std::path::Path;
use std::sync::OnceLock;

use entente_engine::answers::{Behind, HandPlace, HitRecord, ImportOptions, Line, LineChoice, LineColumn, LineContext, LineMark, LineOrder, LinePage};
use entente_engine::article::Zone;
use entente_engine::library::Library;
use entente_engine::progress::{Wish, silent};
use entente_engine::question::Question;

use crate::shelf::Shelf;

/// The sample collection, imported and coded once.
fn sample() -> &'static Shelf {
    static SAMPLE: OnceLock<Shelf> = OnceLock::new();
    SAMPLE.get_or_init(coded)
}

fn coded() -> Shelf {
    let shelf = Shelf::new();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    shelf.import_paths(&[articles], &ImportOptions::default());
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn page(library: &Library, choice: &LineChoice, offset: u64, limit: u64) -> LinePage {
    library.concordance(&Question::about("partnership"), &Behind::default(), choice, offset, limit).expect("the concordance is read")
}

fn all(choice: &LineChoice) -> LinePage {
    page(&sample().library, choice, 0, 100_000)
}

fn place(hit: &HitRecord) -> HandPlace {
    HandPlace { article: hit.article, in_title: hit.zone == Zone::Title, start: hit.start, end: hit.end, concept: hit.concept.clone() }
}

#[test]
fn it_holds_exactly_the_hits_that_are_counted() {
    let behind = sample().library.hits_behind(&Question::about("partnership"), &Behind::default(), 0, 100_000).unwrap();
    let found = all(&LineChoice::default());
    assert_eq!((found.hits, found.articles, found.sentences), (behind.hits, behind.articles, Some(behind.sentences)));
    let sorted = |mut places: Vec<HandPlace>| { places.sort(); places };
    assert_eq!(sorted(found.rows.iter().map(|line| place(&line.hit)).collect()), sorted(behind.rows.iter().map(place).collect()));
    for line in &found.rows {
        let whole = format!("{}{}{}", line.left, line.hit.text, line.right).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(whole, line.hit.sentence.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn every_order_is_one_over_all_lines_and_pages_are_stretches_of_it() {
    let key = |line: &Line, order: LineOrder| -> String {
        let hit = &line.hit;
        match order {
            LineOrder::Date => hit.date.clone().unwrap_or("9999".into()),
            LineOrder::Outlet => hit.outlet.clone().unwrap_or("\u{10ffff}".into()).to_lowercase(),
            LineOrder::Language => hit.language.clone().unwrap_or_default(),
            LineOrder::Voice => format!("{:?}", hit.voice),
            LineOrder::Stance => format!("{:?}", hit.stance),
            LineOrder::Left => line.left.trim_end().to_lowercase().chars().rev().take(160).collect(),
            LineOrder::Right => line.right.trim().to_lowercase().chars().take(160).collect(),
            _ => hit.text.to_lowercase(),
        }
    };
    for order in [LineOrder::Date, LineOrder::Outlet, LineOrder::Language, LineOrder::Voice, LineOrder::Stance, LineOrder::Left, LineOrder::Hit, LineOrder::Right] {
        let choice = LineChoice { order, ..LineChoice::default() };
        let whole = all(&choice);
        assert!(whole.rows.windows(2).all(|two| key(&two[0], order) <= key(&two[1], order)), "{order:?}");
        let pages: Vec<Line> = (0..whole.hits).step_by(40).flat_map(|offset| page(&sample().library, &choice, offset, 40).rows).collect();
        assert_eq!(pages, whole.rows, "{order:?}");
        let back = all(&LineChoice { descending: true, ..choice });
        assert!(back.rows.windows(2).all(|two| key(&two[0], order) >= key(&two[1], order)), "{order:?} turned round");
    }
}

#[test]
fn a_seed_repeats_its_draw_and_a_narrower_question_draws_the_same_lines_in_the_same_order() {
    let draw = |seed: u32| LineChoice { order: LineOrder::Random, seed, ..LineChoice::default() };
    let (one, again, other) = (all(&draw(7)), all(&draw(7)), all(&draw(8)));
    assert_eq!(one, again);
    assert_ne!(one.rows, other.rows);
    let mut narrow = Question::about("partnership");
    narrow.selection.languages = vec!["fr".into()];
    let fewer = sample().library.concordance(&narrow, &Behind::default(), &draw(7), 0, 100_000).unwrap();
    let french: Vec<&Line> = one.rows.iter().filter(|line| line.hit.language.as_deref() == Some("fr")).collect();
    assert!(fewer.rows.len() > 10);
    assert_eq!(fewer.rows.iter().collect::<Vec<_>>(), french);
}

#[test]
fn groups_stand_together_and_add_up() {
    for column in [LineColumn::Date, LineColumn::Outlet, LineColumn::Language, LineColumn::Category, LineColumn::Voice, LineColumn::Speaker, LineColumn::Stance] {
        let found = all(&LineChoice { group: Some(column), order: LineOrder::Hit, ..LineChoice::default() });
        assert_eq!(found.groups.iter().map(|group| group.hits).sum::<u64>(), found.hits, "{column:?}");
        let mut rows = found.rows.iter();
        for group in &found.groups {
            let members: Vec<&Line> = rows.by_ref().take(group.hits as usize).collect();
            let value = |line: &Line| match column {
                LineColumn::Date => line.hit.date.clone().unwrap_or_default().chars().take(7).collect(),
                LineColumn::Outlet => line.hit.outlet.clone().unwrap_or_default(),
                LineColumn::Language => line.hit.language.clone().unwrap_or_default(),
                LineColumn::Category => line.hit.category.clone(),
                LineColumn::Voice => format!("{:?}", line.hit.voice).to_lowercase(),
                LineColumn::Speaker => line.hit.speaker.clone(),
                LineColumn::Stance => format!("{:?}", line.hit.stance).to_lowercase(),
            };
            assert!(members.iter().all(|line| value(line) == group.key), "{column:?} {}", group.key);
            assert!(members.windows(2).all(|two| two[0].hit.text.to_lowercase() <= two[1].hit.text.to_lowercase()), "in their order within {}", group.key);
        }
    }
}

#[test]
fn a_wider_context_holds_the_narrower_one() {
    let at = |context: LineContext| all(&LineChoice { context, ..LineChoice::default() }).rows;
    let (sentence, paragraph, wide) = (at(LineContext::Sentence), at(LineContext::Paragraph), at(LineContext::Wide));
    for (near, far) in sentence.iter().zip(&paragraph) {
        assert!(far.left.ends_with(near.left.trim_start()) && far.right.starts_with(near.right.trim_end()));
    }
    assert!(wide.iter().zip(&sentence).any(|(far, near)| far.left.len() > near.left.len()));
    assert!(wide.iter().all(|line| line.left.len() <= 421 && line.right.len() <= 421));
}

#[test]
fn stars_and_notes_stay_and_survive_another_coding() {
    let shelf = coded();
    let line = page(&shelf.library, &LineChoice::default(), 3, 1).rows.remove(0);
    let mark = LineMark { place: place(&line.hit), starred: true, note: "quote this".into() };
    shelf.library.mark_line(&mark).unwrap();
    let path = shelf.library.path().to_owned();
    let reopened = Library::open(&path).unwrap();
    let marked = LineChoice { marked: true, ..LineChoice::default() };
    for library in [&shelf.library, &reopened] {
        let found = page(library, &marked, 0, 10);
        assert_eq!((found.hits, found.rows[0].starred, found.rows[0].note.as_str()), (1, true, "quote this"));
    }
    shelf.library.undo().unwrap();
    assert_eq!(page(&shelf.library, &marked, 0, 10).hits, 0, "a mark can be taken back");
    shelf.library.redo().unwrap();
    assert_eq!(page(&shelf.library, &marked, 0, 10).hits, 1);
    shelf.library.mark_line(&LineMark { starred: false, note: " ".into(), ..mark }).unwrap();
    assert_eq!(page(&shelf.library, &marked, 0, 10).hits, 0, "an empty mark is forgotten");
}

#[test]
fn files_hold_every_line_and_are_the_same_twice() {
    let shelf = sample();
    let choice = LineChoice { group: Some(LineColumn::Outlet), ..LineChoice::default() };
    let hits = all(&choice).hits;
    for name in ["lines.csv", "lines.xlsx", "lines.docx"] {
        let save = |name: &str| shelf.library.concordance_save(&Question::about("partnership"), &choice, "Partnership", "en", &shelf.path(name), &silent).unwrap();
        assert_eq!((save(name), save(&format!("again-{name}"))), (hits, hits));
        assert!(std::fs::read(shelf.path(name)).unwrap() == std::fs::read(shelf.path(&format!("again-{name}"))).unwrap(), "{name}");
    }
    let csv = std::fs::read_to_string(shelf.path("lines.csv")).unwrap();
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count() as u64, hits);
    assert!(csv.starts_with("line,outlet,date,language,title,left,hit,right,"));
    let document = document_text(&std::fs::read(shelf.path("lines.docx")).unwrap());
    let first = &all(&choice).rows[0];
    assert!(document.contains(first.hit.text.as_str()) && document.contains(&format!("{}, ", first.hit.outlet.as_deref().unwrap())), "text and citation");
}

#[test]
fn what_cannot_be_saved_says_why() {
    let shelf = sample();
    let code = |name: &str| shelf.library.concordance_save(&Question::about("partnership"), &LineChoice::default(), "T", "en", &shelf.path(name), &silent).unwrap_err().code().to_owned();
    assert_eq!((code("lines.pdf"), code("none/lines.csv")), ("ending-unknown".into(), "file-unwritable".into()));
    let stopped = shelf.library.concordance_save(&Question::about("partnership"), &LineChoice::default(), "T", "en", &shelf.path("never.csv"), &|_| Wish::Stop);
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    assert!(!shelf.path("never.csv").exists());
}

/// The running text of a document.
fn document_text(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a document is an archive");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").expect("it has a text"), &mut text).expect("it is text");
    text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
