//! Why is a sentence not coded?

use super::Library;
use super::hits::text_of;
use crate::answers::{Explanation, WhyNot};
use crate::article::{Span, Zone};
use crate::codebook::{ActorRule, Codebook};
use crate::coding::{Coder, Hit, LeftOut, Nearly};
use crate::progress::Report;
use crate::question::Selection;
use crate::store::Stored;
use crate::{Error, Result};

impl Library {
    /// Why the hit of a concept at a place is what it is. Empty where the rules find none there.
    ///
    /// # Errors
    /// `article-unknown`, `not-coded`.
    pub fn why(&self, article: i64, zone: Zone, start: usize, end: usize, concept: &str) -> Result<Explanation> {
        let known = self.known()?;
        let coder = known.coded()?.coder()?;
        let stored = self.stored_article(article)?;
        let is_it = |hit: &Hit| (hit.zone == Zone::Title) == (zone == Zone::Title) && hit.span == Span::new(start, end) && coder.concept_id(hit.concept) == concept;
        let found = coder.explain_all(&text_of(&stored)).into_iter().find(|(hit, _)| is_it(hit));
        Ok(found.map(|(_, why)| why).unwrap_or_default())
    }

    fn stored_article(&self, article: i64) -> Result<Stored> {
        self.store().article(article)?.ok_or_else(|| {
            Error::new("article-unknown", format!("The library has no article {article}."), "Look it up in the list of articles.")
        })
    }

    /// Expressions that stand, or nearly stand, in an article and are no hits, each with what failed, in the order of their
    /// sentences. The rules' word: what a person struck out is a hit to them.
    ///
    /// # Errors
    /// `article-unknown`, `not-coded`.
    pub fn why_not(&self, article: i64) -> Result<Vec<WhyNot>> {
        let known = self.known()?;
        Ok(of_article(&self.stored_article(article)?, known.coded()?.coder()?))
    }

    /// The same of every selected article, of one concept where one is named.
    ///
    /// # Errors
    /// As [`Library::why_not`] and [`Library::articles`]; `concept-unknown`.
    pub fn unmarked(&self, selection: &Selection, concept: Option<&str>, report: &Report<'_>, found: &mut dyn FnMut(WhyNot) -> Result<()>) -> Result<()> {
        let known = self.known()?;
        let codebook = known.coded()?;
        concept.map(|concept| super::hits::place(codebook, concept)).transpose()?;
        let coder = codebook.coder()?;
        let ids = self.selected(selection, report)?;
        self.own_store()?.articles_of(&ids, &mut |stored| {
            let all = of_article(&stored, coder).into_iter();
            all.filter(|why| concept.is_none_or(|concept| why.concept == concept)).try_for_each(&mut *found)
        })
    }
}

pub(super) fn of_article(stored: &Stored, coder: &Coder) -> Vec<WhyNot> {
    let text = text_of(stored);
    let codebook = coder.codebook();
    let mut all: Vec<WhyNot> = coder.left_out(&text).iter().map(|left| of_match(stored, codebook, left)).collect();
    all.extend(coder.nearly(&text).iter().map(|nearly| of_nearly(stored, codebook, nearly)));
    all.sort_by_key(|why| (why.zone != Zone::Title, why.sentence_start, why.at.is_none(), why.at.map(|at| at.start), why.expression.clone()));
    all.dedup();
    all
}

fn of_match(stored: &Stored, codebook: &Codebook, left: &LeftOut) -> WhyNot {
    let expression = &codebook.expressions[left.expression as usize];
    let demands = &expression.demands;
    let demand = match left.why {
        "context-missing" => demands.context.or(demands.against).map(|place| codebook.contexts[place].name.clone()).into_iter().collect(),
        "actors-missing" => match demands.actors {
            ActorRule::Pair => codebook.pair.map(|actor| codebook.actor_name(actor).to_string()).to_vec(),
            _ => vec![codebook.pair.map(|actor| codebook.actor_name(actor)).join(" / ")],
        },
        "excluded" => codebook.written(&expression.id).map(|entry| entry.not).unwrap_or_default(),
        "company-missing" => codebook.written(&expression.id).map(|entry| entry.near).unwrap_or_default(),
        _ => Vec::new(),
    };
    let (concept, category) = names(codebook, left.expression);
    let source = if left.zone == Zone::Title { stored.article.title.as_deref().unwrap_or("") } else { &stored.article.body };
    WhyNot {
        article: stored.id,
        zone: left.zone,
        sentence_start: left.sentence.start,
        sentence_end: left.sentence.end,
        at: Some(left.span),
        text: cut(source, left.span),
        concept,
        category,
        expression: expression.id.clone(),
        why: left.why.into(),
        demand,
    }
}

fn of_nearly(stored: &Stored, codebook: &Codebook, nearly: &Nearly) -> WhyNot {
    let (concept, category) = names(codebook, nearly.expression);
    WhyNot {
        article: stored.id,
        zone: nearly.zone,
        sentence_start: nearly.sentence.start,
        sentence_end: nearly.sentence.end,
        at: None,
        text: nearly.found.join(" … "),
        concept,
        category,
        expression: codebook.expressions[nearly.expression as usize].id.clone(),
        why: nearly.why.into(),
        demand: nearly.missing.iter().cloned().collect(),
    }
}

fn names(codebook: &Codebook, expression: u32) -> (String, String) {
    let expression = &codebook.expressions[expression as usize];
    let concept = &codebook.concepts[usize::from(expression.concept)];
    (concept.id.clone(), concept.categories[usize::from(expression.category)].id.clone())
}

fn cut(text: &str, span: Span) -> String {
    text.get(span.start..span.end).unwrap_or_default().to_string()
}
