//! Nothing is lost that is passed over unread: the coder finds what one finds that reads everything.

use std::sync::LazyLock;

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Coding, read_gold};
use proptest::prelude::*;

static FAST: LazyLock<Coder> = LazyLock::new(|| Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles"));
static THOROUGH: LazyLock<Coder> = LazyLock::new(|| Coder::thorough(&Codebook::shipped()).expect("the shipped codebook compiles"));
static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(texts);

#[derive(Debug, Clone)]
struct Text {
    title: String,
    body: String,
    language: String,
}

fn both(text: &Text) -> (Coding, Coding) {
    let article = ArticleText { title: Some(&text.title), body: &text.body, zones: &[], language: Some(&text.language) };
    (FAST.code(&article), THOROUGH.code(&article))
}

/// The pairs of contrast and every fifth article of the sample.
fn texts() -> Vec<Text> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let lines = |path: String| std::fs::read_to_string(path).expect("a file of the tree").lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect::<Vec<serde_json::Value>>();
    let field = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let mut all = Vec::new();
    for language in ["en", "fr", "ru", "zh", "de"] {
        let sides = lines(format!("{root}/tests/fixtures/contrast/{language}.jsonl"));
        all.extend(sides.iter().flat_map(|pair| [&pair["a"], &pair["b"]]).map(|side| Text { title: String::new(), body: field(&side["text"]), language: language.into() }));
    }
    let mut files: Vec<_> = std::fs::read_dir(format!("{root}/data/sample/articles")).expect("the sample").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "jsonl")) {
        let articles = lines(file.display().to_string());
        all.extend(articles.iter().step_by(5).map(|one| Text { title: field(&one["title"]), body: field(&one["body"]), language: field(&one["language"]) }));
    }
    all
}

#[test]
fn the_same_hits_as_without_passing_over_anything() {
    let mut hits = 0;
    for text in TEXTS.iter() {
        let (fast, thorough) = both(text);
        assert_eq!(fast, thorough, "{text:?}");
        hits += fast.hits.len();
    }
    assert!(hits > 500, "only {hits} hits in {} texts", TEXTS.len());
}

#[test]
fn the_same_hits_in_the_annotated_articles_where_they_are_there() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/gold/dev"));
    if !folder.is_dir() {
        return;
    }
    let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let read = |file: std::path::PathBuf| read_gold(&file.display().to_string(), &std::fs::read_to_string(&file).expect("a file")).expect("annotated articles");
    for article in files.filter(|file| file.extension().is_some_and(|kind| kind == "jsonl")).flat_map(read) {
        let text = Text { title: article.title.unwrap_or_default(), body: article.body.unwrap_or_default(), language: article.language };
        let (fast, thorough) = both(&text);
        assert_eq!(fast, thorough, "{}", text.title);
    }
}

/// Beside ideographs a few Latin words are no language of the article's: neither reading takes a country or a war from them.
#[test]
fn words_of_another_script_are_read_alike() {
    let text = |body: &str| Text { title: String::new(), body: body.into(), language: "en".into() };
    for body in ["etween Kyiv and Mosc。乌冲突中并不中立。 ", "Kyiv, Moscow. 中国保持中立。", "Война в Украине. 中国和俄罗斯在冲突中保持中立立场，双方表示。"] {
        let (fast, thorough) = both(&text(body));
        assert_eq!(fast, thorough, "{body}");
    }
}

/// Pieces of the texts in any order, with dirt between and within them.
fn mixed() -> impl Strategy<Value = Text> {
    let dirt = prop_oneof![Just(" "), Just(""), Just(". "), Just(", "), Just("。"), Just("\n\n"), Just("; "), Just("\u{AD}"), Just(" – "), Just("«"), Just("”"), Just("&nbsp;"), Just("1,9 "), Just(" u.s. ")];
    let piece = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 20..400usize, dirt);
    (prop::collection::vec(piece, 1..6), "en|fr|ru|zh").prop_map(|(pieces, language)| {
        let cut = |body: &str, from: &prop::sample::Index, length: usize| body.chars().skip(from.index(body.chars().count().max(1))).take(length).collect::<String>();
        let body = pieces.iter().map(|(text, from, length, dirt)| cut(&text.get(&TEXTS).body, from, *length) + dirt).collect();
        Text { title: String::new(), body, language }
    })
}

proptest! {
    #![proptest_config(crate::seeds::seeded(150))]

    #[test]
    fn the_same_hits_in_mixtures(text in mixed()) {
        let (fast, thorough) = both(&text);
        prop_assert_eq!(fast, thorough);
    }
}
