//! What was asked of what: the recipe that figures and reports carry, and its short name.

use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

/// Question, codebook, library and version of the program, with a short name of it all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipe {
    /// Eight signs of Crockford's base 32, such as `7Q2M-K8XP`: the first 40 bits of the SHA-256 of the recipe.
    pub id: String,
    /// JSON with the keys `recipe, version, codebook, library, question`.
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
}

fn short_name(digest: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = digest.iter().take(5).fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
    let sign = |n: u32| char::from(SIGNS[(bits >> (35 - 5 * n) & 31) as usize]);
    (0..4).map(sign).chain(['-']).chain((4..8).map(sign)).collect()
}
