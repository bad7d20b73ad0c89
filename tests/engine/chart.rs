//! Figures: compared with the stored pictures, readable in every theme, and safe with whatever names come.

mod kinds;
mod pictures;
mod seen;
mod views;

use std::path::PathBuf;
use std::sync::Arc;

use entente_engine::answers::{Figure, Series, Style, Theme};
use entente_engine::chart;
use entente_engine::question::{Period, Split};
use resvg::usvg::{self, fontdb, roxmltree};

use pictures::{OUTLETS, by_day, comparison, french, notes, point, quadrants, series, style, trend, trend_of};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Of the pictures with a name of their own these are compared; the others are drawn to be looked at.
const STORED: [&str; 28] = [
    "trend-light",
    "trend-dark",
    "trend-french",
    "trend-one-period",
    "trend-all-gaps",
    "trend-marks",
    "multiples-light",
    "compare-light",
    "compare-dark-french",
    "heat-light",
    "quadrants-light",
    "voices-light",
    "calendar-dark-french",
    "trend-loess",
    "trend-without-one",
    "trend-corrected",
    "growth-light",
    "selections-light",
    "composition-light",
    "composition-dark-french",
    "events-light",
    "events-dark-french",
    "spread-light",
    "spread-one-light",
    "words-light",
    "drivers-light",
    "pairs-light",
    "quadrants-time-dark-french",
];

/// Every picture by name: trends, comparisons and heat maps, the further views, then every kind in every state.
fn pictures() -> Vec<(String, Figure)> {
    let named = pictures::pictures().into_iter().chain(views::pictures()).map(|(name, figure)| (name.to_owned(), figure));
    named.chain(kinds::pictures()).collect()
}

/// Every kind in every state is compared, and of the others one each.
fn is_stored(name: &str) -> bool {
    STORED.contains(&name) || name.starts_with(kinds::FOLDER)
}

