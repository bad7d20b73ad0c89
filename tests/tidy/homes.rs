//! Each kind of code has one home.

use crate::tree::{code, files, no_places, short};

fn strays(folder: &str, ending: &str, words: &[&str], home: &str) -> Vec<String> {
    let mut places = Vec::new();
    for (path, text) in files(folder, ending) {
        if short(&path).starts_with(home) {
            continue;
        }
        for (at, line) in code(&text).filter(|(_, line)| words.iter().any(|word| line.contains(word))) {
            places.push(format!("{}:{at}: {}", short(&path), line.trim()));
        }
    }
    places
}

#[test]
fn sql_stands_in_the_store_alone() {
    let words = ["rusqlite", "SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    // Benchmarks under examples/ write SQL of their own: it is what they compare with.
    for folder in ["src-tauri/engine/src", "src-tauri/cli", "src-tauri/desktop"] {
        no_places("SQL outside the store", strays(folder, ".rs", &words, "src-tauri/engine/src/store"));
    }
}

#[test]
fn plotters_stands_in_the_chart_alone() {
    no_places("plotters outside the chart", strays("src-tauri", ".rs", &["plotters"], "src-tauri/engine/src/chart"));
}

#[test]
fn the_page_speaks_to_tauri_in_one_file() {
    for ending in [".ts", ".svelte"] {
        no_places("@tauri-apps outside its file", strays("ui/src", ending, &["@tauri-apps"], "ui/src/backend/tauri.ts"));
    }
}

#[test]
fn the_engine_reads_no_clock_no_environment_and_no_network() {
    let words =
        ["SystemTime::now", "Instant::now", "Utc::now", "Local::now", "std::env", "env::var", "std::net", "TcpStream", "UdpSocket"];
    no_places("a clock, an environment or a network", strays("src-tauri/engine/src", ".rs", &words, "nowhere"));
}

#[test]
fn unsafe_code_is_forbidden_in_every_package() {
    for manifest in ["Cargo.toml", "src-tauri/engine/Cargo.toml", "src-tauri/cli/Cargo.toml"] {
        let text = std::fs::read_to_string(crate::tree::root().join(manifest)).expect("the manifest is there");
        assert!(text.contains("[lints]\nworkspace = true"), "{manifest} does not take the workspace's lints");
    }
    let root = std::fs::read_to_string(crate::tree::root().join("Cargo.toml")).expect("the manifest is there");
    assert!(root.contains("unsafe_code = \"forbid\""));
}
