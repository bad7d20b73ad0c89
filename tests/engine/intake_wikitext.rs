//! The text of a wiki page.

use entente_engine::intake::wikitext;

#[test]
fn markup_goes_and_words_stay() {
    let page = wikitext::read("{{date|September 20, 2023}}\n{{Infobox|a={{b}}|c=d}}\n'''Ferry''' runs to [[Northport|the port]] and {{w|Maine}}<ref name=x>no</ref>.\n[[File:a.jpg|thumb|A [[ferry]]]]\nIt is [http://example.org new]. <!-- no -->\n\n== Past ==\n* [[One]]\n* two\n{| class=x\n| cell\n|}\n[[Category:Ships]]\n[[fr:Bac]]");
    assert_eq!(page.text, "Ferry runs to the port and Maine.\n\nIt is new.\n\nPast\n\nOne\n\ntwo");
    assert_eq!(page.date.as_deref(), Some("September 20, 2023"));
}

#[test]
fn what_is_never_closed_does_no_harm_and_ends_soon() {
    assert_eq!(wikitext::read("{{open\n\nText stays.").text, "Text stays.");
    for mark in ["{{", "[[", "<ref>", "[http://", "<!--", "{|"] {
        let page = wikitext::read(&mark.repeat(20_000));
        assert!(page.text.len() <= mark.len() * 20_000);
    }
}
