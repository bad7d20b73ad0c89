//! The concordance as a table.

use super::of_answers::Tabular;
use super::shape::{Table, Value};
use crate::answers::Line;

impl Tabular for Vec<Line> {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            "sentences",
            &[
                "line", "outlet", "date", "language", "title", "left", "hit", "right", "concept", "category", "expression", "voice", "speaker", "stance", "claimants", "zone", "starred", "note", "article",
                "external_id", "start", "end", "address",
            ],
        );
        table.rows = self.iter().enumerate().map(|(place, line)| row(place, line)).collect();
        vec![table]
    }
}

fn row(place: usize, line: &Line) -> Vec<Value> {
    let hit = &line.hit;
    let word = |value: &str| Value::from(value);
    vec![
        (place as u64 + 1).into(),
        hit.outlet.as_ref().into(),
        hit.date.clone().map_or(Value::Nothing, Value::Day),
        hit.language.as_ref().into(),
        hit.title.as_ref().into(),
        word(line.left.trim()),
        word(&hit.text),
        word(line.right.trim()),
        word(&hit.concept),
        word(&hit.category),
        word(&hit.expression),
        format!("{:?}", hit.voice).to_lowercase().into(),
        word(&hit.speaker),
        format!("{:?}", hit.stance).to_lowercase().into(),
        hit.claimants.join("; ").into(),
        format!("{:?}", hit.zone).to_lowercase().into(),
        word(if line.starred { "yes" } else { "no" }),
        word(&line.note),
        hit.article.unsigned_abs().into(),
        hit.external_id.as_ref().into(),
        (hit.start as u64).into(),
        (hit.end as u64).into(),
        line.url.as_ref().into(),
    ]
}
