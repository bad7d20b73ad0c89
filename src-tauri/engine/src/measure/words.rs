//! Which words keep company with the hits of one group more than with those of another?

use std::collections::BTreeMap;

use super::adjust::benjamini_hochberg;
use super::keyness::{dispersion, log_likelihood, log_likelihood_p, log_ratio};
use crate::answers::{WordRow, WordsOfLanguage};
use crate::article::Span;
use crate::text::{Token, TokenKind, fold, tokens};

/// The words of one article's sentences with hits.
pub type Text = Vec<String>;

/// Rarer words, and words of fewer articles, say nothing about a group.
const FEWEST: u64 = 3;
const FEWEST_ARTICLES: u64 = 2;

/// The words of a sentence, folded, without the hits themselves (bytes of the sentence), numbers and single letters.
/// Chinese is taken by pairs of neighbouring characters, since a dictionary would cut new names wrongly.
pub fn words_around(sentence: &str, hits: &[Span]) -> Text {
    let folded = fold(sentence);
    let mut found = Vec::new();
    tokens(folded.text().as_bytes(), 0, folded.text().len(), &mut found);
    let outside = |token: &&Token| {
        let span = Span::new(folded.original(token.start as usize), folded.original(token.end as usize));
        !hits.iter().any(|hit| hit.overlaps(span))
    };
    let word = |token: &Token| &folded.text()[token.start as usize..token.end as usize];
    let kept: Vec<&Token> = found.iter().filter(outside).collect();
    let latin = kept.iter().filter(|token| token.kind == TokenKind::Word).map(|token| word(token));
    let mut words: Text = latin.filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 1).map(str::to_owned).collect();
    let neighbours = kept.windows(2).filter(|pair| pair.iter().all(|token| token.kind == TokenKind::Han) && pair[0].end == pair[1].start);
    words.extend(neighbours.map(|pair| format!("{}{}", word(pair[0]), word(pair[1]))));
    words
}

#[derive(Default)]
struct Tally {
    a: u64,
    b: u64,
    /// Place of each article that holds the word, with how often.
    articles: Vec<(usize, u64)>,
}

/// Words of two groups of texts, each with its language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Distinctive {
    /// The most telling first (by G², then by word), with q over all of them.
    pub rows: Vec<WordRow>,
    /// The languages with the most words first.
    pub languages: Vec<WordsOfLanguage>,
    pub tests: u64,
}

/// Within each language that both groups write, the words that stand at least three times in at least two articles of a
/// and b together. A word of one language says nothing about a group that writes another.
pub fn distinctive(a: &[(String, Text)], b: &[(String, Text)]) -> Distinctive {
    let mut of: BTreeMap<&str, [Vec<&Text>; 2]> = BTreeMap::new();
    for (group, texts) in [a, b].into_iter().enumerate() {
        texts.iter().for_each(|(language, text)| of.entry(language).or_default()[group].push(text));
    }
    let size = |texts: &[&Text]| texts.iter().map(|text| text.len() as u64).sum();
    let told = |(language, [a, b]): (&&str, &[Vec<&Text>; 2])| WordsOfLanguage { language: (*language).to_owned(), a_words: size(a), b_words: size(b) };
    let mut languages: Vec<WordsOfLanguage> = of.iter().map(told).collect();
    languages.sort_by(|x, y| (y.a_words + y.b_words).cmp(&(x.a_words + x.b_words)).then_with(|| x.language.cmp(&y.language)));
    let mut rows: Vec<WordRow> = of.iter().flat_map(|(language, [a, b])| within(language, a, b)).collect();
    let p: Vec<Option<f64>> = rows.iter().map(|row| Some(row.p)).collect();
    rows.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(row, q)| row.q = q.unwrap_or(1.0));
    rows.sort_by(|x, y| y.g2.total_cmp(&x.g2).then_with(|| (&x.word, &x.language).cmp(&(&y.word, &y.language))));
    let tests = rows.len() as u64;
    Distinctive { rows, languages, tests }
}

/// The rows of one language, in no order and without q.
fn within(language: &str, a: &[&Text], b: &[&Text]) -> Vec<WordRow> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (place, text) in a.iter().chain(b).enumerate() {
        for word in *text {
            let tally = tallies.entry(word).or_default();
            *(if place < a.len() { &mut tally.a } else { &mut tally.b }) += 1;
            match tally.articles.last_mut() {
                Some(last) if last.0 == place => last.1 += 1,
                _ => tally.articles.push((place, 1)),
            }
        }
    }
    let sizes: Vec<u64> = a.iter().chain(b).map(|text| text.len() as u64).collect();
    let (n, m) = (sizes[..a.len()].iter().sum(), sizes[a.len()..].iter().sum());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    let told = |tally: &Tally| tally.a + tally.b >= FEWEST && tally.articles.len() as u64 >= FEWEST_ARTICLES;
    tallies.into_iter().filter(|(_, tally)| told(tally)).map(|(word, tally)| row((word, language), &tally, &sizes, n, m)).collect()
}

fn row((word, language): (&str, &str), tally: &Tally, sizes: &[u64], n: u64, m: u64) -> WordRow {
    let g2 = log_likelihood(tally.a, n, tally.b, m);
    let mut seen = vec![0; sizes.len()];
    tally.articles.iter().for_each(|&(place, count)| seen[place] = count);
    WordRow {
        word: word.to_owned(),
        language: language.to_owned(),
        a: tally.a,
        b: tally.b,
        g2,
        log_ratio: log_ratio(tally.a, n, tally.b, m),
        articles: tally.articles.len() as u64,
        dispersion: dispersion(sizes.iter().copied().zip(seen)),
        p: log_likelihood_p(g2),
        q: 1.0,
    }
}
