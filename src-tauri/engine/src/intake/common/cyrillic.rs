//! Which of the languages written in Cyrillic is a short text in? Letters that only some of them have decide, then small words:
//! a guess by frequencies needs more text than a headline.

/// Letters that only one language here writes, and that language; none: letters of a language not known here.
const LETTERS: [(Option<&str>, &[char]); 5] = [
    (None, &['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'ӣ', 'ӯ', 'ҳ', 'ҷ']),
    (Some("be"), &['ў']),
    (Some("mk"), &['ѓ', 'ќ', 'ѕ']),
    (Some("sr"), &['ј', 'љ', 'њ', 'ћ', 'ђ', 'џ']),
    (Some("uk"), &['ї', 'є', 'ґ', 'і']),
];

/// Letters of Russian that none of these but Belarusian writes.
const RUSSIAN: [char; 3] = ['ы', 'э', 'ё'];

/// Small words of Bulgarian that Russian does not have.
const BULGARIAN: [&str; 12] = ["е", "са", "се", "ще", "си", "към", "със", "във", "след", "през", "които", "който"];

/// The language of a text of which all or most is Cyrillic; Russian where nothing speaks for another one. `None` where letters
/// of a language stand in it that is not known here. A name quoted in the other's letters does not outweigh the rest.
pub fn language(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let count = |letters: &[char]| lower.chars().filter(|c| letters.contains(c)).count();
    let russian = count(&RUSSIAN);
    match LETTERS.iter().find(|(language, letters)| count(letters) > if *language == Some("be") { 0 } else { russian }) {
        Some((language, _)) => *language,
        None if russian == 0 && is_bulgarian(&lower) => Some("bg"),
        None => Some("ru"),
    }
}

/// A hard sign before a consonant or at the end of a word is a vowel, which it is in Bulgarian alone; or two small words.
fn is_bulgarian(lower: &str) -> bool {
    let vowel = lower.match_indices('ъ').any(|(at, sign)| !lower[at + sign.len()..].starts_with(['е', 'ё', 'ю', 'я']));
    vowel || lower.split_whitespace().filter(|word| BULGARIAN.contains(word)).count() >= 2
}
