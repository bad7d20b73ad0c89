//! Text out of tokens: words stand apart by a blank, as corpora store them; what the corpus glues, and elisions and
//! clitics, stand together.

/// Tokens that are being joined.
#[derive(Default)]
pub struct Joined {
    text: String,
    glued: bool,
}

impl Joined {
    /// The next token stands directly at the last one.
    pub fn glue(&mut self) {
        self.glued = true;
    }

    /// A token.
    pub fn push(&mut self, token: &str) {
        let token = token.trim();
        if token.is_empty() {
            return;
        }
        let apart = !self.text.is_empty() && !self.glued && !elides(&self.text) && !is_clitic(token, &self.text);
        if apart {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.glued = false;
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Whether the last word ends with an elision: `l'`, `qu’`.
fn elides(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    let short = last.chars().count() <= 6 && last.chars().next().is_some_and(char::is_alphabetic);
    short && last.ends_with(['\'', '’']) && last.chars().count() >= 2
}

/// Endings that are cut off their word: `'s`, `n't`, `-il`.
fn is_clitic(token: &str, before: &str) -> bool {
    let word = before.chars().next_back().is_some_and(char::is_alphanumeric);
    const ENDINGS: [&str; 12] = ["'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll"];
    const HYPHENED: [&str; 10] = ["-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on", "-ce", "-là"];
    let lower = token.to_lowercase();
    word && (ENDINGS.contains(&lower.as_str()) || HYPHENED.contains(&lower.as_str()))
}
