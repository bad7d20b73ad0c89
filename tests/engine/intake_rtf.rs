//! Text out of RTF.

use entente_engine::intake::rtf::{is, paragraphs};

fn texts(rtf: &str) -> Vec<String> {
    paragraphs(rtf.as_bytes()).into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn it_is_known_by_its_beginning() {
    assert!(is(b"{\\rtf1 a}") && is(b"\xef\xbb\xbf\r\n{\\rtf a}") && !is(b"rtf") && !is(b"{\"a\":1}"));
}

#[test]
fn what_is_not_the_text_is_left_out() {
    let rtf = r"{\rtf1{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 Normal;}}{\info{\title Not this}}{\*\generator Nor this;}{\header Page 1\par}{\pict\jpegblip ffd8ffe0}One.\par{\v hidden}Two{\footnote A note.}.{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}";
    assert_eq!(texts(rtf), ["One.", "Two.link"]);
}

#[test]
fn letters_come_by_number_by_code_page_and_as_they_are() {
    assert_eq!(texts(r"{\rtf1\ansi\ansicpg1252 caf\'e9 \u1052?\u1080\'3f \u-10179?\u-8704?}"), ["café Ми 😀"]);
    assert_eq!(texts(r"{\rtf1\ansicpg1251 \'cc\'ee\'f1\'ea\'e2\'e0}"), ["Москва"]);
    assert_eq!(texts(r"{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}}\f1 \'d6\'d0\'b9\'fa\f0  caf\'e9{\f1 \'e9t\'e9}}"), ["中国 caféété"]);
    assert_eq!(texts("{\\rtf1\\ansi Größe}"), ["Größe"]);
    assert_eq!(paragraphs(b"{\\rtf1\\ansi Gr\xf6\xdfe}")[0].text, "Größe");
    assert_eq!(texts(r"{\rtf1 {\uc2 \u1234??x}\uc0\u233 y}"), ["\u{4d2}xéy"]);
}

#[test]
fn signs_lines_and_tabs_are_kept() {
    assert_eq!(texts(r"{\rtf1 a\line b\tab c\emdash d\~e \{f\}\\ g\-h\rquote s}"), ["a\nb\tc—d\u{a0}e {f}\\ gh’s"]);
}

#[test]
fn cells_and_centred_paragraphs_are_told() {
    let all = paragraphs(br"{\rtf1\pard\qc Title\par\pard Text\par\pard\intbl a\cell b\cell\row\pard End\par}");
    let told: Vec<(&str, bool, bool)> = all.iter().map(|one| (one.text.as_str(), one.centred, one.cell)).collect();
    assert_eq!(told, [("Title", true, false), ("Text", false, false), ("a", false, true), ("b", false, true), ("End", false, false)]);
}

#[test]
fn groups_without_end_do_no_harm() {
    let deep = format!("{{\\rtf1 {}text", "{\\b ".repeat(200_000));
    assert_eq!(texts(&deep), ["text"]);
    let closed = format!("{{\\rtf1 {}{}text}}", "{".repeat(50_000), "}".repeat(50_000));
    assert_eq!(texts(&closed), ["text"]);
    for broken in [r"{\rtf1 a\'", r"{\rtf1 a\'z", r"{\rtf1 \bin999999999 a", r"{\rtf1 \u99999999999999999999 a}", r"{\rtf1 a\", "}}}}", ""] {
        texts(broken);
    }
}
