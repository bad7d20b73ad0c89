//! Lists of events: the shipped one, and a person's own.

use entente_engine::measure::event_list::{major, read, shipped};

#[test]
fn the_shipped_list_has_titles_in_both_languages() {
    let (english, french) = (shipped("en"), shipped("fr"));
    assert_eq!(english.len(), french.len());
    let invasion = |list: &[entente_engine::answers::EventMark]| list.iter().find(|event| event.date == "2022-02-24").map(|event| event.title.clone());
    assert_eq!(invasion(&english).as_deref(), Some("Russia invades Ukraine"));
    assert_ne!(invasion(&english), invasion(&french));
    assert_eq!(shipped("xx"), english, "a language without titles reads English");
}

#[test]
fn few_enough_are_major_to_be_drawn_together() {
    let major = major("en");
    assert!((5..=12).contains(&major.len()), "{} events", major.len());
    assert!(major.iter().all(|event| shipped("en").contains(event)));
}

#[test]
fn own_events_with_any_separator_and_header() {
    let expected = [("2022-02-24", "Invasion, day one", "Desk"), ("2023-03-20", "Visit", "")];
    for text in [
        "date,title,source\n2022-02-24,\"Invasion, day one\",Desk\n2023-03-20,Visit,\n",
        "\u{feff}Titre;Date;Source\r\nInvasion, day one;2022-02-24;Desk\r\n\r\nVisit;2023-03-20\r\n",
        "jour\tévénement\tsource\n2022-02-24\tInvasion, day one\tDesk\n2023-03-20\tVisit\t\n",
    ] {
        let found = read(text).expect("events");
        let found: Vec<_> = found.iter().map(|event| (event.date.as_str(), event.title.as_str(), event.source.as_str())).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (text, told) in [
        ("", "line 1: no column is called date"),
        ("when,title\n", "line 1: no column is called date"),
        ("date,what\n", "line 1: no column is called title"),
        ("date,title\n2022-02-30,x\n", "line 2: \"2022-02-30\" is no day"),
        ("date,title\n2022-02-03,x\n2022-02,y\n", "line 3: \"2022-02\" is no day"),
    ] {
        let wrong = read(text).expect_err("no list");
        assert_eq!(wrong.code(), "events-unreadable");
        assert!(wrong.to_string().contains(told), "{text:?}: {wrong}");
    }
}
