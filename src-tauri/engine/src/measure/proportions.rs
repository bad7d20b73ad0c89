//! Shares of articles: how sure is a share, and do two shares differ?
//!
//! Everything here takes counts of articles and answers proportions from 0 to 1 with two-sided 95 % intervals.

use statrs::function::factorial::ln_factorial;

use super::interval::{Estimate, Z, two_sided_p};

/// `hits` of `n` articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub hits: u64,
    pub n: u64,
}

impl Share {
    pub fn new(hits: u64, n: u64) -> Self {
        Self { hits, n }
    }

    fn value(self) -> f64 {
        self.hits as f64 / self.n as f64
    }
}

/// Wilson's score interval (Wilson 1927; Agresti and Coull 1998, formula 2): `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`.
///
/// Zero hits get an upper bound, and the ends never leave 0 to 1. `None` values without articles.
pub fn wilson(share: Share) -> Estimate {
    wilson_of(share.value(), share.n as f64)
}

/// Wilson's interval of the share `p` of `n`, which need not be whole (an effective number). `None` values where n is 0.
pub fn wilson_of(p: f64, n: f64) -> Estimate {
    if n <= 0.0 || p.is_nan() {
        return Estimate::default();
    }
    let z2 = Z * Z;
    let middle = p + z2 / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    let low = if p == 0.0 { 0.0 } else { (middle - half) / scale };
    let high = if p == 1.0 { 1.0 } else { (middle + half) / scale };
    Estimate::new(p, low, high)
}

/// Difference a - b with Newcombe's hybrid score interval (Newcombe 1998, method 10).
pub fn difference(a: Share, b: Share) -> Estimate {
    let (wa, wb) = (wilson(a), wilson(b));
    let (Some(pa), Some(la), Some(ua)) = (wa.value, wa.low, wa.high) else { return Estimate::default() };
    let (Some(pb), Some(lb), Some(ub)) = (wb.value, wb.low, wb.high) else { return Estimate::default() };
    let d = pa - pb;
    let low = d - ((pa - la).powi(2) + (ub - pb).powi(2)).sqrt();
    let high = d + ((ua - pa).powi(2) + (pb - lb).powi(2)).sqrt();
    Estimate::new(d, low, high)
}

/// Risk ratio a / b with Katz's logarithmic interval (Katz et al. 1978): `ln RR ± z √(1/x - 1/n + 1/y - 1/m)`.
///
/// Where one side has no hit, half a hit and half an article are added on both sides for the interval's one end that can
/// be told (Walter 1975); the other is 0, or absent. The value stays the plain ratio: 0 where a has no hit, absent where
/// b has none. Without any hit there is nothing to tell.
pub fn risk_ratio(a: Share, b: Share) -> Estimate {
    if a.n == 0 || b.n == 0 || a.hits + b.hits == 0 {
        return Estimate::default();
    }
    let half = if a.hits == 0 || b.hits == 0 { 0.5 } else { 0.0 };
    let of = |share: Share| (share.hits as f64 + half, share.n as f64 + half);
    let ((x, n), (y, m)) = (of(a), of(b));
    let log = ((x / n) / (y / m)).ln();
    let se = (1.0 / x - 1.0 / n + 1.0 / y - 1.0 / m).max(0.0).sqrt();
    let (low, high) = ((log - Z * se).exp(), (log + Z * se).exp());
    match (a.hits, b.hits) {
        (0, _) => Estimate { value: Some(0.0), low: Some(0.0), high: Some(high) },
        (_, 0) => Estimate { value: None, low: Some(low), high: None },
        _ => Estimate::new(a.value() / b.value(), low, high),
    }
}

/// Two-sided p that both shares are the same: Fisher's exact test where an expected count is below 5, else the score test.
pub fn same_share_p(a: Share, b: Share) -> Option<f64> {
    if a.n == 0 || b.n == 0 {
        return None;
    }
    let (hits, n) = ((a.hits + b.hits) as f64, (a.n + b.n) as f64);
    let smallest = hits.min(n - hits) * (a.n.min(b.n) as f64) / n;
    Some(if smallest < 5.0 { fisher_p(a, b) } else { score_p(a, b) })
}

/// Score test with the pooled share, no continuity correction: Pearson's chi-squared with one degree of freedom.
pub fn score_p(a: Share, b: Share) -> f64 {
    let pooled = (a.hits + b.hits) as f64 / (a.n + b.n) as f64;
    let se = (pooled * (1.0 - pooled) * (1.0 / a.n as f64 + 1.0 / b.n as f64)).sqrt();
    if se == 0.0 { 1.0 } else { two_sided_p((a.value() - b.value()) / se) }
}

/// Fisher's exact test, two-sided: the probability, margins fixed, of all tables at most as probable as the one seen.
pub fn fisher_p(a: Share, b: Share) -> f64 {
    let hits = a.hits + b.hits;
    let log_choose = |n: u64, k: u64| ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
    let log_p = |x: u64| log_choose(a.n, x) + log_choose(b.n, hits - x) - log_choose(a.n + b.n, hits);
    let seen = log_p(a.hits);
    let (first, last) = (hits.saturating_sub(b.n), hits.min(a.n));
    // tables as probable as the one seen differ from it by rounding only
    let total: f64 = (first..=last).map(log_p).filter(|&p| p <= seen + 1e-7).map(f64::exp).sum();
    total.min(1.0)
}

/// Odds ratio of a two by two table `[[both, only_first], [only_second, neither]]` with Woolf's logarithmic interval.
///
/// Half a count is added to every cell where one is zero (Haldane 1956, Anscombe 1956). `None` values of an empty table.
pub fn odds_ratio(both: u64, only_first: u64, only_second: u64, neither: u64) -> Estimate {
    let cells = [both, only_first, only_second, neither];
    if cells.iter().sum::<u64>() == 0 {
        return Estimate::default();
    }
    let half = if cells.contains(&0) { 0.5 } else { 0.0 };
    let [a, b, c, d] = cells.map(|cell| cell as f64 + half);
    let log = (a * d / (b * c)).ln();
    let se = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
    Estimate::new(log.exp(), (log - Z * se).exp(), (log + Z * se).exp())
}
