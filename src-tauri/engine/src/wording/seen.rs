//! The words of titles that say what is seen. Concepts are named first and never bent: their number and gender are not known.

use super::Language;
use super::Language::{English, French};
use super::numbers;
use crate::question::{Period, Split};

/// Of so many, how many show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Out {
    pub of: usize,
    pub show: usize,
}

impl Language {
    /// What the series of a split are called when there are several.
    fn several(self, split: Split) -> &'static str {
        match split {
            Split::Outlet | Split::None => self.say("outlets", "médias"),
            Split::Language => self.say("languages", "langues"),
            Split::Category => self.say("categories", "catégories"),
            Split::Voice => self.say("voices", "voix"),
            Split::Stance => self.say("stances", "positions"),
            Split::Kind => self.say("kinds of outlet", "types de médias"),
            Split::Country => self.say("countries", "pays"),
            Split::Group => self.say("groups of outlets", "groupes de médias"),
        }
    }

    fn periods(self, by: Period) -> &'static str {
        match by {
            Period::Day => self.say("days", "jours"),
            Period::Week => self.say("weeks", "semaines"),
            Period::Month => self.say("months", "mois"),
            Period::Quarter => self.say("quarters", "trimestres"),
            Period::Year => self.say("years", "années"),
        }
    }

    /// ` in all 4 outlets`, ` in 3 of 4 outlets`; nothing for one alone.
    fn within(self, out: Out, noun: &str) -> String {
        match (self, out) {
            (_, Out { of: 1, .. }) => String::new(),
            (English, Out { of, show }) if of == show => format!(" in all {of} {noun}"),
            (English, Out { of, show }) => format!(" in {show} of {of} {noun}"),
            (French, Out { of, show }) if of == show => format!(" dans les {of} {noun}"),
            (French, Out { of, show }) => format!(" dans {show} {noun} sur {of}"),
        }
    }

    /// `Partnership peaked in March 2022, at 48 %`
    pub fn peaked(self, concept: &str, when: &str, value: &str) -> String {
        match self {
            English => format!("{concept} peaked {when}, at {value}"),
            French => format!("{concept}\u{a0}: sommet {when}, à {value}"),
        }
    }

    /// `Partnership peaked between February 2022 and April 2022`
    pub fn peaked_between(self, concept: &str, from: &str, to: &str) -> String {
        match self {
            English => format!("{concept} peaked between {from} and {to}"),
            French => format!("{concept}\u{a0}: sommet entre {from} et {to}"),
        }
    }

    /// `Partnership peaked in March 2022 in 3 of 4 outlets`
    pub fn peaked_in(self, concept: &str, when: &str, out: Out, split: Split) -> String {
        let within = self.within(out, self.several(split));
        match self {
            English => format!("{concept} peaked {when}{within}"),
            French => format!("{concept}\u{a0}: sommet {when}{within}"),
        }
    }

    /// `Partnership rose from 12 % in January 2022 to 25 % in December 2023`; first and last as value and time.
    pub fn moved(self, concept: &str, up: bool, first: (&str, &str), last: (&str, &str)) -> String {
        let ((a, at_first), (b, at_last)) = (first, last);
        match (self, up) {
            (English, true) => format!("{concept} rose from {a} {at_first} to {b} {at_last}"),
            (English, false) => format!("{concept} fell from {a} {at_first} to {b} {at_last}"),
            (French, true) => format!("{concept}\u{a0}: hausse de {a} {at_first} à {b} {at_last}"),
            (French, false) => format!("{concept}\u{a0}: baisse de {a} {at_first} à {b} {at_last}"),
        }
    }

    /// `Partnership: most in RT (31 %), least in BBC (6.8 %)`; either end may be missing.
    pub fn ends_of(self, concept: &str, most: Option<&str>, least: Option<&str>) -> String {
        format!("{concept}{}{}", self.colon(), self.both_ends(most, least))
    }

    fn both_ends(self, most: Option<&str>, least: Option<&str>) -> String {
        let most = most.map(|most| format!("{} {most}", self.say("most in", "maximum pour")));
        let least = least.map(|least| format!("{} {least}", self.say("least in", "minimum pour")));
        most.into_iter().chain(least).collect::<Vec<_>>().join(", ")
    }

    /// `RT (31 %) and BBC (29 %)`
    pub fn listed(self, names: &[String]) -> String {
        names.join(self.say(" and ", " et "))
    }

    /// `Partnership: no hit in 5,164 articles`
    pub fn none_in(self, concept: &str, articles: u64) -> String {
        format!("{concept}{}{} {} {}", self.colon(), self.say("no hit", "aucune occurrence"), self.say("in", "dans"), self.articles(articles))
    }

    /// `Partnership and neutrality: together more often than by chance in 5 of 6 outlets`
    pub fn together_often(self, both: &str, often: bool, out: Out, split: Split) -> String {
        let how = match often {
            true => self.say("together more often than by chance", "ensemble plus souvent que par hasard"),
            false => self.say("together less often than by chance", "ensemble moins souvent que par hasard"),
        };
        format!("{both}{}{how}{}", self.colon(), self.within(out, self.several(split)))
    }

    /// The same over periods.
    pub fn together_over(self, both: &str, often: bool, out: Out, by: Period) -> String {
        let how = self.together_often(both, often, Out { of: 1, show: 1 }, Split::None);
        how + &self.within(out, self.periods(by))
    }

    /// `Partnership: mostly quoted in all 4 outlets`
    pub fn mostly(self, concept: &str, quoted: bool, out: Out, split: Split) -> String {
        let how = if quoted { self.say("mostly quoted", "surtout par citation") } else { self.say("mostly in own voice", "surtout en propre") };
        format!("{concept}{}{how}{}", self.colon(), self.within(out, self.several(split)))
    }

    /// `Partnership: quoted most in RT (71 %), least in BBC (12 %)`
    pub fn quoted_ends(self, concept: &str, most: Option<&str>, least: Option<&str>) -> String {
        format!("{concept}{}{} {}", self.colon(), self.say("quoted", "part de citation"), self.both_ends(most, least))
    }

    /// `Partnership: 12 of 15 pairs differ (q < 0.05)`
    pub fn pairs_differ(self, concept: &str, out: Out) -> String {
        let (show, of) = (numbers::whole(out.show as u64, self), numbers::whole(out.of as u64, self));
        match (self, out.of) {
            (English, 1) => format!("{concept}: the two differ (q\u{a0}<\u{a0}0.05)"),
            (English, _) => format!("{concept}: {show} of {of} pairs differ (q\u{a0}<\u{a0}0.05)"),
            (French, 1) => format!("{concept}\u{a0}: les deux diffèrent (q\u{a0}<\u{a0}0,05)"),
            (French, _) => format!("{concept}\u{a0}: {show} {} sur {of} (q\u{a0}<\u{a0}0,05)", if out.show == 1 { "paire diffère" } else { "paires diffèrent" }),
        }
    }

    /// `Partnership rose after Joint statement, × 2.9`
    pub fn after_one(self, concept: &str, up: bool, event: &str, ratio: &str) -> String {
        match (self, up) {
            (English, true) => format!("{concept} rose after: {event}, {ratio}"),
            (English, false) => format!("{concept} fell after: {event}, {ratio}"),
            (French, true) => format!("{concept}\u{a0}: hausse après «\u{a0}{event}\u{a0}», {ratio}"),
            (French, false) => format!("{concept}\u{a0}: baisse après «\u{a0}{event}\u{a0}», {ratio}"),
        }
    }

    /// `Partnership rose after 2 of 5 events, fell after 1`
    pub fn after_events(self, concept: &str, rose: usize, fell: usize, of: usize) -> String {
        match (self, rose, fell) {
            (English, n, 0) => format!("{concept} rose after {n} of {of} events"),
            (English, 0, n) => format!("{concept} fell after {n} of {of} events"),
            (English, n, m) => format!("{concept} rose after {n} of {of} events, fell after {m}"),
            (French, n, 0) => format!("{concept}\u{a0}: hausse après {n} événement{} sur {of}", if n > 1 { "s" } else { "" }),
            (French, 0, n) => format!("{concept}\u{a0}: baisse après {n} événement{} sur {of}", if n > 1 { "s" } else { "" }),
            (French, n, m) => format!("{concept}\u{a0}: hausse après {n} événement{} sur {of}, baisse après {m}", if n > 1 { "s" } else { "" }),
        }
    }

    /// `Partnership: “no limits” first in RT, on 4 February 2022`
    pub fn first_in(self, concept: &str, expression: &str, outlet: &str, day: &str) -> String {
        format!("{concept}{}{} {} {outlet}, {} {day}", self.colon(), self.quoted(expression), self.say("first in", "d’abord dans"), self.say("on", "le"))
    }

    /// A wording between the quotation marks of the language.
    pub fn quoted(self, wording: &str) -> String {
        match self {
            English => format!("“{wording}”"),
            French => format!("«\u{a0}{wording}\u{a0}»"),
        }
    }

    /// `Partnership: more in French than in English, × 1.5`
    pub fn more_than(self, concept: &str, more: bool, first: &str, second: &str, ratio: &str) -> String {
        match (self, more) {
            (English, true) => format!("{concept}: more in {first} than in {second}, {ratio}"),
            (English, false) => format!("{concept}: less in {first} than in {second}, {ratio}"),
            (French, true) => format!("{concept}\u{a0}: plus pour {first} que pour {second}, {ratio}"),
            (French, false) => format!("{concept}\u{a0}: moins pour {first} que pour {second}, {ratio}"),
        }
    }

    /// `Partnership: “summit” marks RT, “gas” all others`
    pub fn marked_by(self, concept: &str, sides: &[(String, String)]) -> String {
        let verb = self.say(" marks ", " distingue ");
        let sides: Vec<String> = sides.iter().map(|(word, group)| format!("{}{verb}{group}", self.quoted(word))).collect();
        format!("{concept}{}{}", self.colon(), sides.join(", "))
    }

    /// `Partnership, RT, March 2023: “no limits” makes up 40 % of the hits`
    pub fn made_of(self, point: &str, wording: &str, percent: &str) -> String {
        format!("{point}{}{} {} {percent}\u{a0}% {}", self.colon(), self.quoted(wording), self.say("makes up", "représente"), self.say("of the hits", "des occurrences"))
    }

    /// `Coverage: 3 stretches to check, in 2 of 6 outlets`
    pub fn to_check(self, stretches: usize, out: Out) -> String {
        let within = match (self, out.show) {
            (_, 0) => String::new(),
            _ => format!(",{}", self.within(Out { of: out.of.max(2), ..out }, self.several(Split::Outlet))),
        };
        match (self, stretches) {
            (English, 1) => format!("Coverage: 1 stretch to check{within}"),
            (English, n) => format!("Coverage: {n} stretches to check{within}"),
            (French, 1) => format!("Couverture\u{a0}: 1 période à vérifier{within}"),
            (French, n) => format!("Couverture\u{a0}: {n} périodes à vérifier{within}"),
        }
    }
}
