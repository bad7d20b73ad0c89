//! What was asked of what: the recipe that figures and reports carry, its short name, and how it is read back.

mod read;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub use read::{Format, Found, read};

/// Question, codebook, library and version of the program, with a short name of it all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipe {
    /// Eight signs of Crockford's base 32, such as `7Q2M-K8XP`: the first 40 bits of the SHA-256 of the recipe.
    pub id: String,
    /// JSON with the keys `recipe, version, codebook, library, question`, and what was added with [`Recipe::with`].
    pub text: String,
}

impl Recipe {
    /// The recipe of a question (or of anything that says what was asked) on a library coded with a codebook. The
    /// same three and the same version of the program always give the same name.
    pub fn of(question: &impl Serialize, codebook: &str, library: &str) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let question = serde_json::to_value(question).unwrap_or_default();
        let content = json!({"version": version, "codebook": codebook, "library": library, "question": question});
        let id = short_name(&Sha256::digest(content.to_string()));
        let text = json!({"recipe": id, "version": version, "codebook": codebook, "library": library, "question": question});
        Self { id, text: text.to_string() }
    }

    /// The same recipe that says more, such as its numbers or how it is drawn. The name stays: it is of what was asked.
    #[must_use]
    pub fn with(&self, key: &str, value: impl Serialize) -> Self {
        let mut text: Value = serde_json::from_str(&self.text).unwrap_or_else(|_| json!({}));
        text[key] = serde_json::to_value(value).unwrap_or_default();
        Self { id: self.id.clone(), text: text.to_string() }
    }
}

fn short_name(digest: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = digest.iter().take(5).fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
    let sign = |n: u32| char::from(SIGNS[(bits >> (35 - 5 * n) & 31) as usize]);
    (0..4).map(sign).chain(['-']).chain((4..8).map(sign)).collect()
}
