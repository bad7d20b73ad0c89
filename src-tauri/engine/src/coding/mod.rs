//! Which expressions does an article hold, and who says them, how? Pure: an article and a codebook in, hits out.

mod beside;
mod blocks;
mod broken;
mod bystanders;
mod carry;
mod claimants;
mod company;
mod demands;
mod edited;
mod evaluate;
mod explain;
mod gold;
mod hit;
mod holdout;
mod hopes;
mod keywords;
mod lexicon;
mod long;
mod matching;
mod nearly;
mod prescan;
mod quotes;
mod reading;
mod relation;
mod repeated;
mod score;
mod seeking;
mod sentence;
mod silent;
mod spare;
mod speech;
mod spotter;
mod stance;
mod steps;
mod subjects;
mod tail;
mod tongue;
mod voice;
mod ways;
mod weighing;

use std::sync::Arc;

use crate::Result;
use crate::article::ZoneSpan;
use crate::codebook::{ActorKind, Codebook, Language, Node, Where};

pub use evaluate::{AttributeRow, Evaluation, EvaluationError, Row, evaluate};
pub use gold::{GoldArticle, GoldSentence, read_gold};
pub use holdout::HeldOut;
pub use hit::{Hit, NotCounted, Speaker, Stance, Voice};

pub use nearly::Nearly;
pub use reading::LeftOut;
use steps::Step;
use tongue::Tongue;

/// The texts of an article as the coder needs them.
#[derive(Debug, Clone, Copy)]
pub struct ArticleText<'a> {
    pub title: Option<&'a str>,
    pub body: &'a str,
    pub zones: &'a [ZoneSpan],
    /// ISO 639-1; `None`: told by script and words.
    pub language: Option<&'a str>,
}

/// What an article holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coding {
    /// In order of place: title first.
    pub hits: Vec<Hit>,
    /// Whether title or body name both actors of the pair.
    pub mentions_pair: bool,
    /// Sentences about things noticed, such as a quotation mark without a partner.
    pub notes: Vec<String>,
}

/// A codebook made ready to code with. Shared by threads.
pub struct Coder {
    codebook: Codebook,
    /// Shared with the coders of codebooks that differ in other languages.
    tongues: Vec<Arc<Tongue>>,
    /// Of each language the expression of each pattern that is sought.
    sought: Vec<Vec<u32>>,
    able: Vec<bool>,
    /// What stands beside each expression's patterns, ready to match.
    company: Vec<Company>,
    /// Whether nothing is passed over unread.
    thorough: bool,
}

/// The patterns of an expression, and those that may not, or have to, stand near.
struct Company {
    own: Vec<Step>,
    not: Vec<(Where, Step)>,
    near: Vec<(Where, Step)>,
}

impl Coder {
    /// Compiles a codebook.
    pub fn new(codebook: &Codebook) -> Result<Coder> {
        Self::compiled(codebook, None, false)
    }

    /// A coder for a codebook that was edited: languages that the edit leaves alone are taken over from this one.
    ///
    /// # Errors
    /// As [`Coder::new`].
    pub fn edited(&self, codebook: &Codebook) -> Result<Coder> {
        Self::compiled(codebook, Some(self), self.thorough)
    }

    /// A coder that passes over nothing unread and tries every pattern wherever one of its fixed words stands: several times as slow,
    /// and what the fast one is held against.
    pub fn thorough(codebook: &Codebook) -> Result<Coder> {
        Self::compiled(codebook, None, true)
    }

    fn compiled(codebook: &Codebook, before: Option<&Coder>, thorough: bool) -> Result<Coder> {
        let before = before.filter(|coder| codebook.speaks_as(&coder.codebook));
        let tongue = |(nth, language): (usize, &Language)| {
            let kept = before.filter(|coder| edited::leaves_alone(&coder.codebook, codebook, &language.code));
            kept.map_or_else(|| Arc::new(Tongue::new(codebook, language, thorough)), |coder| coder.tongues[nth].clone())
        };
        let tongues = codebook.languages.iter().enumerate().map(tongue).collect();
        let sought = codebook.languages.iter().map(|language| tongue::sought(codebook, &language.code)).collect();
        let able = codebook.actors.iter().map(|actor| actor.kind != ActorKind::Group).collect();
        let placed = |all: &[(Where, Node)]| all.iter().map(|(place, node)| (*place, Step::from(node))).collect();
        let company = codebook.expressions.iter().map(|one| Company { own: one.nodes.iter().map(Step::from).collect(), not: placed(&one.not), near: placed(&one.near) });
        Ok(Coder { codebook: codebook.clone(), tongues, sought, able, company: company.collect(), thorough })
    }

    /// Codes one article. The same text gives the same hits, whatever was coded before or beside it.
    pub fn code(&self, article: &ArticleText<'_>) -> Coding {
        reading::code(self, article)
    }

    /// Expressions that stand in an article and are no hits, each with the reason.
    pub fn left_out(&self, article: &ArticleText<'_>) -> Vec<LeftOut> {
        reading::left_out(self, article)
    }

    fn concept_of(&self, found: &reading::Match) -> u16 {
        self.codebook.expressions[found.expression as usize].concept
    }

    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    pub fn concept_id(&self, concept: u16) -> &str {
        self.codebook.concepts.get(usize::from(concept)).map_or("", |concept| &concept.id)
    }

    pub fn category_id(&self, concept: u16, category: u16) -> &str {
        let concept = self.codebook.concepts.get(usize::from(concept));
        concept.and_then(|concept| concept.categories.get(usize::from(category))).map_or("", |category| &category.id)
    }

    pub fn expression_id(&self, expression: u32) -> &str {
        self.codebook.expressions.get(expression as usize).map_or("", |expression| &expression.id)
    }

    pub fn actor_name(&self, actor: u16) -> &str {
        self.codebook.actor_name(actor)
    }

    /// `China`, `Russia` (the pair's names), `both`, `other`, `unknown`, `none`.
    pub fn speaker_name(&self, speaker: Speaker) -> &str {
        match speaker {
            Speaker::First => self.actor_name(self.codebook.pair[0]),
            Speaker::Second => self.actor_name(self.codebook.pair[1]),
            Speaker::Both => "both",
            Speaker::Other => "other",
            Speaker::Unknown => "unknown",
            Speaker::None => "none",
        }
    }
}

