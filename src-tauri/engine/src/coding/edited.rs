//! Which languages does an edit of a codebook leave alone? What was made ready for them is used again.

use crate::codebook::{Codebook, Expression};

/// Whether a language is sought alike with both codebooks, wherever its expressions stand among the others. Languages and
/// actors themselves are the same.
pub(super) fn leaves_alone(before: &Codebook, after: &Codebook, language: &str) -> bool {
    fn of<'a>(codebook: &'a Codebook, language: &str) -> impl Iterator<Item = &'a Expression> {
        codebook.expressions.iter().filter(move |one| one.language == language)
    }
    let expressions = || of(before, language).map(|one| (&one.nodes, &one.demands)).eq(of(after, language).map(|one| (&one.nodes, &one.demands)));
    before.pair == after.pair && has_decoys_as(before, after, language) && has_contexts_as(before, after) && expressions()
}

fn has_decoys_as(before: &Codebook, after: &Codebook, language: &str) -> bool {
    let ids = |codebook: &Codebook| codebook.concepts.iter().map(|concept| concept.id.clone()).collect::<Vec<_>>();
    let (mut old, mut new) = (before.decoys.iter().filter(|decoy| decoy.language == language), after.decoys.iter().filter(|decoy| decoy.language == language));
    ids(before) == ids(after) && old.by_ref().map(|decoy| (decoy.concept, &decoy.nodes)).eq(new.by_ref().map(|decoy| (decoy.concept, &decoy.nodes)))
}

/// Lists are numbered in the order in which expressions ask for them, of whatever language.
fn has_contexts_as(before: &Codebook, after: &Codebook) -> bool {
    before.contexts.iter().map(|list| (&list.name, &list.nodes)).eq(after.contexts.iter().map(|list| (&list.name, &list.nodes)))
}