/// `ENTENTE_LOOK=1` draws every picture as PNG to target/look, `ENTENTE_ACCEPT=1` stores the compared ones anew.
#[test]
fn figures_look_as_stored() {
    let (look, stored) = (root().join("target/look"), root().join("tests/fixtures/figures"));
    for folder in [&look, &stored] {
        std::fs::create_dir_all(folder.join(kinds::FOLDER)).unwrap();
    }
    let asked = |name: &str| std::env::var_os(name).is_some();
    let mut changed = Vec::new();
    for (name, figure) in pictures() {
        if asked("ENTENTE_LOOK") {
            std::fs::write(look.join(format!("{name}.png")), chart::png(&figure.svg, 1.5).expect(&name)).unwrap();
        }
        let path = stored.join(format!("{name}.svg"));
        if is_stored(&name) && asked("ENTENTE_ACCEPT") {
            std::fs::write(&path, &figure.svg).unwrap();
        }
        if is_stored(&name) && std::fs::read_to_string(&path).ok().as_deref() != Some(&figure.svg) {
            std::fs::write(look.join(format!("{name}.svg")), &figure.svg).unwrap();
            std::fs::write(look.join(format!("{name}.png")), chart::png(&figure.svg, 2.0).expect(&name)).unwrap();
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "{changed:?} differ from tests/fixtures/figures: look at target/look, then run with ENTENTE_ACCEPT=1");
}

#[test]
fn the_same_numbers_give_the_same_bytes() {
    let (first, second) = (pictures(), pictures());
    for ((name, a), (_, b)) in first.iter().zip(&second) {
        assert_eq!(a, b, "{name} is drawn differently the second time");
    }
}

/// The boxes of all texts as the renderer lays them out, in pixels of the figure.
fn text_boxes(svg: &str) -> Vec<(String, usvg::Rect)> {
    static FACES: std::sync::LazyLock<Arc<fontdb::Database>> = std::sync::LazyLock::new(|| {
        let mut faces = fontdb::Database::new();
        for name in ["Inter-Regular.ttf", "Inter-Bold.ttf", "NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"] {
            faces.load_font_data(std::fs::read(root().join("data/fonts").join(name)).unwrap());
        }
        Arc::new(faces)
    });
    let options = usvg::Options { fontdb: FACES.clone(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let mut boxes = Vec::new();
    collect(tree.root(), &mut boxes);
    assert!(boxes.len() > 3, "a figure has at least title, subtitle, footer and a word on validation");
    boxes
}

fn collect(group: &usvg::Group, boxes: &mut Vec<(String, usvg::Rect)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => collect(inner, boxes),
            usvg::Node::Text(text) => {
                let words: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
                boxes.push((words, text.abs_bounding_box()));
            }
            _ => {}
        }
    }
}

fn every_text_has_its_place(name: &str, figure: &Figure) {
    let boxes = text_boxes(&figure.svg);
    for (n, (text, a)) in boxes.iter().enumerate() {
        let inside = a.left() >= -1.0 && f64::from(a.right()) <= figure.width + 1.0 && a.top() >= -1.0;
        assert!(inside && f64::from(a.bottom()) <= figure.height + 1.0, "{name}: {text:?} leaves the figure: {a:?}");
        for (other, b) in &boxes[n + 1..] {
            // Line boxes are taller than letters: neighbours in a column may touch by a quarter of a line.
            let across = a.right().min(b.right()) - a.left().max(b.left());
            let down = a.bottom().min(b.bottom()) - a.top().max(b.top());
            assert!(across < 1.0 || down < a.height() * 0.3, "{name}: {text:?} and {other:?} overlap by {across} x {down}");
        }
    }
}

#[test]
fn no_two_texts_overlap_and_none_leaves_the_figure() {
    for (name, figure) in pictures() {
        every_text_has_its_place(&name, &figure);
    }
}

#[test]
fn figures_of_any_width_keep_their_texts_apart() {
    for width in (280..=1480).step_by(60) {
        let n = width as usize;
        let language = if n % 120 == 40 { "fr" } else { "en" };
        let style = Style { width, language: language.into(), bare: n % 180 == 100, ..Style::default() };
        let (series, periods) = (1 + n / 60 % 11, 1 + n / 20 % 60);
        every_text_has_its_place(&format!("trend of {series} by {periods} at {width}"), &chart::trend(&trend(series, periods), &style, &notes()).unwrap());
        every_text_has_its_place(&format!("heat map at {width}"), &chart::heat_map(&trend(series, periods), &style, &notes()).unwrap());
        every_text_has_its_place(&format!("comparison of {series} at {width}"), &chart::compare(&comparison(series), &style, &notes()).unwrap());
        every_text_has_its_place(&format!("quadrants of {series} at {width}"), &chart::quadrants(&quadrants(series), &style, &notes()).unwrap());
    }
}

#[test]
fn thousands_of_cells_are_a_few_shapes_and_each_keeps_its_place() {
    let figure = chart::calendar(&pictures::coverage_of(12, 300), &Style::default(), &notes()).unwrap();
    let few = chart::calendar(&pictures::coverage_of(4, 300), &Style::default(), &notes()).unwrap();
    let document = roxmltree::Document::parse(&figure.svg).unwrap();
    let shapes: Vec<_> = document.descendants().filter(|node| node.attribute("class") == Some("cells")).collect();
    assert!(shapes.len() <= 12 * 33, "{} shapes", shapes.len());
    let drawn: usize = shapes.iter().map(|node| node.attribute("d").unwrap().matches('M').count()).sum();
    assert_eq!(drawn, figure.regions.len(), "every cell is drawn once and found by its region");
    assert_eq!((paths(&figure, "cell"), paths(&few, "cells")), (0, 0), "drawn in one way or the other");
}

fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_text_stands_out_from_what_is_behind_it() {
    for (name, figure) in pictures() {
        let document = roxmltree::Document::parse(&figure.svg).unwrap();
        let number = |node: &roxmltree::Node, name: &str| node.attribute(name).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
        let bare = if name.contains("dark") { "#17191c" } else { "#fbfaf8" };
        let mut grounds: Vec<(f64, f64, f64, f64, String)> = vec![(0.0, 0.0, 1e9, 1e9, bare.into())];
        for node in document.descendants() {
            if node.has_tag_name("rect") {
                let (x, y) = (number(&node, "x"), number(&node, "y"));
                let fill = node.attribute("fill").unwrap().to_string();
                grounds.push((x, y, x + number(&node, "width"), y + number(&node, "height"), fill));
            }
            if node.has_tag_name("text") {
                let (x, y, fill) = (number(&node, "x"), number(&node, "y") - 40.0, node.attribute("fill").unwrap());
                let behind = grounds.iter().rev().find(|g| g.0 <= x && x <= g.2 && g.1 <= y && y <= g.3).unwrap();
                let ratio = contrast(fill, &behind.4);
                assert!(ratio >= 4.5, "{name}: {:?} has {ratio:.2} to 1 in {fill} on {}", node.text(), behind.4);
            }
        }
    }
}

#[test]
fn names_are_text_never_markup() {
    for (name, figure) in pictures() {
        let document = roxmltree::Document::parse(&figure.svg).unwrap_or_else(|e| panic!("{name}: {e}"));
        let known = ["svg", "title", "desc", "metadata", "path", "rect", "circle", "text"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{name} holds an element {:?}", node.tag_name());
            assert!(node.attributes().all(|a| !a.name().starts_with("on") && a.name() != "style"), "{name}: {:?}", node.tag_name());
        }
    }
}

#[test]
fn a_figure_says_what_it_is() {
    for (name, figure) in pictures() {
        let document = roxmltree::Document::parse(&figure.svg).unwrap();
        let text = |tag: &str| document.descendants().find(|n| n.has_tag_name(tag)).and_then(|n| n.text()).unwrap_or_default();
        assert!(!text("title").is_empty() && text("desc") == figure.description, "{name} has no title or description");
        // Times of the program itself answer no question.
        if !name.starts_with("growth") {
            let recipe: serde_json::Value = serde_json::from_str(text("metadata")).unwrap();
            assert_eq!(recipe["codebook"], "sha256:3f9ac1", "{name} has no recipe");
        }
    }
}

#[test]
fn every_point_has_its_place_in_the_hit_map() {
    let trend = trend(4, 30);
    let figure = chart::trend(&trend, &Style::default(), &notes()).unwrap();
    let points = trend.series.iter().flat_map(|series| series.points.iter().map(|point| (series.key.clone(), Some(point.period.clone()))));
    let regions = figure.regions.iter().map(|region| (region.key.clone(), region.period.clone()));
    assert_eq!(regions.collect::<Vec<_>>(), points.collect::<Vec<_>>());
    for region in &figure.regions {
        assert!(figure.plot.left <= region.x && region.x <= figure.plot.right, "{region:?} lies outside the plot");
        assert!(figure.plot.top <= region.y && region.y <= figure.plot.bottom, "{region:?} lies outside the plot");
    }
    let first = &figure.regions[0];
    assert_eq!(first.title, "The Harbour Post · January 2022");
    assert_eq!(first.lines, ["11\u{a0}% of 70\u{a0}articles", "5.9 to 21\u{a0}% (95\u{a0}% interval)", "among articles that mention China and Russia"]);
}

/// Lines of a class in a figure.
fn paths(figure: &Figure, class: &str) -> usize {
    figure.svg.matches(&format!("class=\"{class}\"")).count()
}

#[test]
fn a_gap_is_a_gap() {
    let mut gapped = series(0, "all", 5);
    gapped.points.remove(2);
    let mut one = trend_of(vec![gapped]);
    one.question.split = Split::None;
    let figure = chart::trend(&one, &Style::default(), &notes()).unwrap();
    assert_eq!(paths(&figure, "line"), 2, "the line must not cross the missing month");
    one.series[0].points.drain(1..);
    let figure = chart::trend(&one, &Style::default(), &notes()).unwrap();
    assert_eq!((paths(&figure, "line"), paths(&figure, "point")), (0, 1), "a single point is drawn as a point");
}

#[test]
fn few_articles_make_a_hollow_point() {
    let points = vec![point("2022-01".into(), 9, 3), point("2022-02".into(), 10, 3)];
    let figure = chart::trend(&trend_of(vec![Series { key: OUTLETS[0].into(), points }]), &Style::default(), &notes()).unwrap();
    assert_eq!((paths(&figure, "point hollow"), paths(&figure, "point")), (1, 1));
    assert!(figure.svg.contains("fewer than 10 articles"));
}

#[test]
fn at_most_four_bands_at_once() {
    let six = trend(6, 30);
    let bands = |style: &Style| {
        let figure = chart::trend(&six, style, &notes()).unwrap();
        (paths(&figure, "band") > 0, paths(&figure, "band waiting") > 0)
    };
    assert_eq!(bands(&Style::default()), (false, true));
    assert_eq!(bands(&Style { selected: Some(OUTLETS[2].into()), ..Style::default() }), (true, true));
}

#[test]
fn too_much_says_what_to_change() {
    let refused = |error: entente_engine::Error, code: &str| {
        assert_eq!(error.code(), code);
        assert!(error.hint().ends_with('.') && error.to_string().ends_with('.'), "{error}");
    };
    refused(chart::trend(&trend(500, 12), &Style::default(), &notes()).unwrap_err(), "too-many-series");
    refused(chart::compare(&comparison(500), &Style::default(), &notes()).unwrap_err(), "too-many-rows");
    refused(chart::heat_map(&trend(500, 12), &Style::default(), &notes()).unwrap_err(), "too-many-rows");
    let eighty_years = by_day(80 * 365);
    assert_eq!(eighty_years.question.by, Period::Day);
    refused(chart::trend(&eighty_years, &Style::default(), &notes()).unwrap_err(), "too-many-points");
    refused(chart::heat_map(&eighty_years, &Style::default(), &notes()).unwrap_err(), "too-many-periods");
}

fn size(png: &[u8]) -> (u32, u32) {
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (side(16), side(20))
}

#[test]
fn a_picture_draws_a_square_for_what_no_font_has_and_says_so() {
    for (style, notes, bare) in [(Style::default(), notes(), false), (french().0, french().1, false), (Style { bare: true, ..Style::default() }, notes(), true)] {
        let plain = chart::png(&chart::trend(&trend_of(vec![series(0, "Hangyoreh", 4)]), &style, &notes).unwrap().svg, 1.0).unwrap();
        let figure = chart::trend(&trend_of(vec![series(0, "한겨레 🐼", 4)]), &style, &notes).unwrap();
        assert!(figure.svg.contains(">한겨레 🐼<"), "the SVG keeps the name");
        let drawn = chart::png(&figure.svg, 1.0).unwrap();
        let (before, after) = (size(&plain), size(&drawn));
        assert!(after.0 == before.0 && after.1 > before.1 + 10, "a line more says so: {before:?}, {after:?}, bare: {bare}");
    }
}

#[test]
fn a_picture_carries_its_recipe_and_density() {
    let figure = chart::compare(&comparison(3), &style(Theme::Print), &notes()).unwrap();
    let png = chart::png(&figure.svg, 2.0).unwrap();
    let holds = |words: &[u8]| png.windows(words.len()).any(|window| window == words);
    assert!(holds(b"iTXtRecipe\0") && holds(notes().recipe.id.as_bytes()));
    let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
    assert_eq!(width, 1840);
    // 192 pixels an inch.
    assert!(holds(&[b"pHYs".as_slice(), &7559u32.to_be_bytes()].concat()));
}

#[test]
fn french_keeps_blanks_before_signs_unbroken() {
    let (style, notes) = french();
    for figure in [chart::trend(&trend(4, 30), &style, &notes).unwrap(), chart::compare(&comparison(6), &style, &notes).unwrap()] {
        for (text, _) in text_boxes(&figure.svg) {
            for sign in [":", ";", "!", "?", "%"] {
                let at = |place: usize| text[..place].chars().next_back();
                let wrong = text.match_indices(sign).find(|(place, _)| !matches!(at(*place), Some('\u{a0}' | '\u{202f}')));
                assert!(wrong.is_none(), "{text:?} has no no-break space before {sign:?}");
            }
        }
        assert!(figure.description.contains("janvier 2022") || figure.description.contains("média"), "{}", figure.description);
    }
}
