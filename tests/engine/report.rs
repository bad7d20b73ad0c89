//! The report as a document and as HTML.

use std::collections::BTreeMap;

use entente_engine::answers::{
    CategoryInfo, CodebookInfo, Comparison, ComparisonRow, ConceptInfo, Exposure, HitRecord, LeftOut, LibraryInfo, Point, ReportOptions, Series, Trend,
};
use entente_engine::article::Zone;
use entente_engine::coding::{Stance, Voice};
use entente_engine::question::{Period, Question, Split};
use entente_engine::recipe::Recipe;
use entente_engine::report::{Block, Content, CopiesFound, Examples, Figures, compose, html, xlsx};

fn titles(english: &str, french: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("en".into(), english.into()), ("fr".into(), french.into())])
}

fn codebook() -> CodebookInfo {
    let category = CategoryInfo { id: "formula".into(), title: titles("Formula", "Formule"), definition: titles("Named formulas.", "Formules."), expressions: Vec::new() };
    let concept = ConceptInfo { id: "partnership".into(), title: titles("Partnership", "Partenariat"), definition: titles("Closeness.", "Proximité."), categories: vec![category] };
    CodebookInfo {
        name: "test".into(),
        hash: "sha256:0123456789abcdef".into(),
        pair: vec!["China".into(), "Russia".into()],
        languages: vec!["en".into()],
        concepts: vec![concept],
    }
}

fn counts(articles: u64, with_hit: u64) -> Exposure {
    Exposure { articles, articles_with_hit: with_hit, hits: with_hit, sentences: articles * 10, words: articles * 200 }
}

fn row(key: &str, articles: u64, with_hit: u64, (low, high): (f64, f64)) -> ComparisonRow {
    let value = with_hit as f64 / articles as f64;
    let mut row = serde_json::to_value(ComparisonRowSeed { key, value, low, high }).expect("a row");
    row.as_object_mut().expect("an object").extend(serde_json::to_value(counts(articles, with_hit)).expect("counts").as_object().expect("an object").clone());
    serde_json::from_value(row).expect("a comparison row")
}

#[derive(serde::Serialize)]
struct ComparisonRowSeed<'a> {
    key: &'a str,
    value: f64,
    low: f64,
    high: f64,
}

fn trend(question: &Question, keys: &[&str]) -> Trend {
    let point = |period: &str, with_hit: u64, low: f64| {
        let mut point = serde_json::to_value(counts(40, with_hit)).expect("counts");
        point["period"] = period.into();
        point["value"] = (with_hit as f64 / 40.0).into();
        point["low"] = low.into();
        point["high"] = 0.9.into();
        serde_json::from_value::<Point>(point).expect("a point")
    };
    let points = vec![point("2022-01", 2, 0.01), point("2022-02", 30, 0.6), point("2022-03", 4, 0.02)];
    let series = keys.iter().map(|key| Series { key: (*key).into(), points: points.clone() }).collect::<Vec<_>>();
    let total = counts(120, 36);
    serde_json::from_value(serde_json::json!({
        "question": question, "codebook": "sha256:0123456789abcdef", "library": "sha256:ff",
        "series": series, "left_out": LeftOut { undated: 2, ..LeftOut::default() }, "total": total,
    }))
    .expect("a trend")
}

fn hit() -> HitRecord {
    let sentence = "The <b>two</b> hailed a no-limits partnership.";
    let start = sentence.find("no-limits").expect("it is there") + 100;
    HitRecord {
        by_hand: None,
        article: 7, external_id: None, outlet: Some("Post & Courier".into()), date: Some("2022-02-04".into()), language: Some("en".into()),
        title: Some("A visit".into()), zone: Zone::Body, sentence_start: 100, sentence_end: 100 + sentence.len(), start, end: start + 21,
        text: "no-limits partnership".into(), sentence: sentence.into(), concept: "partnership".into(), category: "formula".into(),
        expression: "en.formula".into(), actors: Vec::new(), claimants: Vec::new(), voice: Voice::Narrated, speaker: "none".into(),
        stance: Stance::Asserted, counted: true, not_counted: None, why: None,
    }
}

