//! Wires with control bytes.

use crate::shelf::one;

#[test]
fn header_text_and_trailer_part_and_the_date_stays_open() {
    let wire = "\u{1}eca001 4 i 211   dpa 061\r\n\r\nharbour/\r\n\u{2}REFILE\r\n1ST LEAD\r\nFerry runs again after the long storm\r\nBy Anna Bell =\r\n\r\n   Kiel (dpa) - The ferry runs again between the two towns, said the\r\nharbour master.\r\n\r\n   It had been lying still for three days because of the storm that\r\ncame from the west.\r\n\r\n# Notebook\r\n\r\n- Editing by: A. B.\r\n\u{3}131137 GMT Nov 13\r\n";
    let article = one("a.txt", wire);
    assert_eq!((article.title.as_deref(), article.byline.as_deref()), (Some("Ferry runs again after the long storm"), Some("By Anna Bell")));
    assert_eq!((article.outlet.as_deref(), article.date), (Some("Deutsche Presse-Agentur"), None));
    assert_eq!(article.body, "Kiel (dpa) - The ferry runs again between the two towns, said the harbour master.\n\nIt had been lying still for three days because of the storm that came from the west.");
}

#[test]
fn the_american_form_marks_its_lines() {
    let wire = "\u{16}\u{16}\u{1}W2607\u{1f}_asian\nr a\u{13}\u{11} BC-Ferry 11-13 169\n\u{2}\u{2}BC-Ferry, 1st Ld-Writethru,114<\n^Ferry runs again<\n^AP Photo X1<\n^By ANNA BELL=\n^Harbour Press=\n\t   NORTHPORT, Maine (HP) _ The ferry runs again.\n \n\t   It had been lying still.\n\u{3}";
    let article = one("a.tst", wire);
    assert_eq!((article.title.as_deref(), article.byline.as_deref(), article.outlet.as_deref()), (Some("Ferry runs again"), Some("By ANNA BELL"), Some("HP")));
    assert_eq!(article.body, "NORTHPORT, Maine (HP) _ The ferry runs again.\n\nIt had been lying still.");
}
