//! What a figure or report says about validation.

use super::Language;
use super::numbers;
use crate::answers::{Interval, ValidationState};
use crate::question::Measure;

impl Language {
    /// `Validated: precision 91 % (86 to 95 %), recall 84 % (70 to 93 %), 200 judgements, 2 coders, alpha 0.82`; then what has changed
    /// since.
    pub fn validated(self, state: &ValidationState) -> String {
        let share = |name: &str, interval: &Interval| {
            let value = numbers::value(interval.value?, Measure::Share, self);
            let ends = numbers::interval(interval.low?, interval.high?, Measure::Share, self);
            Some(format!("{name} {value} ({ends})"))
        };
        let recall = share(self.say("recall", "rappel"), &state.recall).unwrap_or_else(|| self.say("recall not judged", "rappel non jugé").into());
        let mut parts: Vec<String> = share(self.say("precision", "précision"), &state.precision).into_iter().collect();
        parts.push(recall);
        parts.push(format!("{} {}", numbers::whole(state.judgements, self), many(state.judgements, self.say("judgement", "jugement"))));
        parts.push(format!("{} {}", numbers::whole(state.coders, self), many(state.coders, self.say("coder", "codeur"))));
        parts.extend(state.alpha.map(|alpha| format!("alpha {}", numbers::fixed(alpha, 2, self))));
        if !state.same_codebook {
            parts.push(self.say("with another version of the codebook", "avec une autre version de la grille").into());
        }
        if !state.same_articles {
            parts.push(self.say("before articles were added or changed", "avant que des articles soient ajoutés ou modifiés").into());
        }
        format!("{}{}{}", self.say("Validated", "Validé"), self.colon(), parts.join(", "))
    }
}

fn many(number: u64, word: &str) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}
