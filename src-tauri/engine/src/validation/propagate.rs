//! How sure is a number that is made of estimates?

use crate::measure::interval::Estimate;

/// The interval of `formula` at independent estimates: each estimate's ends are put in while the others keep their values, and the
/// squared deviations are added on either side (Newcombe 2001, "square and add"; Zou and Donner 2008, MOVER). The ends of the
/// estimates may be anywhere beside their values, so the interval leans as they lean, and it has a width where a share is 0 or 1.
///
/// `formula` must rise or fall with each estimate throughout. An estimate without ends counts as known.
pub fn square_and_add(estimates: &[Estimate], formula: impl Fn(&[f64]) -> f64) -> Estimate {
    let Some(values) = estimates.iter().map(|estimate| estimate.value).collect::<Option<Vec<f64>>>() else { return Estimate::default() };
    let value = formula(&values);
    let (mut below, mut above) = (0.0, 0.0);
    let mut put = values.clone();
    for (place, estimate) in estimates.iter().enumerate() {
        let mut moved = [0.0f64; 2];
        for end in [estimate.low, estimate.high].into_iter().flatten() {
            put[place] = end;
            let change = formula(&put) - value;
            let side = usize::from(change > 0.0);
            moved[side] = if change.abs() > moved[side].abs() { change } else { moved[side] };
        }
        put[place] = values[place];
        below += moved[0].powi(2);
        above += moved[1].powi(2);
    }
    Estimate::new(value, value - below.sqrt(), value + above.sqrt())
}
