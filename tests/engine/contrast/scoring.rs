//! What is wrong with the coding of a pair?

use entente_engine::article::Zone;
use entente_engine::coding::{ArticleText, Coder, Hit};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Pair {
    pub id: String,
    pub kind: String,
    pub rule: String,
    pub title: Option<String>,
    pub before: Option<String>,
    pub a: Twin,
    pub b: Twin,
}

#[derive(Deserialize)]
pub struct Twin {
    /// Sentences before this twin alone.
    pub before: Option<String>,
    pub text: String,
    pub expect: Expect,
}

#[derive(Deserialize)]
pub struct Expect {
    pub partnership: u8,
    pub neutrality: u8,
    pub stance: Option<String>,
    pub voice: Option<String>,
    pub speaker: Option<String>,
    pub claimants: Option<Vec<String>>,
    pub categories: Option<Vec<String>>,
}

/// The pairs of a file: one a line, as JSON.
pub fn read_pairs(text: &str) -> Vec<Pair> {
    let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    text.lines().filter(|line| !line.trim().is_empty()).map(line).collect()
}

/// What is wrong with the coding of a pair, in words; nothing where both twins are right.
pub fn faults_of(coder: &Coder, language: &str, pair: &Pair) -> Vec<String> {
    [("a", &pair.a), ("b", &pair.b)].into_iter().flat_map(|(name, twin)| faults(coder, language, pair, name, twin)).collect()
}

/// What is wrong with the coding of one twin, in words.
fn faults(coder: &Coder, language: &str, pair: &Pair, name: &str, twin: &Twin) -> Vec<String> {
    // A text that ends without a full stop is a headline.
    let before = twin.before.as_deref().or(pair.before.as_deref());
    let headline = before.is_none() && pair.title.is_none() && !twin.text.trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"', '»', '“']);
    let before = before.map(|before| format!("{before}{}", if language == "zh" { "" } else { " " })).unwrap_or_default();
    let body = if headline { String::new() } else { format!("{before}{}", twin.text) };
    let title = if headline { Some(twin.text.as_str()) } else { pair.title.as_deref() };
    let article = ArticleText { title, body: &body, zones: &[], language: Some(language) };
    let coding = coder.code(&article);
    let hits: Vec<&Hit> = coding.hits.iter().filter(|hit| if headline { hit.zone == Zone::Title } else { hit.zone != Zone::Title && hit.span.start as usize >= before.len() }).collect();
    let told = |what: String| format!("{name} “{}”: {what}", twin.text);
    let mut faults = Vec::new();
    for (concept, wanted) in [("partnership", twin.expect.partnership), ("neutrality", twin.expect.neutrality)] {
        let of: Vec<&&Hit> = hits.iter().filter(|hit| coder.concept_id(hit.concept) == concept).collect();
        match (wanted > 0, of.is_empty()) {
            (true, true) => faults.push(told(format!("no {concept}"))),
            (false, false) => faults.push(told(format!("{concept} by {}", coder.expression_id(of[0].expression)))),
            (true, false) => faults.extend(attributes(coder, &of, concept, &twin.expect).into_iter().map(told)),
            (false, true) => {}
        }
    }
    faults
}

/// Attributes that no hit of the concept has as expected.
fn attributes(coder: &Coder, hits: &[&&Hit], concept: &str, expect: &Expect) -> Vec<String> {
    let mut wrong = Vec::new();
    let lower = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let all = |of: &dyn Fn(&Hit) -> String| hits.iter().map(|hit| of(hit)).collect::<Vec<_>>().join(", ");
    let mut check = |what: &str, wanted: Option<&String>, of: &dyn Fn(&Hit) -> String| {
        if let Some(wanted) = wanted {
            if !hits.iter().any(|hit| &of(hit) == wanted) {
                wrong.push(format!("{what} is {} and not {wanted} ({})", all(of), coder.expression_id(hits[0].expression)));
            }
        }
    };
    check("stance", expect.stance.as_ref(), &|hit| lower(&hit.stance));
    check("voice", expect.voice.as_ref(), &|hit| lower(&hit.voice));
    check("speaker", expect.speaker.as_ref(), &|hit| coder.speaker_name(hit.speaker).to_string());
    if concept == "neutrality" {
        let sorted = expect.claimants.clone().map(|mut names| {
            names.sort();
            names.join(" + ")
        });
        check("claimants", sorted.as_ref(), &|hit| {
            let mut names: Vec<&str> = hit.claimants.iter().map(|actor| coder.actor_name(*actor)).collect();
            names.sort_unstable();
            names.join(" + ")
        });
    }
    for category in expect.categories.iter().flatten() {
        check("category", Some(category), &|hit| coder.category_id(hit.concept, hit.category).to_string());
    }
    wrong
}
