//! The words of the figures beyond trend and comparison.

use super::Language;
use super::Language::{English, French};
use super::numbers;
use crate::question::{Question, Split};

impl Language {
    fn by_split(self, split: Split) -> String {
        self.split(split).map_or(String::new(), |split| format!(", {} {split}", self.say("by", "par")))
    }

    /// What a locally fitted line is, and what the points are.
    pub fn fitted(self, span: &str, alone: bool) -> String {
        match (self, alone) {
            (English, true) => format!("lines are local fits (LOESS) to the nearest {span}\u{a0}% of the periods, none across gaps; points are the raw values"),
            (English, false) => format!("dotted lines are local fits (LOESS) to the nearest {span}\u{a0}% of the periods"),
            (French, true) => format!("lignes\u{a0}: ajustements locaux (LOESS) sur les {span}\u{a0}% de périodes les plus proches, sans franchir les lacunes\u{a0}; points\u{a0}: valeurs brutes"),
            (French, false) => format!("pointillés\u{a0}: ajustements locaux (LOESS) sur les {span}\u{a0}% de périodes les plus proches"),
        }
    }

    pub fn corrected(self, judged: &str) -> String {
        match self {
            English => format!("grey dashes and band: corrected for errors of the codebook ({judged} judged sentences)"),
            French => format!("tirets et bande gris\u{a0}: corrigé des erreurs de la grille ({judged} phrases jugées)"),
        }
    }

    /// `corrected: 12 % (8 to 17 %)`
    pub fn corrected_value(self, value: &str, interval: &str) -> String {
        format!("{}{}{value} ({interval})", self.say("corrected", "corrigé"), self.colon())
    }

