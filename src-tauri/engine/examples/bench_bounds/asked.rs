//! The questions of the table of bounds.

use std::path::Path;

use entente_engine::answers::{ArticleOrder, Behind, LineChoice, LineOrder};
use entente_engine::library::{Library, OverTime};
use entente_engine::question::{Among, Copies, Measure, Period, Question, Selection, Split};

use crate::Row;
use crate::clock::{forget, middle, middle_of, open};

const OPENING: &str = "opening";
const TREND: &str = "trend";
const TREND_COLD: &str = "trend-cold";
const OTHER: &str = "other";
const PAGE: &str = "page";
const PAGE_COLD: &str = "page-cold";
const SEARCH: &str = "search";

const PAGE_LINES: u64 = 50;

fn month() -> Question {
    Question { by: Period::Month, ..Question::about("partnership") }
}

/// What is asked of a library that was just opened.
pub fn cold(path: &Path) -> Vec<Row> {
    let (outlets, rare) = (Question { split: Split::Outlet, ..month() }, rarest(&open(path)));
    let ready = || {
        let library = open(path);
        library.known().expect("columns");
        library
    };
    let forgotten = || {
        forget(path);
        ready()
    };
    let behind = rare.clone();
    // the rows of one bound stand together
    vec![
        Row::new(OPENING, "opening, and its columns read", 200.0, middle(|| drop(ready()))),
        Row::new(OPENING, "the same, cold", 200.0, middle_of(7, || forget(path), |()| drop(ready()))),
        Row::new(TREND_COLD, "first trend by month and outlet", 100.0, middle_of(7, forgotten, |library| drop(library.trend(&outlets).expect("a trend")))),
        Row::new(TREND_COLD, "first trend by day", 100.0, middle_of(7, forgotten, |library| drop(library.trend(&Question { by: Period::Day, ..month() }).expect("a trend")))),
        Row::new(PAGE_COLD, "sentences of all hits", 200.0, middle_of(7, forgotten, |library| drop(library.hits_behind(&month(), &Behind::default(), 0, PAGE_LINES).expect("a page")))),
        Row::new(PAGE_COLD, "sentences of a rare expression", 200.0, middle_of(7, forgotten, |library| drop(library.hits_behind(&month(), &behind, 0, PAGE_LINES).expect("a page")))),
        Row::new(PAGE_COLD, "concordance by outlet", 200.0, middle_of(7, forgotten, |library| lines(&library, LineOrder::Outlet, 0))),
    ]
}

pub fn warm(library: &Library) -> Vec<Row> {
    let mut rows = trends(library);
    rows.extend(others(library));
    rows.extend(pages(library));
    rows.extend(searches(library));
    rows
}

fn trends(library: &Library) -> Vec<Row> {
    let ask = |what: String, question: &Question| Row::new(TREND, what, 20.0, middle(|| drop(library.trend(question).expect("a trend"))));
    let mut rows = Vec::new();
    for (by, named) in [(Period::Day, "day"), (Period::Week, "week"), (Period::Month, "month"), (Period::Quarter, "quarter"), (Period::Year, "year")] {
        for (split, parted) in [(Split::None, ""), (Split::Outlet, " and outlet"), (Split::Language, " and language"), (Split::Category, " and category"), (Split::Voice, " and voice"), (Split::Stance, " and stance")] {
            rows.push(ask(format!("trend by {named}{parted}"), &Question { by, split, ..month() }));
        }
    }
    let day = Question { by: Period::Day, split: Split::Outlet, ..month() };
    let within = |selection| Question { selection, ..day.clone() };
    let outlets: Vec<String> = library.known().expect("columns").facts.outlets.iter().take(5).cloned().collect();
    for (what, question) in [
        ("by day and outlet, among articles with both actors", Question { among: Among::BothActors, ..day.clone() }),
        ("by day and outlet, per 1,000 sentences", Question { measure: Measure::Per1000Sentences, ..day.clone() }),
        ("by month and outlet, per 10,000 words", Question { measure: Measure::Per10000Words, by: Period::Month, ..day.clone() }),
        ("by day and outlet, English", within(Selection { languages: vec!["en".into()], ..Selection::default() })),
        ("by day and outlet, five outlets", within(Selection { outlets, ..Selection::default() })),
        ("by day and outlet, 9 March 2021 to 4 July 2023", within(Selection { from: "2021-03-09".parse().ok(), to: "2023-07-04".parse().ok(), ..Selection::default() })),
    ] {
        rows.push(ask(format!("trend {what}"), &question));
    }
    rows
}

