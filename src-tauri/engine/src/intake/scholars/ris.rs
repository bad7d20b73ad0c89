//! RIS: records of bibliographies. They hold no text; the abstract, where there is one, is kept as the lead.

use crate::intake::metadata::{Order, Records};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A record's first line within the beginning of the file.
pub fn knows(look: &Look<'_>) -> bool {
    let mut end = look.start().len().min(2048);
    while !look.start().is_char_boundary(end) {
        end -= 1;
    }
    look.is_text() && look.start()[..end].lines().any(|line| tag(line).is_some_and(|(tag, _)| tag == "TY")) && look.start().lines().take(12).filter(|line| tag(line).is_some()).count() > 1
}

/// A line's tag of two marks, and its value. The blanks before the hyphen are two, one or none.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let name = line.get(..2)?;
    let known = name.as_bytes()[0].is_ascii_uppercase() && (name.as_bytes()[1].is_ascii_uppercase() || name.as_bytes()[1].is_ascii_digit());
    let rest = line.get(2..).filter(|_| known)?;
    let after = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix('-')?;
    (rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len() <= 3 && (after.is_empty() || after.starts_with([' ', '\u{a0}']))).then(|| (name, after.trim()))
}

/// One record from `TY` to `ER`.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let mut records = Records::default();
    let mut open: Option<Vec<(String, String)>> = None;
    for line in decoded.text.lines() {
        match tag(line) {
            Some(("TY", value)) => {
                records.extend(open.take().map(fields));
                open = Some(vec![("TY".into(), value.to_string())]);
            }
            Some(("ER", _)) => records.extend(open.take().map(fields)),
            Some((name, value)) => open.iter_mut().for_each(|record| record.push((name.to_string(), value.to_string()))),
            // A value goes on over lines without a tag.
            None => {
                if let Some((_, value)) = open.as_mut().and_then(|record| record.last_mut()).filter(|_| !line.trim().is_empty()) {
                    value.push('\n');
                    value.push_str(line.trim());
                }
            }
        }
    }
    records.extend(open.map(fields));
    records.give(sink)
}

fn fields(record: Vec<(String, String)>) -> crate::intake::metadata::Record {
    let first = |names: &[&str]| names.iter().find_map(|name| record.iter().find(|(tag, value)| tag == name && !value.is_empty()).map(|(_, value)| value.clone()));
    let all = |names: &[&str]| {
        let values: Vec<&str> = record.iter().filter(|(tag, _)| names.contains(&tag.as_str())).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()).collect();
        (!values.is_empty()).then(|| values.join("; "))
    };
    crate::intake::metadata::Record {
        kind: first(&["TY"]),
        id: first(&["ID", "AN"]),
        outlet: first(&["T2", "JF", "JO", "JA", "J2", "BT", "T3"]),
        date: first(&["DA", "PY", "Y1"]).map(|date| date.trim_end_matches('/').to_string()),
        language: first(&["LA"]),
        title: first(&["TI", "T1", "CT", "ST"]),
        text: first(&["AB", "N2"]),
        url: first(&["UR", "L1", "L2", "LK"]),
        byline: all(&["AU", "A1"]),
        order: Order::Unknown,
        rest: record.into_iter().filter(|(tag, _)| !["TY", "ER", "TI", "T1", "AB", "N2", "UR"].contains(&tag.as_str())).collect(),
    }
}
