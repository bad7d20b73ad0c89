//! What the formats of agencies share.

use entente_engine::intake::wire;

#[test]
fn codes_domains_and_spellings_name_an_agency() {
    assert_eq!(["nprov:dpa", "afp.com", "أ ف ب", "Harbour Press"].map(wire::provider), ["dpa", "AFP", "AFP", "Harbour Press"].map(String::from));
}

#[test]
fn only_what_closes_a_text_is_taken_off() {
    let taken = |last: &str| wire::sign_off(&mut vec!["A text.".into(), last.into()]);
    for last in ["hh/ph/ts/hd", "mc-bo-frj-mas/gk", "ففف/ح س/كام", "AAP RTV ar", "dpa kre/su yysw a3", "ends", "###"] {
        assert_eq!(taken(last).as_deref(), Some(last), "{last}");
    }
    for last in ["(AFP)", "They won.", "Rain and/or snow", "Moscow/Beijing", "AP photo by the harbour of the town"] {
        assert_eq!(taken(last), None, "{last}");
    }
    assert_eq!(wire::sign_off(&mut vec!["ends".into()]), None);
}

#[test]
fn version_lines_are_no_headlines() {
    assert!(wire::is_version_line("1ST LEAD") && wire::is_version_line("REFILE"));
    assert!(!wire::is_version_line("Lead found in the water of three towns") && !wire::is_version_line("Ferry runs again"));
}
