//! The shapes that estimates share, and the quantiles that they are made with.

use std::sync::LazyLock;

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

/// The 97.5 % quantile of the normal distribution.
pub const Z: f64 = 1.959_963_984_540_054;

/// A value with its two-sided 95 % interval; an end is absent where it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl Estimate {
    pub fn new(value: f64, low: f64, high: f64) -> Self {
        Self { value: Some(value), low: Some(low), high: Some(high) }
    }

    /// A value whose interval cannot be told.
    pub fn bare(value: f64) -> Self {
        Self { value: Some(value), low: None, high: None }
    }

    /// In another unit.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        let scale = |end: Option<f64>| end.map(|end| end * factor);
        Self { value: scale(self.value), low: scale(self.low), high: scale(self.high) }
    }
}

/// P(|N| >= |z|) of a standard normal N.
pub fn two_sided_p(z: f64) -> f64 {
    (2.0 * Normal::standard().sf(z.abs())).min(1.0)
}

/// P(|T| >= |z|) of Student's t.
pub fn two_sided_t_p(z: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |t| (2.0 * t.sf(z.abs())).min(1.0))
}

/// The 97.5 % quantile of Student's t.
pub fn t(freedom: u64) -> f64 {
    TABLE.get(freedom as usize).copied().unwrap_or_else(|| expansion(freedom as f64))
}

/// Up to 200 degrees of freedom; none has no quantile.
static TABLE: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let quantile = |freedom: u32| StudentsT::new(0.0, 1.0, f64::from(freedom)).map_or(f64::INFINITY, |t| t.inverse_cdf(0.975));
    (0..=200).map(quantile).collect()
});

/// Cornish-Fisher expansion in 1/freedom (Abramowitz and Stegun 26.7.5): relative error below 1e-9 from 200 on.
fn expansion(v: f64) -> f64 {
    let z = Z;
    let (z3, z5, z7) = (z.powi(3), z.powi(5), z.powi(7));
    z + (z3 + z) / (4.0 * v)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * v.powi(2))
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * v.powi(3))
}
