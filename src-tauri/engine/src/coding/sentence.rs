//! What stands in one sentence: its tokens, the actors that it names, and the cues of its language.

use crate::article::Span;
use crate::codebook::{CueKind, NameKind};
use crate::text::{Folded, Token, TokenKind, tokens};

use super::company::Heads;
use super::matching::View;
use super::tongue::{Sense, Tongue};

/// An actor named in a sentence, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub actor: u16,
    pub kind: NameKind,
    pub start: usize,
    pub end: usize,
}

/// A cue of the language, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub kind: CueKind,
    pub start: usize,
    pub end: usize,
}

/// One of the two texts of an article.
pub(super) struct Part<'a> {
    pub raw: &'a str,
    pub fold: Folded,
}

#[derive(Default)]
pub(super) struct Sentence {
    /// Whether it is the title.
    pub title: bool,
    /// In bytes of the original title or body.
    pub span: Span,
    /// In bytes of the folded text.
    pub start: usize,
    pub end: usize,
    /// Position of its language among the coder's.
    pub tongue: usize,
    pub tokens: Vec<Token>,
    pub mentions: Vec<Mention>,
    /// Cues in order of their start.
    pub marks: Vec<Mark>,
    /// Decoys: the concept (or all), first token, token after.
    pub decoys: Vec<(Option<u16>, usize, usize)>,
    /// Bits of the context lists met.
    pub contexts: u64,
    bars: Vec<usize>,
    heads: Option<Heads>,
    tokenised: bool,
    analysed: bool,
}

impl Sentence {
    pub fn new(title: bool, span: Span, fold: &Folded) -> Self {
        Self { title, span, start: fold.from_original(span.start), end: fold.from_original(span.end), ..Self::default() }
    }

    /// The same sentence, not yet read.
    pub fn unread(&self) -> Self {
        Self { title: self.title, span: self.span, start: self.start, end: self.end, ..Self::default() }
    }

    pub fn is_analysed(&self) -> bool {
        self.analysed
    }

