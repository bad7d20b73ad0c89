//! Questions kept under a name.

use rusqlite::params;

use super::Store;
use crate::answers::SavedQuestion;
use crate::edit::KeptQuestion;
use crate::Result;

impl Store {
    /// Keeps a question under a name, or takes the one of that name out; answers what was there.
    pub(super) fn set_question(&self, name: &str, kept: Option<&KeptQuestion>) -> Result<Option<KeptQuestion>> {
        let before = self.questions()?.into_iter().find(|saved| saved.name == name).map(|saved| KeptQuestion { note: saved.note, question: saved.question });
        match kept {
            Some(kept) => {
                let question = serde_json::to_string(&kept.question).unwrap_or_default();
                self.db.execute("INSERT OR REPLACE INTO questions VALUES (?, ?, ?)", params![name, kept.note, question])?
            }
            None => self.db.execute("DELETE FROM questions WHERE name = ?", [name])?,
        };
        Ok(before)
    }

    /// All kept questions, by name. One that this version cannot read any more is passed over, never deleted.
    pub fn questions(&self) -> Result<Vec<SavedQuestion>> {
        let mut ask = self.db.prepare("SELECT name, note, question FROM questions ORDER BY name")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (name, note, question) = row?;
            if let Ok(question) = serde_json::from_str(&question) {
                all.push(SavedQuestion { name, note, question });
            }
        }
        Ok(all)
    }
}
