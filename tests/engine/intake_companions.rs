//! What a browser saves beside a page.

use entente_engine::intake::companions::Pages;

use crate::shelf::Shelf;

#[test]
fn the_folder_of_a_page_is_passed_over() {
    let shelf = Shelf::new();
    shelf.write("news/Fog.html", include_bytes!("../fixtures/intake/pages/graph.html"));
    shelf.write("news/Fog_files/frame.html", "<html><body><p>Buy a boat.</p></body></html>");
    shelf.write("news/Other_files/real.txt", "A folder that belongs to no page is read.");
    let outcome = shelf.import_paths(&[shelf.path("news")], &entente_engine::answers::ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 0));
}

#[test]
fn folders_are_known_by_their_page_in_every_language() {
    let pages = Pages::among(["a/Nebel.htm", "b/Brume.HTML", "c/x.txt"]);
    assert!(pages.own("a/Nebel-Dateien") && pages.own("b/Brume_fichiers/deep/er"));
    assert!(!pages.own("a/Nebel") && !pages.own("b/Nebel_files") && !pages.own("c/x_files"));
}
