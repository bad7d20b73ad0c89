//! Which words mark one group of texts against another?

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// Log-likelihood ratio G² of a word seen `a` of `n` times against `b` of `m` times (Dunning 1993; all four cells).
pub fn log_likelihood(a: u64, n: u64, b: u64, m: u64) -> f64 {
    let total = (n + m) as f64;
    let term = |seen: u64, row: u64, column: u64| {
        if seen == 0 { 0.0 } else { seen as f64 * (seen as f64 * total / (row as f64 * column as f64)).ln() }
    };
    let (word, other) = (a + b, n + m - a - b);
    (2.0 * (term(a, n, word) + term(b, m, word) + term(n - a, n, other) + term(m - b, m, other))).max(0.0)
}

/// p of a G² under no difference: chi-squared with one degree of freedom.
pub fn log_likelihood_p(g2: f64) -> f64 {
    ChiSquared::new(1.0).map_or(f64::NAN, |chi| chi.sf(g2))
}

/// Binary logarithm of the ratio of the two relative frequencies (Hardie 2014); a count of none is taken as half.
pub fn log_ratio(a: u64, n: u64, b: u64, m: u64) -> f64 {
    let part = |seen: u64, of: u64| if seen == 0 { 0.5 } else { seen as f64 } / of as f64;
    (part(a, n) / part(b, m)).log2()
}

/// Deviation of proportions (Gries 2008): half the sum over parts of |part of the corpus - part of the word|.
///
/// `parts`: size of each part in words, and how often the word stands in it. 0: spread as evenly as the parts; towards
/// 1: all in few small parts. 0 where the word is nowhere.
pub fn dispersion(parts: impl IntoIterator<Item = (u64, u64)> + Clone) -> f64 {
    let (size, seen) = parts.clone().into_iter().fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    if seen == 0 || size == 0 {
        return 0.0;
    }
    let apart = |(words, hits): (u64, u64)| (words as f64 / size as f64 - hits as f64 / seen as f64).abs();
    parts.into_iter().map(apart).sum::<f64>() / 2.0
}