    pub fn view<'a>(&'a self, part: &'a Part<'_>, pair: [u16; 2]) -> View<'a> {
        View { raw: part.raw, fold: &part.fold, folded: &part.fold.bytes, tokens: &self.tokens, heads: self.heads.as_ref(), mentions: &self.mentions, bars: &self.bars, pair }
    }

    /// The heads of its words, gathered once.
    pub fn heads(&mut self, part: &Part<'_>) -> &Heads {
        self.heads.get_or_insert_with(|| Heads::of_stretch(&part.fold.bytes, self.start, self.end))
    }

    /// Cuts it into tokens, once; whether that was now.
    pub fn tokenise(&mut self, part: &Part<'_>) -> bool {
        let first = !self.tokenised;
        if first {
            tokens(&part.fold.bytes, self.start, self.end, &mut self.tokens);
            self.heads(part);
            self.tokenised = true;
        }
        first
    }

    /// Finds mentions, cues, decoys and contexts. Once.
    pub fn analyse(&mut self, part: &Part<'_>, tongue: &Tongue, pair: [u16; 2]) {
        if self.analysed {
            return;
        }
        self.tokenise(part);
        self.analysed = true;
        let mut names = Vec::with_capacity(8);
        let mut marks = Vec::with_capacity(16);
        let mut decoys = Vec::new();
        let mut contexts = 0;
        tongue.lexicon.find(&self.view(part, pair), |pattern, start, end| match tongue.senses[pattern as usize] {
            Sense::Cue(kind) => marks.push(Mark { kind, start, end }),
            Sense::Actor(actor, kind) => names.push((Some((actor, kind)), start, end)),
            Sense::Nobody => names.push((None, start, end)),
            Sense::Decoy(concept) => decoys.push((concept, start, end)),
            Sense::Context(place) => contexts |= 1 << place,
        });
        self.mentions = longest_first(names, self.tokens.len());
        self.add_short_runs(part, tongue);
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), mark.kind));
        marks.dedup();
        // 认同甲, 跟随甲: a character of a longer word ties nothing.
        let tokens = &self.tokens;
        let long = |mark: &&Mark| mark.kind == CueKind::NoTie || (mark.kind == CueKind::Towards && mark.end > mark.start + 1 && tokens[mark.start].kind == TokenKind::Han);
        let longer: Vec<Mark> = marks.iter().filter(long).copied().collect();
        let inside = |mark: &Mark, long: &Mark| long.start <= mark.start && mark.end <= long.end && mark.end - mark.start < long.end - long.start && (long.kind == CueKind::NoTie || long.start == mark.start);
        marks.retain(|mark| !matches!(mark.kind, CueKind::And | CueKind::With) || !longer.iter().any(|long| inside(mark, long)));
        self.bars = marks.iter().filter(|mark| mark.kind == CueKind::Separator).map(|mark| mark.start).collect();
        self.bars.dedup();
        self.marks = marks;
        self.decoys = decoys;
        self.contexts = contexts;
    }

    /// 中俄, 中蒙俄: one-character names count where two or more stand together.
    fn add_short_runs(&mut self, part: &Part<'_>, tongue: &Tongue) {
        if tongue.shorts.is_empty() {
            return;
        }
        let mut run: Vec<(usize, u16)> = Vec::new();
        let mut added = Vec::new();
        let mut named = self.mentions.iter().peekable();
        for (at, token) in self.tokens.iter().enumerate() {
            while named.next_if(|mention| mention.end <= at).is_some() {}
            let free = token.kind == TokenKind::Han && named.peek().is_none_or(|mention| at < mention.start);
            match free.then(|| tongue.shorts.get(&part.fold.bytes[token.start as usize..token.end as usize])).flatten() {
                Some(actor) => run.push((at, actor)),
                None => end_run(&mut run, &mut added),
            }
        }
        end_run(&mut run, &mut added);
        if added.is_empty() {
            return;
        }
        self.mentions.extend(added);
        self.mentions.sort_by_key(|mention| mention.start);
    }

    pub fn names(&self, actor: u16) -> bool {
        self.mentions.iter().any(|mention| mention.actor == actor)
    }

    /// The actors named, each once, in order.
    pub fn actors(&self) -> Vec<u16> {
        let mut actors: Vec<u16> = self.mentions.iter().map(|mention| mention.actor).collect();
        let mut seen = Vec::new();
        actors.retain(|actor| !seen.contains(actor) && { seen.push(*actor); true });
        actors
    }

    pub fn has(&self, kind: CueKind) -> bool {
        self.marks.iter().any(|mark| mark.kind == kind)
    }

    pub fn marks_of(&self, kind: CueKind) -> impl Iterator<Item = &Mark> + '_ {
        self.marks.iter().filter(move |mark| mark.kind == kind)
    }

    /// Words (marks do not count) between two tokens.
    pub fn words_between(&self, from: usize, to: usize) -> usize {
        self.tokens.get(from..to).map_or(0, |tokens| tokens.iter().filter(|token| !token.is_mark()).count())
    }

    /// Whether one of these marks stands between two tokens.
    pub fn mark_between(&self, from: usize, to: usize, marks: &[char]) -> bool {
        self.tokens.get(from..to).is_some_and(|tokens| tokens.iter().any(|token| matches!(token.kind, TokenKind::Mark(c) if marks.contains(&c))))
    }
}

/// A run of one-character names has ended: they count where they are more than one actor's.
fn end_run(run: &mut Vec<(usize, u16)>, added: &mut Vec<Mention>) {
    if run.len() >= 2 && run.iter().any(|(_, actor)| *actor != run[0].1) {
        added.extend(run.iter().map(|(at, actor)| Mention { actor: *actor, kind: NameKind::Short, start: *at, end: at + 1 }));
    }
    run.clear();
}

/// An actor's word, or one that names nobody, in tokens.
type Named = (Option<(u16, NameKind)>, usize, usize);

/// Names in order of place; where they overlap, the longest one wins. What names nobody only takes its place.
fn longest_first(mut names: Vec<Named>, tokens: usize) -> Vec<Mention> {
    names.sort_by_key(|(_, start, end)| (std::cmp::Reverse(end - start), *start));
    let mut taken = vec![false; tokens];
    let mut mentions = Vec::new();
    for (actor, start, end) in names {
        if taken[start..end].contains(&true) {
            continue;
        }
        taken[start..end].fill(true);
        if let Some((actor, kind)) = actor {
            mentions.push(Mention { actor, kind, start, end });
        }
    }
    mentions.sort_by_key(|mention| mention.start);
    mentions
}
