//! How do labels stand side by side without overlap?

/// Moves wishes as little as possible (least squares) so that neighbours stand apart by half of what both are `tall`,
/// within `low..=high`. Wishes must be sorted. Where there is no room for all, they shrink.
pub fn spread(wishes: &[f64], tall: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut offsets: Vec<f64> = vec![0.0];
    offsets.extend(tall.windows(2).scan(0.0, |sum, two| {
        *sum += (two[0] + two[1]) / 2.0;
        Some(*sum)
    }));
    let needed = offsets.last().copied().unwrap_or(0.0);
    let shrink = if needed > 0.0 { ((high - low).max(0.0) / needed).min(1.0) } else { 1.0 };
    offsets.iter_mut().for_each(|offset| *offset *= shrink);
    // Taken together by their offsets, "apart" becomes "not falling": pool adjacent violators.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (n, wish) in wishes.iter().enumerate() {
        pools.push((wish - offsets[n], 1));
        while pools.len() > 1 && pools[pools.len() - 2].0 > pools[pools.len() - 1].0 {
            let (b, many) = pools.pop().unwrap_or_default();
            if let Some((a, few)) = pools.last_mut() {
                *a = (*a * *few as f64 + b * many as f64) / (*few + many) as f64;
                *few += many;
            }
        }
    }
    let ceiling = high - needed * shrink;
    let levels = pools.into_iter().flat_map(|(level, many)| std::iter::repeat_n(level.clamp(low, ceiling.max(low)), many));
    levels.zip(offsets).map(|(level, offset)| level + offset).collect()
}

/// A label beside a line: where the line is, and how wide the label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flagpole {
    pub at: f64,
    pub wide: f64,
}

/// Where a label found room: its row from the plot upwards and its left end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub row: usize,
    pub left: f64,
}

/// Between a line and its label.
const BESIDE: f64 = 5.0;

/// Places as many labels as it can, right of their lines or left of them, so that no two touch and no line crosses a
/// label; within `from..to` and in at most `rows` rows; `None` where there is no room. Poles must be sorted.
pub fn flags(poles: &[Flagpole], gap: f64, rows: usize, edges: (f64, f64)) -> Vec<Option<Place>> {
    let tent = |peak: usize| (peak, pitch_at(poles, peak, gap, rows, edges));
    let count = |placed: &[Option<Place>]| placed.iter().flatten().count();
    let highest = |placed: &[Option<Place>]| placed.iter().flatten().map(|place| place.row).max().unwrap_or(0);
    let tents = (0..=poles.len()).map(tent);
    let best = tents.max_by_key(|(peak, placed)| (count(placed), std::cmp::Reverse((highest(placed), *peak))));
    best.map(|(_, placed)| placed).unwrap_or_default()
}

/// The place of a label that became `pole.wide`, on its side of its line, where it still finds room; `placed[n]` is where
/// the narrower one stood.
pub fn wider(poles: &[Flagpole], placed: &[Option<Place>], n: usize, pole: Flagpole, gap: f64, (from, to): (f64, f64)) -> Option<Place> {
    let was = placed[n]?;
    let left = if was.left < pole.at { pole.at - BESIDE - pole.wide } else { was.left };
    let place = Place { left, ..was };
    let mut others = poles.iter().zip(placed).enumerate().filter(|(other, _)| *other != n).filter_map(|(_, (other, taken))| Some((other, taken.as_ref()?)));
    (left >= from && left + pole.wide <= to && others.all(|(other, taken)| apart(&pole, &place, other, taken, gap))).then_some(place)
}

/// Labels like the sides of a tent: those before the peak hang to the left, those from it on to the right, so that
/// each hangs over the lines beyond it.
fn pitch_at(poles: &[Flagpole], peak: usize, gap: f64, rows: usize, (from, to): (f64, f64)) -> Vec<Option<Place>> {
    let mut placed: Vec<Option<Place>> = vec![None; poles.len()];
    for n in (peak..poles.len()).rev().chain(0..peak) {
        let pole = &poles[n];
        let (right, left) = (pole.at + BESIDE, pole.at - BESIDE - pole.wide);
        let sides = if n < peak { [left, right] } else { [right, left] };
        let inside = sides.into_iter().filter(|left| *left >= from && left + pole.wide <= to);
        let mut tries = inside.flat_map(|left| (0..rows).map(move |row| Place { row, left }));
        placed[n] = tries.find(|place| {
            let mut others = poles.iter().zip(&placed).filter_map(|(other, taken)| Some((other, taken.as_ref()?)));
            others.all(|(other, taken)| apart(pole, place, other, taken, gap))
        });
    }
    placed
}

fn apart(a: &Flagpole, a_place: &Place, b: &Flagpole, b_place: &Place, gap: f64) -> bool {
    let covers = |pole: &Flagpole, place: &Place, at: f64| place.left - 2.0 <= at && at <= place.left + pole.wide + 2.0;
    let touch = a_place.row == b_place.row && a_place.left < b_place.left + b.wide + gap && b_place.left < a_place.left + a.wide + gap;
    let a_crossed = covers(a, a_place, b.at) && b_place.row >= a_place.row;
    let b_crossed = covers(b, b_place, a.at) && a_place.row >= b_place.row;
    !touch && !a_crossed && !b_crossed
}
