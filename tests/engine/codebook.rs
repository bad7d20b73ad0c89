//! Codebooks: what is read, what is refused with a remedy, what comes in and goes out.

use entente_engine::codebook::{Codebook, export_quanteda, import_quanteda, import_word_list, shipped_sources};
use entente_engine::coding::{ArticleText, Coder};

const SMALL: &str = r#"
[codebook]
name = "small"
pair = ["China", "Russia"]

[[concept]]
id = "tea"
actors = "none"

[[concept.category]]
id = "drink"

[[expression]]
id = "tea.cup"
language = "en"
category = "tea.drink"
match = ["cup* [full] of tea", "{kettle; boil*}~2"]
not = ["coffee"]
"#;

fn read(text: &str) -> Codebook {
    Codebook::read("small.toml", text).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str) -> (String, String) {
    let error = Codebook::read("small.toml", text).expect_err("it is refused");
    assert_eq!(error.code(), "codebook-invalid");
    (error.to_string(), error.hint().to_string())
}

fn hits(codebook: &Codebook, text: &str) -> usize {
    let coder = Coder::new(codebook).expect("it compiles");
    coder.code(&ArticleText { title: None, body: text, zones: &[], language: Some("en") }).hits.len()
}

#[test]
fn the_shipped_codebook_codes_its_own_examples() {
    let outcome = Codebook::shipped().check().expect("it compiles");
    assert!(outcome.examples >= 30, "{} examples", outcome.examples);
    assert!(outcome.failures.is_empty(), "{:#?}", outcome.failures);
}

#[test]
fn patterns_know_options_order_and_exclusions() {
    let codebook = read(SMALL);
    assert_eq!(hits(&codebook, "Two cups of tea stood there."), 1);
    assert_eq!(hits(&codebook, "A cup full of tea stood there."), 1);
    assert_eq!(hits(&codebook, "Boiling the old kettle takes time."), 1);
    assert_eq!(hits(&codebook, "The kettle began to boil."), 1);
    assert_eq!(hits(&codebook, "A cup of tea and some coffee."), 0);
    assert_eq!(hits(&codebook, "A cup of teapots."), 0);
}

#[test]
fn errors_name_file_line_entry_and_remedy() {
    let (message, hint) = refused(&SMALL.replace("tea.drink\"", "tea.food\""));
    assert!(message.contains("small.toml, line 13") && message.contains("tea.food"), "{message}");
    assert!(hint.contains("drink"), "{hint}");
    let (message, _) = refused(&SMALL.replace("[full]", "[full"));
    assert!(message.contains("[") && message.contains("line 17"), "{message}");
    let (message, _) = refused(&SMALL.replace("not =", "nott ="));
    assert!(message.contains("nott"), "{message}");
    let (message, _) = refused(&SMALL.replace("\"en\"", "\"xx\""));
    assert!(message.contains("xx"), "{message}");
}

#[test]
fn an_expression_that_matches_everything_is_refused() {
    for pattern in ["*", "~3", "[tea]", "<nothing>", "(tea|~2)"] {
        let (message, _) = refused(&SMALL.replace("{kettle; boil*}~2", pattern));
        assert!(message.contains(pattern), "{pattern}: {message}");
    }
}

#[test]
fn contradicting_entries_are_told() {
    let twice = format!("{SMALL}\n[[expression]]\nid = \"tea.more\"\nlanguage = \"en\"\ncategory = \"tea.drink\"\nmatch = [\"cup* [full] of tea\"]\n");
    let outcome = read(&twice).check().expect("it compiles");
    assert!(outcome.warnings.iter().any(|warning| warning.contains("tea.more")), "{:?}", outcome.warnings);
}

#[test]
fn the_hash_follows_the_content_and_the_text_rebuilds_it() {
    let codebook = read(SMALL);
    assert!(codebook.hash().starts_with("sha256:") && codebook.hash().len() == 71);
    assert_ne!(codebook.hash(), read(&SMALL.replace("cup*", "mug*")).hash());
    let again = Codebook::from_text(&codebook.text()).expect("it can be rebuilt");
    assert_eq!(again.hash(), codebook.hash());
    let shipped = Codebook::shipped();
    assert_eq!(Codebook::from_text(&shipped.text()).expect("it can be rebuilt").hash(), shipped.hash());
}

#[test]
fn every_shipped_file_is_read() {
    let codebook = Codebook::shipped();
    let text = codebook.text();
    for (name, source) in shipped_sources() {
        assert!(text.contains(source.trim_end()), "{name} is shipped and not read");
    }
    assert!(codebook.actors.len() >= 42, "{} actors", codebook.actors.len());
}

#[test]
fn dictionaries_of_quanteda_come_in_with_what_cannot_be_told() {
    let yaml = "# a dictionary\ntrade:\n  goods:\n    - tariff*\n    - \"customs union\"\n    - wom?n\n  ships: [harbour, 'bulk carrier*']\n";
    let imported = import_quanteda("trade", yaml, "en").expect("it is a dictionary");
    assert_eq!(imported.patterns, 4);
    assert_eq!(imported.left_out.len(), 1);
    assert!(imported.left_out[0].contains("wom?n"), "{:?}", imported.left_out);
    let codebook = read(&imported.toml);
    assert_eq!(hits(&codebook, "Tariffs hit the harbour and two bulk carriers."), 3);
    let exported = export_quanteda(&codebook, "en");
    assert_eq!(exported.patterns, 4);
    assert!(exported.text.contains("  goods:\n    - \"tariff*\""), "{}", exported.text);
}

#[test]
fn what_is_no_dictionary_is_refused_with_its_line() {
    let error = import_quanteda("broken", "trade:\n  just words\n", "en").expect_err("it is refused");
    assert!(error.to_string().contains("line 2"), "{error}");
}

#[test]
fn word_lists_come_in() {
    let imported = import_word_list("animals.txt", "[pets]\ncat*\ndog # barks\n\n[farm]\nred hen\n", "en").expect("it is a list");
    let codebook = read(&imported.toml);
    assert_eq!(codebook.concepts[0].categories.len(), 2);
    assert_eq!(hits(&codebook, "Cats chase the red hen."), 2);
}

#[test]
fn an_export_lists_what_it_cannot_hold() {
    let exported = export_quanteda(&read(SMALL), "en");
    assert!(exported.text.contains("cup* full of tea"));
    assert_eq!(exported.left_out.len(), 1, "{:?}", exported.left_out);
}
