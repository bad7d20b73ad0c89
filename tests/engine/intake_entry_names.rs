//! Names in archives.

use encoding_rs::{GBK, IBM866, SHIFT_JIS, WINDOWS_1252};
use entente_engine::intake::entry_names::read;

#[test]
fn names_are_read_in_the_alphabet_that_makes_words_of_them() {
    assert_eq!(read("déjà/été.txt".as_bytes()), "déjà/été.txt");
    assert_eq!(read(b"r\x82sum\x82 de presse.txt"), "résumé de presse.txt");
    assert_eq!(read(b"Z\x81rich_M\x84rz.txt"), "Zürich_März.txt");
    for (encoding, name) in [
        (WINDOWS_1252, "résumé de presse à garder.txt"),
        (WINDOWS_1252, "Zürich und Köln.txt"),
        (GBK, "新闻报道.txt"),
        (GBK, "中国日报2024/经济.html"),
        (IBM866, "новости дня.txt"),
        (IBM866, "Россия и Китай.txt"),
        (SHIFT_JIS, "ニュース.txt"),
    ] {
        assert_eq!(read(&encoding.encode(name).0), name);
    }
}
