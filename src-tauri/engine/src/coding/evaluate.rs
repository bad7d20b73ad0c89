//! How right is the coder? Precision, recall and F1 against annotated articles, beside a plain keyword list on the same texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::article::Span;

use super::gold::{GoldArticle, GoldSentence};
use super::hit::Hit;
use super::holdout::{HeldOut, held_out};
use super::keywords::Keywords;
use super::score::{Score, Tally};
use super::{ArticleText, Coder};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub language: String,
    pub concept: String,
    /// `sentence` or `article`.
    pub level: String,
    /// `codebook` or `keywords`.
    pub system: String,
    pub tp: u32,
    pub fp: u32,
    #[serde(rename = "fn")]
    pub fn_: u32,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub f1_low: f64,
    pub f1_high: f64,
    /// Borderline sentences, apart: found and missed.
    pub unsure_found: u32,
    pub unsure_missed: u32,
    /// The lowest and the highest F1 of five folds by outlet; absent at article level and where a fold holds nothing.
    pub folds: Vec<f64>,
}

/// Accuracy of one attribute on true hits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttributeRow {
    pub language: String,
    pub concept: String,
    /// `category`, `stance`, `voice`, `speaker`, `claimants`.
    pub attribute: String,
    pub right: u32,
    pub of: u32,
    pub accuracy: f64,
}

/// A miss, a false alarm, or a wrong attribute of a true hit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvaluationError {
    /// `miss`, `false-alarm`, `category`, `stance`, `voice`, `speaker`, `claimants`.
    pub kind: String,
    pub language: String,
    pub concept: String,
    pub article: String,
    pub zone: String,
    pub start: usize,
    pub end: usize,
    pub sure: bool,
    pub sentence: String,
    /// What the annotator says.
    pub gold: String,
    /// What the coder says.
    pub coded: String,
    /// Expressions of the hits in the sentence.
    pub expressions: Vec<String>,
}

/// What an evaluation answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    pub codebook: String,
    pub articles: usize,
    pub sentences: usize,
    pub rows: Vec<Row>,
    pub attributes: Vec<AttributeRow>,
    pub errors: Vec<EvaluationError>,
    /// The same articles, each coded without the expressions that only its own fold bears out.
    pub held_out: Vec<HeldOut>,
    /// By language: expressions that are right in exactly one sentence of these articles. Many of them are a list, not a rule.
    pub single_hit_expressions: BTreeMap<String, Vec<String>>,
}

/// Codes the annotated articles and compares.
pub fn evaluate(coder: &Coder, articles: &[GoldArticle]) -> Evaluation {
    let keywords = Keywords::new(coder);
    let mut found = Comparison::default();
    for (nth, article) in articles.iter().enumerate() {
        compare(coder, &keywords, nth, article, &mut found);
    }
    let mut attributes: Vec<AttributeRow> = found.attributes.iter().map(|((language, concept, attribute), (right, of))| AttributeRow {
        language: language.clone(),
        concept: concept.clone(),
        attribute: attribute.clone(),
        right: *right,
        of: *of,
        accuracy: if *of == 0 { 0.0 } else { f64::from(*right) / f64::from(*of) },
    }).collect();
    attributes.sort_by(|a, b| (&a.language, &a.concept, &a.attribute).cmp(&(&b.language, &b.concept, &b.attribute)));
    Evaluation {
        codebook: coder.codebook().hash().to_string(),
        articles: articles.len(),
        sentences: articles.iter().map(|article| article.sentences.len()).sum(),
        rows: found.scores.iter().map(|((language, concept, level, system), score)| row(language, concept, level, system, score, articles)).collect(),
        attributes,
        held_out: held_out(coder, articles, &found.right).unwrap_or_default(),
        errors: found.errors,
        single_hit_expressions: single_hits(coder, &found.right),
    }
}

