//! In which language is a text? The source's tag wins, unless the script or a long text clearly contradicts it.

use whatlang::{Detector, Lang, Script};

use super::cyrillic;

/// Shorter texts (in characters that carry meaning) are not guessed against a source's tag.
const LONG: usize = 400;
const ENOUGH: usize = 40;
/// Below [`ENOUGH`] and from here on only what is sure is taken: of 8,300 headlines of known language 98.8 % are right.
const FEW: usize = 20;
/// Where the script or a letter says it already, so much is enough: two ideographs, or a headline of two short words.
const FEWEST: usize = 8;

/// A source's tag as ISO 639-1: `fr-FR`, `fra`, `French`, `français` are all `fr`. `None` where it says nothing known.
pub fn tag(written: &str) -> Option<String> {
    let lower = written.trim().to_lowercase();
    let first = lower.split(['-', '_', ';', ',', ' ']).next().unwrap_or("");
    if first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(first.to_string());
    }
    NAMES.iter().find(|(_, names)| names.contains(&lower.as_str()) || names.contains(&first)).map(|(code, _)| (*code).to_string())
}

const NAMES: &[(&str, &[&str])] = &[
    ("en", &["eng", "english", "anglais", "englisch", "英语", "английский"]),
    ("fr", &["fra", "fre", "french", "français", "francais", "französisch", "法语", "французский"]),
    ("ru", &["rus", "russian", "russe", "russisch", "русский", "俄语"]),
    ("zh", &["zho", "chi", "cmn", "chinese", "chinois", "chinesisch", "mandarin", "中文", "汉语", "китайский", "zh-cn", "zh-tw"]),
    ("de", &["deu", "ger", "german", "allemand", "deutsch", "德语"]),
    ("es", &["spa", "spanish", "espagnol", "español", "castellano"]),
    ("it", &["ita", "italian", "italien", "italiano"]),
    ("pt", &["por", "portuguese", "portugais", "português"]),
    ("nl", &["nld", "dut", "dutch", "néerlandais", "nederlands"]),
    ("pl", &["pol", "polish", "polonais", "polski"]),
    ("uk", &["ukr", "ukrainian", "ukrainien", "українська"]),
    ("ar", &["ara", "arabic", "arabe", "العربية"]),
    ("ja", &["jpn", "japanese", "japonais", "日本語"]),
    ("ko", &["kor", "korean", "coréen", "한국어"]),
    ("tr", &["tur", "turkish", "turc", "türkçe"]),
    ("ro", &["ron", "rum", "romanian", "roumain", "română"]),
    ("sv", &["swe", "swedish", "suédois", "svenska"]),
    ("da", &["dan", "danish", "danois", "dansk"]),
    ("cs", &["ces", "cze", "czech", "tchèque", "čeština"]),
    ("fa", &["fas", "per", "persian", "persan", "farsi"]),
    ("hi", &["hin", "hindi"]),
    ("el", &["ell", "gre", "greek", "grec"]),
    ("he", &["heb", "hebrew", "hébreu"]),
    ("hu", &["hun", "hungarian", "hongrois", "magyar"]),
    ("fi", &["fin", "finnish", "finnois", "suomi"]),
    ("no", &["nor", "nob", "nno", "norwegian", "norvégien", "norsk"]),
    ("vi", &["vie", "vietnamese", "vietnamien"]),
];

/// The language of an article: its tag, or what title and body say.
pub fn of(tag: Option<&str>, title: Option<&str>, body: &str) -> Option<String> {
    let sample = sample(title, body);
    let Some(tag) = tag else { return guess(&sample) };
    if contradicts(tag, &sample) { guess(&sample).or_else(|| by_script(&sample)) } else { Some(tag.to_string()) }
}

/// Bytes of a body that are looked at: a guess grows no better with more text, but slower.
const SAMPLE: usize = 2_048;

/// The title and the beginning of the body. Addresses are in no language.
fn sample(title: Option<&str>, body: &str) -> String {
    let mut end = body.len().min(SAMPLE);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let mut sample = String::with_capacity(end + 256);
    for text in [title.unwrap_or(""), &body[..end]] {
        without_addresses(text, &mut sample);
        sample.push(' ');
    }
    sample
}

