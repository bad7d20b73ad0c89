//! Text out of tokens.

use entente_engine::intake::tokens::Joined;

#[test]
fn words_stand_apart_and_what_belongs_together_stays() {
    let joined = |tokens: &[&str]| {
        let mut joined = Joined::default();
        tokens.iter().for_each(|token| if *token == "<g/>" { joined.glue() } else { joined.push(token) });
        joined.finish()
    };
    assert_eq!(joined(&["L'", "accord", "n'", "est", "pas", "signé", "<g/>", "."]), "L'accord n'est pas signé.");
    assert_eq!(joined(&["They", "do", "n't", "like", "Anna", "'s", "plan"]), "They don't like Anna's plan");
    assert_eq!(joined(&["a", "-", "b", "'", "c"]), "a - b ' c");
    assert_eq!(joined(&["dit", "-il"]), "dit-il");
}
