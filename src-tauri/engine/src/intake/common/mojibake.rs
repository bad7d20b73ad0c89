//! Was a text decoded twice? `companyâ€™s` is UTF-8 that somebody read as Windows-1252. Found, counted, and mended on wish only.

/// The byte that stands for a character in Windows-1252, where one does.
fn byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match c {
        '\u{80}'..='\u{9f}' | '\u{a0}'..='\u{ff}' => Some(c as u32 as u8),
        _ => HIGH.iter().position(|high| *high == c).map(|place| 0x80 + place as u8),
    }
}

/// The text as it was meant, where a part of it was decoded twice; `None` where nothing was.
pub fn mended(text: &str) -> Option<String> {
    if !could_be(text.as_bytes()) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        whole.push_str(&rest[..start]);
        rest = &rest[start..];
        let run = rest.find(|c: char| byte(c).is_none() || c.is_ascii()).unwrap_or(rest.len());
        if run == 0 {
            let next = rest.chars().next().map_or(rest.len(), char::len_utf8);
            whole.push_str(&rest[..next]);
            rest = &rest[next..];
            continue;
        }
        found |= mend_run(&rest[..run], &mut whole);
        rest = &rest[run..];
    }
    whole.push_str(rest);
    found.then_some(whole)
}

/// The first byte of such a part is a letter from U+00C0 on, which is C3 and another byte in UTF-8, and the next one is no ASCII:
/// nearly all texts are done here, accents and all.
fn could_be(text: &[u8]) -> bool {
    memchr::memchr_iter(0xc3, text).any(|at| text.get(at + 2).is_some_and(|next| *next >= 0x80))
}

/// Characters that could be bytes: those that make UTF-8 together are put together. Whether any did.
fn mend_run(run: &str, into: &mut String) -> bool {
    let characters: Vec<char> = run.chars().collect();
    let bytes: Vec<u8> = characters.iter().filter_map(|c| byte(*c)).collect();
    let mut found = false;
    let mut at = 0;
    while at < bytes.len() {
        let length = match bytes[at] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        let meant = bytes.get(at..at + length).filter(|some| some.len() > 1).and_then(|some| std::str::from_utf8(some).ok());
        match meant {
            Some(meant) => {
                into.push_str(meant);
                found = true;
                at += length;
            }
            None => {
                into.push(characters[at]);
                at += 1;
            }
        }
    }
    found
}
