//! What a figure or report says about validation.

use super::Language;
use super::numbers::{self, NBSP};
use crate::answers::{ErrorDiffers, Interval, ValidationState};
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

impl Language {
    /// `Error differs by outlet: “Le Soir”, 7 of 12 judged hits are wrong, elsewhere 3 of 40 (q = 0.004). Beside the others its values
    /// are likely too high.` `named`: the part as the reader knows it.
    pub fn error_differs(self, one: &ErrorDiffers, named: &str) -> String {
        let [wrong, judged, wrong_elsewhere, judged_elsewhere] = [one.wrong, one.judged, one.wrong_elsewhere, one.judged_elsewhere].map(|count| numbers::whole(count, self));
        let false_hits = one.error == "false-hits";
        let more = one.wrong * one.judged_elsewhere > one.wrong_elsewhere * one.judged;
        // wrong hits make a value too high, missed sentences too low
        let too_high = false_hits == more;
        let q = if one.q < 0.001 { numbers::p(one.q, self) } else { format!("={NBSP}{}", numbers::p(one.q, self)) };
        let by = |outlet, period, language| match one.by.as_str() {
            "outlet" => outlet,
            "period" => period,
            _ => language,
        };
        match self {
            Self::English => {
                let by = by("outlet", "period", "language");
                let are = if false_hits { "judged hits are wrong" } else { "judged sentences without a hit express the concept" };
                let verdict = if too_high { "high" } else { "low" };
                format!("Error differs by {by}: “{named}”, {wrong} of {judged} {are}, elsewhere {wrong_elsewhere} of {judged_elsewhere} (q {q}). Beside the others its values are likely too {verdict}.")
            }
            Self::French => {
                let by = by("le média", "la période", "la langue");
                let (what, are) = if false_hits { ("occurrences jugées", "sont fausses") } else { ("phrases jugées sans occurrence", "expriment le concept") };
                let verdict = if too_high { "hautes" } else { "basses" };
                format!(
                    "L’erreur diffère selon {by}{NBSP}: «{NBSP}{named}{NBSP}», {wrong} {what} sur {judged} {are}, ailleurs {wrong_elsewhere} sur {judged_elsewhere} (q {q}). En regard des autres, ses valeurs sont probablement trop {verdict}."
                )
            }
        }
    }
}

fn many(number: u64, word: &str) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}
