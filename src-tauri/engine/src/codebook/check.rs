//! Does a codebook code its own examples as it says?

use crate::coding::{ArticleText, Coder, Hit};
use crate::Result;

use super::{Codebook, Example};

/// An example that is not coded as it says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Failure {
    /// File and line.
    pub at: String,
    pub language: String,
    pub text: String,
    pub expected: String,
    pub found: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CheckOutcome {
    pub codebook: String,
    pub concepts: usize,
    pub expressions: usize,
    pub patterns: usize,
    pub examples: usize,
    pub failures: Vec<Failure>,
    /// Entries that contradict or repeat one another: sentences.
    pub warnings: Vec<String>,
}

impl Codebook {
    /// Codes every example and tells those that come out otherwise.
    pub fn check(&self) -> Result<CheckOutcome> {
        let failures = self.failures(&Coder::new(self)?);
        Ok(CheckOutcome {
            codebook: self.hash().into(),
            concepts: self.concepts.len(),
            expressions: self.expressions.len(),
            patterns: self.expressions.iter().map(|expression| expression.nodes.len()).sum(),
            examples: self.examples.len(),
            failures,
            warnings: self.contradictions(),
        })
    }

    /// The examples that its coder codes otherwise than they say.
    pub fn failures(&self, coder: &Coder) -> Vec<Failure> {
        self.examples.iter().filter_map(|example| failure(coder, example)).collect()
    }

    /// The same pattern in two expressions of one concept: the first one wins, which may not be meant.
    fn contradictions(&self) -> Vec<String> {
        let mut seen = std::collections::HashMap::new();
        let mut told = Vec::new();
        for expression in &self.expressions {
            for node in &expression.nodes {
                let key = (expression.concept, expression.language.as_str(), format!("{node:?}"));
                match seen.get(&key) {
                    Some(first) if *first != expression.id.as_str() => told.push(format!("“{}” and “{}” hold the same pattern; the first one counts.", first, expression.id)),
                    Some(_) => {}
                    None => {
                        seen.insert(key, expression.id.as_str());
                    }
                }
            }
        }
        told
    }
}

fn failure(coder: &Coder, example: &Example) -> Option<Failure> {
    let body = [example.before.as_deref(), Some(&example.text), example.after.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let start = example.before.as_ref().map_or(0, |before| before.len() + 1);
    let coding = coder.code(&ArticleText { title: example.title.as_deref(), body: &body, zones: &[], language: Some(&example.language) });
    let hits: Vec<&Hit> = coding.hits.iter().filter(|hit| hit.zone != crate::article::Zone::Title && hit.span.start >= start && hit.span.end <= start + example.text.len()).collect();
    if is_as_expected(coder, example, &hits) {
        return None;
    }
    Some(Failure {
        at: example.at.clone(),
        language: example.language.clone(),
        text: example.text.clone(),
        expected: expectation(example),
        found: hits.iter().map(|hit| told(coder, hit)).collect::<Vec<_>>().join("; "),
    })
}

fn is_as_expected(coder: &Coder, example: &Example, hits: &[&Hit]) -> bool {
    if example.expect.is_empty() {
        return hits.is_empty();
    }
    let (concept, category) = example.expect.split_once('.').unwrap_or((&example.expect, ""));
    hits.iter().any(|hit| {
        let mut claimants: Vec<&str> = hit.claimants.iter().map(|actor| coder.actor_name(*actor)).collect();
        claimants.sort_unstable();
        let wanted = example.claimants.as_ref().map(|names| {
            let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
            names.sort_unstable();
            names
        });
        coder.concept_id(hit.concept) == concept
            && (category.is_empty() || coder.category_id(hit.concept, hit.category) == category)
            && example.stance.is_none_or(|stance| stance == hit.stance)
            && example.voice.is_none_or(|voice| voice == hit.voice)
            && example.speaker.as_deref().is_none_or(|speaker| speaker == coder.speaker_name(hit.speaker))
            && wanted.is_none_or(|wanted| wanted == claimants)
    })
}

fn expectation(example: &Example) -> String {
    let mut parts = vec![if example.expect.is_empty() { "no hit".to_string() } else { example.expect.clone() }];
    parts.extend(example.stance.map(|stance| format!("{stance:?}").to_lowercase()));
    parts.extend(example.voice.map(|voice| format!("{voice:?}").to_lowercase()));
    parts.extend(example.speaker.clone());
    parts.extend(example.claimants.as_ref().map(|claimants| claimants.join("+")));
    parts.join(", ")
}

fn told(coder: &Coder, hit: &Hit) -> String {
    format!(
        "{}.{} by {}, {}, {}, {}{}",
        coder.concept_id(hit.concept),
        coder.category_id(hit.concept, hit.category),
        coder.expression_id(hit.expression),
        format!("{:?}", hit.stance).to_lowercase(),
        format!("{:?}", hit.voice).to_lowercase(),
        coder.speaker_name(hit.speaker),
        hit.claimants.iter().map(|actor| format!(" +{}", coder.actor_name(*actor))).collect::<String>()
    )
}
