//! Changes by hand, each in one transaction with its inverse beside it.

use rusqlite::{OptionalExtension, Params, params};

use super::Store;
use crate::edit::{Edit, EditMade, Scope};
use crate::{Error, Result};

impl Store {
    /// Makes a change and keeps its inverse. What was undone before can no longer be done again.
    pub fn edit(&self, edit: &Edit) -> Result<EditMade> {
        self.beside(|| {
            let inverse = self.apply(edit)?;
            let id = self.keep_in_history(edit, &inverse)?;
            Ok(EditMade { id, edit: edit.clone(), undone: false })
        })
    }

    /// Writes a change that was just made into the history, inside the transaction that made it. Answers its number.
    pub(super) fn keep_in_history(&self, edit: &Edit, inverse: &Edit) -> Result<i64> {
        self.db.execute("DELETE FROM edits WHERE undone = 1", [])?;
        self.db.execute("INSERT INTO edits (what, forward, inverse) VALUES (?, ?, ?)", params![edit.name(), json(edit), json(inverse)])?;
        let id = self.db.last_insert_rowid();
        self.count_change(edit.scope())?;
        self.log_edit("edit", id, edit)?;
        Ok(id)
    }

    /// Counts the change where those look who keep something in memory.
    fn count_change(&self, scope: Scope) -> Result<()> {
        let counter = match scope {
            Scope::Content => "changes",
            Scope::Hand => "hand",
            Scope::Validation => "validation",
            Scope::Beside => return Ok(()),
        };
        self.set_meta(counter, self.version_of(counter)? + 1)
    }

    /// Takes the newest change back that was not taken back yet; nothing where there is none.
    pub fn undo(&self) -> Result<Option<EditMade>> {
        self.turn_edit("SELECT id, forward, inverse FROM edits WHERE undone = 0 ORDER BY id DESC LIMIT 1", [], true)
    }

    /// Makes the change again that was taken back last; nothing where there is none.
    pub fn redo(&self) -> Result<Option<EditMade>> {
        self.turn_edit("SELECT id, forward, forward FROM edits WHERE undone = 1 ORDER BY id LIMIT 1", [], false)
    }

