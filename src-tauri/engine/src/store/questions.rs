//! Questions kept under a name.

use rusqlite::params;

use super::Store;
use crate::answers::SavedQuestion;
use crate::Result;

impl Store {
    /// Keeps a question; one of the same name is replaced.
    pub fn save_question(&self, saved: &SavedQuestion) -> Result<()> {
        let question = serde_json::to_string(&saved.question).unwrap_or_default();
        self.beside(|| {
            self.db.execute("INSERT OR REPLACE INTO questions VALUES (?, ?, ?)", params![saved.name, saved.note, question])?;
            Ok(())
        })
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

    pub fn delete_question(&self, name: &str) -> Result<()> {
        self.beside(|| {
            self.db.execute("DELETE FROM questions WHERE name = ?", [name])?;
            Ok(())
        })
    }
}
