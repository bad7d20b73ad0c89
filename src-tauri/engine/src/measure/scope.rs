//! Which articles does a question speak of, and in which period does each of them count?

use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::facts::{Facts, UNDATED, UNKNOWN};
use super::periods::{self, Calendar};
use crate::answers::LeftOut;
use crate::article::Extent;
use crate::question::{Among, Copies, Period, Question};
use crate::{Error, Result};

/// By what time articles are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    By(Period),
    /// All time together (period 0): undated articles count unless the question names dates.
    Whole,
}

/// Where an article counts, or why it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    In(i32),
    Out,
    Undated,
    TooCoarse,
    NoText,
    Copy,
}

/// A question's selection, denominators and copies rule, resolved against the columns.
pub(crate) struct Scope<'a> {
    pub facts: &'a Facts,
    matching: Option<&'a [bool]>,
    outlets: Mask,
    languages: Mask,
    collections: Mask,
    both_actors: bool,
    /// First and last day asked for.
    bounds: Option<(i32, i32)>,
    grain: Grain,
    calendar: Calendar,
    /// First and last period.
    range: (i32, i32),
    /// Where copies are dropped: which rows stand for their story.
    chosen: Option<Vec<bool>>,
    /// Nothing is selected and no copy is dropped: only text and date decide.
    everything: bool,
}

/// Chosen names; the last place stands for the unknown.
struct Mask(Option<Vec<bool>>);

impl Mask {
    fn new(names: &[String], wanted: &[String], what: &'static str, code: &'static str) -> Result<Self> {
        if wanted.is_empty() {
            return Ok(Self(None));
        }
        let mut mask = vec![false; names.len() + 1];
        for name in wanted {
            let place = if name == UNKNOWN { Some(names.len()) } else { names.iter().position(|known| known == name) };
            let Some(place) = place else { return Err(not_here(what, code, name, names)) };
            mask[place] = true;
        }
        Ok(Self(Some(mask)))
    }

    #[inline]
    fn holds(&self, index: usize) -> bool {
        self.0.as_ref().is_none_or(|mask| mask[index.min(mask.len() - 1)])
    }
}

fn not_here(what: &str, code: &'static str, name: &str, names: &[String]) -> Error {
    let mut known: Vec<&str> = names.iter().map(String::as_str).collect();
    known.sort_unstable();
    let more = known.len().saturating_sub(12);
    known.truncate(12);
    let hint = match (known.is_empty(), more) {
        (true, _) => format!("It names no {what} at all."),
        (false, 0) => format!("It has: {}.", known.join(", ")),
        (false, more) => format!("It has: {}, and {more} more.", known.join(", ")),
    };
    Error::new(code, format!("This library has no article of the {what} \"{name}\"."), hint)
}

impl<'a> Scope<'a> {
    /// `matching`: for a text search, whether each row holds the words; `None` without one.
    ///
    /// # Errors
    /// `outlet-unknown`, `language-unknown`, `collection-unknown`, `dates-reversed`, `denominator-unavailable`.
    pub fn new(facts: &'a Facts, question: &Question, matching: Option<&'a [bool]>, grain: Grain) -> Result<Self> {
        if question.among == Among::Published {
            return Err(super::published::unavailable());
        }
        let selection = &question.selection;
        let bounds = match (selection.from, selection.to) {
            (None, None) => None,
            (from, to) => Some((from.map_or(i32::MIN + 1, |day| day.num_days_from_ce()), to.map_or(i32::MAX, |day| day.num_days_from_ce()))),
        };
        if bounds.is_some_and(|(from, to)| from > to) {
            return Err(Error::new("dates-reversed", "The first day asked for is after the last.", "Exchange the two dates."));
        }
        let (first, last) = day_range(&facts.day);
        let range = match grain {
            Grain::By(by) if first <= last => (periods::index(by, first), periods::index(by, last)),
            _ => (0, 0),
        };
        let by = if let Grain::By(by) = grain { by } else { Period::Year };
        let mut scope = Self {
            facts,
            matching,
            outlets: Mask::new(&facts.outlets, &selection.outlets, "outlet", "outlet-unknown")?,
            languages: Mask::new(&facts.languages, &selection.languages, "language", "language-unknown")?,
            collections: Mask::new(&facts.collections, &selection.collections, "collection", "collection-unknown")?,
            both_actors: question.among == Among::BothActors,
            bounds,
            grain,
            calendar: Calendar::new(by, first, last),
            range,
            chosen: None,
            everything: false,
        };
        scope.chosen = scope.choose(question.copies);
        let masks = [&scope.outlets, &scope.languages, &scope.collections];
        scope.everything = masks.iter().all(|mask| mask.0.is_none()) && !scope.both_actors && bounds.is_none() && matching.is_none() && scope.chosen.is_none();
        Ok(scope)
    }

