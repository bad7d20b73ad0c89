//! What the program is made of.

use std::process::Command;

use crate::tree::root;

fn crates_of(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--package", package])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo tree failed: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
}

fn none_of(package: &str, forbidden: &[&str]) {
    let crates = crates_of(package);
    assert!(crates.len() > 10, "cargo tree told nothing of {package}");
    let found: Vec<&String> = crates.iter().filter(|name| forbidden.contains(&name.as_str())).collect();
    assert!(found.is_empty(), "{package} must not depend on {found:?}");
}

#[test]
fn the_engine_has_no_window_no_runtime_and_no_arguments() {
    none_of("entente-engine", &["tauri", "wry", "tokio", "clap", "async-std", "smol"]);
}

#[test]
fn what_ships_makes_no_network_connection() {
    let network = ["reqwest", "hyper", "ureq", "curl", "isahc", "tungstenite", "rustls", "native-tls", "openssl", "quinn", "h2", "trust-dns-resolver", "hickory-resolver"];
    for package in ["entente-engine", "entente-cli", "entente-window"] {
        none_of(package, &network);
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let reasons = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let mut missing = Vec::new();
    for manifest in ["Cargo.toml", "src-tauri/engine/Cargo.toml", "src-tauri/cli/Cargo.toml"] {
        let text = std::fs::read_to_string(root().join(manifest)).expect("the manifest is there");
        let table: toml::Table = text.parse().expect("the manifest is TOML");
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let names = table.get(section).and_then(|section| section.as_table()).into_iter().flat_map(|section| section.keys());
            missing.extend(names.filter(|name| *name != "entente-engine" && !reasons.contains(&format!("`{name}`"))).cloned());
        }
    }
    assert!(missing.is_empty(), "ARCHITECTURE.md gives no reason for {missing:?}");
}
