//! Do coders agree beyond chance?

use super::interval::Estimate;
use super::random::{Random, quantile};

/// Krippendorff's alpha for nominal data (Krippendorff 2018, chapter 12): `1 - observed / expected disagreement`.
///
/// `units`: for each unit the value that each coder gave it; `None` where a coder did not judge it. Units with fewer
/// than two values say nothing and are left out. `None` where no unit is left or only one value was ever given, since
/// then chance cannot be told from agreement.
pub fn alpha(units: &[Vec<Option<u32>>]) -> Option<f64> {
    let values = units.iter().flatten().flatten().copied().max()? as usize + 1;
    let (mut totals, mut agreeing, mut n) = (vec![0.0; values], 0.0, 0.0);
    let mut tally = vec![0.0f64; values];
    for unit in units {
        let judged = unit.iter().flatten().count() as f64;
        if judged < 2.0 {
            continue;
        }
        unit.iter().flatten().for_each(|&value| tally[value as usize] += 1.0);
        for (total, seen) in totals.iter_mut().zip(&mut tally) {
            *total += *seen;
            agreeing += *seen * (*seen - 1.0) / (judged - 1.0);
            *seen = 0.0;
        }
        n += judged;
    }
    let by_chance: f64 = totals.iter().map(|total| total * (total - 1.0)).sum::<f64>() / (n - 1.0);
    let (observed, expected) = (n - agreeing, n - by_chance);
    (n > 1.0 && expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Alpha with a 95 % percentile bootstrap over units. Fixed seed: same in, same out.
pub fn alpha_estimate(units: &[Vec<Option<u32>>], draws: usize, seed: u64) -> Estimate {
    let Some(value) = alpha(units) else { return Estimate::default() };
    let mut random = Random::new(seed);
    let mut drawn: Vec<f64> = (0..draws)
        .filter_map(|_| alpha(&(0..units.len()).map(|_| units[random.below(units.len())].clone()).collect::<Vec<_>>()))
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    if drawn.is_empty() { Estimate::bare(value) } else { Estimate::new(value, quantile(&drawn, 0.025), quantile(&drawn, 0.975)) }
}
