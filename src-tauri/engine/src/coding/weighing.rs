//! Does a match become a hit? Its decoys, demands, context and company weighed one after the other, and its attributes judged.

use crate::article::Span;
use crate::codebook::{ActorRule, CueKind, Expression, Where};

use super::claimants::Claim;
use super::demands::{Actors, actors_met, claim_of, context_met, stance_of};
use super::explain::Why;
use super::hit::{Hit, NotCounted, Stance};
use super::matching::{fixed, longest};
use super::reading::{Match, Reading, Reasoned};
use super::relation::is_with_another;
use super::sentence::Sentence;
use super::steps::Step;
use super::tongue::Tongue;
use super::voice::Voices;

impl Reading<'_> {
    pub(super) fn hits(&mut self, mut matches: Vec<Match>) -> Vec<Reasoned> {
        let decoys: Vec<Match> = matches.iter().filter(|found| self.is_decoy(found)).copied().collect();
        matches.retain(|found| !self.is_decoy(found));
        decoys.into_iter().for_each(|found| self.left_out.push((found, "decoy")));
        let mut hopeful = Vec::with_capacity(matches.len());
        for found in matches {
            match self.hopeless(&found) {
                Some(why) => self.left_out.push((found, why)),
                None => hopeful.push(found),
            }
        }
        let matches = self.ranked(hopeful);
        if matches.is_empty() {
            return Vec::new();
        }
        self.open_late();
        let voices = Voices::new(self.sentences.len(), self.hopes.lasting);
        let mut found = Vec::new();
        let coder = self.coder;
        for group in matches.chunk_by(|a, b| (a.sentence, coder.concept_of(a)) == (b.sentence, coder.concept_of(b))) {
            let first = found.len();
            for one in group {
                let overlaps = found[first..].iter().any(|other: &Reasoned| other.why.start < one.end && one.start < other.why.end);
                let expression = &coder.codebook.expressions[one.expression as usize];
                match if overlaps { Err("overlapped") } else { self.consider(&voices, one, expression) } {
                    Ok(reasoned) => found.push(reasoned),
                    Err(why) => self.left_out.push((*one, why)),
                }
            }
        }
        found
    }

    /// Why a match cannot become a hit whatever the rest of the article says: told before that is read.
    fn hopeless(&mut self, found: &Match) -> Option<&'static str> {
        let coder = self.coder;
        let demands = &coder.codebook.expressions[found.expression as usize].demands;
        let nth = found.sentence;
        if let (Some(place), Some(reach)) = (demands.context, demands.context_reach) {
            let reach = usize::from(reach);
            let near = nth.saturating_sub(reach)..(nth + 1 + reach.min(3)).min(self.sentences.len());
            near.clone().chain([0]).for_each(|at| self.analyse(at));
            let met = near.chain([0].into_iter().filter(|_| self.sentences[0].title)).any(|at| self.sentences[at].contexts & (1 << place) != 0);
            if !met {
                return Some("context-missing");
            }
        }
        let sentence = &self.sentences[nth];
        let named = self.pair().into_iter().filter(|actor| sentence.names(*actor)).count();
        let carries = |kinds: &[CueKind]| sentence.marks.iter().any(|mark| kinds.contains(&mark.kind));
        let able = match (demands.actors, named) {
            (ActorRule::Pair, 0) => demands.silent > 0 || carries(&[CueKind::CarriesPair, CueKind::CarriesPlural, CueKind::CarriesObject]) || (self.holds_quotation(nth) && carries(&[CueKind::CarriesFirst])),
            (ActorRule::Pair, 1) => self.holds_quotation(nth) || carries(&[CueKind::CarriesPair, CueKind::CarriesPlural, CueKind::CarriesOther, CueKind::CarriesFirst, CueKind::CarriesSingle]),
            _ => true,
        };
        (!able).then_some("actors-missing")
    }

    /// Whether a quotation mark stands in a sentence.
    fn holds_quotation(&self, nth: usize) -> bool {
        let sentence = self.sentence(nth);
        self.part(sentence.title).raw[sentence.span.start..sentence.span.end].contains(['"', '“', '”', '«', '»', '„', '「', '」'])
    }

    /// A match becomes a hit, or is left out for a reason.
    fn consider(&self, voices: &Voices, one: &Match, expression: &Expression) -> Result<Reasoned, &'static str> {
        if !context_met(self, one, expression) {
            return Err("context-missing");
        }
        let company = &self.coder.company[one.expression as usize];
        if self.meets(one, &company.not, false) {
            return Err("excluded");
        }
        if !company.near.is_empty() && !self.meets(one, &company.near, true) {
            return Err("company-missing");
        }
        let actors = actors_met(self, voices, one, expression).ok_or("actors-missing")?;
        if self.has_third_party(one, expression, &actors) {
            return Err("third-party");
        }
        self.judge(voices, one, expression, actors).ok_or("no-outsider")
    }

    /// The matches by sentence and concept; in each group the one with the most words of its own comes first, then the
    /// tighter one: of overlapping matches that meet their demands the first stays, within and across categories.
    fn ranked(&self, mut matches: Vec<Match>) -> Vec<Match> {
        matches.sort_by_key(|found| (found.sentence, self.coder.concept_of(found), found.start, found.end, found.expression));
        matches.dedup();
        matches.sort_by_key(|found| (found.sentence, self.coder.concept_of(found), std::cmp::Reverse(found.own), found.end - found.start, found.start, found.expression));
        matches
    }

    fn is_decoy(&self, found: &Match) -> bool {
        let concept = self.coder.codebook.expressions[found.expression as usize].concept;
        self.sentence(found.sentence).decoys.iter().any(|(of, start, end)| of.is_none_or(|of| of == concept) && *start < found.end && found.start < *end)
    }

    /// Whether one of these patterns stands where it is looked for; what is `asked` for may stand behind a comma ("A and B, old
    /// friends, met").
    fn meets(&self, found: &Match, patterns: &[(Where, Step)], asked: bool) -> bool {
        let sentence = self.sentence(found.sentence);
        let tongue = &self.coder.tongues[sentence.tongue];
        let view = sentence.view(self.part(sentence.title), self.pair());
        patterns.iter().any(|(place, node)| match place {
            Where::Sentence => (0..sentence.tokens.len()).any(|at| longest(node, &view, at).is_some_and(|end| end > at)),
            Where::Article => self.stands_anywhere(node),
            Where::Near => {
                let from = found.start.saturating_sub(14);
                let to = (found.end + 10).min(sentence.tokens.len());
                (from..to).any(|at| longest(node, &view, at).is_some_and(|end| end > at && is_near(sentence, tongue, (at, end), found, asked)))
            }
        })
    }

    /// Whether a pattern stands anywhere in the article. Looked up once, whatever the number of matches that ask.
    fn stands_anywhere(&self, node: &Step) -> bool {
        let known = self.anywhere.borrow().iter().find(|(other, _)| std::ptr::eq(*other, node)).map(|(_, stands)| *stands);
        known.unwrap_or_else(|| {
            let stands = (0..self.sentences.len()).map(|nth| self.sentence(nth)).any(|other| {
                let view = other.view(self.part(other.title), self.pair());
                (0..other.tokens.len()).any(|at| longest(node, &view, at).is_some_and(|end| end > at))
            });
            self.anywhere.borrow_mut().push((std::ptr::from_ref(node), stands));
            stands
        })
    }

    fn has_third_party(&self, found: &Match, expression: &Expression, actors: &Actors) -> bool {
        if expression.demands.actors != ActorRule::Pair || actors.carried {
            return false;
        }
        let sentence = self.sentence(found.sentence);
        let able = &self.coder.able;
        // Actors that the pattern itself takes in at its edges count as subject or complement.
        let fixed = self.fixed_tokens(found);
        let (start, end) = (fixed.iter().min().copied().unwrap_or(found.start), fixed.iter().max().map_or(found.end, |last| last + 1));
        is_with_another(sentence, &self.coder.tongues[sentence.tongue], self.pair(), (start, end), expression.demands.shared, &|actor| able[usize::from(actor)])
    }

    /// Voice, speaker, stance and claimants of a hit whose demands are met.
    fn judge(&self, voices: &Voices, found: &Match, expression: &Expression, actors: Actors) -> Option<Reasoned> {
        let sentence = self.sentence(found.sentence);
        let view = sentence.view(self.part(sentence.title), self.pair());
        let (start, end) = view.original(found.start, found.end);
        let said = voices.of(self, found);
        let judged = stance_of(self, found, expression, &said);
        let claim = if expression.demands.claimants { claim_of(self, voices, found, expression, &said)? } else { Claim::default() };
        let hit = Hit {
            zone: self.zone_of(sentence, start),
            sentence: sentence.span,
            span: Span::new(start, end),
            concept: expression.concept,
            category: expression.category,
            expression: found.expression,
            actors: actors.all.clone(),
            claimants: claim.actors.clone(),
            voice: said.voice,
            speaker: said.speaker,
            stance: judged.stance,
            not_counted: (judged.stance == Stance::Negated).then_some(NotCounted::Negated),
        };
        Some(Reasoned { hit, why: Why { sentence: found.sentence, start: found.start, end: found.end, actors, said, judged, claim } })
    }

    /// The tokens of a match that its pattern itself names.
    pub fn fixed_tokens(&self, found: &Match) -> Vec<usize> {
        let sentence = self.sentence(found.sentence);
        let view = sentence.view(self.part(sentence.title), self.pair());
        let own = &self.coder.company[found.expression as usize].own;
        let way = own.iter().filter(|node| longest(node, &view, found.start) == Some(found.end)).find_map(|node| fixed(node, &view, found.start, found.end));
        way.unwrap_or_else(|| (found.start..found.end).collect())
    }
}

/// Within eight words and in the same clause (in the same sentence's half where a comma is no bar), or across the hit itself.
fn is_near(sentence: &Sentence, tongue: &Tongue, (start, end): (usize, usize), found: &Match, over_commas: bool) -> bool {
    let (from, to) = if end <= found.start { (end, found.start) } else if start >= found.end { (found.end, start) } else { return true };
    let ends = if over_commas { super::stance::clause_ends_but_comma(sentence, from, to) } else { super::stance::clause_ends(sentence, tongue, from, to) };
    sentence.words_between(from, to) <= 8 && !ends
}
