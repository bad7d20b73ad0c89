//! The small tree of XML.

use entente_engine::intake::xml::{self, Element, Tree};

fn root(text: &str) -> Element {
    Tree::of(text).expect("there is an element").root
}

#[test]
fn names_are_without_prefix_and_text_is_resolved_once() {
    let root = root("<?xml version=\"1.0\"?><n:item xml:lang=\"fr\"><n:t a='1 &amp; 2'>caf&#233; &amp;lt; &eacute;t&eacute;<![CDATA[ <b>]]></n:t></n:item>");
    assert_eq!((root.name.as_str(), root.attribute("lang")), ("item", Some("fr")));
    let text = root.child("t").expect("t is there");
    assert_eq!(text.attribute("a"), Some("1 & 2"));
    assert_eq!(text.text().as_deref(), Some("café &lt; été <b>"));
}

#[test]
fn entities_of_a_document_type_are_never_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&b;|&f;</x>";
    assert_eq!(root(bomb).text().as_deref(), Some("&b;|&f;"));
}

#[test]
fn what_is_cut_is_kept_and_told() {
    let tree = Tree::of("<a><b>one</b><c>two").expect("there is an element");
    assert!(tree.cut);
    assert_eq!(tree.root.text_of("c").as_deref(), Some("two"));
    assert!(!Tree::of("<a/>").expect("there is an element").cut);
}

#[test]
fn wrong_ends_and_lone_marks_do_no_harm() {
    let root = root("<a><p>R & D <b>bold</p><p>next</q></p></a>");
    let paragraphs: Vec<String> = root.all("p").into_iter().filter_map(Element::text).collect();
    assert_eq!(paragraphs, ["R & D bold", "next"]);
}

#[test]
fn a_deep_file_is_bounded() {
    let deep = format!("{}x{}", "<d>".repeat(100_000), "</d>".repeat(100_000));
    assert_eq!(root(&deep).name, "d");
}

#[test]
fn a_root_is_found_past_declaration_comment_and_document_type() {
    let text = "\u{feff}<?xml version='1.0'?>\n<!-- <no> -->\n<!DOCTYPE nitf SYSTEM \"x.dtd\" [<!ENTITY a \"<b>\">]>\n<x:nitf version=\"3\"><head/>";
    let found = xml::root(text).expect("there is a root");
    assert_eq!((found.name, found.tag), ("nitf", "x:nitf version=\"3\""));
    assert_eq!(xml::root("no mark"), None);
    assert_eq!(xml::root("<!DOCTYPE broken"), None);
}

#[test]
fn a_stream_hands_over_the_outermost_elements_one_by_one() {
    let file = format!("<all><head/>{}</all>", "<page><title>t</title><page>in</page></page>".repeat(3));
    let mut pages = Vec::new();
    let whole = xml::each(file.as_bytes(), &["page"], |page| { pages.push(page.raw_text()); Ok::<(), ()>(()) });
    assert_eq!((whole, pages.join(",")), (Ok(true), "tin,tin,tin".to_string()));
    let cut = xml::each(&file.as_bytes()[..40], &["page"], |_| Ok::<(), ()>(()));
    assert_eq!(cut, Ok(false));
}
