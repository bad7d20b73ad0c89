//! Lists of numbers in few bytes.

use entente_engine::postings::{next, pack, put, take};
use proptest::prelude::*;

proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn what_was_packed_comes_back(label in 0u64..1 << 40, numbers in proptest::collection::btree_set(0u16..20_000, 1..400)) {
        let numbers: Vec<u16> = numbers.into_iter().collect();
        let mut bytes = Vec::new();
        pack(label, &numbers, &mut bytes);
        bytes.push(7);
        let mut back = Vec::new();
        let mut read = bytes.as_slice();
        let list = next(&mut read).unwrap();
        prop_assert_eq!(list.label, label);
        let mut passed = read;
        list.unpack(&mut read, &mut back).unwrap();
        list.skip(&mut passed).unwrap();
        prop_assert_eq!(back, numbers);
        prop_assert_eq!((read, passed), (&[7u8][..], &[7u8][..]));
    }

    #[test]
    fn foreign_bytes_end_in_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut some = Vec::new();
        for passing in [false, true] {
            let mut rest = bytes.as_slice();
            while let Some(list) = next(&mut rest) {
                let read = if passing { list.skip(&mut rest) } else { list.unpack(&mut rest, &mut some) };
                if read.is_none() {
                    break;
                }
            }
        }
        prop_assert!(some.len() <= bytes.len() * 8);
    }
}

#[test]
fn numbers_take_as_many_bytes_as_they_need() {
    for (number, length) in [(0, 1), (127, 1), (128, 2), (1 << 21, 4), (u64::MAX, 10)] {
        let mut bytes = Vec::new();
        put(number, &mut bytes);
        assert_eq!((bytes.len(), take(&mut bytes.as_slice())), (length, Some(number)));
    }
    assert_eq!(take(&mut &[0x80u8][..]), None);
}

#[test]
fn a_list_of_every_third_number_takes_three_bits_each() {
    let every: Vec<u16> = (0..3_000).map(|n| n * 3).collect();
    let mut bytes = Vec::new();
    pack(0, &every, &mut bytes);
    assert!(bytes.len() * 8 < 3_000 * 4, "{}", bytes.len());
}
