//! The words of figures and reports, in the reader’s language. Titles of concepts and categories come with the codebook.

use super::numbers::{self, NBSP};
use crate::answers::LeftOut;
use crate::question::{Among, Copies, Measure, Period, Question, Split};

/// The languages figures are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    French,
}

use Language::{English, French};

impl Language {
    /// French where the tag says so, else English.
    pub fn of(tag: &str) -> Self {
        if tag == "fr" || tag.starts_with("fr-") { French } else { English }
    }

    /// The language's tag, ISO 639-1.
    pub fn tag(self) -> &'static str {
        self.say("en", "fr")
    }

    /// What a list of contents is called.
    pub fn contents(self) -> &'static str {
        self.say("Contents", "Sommaire")
    }

    pub(super) fn say(self, english: &'static str, french: &'static str) -> &'static str {
        match self {
            English => english,
            French => french,
        }
    }

    /// What a page says whose quotations hold characters that its fonts lack.
    pub fn code_points(self) -> &'static str {
        self.say(
            "Characters that the fonts of these pages lack, such as emoji, stand in quotations as their Unicode code points in square brackets: [U+1F600]. The HTML and DOCX reports show them as they were written.",
            "Les caractères absents des polices de ces pages, comme les émojis, figurent dans les citations par leur point de code Unicode entre crochets\u{a0}: [U+1F600]. Les rapports HTML et DOCX les montrent tels qu’ils ont été écrits.",
        )
    }

    /// What the ends of an interval are called.
    pub fn ends(self) -> (&'static str, &'static str) {
        (self.say("low", "bas"), self.say("high", "haut"))
    }

    /// A colon with the blank that stands before it.
    pub fn colon(self) -> &'static str {
        self.say(": ", "\u{a0}: ")
    }

    pub fn measure(self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => self.say("share of articles", "part des articles"),
            Measure::Per1000Sentences => self.say("hits per 1,000 sentences", "occurrences pour 1000 phrases"),
            Measure::Per10000Words => self.say("hits per 10,000 words", "occurrences pour 10\u{202f}000 mots"),
            Measure::Hits => self.say("number of hits", "nombre d’occurrences"),
            Measure::Articles => self.say("articles with at least one hit", "articles avec au moins une occurrence"),
        }
    }

    pub(super) fn period(self, period: Period) -> &'static str {
        match period {
            Period::Day => self.say("day", "jour"),
            Period::Week => self.say("week", "semaine"),
            Period::Month => self.say("month", "mois"),
            Period::Quarter => self.say("quarter", "trimestre"),
            Period::Year => self.say("year", "année"),
        }
    }

    pub fn split(self, split: Split) -> Option<&'static str> {
        Some(match split {
            Split::Outlet => self.say("outlet", "média"),
            Split::Language => self.say("language", "langue"),
            Split::Category => self.say("category", "catégorie"),
            Split::Voice => self.say("voice", "voix"),
            Split::Stance => self.say("stance", "position"),
            Split::Kind => self.say("kind of outlet", "type de média"),
            Split::Country => self.say("country", "pays"),
            Split::Group => self.say("group of outlets", "groupe de médias"),
            Split::None => return None,
        })
    }

    /// `Partnership: share of articles by month and outlet`
    pub fn trend_title(self, concept: &str, question: &Question) -> String {
        let by = self.period(question.by);
        let split = self.split(question.split).map_or(String::new(), |split| format!("{} {split}", self.say(" and", " et par")));
        format!("{concept}{}{} {} {by}{split}", self.colon(), self.measure(question.measure), self.say("by", "par"))
    }

    /// `Partnership: share of articles by outlet`
    pub fn comparison_title(self, concept: &str, question: &Question) -> String {
        let split = self.split(question.split).unwrap_or(self.say("outlet", "média"));
        format!("{concept}{}{} {} {split}", self.colon(), self.measure(question.measure), self.say("by", "par"))
    }

    /// Who is counted among whom, for axes and subtitles.
    pub fn denominator(self, question: &Question, pair: &[String]) -> String {
        let counted = match question.measure {
            Measure::Share => self.say("Share of", "Part des"),
            Measure::Per1000Sentences => self.say("Hits per 1,000 sentences of", "Occurrences pour 1000 phrases des"),
            Measure::Per10000Words => self.say("Hits per 10,000 words of", "Occurrences pour 10\u{202f}000 mots des"),
            Measure::Hits => self.say("Hits in", "Occurrences dans les"),
            Measure::Articles => self.say("Articles with at least one hit, of", "Articles avec au moins une occurrence, parmi les"),
        };
        format!("{counted} {}", self.scope(question.among, pair))
    }

    /// `among articles that mention China and Russia`
    pub fn among(self, among: Among, pair: &[String]) -> String {
        format!("{} {}", self.say("among", "parmi les"), self.scope(among, pair))
    }

    fn scope(self, among: Among, pair: &[String]) -> String {
        match among {
            Among::All => return self.say("the collected articles", "articles collectés").into(),
            Among::Published => return self.say("all published articles (published totals)", "articles publiés (totaux publiés)").into(),
            Among::BothActors => {}
        }
        if pair.is_empty() {
            return self.say("articles that mention both actors", "articles mentionnant les deux acteurs").into();
        }
        let names: Vec<String> = pair.iter().map(|name| self.state(name)).collect();
        format!("{} {}", self.say("articles that mention", "articles mentionnant"), names.join(self.say(" and ", " et ")))
    }

    /// A state's short English name as the reader knows it.
    fn state(self, name: &str) -> String {
        match (self, name) {
            (French, "China") => "la Chine".into(),
            (French, "Russia") => "la Russie".into(),
            _ => name.into(),
        }
    }

    pub fn copies(self, copies: Copies) -> &'static str {
        match copies {
            Copies::All => self.say("every copy counted", "toutes les copies comptées"),
            Copies::PerOutlet => self.say("one copy per outlet", "une copie par média"),
            Copies::PerStory => self.say("one copy per story", "une copie par dépêche"),
        }
    }

    pub fn articles(self, number: u64) -> String {
        let count = numbers::whole(number, self);
        format!("{count}{NBSP}{}", if number == 1 { "article" } else { "articles" })
    }

    pub fn hits(self, number: u64) -> String {
        let count = numbers::whole(number, self);
        let noun = match (self, number) {
            (English, 1) => "hit",
            (English, _) => "hits",
            (French, 0 | 1) => "occurrence",
            (French, _) => "occurrences",
        };
        format!("{count}{NBSP}{noun}")
    }

    /// A source as one cites it: `Harbour Post, 21 March 2023, “Title”`.
    pub fn citation(self, outlet: Option<&str>, day: Option<&str>, title: Option<&str>) -> String {
        let day = day.and_then(|day| day.parse().ok()).map_or_else(|| self.say("undated", "sans date").to_owned(), |day| super::periods::day_name(day, self));
        let title = title.map(|title| match self {
            English => format!("“{}”", title.trim()),
            French => format!("«{NBSP}{}{NBSP}»", title.trim()),
        });
        [Some(outlet.unwrap_or(self.say("unknown outlet", "média inconnu")).to_owned()), Some(day), title].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    pub fn source(self, source: &str) -> String {
        format!("Source{}{source}", self.colon())
    }

    pub fn codebook(self, version: &str) -> String {
        format!("{}{NBSP}{version}", self.say("codebook", "grille de codage"))
    }

    /// That the numbers are those of the last whole coding.
    pub fn stale(self) -> &'static str {
        self.say("the codebook was changed since: last whole coding", "grille modifiée depuis\u{a0}: dernier codage complet")
    }

    /// How many hits a person struck out or set otherwise.
    pub fn by_hand(self, number: u64, left_out: bool) -> Option<String> {
        match (number, left_out) {
            (_, true) => Some(self.say("coding by hand left out", "codage manuel non pris en compte").into()),
            (0, false) => None,
            (1, false) => Some(self.say("1 hit set by hand", "1 occurrence codée à la main").into()),
            (n, false) => Some(format!("{n}{NBSP}{}", self.say("hits set by hand", "occurrences codées à la main"))),
        }
    }

    pub fn recipe(self, id: &str) -> String {
        format!("{}{NBSP}{id}", self.say("recipe", "recette"))
    }

    pub fn left_out(self, left_out: &LeftOut) -> Vec<String> {
        let parts = [
            (left_out.undated, self.say("without a date", "sans date")),
            (left_out.too_coarse_a_date, self.say("with too coarse a date", "à date trop imprécise")),
            (left_out.no_text, self.say("without text", "sans texte")),
            (left_out.copies, self.say("that are copies", "en copie")),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{} {why}", self.articles(*n))).collect();
        if parts.is_empty() { parts } else { vec![format!("{}{}{}", self.say("left out", "écartés"), self.colon(), parts.join(", "))] }
    }

    /// What a caution means, where the figure does not show it already.
    pub fn caution(self, code: &str) -> Option<&'static str> {
        Some(match code {
            "one-article" => self.say("rests on one article", "repose sur un seul article"),
            "one-outlet-dominates" => self.say("one outlet has most of the articles", "un média a la plupart des articles"),
            "lengths-differ" => self.say(
                "articles differ in length: rates per sentence compare better",
                "longueurs d’articles inégales\u{a0}: les taux par phrase se comparent mieux",
            ),
            "extents-differ" => self.say("full texts and excerpts are mixed", "textes intégraux et extraits mêlés"),
            "many-undated" => self.say("many articles have no date that fits", "beaucoup d’articles sans date utilisable"),
            _ => return None,
        })
    }

    pub fn not_validated(self) -> &'static str {
        self.say("Not validated on this collection", "Non validé sur cette collection")
    }

    pub fn nothing_dated(self) -> &'static str {
        self.say("No dated article answers this question", "Aucun article daté ne répond à cette question")
    }

    pub fn nothing(self) -> &'static str {
        self.say("No article answers this question", "Aucun article ne répond à cette question")
    }

    pub fn no_article(self) -> &'static str {
        self.say("no article", "aucun article")
    }

    pub fn baseline(self, name: &str) -> String {
        format!("{}{}{name}", self.say("baseline", "référence"), self.colon())
    }

    pub fn articles_column(self) -> &'static str {
        "articles"
    }

    pub fn ratio_column(self, with_baseline: bool) -> &'static str {
        if with_baseline { self.say("ratio", "rapport") } else { self.say("vs others", "vs autres") }
    }

    pub fn value_column(self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => self.say("share", "part"),
            Measure::Per1000Sentences | Measure::Per10000Words => self.say("rate", "taux"),
            Measure::Hits => self.say("hits", "occ."),
            Measure::Articles => "articles",
        }
    }

    pub fn out_of(self) -> &'static str {
        self.say("of", "de")
    }

    /// `41 % of 160 articles`
    pub fn value_of(self, value: f64, measure: Measure, articles: u64, hits: u64) -> String {
        let written = numbers::value(value, measure, self);
        let all = self.articles(articles);
        let of = self.out_of();
        match measure {
            Measure::Share => format!("{written} {of} {all}"),
            Measure::Hits => format!("{} {} {all}", self.hits(hits), self.say("in", "dans")),
            Measure::Articles => format!("{written} {of} {all}"),
            Measure::Per1000Sentences | Measure::Per10000Words => {
                format!("{written} ({} {} {all})", self.hits(hits), self.say("in", "dans"))
            }
        }
    }

    pub fn of_interval(self, interval: &str) -> String {
        format!("{interval} ({})", self.say("95\u{a0}% interval", "intervalle à 95\u{a0}%"))
    }

    pub fn to_baseline(self, ratio: &str, interval: &str, baseline: Option<&str>) -> String {
        let others = self.say("all others", "tous les autres");
        format!("{ratio} {} {} ({interval})", self.say("against", "par rapport à"), baseline.unwrap_or(others))
    }

    pub fn few_articles(self) -> &'static str {
        self.say("fewer than 10 articles", "moins de 10 articles")
    }

    pub fn and_more(self, number: usize) -> String {
        match self {
            English => format!("and {number} more."),
            French => format!("et {number} autres."),
        }
    }

    pub fn span(self, from: &str, to: &str) -> String {
        if from == to { from.into() } else { format!("{from} {} {to}", self.say("to", "à")) }
    }

    /// Keys of the interface that are not names: voices, stances, the whole, the unknown.
    pub fn key(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "all" => self.say("all", "ensemble"),
            "(unknown)" => self.say("unknown outlet", "média inconnu"),
            "narrated" => self.say("own voice", "en propre"),
            "quoted" => self.say("quoted", "cité"),
            "asserted" => self.say("asserted", "affirmé"),
            "distanced" => self.say("distanced", "mis à distance"),
            "negated" => self.say("negated", "nié"),
            "agency" => self.say("news agencies", "agences"),
            "state" => self.say("state media", "médias d’État"),
            "public" => self.say("public broadcasters", "médias publics"),
            "private" => self.say("private media", "médias privés"),
            "en" => self.say("English", "anglais"),
            "fr" => self.say("French", "français"),
            "ru" => self.say("Russian", "russe"),
            "zh" => self.say("Chinese", "chinois"),
            "de" => self.say("German", "allemand"),
            "es" => self.say("Spanish", "espagnol"),
            _ => return None,
        })
    }

    /// `RT: no hit, January 2022 to June 2024.`
    pub fn never(self, name: &str, first: &str, last: &str) -> String {
        let name = if name.is_empty() { String::new() } else { format!("{name}{}", self.colon()) };
        format!("{name}{}, {}.", self.say("no hit", "aucune occurrence"), self.span(first, last))
    }

    /// `RT: 12 % in January 2022, 27 % in June 2024, highest 41 % in March 2023.`
    pub fn course(self, name: &str, first: (&str, &str), last: (&str, &str), highest: (&str, &str)) -> String {
        let colon = self.colon();
        let one = |(value, period): (&str, &str)| format!("{value} {period}");
        let name = if name.is_empty() { String::new() } else { format!("{name}{colon}") };
        if first.1 == last.1 {
            return format!("{name}{}.", one(first));
        }
        format!("{name}{}, {}, {} {}.", one(first), one(last), self.say("highest", "maximum"), one(highest))
    }
}
