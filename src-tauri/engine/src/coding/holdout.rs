//! How right is the coder on articles that its expressions cannot have been written from? Five folds by outlet; for each, the
//! expressions that only its own articles bear out are taken away before it is coded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::evaluate::lies_in;
use super::gold::GoldArticle;
use super::score::{Score, Tally};
use super::{ArticleText, Coder};

/// How many parts the articles of a language are dealt into.
const FOLDS: usize = 5;

/// Sentence-level accuracy where each fold is coded without the expressions whose every right hit lies in that fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldOut {
    pub language: String,
    pub concept: String,
    pub tp: u32,
    pub fp: u32,
    #[serde(rename = "fn")]
    pub fn_: u32,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    /// 95 %, bootstrap by article.
    pub f1_low: f64,
    pub f1_high: f64,
    /// Expressions taken away in one fold or another.
    pub taken_away: u32,
}

/// Scores every fold without what only it bears out. `right` tells in which articles (positions) each expression is right.
pub(super) fn held_out(coder: &Coder, articles: &[GoldArticle], right: &HashMap<u32, Vec<usize>>) -> crate::Result<Vec<HeldOut>> {
    let fold = folds(articles);
    let mut scores: BTreeMap<(String, String), Score> = BTreeMap::new();
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    for this in 0..FOLDS {
        let only_here: BTreeSet<u32> = right.iter().filter(|(_, places)| places.iter().all(|place| fold[*place] == this)).map(|(id, _)| *id).collect();
        let poorer = without(coder, &only_here)?;
        taken.extend(&only_here);
        for (nth, article) in articles.iter().enumerate().filter(|(nth, _)| fold[*nth] == this) {
            score(&poorer, nth, article, &mut scores);
        }
    }
    let away = |language: &str, concept: &str| taken.iter().filter(|id| is_of(coder, **id, language, concept)).count() as u32;
    Ok(scores.iter().map(|((language, concept), score)| row(language, concept, score, away(language, concept))).collect())
}

/// The fold of each article: outlets go whole into the fold that holds least, but one with more than two fifths of its
/// language's articles is dealt out article by article, for there would be nothing left to learn from.
fn folds(articles: &[GoldArticle]) -> Vec<usize> {
    let mut of_outlet: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut of_language: BTreeMap<&str, usize> = BTreeMap::new();
    for (nth, article) in articles.iter().enumerate() {
        of_outlet.entry((&article.language, article.outlet.as_deref().unwrap_or_default())).or_default().push(nth);
        *of_language.entry(&article.language).or_default() += 1;
    }
    let mut outlets: Vec<_> = of_outlet.into_iter().collect();
    outlets.sort_by_key(|(name, all)| (std::cmp::Reverse(all.len()), *name));
    let mut loads: BTreeMap<&str, [usize; FOLDS]> = BTreeMap::new();
    let mut fold = vec![0; articles.len()];
    for ((language, _), all) in outlets {
        let loads = loads.entry(language).or_default();
        let dealt = all.len() * 5 > of_language[language] * 2;
        let least = |loads: &[usize; FOLDS]| (0..FOLDS).min_by_key(|at| (loads[*at], *at)).unwrap_or(0);
        let whole = least(loads);
        for nth in all {
            fold[nth] = if dealt { least(loads) } else { whole };
            loads[fold[nth]] += 1;
        }
    }
    fold
}

/// The same coder without some expressions; ids stay what they are.
fn without(coder: &Coder, away: &BTreeSet<u32>) -> crate::Result<Coder> {
    let mut codebook = coder.codebook().clone();
    away.iter().for_each(|id| codebook.expressions[*id as usize].nodes.clear());
    Coder::new(&codebook)
}

fn is_of(coder: &Coder, id: u32, language: &str, concept: &str) -> bool {
    let expression = &coder.codebook().expressions[id as usize];
    expression.language == language && coder.concept_id(expression.concept) == concept
}

fn score(coder: &Coder, nth: usize, article: &GoldArticle, scores: &mut BTreeMap<(String, String), Score>) {
    let text = ArticleText { title: article.title.as_deref(), body: article.body.as_deref().unwrap_or_default(), zones: &[], language: Some(&article.language) };
    let hits = coder.code(&text).hits;
    for (id, concept) in coder.codebook().concepts.iter().enumerate() {
        let mut tally = Tally::default();
        for sentence in &article.sentences {
            let found = hits.iter().any(|hit| usize::from(hit.concept) == id && lies_in(hit, sentence));
            tally.add(sentence.is(&concept.id), found, sentence.sure != 0);
        }
        scores.entry((article.language.clone(), concept.id.clone())).or_default().push(nth, tally);
    }
}

fn row(language: &str, concept: &str, score: &Score, taken_away: u32) -> HeldOut {
    let sum = score.sum();
    let (f1_low, f1_high) = score.interval();
    HeldOut { language: language.into(), concept: concept.into(), tp: sum.tp, fp: sum.fp, fn_: sum.fn_, precision: sum.precision(), recall: sum.recall(), f1: sum.f1(), f1_low, f1_high, taken_away }
}
