//! The sentences of reports, in both languages of the interface.

use super::Content;
use crate::answers::{Exposure, HitRecord, LeftOut};
use crate::coding::{Stance, Voice};
use crate::question::{Among, Copies, Measure, Period};
use crate::wording::{Language, numbers, periods};

/// Says things in the report's language.
#[derive(Debug, Clone, Copy)]
pub struct Phrases(pub Language);

/// A value with the ends of its interval.
#[derive(Debug, Clone, Copy)]
pub struct Estimate {
    pub value: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl Estimate {
    pub fn of(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Self> {
        Some(Self { value: value?, low, high })
    }
}

impl Phrases {
    pub fn say(self, english: impl Into<String>, french: impl Into<String>) -> String {
        match self.0 {
            Language::English => english.into(),
            Language::French => spaced(&french.into()),
        }
    }

    pub fn whole(self, number: u64) -> String {
        numbers::whole(number, self.0)
    }

    pub fn articles(self, number: u64) -> String {
        self.0.articles(number)
    }

    pub fn title(self, concept: &str) -> String {
        self.say(format!("{concept}: a comparison of news outlets"), format!("{concept} : comparaison de médias"))
    }

    pub fn subtitle(self, content: &Content) -> String {
        let total = &content.whole.total;
        let outlets = content.comparison.rows.len() as u64;
        let span = self.span(content);
        let outlets = self.outlets(outlets);
        let articles = self.articles(total.articles);
        format!("{articles} · {outlets}{}", span.map_or(String::new(), |span| format!(" · {span}")))
    }

    /// `month by month`
    pub fn step(self, by: Period) -> String {
        match by {
            Period::Day => self.say("day by day", "jour par jour"),
            Period::Week => self.say("week by week", "semaine par semaine"),
            Period::Month => self.say("month by month", "mois par mois"),
            Period::Quarter => self.say("quarter by quarter", "trimestre par trimestre"),
            Period::Year => self.say("year by year", "année par année"),
        }
    }

    pub fn outlets(self, number: u64) -> String {
        let count = self.whole(number);
        let plural = number != 1;
        match (self.0, plural) {
            (Language::English, true) => format!("{count} outlets"),
            (Language::English, false) => format!("{count} outlet"),
            (Language::French, true) => format!("{count} médias"),
            (Language::French, false) => format!("{count} média"),
        }
    }

    /// `January 2021 to December 2024`, from the periods that hold articles.
    pub fn span(self, content: &Content) -> Option<String> {
        let points = &content.whole.series.first()?.points;
        let first = self.period(&points.first()?.period, content);
        let last = self.period(&points.last()?.period, content);
        Some(self.0.span(&first, &last))
    }

    /// A period in full.
    pub fn period(self, period: &str, content: &Content) -> String {
        let by = content.question.by;
        periods::rank(period, by).map_or_else(|| period.into(), |rank| periods::name(rank, by, self.0))
    }

    pub fn day(self, day: &str) -> String {
        day.parse().map_or_else(|_| day.into(), |day| periods::day_name(day, self.0))
    }

    /// `12 % (95 % interval 9 to 16 %)`
    pub fn estimate(self, estimate: Estimate, measure: Measure) -> String {
        let value = numbers::value(estimate.value, measure, self.0);
        match (estimate.low, estimate.high) {
            (Some(low), Some(high)) => {
                let interval = numbers::interval(low, high, measure, self.0);
                format!("{value} ({})", self.say(format!("95 % interval {interval}"), format!("intervalle à 95 % : {interval}")))
            }
            _ => value,
        }
    }

    pub fn interval(self, estimate: Option<Estimate>, measure: Measure) -> String {
        match estimate.and_then(|estimate| Some((estimate.low?, estimate.high?))) {
            Some((low, high)) => numbers::interval(low, high, measure, self.0),
            None => "–".into(),
        }
    }

    pub fn ratio_interval(self, low: Option<f64>, high: Option<f64>) -> String {
        let Some(low) = low else { return "–".into() };
        let to = self.say("to", "à");
        let high = high.map_or_else(|| "∞".to_owned(), |high| numbers::significant(high, self.0));
        format!("{} {to} {high}", numbers::significant(low, self.0))
    }

    /// A p or q value: never 0, never more digits than it deserves.
    pub fn probability(self, value: Option<f64>) -> String {
        match value {
            None => "–".into(),
            Some(p) if p < 0.001 => format!("< {}", numbers::fixed(0.001, 3, self.0)),
            Some(p) if p < 0.1 => numbers::fixed(p, 3, self.0),
            Some(p) => numbers::fixed(p, 2, self.0),
        }
    }

    /// What is measured, as a noun phrase without article: `share of articles with at least one hit`.
    pub fn measure(self, measure: Measure) -> String {
        match measure {
            Measure::Share => self.say("share of articles with at least one hit", "part des articles avec au moins une occurrence"),
            Measure::Per1000Sentences => self.say("hits per 1,000 sentences", "occurrences pour 1000 phrases"),
            Measure::Per10000Words => self.say("hits per 10,000 words", "occurrences pour 10 000 mots"),
            Measure::Hits => self.say("number of hits", "nombre d’occurrences"),
            Measure::Articles => self.say("number of articles with at least one hit", "nombre d’articles avec au moins une occurrence"),
        }
    }

    /// What a rate is counted over.
    pub fn exposure(self, measure: Measure) -> String {
        match measure {
            Measure::Per10000Words => self.say("Words", "Mots"),
            _ => self.say("Sentences", "Phrases"),
        }
    }

    pub fn denominator(self, content: &Content) -> String {
        match content.question.among {
            Among::All => self.say("all collected articles of the selection", "tous les articles collectés de la sélection"),
            Among::Published => self.say("all articles that the outlets published, by published totals", "tous les articles publiés par les médias, d’après les totaux publiés"),
            Among::BothActors => {
                let names = content.codebook.pair.join(&self.say(" and ", " et "));
                self.say(format!("articles that mention both {names}"), format!("articles qui mentionnent à la fois {names}"))
            }
        }
    }

    pub fn copies(self, copies: Copies) -> String {
        match copies {
            Copies::All => self.say("every copy of a story counts", "chaque reprise d’une dépêche compte"),
            Copies::PerOutlet => self.say("one copy of a story an outlet counts", "une reprise par média compte"),
            Copies::PerStory => self.say("one copy of a story counts", "une seule reprise par dépêche compte"),
        }
    }

    pub fn left_out(self, left_out: &LeftOut) -> Option<String> {
        let sentence = self.0.left_out(left_out).join(" ");
        (!sentence.is_empty()).then(|| format!("{}.", capital(&sentence)))
    }

    /// `2 without a date`
    pub fn undated(self, number: u64) -> String {
        match number {
            0 => self.say("all with a date", "tous datés"),
            _ => self.say(format!("{}\u{a0}without a date", self.whole(number)), format!("{}\u{a0}sans date", self.whole(number))),
        }
    }

    /// `12 of 160 articles`
    pub fn part(self, counts: &Exposure) -> String {
        let hits = self.whole(counts.articles_with_hit);
        format!("{hits} {} {}", self.say("of", "sur"), self.articles(counts.articles))
    }

    pub fn voice(self, hit: &HitRecord) -> String {
        match hit.voice {
            Voice::Narrated => self.voice_name(hit.voice),
            Voice::Quoted => {
                let speaker = match hit.speaker.as_str() {
                    "unknown" | "none" => return self.say("quoted", "cité"),
                    "both" => self.say("both", "les deux"),
                    "other" => self.say("another source", "une autre source"),
                    name => self.0.state_name(name).to_owned(),
                };
                self.say(format!("quoted, {speaker}"), format!("cité, {speaker}"))
            }
        }
    }

    pub fn voice_name(self, voice: Voice) -> String {
        match voice {
            Voice::Narrated => self.say("own voice", "en propre"),
            Voice::Quoted => self.say("quoted", "cité"),
        }
    }

    pub fn stance(self, stance: Stance) -> String {
        match stance {
            Stance::Asserted => self.say("asserted", "affirmé"),
            Stance::Distanced => self.say("distanced", "mis à distance"),
            Stance::Negated => self.say("negated", "nié"),
        }
    }

    pub fn footer(self, content: &Content) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let codebook = short(&content.codebook.hash);
        let recipe = &content.recipe.id;
        let state = content.validation.as_ref().map_or_else(|| self.0.not_validated().to_owned(), |state| state.short.clone());
        self.say(
            format!("Made with Entente {version} · codebook {} {codebook} · recipe {recipe} · {state}", content.codebook.name),
            format!("Fait avec Entente {version} · grille {} {codebook} · recette {recipe} · {state}", content.codebook.name),
        )
    }
}

/// The first twelve signs of a hash, without the name of its kind.
pub fn short(hash: &str) -> String {
    hash.trim_start_matches("sha256:").chars().take(12).collect()
}

pub fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// French typography (Imprimerie nationale): a no-break space before the colon and the percent sign and within guillemets, a
/// narrow one before other high punctuation.
pub(super) fn spaced(text: &str) -> String {
    let mut text = text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    for (sign, space) in [(':', '\u{a0}'), ('%', '\u{a0}'), (';', '\u{202f}'), ('!', '\u{202f}'), ('?', '\u{202f}')] {
        text = text.replace(&format!(" {sign}"), &format!("{space}{sign}"));
    }
    text
}