fn without_addresses(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        into.push_str(rest[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()));
        rest = rest[at..].find(char::is_whitespace).map_or("", |end| &rest[at + end..]);
    }
    into.push_str(rest);
}

/// Characters that carry meaning, counted up to `most`.
fn meaningful(sample: &str, most: usize) -> usize {
    let mut count = 0;
    for c in sample.chars() {
        // A Chinese or Japanese character says as much as several letters.
        count += match c {
            'a'..='z' | 'A'..='Z' | 'а'..='я' => 1,
            _ if c < '\u{80}' || !c.is_alphabetic() => 0,
            _ if c >= '\u{2e80}' => 4,
            _ => 1,
        };
        if count >= most {
            break;
        }
    }
    count
}

/// The commonest language of a script that the tagged language is not written in.
fn by_script(sample: &str) -> Option<String> {
    match whatlang::detect_script(sample)? {
        Script::Cyrillic => Some("ru".to_string()),
        Script::Mandarin => Some("zh".to_string()),
        _ => None,
    }
}

fn contradicts(tag: &str, sample: &str) -> bool {
    if meaningful(sample, ENOUGH) < ENOUGH || speaks(tag, sample) {
        return false;
    }
    let Some(script) = whatlang::detect_script(sample) else { return false };
    if scripts(tag).is_some_and(|expected| !expected.contains(&script)) {
        return true;
    }
    // One language writes it, or its letters say which.
    if script == Script::Mandarin && tag == "zh" || script == Script::Cyrillic && cyrillic::language(sample) == Some(tag) {
        return false;
    }
    meaningful(sample, LONG) >= LONG && certain(sample).is_some_and(|found| found != tag)
}

/// The commonest words of a language, each a word of no other one here: where they are this frequent there is no doubt.
const COMMONEST: [(&str, &[&str]); 7] = [
    ("en", &["the", "of", "and", "to", "that", "for", "with", "was", "said", "by"]),
    ("fr", &["les", "des", "du", "dans", "qui", "pour", "sur", "une", "est", "au"]),
    ("de", &["der", "und", "das", "nicht", "von", "mit", "den", "ist", "auf", "im"]),
    ("es", &["el", "los", "del", "las", "por", "y", "una", "con", "como"]),
    ("it", &["il", "di", "che", "della", "gli", "nel", "sono", "alla", "è"]),
    ("nl", &["het", "een", "van", "voor", "niet", "zijn", "aan", "ook", "dat"]),
    ("pt", &["os", "não", "uma", "dos", "ao", "em", "da", "são", "pelo"]),
];

/// Whether every eighth word is one of the language's commonest, or every sixteenth and hardly one of another's: then nobody else
/// need be asked.
fn speaks(tag: &str, sample: &str) -> bool {
    let Some((_, common)) = COMMONEST.iter().find(|(language, _)| *language == tag) else { return false };
    let (words, found) = common_words(common, sample);
    let others = || COMMONEST.iter().filter(|(language, _)| *language != tag).map(|(_, common)| common_words(common, sample).1);
    words >= 40 && (found * 8 >= words || found * 16 >= words && others().all(|other| other * 4 <= found))
}

/// How many words are looked at, and how many of them are common ones.
fn common_words(common: &[&str], sample: &str) -> (usize, usize) {
    let (mut words, mut found) = (0usize, 0usize);
    for word in sample.split_ascii_whitespace().take(SPOKEN) {
        words += 1;
        found += usize::from(word.len() <= LONGEST_COMMON && common.contains(&word));
    }
    (words, found)
}

/// Words that are looked at for common ones, and the bytes of the longest of those.
const SPOKEN: usize = 80;
const LONGEST_COMMON: usize = 10;

