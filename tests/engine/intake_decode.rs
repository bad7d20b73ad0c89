//! Encodings.

use encoding_rs::{Encoding, BIG5, EUC_JP, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use entente_engine::intake::decode::{Part, of, piece, whole};

const FRENCH: &str = "L’été dernier, la présidente a réaffirmé à Québec sa volonté d’être à l’écoute : « très bientôt », dit-elle, même où l’on espère peu.";
const RUSSIAN: &str = "Страны подтвердили, что отношения находятся на высоком уровне, и договорились о новых встречах осенью этого года.";
const CHINESE: &str = "双方强调，两国关系处于历史最好时期，今后将继续扩大各领域务实合作，推动地区和平与发展，维护共同利益。";

fn check(text: &str, encoding: &'static Encoding) {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "the sample fits into {}", encoding.name());
    assert_eq!(whole(&bytes).text, text, "{}", encoding.name());
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn one_byte_and_east_asian_encodings_are_guessed() {
    check(FRENCH, WINDOWS_1252);
    check(RUSSIAN, WINDOWS_1251);
    check(CHINESE, GBK);
    check("日本政府は声明を発表し、両国の関係について懸念を示した。記者会見で説明した。", SHIFT_JIS);
    check("日本政府は声明を発表し、両国の関係について懸念を示した。記者会見で説明した。", EUC_JP);
    check("雙方強調兩國關係處於歷史最好時期今後將繼續擴大各領域務實合作推動地區和平", BIG5);
}

#[test]
fn utf_16_is_seen_with_and_without_its_mark() {
    for text in [FRENCH, RUSSIAN, "Plain English words, nothing else at all."] {
        assert_eq!(of(&utf16(text, u16::to_le_bytes), Part::Whole), UTF_16LE, "{text}");
        assert_eq!(of(&utf16(text, u16::to_be_bytes), Part::Whole), UTF_16BE, "{text}");
        let marked: Vec<u8> = [vec![0xfe, 0xff], utf16(text, u16::to_be_bytes)].concat();
        assert_eq!(whole(&marked).text, text);
    }
}

#[test]
fn a_declaration_that_lies_is_not_believed() {
    let page = format!("<meta charset=\"iso-8859-1\"><p>{FRENCH}</p>");
    assert_eq!(whole(page.as_bytes()).text, page, "the bytes are UTF-8, whatever is declared");
    let (bytes, _, _) = GBK.encode("<meta charset=gb2312><p>两国关系</p>");
    assert_eq!(whole(&bytes).text, "<meta charset=gb2312><p>两国关系</p>");
}

#[test]
fn seven_bits_with_escapes_are_seen() {
    assert_eq!(whole(b"\x1b$BF|K\\\x1b(B and more").text, "日本 and more");
    assert_eq!(whole(b"\x1b$)C\x0eGQ19\x0f and more").text, "한국 and more");
    assert_eq!(whole(b"\x1b[1mbold\x1b[0m").encoding, "utf-8", "colours of a terminal are no alphabet");
}

#[test]
fn a_mark_is_not_part_of_the_text() {
    assert_eq!(whole("\u{feff}Text".as_bytes()).text, "Text");
}

#[test]
fn a_beginning_may_end_in_the_middle_of_a_character() {
    let bytes = RUSSIAN.as_bytes();
    assert_eq!(of(&bytes[..21], Part::Beginning).name(), "UTF-8");
}

#[test]
fn a_line_in_another_encoding_than_the_file_is_told() {
    let (bytes, _, _) = WINDOWS_1252.encode(FRENCH);
    assert_eq!(piece(&bytes, encoding_rs::UTF_8), (FRENCH.to_string(), true));
    assert_eq!(piece(FRENCH.as_bytes(), encoding_rs::UTF_8), (FRENCH.to_string(), false));
}

#[test]
fn old_macintosh_texts_are_words_again() {
    let french = "Sur le quai, les caractères chinois et les prix sont là depuis l’été, après la fermeture du marché.";
    let bytes: Vec<u8> = french.chars().map(|c| match c { 'è' => 0x8f, 'à' => 0x88, 'é' => 0x8e, '’' => 0xd5, c => c as u8 }).collect();
    assert_eq!(whole(&bytes).text, french);
    // A name with a capital inside, and quotation marks, are no reason to think of it.
    let (plain, ..) = WINDOWS_1252.encode("L’œuvre de McÉtienne, « déjà vue » à Noël – 5 € l’entrée – reste au musée.");
    assert_eq!(whole(&plain).encoding, "windows-1252");
}
