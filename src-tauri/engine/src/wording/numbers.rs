//! How is a number written? Significant digits, signs and blanks of the reader's language.

use super::Language;
use crate::question::Measure;

/// No-break space, before signs and units.
pub const NBSP: char = '\u{a0}';
/// Narrow no-break space, between thousands in French.
const NARROW: char = '\u{202f}';

/// A whole number with its thousands set apart.
pub fn whole(number: u64, language: Language) -> String {
    grouped(&number.to_string(), language)
}

fn grouped(digits: &str, language: Language) -> String {
    let mark = if language == Language::French { NARROW } else { ',' };
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        // A four-digit number stays whole in French, as years do.
        let apart = n > 0 && (digits.len() - n).is_multiple_of(3);
        if apart && !(language == Language::French && digits.len() == 4) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A number with so many decimals.
pub fn fixed(value: f64, decimals: usize, language: Language) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut written = if value < 0.0 && text.bytes().any(|b| b.is_ascii_digit() && b != b'0') { "−".to_string() } else { String::new() };
    written += &grouped(whole, language);
    if let Some(part) = part {
        written.push(if language == Language::French { ',' } else { '.' });
        written += part;
    }
    written
}

/// A number to two significant digits, never more decimals than that needs: 0, 0.0021, 0.34, 3.4, 34, 3,412.
pub fn significant(value: f64, language: Language) -> String {
    fixed(value, decimals(value), language)
}

fn decimals(value: f64) -> usize {
    let size = value.abs();
    if size == 0.0 || size >= 9.95 {
        return 0;
    }
    (1 - size.log10().floor() as i32).clamp(0, 8) as usize
}

/// A share of 0 to 1 as a percentage, without its sign: nothing that is not all reads 100, nothing that is not none reads 0.
pub fn percent(share: f64, language: Language) -> String {
    let value = share * 100.0;
    let places = if value > 99.0 && value < 100.0 { (-(100.0 - value).log10().floor() as i32).clamp(1, 8) as usize } else { decimals(value) };
    let text = fixed(value, places, language);
    if places > 1 { trimmed(text) } else { text }
}

fn trimmed(text: String) -> String {
    let kept = text.trim_end_matches('0');
    if kept.ends_with(['.', ',']) { text } else { kept.to_string() }
}

/// A value of a measure with its unit where it has one: `41 %`, `3.4`, `57`.
pub fn value(value: f64, measure: Measure, language: Language) -> String {
    match measure {
        Measure::Share => format!("{}{NBSP}%", percent(value, language)),
        Measure::Hits | Measure::Articles => whole(value.round().max(0.0) as u64, language),
        Measure::Per1000Sentences | Measure::Per10000Words => significant(value, language),
    }
}

/// The ends of an interval, both in the same unit: `33 to 49 %`.
pub fn interval(low: f64, high: f64, measure: Measure, language: Language) -> String {
    let to = if language == Language::French { "à" } else { "to" };
    match measure {
        Measure::Share => format!("{} {to} {}{NBSP}%", percent(low, language), percent(high, language)),
        _ => format!("{} {to} {}", significant(low, language), significant(high, language)),
    }
}

/// A ratio to a baseline: `× 1.8`.
pub fn ratio(value: f64, language: Language) -> String {
    format!("×{NBSP}{}", significant(value, language))
}

/// A change of a measure with its sign: shares in points, `+3.4 points`, `−0.82`.
pub fn signed(value: f64, measure: Measure, language: Language) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    match measure {
        Measure::Share => {
            let size = significant(value * 100.0, language);
            format!("{sign}{size}{NBSP}points")
        }
        _ => format!("{sign}{}", significant(value, language)),
    }
}

/// A p-value: three decimals, and below them only that it is.
pub fn p(value: f64, language: Language) -> String {
    if value < 0.001 { format!("<{NBSP}{}", fixed(0.001, 3, language)) } else { fixed(value, if value < 0.0995 { 3 } else { 2 }, language) }
}

/// A power of two on an axis of ratios: `× 4`, `× 1`, `÷ 4`.
pub fn times(value: f64, language: Language) -> String {
    if value < 1.0 { format!("÷{NBSP}{}", fixed(1.0 / value, 0, language)) } else { format!("×{NBSP}{}", fixed(value, 0, language)) }
}
