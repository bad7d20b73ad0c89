//! Who may know whom.

use crate::tree::{code, files, no_places, short};

const EDGES: [&str; 5] = ["intake", "store", "chart", "report", "tables"];
const PURE: [&str; 6] = ["text", "codebook", "coding", "measure", "stories", "validation"];

fn imports(folder: &str, forbidden: &[&str]) -> Vec<String> {
    let mut places = Vec::new();
    for (path, text) in files(&format!("src-tauri/engine/src/{folder}"), ".rs") {
        for (at, line) in code(&text) {
            if forbidden.iter().any(|room| *room != folder && line.contains(&format!("crate::{room}"))) {
                places.push(format!("{}:{at}: {}", short(&path), line.trim()));
            }
        }
    }
    places
}

#[test]
fn edges_do_not_know_one_another() {
    let places: Vec<String> = EDGES.iter().flat_map(|edge| imports(edge, &EDGES)).collect();
    no_places("an edge that knows another edge", places);
}

#[test]
fn the_pure_core_knows_no_edge_and_no_doorway() {
    let mut outside = EDGES.to_vec();
    outside.push("library");
    let places: Vec<String> = PURE.iter().flat_map(|room| imports(room, &outside)).collect();
    no_places("pure code that knows an edge", places);
}

#[test]
fn front_ends_go_through_the_doorway() {
    let rooms: Vec<String> = EDGES.iter().chain(&["text", "measure", "stories"]).map(|room| format!("entente_engine::{room}")).collect();
    let mut places = Vec::new();
    for (path, text) in files("src-tauri/cli/src", ".rs").into_iter().chain(files("src-tauri/desktop", ".rs")) {
        for (at, line) in code(&text).filter(|(_, line)| rooms.iter().any(|room| line.contains(room))) {
            places.push(format!("{}:{at}: {}", short(&path), line.trim()));
        }
    }
    no_places("a front end that goes past the library", places);
}
