//! NewsML 1.x.

use crate::shelf::{Shelf, one};

fn item(id: &str, revision: u32, status: &str, headline: &str, components: &str) -> String {
    format!(
        "<NewsItem><Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><NewsItemId>{id}</NewsItemId><RevisionId>{revision}</RevisionId></NewsIdentifier></Identification>\
         <NewsManagement><FirstCreated>20230920T081500+0000</FirstCreated><Status FormalName=\"{status}\"/></NewsManagement>\
         <NewsComponent><NewsLines><HeadLine>{headline}</HeadLine><DateLine>Astana, 20 sept 2023 (AFP)</DateLine></NewsLines>\
         <AdministrativeMetadata><Provider><Party FormalName=\"afp.com\"/></Provider></AdministrativeMetadata>\
         <DescriptiveMetadata><Language FormalName=\"fr\"/></DescriptiveMetadata>{components}</NewsComponent></NewsItem>"
    )
}

fn text(paragraphs: &str) -> String {
    format!("<NewsComponent><ContentItem><MediaType FormalName=\"Text\"/><DataContent>{paragraphs}</DataContent></ContentItem></NewsComponent>")
}

const PHOTO: &str = "<NewsComponent><NewsLines><HeadLine>Une photo du barrage</HeadLine></NewsLines><NewsComponent><Role FormalName=\"Caption\"/>\
    <ContentItem><MediaType FormalName=\"Text\"/><DataContent><p>Le barrage, hier.</p></DataContent></ContentItem></NewsComponent></NewsComponent>";

fn file(items: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<NewsML>{items}</NewsML>")
}

#[test]
fn the_first_text_is_the_article_and_captions_are_not() {
    let content = item("a", 1, "Usable", "Un barrage rouvre à l’été", &format!("{}{PHOTO}", text("<p>Le barrage a été rouvert.</p><p>Une fête est prévue samedi.</p><p>hh/ph/ts</p>")));
    let article = one("a.xml", &file(&content));
    assert_eq!(article.title.as_deref(), Some("Un barrage rouvre à l’été"));
    assert_eq!((article.outlet.as_deref(), article.date.as_deref(), article.language.as_deref()), (Some("Agence France-Presse"), Some("2023-09-20"), Some("fr")));
    assert_eq!(article.body, "Le barrage a été rouvert.\n\nUne fête est prévue samedi.");
}

#[test]
fn an_alert_has_no_headline_and_keeps_its_text() {
    let article = one("a.xml", &file(&item("a", 1, "Usable", "", &text("<p>Le pont est fermé.</p><p/>"))));
    assert_eq!((article.title, article.body.as_str()), (None, "Le pont est fermé."));
}

#[test]
fn of_several_versions_the_newest_is_kept_and_withdrawn_items_are_told() {
    let items = [
        item("a", 2, "Usable", "Deuxième", &text("<p>Trois routes sont fermées.</p>")),
        item("a", 1, "Usable", "Première", &text("<p>Deux routes sont fermées.</p>")),
        item("b", 1, "Canceled", "Retirée", &text("<p>Rien de tout cela.</p>")),
    ];
    let shelf = Shelf::new();
    let outcome = shelf.import("a.xml", file(&items.concat()));
    let titles: Vec<_> = shelf.articles().into_iter().filter_map(|article| article.title).collect();
    assert_eq!((titles, outcome.rejected.len()), (vec!["Deuxième".to_string()], 2));
}

#[test]
fn a_list_of_links_says_that_it_holds_no_text() {
    let outcome = Shelf::new().import("index.xml", file(&item("a", 1, "Usable", "", "")));
    assert_eq!((outcome.articles_added, outcome.rejected[0].reason.as_str()), (0, "The item is a list of links to other items and holds no text."));
}
