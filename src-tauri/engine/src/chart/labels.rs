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

/// A label beside its line: the line's place, and the stretch that the label covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flagpole {
    pub at: f64,
    pub left: f64,
    pub right: f64,
}

/// Rows from the plot upwards, so that no two labels touch and no line crosses a label below its own; `None` where
/// `rows` are not enough.
pub fn rows(poles: &[Flagpole], gap: f64, rows: usize) -> Vec<Option<usize>> {
    let mut placed: Vec<Option<usize>> = vec![None; poles.len()];
    // From the right: a label hangs over the lines that come after it.
    for n in (0..poles.len()).rev() {
        placed[n] = (0..rows).find(|&row| {
            let others = poles.iter().zip(&placed).enumerate().filter(|(m, _)| *m != n);
            others.filter_map(|(_, (pole, row))| Some((pole, (*row)?))).all(|(pole, taken)| apart(&poles[n], row, pole, taken, gap))
        });
    }
    placed
}

fn apart(a: &Flagpole, row_a: usize, b: &Flagpole, row_b: usize, gap: f64) -> bool {
    let covers = |pole: &Flagpole, at: f64| pole.left - 2.0 <= at && at <= pole.right + 2.0;
    let touch = row_a == row_b && a.left < b.right + gap && b.left < a.right + gap;
    let crossed = (covers(a, b.at) && row_b >= row_a) || (covers(b, a.at) && row_a >= row_b);
    !touch && !crossed
}