    pub fn without_edges(self, outlets: bool) -> &'static str {
        if outlets {
            self.say("dotted edges: the value without any one outlet", "bords en pointillés\u{a0}: valeur sans l’un ou l’autre des médias")
        } else {
            self.say("dotted edges: the value without any one story", "bords en pointillés\u{a0}: valeur sans l’une ou l’autre des dépêches")
        }
    }

    /// `12 to 15 % without any one outlet, most by RT`
    pub fn without_one(self, interval: &str, outlets: bool, most: &str) -> String {
        let what = if outlets { self.say("without any one outlet", "sans l’un ou l’autre des médias") } else { self.say("without any one story", "sans l’une ou l’autre des dépêches") };
        let most = if most.is_empty() { String::new() } else { format!(", {} {most}", self.say("most by", "surtout")) };
        format!("{interval} {what}{most}")
    }

    /// The lines of a composition.
    pub fn composition(self, key: &str) -> &'static str {
        match key {
            "panel" => self.say("fixed panel", "panel fixe"),
            "standardised" => self.say("standardised", "standardisé"),
            _ => self.say("as collected", "tel que collecté"),
        }
    }

    pub fn composition_title(self, concept: &str, question: &Question) -> String {
        let by = self.period(question.by);
        format!("{concept}{}{}, {} {by}, {}", self.colon(), self.measure(question.measure), self.say("by", "par"), self.say("freed from the mix of outlets", "hors effet de composition des médias"))
    }

    pub fn panel_of(self, outlets: usize) -> String {
        match (self, outlets) {
            (English, 0) => "no outlet is there in every period: there is no fixed panel".into(),
            (English, 1) => "fixed panel: the one outlet that is there in every period".into(),
            (English, n) => format!("fixed panel: the {n} outlets that are there in every period"),
            (French, 0) => "aucun média n’est présent à toutes les périodes\u{a0}: pas de panel fixe".into(),
            (French, 1) => "panel fixe\u{a0}: le seul média présent à toutes les périodes".into(),
            (French, n) => format!("panel fixe\u{a0}: les {n} médias présents à toutes les périodes"),
        }
    }

    /// `from first to last −3.1 points: −2.4 within outlets, −0.7 by their mix`
    pub fn change_of(self, total: &str, within: &str, between: &str) -> String {
        match self {
            English => format!("from the first to the last period {total}: {within} within outlets, {between} by their mix"),
            French => format!("de la première à la dernière période {total}\u{a0}: {within} au sein des médias, {between} par leur composition"),
        }
    }

    /// `Partnership: 30 days before and after events`
    pub fn events_title(self, concept: &str, days: u32) -> String {
        match self {
            English => format!("{concept}: {days} days before and after events"),
            French => format!("{concept}\u{a0}: {days} jours avant et après des événements"),
        }
    }

    pub fn before_event(self) -> &'static str {
        self.say("before", "avant")
    }

    pub fn after_event(self) -> &'static str {
        self.say("from the event on", "à partir de l’événement")
    }

    pub fn no_event(self) -> &'static str {
        self.say("No event has articles before and after it", "Aucun événement n’a d’articles avant et après")
    }

    pub fn events_left(self, count: usize) -> String {
        match (self, count) {
            (English, 1) => "1 event without articles on both sides is not drawn".into(),
            (English, n) => format!("{n} events without articles on both sides are not drawn"),
            (French, 1) => "1 événement sans articles des deux côtés n’est pas montré".into(),
            (French, n) => format!("{n} événements sans articles des deux côtés ne sont pas montrés"),
        }
    }

    pub fn at_most(self, articles: u64) -> String {
        format!("{} {}", self.say("at most", "au plus"), self.articles(articles)) + self.say(" around an event", " autour d’un événement")
    }

    pub fn chance_column(self) -> &'static str {
        self.say("chance date", "date au hasard")
    }

    pub fn chance_is(self) -> &'static str {
        self.say("chance date: how often a random day shows as large a change", "date au hasard\u{a0}: fréquence d’un changement aussi grand autour d’un jour quelconque")
    }

    pub fn interval_column(self) -> &'static str {
        self.say("95\u{a0}% interval", "intervalle à 95\u{a0}%")
    }

    pub fn date_column(self) -> &'static str {
        "date"
    }

    pub fn q_is(self, tests: usize) -> String {
        let number = numbers::whole(tests as u64, self);
        match self {
            English => format!("adjusted p (q) for {number} comparisons"),
            French => format!("p ajusté (q) pour {number} comparaisons"),
        }
    }

    /// `adjusted p 0.012`
    pub fn adjusted(self, q: &str) -> String {
        format!("{} {q}", self.say("adjusted p", "p ajusté"))
    }

    pub fn spread_title(self, concept: &str, expression: Option<&str>) -> String {
        let what = self.say("first use by outlet", "premier emploi par média");
        match expression {
            Some(expression) => format!("{concept}{}{expression}, {what}", self.colon()),
            None => format!("{concept}{}{}", self.colon(), self.say("first use of each expression", "premier emploi de chaque expression")),
        }
    }

    pub fn first_by_outlet(self) -> &'static str {
        self.say("the day on which each outlet first printed it in this collection", "le jour où chaque média l’a imprimé pour la première fois dans cette collection")
    }

    pub fn first_by_expression(self) -> &'static str {
        self.say("each point is the first use by an outlet in this collection", "chaque point\u{a0}: premier emploi par un média dans cette collection")
    }

    pub fn half_after(self, days: u32) -> String {
        match (self, days) {
            (English, 1) => "half of these outlets had used it after 1 day".into(),
            (English, n) => format!("half of these outlets had used it after {} days", numbers::whole(u64::from(n), self)),
            (French, 0 | 1) => format!("la moitié de ces médias l’avaient employé après {days} jour"),
            (French, n) => format!("la moitié de ces médias l’avaient employé après {} jours", numbers::whole(u64::from(n), self)),
        }
    }

    pub fn half_mark(self) -> &'static str {
        self.say("the bar stands where half of the outlets that ever used it had done so", "la barre\u{a0}: la moitié des médias qui l’ont employé l’avaient fait")
    }

    pub fn most_used(self, shown: usize, all: usize) -> String {
        match self {
            English => format!("the {shown} most used of {all}"),
            French => format!("les {shown} plus employés sur {all}"),
        }
    }

    pub fn first_of_all(self) -> &'static str {
        self.say("the first", "le premier")
    }

    pub fn first_of_others(self) -> &'static str {
        self.say("other outlets", "autres médias")
    }

    pub fn half_there(self) -> &'static str {
        self.say("half of the outlets", "la moitié des médias")
    }

    pub fn first_column(self) -> &'static str {
        self.say("first", "premier")
    }

    pub fn outlets_column(self) -> &'static str {
        self.say("outlets", "médias")
    }

    /// `first on 4 Feb 2022`
    pub fn first_on(self, day: &str) -> String {
        format!("{} {day}", self.say("first on", "premier emploi le"))
    }

    pub fn quadrants_over_time_title(self, first: &str, second: &str, question: &Question) -> String {
        let by = self.period(question.by);
        format!("{first} {} {second}{}, {} {by}{}", self.say("and", "et"), self.say(" in the same articles", " dans les mêmes articles"), self.say("by", "par"), self.by_split(question.split))
    }

    pub fn rest_holds_neither(self) -> &'static str {
        self.say("the rest of the articles hold neither; pale columns rest on fewer than 10", "les autres articles n’ont aucun des deux\u{a0}; colonnes pâles\u{a0}: moins de 10 articles")
    }

    pub fn words_title(self, concept: &str, a: &str, b: &str) -> String {
        match self {
            English => format!("{concept}: words around the hits of {a} and of {b}"),
            French => format!("{concept}\u{a0}: mots autour des occurrences de {a} et de {b}"),
        }
    }

    pub fn words_subtitle(self) -> &'static str {
        self.say(
            "how many times as frequent as in the other group, on a logarithmic axis; the surest by log-likelihood (G²); hollow: adjusted p of 0.05 or more",
            "combien de fois plus fréquent que dans l’autre groupe, échelle logarithmique\u{a0}; les plus sûrs selon la log-vraisemblance (G²)\u{a0}; creux\u{a0}: p ajusté d’au moins 0,05",
        )
    }

    /// `each language for itself: English, French; left out, in one group only: Russian`
    pub fn compared_within(self, shared: &str, alone: &str) -> String {
        let within = format!("{}{}{shared}", self.say("each language for itself", "chaque langue à part"), self.colon());
        if alone.is_empty() { within } else { format!("{within}{}{}{alone}", self.say("; left out, in one group only", "\u{a0}; écarté, dans un seul groupe"), self.colon()) }
    }

    pub fn words_counted(self, a: u64, b: u64) -> String {
        let (a, b) = (numbers::whole(a, self), numbers::whole(b, self));
        match self {
            English => format!("{a} and {b} words"),
            French => format!("{a} et {b} mots"),
        }
    }

    pub fn others(self) -> &'static str {
        self.say("all others", "tous les autres")
    }

    pub fn more_in(self, group: &str) -> String {
        format!("{}{}{group}", self.say("more in", "plus fréquent"), self.say(" ", "\u{a0}: "))
    }

    /// `12 times in RT, 3.4 in 1,000 words`
    pub fn times_in(self, count: u64, group: &str, rate: &str) -> String {
        let count = numbers::whole(count, self);
        match self {
            English => format!("{count} in {group}, {rate} in 1,000 words"),
            French => format!("{group}\u{a0}: {count}, soit {rate} pour 1000 mots"),
        }
    }

    pub fn pairs_title(self, concept: &str, question: &Question) -> String {
        let split = self.split(question.split).unwrap_or(self.say("outlet", "média"));
        format!("{concept}{}{} {} {split}", self.colon(), self.say("compared two by two,", "comparaison deux à deux,"), self.say("by", "par"))
    }

    pub fn no_pair(self) -> &'static str {
        self.say("One row alone has nothing to be compared with", "Une ligne seule n’a rien à quoi être comparée")
    }

    pub fn no_word(self) -> &'static str {
        self.say("No word stands three times in two articles", "Aucun mot n’apparaît trois fois dans deux articles")
    }

    pub fn surest(self, shown: usize, all: usize) -> String {
        match self {
            English => format!("the {shown} surest of {all} differences"),
            French => format!("les {shown} différences les plus sûres sur {all}"),
        }
    }

    pub fn less(self) -> &'static str {
        self.say("the first less", "le premier moins")
    }

    pub fn more(self) -> &'static str {
        self.say("the first more", "le premier plus")
    }

    /// `Partnership: what is behind RT, March 2023`
    pub fn drivers_title(self, concept: &str, point: &[String]) -> String {
        let of = if point.is_empty() { self.say("the whole answer", "l’ensemble de la réponse").to_owned() } else { point.join(", ") };
        format!("{concept}{}{} {of}", self.colon(), self.say("what makes up", "ce qui compose"))
    }

    pub fn expressions(self) -> &'static str {
        self.say("Expressions", "Expressions")
    }

    pub fn outlets(self) -> &'static str {
        self.say("Outlets", "Médias")
    }

    pub fn stories(self) -> &'static str {
        self.say("Stories printed more than once", "Dépêches imprimées plusieurs fois")
    }

    pub fn articles_head(self) -> &'static str {
        self.say("Articles", "Articles")
    }

    pub fn article_number(self, id: &str) -> String {
        format!("article {id}")
    }

    pub fn part_column(self) -> &'static str {
        self.say("part", "part")
    }

    /// `12 % of the hits: 5 hits in 3 articles`
    pub fn part_of_hits(self, percent: &str, hits: u64, articles: u64) -> String {
        format!("{percent}\u{a0}% {}{}{} {} {}", self.say("of the hits", "des occurrences"), self.colon(), self.hits(hits), self.say("in", "dans"), self.articles(articles))
    }

    /// Two selections under one title.
    pub fn selections_title(self, concept: &str, question: &Question, first: &str, second: &str) -> String {
        format!("{concept}{}{}, {first} {} {second}", self.colon(), self.measure(question.measure), self.say("and", "et"))
    }

    /// `together 12 % against 8.1 %, × 1.5 (1.2 to 1.9)`
    pub fn together(self, first: &str, second: &str, ratio: Option<&str>) -> String {
        let ratio = ratio.map_or(String::new(), |ratio| format!(", {ratio}"));
        format!("{} {first} {} {second}{ratio}", self.say("all periods together", "toutes périodes confondues"), self.say("against", "contre"))
    }

    pub fn overlapping(self, articles: u64) -> String {
        format!("{} {}", self.articles(articles), self.say("are in both, so that the ratio has no interval", "sont dans les deux\u{a0}: le rapport n’a pas d’intervalle"))
    }

    pub fn this_selection(self) -> &'static str {
        self.say("this selection", "cette sélection")
    }

    pub fn other_selection(self) -> &'static str {
        self.say("the other selection", "l’autre sélection")
    }
}
