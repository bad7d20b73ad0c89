//! Stars and notes on lines of sentences.

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use crate::Result;
use crate::answers::{HandPlace, LineMark};

const COLUMNS: &str = "article, title, start, end, concept, starred, note";

impl Store {
    /// Keeps a mark in place of the one that was there, which it answers; an empty one is forgotten.
    pub(super) fn set_line_mark(&self, mark: &LineMark) -> Result<LineMark> {
        let place = &mark.place;
        let at = params![place.article, place.in_title, place.start as i64, place.end as i64, place.concept];
        let condition = "article = ? AND title = ? AND start = ? AND end = ? AND concept = ?";
        let before = self.db.query_row(&format!("SELECT {COLUMNS} FROM line_marks WHERE {condition}"), at, self::mark).optional()?;
        self.db.execute(&format!("DELETE FROM line_marks WHERE {condition}"), at)?;
        if !mark.is_empty() {
            self.db.execute(
                "INSERT INTO line_marks VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![place.article, place.in_title, place.start as i64, place.end as i64, place.concept, mark.starred, mark.note],
            )?;
        }
        Ok(before.unwrap_or_else(|| LineMark { place: place.clone(), starred: false, note: String::new() }))
    }

    /// All marks, by article and place.
    pub fn line_marks(&self) -> Result<Vec<LineMark>> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM line_marks ORDER BY 1, 2, 3, 4, 5"))?;
        let rows = ask.query_map([], mark)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn mark(row: &Row<'_>) -> rusqlite::Result<LineMark> {
    Ok(LineMark {
        place: HandPlace {
            article: row.get(0)?,
            in_title: row.get(1)?,
            start: row.get::<_, i64>(2)? as usize,
            end: row.get::<_, i64>(3)? as usize,
            concept: row.get(4)?,
        },
        starred: row.get(5)?,
        note: row.get(6)?,
    })
}
