//! Does the codebook err otherwise in a part of the collection?

use std::collections::BTreeMap;

use super::judged::{Item, Judged};
use crate::answers::ErrorDiffers;
use crate::measure::adjust::benjamini_hochberg;
use crate::measure::proportions::{Share, same_share_p};

/// A part with fewer judged sentences, or with fewer elsewhere, is not tested.
const FEWEST: u64 = 5;

/// Each outlet, period and language against all others of its concept: the share of wrong hits, and the share of sentences without a
/// hit that express the concept. Unweighted, since parts are compared as they were judged; p as of two shares, q over all tests.
/// The surest differences come first.
pub fn differs(items: &[Judged]) -> Vec<ErrorDiffers> {
    let mut found = Vec::new();
    let mut errors: BTreeMap<(&str, bool), Vec<(&Item, bool)>> = BTreeMap::new();
    for one in items {
        let Some(truth) = one.truth() else { continue };
        let wrong = if one.item.hit { truth < 0.5 } else { truth > 0.5 };
        errors.entry((&one.item.concept, one.item.hit)).or_default().push((&one.item, wrong));
    }
    for ((concept, hit), judged) in &errors {
        let by: [(&str, fn(&Item) -> Option<&String>); 3] =
            [("outlet", |item| item.outlet.as_ref()), ("period", |item| item.period.as_ref()), ("language", |item| item.language.as_ref())];
        for (by, part) in by {
            found.extend(parts(judged, part).into_iter().filter_map(|(key, here, elsewhere)| {
                Some(ErrorDiffers {
                    concept: (*concept).to_owned(),
                    error: if *hit { "false-hits" } else { "missed" }.to_owned(),
                    by: by.to_owned(),
                    key,
                    judged: here.n,
                    wrong: here.hits,
                    judged_elsewhere: elsewhere.n,
                    wrong_elsewhere: elsewhere.hits,
                    p: same_share_p(here, elsewhere)?,
                    q: 1.0,
                })
            }));
        }
    }
    let q = benjamini_hochberg(&found.iter().map(|one| Some(one.p)).collect::<Vec<_>>());
    found.iter_mut().zip(q).for_each(|(one, q)| one.q = q.unwrap_or(1.0));
    found.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)));
    found
}

fn parts(judged: &[(&Item, bool)], part: fn(&Item) -> Option<&String>) -> Vec<(String, Share, Share)> {
    let (all, wrong) = (judged.len() as u64, judged.iter().filter(|(_, wrong)| *wrong).count() as u64);
    let mut of: BTreeMap<&String, (u64, u64)> = BTreeMap::new();
    for (item, is_wrong) in judged {
        let Some(key) = part(item) else { continue };
        let counts = of.entry(key).or_default();
        counts.0 += u64::from(*is_wrong);
        counts.1 += 1;
    }
    // two parts are one comparison
    let most = if of.len() == 2 { 1 } else { of.len() };
    of.into_iter()
        .take(most)
        .filter(|(_, (_, n))| *n >= FEWEST && all - n >= FEWEST)
        .map(|(key, (hits, n))| (key.clone(), Share::new(hits, n), Share::new(wrong - hits, all - n)))
        .collect()
}
