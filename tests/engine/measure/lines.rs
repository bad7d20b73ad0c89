//! Lines stand in the order of their keys, and pages of sentences are stretches of all of them.

use entente_engine::answers::Behind;
use entente_engine::measure::lines::in_order;
use entente_engine::measure::random::Random;
use entente_engine::measure::{HitPlace, hits_behind, page_behind, select_behind};

use super::build::{codebook, random_question, random_world};

#[test]
fn dealing_out_orders_as_a_stable_sort_does() {
    let mut random = Random::new(21);
    for most in [1, 3, 60_000, 70_000, usize::MAX] {
        let keys: Vec<u64> = (0..3_000).map(|_| random.below(most) as u64).collect();
        let hits: Vec<HitPlace> = (0..3_000).map(|place| HitPlace { article: place / 3, place }).collect();
        let mut dealt = hits.clone();
        in_order(&mut dealt, &keys);
        let mut sorted = hits;
        sorted.sort_by_key(|hit| keys[hit.place as usize]);
        assert_eq!(dealt, sorted);
    }
    in_order(&mut Vec::<HitPlace>::new(), &[]);
}

#[test]
fn pages_are_stretches_of_all_rows_and_count_all_of_them() {
    let mut random = Random::new(22);
    let (world, book) = (random_world(&mut random, 800), codebook());
    for _ in 0..60 {
        let question = random_question(&mut random);
        let expression = (random.below(2) == 0).then(|| random.below(9) as u32);
        let point = Behind::default();
        let Ok(all) = select_behind(&world, &question, &book, None, &point, expression) else { continue };
        let mut read = Vec::new();
        for start in (0..all.len() as u64 + 1).step_by(40) {
            let page = page_behind(&world, &question, &book, None, &point, expression, start..start + 40).expect("a page");
            assert_eq!(page.hits, all.len() as u64);
            read.extend(page.rows);
        }
        assert_eq!(read, all, "{question:?}");
        if expression.is_none() {
            let (places, counted) = hits_behind(&world, &question, &book, None, &point).expect("places");
            assert_eq!(places.iter().map(|place| world.hits.at(*place).row).collect::<Vec<_>>(), all);
            assert_eq!(counted.articles as usize, places.iter().map(|place| place.article).collect::<std::collections::HashSet<_>>().len());
            assert_eq!(counted.sentences as usize, places.iter().map(|place| (place.article, world.hits.at(*place).sentence)).collect::<std::collections::HashSet<_>>().len());
        }
    }
}
