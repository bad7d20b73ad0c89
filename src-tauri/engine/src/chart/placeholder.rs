//! What stands for a character that no shipped font has? A white square, and a line below the picture that says so.

use std::borrow::Cow;
use std::ops::Range;

use resvg::usvg::roxmltree::{Document, Node};

use super::fonts::{self, Weight};
use super::frame::NOTE;
use super::svg::escape;
use crate::wording::Language;

/// Inter has it.
const SQUARE: char = '□';
/// Code points that the line names at most.
const NAMED: usize = 4;
/// From one line of the note to the next, and what the viewBox holds of a pixel.
const LINE: f64 = 16.5;
const TENTHS: f64 = 10.0;

/// The figure as it can be drawn with the shipped fonts: itself, or a copy with squares and a note on a strip below.
pub(super) fn drawable<'a>(svg: &'a str, document: &Document<'_>) -> Cow<'a, str> {
    let texts: Vec<Range<usize>> = document.descendants().filter(is_drawn).map(|node| node.range()).collect();
    let mut missing: Vec<char> = texts.iter().flat_map(|range| svg[range.clone()].chars()).filter(|&c| !drawn(c)).collect();
    if missing.is_empty() {
        return Cow::Borrowed(svg);
    }
    missing.sort_unstable();
    missing.dedup();
    let mut copy = String::with_capacity(svg.len() + 400);
    let mut end = 0;
    for range in texts {
        copy += &svg[end..range.start];
        copy.extend(svg[range.clone()].chars().map(|c| if drawn(c) { c } else { SQUARE }));
        end = range.end;
    }
    copy += &svg[end..];
    Cow::Owned(with_note(&copy, document, &missing))
}

/// Texts that are seen; titles within them are not.
fn is_drawn(node: &Node<'_, '_>) -> bool {
    node.is_text() && node.parent().is_some_and(|parent| parent.has_tag_name("text"))
}

fn drawn(c: char) -> bool {
    c.is_control() || fonts::has(c)
}

fn with_note(svg: &str, document: &Document<'_>, missing: &[char]) -> String {
    let root = document.root_element();
    let number = |name: &str| root.attribute(name).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    let (width, height) = (number("width"), number("height"));
    let language = Language::of(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).unwrap_or_default());
    let footer = document.descendants().filter(|node| node.has_tag_name("text") && node.attribute("text-anchor").is_none()).last();
    let of_footer = |name: &str| footer.and_then(|node| node.attribute(name));
    let left = of_footer("x").and_then(|x| x.parse::<f64>().ok()).unwrap_or(0.0).min(24.0 * TENTHS);
    let points: Vec<String> = missing.iter().take(NAMED).map(|&c| format!("U+{:04X}", c as u32)).collect();
    let more = if missing.len() > NAMED { ", …" } else { "" };
    let said = language.squares(&format!("{}{more}", points.join(", ")));
    let lines = fonts::wrap(&said, NOTE, Weight::Regular, width - 2.0 * left / TENTHS, 3);
    let taller = height + LINE * lines.len() as f64 + 8.0;
    let mut note = String::new();
    for (n, line) in lines.iter().enumerate() {
        let y = (height + LINE * (n as f64 + 0.5)) * TENTHS;
        let fill = of_footer("fill").unwrap_or("#808080");
        note += &format!("<text class=\"squares\" x=\"{left}\" y=\"{y:.0}\" font-size=\"{}\" fill=\"{fill}\">{}</text>\n", NOTE * TENTHS, escape(line));
    }
    let deep = |height: f64| format!("{:.0}", height * TENTHS);
    let svg = svg.replacen(&format!(" height=\"{height}\" viewBox=\"0 0 {:.0} {}\"", width * TENTHS, deep(height)), &format!(" height=\"{taller}\" viewBox=\"0 0 {:.0} {}\"", width * TENTHS, deep(taller)), 1);
    let paper = "class=\"paper\" x=\"0\" y=\"0\" ";
    let size = |height: f64| format!("{paper}width=\"{:.0}\" height=\"{}\"", width * TENTHS, deep(height));
    svg.replacen(&size(height), &size(taller), 1).replacen("</svg>", &(note + "</svg>"), 1)
}
