//! What should be believed of an outlet with few articles?

use statrs::distribution::{Beta, ContinuousCDF};

use super::proportions::Share;

/// A share pulled towards what all outlets have in common, with its 95 % credible interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunken {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// Empirical Bayes with a beta-binomial model: outlet shares are drawn from Beta(a, b), whose mean and spread are
/// estimated by moments weighted by articles (Kleinman 1973); each outlet then has Beta(a + hits, b + articles - hits).
///
/// Where outlets differ no more than chance would make them, all are pulled to the common share; `a + b` is never more
/// than all articles together, since the common share is no better known than that. The interval takes a and b as
/// known, so that it is somewhat too narrow with few outlets.
pub fn shrink(shares: &[Share]) -> Vec<Shrunken> {
    let (a, b) = prior(shares);
    shares.iter().map(|share| posterior(a + share.hits as f64, b + (share.n - share.hits) as f64)).collect()
}

/// a and b by moments: `a + b = 1/rho - 1`, rho the correlation of two articles of one outlet.
pub fn prior(shares: &[Share]) -> (f64, f64) {
    let used = || shares.iter().filter(|share| share.n > 0);
    let n: f64 = used().map(|share| share.n as f64).sum();
    let k = used().count() as f64;
    let hits: f64 = used().map(|share| share.hits as f64).sum();
    // half a hit and half a miss keep the mean inside 0 to 1
    let mean = (hits + 0.5) / (n + 1.0);
    let rho = correlation(shares, hits / n.max(1.0), n, k);
    let strength = (1.0 / rho - 1.0).clamp(1e-3, n.max(1.0));
    (mean * strength, (1.0 - mean) * strength)
}

/// Analysis-of-variance estimate of the intra-class correlation (Ridout, Demétrio and Firth 1999), at least 1e-9.
fn correlation(shares: &[Share], mean: f64, n: f64, k: f64) -> f64 {
    if k < 2.0 || n <= k {
        return 1e-9;
    }
    let used = || shares.iter().filter(|share| share.n > 0).map(|share| (share.n as f64, share.hits as f64 / share.n as f64));
    let between = used().map(|(n, p)| n * (p - mean).powi(2)).sum::<f64>() / (k - 1.0);
    let within = used().map(|(n, p)| n * p * (1.0 - p)).sum::<f64>() / (n - k);
    let size = (n - used().map(|(m, _)| m * m).sum::<f64>() / n) / (k - 1.0);
    let rho = (between - within) / (between + (size - 1.0) * within);
    if rho.is_finite() { rho.clamp(1e-9, 1.0 - 1e-9) } else { 1e-9 }
}

fn posterior(a: f64, b: f64) -> Shrunken {
    let quantile = |p: f64| Beta::new(a, b).map_or(f64::NAN, |beta| beta.inverse_cdf(p));
    Shrunken { value: a / (a + b), low: quantile(0.025), high: quantile(0.975) }
}