pub(crate) fn content(language: &str) -> Content {
    let question = Question { by: Period::Month, split: Split::Outlet, ..Question::about("partnership") };
    let rows = vec![row("Post & Courier", 60, 30, (0.38, 0.62)), row("Le Soir", 60, 6, (0.05, 0.2))];
    let comparison: Comparison = serde_json::from_value(serde_json::json!({
        "question": question, "baseline": null, "codebook": "sha256:0123456789abcdef", "library": "sha256:ff", "rows": rows,
        "left_out": LeftOut::default(), "tests": 2,
    }))
    .expect("a comparison");
    let info = LibraryInfo {
        next_codebook: None,
        by_hand: Default::default(),
        path: "press.entente".into(), name: "press".into(), articles: 122, undated: 2, uncoded: 0, hits: 36, rejections: 1, outlets: Vec::new(),
        languages: Vec::new(), collections: Vec::new(), first_day: None, last_day: None, codebook: Some(codebook()), library: "sha256:ff".into(),
        ..LibraryInfo::default()
    };
    Content {
        whole: trend(&question, &["all"]),
        trend: trend(&question, &["Post & Courier", "Le Soir"]),
        comparison,
        voices: None,
        quadrants: None,
        events: None,
        coverage: None,
        copies: CopiesFound { articles: 4, threshold: 0.6 },
        expressions: Vec::new(),
        validation: None,
        corrected: None,
        figures: Figures::default(),
        examples: vec![Examples { outlet: "Post & Courier".into(), hits: 30, sentences: vec![hit()], addresses: BTreeMap::new() }],
        recipe: Recipe::of(&question, "sha256:0123456789abcdef", "sha256:ff"),
        options: ReportOptions { language: language.into(), ..ReportOptions::default() },
        codebook: codebook(),
        info,
        question,
    }
}

fn written(content: &Content) -> String {
    html(&compose(content), "light").expect("the report is written")
}

#[test]
fn the_methods_say_where_the_articles_come_from() {
    use entente_engine::answers::{CollectionProvenance, Provenance};
    let mut content = content("en");
    assert!(written(&content).contains("Where the articles come from is not recorded in the library."));
    let told = Provenance { database: Some("Europresse".into()), query: Some("Chine & Russie".into()), announced: Some(3120), ..Provenance::default() };
    content.info.provenance = vec![CollectionProvenance { collection: Some("spring".into()), told }];
    let html = written(&content);
    assert!(html.contains("collection “spring”, Europresse, query “Chine &amp; Russie”, 3,120 announced by the database."), "{html}");
}

#[test]
fn every_section_has_its_heading_in_both_languages() {
    for (language, headings) in [("en", ["Summary", "Question", "The articles", "Outlets compared", "Sentences", "Validation", "Methods", "Limits", "Appendix"]), ("fr", ["Résumé", "Question", "Les articles", "Les médias comparés", "Phrases", "Validation", "Méthodes", "Limites", "Annexe"])] {
        let found: Vec<String> = compose(&content(language)).sections.into_iter().map(|section| section.heading).collect();
        assert_eq!(found, headings, "in {language}");
    }
}

#[test]
fn the_summary_says_what_the_intervals_allow() {
    let document = compose(&content("en"));
    let Block::Paragraph(text) = &document.sections[0].blocks[0] else { panic!("the summary opens with a paragraph") };
    assert!(text.contains("highest in February 2022"), "{text}");
    assert!(text.contains("clearly above the median"), "{text}");
    assert!(text.contains("Post & Courier stands highest"), "{text}");
    assert!(text.contains("do not touch"), "{text}");
}

#[test]
fn overlapping_intervals_are_not_told_as_a_difference() {
    let mut content = content("en");
    content.comparison.rows[0].low = Some(0.1);
    let document = compose(&content);
    let Block::Paragraph(text) = &document.sections[0].blocks[0] else { panic!("the summary opens with a paragraph") };
    assert!(text.contains("cannot be told apart"), "{text}");
}

#[test]
fn where_nothing_was_found_nothing_is_compared() {
    let mut content = content("en");
    content.whole.total.hits = 0;
    let document = compose(&content);
    let Block::Paragraph(text) = &document.sections[0].blocks[0] else { panic!("the summary opens with a paragraph") };
    assert!(text.contains("articles with a usable date") && !text.contains("highest") && !text.contains("adjustment"), "{text}");
}