/// The scripts in which a language is written; `None`: not known here.
fn scripts(tag: &str) -> Option<&'static [Script]> {
    Some(match tag {
        "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "pl" | "sv" | "da" | "cs" | "hu" | "fi" | "no" | "tr" | "vi" | "ro" => &[Script::Latin],
        "ru" | "uk" | "be" | "bg" => &[Script::Cyrillic],
        "zh" => &[Script::Mandarin],
        "ja" => &[Script::Hiragana, Script::Katakana, Script::Mandarin],
        "ko" => &[Script::Hangul],
        "ar" | "fa" => &[Script::Arabic],
        _ => return None,
    })
}

/// A guess against a tag must be sure, and must not confuse near relatives.
fn certain(sample: &str) -> Option<String> {
    let info = whatlang::detect(sample)?;
    (info.is_reliable() && info.confidence() > 0.95).then(|| code(info.lang())).flatten().filter(|found| COMMON.contains(found)).map(str::to_string)
}

/// Languages in which news of this subject comes. A rare relative of the tagged language is more often a wrong guess.
/// Latin is in the list for the filler text of specimens.
const COMMON: [&str; 17] = ["la", "en", "fr", "ru", "zh", "de", "es", "it", "pt", "nl", "pl", "uk", "ar", "ja", "ko", "tr", "ro"];

/// Scripts that one language of the news writes, and Cyrillic, whose letters tell its languages apart.
fn says_the_language(script: Script) -> bool {
    use Script::{Armenian, Cyrillic, Georgian, Greek, Hangul, Hebrew, Hiragana, Katakana, Mandarin, Thai};
    matches!(script, Armenian | Cyrillic | Georgian | Greek | Hangul | Hebrew | Hiragana | Katakana | Mandarin | Thai)
}

fn guess(sample: &str) -> Option<String> {
    let letters = meaningful(sample, LONG);
    let script = whatlang::detect_script(sample)?;
    if letters < if says_the_language(script) { FEWEST } else { FEW } {
        return None;
    }
    if script == Script::Cyrillic && letters < LONG {
        return cyrillic::language(sample).map(str::to_string);
    }
    if is_icelandic(sample) {
        return Some("is".to_string());
    }
    let info = Detector::new().detect(sample)?;
    if letters < ENOUGH {
        let found = code(info.lang()).filter(|_| info.is_reliable() || info.confidence() > 0.5)?;
        return (info.is_reliable() || COMMON[1..].contains(&found)).then(|| found.to_string());
    }
    let sure = info.is_reliable() || info.confidence() > 0.5 || !matches!(info.script(), Script::Latin | Script::Cyrillic);
    if sure { code(info.lang()).map(str::to_string) } else { None }
}

/// The detector does not know Icelandic; no other language of today writes þ, and none writes it beside ð.
fn is_icelandic(sample: &str) -> bool {
    let count = |letters: [char; 2]| sample.chars().filter(|c| letters.contains(c)).count();
    let (thorns, eths, all) = (count(['þ', 'Þ']), count(['ð', 'Ð']), sample.chars().filter(|c| c.is_alphabetic()).count());
    thorns >= 2 && eths >= 2 && (thorns + eths) * 100 >= all
}

fn code(lang: Lang) -> Option<&'static str> {
    if lang == Lang::Cmn {
        return Some("zh");
    }
    let three = lang.code();
    NAMES.iter().find(|(_, names)| names.contains(&three)).map(|(code, _)| *code).or(match lang {
        Lang::Bul => Some("bg"),
        Lang::Bel => Some("be"),
        Lang::Srp => Some("sr"),
        Lang::Hrv => Some("hr"),
        Lang::Slk => Some("sk"),
        Lang::Slv => Some("sl"),
        Lang::Cat => Some("ca"),
        Lang::Pes => Some("fa"),
        Lang::Ind => Some("id"),
        Lang::Urd => Some("ur"),
        Lang::Ben => Some("bn"),
        Lang::Tha => Some("th"),
        Lang::Lit => Some("lt"),
        Lang::Lav => Some("lv"),
        Lang::Est => Some("et"),
        Lang::Mkd => Some("mk"),
        Lang::Kat => Some("ka"),
        Lang::Hye => Some("hy"),
        Lang::Aze => Some("az"),
        Lang::Uzb => Some("uz"),
        Lang::Epo => Some("eo"),
        Lang::Lat => Some("la"),
        _ => None,
    })
}
