//! Can a sentence open a speech that lasts, or end one? In most nothing stands that could: they are passed over unread.

use crate::codebook::{Codebook, CueKind, Frequency, Language, NameKind, Node};

use super::lexicon::Lexicon;
use super::reading::Reading;
use super::spotter::Spotter;

/// The fixed words of verbs of saying, of words that end a speech, and of persons' names; where no speech lasts nothing.
pub(super) fn stirring(codebook: &Codebook, language: &Language, often: &Frequency) -> Option<Spotter> {
    let cues = language.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Saying | CueKind::SpeechEnds)).map(|cue| &cue.node);
    let names = codebook.actors.iter().flat_map(|actor| &actor.names).filter(|name| name.language == language.code && name.kind == NameKind::Person).map(|name| &name.node);
    let nodes: Vec<Node> = cues.chain(names).cloned().collect();
    language.speech_lasts.then(|| Spotter::new(Lexicon::new(&nodes, often).words()))
}

impl Reading<'_> {
    /// Whether a sentence leaves a lasting speech as it is, told before it is read. It has to be of ideographs for the most part,
    /// so that its language is known.
    pub fn is_silent(&self, nth: usize) -> bool {
        *self.silent[nth].get_or_init(|| self.nothing_stirs(nth))
    }

    fn nothing_stirs(&self, nth: usize) -> bool {
        let sentence = &self.sentences[nth];
        let folded = &self.part(sentence.title).fold.bytes;
        let text = &folded[sentence.start..sentence.end];
        let ideographs = text.iter().filter(|byte| (0xE4..=0xE9).contains(*byte)).count();
        if sentence.title || ideographs * 6 <= text.len() {
            return false;
        }
        let Some(stirring) = self.han_tongue().and_then(|tongue| self.coder.tongues[tongue].stirring.as_ref()) else { return false };
        let mut stirs = false;
        stirring.spot(folded, sentence.start, sentence.end, |_, _, _| stirs = true);
        !stirs
    }
}
