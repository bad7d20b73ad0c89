//! What a person set by hand about single hits: kept in order, never mixed into the hits.

use rusqlite::{Row, params};

use super::Store;
use crate::Result;
use crate::answers::{HandDecision, HandPlace};
use crate::edit::Edit;

/// One decision, as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEdit {
    pub id: i64,
    pub place: HandPlace,
    /// `None`: as the rules say again.
    pub decision: Option<HandDecision>,
    pub reason: String,
    pub author: String,
    pub dated: String,
}

const COLUMNS: &str = "id, article, title, start, end, concept, decision, reason, author, dated";

impl Store {
    /// Keeps a decision as the newest one, in the history too.
    pub fn keep_edit(&self, edit: &KeptEdit) -> Result<i64> {
        self.beside(|| {
            self.db.execute("DELETE FROM hand_edits WHERE undone = 1", [])?;
            self.db.execute(
                "INSERT INTO hand_edits (article, title, start, end, concept, decision, reason, author, dated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    edit.place.article,
                    edit.place.in_title,
                    edit.place.start as i64,
                    edit.place.end as i64,
                    edit.place.concept,
                    edit.decision.as_ref().map(|decision| serde_json::to_string(decision).unwrap_or_default()),
                    edit.reason,
                    edit.author,
                    edit.dated
                ],
            )?;
            let decision = self.db.last_insert_rowid();
            let made = |holds| Edit::Hit { decision, article: edit.place.article, holds };
            self.keep_in_history(&made(true), &made(false))?;
            Ok(decision)
        })
    }

    /// Whether a decision holds; one that was kept stays in the library either way.
    pub(super) fn set_decision(&self, decision: i64, holds: bool) -> Result<()> {
        self.db.execute("UPDATE hand_edits SET undone = ? WHERE id = ?", params![!holds, decision])?;
        Ok(())
    }

    /// The decisions that count, by place: the last of each that is not undone; those that set a hit back are left out.
    pub fn hand_edits(&self) -> Result<Vec<KeptEdit>> {
        self.last_edits("")
    }

    /// The same of one article.
    pub fn hand_edits_of(&self, article: i64) -> Result<Vec<KeptEdit>> {
        self.last_edits(&format!("AND article = {article}"))
    }

    fn last_edits(&self, condition: &str) -> Result<Vec<KeptEdit>> {
        let mut ask = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM hand_edits WHERE id IN \
             (SELECT max(id) FROM hand_edits WHERE undone = 0 {condition} GROUP BY article, title, start, end, concept) \
             AND decision IS NOT NULL AND EXISTS (SELECT 1 FROM articles WHERE articles.id = article) ORDER BY article, title DESC, start, end, concept"
        ))?;
        let rows = ask.query_map([], edit)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn edit(row: &Row<'_>) -> rusqlite::Result<KeptEdit> {
    Ok(KeptEdit {
        id: row.get(0)?,
        place: HandPlace {
            article: row.get(1)?,
            in_title: row.get(2)?,
            start: row.get::<_, i64>(3)? as usize,
            end: row.get::<_, i64>(4)? as usize,
            concept: row.get(5)?,
        },
        decision: row.get_ref(6)?.as_str_or_null()?.and_then(|text| serde_json::from_str(text).ok()),
        reason: row.get(7)?,
        author: row.get(8)?,
        dated: row.get(9)?,
    })
}
