//! When does a level change for good?

/// What a segment costs that is told by one level: twice the negative log likelihood up to constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Squared distance from the mean of y; x is not read.
    Squared,
    /// y hits on exposure x, Poisson.
    Poisson,
    /// y of x articles, binomial.
    Binomial,
}

/// Observations (y, x) as running sums, so that any segment's cost takes constant time.
#[derive(Debug, Clone)]
pub struct Sequence {
    cost: Cost,
    y: Vec<f64>,
    x: Vec<f64>,
    yy: Vec<f64>,
}

impl Sequence {
    pub fn new(cost: Cost, observations: &[(f64, f64)]) -> Self {
        let running = |of: fn((f64, f64)) -> f64| {
            let mut sum = 0.0;
            let sums = observations.iter().map(|&one| {
                sum += of(one);
                sum
            });
            [0.0].into_iter().chain(sums).collect()
        };
        Self { cost, y: running(|one| one.0), x: running(|one| one.1), yy: running(|one| one.0 * one.0) }
    }

    pub fn len(&self) -> usize {
        self.y.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Level of the observations from `start` to before `end`: mean, rate or share.
    pub fn level(&self, start: usize, end: usize) -> f64 {
        let y = self.y[end] - self.y[start];
        let by = if self.cost == Cost::Squared { (end - start) as f64 } else { self.x[end] - self.x[start] };
        if by > 0.0 { y / by } else { 0.0 }
    }

    /// Cost of the observations from `start` to before `end`.
    pub fn cost(&self, start: usize, end: usize) -> f64 {
        let (y, x) = (self.y[end] - self.y[start], self.x[end] - self.x[start]);
        match self.cost {
            Cost::Squared => self.yy[end] - self.yy[start] - y * y / (end - start) as f64,
            Cost::Poisson => -2.0 * (times_log(y, y / x) - y),
            Cost::Binomial => -2.0 * (times_log(y, y / x) + times_log(x - y, 1.0 - y / x)),
        }
    }
}

/// a ln b, 0 where a is 0.
fn times_log(a: f64, b: f64) -> f64 {
    if a <= 0.0 { 0.0 } else { a * b.max(f64::MIN_POSITIVE).ln() }
}

/// Optimal partition by PELT (Killick, Fearnhead and Eckley 2012): the starts of all segments but the first, for which
/// the sum of costs plus `penalty` a change is smallest among all partitions with segments of at least `shortest`.
///
/// A start s is dropped once F(s) + C(s, t) > F(t): from t on it can never win again. With a shortest segment that
/// holds only from `t + shortest` on, so dropping waits that long, and the answer is exact (the same as trying all).
pub fn pelt(sequence: &Sequence, penalty: f64, shortest: usize) -> Vec<usize> {
    let (n, shortest) = (sequence.len(), shortest.max(1));
    let mut best = vec![f64::INFINITY; n + 1];
    let mut from = vec![0; n + 1];
    best[0] = -penalty;
    // starts still in play, each with the end from which it is out
    let mut starts: Vec<(usize, usize)> = vec![(0, usize::MAX)];
    for end in shortest..=n {
        if end >= 2 * shortest {
            starts.push((end - shortest, usize::MAX));
        }
        starts.retain(|&(_, out)| out > end);
        let totals: Vec<f64> = starts.iter().map(|&(start, _)| best[start] + sequence.cost(start, end)).collect();
        for (&(start, _), total) in starts.iter().zip(&totals) {
            if total + penalty < best[end] {
                (best[end], from[end]) = (total + penalty, start);
            }
        }
        for (start, total) in starts.iter_mut().zip(totals) {
            if total > best[end] && start.1 == usize::MAX {
                start.1 = end + shortest;
            }
        }
    }
    let mut changes = Vec::new();
    let mut end = n;
    while n > 0 && from[end] > 0 {
        end = from[end];
        changes.push(end);
    }
    changes.reverse();
    changes
}
