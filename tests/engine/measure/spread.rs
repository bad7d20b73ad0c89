//! Who printed it first?

use entente_engine::measure::HitFact;
use entente_engine::measure::spread::spread;
use entente_engine::question::Question;

use super::build::{PAPER, Paper, codebook, hit, print, world};

#[test]
fn the_first_use_of_each_outlet_in_order() {
    let mut facts = world();
    for (outlet, date) in [(0, "2022-03-10"), (1, "2022-02-04"), (0, "2022-02-14"), (2, "2022-06-01"), (2, "2022-01")] {
        print(&mut facts, Paper { outlet, date: Some(date), ..PAPER });
    }
    facts.hits = vec![hit(0, 1), hit(1, 2), HitFact { expression: 4, ..hit(1, 3) }, hit(2, 4), hit(2, 5), hit(3, 6), hit(4, 7)].into();
    let name = |expression: u32| format!("e{expression}");
    let (rows, left_out) = spread(&facts, &Question::about("partnership"), &codebook(), None, name).expect("a spread");
    assert_eq!(left_out.too_coarse_a_date, 1, "a month has no first day");
    let row = &rows[0];
    assert_eq!((row.expression.as_str(), row.hits, row.articles), ("e0", 5, 4));
    let first: Vec<(&str, &str, i64, u64)> = row.outlets.iter().map(|one| (one.outlet.as_str(), one.date.as_str(), one.article, one.hits)).collect();
    assert_eq!(first, [("B", "2022-02-04", 2, 1), ("A", "2022-02-14", 3, 3), ("C", "2022-06-01", 4, 1)]);
    assert_eq!(row.half_days, Some(10), "two of three outlets had it after ten days");
    assert_eq!((rows[1].expression.as_str(), rows[1].half_days), ("e4", None), "one outlet spreads nothing");
}
