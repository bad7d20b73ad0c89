//! What is kept in memory of a library as long as nobody changes it: the columns that everything is counted from.

use std::sync::{Arc, OnceLock};

use super::Library;
use super::by_hand::Hands;
use crate::answers::CodebookInfo;
use crate::codebook::Codebook;
use crate::coding::Coder;
use crate::measure::Facts;
use crate::store::{Store, Target};
use crate::{Error, Result};

/// The facts of one version of a library.
pub struct Known {
    version: Versions,
    /// With what was set by hand.
    pub facts: Arc<Facts>,
    /// As the rules say.
    pub plain: Arc<Facts>,
    /// Articles that wait for the codebook that is wanted.
    pub uncoded: u64,
    /// Articles without a coding of the codebook that answers.
    missing: u64,
    /// The codebook that answers.
    pub codebook: Option<Arc<KnownCodebook>>,
    /// The hash of the codebook that is wanted, where it is another one than the one that answers.
    pub next: Option<String>,
    pub hands: Hands,
    /// The order-free hash of the library's content.
    pub library: String,
}

/// What the memory was read from: content and codings, decisions by hand, steps of a coding that does not answer yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Versions {
    content: i64,
    hand: i64,
    beside: i64,
}

/// The codebook with which the library is coded.
pub struct KnownCodebook {
    /// Its number in the library.
    pub number: i64,
    pub info: CodebookInfo,
    pub codebook: Codebook,
    coder: OnceLock<Coder>,
}

impl KnownCodebook {
    fn of(number: i64, codebook: Codebook) -> Self {
        Self { number, info: codebook.info(), codebook, coder: OnceLock::new() }
    }

    /// The codebook made ready to code with, once.
    ///
    /// # Errors
    /// As [`Coder::new`].
    pub fn coder(&self) -> Result<&Coder> {
        if let Some(coder) = self.coder.get() {
            return Ok(coder);
        }
        let made = Coder::new(&self.codebook)?;
        Ok(self.coder.get_or_init(|| made))
    }
}

/// From so many articles on, what most questions ask is counted beforehand; fewer are counted in a few milliseconds.
const PREPARED_FROM: usize = 50_000;

impl Library {
    /// The facts of the library as it is now.
    pub fn known(&self) -> Result<Arc<Known>> {
        let store = self.store();
        let (known, is_new) = store.reading(|| self.known_in(&store))?;
        if is_new.columns && known.missing == 0 {
            // a start is slower without them and nothing else is lost: a library that cannot be written stays readable
            let _ = store.keep_columns(known.version.content, &known.plain, known.missing);
        }
        if is_new.facts && known.facts.len() >= PREPARED_FROM {
            // beside the first answers, which are counted from the columns until it is done
            let (version, facts) = (known.version.content, known.facts.clone());
            let (plain, orders) = (known.plain.clone(), store.again().ok().filter(|_| known.missing == 0));
            std::thread::spawn(move || {
                facts.prepare();
                orders.into_iter().for_each(|store| Self::make_orders(store, &plain, version));
            });
        }
        Ok(known)
    }

    /// The same, all read from one state of the library; with what of it was not in memory yet.
    fn known_in(&self, store: &Store) -> Result<(Arc<Known>, IsNew)> {
        let version = Versions { content: store.version()?, hand: store.version_of("hand")?, beside: store.version_of("beside")? };
        let mut kept = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(known) = kept.as_ref().filter(|known| known.version == version) {
            return Ok((known.clone(), IsNew::default()));
        }
        let (known, columns) = match kept.as_ref().filter(|known| known.version.content == version.content) {
            Some(known) => (known.renewed(store, version)?, false),
            None => Known::read(store, version)?,
        };
        let known = Arc::new(known);
        *kept = Some(known.clone());
        Ok((known, IsNew { facts: true, columns }))
    }
}

/// What of the facts was not in memory yet, and whether they were read row by row.
#[derive(Default)]
struct IsNew {
    facts: bool,
    columns: bool,
}

impl Known {
    fn read(store: &Store, version: Versions) -> Result<(Self, bool)> {
        let (wanted, coded) = (store.codebook()?, store.coded()?);
        let whole = coded.is_some();
        let answering = coded.or_else(|| wanted.clone());
        // A start reads the codebook and the columns side by side.
        let (codebook, kept) = std::thread::scope(|scope| {
            let codebook = answering.as_ref().map(|kept| scope.spawn(|| Codebook::from_text(&kept.text)));
            let kept = store.kept_columns(version.content);
            (codebook.map(|read| read.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))), kept)
        });
        let (codebook, kept) = (codebook.transpose()?, kept?);
        let codebook = answering.as_ref().zip(codebook).map(|(kept, codebook)| Arc::new(KnownCodebook::of(kept.id, codebook)));
        // What was kept was counted with them: a start need not count a million articles.
        let missing = match (&kept, &answering) {
            (Some((_, missing)), _) if whole => *missing,
            (_, None) => store.count("articles")?,
            (_, Some(answering)) => store.uncoded(answering.id)?,
        };
        let next = wanted.filter(|wanted| answering.is_some_and(|answering| answering.id != wanted.id)).map(|wanted| wanted.hash);
        let are_new = kept.is_none();
        let plain = Arc::new(kept.map_or_else(|| store.facts(), |(facts, _)| Ok(facts))?);
        let known = Self { version, facts: plain.clone(), plain, uncoded: missing, missing, codebook, next, hands: Hands::default(), library: store.hash()? };
        Ok((known.renewed(store, version)?, are_new))
    }

    /// The same content with what stands beside it as it is now.
    fn renewed(&self, store: &Store, version: Versions) -> Result<Self> {
        let hands = Hands::read(store, self.codebook.as_deref().map(|known| &known.codebook))?;
        let facts = if hands.rows.is_empty() { self.plain.clone() } else { Arc::new(hands.applied(&self.plain)) };
        let waiting = match (&self.next, store.codebook()?) {
            (Some(_), Some(wanted)) => store.waiting(Target::Beside(wanted.id))?,
            _ => self.missing,
        };
        let (plain, codebook, next) = (self.plain.clone(), self.codebook.clone(), self.next.clone());
        Ok(Self { version, facts, plain, uncoded: waiting, missing: self.missing, codebook, next, hands, library: self.library.clone() })
    }

    /// The version of the library that this is of.
    pub(super) fn content(&self) -> i64 {
        self.version.content
    }

    /// The codebook, where every article is coded with it: versions are never mixed in one answer. While the library is
    /// coded again it is the one before.
    pub fn coded(&self) -> Result<&KnownCodebook> {
        match &self.codebook {
            None => Err(Error::new("not-coded", "The articles of this library are not coded yet.", "Run `entente code` on it, or press Code in the window.")),
            Some(_) if self.missing > 0 => Err(Error::new(
                "not-coded",
                format!("{} articles of this library are not coded with its current codebook yet.", self.missing),
                "Run `entente code` on it, or press Code in the window.",
            )),
            Some(codebook) => Ok(codebook),
        }
    }
}