#[derive(Default)]
struct Comparison {
    scores: BTreeMap<(String, String, String, String), Score>,
    attributes: BTreeMap<(String, String, String), (u32, u32)>,
    errors: Vec<EvaluationError>,
    /// For each expression the articles of the sentences that it is right in, once for each sentence.
    right: HashMap<u32, Vec<usize>>,
}

fn row(language: &str, concept: &str, level: &str, system: &str, score: &Score, articles: &[GoldArticle]) -> Row {
    let sum = score.sum();
    let (low, high) = score.interval();
    let outlet = |nth: usize| articles[nth].outlet.clone().unwrap_or_default();
    Row {
        language: language.into(),
        concept: concept.into(),
        level: level.into(),
        system: system.into(),
        tp: sum.tp,
        fp: sum.fp,
        fn_: sum.fn_,
        precision: sum.precision(),
        recall: sum.recall(),
        f1: sum.f1(),
        f1_low: low,
        f1_high: high,
        unsure_found: sum.unsure_found,
        unsure_missed: sum.unsure_missed,
        folds: if level == "sentence" { score.folds(&outlet) } else { Vec::new() },
    }
}

fn single_hits(coder: &Coder, right: &HashMap<u32, Vec<usize>>) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let once: BTreeSet<u32> = right.iter().filter(|(_, sentences)| sentences.len() == 1).map(|(id, _)| *id).collect();
    for id in once {
        let expression = &coder.codebook().expressions[id as usize];
        all.entry(expression.language.clone()).or_default().push(expression.id.clone());
    }
    all
}

fn compare(coder: &Coder, keywords: &Keywords, nth: usize, article: &GoldArticle, found: &mut Comparison) {
    let body = article.body.as_deref().unwrap_or_default();
    let text = ArticleText { title: article.title.as_deref(), body, zones: &[], language: Some(&article.language) };
    let coding = coder.code(&text);
    let plain = keywords.find(&text);
    for (id, concept) in coder.codebook().concepts.iter().enumerate() {
        let mut in_article = [Tally::default(), Tally::default()];
        let mut article_gold = false;
        let mut article_found = [false, false];
        for sentence in &article.sentences {
            let hits: Vec<&Hit> = coding.hits.iter().filter(|hit| usize::from(hit.concept) == id && lies_in(hit, sentence)).collect();
            let by_keyword = plain.iter().any(|(title, concept, span)| usize::from(*concept) == id && *title == sentence.is_title() && span.overlaps(Span::new(sentence.start, sentence.end)));
            let gold = sentence.is(&concept.id);
            in_article[0].add(gold, !hits.is_empty(), sentence.sure != 0);
            in_article[1].add(gold, by_keyword, sentence.sure != 0);
            if sentence.sure != 0 {
                article_gold |= gold;
                article_found[0] |= !hits.is_empty();
                article_found[1] |= by_keyword;
            }
            note(coder, (nth, article), concept.id.as_str(), sentence, gold, &hits, found);
        }
        for (system, name) in ["codebook", "keywords"].into_iter().enumerate() {
            let key = |level: &str| (article.language.clone(), concept.id.clone(), level.to_string(), name.to_string());
            found.scores.entry(key("sentence")).or_default().push(nth, in_article[system]);
            let mut tally = Tally::default();
            tally.add(article_gold, article_found[system], true);
            found.scores.entry(key("article")).or_default().push(nth, tally);
        }
    }
}

pub(super) fn lies_in(hit: &Hit, sentence: &GoldSentence) -> bool {
    (hit.zone == crate::article::Zone::Title) == sentence.is_title() && hit.span.overlaps(Span::new(sentence.start, sentence.end))
}

