//! The codebook as the interface needs it.

use crate::answers::{CategoryInfo, CodebookInfo, ConceptInfo, ExpressionInfo};

use super::Codebook;

impl Codebook {
    /// Concepts, categories and expressions, for controls and legends.
    pub fn info(&self) -> CodebookInfo {
        CodebookInfo {
            name: self.name.clone(),
            hash: self.hash.clone(),
            pair: self.pair.iter().map(|id| self.actor_name(*id).to_string()).collect(),
            languages: self.languages.iter().map(|language| language.code.clone()).collect(),
            concepts: (0..self.concepts.len()).map(|at| self.concept_info(at)).collect(),
        }
    }

    fn concept_info(&self, at: usize) -> ConceptInfo {
        let concept = &self.concepts[at];
        ConceptInfo {
            id: concept.id.clone(),
            title: concept.title.clone(),
            definition: concept.definition.clone(),
            categories: (0..concept.categories.len()).map(|category| self.category_info(at, category)).collect(),
        }
    }

    fn category_info(&self, concept: usize, at: usize) -> CategoryInfo {
        let category = &self.concepts[concept].categories[at];
        let expressions = self.expressions.iter().filter(|expression| usize::from(expression.concept) == concept && usize::from(expression.category) == at);
        CategoryInfo {
            id: category.id.clone(),
            title: category.title.clone(),
            definition: category.definition.clone(),
            expressions: expressions
                .map(|expression| ExpressionInfo {
                    id: expression.id.clone(),
                    language: expression.language.clone(),
                    patterns: expression.patterns.clone(),
                    hits: None,
                })
                .collect(),
        }
    }
}
