//! The words of figures alone: what bands, marks, cells and bars mean.

use super::Language;
use super::Language::{English, French};
use crate::question::{Period, Question};

impl Language {
    pub fn bands(self) -> &'static str {
        self.say("bands are 95\u{a0}% intervals", "bandes\u{a0}: intervalles à 95\u{a0}%")
    }

    pub fn bands_and_lines(self) -> &'static str {
        self.say("bands and thin lines are 95\u{a0}% intervals", "bandes et traits fins\u{a0}: intervalles à 95\u{a0}%")
    }

    pub fn whiskers(self) -> &'static str {
        self.say("lines are 95\u{a0}% intervals", "traits\u{a0}: intervalles à 95\u{a0}%")
    }

    pub fn hollow(self) -> &'static str {
        self.say("hollow points rest on fewer than 10 articles", "points creux\u{a0}: moins de 10 articles")
    }

    pub fn flagged(self) -> &'static str {
        self.say("hatched: coverage to be checked", "hachures\u{a0}: couverture à vérifier")
    }

    /// What the line of an average is, and what the points are.
    pub fn smoothed(self, window: usize, by: Period) -> String {
        let unit = self.period(by);
        match self {
            English => format!("lines are centred moving averages over {window} {unit}s, none across gaps; points are the raw values"),
            French => {
                let plural = if unit.ends_with('s') { "" } else { "s" };
                format!("lignes\u{a0}: moyennes mobiles centrées sur {window} {unit}{plural}, sans franchir les lacunes\u{a0}; points\u{a0}: valeurs brutes")
            }
        }
    }

    pub fn changes(self) -> &'static str {
        self.say("dashed steps are changes of level, bars on the axis where each may lie", "paliers en tirets\u{a0}: changements de niveau, barres sur l’axe\u{a0}: leur intervalle")
    }

    /// The event lines of small multiples.
    pub fn dotted(self, named: &[String], more: usize) -> String {
        let rest = if more == 0 { String::new() } else { format!(" {}", self.and_more(more).trim_end_matches('.')) };
        format!("{}{}{}{rest}", self.say("dotted lines", "pointillés"), self.colon(), named.join(", "))
    }

    /// The short marks of events that have no line: all of them, or the others.
    pub fn ticks(self, all: bool) -> &'static str {
        match all {
            true => self.say("short marks at the top are events", "petites marques en haut\u{a0}: événements"),
            false => self.say("short marks at the top are further events", "petites marques en haut\u{a0}: autres événements"),
        }
    }

    /// What the squares of a picture stand for; `points` are code points.
    pub fn squares(self, points: &str) -> String {
        match self {
            English => format!("□ stands for what the fonts of pictures lack ({points}); the SVG file holds it as it was written"),
            French => format!("□ remplace ce que les polices des images n’ont pas ({points})\u{a0}; le fichier SVG le garde tel quel"),
        }
    }

    pub fn hole(self, kind: &str) -> &'static str {
        match kind {
            "gap" => self.say("coverage gap", "lacune de couverture"),
            "spike" => self.say("unusually many articles", "articles inhabituellement nombreux"),
            "first-of-month" => self.say("many articles dated the first of the month", "beaucoup d’articles datés du premier du mois"),
            _ => self.say("coverage to be checked", "couverture à vérifier"),
        }
    }

    pub fn nothing_counted(self) -> &'static str {
        self.say("nothing counted", "rien de compté")
    }

    pub fn only(self, concept: &str) -> String {
        format!("{} {concept}", self.say("only", "seulement"))
    }

    pub fn both(self) -> &'static str {
        self.say("both", "les deux")
    }

    pub fn neither(self) -> &'static str {
        self.say("neither", "aucun des deux")
    }

    pub fn only_either(self) -> &'static str {
        self.say("bars show the articles with at least one of the two", "barres\u{a0}: articles avec au moins l’un des deux")
    }

    pub fn odds_column(self) -> &'static str {
        self.say("odds ratio", "rapport de cotes")
    }

    /// `Partnership and Neutrality in the same articles, by outlet`
    pub fn quadrant_title(self, first: &str, second: &str, question: &Question) -> String {
        let title = format!("{first} {} {second}{}", self.say("and", "et"), self.say(" in the same articles", " dans les mêmes articles"));
        self.split(question.split).map_or(title.clone(), |split| format!("{title}, {} {split}", self.say("by", "par")))
    }

    /// `Partnership: own voice and quotation by outlet`
    pub fn voices_title(self, concept: &str, question: &Question) -> String {
        let what = self.say("quoted or in the outlet’s own voice", "cité ou dit en propre");
        let split = self.split(question.split).map_or(String::new(), |split| format!(", {} {split}", self.say("by", "par")));
        format!("{concept}{}{what}{split}", self.colon())
    }

    pub fn voices_subtitle(self) -> &'static str {
        self.say("Share of hits; thin lines are 95\u{a0}% intervals of the border", "Part des occurrences\u{a0}; traits fins\u{a0}: intervalles à 95\u{a0}% de la limite")
    }

    pub fn coverage_title(self) -> &'static str {
        self.say("Articles in the collection by outlet and week", "Articles de la collection par média et par semaine")
    }

    pub fn coverage_subtitle(self) -> &'static str {
        self.say("The stronger the colour, the more articles (square-root scale); blank weeks have none", "Plus la couleur est forte, plus il y a d’articles (échelle racine carrée)\u{a0}; semaines vides\u{a0}: aucun")
    }

    pub fn small_cells(self) -> &'static str {
        self.say("small cells rest on fewer than 10 articles", "petites cases\u{a0}: moins de 10 articles")
    }

    pub fn blank_cells(self) -> &'static str {
        self.say("blank: no article", "vide\u{a0}: aucun article")
    }

    pub fn flagged_below(self) -> &'static str {
        self.say("dotted underline: coverage to be checked", "souligné\u{a0}: couverture à vérifier")
    }
}