    /// Of each story (of each outlet) the earliest article in scope, the first row among equals.
    fn choose(&self, copies: Copies) -> Option<Vec<bool>> {
        let per_outlet = match copies {
            Copies::All => return None,
            Copies::PerOutlet => true,
            Copies::PerStory => false,
        };
        let day = |row: usize| if self.facts.day[row] == UNDATED { i32::MAX } else { self.facts.day[row] };
        let counted = (0..self.facts.len()).filter(|&row| matches!(self.place(row), Place::In(_)));
        let mut chosen = vec![false; self.facts.len()];
        let mut better = |row: usize, best: &mut usize| {
            if *best == usize::MAX || day(row) < day(*best) {
                if *best != usize::MAX {
                    chosen[*best] = false;
                }
                chosen[row] = true;
                *best = row;
            }
        };
        let last = self.facts.story.iter().copied().max().unwrap_or(0) as usize;
        if !per_outlet && last <= 4 * self.facts.len() {
            // stories numbered closely are looked up by their number
            let mut best = vec![usize::MAX; last + 1];
            counted.for_each(|row| better(row, &mut best[self.facts.story[row] as usize]));
        } else {
            let mut best: FxHashMap<(u32, u32), usize> = FxHashMap::default();
            best.reserve(self.facts.len());
            let outlet = |row: usize| if per_outlet { self.facts.outlet[row] } else { 0 };
            counted.for_each(|row| better(row, best.entry((self.facts.story[row], outlet(row))).or_insert(usize::MAX)));
        }
        Some(chosen)
    }

    /// Where the article counts. What is not selected is out, whatever else is wrong with it.
    #[inline]
    pub fn place(&self, row: usize) -> Place {
        if self.everything {
            return if self.facts.extent[row] == Extent::None { Place::NoText } else { self.when(row) };
        }
        if !self.selected(row) {
            return Place::Out;
        }
        if self.facts.extent[row] == Extent::None {
            return Place::NoText;
        }
        match self.when(row) {
            Place::In(_) if self.chosen.as_ref().is_some_and(|chosen| !chosen[row]) => Place::Copy,
            place => place,
        }
    }

    #[inline]
    fn selected(&self, row: usize) -> bool {
        let facts = self.facts;
        self.outlets.holds(facts.outlet[row] as usize)
            && self.languages.holds(usize::from(facts.language[row]))
            && self.collections.holds(usize::from(facts.collection[row]))
            && (!self.both_actors || facts.mentions_pair[row])
            && self.matching.is_none_or(|matching| matching[row])
    }

    #[inline]
    fn when(&self, row: usize) -> Place {
        let (day, precision) = (self.facts.day[row], self.facts.precision[row]);
        if day == UNDATED {
            return if self.grain == Grain::Whole && self.bounds.is_none() { Place::In(0) } else { Place::Undated };
        }
        if let Some((from, to)) = self.bounds {
            let last = periods::last_day(day, precision);
            if last < from || day > to {
                return Place::Out;
            }
            if day < from || last > to {
                return Place::TooCoarse;
            }
        }
        match self.grain {
            Grain::Whole => Place::In(0),
            Grain::By(by) if periods::fine_enough(by, precision) => Place::In(self.calendar.index(day)),
            Grain::By(_) => Place::TooCoarse,
        }
    }

    /// First and last period that any dated row could fall into.
    pub fn period_range(&self) -> (i32, i32) {
        self.range
    }
}

/// First and last day of all dated rows; an empty range where there is none.
fn day_range(days: &[i32]) -> (i32, i32) {
    let dated = days.iter().copied().filter(|&day| day != UNDATED);
    dated.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)))
}

impl Place {
    /// Counts what is left out, and why.
    pub fn note(self, left: &mut LeftOut) {
        self.note_many(1, left);
    }

    /// The same of several articles together.
    pub fn note_many(self, articles: u64, left: &mut LeftOut) {
        match self {
            Self::In(_) | Self::Out => {}
            Self::Undated => left.undated += articles,
            Self::TooCoarse => left.too_coarse_a_date += articles,
            Self::NoText => left.no_text += articles,
            Self::Copy => left.copies += articles,
        }
    }
}
