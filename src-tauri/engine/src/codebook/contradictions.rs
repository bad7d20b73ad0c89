//! Entries that say what another entry says otherwise: refused when they are put, told when a codebook is checked.

use crate::{Error, Result};

use super::entries::decoy_key;
use super::{Codebook, Expression};

impl Codebook {
    /// Refuses what the entries with these keys contradict.
    ///
    /// # Errors
    /// `entry-contradicts`.
    pub(super) fn refuse_contradictions(&self, keys: &[String]) -> Result<()> {
        for expression in self.expressions.iter().filter(|expression| keys.contains(&expression.id)) {
            self.refuse_twice(expression)?;
            self.refuse_never(expression)?;
        }
        self.refuse_dead_by_decoys(keys)
    }

    /// The same pattern in two expressions of a concept: only the first one would count.
    fn refuse_twice(&self, expression: &Expression) -> Result<()> {
        let rivals = self.expressions.iter().filter(|other| other.id != expression.id && other.concept == expression.concept && other.language == expression.language);
        for other in rivals {
            if let Some(pattern) = pattern_of(expression, |node| other.nodes.contains(node)) {
                return Err(contradiction(
                    format!("“{}” and “{}” both hold the pattern “{pattern}”: only one of them could count it.", expression.id, other.id),
                    format!("Take the pattern out of one of them, or switch “{}” off.", other.id),
                ));
            }
        }
        Ok(())
    }

    /// A pattern that its own exclusion, or a decoy, forbids wherever it stands.
    fn refuse_never(&self, expression: &Expression) -> Result<()> {
        if let Some(pattern) = pattern_of(expression, |node| expression.not.iter().any(|(_, not)| not == node)) {
            return Err(contradiction(
                format!("“{}” looks for “{pattern}” and excludes it at the same time: it could never be found.", expression.id),
                "Take it out of the patterns, or out of the exclusions.".into(),
            ));
        }
        let mut decoys = self.decoys.iter().filter(|decoy| decoy.language == expression.language && decoy.concept.is_none_or(|concept| concept == expression.concept));
        match decoys.find_map(|decoy| pattern_of(expression, |node| decoy.nodes.contains(node))) {
            Some(pattern) => Err(contradiction(
                format!("A decoy holds “{pattern}” too: “{}” could never find it.", expression.id),
                "Take it out of the decoy, or out of the patterns.".into(),
            )),
            None => Ok(()),
        }
    }

    fn refuse_dead_by_decoys(&self, keys: &[String]) -> Result<()> {
        if !keys.iter().any(|key| is_decoy(key)) {
            return Ok(());
        }
        let changed = self.entries().into_iter().filter(|entry| !entry.off && is_decoy(&entry.key) && keys.contains(&entry.key));
        for entry in changed {
            let expressions = self.expressions.iter().filter(|expression| expression.language == entry.draft.language);
            let mine = expressions.filter(|expression| entry.draft.concept == "*" || self.concepts[usize::from(expression.concept)].id == entry.draft.concept);
            for expression in mine {
                if let Some(pattern) = expression.patterns.iter().find(|pattern| entry.draft.patterns.contains(pattern)) {
                    return Err(contradiction(
                        format!("The expression “{}” holds “{pattern}” too: with this decoy it could never be found.", expression.id),
                        format!("Take the pattern out of “{}”, or write the decoy with the words around it.", expression.id),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Whether a key names a decoy.
fn is_decoy(key: &str) -> bool {
    key.starts_with(&decoy_key("", 0)[..6])
}

fn pattern_of(expression: &Expression, holds: impl Fn(&super::Node) -> bool) -> Option<&str> {
    expression.nodes.iter().position(holds).map(|at| expression.patterns[at].as_str())
}

fn contradiction(message: String, hint: String) -> Error {
    Error::new("entry-contradicts", message, hint)
}
