//! Words around the hits of two groups.

use std::collections::BTreeMap;

use super::Library;
use crate::answers::{Words, WordsOfLanguage};
use crate::article::{Span, Zone};
use crate::coding::Hit;
use crate::measure::{self, words};
use crate::question::{Question, Split};
use crate::store::article_of_hit;
use crate::{Error, Result};

/// The key of all other groups together.
pub(super) const OTHERS: &str = "(others)";

/// Words shown; the rest are noise.
const MOST_ROWS: usize = 500;

impl Library {
    /// Words in the sentences with hits of group `a` against those of `b`, or of all other groups; groups are keys of
    /// the question's split (outlets where it names none). Each sentence counts once, the hits' own words are left out.
    /// Words are compared within a language; what only one group writes is left out.
    ///
    /// # Errors
    /// `not-coded`, `group-empty` where a group has no hit, `languages-differ` where the two share no language, and as [`measure::trend`].
    pub fn words(&self, question: &Question, a: &str, b: Option<&str>) -> Result<Words> {
        let split = if question.split == Split::None { Split::Outlet } else { question.split };
        let asked = self.asked(&Question { split, ..question.clone() })?;
        let name = |written: &str| if split == Split::Outlet { self.proper_name(written) } else { Ok(written.to_owned()) };
        let (a, b) = (name(a)?, b.map(name).transpose()?);
        let rows = |key: Option<&str>| measure::select(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), key, None);
        let of_a = rows(Some(&a))?;
        let of_b = match &b {
            Some(b) => rows(Some(b))?,
            None => rows(None)?.into_iter().filter(|row| of_a.binary_search(row).is_err()).collect(),
        };
        let b = b.unwrap_or_else(|| OTHERS.to_owned());
        for (group, found) in [(&a, &of_a), (&b, &of_b)] {
            if found.is_empty() {
                return Err(Error::new("group-empty", format!("\"{group}\" has no hit whose company could be looked at."), "Choose another group, or widen the selection."));
            }
        }
        let number = asked.known().coded()?.number;
        let (of_a, of_b) = (self.texts(number, &of_a)?, self.texts(number, &of_b)?);
        let words::Distinctive { mut rows, languages, tests } = words::distinctive(&of_a, &of_b);
        if !languages.iter().any(|one| one.a_words > 0 && one.b_words > 0) {
            return Err(languages_differ(&a, &b, &languages));
        }
        rows.truncate(MOST_ROWS);
        let shared = || languages.iter().filter(|one| one.a_words > 0 && one.b_words > 0);
        let (a_words, b_words) = (shared().map(|one| one.a_words).sum(), shared().map(|one| one.b_words).sum());
        Ok(Words {
            by_hand: asked.by_hand()?,
            question: asked.question.clone(),
            codebook: asked.version()?,
            library: asked.library(),
            a,
            b,
            a_words,
            b_words,
            languages,
            rows,
            tests,
        })
    }

    /// Of these hits those in sentences that hold `word` beside them, once a sentence all of its hits.
    pub(super) fn with_word(&self, codebook: i64, rows: &[i64], word: &str) -> Result<Vec<i64>> {
        let store = self.store();
        let mut by_article: BTreeMap<i64, Vec<(i64, Hit)>> = BTreeMap::new();
        for (row, hit) in store.reading_hits_of(codebook, || store.hits(rows))? {
            by_article.entry(article_of_hit(row)).or_default().push((row, hit));
        }
        let ids: Vec<i64> = by_article.keys().copied().collect();
        let mut found = Vec::new();
        store.articles_of(&ids, &mut |stored| {
            let title = stored.article.title.as_deref().unwrap_or("");
            for (row, hit) in &by_article[&stored.id] {
                let same: Vec<Hit> = by_article[&stored.id].iter().map(|(_, other)| other).filter(|other| (other.zone == Zone::Title, other.sentence) == (hit.zone == Zone::Title, hit.sentence)).cloned().collect();
                if around(title, &stored.article.body, &same).iter().any(|near| near == word) {
                    found.push(*row);
                }
            }
            Ok(())
        })?;
        found.sort_unstable();
        Ok(found)
    }

    /// Per article its language and the words around its hits.
    fn texts(&self, codebook: i64, rows: &[i64]) -> Result<Vec<(String, words::Text)>> {
        let store = self.store();
        let mut by_article: BTreeMap<i64, Vec<Hit>> = BTreeMap::new();
        for (row, hit) in store.reading_hits_of(codebook, || store.hits(rows))? {
            by_article.entry(article_of_hit(row)).or_default().push(hit);
        }
        let ids: Vec<i64> = by_article.keys().copied().collect();
        let mut texts = Vec::with_capacity(ids.len());
        store.articles_of(&ids, &mut |stored| {
            let title = stored.article.title.as_deref().unwrap_or("");
            texts.push((stored.article.language.clone().unwrap_or_default(), around(title, &stored.article.body, &by_article[&stored.id])));
            Ok(())
        })?;
        Ok(texts)
    }
}

/// Two groups that share no language have no word to compare.
fn languages_differ(a: &str, b: &str, languages: &[WordsOfLanguage]) -> Error {
    let of = |counted: fn(&WordsOfLanguage) -> u64| {
        let names: Vec<&str> = languages.iter().filter(|one| counted(one) > 0).map(|one| if one.language.is_empty() { "no known language" } else { one.language.as_str() }).collect();
        if names.is_empty() { "no words".to_owned() } else { names.join(", ") }
    };
    Error::new(
        "languages-differ",
        format!("The hits of \"{a}\" stand in {} and those of \"{b}\" in {}: words of different languages cannot be compared.", of(|one| one.a_words), of(|one| one.b_words)),
        "Choose two groups that write the same language.",
    )
}

fn around(title: &str, body: &str, hits: &[Hit]) -> words::Text {
    let mut sentences: BTreeMap<(bool, Span), Vec<Span>> = BTreeMap::new();
    for hit in hits {
        let within = Span::new(hit.span.start.saturating_sub(hit.sentence.start), hit.span.end.saturating_sub(hit.sentence.start));
        sentences.entry((hit.zone == Zone::Title, hit.sentence)).or_default().push(within);
    }
    let text = |in_title: bool| if in_title { title } else { body };
    sentences.iter().flat_map(|((in_title, span), hits)| words::words_around(text(*in_title).get(span.start..span.end).unwrap_or_default(), hits)).collect()
}
