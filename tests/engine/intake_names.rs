//! What file names say.

use entente_engine::intake::names::{date, outlet};

#[test]
fn dates_and_years() {
    let check = |name: &str, expect: &str| assert_eq!(date(name).map(|date| date.to_string()).unwrap_or_default(), expect, "{name}");
    check("/a/2023-09-20 Talks.txt", "2023-09-20");
    check("/a/talks_20230920.txt", "2023-09-20");
    check("/a/2023_09_talks.txt", "2023-09");
    check("archive.zip!2005-Bush.txt", "2005");
    check("/a/report2005.txt", "");
    check("/a/000_5487023a91da2442.txt", "");
    check("/a/12345678.txt", "");
    check("/2023-01-01/plain.txt", "");
}

#[test]
fn known_outlets_only() {
    assert_eq!(outlet("/a/2023-09-20_Reuters_x.txt").as_deref(), Some("Reuters"));
    assert_eq!(outlet("/corpus/Le Monde/001.txt").as_deref(), Some("Le Monde"));
    assert_eq!(outlet("/corpus/somebody/001.txt"), None);
}
