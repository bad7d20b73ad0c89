//! Which of the languages written in Cyrillic is a short text in? Letters that only some of them have decide, then small words:
//! a guess by frequencies needs more text than a headline.

/// The languages of which one writes letters that the others do not, in the order in which they are asked; none: not known here.
const LANGUAGES: [Option<&str>; 5] = [None, Some("be"), Some("mk"), Some("sr"), Some("uk")];

/// The place of the language of which a letter tells; behind the last one stands Russian, whose letters here none of these but
/// Belarusian writes.
fn told_by(c: char) -> Option<usize> {
    Some(match c {
        'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => LANGUAGES.len(),
        'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'ӣ' | 'ӯ' | 'ҳ' | 'ҷ' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ' | 'Ӣ' | 'Ӯ' | 'Ҳ' | 'Ҷ' => 0,
        'ў' | 'Ў' => 1,
        'ѓ' | 'ќ' | 'ѕ' | 'Ѓ' | 'Ќ' | 'Ѕ' => 2,
        'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'Ј' | 'Љ' | 'Њ' | 'Ћ' | 'Ђ' | 'Џ' => 3,
        'ї' | 'є' | 'ґ' | 'і' | 'Ї' | 'Є' | 'Ґ' | 'І' => 4,
        _ => return None,
    })
}

/// Small words of Bulgarian that Russian does not have.
const BULGARIAN: [&str; 12] = ["е", "са", "се", "ще", "си", "към", "със", "във", "след", "през", "които", "който"];

/// The language of a text of which all or most is Cyrillic; Russian where nothing speaks for another one. `None` where letters
/// of a language stand in it that is not known here. A name quoted in the other's letters does not outweigh the rest.
pub fn language(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; LANGUAGES.len() + 1];
    text.chars().filter_map(told_by).for_each(|place| counts[place] += 1);
    let russian = counts[LANGUAGES.len()];
    match LANGUAGES.iter().zip(counts).find(|(language, count)| *count > if **language == Some("be") { 0 } else { russian }) {
        Some((language, _)) => *language,
        None if russian == 0 && is_bulgarian(&text.to_lowercase()) => Some("bg"),
        None => Some("ru"),
    }
}

/// A hard sign before a consonant or at the end of a word is a vowel, which it is in Bulgarian alone; or two small words.
fn is_bulgarian(lower: &str) -> bool {
    let vowel = lower.match_indices('ъ').any(|(at, sign)| !lower[at + sign.len()..].starts_with(['е', 'ё', 'ю', 'я']));
    vowel || lower.split_whitespace().filter(|word| BULGARIAN.contains(word)).count() >= 2
}
