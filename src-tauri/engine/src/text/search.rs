//! How is a text written into the full-text index, and how is it asked for? Folded words with one blank between them; of
//! ideographs every pair that stands side by side, so that two of them are found wherever they stand.

use super::fold::{Folded, fold};
use super::words::{Token, TokenKind, char_at, tokens};

/// Stands where two words are parted by ideographs, two ideographs by a mark, and between title and body, so that no phrase
/// reaches over; no text holds it.
const GAP: &str = " \u{f8fe} ";

/// An ideograph and the one that follows it; 0 where none does. As a number: the first times 2²¹, and the second.
pub type Pair = u64;

const BITS: u32 = 21;

/// The two signs of a pair.
pub fn signs_of(pair: Pair) -> (u32, u32) {
    ((pair >> BITS) as u32, (pair & ((1 << BITS) - 1)) as u32)
}

fn pair(first: u32, second: u32) -> Pair {
    Pair::from(first) << BITS | Pair::from(second)
}

/// An article as the index takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Words with a blank between them.
    pub words: String,
    /// Ascending, each once.
    pub pairs: Vec<Pair>,
}

/// What the index holds of an article.
pub fn indexed(title: Option<&str>, body: &str) -> Indexed {
    let mut found = Indexed::default();
    for text in title.into_iter().chain([body]) {
        add(&mut found, text);
    }
    found.pairs.sort_unstable();
    found.pairs.dedup();
    found
}

fn add(found: &mut Indexed, text: &str) {
    let folded = fold(text);
    let mut last = 0;
    let mut parted = true;
    for token in tokens_of(&folded) {
        if token.is_mark() {
            // Ideographs on both sides of it do not stand side by side.
            if last != 0 {
                found.pairs.push(pair(std::mem::take(&mut last), 0));
            }
            continue;
        }
        if token.kind == TokenKind::Han {
            let (sign, _) = char_at(&folded.bytes, token.start as usize);
            if last != 0 {
                found.pairs.push(pair(last, sign as u32));
            }
            (last, parted) = (sign as u32, true);
            continue;
        }
        if last != 0 {
            found.pairs.push(pair(std::mem::take(&mut last), 0));
        }
        if !found.words.is_empty() {
            found.words.push_str(if parted { GAP } else { " " });
        }
        parted = false;
        found.words.push_str(text_of(&folded, token));
    }
    if last != 0 {
        found.pairs.push(pair(last, 0));
    }
}

/// Words or a phrase as the index is asked for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Runs of words, each as it stands in [`Indexed::words`].
    pub words: Vec<String>,
    /// Pairs that stand in the text; 0 as the second: the first one, whatever follows.
    pub pairs: Vec<Pair>,
    /// The whole in [`search_form`], and a mark between ideographs that do not stand side by side.
    pub form: String,
    /// The ideographs side by side, where it has nothing else.
    run: Option<String>,
}

impl Phrase {
    /// `None` where the text holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut phrase = Self { form: form(&folded, true), ..Self::default() };
        let mut before: Option<Token> = None;
        let mut signs: Vec<u32> = Vec::new();
        for token in tokens_of(&folded) {
            if token.is_mark() {
                phrase.add_signs(&mut signs);
                continue;
            }
            if token.kind == TokenKind::Han {
                signs.push(char_at(&folded.bytes, token.start as usize).0 as u32);
            } else {
                phrase.add_signs(&mut signs);
                match phrase.words.last_mut().filter(|_| before.is_some_and(|before| before.kind != TokenKind::Han)) {
                    Some(run) => *run = format!("{run} {}", text_of(&folded, token)),
                    None => phrase.words.push(text_of(&folded, token).to_string()),
                }
            }
            before = Some(token);
        }
        phrase.add_signs(&mut signs);
        phrase.run = phrase.words.is_empty().then(|| phrase.form.replace(' ', ""));
        before.map(|_| phrase)
    }

    fn add_signs(&mut self, signs: &mut Vec<u32>) {
        self.pairs.extend(signs.windows(2).map(|two| pair(two[0], two[1])));
        if let [one] = signs[..] {
            self.pairs.push(pair(one, 0));
        }
        signs.clear();
    }

    /// Whether the index alone can tell which texts hold it: a run of words, or one or two ideographs.
    pub fn is_exact(&self) -> bool {
        self.words.len() + self.pairs.len() <= 1
    }

    /// Whether a text holds it; what `ends_open` may go on as a longer word.
    pub fn stands_in(&self, text: &str, ends_open: bool) -> bool {
        // Most texts write it as it was asked for; only of the others a form need be made.
        if self.run.as_deref().is_some_and(|run| text.contains(run)) {
            return true;
        }
        let text = form(&fold(text), true);
        text.match_indices(self.form.as_str()).any(|(at, form)| {
            let end = at + form.len();
            (at == 0 || text[..at].ends_with(' ')) && (ends_open || end == text.len() || text[end..].starts_with(' '))
        })
    }
}

fn tokens_of(folded: &Folded) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    tokens(&folded.bytes, 0, folded.bytes.len(), &mut found);
    found
}

fn text_of(folded: &Folded, token: Token) -> &str {
    std::str::from_utf8(&folded.bytes[token.start as usize..token.end as usize]).unwrap_or_default()
}

/// Folded text of words only, every ideograph a word of its own.
pub fn search_form(text: &str) -> String {
    form(&fold(text), false)
}

/// With `gaps`, ideographs with a mark between them are kept apart.
fn form(folded: &Folded, gaps: bool) -> String {
    let found = tokens_of(folded);
    let mut out = String::with_capacity(folded.bytes.len() + found.len());
    let (mut after_sign, mut marked) = (false, false);
    for token in found {
        if token.is_mark() {
            marked = true;
            continue;
        }
        let sign = token.kind == TokenKind::Han;
        if !out.is_empty() {
            out.push_str(if gaps && marked && after_sign && sign { GAP } else { " " });
        }
        (after_sign, marked) = (sign, false);
        out.push_str(text_of(folded, token));
    }
    out
}
