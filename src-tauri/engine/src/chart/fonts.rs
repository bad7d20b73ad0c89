//! How wide is a text, and can it be drawn? The four shipped faces, measured and never replaced by the system's.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, ID, Source};
use ttf_parser::Face;

use crate::faces::{CHINESE, INTER, faces, visible};

/// The two weights there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// The shipped faces for the renderer.
pub fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    Arc::clone(DATABASE.get_or_init(|| {
        let mut database = Database::new();
        for bytes in INTER.into_iter().chain(CHINESE) {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        Arc::new(database)
    }))
}

/// Whether a face of the database has a character.
pub fn covers(database: &Database, face: ID, c: char) -> bool {
    let has = |bytes: &[u8], index| Face::parse(bytes, index).is_ok_and(|face| face.glyph_index(c).is_some());
    database.with_face_data(face, has).unwrap_or(false)
}

/// Advance of one character in ems, `None` where no shipped face has it.
fn advance(c: char, weight: Weight) -> Option<f64> {
    faces().iter().find_map(|family| {
        let face = family[weight as usize].as_ref()?;
        let glyph = face.glyph_index(c)?;
        Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
    })
}

/// Whether a shipped face has the character.
pub fn has(c: char) -> bool {
    advance(c, Weight::Regular).is_some()
}

/// Width in pixels at `size` pixels; kerning, which mostly narrows, is left out.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight).unwrap_or(1.0)).sum::<f64>() * size
}

/// The text as it can be drawn: composed, on one line, without invisible characters.
pub fn clean(text: &str) -> String {
    let visible = visible(text);
    let mut line = String::with_capacity(text.len());
    for c in visible.chars() {
        if c != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// The text cut to `room` pixels, with an ellipsis where something is gone.
pub fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.into();
    }
    let room = room - width("…", size, weight);
    let mut used = 0.0;
    let kept: String = text
        .chars()
        .take_while(|&c| {
            used += advance(c, weight).unwrap_or(1.0) * size;
            used <= room
        })
        .collect();
    kept.trim_end_matches([' ', ',', '.', '-']).to_string() + "…"
}

/// The text in lines of at most `room` pixels, `most` of them; the last is cut where there is more.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && width((line.clone() + piece).trim_end(), size, weight) > room {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(piece);
    }
    lines.push(line);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1));
        lines.push(rest.concat());
    }
    lines.iter().map(|line| fit(line.trim_end(), size, weight, room)).collect()
}

/// Parts with a dot between them, in lines of at most `room` pixels that break between parts where they can.
pub fn wrap_parts(parts: &[String], size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} · {part}"), size, Weight::Regular) <= room => *line += &format!(" · {part}"),
            _ => lines.extend(wrap(&capital(part), size, Weight::Regular, room, 3)),
        }
    }
    lines.truncate(most);
    lines
}

/// With a capital, unless it begins with a sign of one letter such as p.
fn capital(line: &str) -> String {
    let mut rest = line.chars();
    if rest.clone().nth(1) == Some(' ') {
        return line.to_owned();
    }
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// A text cut where a line may break: after a blank, and beside an ideograph.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let may_break = before.is_some_and(|b| b == ' ' || ideograph(c) || (ideograph(b) && !closes(c)));
        if may_break && c != ' ' && at > start {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

fn closes(c: char) -> bool {
    matches!(c, '、' | '。' | '，' | '：' | '；' | '！' | '？' | '）' | '》' | '」' | '”' | '’' | ')' | ',' | '.' | ':' | ';' | '\u{a0}')
}
