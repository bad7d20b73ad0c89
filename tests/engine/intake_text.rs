//! Plain text files.

use entente_engine::article::{Extent, Zone};

use crate::shelf::{Shelf, one, shared};

#[test]
fn the_whole_file_is_the_body() {
    let text = "  Une première ligne.\r\n\r\nEt une seconde, avec le 4 février 2022 dedans. \n";
    let article = one("note.txt", text);
    assert_eq!(article.body, text);
    assert_eq!((article.title, article.date), (None, None), "a date in the body is not the article's own");
}

#[test]
fn a_first_line_may_tell_the_date_and_a_credit() {
    let article = one("a.txt", " date 2023-09 Photo d’Anna Petit/Agence/AFP via Getty Im\n\nLa présidente (à gauche) pose pour une photo à Lyon.\n\nLe texte commence ici, et il est long assez.\n");
    assert_eq!((article.date.as_deref(), article.precision.as_deref()), (Some("2023-09"), Some("month")));
    let zones: Vec<(Zone, &str)> = article.zones.iter().map(|zone| (zone.zone, &article.body[zone.start..zone.end])).collect();
    assert_eq!(zones, [
        (Zone::Boilerplate, "date 2023-09"),
        (Zone::Credit, "Photo d’Anna Petit/Agence/AFP via Getty Im"),
        (Zone::Caption, "La présidente (à gauche) pose pour une photo à Lyon."),
    ]);
}

#[test]
fn a_date_that_does_not_exist_is_none_and_is_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", "date 2023-02-30\nText of the article.\n");
    assert_eq!(shelf.articles()[0].date, None);
    assert!(outcome.files[0].notes[0].contains("does not exist"), "{:?}", outcome.files[0].notes);
}

#[test]
fn a_file_name_may_tell_date_and_outlet() {
    let article = one("2023-09-20_Reuters_talks.txt", "Some words of text here.");
    assert_eq!((article.date.as_deref(), article.outlet.as_deref()), (Some("2023-09-20"), Some("Reuters")));
}

#[test]
fn a_text_cut_in_a_word_is_marked_as_cut() {
    assert_eq!(one("a.txt", "A long enough text begins with a sentence that ends. The next one goes on for so many letters that it can only be a paragraph, and then it stops in the mid").extent, Extent::Cut);
    assert_eq!(one("b.txt", "A long enough text, which is told over more than eighty letters, and which then ends well.").extent, Extent::Full);
}

#[test]
fn empty_and_blank_files_are_refused() {
    let shelf = Shelf::new();
    for (name, content) in [("empty.txt", ""), ("blank.txt", " \n\t\n")] {
        let outcome = shelf.import(name, content);
        assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1), "{name}");
    }
}

#[test]
fn bytes_of_a_program_are_no_text() {
    let bytes: Vec<u8> = (0..4000u32).map(|n| (n * 7 % 256) as u8).collect();
    let outcome = Shelf::new().import("a.txt", bytes);
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1));
}

#[test]
fn the_seed_article_keeps_its_month_its_credit_and_every_byte() {
    let Some(folder) = shared("data/seed") else { return };
    let shelf = Shelf::new();
    shelf.import_paths(&[folder.clone()], &Default::default());
    let article = &shelf.articles()[0];
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    assert_eq!(article.body.as_bytes(), std::fs::read(file).unwrap());
    assert_eq!((article.date.as_deref(), article.language.as_deref()), (Some("2023-09"), Some("fr")));
    assert!(article.zones.iter().any(|zone| zone.zone == Zone::Credit) && article.zones.iter().any(|zone| zone.zone == Zone::Caption));
}
