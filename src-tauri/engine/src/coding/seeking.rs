//! Which expressions stand in which sentence of an article? The prescan's candidates, tried where they can become a hit.

use super::hopes::sentences_at;
use super::prescan::Candidate;
use super::reading::{Match, Reading};

impl Reading<'_> {
    /// Finds which expressions stand where. With `all` nothing is passed over that cannot become a hit.
    pub(super) fn matches(&mut self, candidates: &[Candidate], all: bool) -> Vec<Match> {
        let mut found = Vec::new();
        let mut known = (usize::MAX, usize::MAX, 0);
        for candidate in candidates {
            for nth in sentences_at(&self.sentences, candidate.part == 0, candidate.found.start as usize) {
                if (known.0, known.1) != (nth, usize::from(candidate.tongue)) {
                    let able = if all { u64::MAX } else { self.hopes.able(nth, &self.coder.tongues[usize::from(candidate.tongue)].asked) };
                    known = (nth, usize::from(candidate.tongue), able);
                }
                self.match_one(candidate, nth, known.2, &mut found);
            }
        }
        found
    }

    /// The expressions that a fixed word announces in a sentence, of the kinds that are able to become a hit there.
    fn match_one(&mut self, candidate: &Candidate, nth: usize, able: u64, found: &mut Vec<Match>) {
        let (ready, sought) = (&self.coder.tongues[usize::from(candidate.tongue)], &self.coder.sought[usize::from(candidate.tongue)]);
        let wanted = |pattern: u32| ready.asks[pattern as usize] & able != 0;
        if ready.wants[candidate.found.literal as usize] & able == 0 {
            return;
        }
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        if !ready.scan.may_stand(candidate.found, sentence.heads(part), wanted) {
            return;
        }
        self.tokenise(nth);
        let sentence = &self.sentences[nth];
        if sentence.tongue != usize::from(candidate.tongue) || !ready.scan.may_match(candidate.found, &sentence.view(self.part(sentence.title), self.pair()), wanted) {
            return;
        }
        self.analyse(nth);
        let sentence = &self.sentences[nth];
        let view = sentence.view(self.part(sentence.title), self.pair());
        // What stands whole in the stretch before is found there.
        let told = nth.checked_sub(1).map(|before| &self.sentences[before]).filter(|before| before.title == sentence.title).map_or(0, |before| before.end);
        ready.scan.verify(candidate.found, &view, wanted, |pattern, start, end| {
            if sentence.tokens[end.at - 1].end as usize > told {
                found.push(Match { sentence: nth, expression: sought[pattern as usize], start, end: end.at, own: end.own });
            }
        });
    }
}