fn drawing(name: &str) -> entente_engine::answers::Figure {
    let figure = serde_json::json!({
        "svg": "<svg/>", "width": 760.0, "height": 400.0, "title": "", "description": name, "regions": [], "plot": { "left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0 },
    });
    serde_json::from_value(figure).expect("a figure")
}

fn section(content: &Content, id: &str) -> Vec<Block> {
    compose(content).sections.into_iter().find(|section| section.id == id).map(|section| section.blocks).unwrap_or_default()
}

#[test]
fn the_course_of_one_outlet_is_drawn_once() {
    let mut content = content("en");
    (content.figures.whole, content.figures.trend) = (Some(drawing("all")), Some(drawing("each")));
    let drawn = |content: &Content| section(content, "trend").iter().filter(|block| matches!(block, Block::Picture(_))).count();
    assert_eq!(drawn(&content), 2);
    content.trend.series.truncate(1);
    assert_eq!(drawn(&content), 1);
}

#[test]
fn what_judgements_correct_stands_beside_what_was_found() {
    use entente_engine::answers::{Corrected, CorrectedPoint, ReportValidation};
    let mut content = content("en");
    let mut whole = content.whole.clone();
    let points = whole.series[0].points.iter().map(|point| CorrectedPoint { period: point.period.clone(), value: 0.13, low: 0.03, high: 0.5 }).collect();
    whole.marks.corrected = vec![Corrected { key: "all".into(), judged: 200, points }];
    (content.validation, content.corrected, content.figures.corrected) = (Some(ReportValidation::default()), Some(whole), Some(drawing("corrected")));
    let blocks = section(&content, "validation");
    assert!(blocks.iter().any(|block| matches!(block, Block::Picture(picture) if picture.alt == "corrected")));
    let table = blocks.iter().find_map(|block| if let Block::Table(table) = block && table.caption.contains("corrected") { Some(table) } else { None }).expect("a table");
    let shown: Vec<&str> = table.rows[1].iter().map(|cell| cell.shown()).collect();
    assert_eq!((table.rows.len(), &shown[..]), (3, &["February 2022", "75\u{a0}%", "60 to 90\u{a0}%", "13\u{a0}%", "3.0 to 50\u{a0}%"][..]));
}

#[test]
fn markup_of_articles_is_text() {
    let page = written(&content("en"));
    assert!(page.contains("The &lt;b&gt;two&lt;"), "the sentence's markup is escaped");
    assert!(page.contains("<mark>no-limits partnership</mark>"), "the hit is marked");
    assert!(page.contains("Post &amp; Courier"));
}

#[test]
fn french_has_its_spaces() {
    let page = written(&content("fr"));
    assert!(page.contains("95\u{a0}%"), "a no-break space stands before the percent sign");
    assert!(!page.contains(" %"), "no breaking space before a percent sign");
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(written(&content("fr")), written(&content("fr")));
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let page = written(&content("en"));
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("src=\"http"));
}

#[test]
fn a_workbook_has_a_sheet_a_table_and_the_same_bytes_twice() {
    let document = compose(&content("fr"));
    let tables = document.sections.iter().flat_map(|section| &section.blocks).filter(|block| matches!(block, Block::Table(_))).count();
    let book = xlsx(&document).expect("the workbook is written");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&book)).expect("a workbook is a zip");
    let sheets = (0..archive.len()).filter(|at| archive.by_index(*at).is_ok_and(|file| file.name().is_ok_and(|name| name.starts_with("xl/worksheets/sheet")))).count();
    assert_eq!(sheets, tables + 1, "a sheet a table, and the cover");
    assert_eq!(book, xlsx(&document).expect("the workbook is written again"));
}

#[test]
fn a_workbook_shows_as_many_decimals_as_the_page() {
    for language in ["en", "fr"] {
        let mut content = content(language);
        let row = &mut content.comparison.rows[0];
        (row.ratio, row.ratio_low, row.ratio_high, row.p, row.q) = (Some(0.9), Some(0.6), Some(1.4), Some(0.037), Some(0.00004));
        let row = &mut content.comparison.rows[1];
        (row.low, row.ratio_low, row.ratio_high) = (Some(0.000_29), Some(0.37), None);
        let book = xlsx(&compose(&content)).expect("the workbook is written");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&book)).expect("a workbook is a zip");
        let mut styles = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/styles.xml").expect("styles"), &mut styles).expect("text");
        let least = if language == "fr" { "0,001" } else { "0.001" };
        for format in ["\"0.00\"", "\"0.000\"", "\"0.0%\"", "\"0.000%\"", least] {
            assert!(styles.contains(format), "{format} in {styles}");
        }
        let mut texts = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/sharedStrings.xml").expect("texts"), &mut texts).expect("text");
        assert!(texts.contains('∞'), "a ratio without an upper end says so");
    }
}

#[test]
fn numbers_are_numbers_in_the_workbook_and_a_formula_is_text() {
    use calamine::{Data, Reader, Xlsx};
    let mut content = content("en");
    content.comparison.rows[1].key = "=1+1".into();
    let book = xlsx(&compose(&content)).expect("the workbook is written");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book)).expect("it is read");
    let name = book.sheet_names().iter().find(|name| name.contains("Share of articles")).cloned().expect("the comparison has a sheet");
    let sheet = book.worksheet_range(&name).expect("the sheet is read");
    let headings: Vec<String> = sheet.rows().nth(2).expect("a head row").iter().map(ToString::to_string).collect();
    let at = |heading: &str| headings.iter().position(|found| found == heading).unwrap_or_else(|| panic!("{heading} in {headings:?}"));
    for (line, row) in sheet.rows().skip(3).zip(&content.comparison.rows) {
        assert_eq!(line[0], Data::String(row.key.clone()));
        let number = |heading: &str| line[at(heading)].clone();
        assert_eq!(number("With hit"), Data::Float(row.counts.articles_with_hit as f64));
        assert_eq!(number("Articles"), Data::Float(row.counts.articles as f64));
        assert_eq!(number("Value"), Data::Float(row.value.expect("a value")));
        assert_eq!((number("95 % interval, low"), number("95 % interval, high")), (Data::Float(row.low.expect("low")), Data::Float(row.high.expect("high"))));
    }
    let formulas = book.worksheet_formula(&name).expect("formulas are read");
    assert!(formulas.used_cells().next().is_none(), "no cell is a formula");
}
