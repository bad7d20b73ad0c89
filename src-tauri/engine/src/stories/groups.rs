//! Which articles tell one story, given which pairs are copies?

use std::collections::HashMap;

/// Two articles that resemble each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    pub article: i64,
    /// The earlier one.
    pub other: i64,
    /// From 0 to 1; see [`super::Shingles::similarity`].
    pub similarity: f64,
}

/// For each article that has a copy, the oldest article of its story; articles ascending, the oldest not listed. Links
/// below `threshold` do not count.
pub fn groups(links: &[Link], threshold: f64) -> Vec<(i64, i64)> {
    let mut parents: HashMap<i64, i64> = HashMap::new();
    for link in links.iter().filter(|link| link.similarity >= threshold) {
        let (left, right) = (root(&mut parents, link.article), root(&mut parents, link.other));
        // The older one stays the root, so that a story keeps its name as it grows.
        parents.insert(left.max(right), left.min(right));
    }
    let mut articles: Vec<i64> = parents.keys().copied().collect();
    articles.sort_unstable();
    articles.into_iter().map(|article| (article, root(&mut parents, article))).filter(|(article, story)| article != story).collect()
}

/// The oldest article known to belong with `article`; the way to it is shortened.
fn root(parents: &mut HashMap<i64, i64>, article: i64) -> i64 {
    let mut at = article;
    while let Some(parent) = parents.get(&at).copied().filter(|parent| *parent != at) {
        if let Some(above) = parents.get(&parent).copied() {
            parents.insert(at, above);
        }
        at = parent;
    }
    at
}
