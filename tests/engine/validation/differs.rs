//! Where the codebook errs otherwise than elsewhere, and where that is chance.

use entente_engine::measure::random::Random;
use entente_engine::validation::differs::differs;
use entente_engine::validation::{Item, Judged};

use super::build::{item, judged};

fn world(random: &mut Random, wrong: impl Fn(usize) -> f64) -> Vec<Judged> {
    (0..200)
        .map(|n| {
            let outlet = n % 5;
            let period = format!("{}", 2020 + n % 4);
            let one = Item { outlet: Some(format!("Outlet {outlet}")), period: Some(period), ..item(&n.to_string(), true, 200) };
            judged(one, random.unit() >= wrong(outlet))
        })
        .collect()
}

#[test]
fn an_outlet_with_more_errors_is_named() {
    let found = differs(&world(&mut Random::new(5), |outlet| if outlet == 3 { 0.6 } else { 0.05 }));
    let first = &found[0];
    assert_eq!((first.error.as_str(), first.by.as_str(), first.key.as_str()), ("false-hits", "outlet", "Outlet 3"));
    assert!(first.q < 0.001 && first.q >= first.p, "{first:?}");
    assert_eq!(first.judged + first.judged_elsewhere, 200);
}

#[test]
fn equal_errors_are_seldom_called_different() {
    let mut random = Random::new(8);
    let alarms = (0..200).filter(|_| differs(&world(&mut random, |_| 0.1)).iter().any(|one| one.q < 0.05)).count();
    assert!(alarms <= 14, "{alarms} of 200 false alarms");
}

#[test]
fn few_judgements_are_not_tested() {
    let items: Vec<Judged> = (0..8).map(|n| judged(Item { outlet: Some(if n < 4 { "A" } else { "B" }.into()), ..item(&n.to_string(), true, 8) }, n < 4)).collect();
    assert!(differs(&items).is_empty());
}
