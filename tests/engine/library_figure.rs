//! Figures of a library: the same picture on the screen and in the file, every point followed to its sentences.

use entente_engine::answers::{MarkChoice, Style};
use entente_engine::progress::silent;
use entente_engine::question::{Measure, Period, Question, Split};

use crate::shelf::Shelf;

/// Three outlets, three months, and one sentence that counts in every second article.
fn coded() -> Shelf {
    let shelf = Shelf::new();
    let article = |n: usize| {
        let (outlet, month) = (["TASS", "Reuters", "大公报"][n % 3], 1 + n / 3 % 3);
        let body = if n % 2 == 0 { "China and Russia presented a united front in March." } else { "Rain fell on both cities." };
        format!("{{\"id\":\"{n}\",\"outlet\":\"{outlet}\",\"date\":\"2023-0{month}-1{}\",\"lang\":\"en\",\"title\":\"News {n}\",\"body\":\"{body} Number {n}.\"}}\n", n % 10)
    };
    shelf.import("a.jsonl", (0..36).map(article).collect::<String>());
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn question() -> Question {
    Question { measure: Measure::Hits, by: Period::Month, split: Split::Outlet, ..Question::about("partnership") }
}

#[test]
fn every_point_of_a_figure_leads_to_the_hits_it_counts() {
    let shelf = coded();
    let figure = shelf.library.figure_trend(&question(), &Style::default()).unwrap();
    assert_eq!(figure.regions.len(), 9);
    for region in &figure.regions {
        let page = shelf.library.hit_page(&question(), Some(&region.key), region.period.as_deref(), 0, 100).unwrap();
        assert_eq!((page.hits, page.rows.len() as u64), (region.counts.hits, region.counts.hits), "{}", region.title);
    }
}

#[test]
fn the_saved_picture_is_the_shown_one() {
    let shelf = coded();
    let (svg, png) = (shelf.path("figure.svg"), shelf.path("figure.png"));
    let style = Style { scale: 1.0, ..Style::default() };
    shelf.library.figure_save(&question(), &style, &svg).unwrap();
    shelf.library.figure_save(&question(), &style, &png).unwrap();
    let shown = shelf.library.figure_trend(&question(), &style).unwrap();
    let saved = std::fs::read_to_string(&svg).unwrap();
    // a file also carries how it was made, and its numbers
    let drawn = |svg: &str| svg.split_once("</metadata>").map(|(_, drawn)| drawn.to_owned()).unwrap();
    assert_eq!(drawn(&saved), drawn(&shown.svg));
    assert_eq!(std::fs::read(&png).unwrap(), entente_engine::chart::png(&saved, 1.0).unwrap());
}

#[test]
fn a_recipe_names_all_that_was_asked() {
    let library = &coded().library;
    let style = Style::default();
    let marked = Style { marks: MarkChoice { events: true, ..MarkChoice::default() }, ..Style::default() };
    let recipes = [
        library.figure_trend(&question(), &style).unwrap().recipe,
        library.figure_trend(&question(), &marked).unwrap().recipe,
        library.figure_compare(&question(), Some("TASS"), &style).unwrap().recipe,
        library.figure_compare(&question(), Some("Reuters"), &style).unwrap().recipe,
        library.figure_quadrants(&question(), "neutrality", &style).unwrap().recipe,
    ];
    let different: std::collections::BTreeSet<&String> = recipes.iter().collect();
    assert_eq!(different.len(), recipes.len(), "{recipes:?}");
    assert_eq!(library.figure_trend(&question(), &style).unwrap().recipe, recipes[0]);
}
