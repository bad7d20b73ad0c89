//! What does a file's name say? A date or a year, and a known outlet.

use crate::article::PublishedOn;
use crate::identity::base_name;
use crate::outlets;

fn stem(source: &str) -> &str {
    let name = base_name(source);
    name.rsplit_once('.').map_or(name, |(stem, ending)| if ending.len() <= 5 && !stem.is_empty() { stem } else { name })
}

/// A date in a file's name: `2023-09-20 …`, `…_20230920`, `2023_09`, or a year at its beginning or end, as in `2005-Bush`.
pub fn date(source: &str) -> Option<PublishedOn> {
    let stem = stem(source);
    let groups: Vec<(&str, usize)> = digit_groups(stem);
    let three = groups.windows(3).find_map(|some| {
        let joined = one_apart(stem, some);
        (joined && some[0].0.len() == 4 && some[1].0.len() == 2 && some[2].0.len() == 2)
            .then(|| PublishedOn::day(some[0].0.parse().ok()?, some[1].0.parse().ok()?, some[2].0.parse().ok()?))?
    });
    let eight = groups.iter().find_map(|(digits, _)| {
        (digits.len() == 8).then(|| PublishedOn::day(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?))?
    });
    let two = groups.windows(2).find_map(|some| {
        let joined = one_apart(stem, some);
        (joined && some[0].0.len() == 4 && some[1].0.len() == 2).then(|| PublishedOn::month(some[0].0.parse().ok()?, some[1].0.parse().ok()?))?
    });
    three.or(eight).or(two).filter(likely).or_else(|| year(stem, &groups))
}

fn likely(date: &PublishedOn) -> bool {
    (1800..=2100).contains(&chrono::Datelike::year(&date.first_day()))
}

/// A year standing alone at either end of the name.
fn year(stem: &str, groups: &[(&str, usize)]) -> Option<PublishedOn> {
    let (digits, at) = groups.iter().find(|(digits, at)| digits.len() == 4 && (*at == 0 || at + 4 == stem.len()))?;
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let alone = apart(stem[..*at].chars().next_back()) && apart(stem[at + 4..].chars().next());
    PublishedOn::year(digits.parse().ok()?).filter(|date| alone && likely(date))
}

/// Groups of digits that touch no letter.
fn digit_groups(stem: &str) -> Vec<(&str, usize)> {
    let mut groups = Vec::new();
    let mut at = 0;
    for word in stem.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            groups.push((digits, at));
        }
        at += word.len();
    }
    groups
}

fn one_apart(stem: &str, groups: &[(&str, usize)]) -> bool {
    groups.windows(2).all(|pair| {
        let gap = &stem[pair[0].1 + pair[0].0.len()..pair[1].1];
        gap.len() == 1 && "-_. ".contains(gap)
    })
}

/// A known outlet named in the file's name, or by the folder it lies in.
pub fn outlet(source: &str) -> Option<String> {
    let folder = source.rsplit(['/', '\\', '!']).nth(1).unwrap_or("");
    let parts = stem(source).split(['_', '-']).chain([stem(source), folder]);
    parts.map(|part| part.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace())).find_map(|part| {
        outlets::known(part).map(|known| known.name.clone())
    })
}
