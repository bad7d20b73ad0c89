//! What a measure makes of the counts of a cell.

use super::counting::Cell;
use super::interval::Estimate;
use super::proportions::{self, Share};
use super::rates::{self, Clusters};
use crate::question::Measure;

/// The measure's value in its own unit, with its 95 % interval: a share from 0 to 1; hits per 1,000 sentences or 10,000
/// words; a plain count of hits, or of articles with a hit, which has no interval.
pub fn value(measure: Measure, cell: &Cell) -> Estimate {
    match measure {
        Measure::Share => proportions::wilson(share(cell)),
        Measure::Per1000Sentences | Measure::Per10000Words => rates::rate(&clusters(measure, cell)).times(unit(measure)),
        Measure::Hits => Estimate::bare(cell.counts.hits as f64),
        Measure::Articles => Estimate::bare(cell.counts.articles_with_hit as f64),
    }
}

/// a divided by b, in no unit.
pub fn ratio(measure: Measure, a: &Cell, b: &Cell) -> Estimate {
    match measure {
        Measure::Share => proportions::risk_ratio(share(a), share(b)),
        Measure::Per1000Sentences | Measure::Per10000Words => rates::rate_ratio(&clusters(measure, a), &clusters(measure, b)),
        Measure::Hits | Measure::Articles => {
            let (a, b) = (value(measure, a).value.unwrap_or(0.0), value(measure, b).value.unwrap_or(0.0));
            if b == 0.0 { Estimate::default() } else { Estimate::bare(a / b) }
        }
    }
}

/// a less b, in the measure's unit.
pub fn difference(measure: Measure, a: &Cell, b: &Cell) -> Estimate {
    match measure {
        Measure::Share => proportions::difference(share(a), share(b)),
        Measure::Per1000Sentences | Measure::Per10000Words => {
            rates::rate_difference(&clusters(measure, a), &clusters(measure, b)).times(unit(measure))
        }
        Measure::Hits | Measure::Articles => {
            Estimate::bare(value(measure, a).value.unwrap_or(0.0) - value(measure, b).value.unwrap_or(0.0))
        }
    }
}

/// Two-sided p that both have the same value; plain counts have none.
pub fn same_p(measure: Measure, a: &Cell, b: &Cell) -> Option<f64> {
    match measure {
        Measure::Share => proportions::same_share_p(share(a), share(b)),
        Measure::Per1000Sentences | Measure::Per10000Words => rates::same_rate_p(&clusters(measure, a), &clusters(measure, b)),
        Measure::Hits | Measure::Articles => None,
    }
}

/// Whether the measure is a plain count, which grows with the time it is counted over.
pub fn is_count(measure: Measure) -> bool {
    matches!(measure, Measure::Hits | Measure::Articles)
}

/// What a rate is multiplied by to come into the measure's unit.
pub fn unit(measure: Measure) -> f64 {
    match measure {
        Measure::Per1000Sentences => 1_000.0,
        Measure::Per10000Words => 10_000.0,
        Measure::Share | Measure::Hits | Measure::Articles => 1.0,
    }
}

pub(crate) fn share(cell: &Cell) -> Share {
    Share::new(cell.counts.articles_with_hit, cell.counts.articles)
}

pub(crate) fn clusters(measure: Measure, cell: &Cell) -> Clusters {
    if measure == Measure::Per10000Words { Clusters::words(cell) } else { Clusters::sentences(cell) }
}
