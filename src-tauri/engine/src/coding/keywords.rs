//! The baseline: the same expressions as a plain keyword list, case-folded, with no rule.

use crate::article::Span;
use crate::codebook::Node;
use crate::text::{Folded, fold, tokens};

use super::lexicon::Lexicon;
use super::matching::View;
use super::{ArticleText, Coder};

/// One list a language.
pub(super) struct Keywords {
    lists: Vec<(String, Lexicon, Vec<u16>)>,
}

impl Keywords {
    pub fn new(coder: &Coder) -> Self {
        let lists = coder.codebook.languages.iter().map(|language| {
            let mut nodes: Vec<Node> = Vec::new();
            let mut concepts = Vec::new();
            for expression in coder.codebook.expressions.iter().filter(|expression| expression.language == language.code) {
                for node in expression.nodes.iter().filter(|node| !node.asks_actor()) {
                    nodes.push(node.clone());
                    concepts.push(expression.concept);
                }
            }
            (language.code.clone(), Lexicon::new(&nodes, &crate::codebook::Frequency::unknown()), concepts)
        });
        Self { lists: lists.collect() }
    }

    /// Where a keyword stands: whether in the title, its concept, its bytes.
    pub fn find(&self, article: &ArticleText<'_>) -> Vec<(bool, u16, Span)> {
        let mut found = Vec::new();
        let Some((_, lexicon, concepts)) = self.lists.iter().find(|(code, _, _)| article.language.is_none_or(|wanted| wanted == code)) else { return found };
        for (title, raw) in [(true, article.title.unwrap_or_default()), (false, article.body)] {
            let folded: Folded = fold(raw);
            let mut all = Vec::new();
            tokens(&folded.bytes, 0, folded.bytes.len(), &mut all);
            let view = View { raw, fold: &folded, folded: &folded.bytes, tokens: &all, heads: None, mentions: &[], bars: &[], pair: [0, 1] };
            lexicon.find(&view, |pattern, start, end| {
                let (from, to) = view.original(start, end);
                found.push((title, concepts[pattern as usize], Span::new(from, to)));
            });
        }
        found
    }
}