fn others(library: &Library) -> Vec<Row> {
    let outlets = Question { split: Split::Outlet, ..month() };
    let row = |what: &str, ask: &dyn Fn()| Row::new(OTHER, what, 500.0, middle(ask));
    let trend = |question: &Question| drop(library.trend(question).expect("a trend"));
    let searched = |text: &str| Question { selection: Selection { search: Some(text.into()), ..Selection::default() }, ..month() };
    let page = |order| drop(library.article_page(&Selection::default(), order, true, 0, PAGE_LINES).expect("a page"));
    // a list is kept for its next page: between two askings of one order stands another one
    let list = |order| {
        page(ArticleOrder::Language);
        page(order);
    };
    vec![
        row("trend by month, one copy a story", &|| trend(&Question { copies: Copies::PerStory, ..month() })),
        row("trend by month and outlet, one copy a story and outlet", &|| trend(&Question { copies: Copies::PerOutlet, ..outlets.clone() })),
        row("trend of quoted, asserted hits by day", &|| trend(&Question { by: Period::Day, voices: vec![entente_engine::coding::Voice::Quoted], stances: vec![entente_engine::coding::Stance::Asserted], ..month() })),
        row("trend of articles with “strategic partnership”", &|| trend(&searched("\"strategic partnership\""))),
        row("trend of articles with “said”", &|| trend(&searched("said"))),
        row("comparison of outlets with all pairs", &|| drop(library.compare(&outlets, None).expect("a comparison"))),
        row("quadrants of two concepts over time", &|| drop(library.quadrants(&month(), "neutrality", OverTime::Yes).expect("quadrants"))),
        row("voices of outlets", &|| drop(library.voices(&outlets).expect("voices"))),
        row("composition", &|| drop(library.composition(&month()).expect("a composition"))),
        row("spread of expressions", &|| drop(library.spread(&month()).expect("a spread"))),
        row("what drives a month", &|| drop(library.drivers(&month(), None, Some("2022-03")).expect("drivers"))),
        row("coverage", &|| drop(library.coverage(&Selection::default()).expect("coverage"))),
        row("the library at a glance", &|| drop(library.info().expect("a glance"))),
        row("list of articles by date", &|| list(ArticleOrder::Date)),
        row("list of articles by hits", &|| list(ArticleOrder::Hits)),
        row("list of articles by title", &|| list(ArticleOrder::Title)),
    ]
}

fn pages(library: &Library) -> Vec<Row> {
    let behind = |what: &str, point: Behind| {
        Row::new(PAGE, what, 50.0, middle(|| drop(library.hits_behind(&month(), &point, 0, PAGE_LINES).expect("a page"))))
    };
    let mut rows = vec![
        behind("sentences of all hits", Behind::default()),
        behind("sentences of one month", Behind { period: Some("2022-03".into()), ..Behind::default() }),
        behind("sentences of a rare expression", rarest(library)),
    ];
    let mut seed = 0;
    for (order, named) in [
        (LineOrder::Date, "date"),
        (LineOrder::Outlet, "outlet"),
        (LineOrder::Language, "language"),
        (LineOrder::Category, "category"),
        (LineOrder::Voice, "voice"),
        (LineOrder::Speaker, "speaker"),
        (LineOrder::Stance, "stance"),
        (LineOrder::Random, "chance"),
        (LineOrder::Left, "the words before"),
        (LineOrder::Hit, "the words of the hit"),
        (LineOrder::Right, "the words after"),
    ] {
        // another seed is another question: the order that is kept for the next page is not the one asked for
        let next = || {
            seed += 1;
            seed
        };
        rows.push(Row::new(PAGE, format!("concordance by {named}"), 50.0, middle_of(7, next, |seed| lines(library, order, seed))));
    }
    rows
}

fn lines(library: &Library, order: LineOrder, seed: u32) {
    let choice = LineChoice { order, seed, ..LineChoice::default() };
    drop(library.concordance(&month(), &Behind::default(), &choice, 0, PAGE_LINES).expect("lines"));
}

/// The expression with the fewest hits that has any.
fn rarest(library: &Library) -> Behind {
    let info = library.info().expect("a glance").codebook.expect("a codebook");
    let concept = info.concepts.into_iter().find(|concept| concept.id == "partnership").expect("the concept");
    let all = concept.categories.into_iter().flat_map(|category| category.expressions);
    let least = all.filter(|one| one.hits.is_some_and(|hits| hits > 0)).min_by_key(|one| one.hits);
    Behind { expression: least.map(|one| one.id), ..Behind::default() }
}

fn searches(library: &Library) -> Vec<Row> {
    ["Moscow", "Mos*", "Росси*", "中俄", "战略", "Xi Jinping", "the"]
        .into_iter()
        .map(|text| {
            let selection = |text: &str| Selection { search: Some(text.into()), ..Selection::default() };
            let other = || drop(library.article_page(&selection("zzz"), ArticleOrder::Date, true, 0, PAGE_LINES).expect("a page"));
            Row::new(SEARCH, format!("search “{text}”"), 100.0, middle_of(7, other, |()| drop(library.article_page(&selection(text), ArticleOrder::Date, true, 0, PAGE_LINES).expect("a page"))))
        })
        .collect()
}
