//! How is a codebook kept in a library? All its files in one text, from which the same codebook is built again.

use sha2::{Digest, Sha256};

use crate::{Error, Result};

use super::{Codebook, lately};

/// Begins a file in a text that holds several.
pub(super) const MARK: &str = "#%% file ";

impl Codebook {
    /// Everything needed to rebuild the codebook: its files one after the other, each under a line with its name.
    pub fn text(&self) -> String {
        bundle(&self.sources)
    }

    /// Rebuilds a codebook from [`Codebook::text`].
    pub fn from_text(text: &str) -> Result<Codebook> {
        lately::whole(text, || Self::unbundled(text))
    }

    fn unbundled(text: &str) -> Result<Codebook> {
        let files = unbundle(text);
        let Some((name, main)) = files.first() else {
            return Err(Error::new("codebook-invalid", "The stored codebook is empty.", "Code the library again with a codebook file."));
        };
        Self::read_with(name, main, &|wanted| files.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.clone()))
    }
}

pub(super) fn bundle(sources: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, text) in sources {
        out.push_str(MARK);
        out.push_str(name);
        out.push('\n');
        out.push_str(text);
        if !text.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

fn unbundle(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(MARK) {
            Some(name) => files.push((name.trim_end().into(), String::new())),
            None => {
                if let Some((_, body)) = files.last_mut() {
                    body.push_str(line);
                }
            }
        }
    }
    files
}

pub(super) fn hash(sources: &[(String, String)]) -> String {
    let digest = Sha256::digest(bundle(sources).as_bytes());
    digest.iter().fold(String::from("sha256:"), |hex, byte| hex + &format!("{byte:02x}"))
}
