//! Hits per sentence or word: how sure is a rate, and do two rates differ?
//!
//! Hits of one article come together, so articles are clusters. A rate is hits divided by exposure (sentences or
//! words); callers scale it to 1,000 sentences or 10,000 words.

use std::sync::LazyLock;

use statrs::distribution::{Beta, ContinuousCDF, Gamma};
use statrs::function::beta::beta_reg;

use super::counting::Cell;
use super::interval::{Estimate, t, two_sided_t_p};
use super::random::{Random, quantile};

/// Sums over articles: hits y, exposure x, and their squares and products.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Clusters {
    pub n: u64,
    pub y: f64,
    pub x: f64,
    pub yy: f64,
    pub xy: f64,
    pub xx: f64,
}

impl Clusters {
    /// Of articles given one by one as (hits, exposure).
    pub fn of(articles: &[(u64, u64)]) -> Self {
        articles.iter().fold(Self::default(), |sum, &(hits, exposure)| {
            let (y, x) = (hits as f64, exposure as f64);
            Self { n: sum.n + 1, y: sum.y + y, x: sum.x + x, yy: sum.yy + y * y, xy: sum.xy + x * y, xx: sum.xx + x * x }
        })
    }

    /// Hits by sentences.
    pub fn sentences(cell: &Cell) -> Self {
        let (y, x) = (cell.counts.hits as f64, cell.counts.sentences as f64);
        Self { n: cell.counts.articles, y, x, yy: cell.hits_hits, xy: cell.hits_sentences, xx: cell.sentences_sentences }
    }

    /// Hits by words.
    pub fn words(cell: &Cell) -> Self {
        let (y, x) = (cell.counts.hits as f64, cell.counts.words as f64);
        Self { n: cell.counts.articles, y, x, yy: cell.hits_hits, xy: cell.hits_words, xx: cell.words_words }
    }

    fn rate(&self) -> f64 {
        self.y / self.x
    }

    /// Variance of the logarithm of the rate: linearised ratio estimator with articles as clusters and factor n/(n-1)
    /// (Cochran 1977, 6.3; the same as a Poisson model with exposure and cluster errors).
    pub fn log_variance(&self) -> f64 {
        let r = self.rate();
        let residuals = (self.yy - 2.0 * r * self.xy + r * r * self.xx).max(0.0);
        let n = self.n as f64;
        n / (n - 1.0) * residuals / (self.y * self.y)
    }

    /// The cluster variance, or Poisson's where chance made the articles more alike than independent hits would be.
    fn safe_log_variance(&self) -> f64 {
        if self.n < 2 { 1.0 / self.y } else { self.log_variance().max(1.0 / self.y) }
    }
}

/// Fewer articles than this have a symmetric interval: on the logarithmic scale Student's t would reach the millions.
const FEW: u64 = 5;

/// Ratios take at least this many degrees of freedom, for the same reason.
const LEAST_FREEDOM: f64 = 4.0;

/// Hits per unit of exposure with its interval on the logarithmic scale, `r exp(± t(n-1) s)`, s² the cluster variance;
/// `r (1 ± t(n-1) s)`, not below 0, with two to four articles.
///
/// No hit: 0 to Poisson's exact upper bound, 3.69 / exposure. One article: no interval. No exposure: no value.
///
/// Simulated with articles of which half write nothing of it (`tests/engine/measure/intervals_cover.rs`): 93 to 96 of
/// 100 intervals hold the truth from 20 articles on, about 90 with 5 to 9, and 75 to 97 with fewer.
pub fn rate(sums: &Clusters) -> Estimate {
    if sums.x <= 0.0 {
        return Estimate::default();
    }
    if sums.y == 0.0 {
        return poisson(0, sums.x);
    }
    let r = sums.rate();
    if sums.n < 2 {
        return Estimate::bare(r);
    }
    let reach = t(sums.n - 1) * sums.safe_log_variance().sqrt();
    if sums.n < FEW {
        return Estimate::new(r, (r * (1.0 - reach)).max(0.0), r * (1.0 + reach));
    }
    Estimate::new(r, r * (-reach).exp(), r * reach.exp())
}

/// Rate of a Poisson count with Garwood's exact interval (Garwood 1936).
pub fn poisson(count: u64, exposure: f64) -> Estimate {
    if count == 0 {
        return Estimate::new(0.0 / exposure, 0.0 / exposure, *NONE_BOUND / exposure);
    }
    let k = count as f64;
    Estimate::new(k / exposure, gamma_bound(k, 0.025) / exposure, gamma_bound(k + 1.0, 0.975) / exposure)
}

fn gamma_bound(shape: f64, p: f64) -> f64 {
    Gamma::new(shape, 1.0).map_or(f64::NAN, |gamma| gamma.inverse_cdf(p))
}

