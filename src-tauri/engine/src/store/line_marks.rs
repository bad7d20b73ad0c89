//! Stars and notes on lines of sentences.

use rusqlite::{Row, params};

use super::Store;
use crate::Result;
use crate::answers::{HandPlace, LineMark};

impl Store {
    /// Keeps a mark in place of the one that was there; an empty one is forgotten.
    pub fn keep_line_mark(&self, mark: &LineMark) -> Result<()> {
        let place = &mark.place;
        let (start, end) = (place.start as i64, place.end as i64);
        self.beside(|| {
            if mark.is_empty() {
                self.db.execute(
                    "DELETE FROM line_marks WHERE article = ? AND title = ? AND start = ? AND end = ? AND concept = ?",
                    params![place.article, place.in_title, start, end, place.concept],
                )?;
            } else {
                self.db.execute(
                    "INSERT OR REPLACE INTO line_marks VALUES (?, ?, ?, ?, ?, ?, ?)",
                    params![place.article, place.in_title, start, end, place.concept, mark.starred, mark.note],
                )?;
            }
            Ok(())
        })
    }

    /// All marks, by article and place.
    pub fn line_marks(&self) -> Result<Vec<LineMark>> {
        let mut ask = self.db.prepare_cached("SELECT article, title, start, end, concept, starred, note FROM line_marks ORDER BY 1, 2, 3, 4, 5")?;
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
