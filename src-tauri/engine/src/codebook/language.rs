//! What must be known of a language, whatever the codebook: verbs of saying, negations, words of distance, carriers.

use crate::Result;
use crate::text::{Class, class_of};

use super::pattern::{Lists, Node, parse};
use super::file::{File, Here};
use super::shapes::LanguageShape;
use toml::Spanned;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Han,
}

/// What a cue of a language tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueKind {
    /// A verb of saying.
    Saying,
    /// A verb that is one of saying behind what is said, before its subject.
    Inserted,
    /// A verb that makes what follows indirect speech of its subject.
    Headline,
    /// "According to".
    Attribution,
    Accusing,
    Denying,
    Doubting,
    /// A source without a proper name.
    Role,
    /// A source that speaks for no state.
    OtherRole,
    /// Ends a speech that lasts, at the head of a sentence.
    SpeechEnds,
    Negation,
    NegationAfter,
    /// Looks like a negation and is none.
    PseudoNegation,
    /// Two negations that cancel.
    DoubleNegation,
    Distance,
    DistanceAfter,
    PseudoDistance,
    Sought,
    CarriesPair,
    CarriesPlural,
    CarriesSingle,
    CarriesFirst,
    CarriesOther,
    /// A pronoun in the object's place.
    CarriesObject,
    Separator,
    With,
    Between,
    And,
    Towards,
    /// A word that holds one that ties, and ties nothing itself.
    NoTie,
}

#[derive(Debug, Clone)]
pub struct Cue {
    pub kind: CueKind,
    pub node: Node,
}

#[derive(Debug, Clone)]
pub struct Language {
    /// ISO 639-1.
    pub code: String,
    pub name: String,
    pub script: Script,
    pub spaced: bool,
    pub quotes: Vec<(char, char)>,
    /// Marks of titles of works: never speech.
    pub titles: Vec<(char, char)>,
    pub cues: Vec<Cue>,
    /// Marks that part a source from what it says in a headline.
    pub tags: Vec<String>,
    pub clause_marks: Vec<char>,
    /// Whether a speech lasts over sentences until a new source appears.
    pub speech_lasts: bool,
    /// Whether a verb of saying may stand between what is said and who says it ("the level of ties noted A").
    pub speech_inverts: bool,
    /// What begins right behind a verb of saying that closes a sentence: when, where, to whom.
    pub settings: Vec<Node>,
    /// Endings of verb forms that go on with what their subject says and never close it.
    pub participles: Vec<String>,
    pub negation_reach: usize,
    /// Whether several negations make one ("никакой … не").
    pub negation_concord: bool,
    pub distance_reach: usize,
}

/// Reads a language file.
pub(super) fn read_language(name: &str, text: &str) -> Result<Language> {
    let file = File { name, text };
    let shape: LanguageShape = file.shape()?;
    let script = match shape.language.script.as_str() {
        "latin" => Script::Latin,
        "cyrillic" => Script::Cyrillic,
        "han" => Script::Han,
        other => return Err(file.wrong(0, &format!("“{other}” is no script"), "Write latin, cyrillic or han.")),
    };
    Ok(Language {
        cues: cues(&file, &shape)?,
        settings: shape.saying.settings.iter().map(|pattern| node_of(&file, pattern)).collect::<Result<_>>()?,
        participles: shape.saying.participles,
        code: shape.language.code,
        name: shape.language.name,
        script,
        spaced: shape.language.words == "spaced",
        quotes: pairs(&shape.quotes.pairs),
        titles: pairs(&shape.quotes.titles),
        tags: shape.saying.tags,
        clause_marks: shape.clauses.marks.iter().filter_map(|mark| mark.chars().next()).collect(),
        speech_lasts: shape.saying.lasts,
        speech_inverts: shape.saying.inverts,
        negation_reach: usize::from(shape.negation.reach.unwrap_or(6)),
        negation_concord: shape.negation.concord,
        distance_reach: usize::from(shape.distance.reach.unwrap_or(6)),
    })
}

fn pairs(pairs: &[(String, String)]) -> Vec<(char, char)> {
    pairs.iter().filter_map(|(open, close)| Some((open.chars().next()?, close.chars().next()?))).collect()
}

fn cues(file: &File<'_>, shape: &LanguageShape) -> Result<Vec<Cue>> {
    let lists: &[(CueKind, &[Spanned<String>])] = &[
        (CueKind::Saying, &shape.saying.verbs),
        (CueKind::Inserted, &shape.saying.inserted),
        (CueKind::Headline, &shape.saying.headline),
        (CueKind::Attribution, &shape.saying.attribution),
        (CueKind::Accusing, &shape.saying.accusing),
        (CueKind::Denying, &shape.saying.denying),
        (CueKind::Doubting, &shape.saying.doubting),
        (CueKind::Role, &shape.saying.roles),
        (CueKind::OtherRole, &shape.saying.others),
        (CueKind::SpeechEnds, &shape.saying.ends),
        (CueKind::Negation, &shape.negation.before),
        (CueKind::NegationAfter, &shape.negation.after),
        (CueKind::PseudoNegation, &shape.negation.pseudo),
        (CueKind::DoubleNegation, &shape.negation.double),
        (CueKind::Distance, &shape.distance.before),
        (CueKind::DistanceAfter, &shape.distance.after),
        (CueKind::PseudoDistance, &shape.distance.pseudo),
        (CueKind::Sought, &shape.distance.sought),
        (CueKind::CarriesPair, &shape.carriers.pair),
        (CueKind::CarriesPlural, &shape.carriers.plural),
        (CueKind::CarriesSingle, &shape.carriers.single),
        (CueKind::CarriesFirst, &shape.carriers.first),
        (CueKind::CarriesOther, &shape.carriers.other),
        (CueKind::CarriesObject, &shape.carriers.object),
        (CueKind::Separator, &shape.clauses.separators),
        (CueKind::With, &shape.relation.with),
        (CueKind::Between, &shape.relation.between),
        (CueKind::And, &shape.relation.and),
        (CueKind::Towards, &shape.relation.towards),
        (CueKind::NoTie, &shape.relation.none),
    ];
    let mut cues = Vec::new();
    for (kind, patterns) in lists {
        for pattern in *patterns {
            // Hyphens and quotation marks part words and are never met as words.
            if !pattern.get_ref().chars().any(|c| matches!(class_of(c), Class::Word | Class::Han | Class::Mark)) {
                continue;
            }
            cues.push(Cue { kind: *kind, node: node_of(file, pattern)? });
        }
    }
    Ok(cues)
}

fn node_of(file: &File<'_>, pattern: &Spanned<String>) -> Result<Node> {
    parse(pattern.get_ref(), &Lists::new()).map_err(|problem| file.pattern(pattern.here(), pattern.get_ref(), &problem))
}
