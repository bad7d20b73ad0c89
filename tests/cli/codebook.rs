//! `entente codebook check | show | import | export`.

use crate::desk::Desk;

const OWN: &str = r#"[codebook]
name = "own"
pair = ["China", "Russia"]

[[concept]]
id = "closeness"
actors = "pair"

[[concept.category]]
id = "words"

[[expression]]
id = "friends"
language = "en"
category = "closeness.words"
match = ["old friends"]

[[example]]
language = "en"
text = "China and Russia are old friends."
expect = "closeness.words"
"#;

#[test]
fn check_tells_whether_the_examples_are_coded_as_they_say() {
    let desk = Desk::new();
    let shipped = desk.json(&["codebook", "check", "--json"]);
    assert_eq!(shipped["failures"].as_array().map(Vec::len), Some(0), "{shipped}");
    assert!(shipped["examples"].as_u64() > Some(60));
    desk.write("own.toml", OWN);
    assert!(desk.good(&["codebook", "check", "own.toml"]).contains("1 of 1 examples are coded as they say"));
    desk.write("wrong.toml", OWN.replace("are old friends.\"", "are neighbours.\""));
    let run = desk.run(&["codebook", "check", "wrong.toml"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("0 of 1 examples") && run.out.contains("no hit"), "{}", run.out);
}

#[test]
fn check_names_file_line_entry_and_remedy() {
    let desk = Desk::new();
    desk.write("own.toml", OWN.replace("[\"old friends\"]", "[\"old (friends\"]"));
    let run = desk.run(&["codebook", "check", "own.toml"]);
    assert_ne!(run.code, 0);
    for part in ["own.toml", "line 16", "friends"] {
        assert!(run.err.contains(part), "{part} is not in {}", run.err);
    }
    assert_eq!(desk.error(&["codebook", "check", "own.toml", "--json"]), "codebook-invalid");
}

#[test]
fn show_lists_concepts_categories_and_expressions() {
    let desk = Desk::new();
    let told = desk.write("own.toml", OWN).good(&["codebook", "show", "own.toml"]);
    for part in ["own sha256:", "pair: China, Russia", "closeness", "words", "[en] friends: old friends"] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    let shipped = desk.json(&["codebook", "show", "--json"]);
    let concepts: Vec<&str> = shipped["concepts"].as_array().expect("a list").iter().filter_map(|concept| concept["id"].as_str()).collect();
    assert_eq!(concepts, ["partnership", "neutrality"]);
}

#[test]
fn the_hash_follows_the_content() {
    let desk = Desk::new();
    desk.write("a.toml", OWN).write("b.toml", OWN.replace("old friends\"]", "good friends\"]"));
    let hash = |file: &str| desk.json(&["codebook", "show", file, "--json"])["hash"].clone();
    assert_eq!(hash("a.toml"), hash("a.toml"));
    assert_ne!(hash("a.toml"), hash("b.toml"));
}

#[test]
fn a_word_list_becomes_a_codebook_that_codes() {
    let desk = Desk::new();
    desk.write("words.txt", "[warm]\nold friends\nbrother*\n# a remark\n[cold]\nrival\n");
    desk.good(&["codebook", "import", "words.txt", "--language", "en", "--out", "own.toml"]);
    let told = desk.good(&["codebook", "show", "own.toml"]);
    for part in ["warm", "cold", "old friends", "brother*", "rival"] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    desk.good(&["codebook", "check", "own.toml"]);
}

#[test]
fn a_quanteda_dictionary_goes_in_and_comes_out_and_what_it_cannot_tell_is_named() {
    let desk = Desk::new();
    desk.write("words.yml", "warm:\n  - old friends\n  - brother*\ncold:\n  - rival\n");
    desk.good(&["codebook", "import", "words.yml", "--out", "own.toml"]);
    let out = desk.good(&["codebook", "export", "own.toml", "--language", "en"]);
    for part in ["warm", "cold", "old friends", "brother*", "rival"] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    let shipped = desk.run(&["codebook", "export", "--language", "fr"]);
    assert_eq!(shipped.code, 0);
    assert!(shipped.out.contains("neutre"), "{}", &shipped.out[..shipped.out.len().min(500)]);
    assert!(shipped.err.contains("left out: "), "entries with gaps cannot be told in quanteda");
}
