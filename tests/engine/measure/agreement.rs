//! Krippendorff's alpha where there is nothing to agree on.

use entente_engine::measure::agreement::{alpha, alpha_estimate};

#[test]
fn published_examples() {
    // Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example A: two observers, binary, 0.095
    let a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    let b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    let units: Vec<Vec<Option<u32>>> = a.iter().zip(b).map(|(&a, b)| vec![Some(a), Some(b)]).collect();
    assert!((alpha(&units).expect("an alpha") - 0.095).abs() < 5e-4);
}

#[test]
fn nothing_to_agree_on_has_no_alpha() {
    assert_eq!(alpha(&[]), None);
    assert_eq!(alpha(&[vec![Some(1), None], vec![None, None]]), None, "no unit was judged twice");
    assert_eq!(alpha(&[vec![Some(1), Some(1)], vec![Some(1), Some(1)]]), None, "one value only");
    assert_eq!(alpha(&[vec![Some(0), Some(0)], vec![Some(1), Some(1)]]), Some(1.0));
}

#[test]
fn the_interval_holds_the_value_and_never_changes() {
    let units: Vec<Vec<Option<u32>>> = (0..80).map(|n| vec![Some(n % 3), Some(if n % 7 == 0 { 0 } else { n % 3 })]).collect();
    let found = alpha_estimate(&units, 500, 3);
    let (low, value, high) = (found.low.expect("low"), found.value.expect("value"), found.high.expect("high"));
    assert!(low < value && value < high && high - low < 0.3, "{found:?}");
    assert_eq!(found, alpha_estimate(&units, 500, 3));
}
