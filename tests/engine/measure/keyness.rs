//! Words that mark a group.

use entente_engine::measure::keyness::{dispersion, log_likelihood, log_ratio};

#[test]
fn a_word_twice_as_frequent_has_log_ratio_one() {
    assert_eq!(log_ratio(20, 1_000, 10, 1_000), 1.0);
    assert_eq!(log_ratio(8, 1_000, 0, 1_000), 4.0, "none is taken as half");
    assert_eq!(log_likelihood(7, 700, 7, 700), 0.0);
}

#[test]
fn dispersion_is_none_where_even_and_near_one_where_clumped() {
    assert_eq!(dispersion([(100, 2), (200, 4), (300, 6)]), 0.0);
    assert!((dispersion([(100, 12), (900, 0)]) - 0.9).abs() < 1e-12);
    assert_eq!(dispersion([(100, 0)]), 0.0);
    assert_eq!(dispersion([]), 0.0);
}