/// The upper bound of no hit: most days of most outlets have none.
static NONE_BOUND: LazyLock<f64> = LazyLock::new(|| gamma_bound(1.0, 0.975));

/// The check on [`rate`]: percentile bootstrap that draws articles with replacement, 95 %. Fixed seed: same in, same out.
pub fn bootstrap_rate(articles: &[(u64, u64)], draws: usize, seed: u64) -> Estimate {
    let mut random = Random::new(seed);
    let mut rates: Vec<f64> = (0..draws)
        .map(|_| {
            let (y, x) = (0..articles.len()).map(|_| articles[random.below(articles.len())]).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            y as f64 / x as f64
        })
        .filter(|rate| rate.is_finite())
        .collect();
    rates.sort_unstable_by(f64::total_cmp);
    let sums = Clusters::of(articles);
    if rates.is_empty() || sums.x <= 0.0 {
        return Estimate::default();
    }
    Estimate::new(sums.rate(), quantile(&rates, 0.025), quantile(&rates, 0.975))
}

/// Rate ratio a / b with its interval on the logarithmic scale: cluster variances added, Student's t with the degrees
/// of freedom of Welch and Satterthwaite, four at least.
///
/// Where a side has no hit: the exact conditional interval of two Poisson counts (Clopper and Pearson), and no value if
/// b has none.
pub fn rate_ratio(a: &Clusters, b: &Clusters) -> Estimate {
    if a.x <= 0.0 || b.x <= 0.0 || a.y + b.y == 0.0 {
        return Estimate::default();
    }
    if a.y == 0.0 || b.y == 0.0 {
        return exact_ratio(a, b);
    }
    let ratio = a.rate() / b.rate();
    let (se, freedom) = log_error(a, b);
    let reach = (t(freedom as u64) * se).exp();
    Estimate::new(ratio, ratio / reach, ratio * reach)
}

/// Standard error of the log ratio and its degrees of freedom.
fn log_error(a: &Clusters, b: &Clusters) -> (f64, f64) {
    let (va, vb) = (a.safe_log_variance(), b.safe_log_variance());
    let part = |v: f64, n: u64| v * v / (n.max(2) - 1) as f64;
    ((va + vb).sqrt(), ((va + vb).powi(2) / (part(va, a.n) + part(vb, b.n))).max(LEAST_FREEDOM))
}

/// Given all hits, those of a are binomial with odds `ratio * exposure of a / exposure of b`.
fn exact_ratio(a: &Clusters, b: &Clusters) -> Estimate {
    let odds_to_ratio = |p: f64| p / (1.0 - p) * b.x / a.x;
    let quantile = |x: f64, y: f64, p: f64| Beta::new(x, y).map_or(f64::NAN, |beta| beta.inverse_cdf(p));
    if a.y == 0.0 {
        Estimate { value: Some(0.0), low: Some(0.0), high: Some(odds_to_ratio(quantile(1.0, b.y, 0.975))) }
    } else {
        Estimate { value: None, low: Some(odds_to_ratio(quantile(a.y, 1.0, 0.025))), high: None }
    }
}

/// Difference of two rates a - b, from each rate's own interval (MOVER: Zou and Donner 2008).
pub fn rate_difference(a: &Clusters, b: &Clusters) -> Estimate {
    let (ra, rb) = (rate(a), rate(b));
    let (Some(va), Some(vb)) = (ra.value, rb.value) else { return Estimate::default() };
    let (Some(la), Some(ua), Some(lb), Some(ub)) = (ra.low, ra.high, rb.low, rb.high) else { return Estimate::bare(va - vb) };
    let low = va - vb - ((va - la).powi(2) + (ub - vb).powi(2)).sqrt();
    let high = va - vb + ((ua - va).powi(2) + (vb - lb).powi(2)).sqrt();
    Estimate::new(va - vb, low, high)
}

/// Two-sided p that two rates are the same: t of the log ratio, or twice the smaller exact tail where a side has no hit.
pub fn same_rate_p(a: &Clusters, b: &Clusters) -> Option<f64> {
    if a.x <= 0.0 || b.x <= 0.0 {
        return None;
    }
    if a.y + b.y == 0.0 {
        return Some(1.0);
    }
    if a.y == 0.0 || b.y == 0.0 {
        return Some(exact_p(a, b));
    }
    let (se, freedom) = log_error(a, b);
    Some(two_sided_t_p((a.rate() / b.rate()).ln() / se, freedom))
}

fn exact_p(a: &Clusters, b: &Clusters) -> f64 {
    let (k, n, p) = (a.y, a.y + b.y, a.x / (a.x + b.x));
    let at_least = if k == 0.0 { 1.0 } else { beta_reg(k, n - k + 1.0, p) };
    let at_most = if k >= n { 1.0 } else { 1.0 - beta_reg(k + 1.0, n - k, p) };
    (2.0 * at_least.min(at_most)).min(1.0)
}