    /// Takes the change back, or makes it again, that `question` finds: its number, what it was, and what is to be done now.
    pub(super) fn turn_edit(&self, question: &str, asked: impl Params, undone: bool) -> Result<Option<EditMade>> {
        self.beside(|| {
            let found = self.db.prepare_cached(question)?.query_row(asked, |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))).optional()?;
            let Some((id, forward, doing)) = found else { return Ok(None) };
            let edit = read(&forward)?;
            self.apply(&read(&doing)?)?;
            self.db.execute("UPDATE edits SET undone = ? WHERE id = ?", params![undone, id])?;
            self.count_change(edit.scope())?;
            self.log_edit(if undone { "undo" } else { "redo" }, id, &edit)?;
            Ok(Some(EditMade { id, edit, undone }))
        })
    }

    /// Whether there is something to undo, and something to do again.
    pub fn ways(&self) -> Result<(bool, bool)> {
        let has = |undone: u8| self.db.query_row("SELECT EXISTS (SELECT 1 FROM edits WHERE undone = ?)", [undone], |row| row.get(0));
        Ok((has(0)?, has(1)?))
    }

    /// All changes, oldest first.
    pub fn edits(&self) -> Result<Vec<EditMade>> {
        let mut ask = self.db.prepare_cached("SELECT id, forward, undone FROM edits ORDER BY id")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
        rows.map(|row| row.map_err(Error::from).and_then(|(id, forward, undone)| Ok(EditMade { id, edit: read(&forward)?, undone }))).collect()
    }

    /// Makes the change; answers the one that undoes it.
    fn apply(&self, edit: &Edit) -> Result<Edit> {
        match edit {
            Edit::Outlet { outlet, country, kind, group, merged_into } => {
                let id = self.outlet_id(outlet)?;
                let target = merged_into.as_ref().map(|into| into.as_deref().map(|name| self.merge_target(id, name)).transpose()).transpose()?;
                Ok(Edit::Outlet {
                    outlet: outlet.clone(),
                    country: self.set_text(id, "country", country)?,
                    kind: self.set_text(id, "kind", kind)?,
                    group: self.set_text(id, "in_group", group)?,
                    merged_into: self.set_merged(id, target)?,
                })
            }
            Edit::Articles { changes } => Ok(Edit::Articles { changes: self.set_fields(changes)? }),
            Edit::Delete { articles } => self.put_in_bin(articles).map(|()| Edit::Restore { articles: articles.clone() }),
            Edit::Restore { articles } => self.take_from_bin(articles).map(|()| Edit::Delete { articles: articles.clone() }),
            Edit::Hit { decision, article, holds } => {
                self.set_decision(*decision, *holds)?;
                Ok(Edit::Hit { decision: *decision, article: *article, holds: !holds })
            }
            Edit::Question { name, kept } => Ok(Edit::Question { name: name.clone(), kept: self.set_question(name, kept.as_ref())? }),
            Edit::Line { mark } => Ok(Edit::Line { mark: self.set_line_mark(mark)? }),
            Edit::Codebook { version, stands } => {
                self.set_version(*version, *stands)?;
                Ok(Edit::Codebook { version: *version, stands: !stands })
            }
            Edit::Judgements { sample, coder, judgements, holds } => {
                self.set_judgements(judgements, *holds)?;
                Ok(Edit::Judgements { sample: *sample, coder: coder.clone(), judgements: judgements.clone(), holds: !holds })
            }
            Edit::Settlement { settlement, holds } => {
                self.set_settlement(*settlement, *holds)?;
                Ok(Edit::Settlement { settlement: *settlement, holds: !holds })
            }
            Edit::Sample { sample, name, stands } => {
                self.set_sample(*sample, *stands)?;
                Ok(Edit::Sample { sample: *sample, name: name.clone(), stands: !stands })
            }
            Edit::Events { kept } => Ok(Edit::Events { kept: self.set_own_events(kept)? }),
            Edit::Provenance { told } => Ok(Edit::Provenance { told: self.set_provenance(told)? }),
            Edit::Published { totals } => Ok(Edit::Published { totals: self.set_published(totals)? }),
        }
    }

    fn outlet_id(&self, name: &str) -> Result<i64> {
        let mut ask = self.db.prepare_cached("SELECT id FROM outlets WHERE name = ?")?;
        ask.query_row([name], |row| row.get(0)).optional()?.ok_or_else(|| {
            Error::new("outlet-unknown", format!("The library has no outlet \"{name}\"."), "Look its name up in the list of outlets.")
        })
    }

    /// The outlet that takes another one in: never itself, and never one that is taken in by another.
    fn merge_target(&self, id: i64, into: &str) -> Result<i64> {
        let target = self.outlet_id(into)?;
        let mut ask = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM outlets WHERE merged_into = ?1) OR EXISTS (SELECT 1 FROM outlets WHERE id = ?2 AND merged_into IS NOT NULL)",
        )?;
        let tangled = ask.query_row([id, target], |row| row.get::<_, bool>(0))?;
        if target == id || tangled {
            return Err(Error::new(
                "merge-tangled",
                format!("This outlet cannot be merged into \"{into}\"."),
                "Merge outlets into one that stands by itself; take other merges back first.",
            ));
        }
        Ok(target)
    }

    /// Sets one text of an outlet; answers what it was.
    fn set_text(&self, id: i64, column: &'static str, value: &Option<Option<String>>) -> Result<Option<Option<String>>> {
        let Some(value) = value else { return Ok(None) };
        let before = self.db.prepare_cached(&format!("SELECT {column} FROM outlets WHERE id = ?"))?.query_row([id], |row| row.get(0))?;
        let value = value.as_deref().map(str::trim).filter(|text| !text.is_empty());
        self.db.prepare_cached(&format!("UPDATE outlets SET {column} = ? WHERE id = ?"))?.execute(params![value, id])?;
        Ok(Some(before))
    }

    fn set_merged(&self, id: i64, target: Option<Option<i64>>) -> Result<Option<Option<String>>> {
        let Some(target) = target else { return Ok(None) };
        let mut ask = self.db.prepare_cached("SELECT target.name FROM outlets JOIN outlets AS target ON target.id = outlets.merged_into WHERE outlets.id = ?")?;
        let before = ask.query_row([id], |row| row.get(0)).optional()?;
        self.db.prepare_cached("UPDATE outlets SET merged_into = ? WHERE id = ?")?.execute(params![target, id])?;
        Ok(Some(before))
    }
}

fn json(edit: &Edit) -> String {
    serde_json::to_string(edit).unwrap_or_default()
}

fn read(json: &str) -> Result<Edit> {
    serde_json::from_str(json).map_err(|_| Error::new("edit-unreadable", "This change was made by another version of Entente.", "It stays as it is; undo what came after it by hand."))
}
