//! How do labels stand side by side without overlap?

/// Moves wishes as little as possible (least squares) so that neighbours stand `gap` apart within `low..=high`.
/// Wishes must be sorted. Where there is no room for all, the gap shrinks.
pub fn spread(wishes: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let count = wishes.len();
    if count == 0 {
        return Vec::new();
    }
    let gap = gap.min((high - low).max(0.0) / (count.max(2) - 1) as f64);
    // Taken together by their offsets, "gap apart" becomes "not falling": pool adjacent violators.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (n, wish) in wishes.iter().enumerate() {
        pools.push((wish - n as f64 * gap, 1));
        while pools.len() > 1 && pools[pools.len() - 2].0 > pools[pools.len() - 1].0 {
            let (b, many) = pools.pop().unwrap_or_default();
            if let Some((a, few)) = pools.last_mut() {
                *a = (*a * *few as f64 + b * many as f64) / (*few + many) as f64;
                *few += many;
            }
        }
    }
    let ceiling = high - (count - 1) as f64 * gap;
    let levels = pools.into_iter().flat_map(|(level, many)| std::iter::repeat_n(level.clamp(low, ceiling.max(low)), many));
    levels.enumerate().map(|(n, level)| level + n as f64 * gap).collect()
}

/// Rows for stretches `(left, right)` sorted by their left end, so that none in a row overlap; `None` where `rows` are full.
pub fn rows(stretches: &[(f64, f64)], gap: f64, rows: usize) -> Vec<Option<usize>> {
    let mut ends = vec![f64::NEG_INFINITY; rows];
    stretches
        .iter()
        .map(|&(left, right)| {
            let row = ends.iter().position(|&end| left >= end + gap)?;
            ends[row] = right;
            Some(row)
        })
        .collect()
}
