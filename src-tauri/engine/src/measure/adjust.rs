//! How surprising is a p-value among many?

/// Benjamini and Hochberg (1995): q of each p, in the order given; absent ones stay absent and are not counted as tests.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = p.iter().enumerate().filter_map(|(at, p)| Some((at, (*p)?))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let tests = order.len();
    let mut q = vec![None; p.len()];
    let mut smallest = 1.0f64;
    for (above, &(at, p)) in order.iter().enumerate() {
        smallest = smallest.min(p * tests as f64 / (tests - above) as f64);
        q[at] = Some(smallest);
    }
    q
}
