//! The words of press databases, and what is made of their fields.

use entente_engine::answers::ImportOptions;
use entente_engine::intake::vendor::{EUROPRESSE, FACTIVA, Lexicon, NEXIS, PROQUEST, Record, date_in, is_date, is_month, is_word_count};
use entente_engine::intake::{Event, Sink};

#[test]
fn every_list_of_words_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/formats");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if ["nexis", "factiva", "proquest", "europresse"].iter().any(|name| path.file_stem().is_some_and(|stem| stem == *name)) {
            assert!(Lexicon::read(&text).is_ok(), "{}: {:?}", path.display(), Lexicon::read(&text).err());
            files += 1;
        }
    }
    assert_eq!(files, 4);
}

#[test]
fn a_name_is_known_in_every_language_of_the_interface() {
    for (name, role) in [("LENGTH", "length"), ("Longueur", "length"), ("LÄNGE", "length"), ("Lengte", "length"), ("LOAD-DATE", "loaded"), ("Load Date", "loaded"), ("AUTEUR", "byline"), ("Encart", "lead")] {
        assert_eq!(NEXIS.field(name).map(|(role, _)| role), Some(role), "{name}");
    }
    assert_eq!(NEXIS.field("LONGUEUR"), Some(("length", "fr")));
    assert_eq!(PROQUEST.line("Texte intégral: Le pont"), Some(("fulltext", "fr", "Texte intégral", "Le pont")));
    assert_eq!(PROQUEST.field("Place ofpublication").map(|(role, _)| role), Some("other"));
    assert_eq!(PROQUEST.field("CAPTION"), None);
    assert!(NEXIS.is("end", " Fin du document ") && NEXIS.is("body", "Body:") && !NEXIS.is("body", "Body of work"));
    assert!(EUROPRESSE.is("number", "Numéro de document"));
}

#[test]
fn a_date_line_is_told_from_a_headline() {
    for date in [
        "March 14, 2013 Thursday 11:21 AM GMT", "27. Februar 2012 Montag 9:50 PM GMT+1", "12 April 2013 Tuesday", "June 17, 1995, CITY EDITION", "January 2009", "Mittwoch 31. August 2011", "30 août 2002",
        "Onsdag 6. Januar 2010", "3 april 2016 zondag", "29 décembre 2011", "October 3, 2001 Wednesday, Final EDITION", "Summer, 2008", "2023年9月20日",
    ] {
        assert!(is_date(date), "{date}");
    }
    for line in ["Moscow, 19, part 1", "Highlights of the AAP world wire at 20:00 Jan 20", "A year after September 11, 2001", "The Guardian (London)", "475 words", "1 - State Edition", "2019", "May gives up", ""] {
        assert!(!is_date(line), "{line}");
    }
}

#[test]
fn a_date_is_found_among_section_and_page() {
    for (line, date) in [
        ("Communication, mardi 14 mars 2006, p. 16", "mardi 14 mars 2006"),
        ("France, mercredi 11 septembre 2024 134 mots, p. 11", "mercredi 11 septembre 2024"),
        ("June 13, 2024", "June 13, 2024"),
        ("Mai 68, jeudi 2 mai 2018", "jeudi 2 mai 2018"),
        ("[Los Angeles, Calif]08 May 2010: AA.2.", "May 2010"),
    ] {
        assert_eq!(date_in(line).map(|(start, end)| &line[start..end]), Some(date), "{line}");
    }
    assert_eq!(date_in("Le 19, part 1"), None);
    assert!(is_month("juillet") && is_month("Sep") && !is_month("Monde") && !is_month("12"));
}

#[test]
fn a_count_of_words_is_known() {
    for line in ["475 words", "1,204 words", "543 mots", "306 Wörter", "353 woorden"] {
        assert!(is_word_count(&NEXIS, line), "{line}");
    }
    assert!(is_word_count(&FACTIVA, "1 204 mots") && !is_word_count(&NEXIS, "words") && !is_word_count(&NEXIS, "19 November 2013"));
}

fn article(record: Record) -> entente_engine::article::Article {
    let options = ImportOptions::default();
    let mut pass_on = |_: Event| Ok(());
    let mut sink = Sink::new("a".into(), &options, &mut pass_on);
    record.article("here".into(), &mut sink)
}

#[test]
fn nothing_is_filled_in() {
    let empty = article(Record { paragraphs: vec!["Text of it.".into()], ..Record::default() });
    assert_eq!((empty.published, empty.date_raw, empty.title, empty.outlet), (None, None, None, None));
    let unread = article(Record { date: Some("some day".into()), paragraphs: vec!["Text.".into()], ..Record::default() });
    assert_eq!((unread.published, unread.date_raw.as_deref()), (None, Some("some day")));
    let season = article(Record { date: Some("Summer, 2008".into()), paragraphs: vec!["Text.".into()], ..Record::default() });
    assert_eq!(season.published.map(|date| date.to_string()).as_deref(), Some("2008"));
}

#[test]
fn the_interface_tells_the_language_of_a_short_text_only() {
    let of = |paragraph: String| article(Record { interface: Some("fr".into()), paragraphs: vec![paragraph], ..Record::default() }).language;
    assert_eq!(of("Some text.".into()).as_deref(), Some("fr"));
    assert_eq!(of("The two countries share a long border. ".repeat(10)), None);
}

#[test]
fn what_comes_twice_is_kept_twice() {
    let mut record = Record::default();
    record.keep("note", "one");
    record.keep("note", " two ");
    record.keep("note", " ");
    assert_eq!(record.extra["note"], "one; two");
}