/// Notes errors and attributes of one sentence for one concept.
fn note(coder: &Coder, (nth, article): (usize, &GoldArticle), concept: &str, sentence: &GoldSentence, gold: bool, hits: &[&Hit], found: &mut Comparison) {
    let text = if sentence.is_title() { article.title.as_deref().unwrap_or_default() } else { article.body.as_deref().unwrap_or_default() };
    let error = |kind: &str, gold: String, coded: String| EvaluationError {
        kind: kind.into(),
        language: article.language.clone(),
        concept: concept.into(),
        article: article.id.clone(),
        zone: sentence.zone.clone(),
        start: sentence.start,
        end: sentence.end,
        sure: sentence.sure != 0,
        sentence: text.get(sentence.start..sentence.end).unwrap_or_default().to_string(),
        gold,
        coded,
        expressions: hits.iter().map(|hit| coder.expression_id(hit.expression).to_string()).collect(),
    };
    match (gold, hits.is_empty()) {
        (true, true) => found.errors.push(error("miss", sentence.categories(concept).join(","), String::new())),
        (false, false) => {
            let coded = hits.iter().map(|hit| coder.category_id(hit.concept, hit.category)).collect::<Vec<_>>().join(",");
            found.errors.push(error("false-alarm", String::new(), coded));
        }
        (true, false) => {
            hits.iter().map(|hit| hit.expression).collect::<BTreeSet<_>>().into_iter().for_each(|id| found.right.entry(id).or_default().push(nth));
            for (attribute, gold, coded, right) in attributes(coder, concept, sentence, hits) {
                let count = found.attributes.entry((article.language.clone(), concept.to_string(), attribute.to_string())).or_default();
                if sentence.sure != 0 {
                    count.0 += u32::from(right);
                    count.1 += 1;
                }
                if !right {
                    found.errors.push(error(attribute, gold, coded));
                }
            }
        }
        (false, true) => {}
    }
}

type Attribute = (&'static str, String, String, bool);

/// The attributes of a true hit: right where one of the sentence's hits says what the annotator says; claimants where
/// all of them together do.
fn attributes(coder: &Coder, concept: &str, sentence: &GoldSentence, hits: &[&Hit]) -> Vec<Attribute> {
    let mut all = Vec::new();
    let list = |values: Vec<String>| values.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(",");
    let categories = sentence.categories(concept);
    let coded: Vec<String> = hits.iter().map(|hit| coder.category_id(hit.concept, hit.category).to_string()).collect();
    all.push(("category", categories.join(","), list(coded.clone()), coded.iter().any(|one| categories.contains(one))));
    if let Some(stance) = sentence.stance(concept) {
        all.push(("stance", format!("{stance:?}"), list(hits.iter().map(|hit| format!("{:?}", hit.stance)).collect()), hits.iter().any(|hit| hit.stance == stance)));
    }
    if let Some(voice) = sentence.voice(concept) {
        let right = hits.iter().any(|hit| hit.voice == voice);
        all.push(("voice", format!("{voice:?}"), list(hits.iter().map(|hit| format!("{:?}", hit.voice)).collect()), right));
        if let Some(speaker) = &sentence.speaker {
            let right = hits.iter().any(|hit| coder.speaker_name(hit.speaker) == speaker);
            all.push(("speaker", speaker.clone(), list(hits.iter().map(|hit| coder.speaker_name(hit.speaker).to_string()).collect()), right));
        }
    }
    let has_claimants = hits.iter().any(|hit| coder.codebook().expressions[hit.expression as usize].demands.claimants);
    if let Some(claimants) = sentence.claimants.as_ref().filter(|_| has_claimants) {
        let gold: BTreeSet<String> = claimants.iter().cloned().collect();
        let coded: BTreeSet<String> = hits.iter().flat_map(|hit| &hit.claimants).map(|actor| coder.actor_name(*actor).to_string()).collect();
        let known = |name: &&String| coder.codebook().actor_id(name).is_some();
        let right = gold == coded || gold.iter().filter(known).cloned().collect::<BTreeSet<_>>() == coded;
        all.push(("claimants", list(gold.into_iter().collect()), list(coded.into_iter().collect()), right));
    }
    all
}
