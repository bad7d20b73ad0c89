//! TEI and TXM.

use entente_engine::answers::ImportOptions;

use crate::shelf::{Shelf, one};

const HEADER: &str = "<teiHeader><fileDesc><titleStmt><title>Les ponts</title><author>A. Bell</author></titleStmt><publicationStmt><publisher>Corpus</publisher></publicationStmt>\
    <sourceDesc><bibl><title level=\"j\">Le Quai</title><date when=\"2023-09\"/></bibl></sourceDesc></fileDesc><profileDesc><langUsage><language ident=\"fr\"/></langUsage></profileDesc></teiHeader>";

#[test]
fn the_body_is_read_and_front_back_and_notes_are_not() {
    let text = "<text><front><p>Non</p></front><body><head>Titre</head><p>Le pont<note>voir</note> est<lb/>rou<lb break=\"no\"/>vert.</p><l>Un vers</l></body><back><p>Non</p></back></text>";
    let article = one("a.xml", format!("<?xml version=\"1.0\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\">{HEADER}{text}</TEI>"));
    assert_eq!((article.title.as_deref(), article.outlet.as_deref(), article.language.as_deref()), (Some("Les ponts"), Some("Le Quai"), Some("fr")));
    assert_eq!((article.date.as_deref(), article.byline.as_deref()), (Some("2023-09"), Some("A. Bell")));
    assert_eq!(article.body, "Titre\n\nLe pont est rouvert.\n\nUn vers");
}

#[test]
fn a_corpus_gives_each_of_its_texts() {
    let text = |word: &str| format!("<TEI>{HEADER}<text><body><p>{word}</p></body></text></TEI>");
    let shelf = Shelf::new();
    let outcome = shelf.import("c.xml", format!("<teiCorpus><teiHeader/>{}{}</teiCorpus>", text("un"), text("deux")));
    assert_eq!((outcome.articles_added, shelf.articles()[1].body.as_str()), (2, "deux"));
}

#[test]
fn tokens_become_text_and_the_table_beside_joins_on_the_id() {
    let shelf = Shelf::new();
    let text = "<TEI><text id=\"t1\"><p><w id=\"1\"><txm:form>L'</txm:form><txm:ana>DET</txm:ana></w><w><txm:form>accord</txm:form></w><w><txm:form>tient</txm:form></w></p></text></TEI>";
    let folder = shelf.write("corpus/t1.xml", text).parent().expect("it lies in a folder").to_path_buf();
    shelf.write("corpus/metadata.csv", "id,titre,source,date\nt1,Un accord,Le Quai,2023-09-20\n");
    let outcome = shelf.import_paths(&[folder], &ImportOptions::default());
    let article = &shelf.articles()[0];
    assert_eq!((outcome.articles_added, outcome.rejected.len(), article.body.as_str()), (1, 0, "L'accord tient"));
    assert_eq!((article.title.as_deref(), article.outlet.as_deref(), article.date.as_deref()), (Some("Un accord"), Some("Le Quai"), Some("2023-09-20")));
}

#[test]
fn a_body_that_is_nothing_but_articles_gives_each() {
    let article = |word: &str| format!("<div type=\"article\" when=\"1920-05-01\"><head>{word}</head><p>Texte {word}.</p></div>");
    let shelf = Shelf::new();
    shelf.import("a.xml", format!("<TEI>{HEADER}<text><body>{}{}</body></text></TEI>", article("un"), article("deux")));
    let found: Vec<_> = shelf.articles().into_iter().map(|article| (article.title.unwrap_or_default(), article.body)).collect();
    assert_eq!(found, [("un".to_string(), "Texte un.".to_string()), ("deux".to_string(), "Texte deux.".to_string())]);
}
