//! Saving what can be read out of a damaged library into a new one: table by table, row by row, over the damaged pages.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::whole::{MADE, Sum, copy_into};
use super::{Store, problem};
use crate::answers::{Repaired, RepairedTable};
use crate::progress::{self, Report};
use crate::room::Room;
use crate::{Error, Result, identity};

/// Written anew rather than saved.
const MADE_ANEW: &[&str] = &["columns", "meta", "next_articles", "next_hits", "signs"];
/// What the new library takes over of the old one's facts about itself.
const KEPT_FACTS: &str = "'codebook', 'coded', 'rules_off', 'copies_threshold', 'grouped_up_to', 'highest_id', 'references', 'joined_up_to'";

/// Saves what can be read of the library at `damaged` into a new one at `target`; the damaged file is only read.
///
/// # Errors
/// `file-exists` where something lies at `target`; `library-damaged` where not even its list of tables can be read;
/// `disk-full`, `cancelled`.
pub fn repair(damaged: &Path, target: &Path, report: &Report<'_>) -> Result<Repaired> {
    if target.exists() {
        return Err(Error::new("file-exists", format!("{} exists already.", target.display()), "Choose another name: a repair never writes over a file."));
    }
    let fail = |cause| Error::unwritable(target, cause);
    let room = Room::beside(target).map_err(fail)?;
    let (_, made) = room.file("repaired.entente").map_err(fail)?;
    let store = Store::create(&made)?;
    let source = reading(damaged).or_else(|error| match error.code() {
        "not-a-library" => with_header_of(&made, damaged, &room).and_then(|mended| reading(&mended)).map_err(|_| error),
        _ => Err(error),
    })?;
    let repaired = Salvage { source, store: &store, outcome: Repaired::default(), last_article: 0 }.all(report)?;
    let (_, whole) = room.file(MADE).map_err(fail)?;
    copy_into(&store.db, &whole, &progress::silent)?;
    drop(store);
    room.keep_new(&whole).map_err(fail)?;
    Ok(repaired)
}

/// Opens the damaged file with its log; where nothing can be written beside it, the file alone.
fn reading(damaged: &Path) -> Result<Connection> {
    super::open::check_header(damaged)?;
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(damaged, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    match readable(&source) {
        Err(error) if matches!(error.code(), "library-unreadable" | "library-read-only") => {
            let alone = Connection::open_with_flags(super::open::address(damaged), flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?;
            readable(&alone).map(|()| alone)
        }
        read => read.map(|()| source),
    }
}

/// Whether there is a list of tables to go by. Nothing is trusted, and nothing is written, not even on closing.
fn readable(source: &Connection) -> Result<()> {
    super::open::trust_nothing(source)?;
    source.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    source.execute_batch("PRAGMA query_only = ON")?;
    let tables = source.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map_err(Error::from);
    match tables {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.code(), "library-unreadable" | "library-read-only") => Err(error),
        Err(error) => Err(problem::damaged().because(error)),
    }
}

/// A copy of the damaged file with the header of a library in the place of its own, which is no header any more: what comes
/// behind the first hundred bytes may be as it was.
fn with_header_of(sound: &Path, damaged: &Path, room: &Room) -> Result<PathBuf> {
    use std::io::{Read, Seek, Write};
    let fail = |cause| Error::unreadable(damaged, cause);
    let mut header = [0; 100];
    std::fs::File::open(sound).and_then(|mut file| file.read_exact(&mut header)).map_err(fail)?;
    // No list of free pages: whether they are free is not asked by who only reads. The count of pages is that of the file.
    header[28..40].fill(0);
    let (mut copy, path) = room.file("mended.entente").map_err(fail)?;
    std::fs::File::open(damaged).and_then(|mut file| std::io::copy(&mut file, &mut copy)).map_err(fail)?;
    copy.rewind().and_then(|()| copy.write_all(&header)).map_err(fail)?;
    Ok(path)
}

struct Salvage<'a> {
    source: Connection,
    store: &'a Store,
    outcome: Repaired,
    last_article: i64,
}

impl Salvage<'_> {
    fn all(mut self, report: &Report<'_>) -> Result<Repaired> {
        let db = &self.store.db;
        db.execute_batch("PRAGMA foreign_keys = OFF")?;
        let tables = self.store.tables()?;
        let total = tables.len() as u64 + 2;
        for (place, table) in tables.iter().enumerate() {
            progress::step(report, "repair", place as u64, Some(total))?;
            self.table(table)?;
        }
        self.facts()?;
        progress::step(report, "repair", total - 1, Some(total))?;
        self.tidy(report)?;
        Ok(self.outcome)
    }

    /// Copies one table as far as it can be read.
    fn table(&mut self, table: &str) -> Result<()> {
        let (wanted, there) = (columns(&self.store.db, table)?, columns(&self.source, table).unwrap_or_default());
        let both: Vec<String> = wanted.into_iter().filter(|column| there.contains(column)).collect();
        if both.is_empty() {
            return Ok(());
        }
        let (list, marks) = (both.join(", "), vec!["?"; both.len()].join(", "));
        let keyed = self.source.prepare(&format!("SELECT rowid FROM \"{table}\" LIMIT 0")).is_ok();
        let transaction = self.store.db.unchecked_transaction()?;
        let mut insert = self.store.db.prepare(&format!("INSERT OR IGNORE INTO \"{table}\" ({list}) VALUES ({marks})"))?;
        let mut saved = 0;
        let mut keep = |values: Vec<Value>| -> Result<()> {
            // A row that the new table refuses was damaged without any page being unreadable.
            saved += insert.execute(params_from_iter(values)).unwrap_or(0) as u64;
            Ok(())
        };
        let holes = match keyed {
            true => self.by_row(table, &list, both.len(), &mut keep)?,
            false => self.without_rows(table, &list, both.len(), &mut keep)?,
        };
        drop(insert);
        transaction.commit()?;
        self.outcome.tables.push(RepairedTable { table: table.into(), rows_saved: saved, holes });
        Ok(())
    }

    /// Reads rows in the order of their numbers; where a page cannot be read, goes on behind it.
    fn by_row(&mut self, table: &str, list: &str, width: usize, keep: &mut dyn FnMut(Vec<Value>) -> Result<()>) -> Result<u64> {
        let (mut next, mut holes) = (i64::MIN, 0);
        loop {
            let mut last = None;
            let whole = self.read(&format!("SELECT rowid, {list} FROM \"{table}\" WHERE rowid >= {next} ORDER BY rowid"), width + 1, &mut |mut values| {
                if let Value::Integer(row) = values.remove(0) {
                    last = Some(row);
                }
                keep(values)
            })?;
            if table == "articles" {
                self.last_article = self.last_article.max(last.unwrap_or(0));
            }
            if whole {
                return Ok(holes);
            }
            holes += 1;
            let from = last.map_or(next, |row| row.saturating_add(1));
            match self.behind(table, from.max(0)) {
                Some(row) => next = row,
                None => return Ok(holes),
            }
        }
    }

    /// The first readable row at or behind `from`: leaps ahead until something answers, then halves the way back.
    fn behind(&self, table: &str, from: i64) -> Option<i64> {
        let probe = |at: i64| {
            let question = format!("SELECT rowid, * FROM \"{table}\" WHERE rowid >= {at} ORDER BY rowid LIMIT 1");
            self.source.query_row(&question, [], |row| row.get::<_, i64>(0)).ok()
        };
        let (mut dead, mut step) = (from, 1_i64);
        let mut found = loop {
            let at = from.checked_add(step)?;
            match probe(at) {
                Some(row) => break row,
                None if step > i64::MAX / 4 => return None,
                None => (dead, step) = (at, step * 2),
            }
        };
        while found.saturating_sub(dead) > 1 {
            let middle = dead + (found - dead) / 2;
            match probe(middle) {
                Some(row) if row < found => found = row,
                Some(_) => found = found.min(middle.max(dead + 1)),
                None => dead = middle,
            }
            if probe(found).is_none_or(|row| row != found) {
                found = probe(found)?;
                break;
            }
        }
        Some(found)
    }

    /// A table without row numbers is read from both ends.
    fn without_rows(&mut self, table: &str, list: &str, width: usize, keep: &mut dyn FnMut(Vec<Value>) -> Result<()>) -> Result<u64> {
        let key = list.split(", ").next().unwrap_or(list).to_string();
        if self.read(&format!("SELECT {list} FROM \"{table}\""), width, keep)? {
            return Ok(0);
        }
        self.read(&format!("SELECT {list} FROM \"{table}\" ORDER BY {key} DESC"), width, keep)?;
        Ok(1)
    }

    /// Hands over the rows of a question; false where reading broke off.
    fn read(&self, question: &str, width: usize, keep: &mut dyn FnMut(Vec<Value>) -> Result<()>) -> Result<bool> {
        let Ok(mut ask) = self.source.prepare(question) else { return Ok(false) };
        let Ok(mut rows) = ask.query([]) else { return Ok(false) };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: rusqlite::Result<Vec<Value>> = (0..width).map(|place| row.get(place)).collect();
                    if let Ok(values) = values {
                        keep(values)?;
                    }
                }
                Ok(None) => return Ok(true),
                Err(_) => return Ok(false),
            }
        }
    }

    fn facts(&mut self) -> Result<()> {
        let mut facts = Vec::new();
        self.read(&format!("SELECT key, value FROM meta WHERE key IN ({KEPT_FACTS})"), 2, &mut |values| {
            facts.push(values);
            Ok(())
        })?;
        for fact in facts {
            self.store.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", params_from_iter(fact))?;
        }
        Ok(())
    }

    /// Takes out what points to nothing, counts what is there, and makes of it a library that is sound.
    fn tidy(&mut self, report: &Report<'_>) -> Result<()> {
        let store = self.store;
        let read = store.count("articles")?;
        let hits_broken = self.outcome.tables.iter().any(|table| table.holes > 0 && table.table == "hits");
        store.transaction(|| {
            store.drop_loose_ends()?;
            let unsound = store.unsound_articles(report)?;
            store.choose(&unsound)?;
            store.db.execute_batch(
                "DELETE FROM texts WHERE article IN (SELECT article FROM temp.chosen); DELETE FROM articles WHERE id IN (SELECT article FROM temp.chosen)",
            )?;
            store.drop_loose_ends()?;
            if hits_broken {
                store.db.execute_batch("DELETE FROM hits; UPDATE articles SET codebook = NULL")?;
            }
            store.db.execute_batch("DELETE FROM hits WHERE (id >> 20) NOT IN (SELECT id FROM articles WHERE codebook IS NOT NULL)")?;
            store.set_meta("changes", 1)?;
            store.set_meta("indexed", 0)?;
            store.regroup()?;
            store.log("repaired", &format!("{} articles saved", store.count("articles")?))
        })?;
        let saved = store.count("articles")?;
        let last = self.last_article.max(read as i64);
        let binned = store.in_bin()?;
        self.outcome.articles_saved = saved;
        self.outcome.articles_lost = (last as u64).saturating_sub(saved + binned).min(last as u64);
        self.outcome.codings_lost = hits_broken;
        Ok(())
    }
}

fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut ask = db.prepare("SELECT name FROM pragma_table_info(?)")?;
    ask.query_map([table], |row| row.get(0))?.collect()
}

impl Store {
    /// The tables that hold what cannot be made anew.
    fn tables(&self) -> Result<Vec<String>> {
        let mut ask = self.db.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> 'words' AND name NOT LIKE 'words~_%' ESCAPE '~' ORDER BY rowid",
        )?;
        let all: Vec<String> = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(all.into_iter().filter(|table| !MADE_ANEW.contains(&table.as_str())).collect())
    }

    /// Rows whose other end was lost.
    fn drop_loose_ends(&self) -> Result<()> {
        self.db.execute_batch(
            "DELETE FROM articles WHERE id NOT IN (SELECT article FROM texts); \
             INSERT OR IGNORE INTO sources (name) VALUES ('(lost)'); \
             UPDATE texts SET source = (SELECT id FROM sources WHERE name = '(lost)') WHERE source NOT IN (SELECT id FROM sources); \
             DELETE FROM texts WHERE article NOT IN (SELECT id FROM articles); \
             UPDATE articles SET outlet = NULL WHERE outlet NOT IN (SELECT id FROM outlets); \
             UPDATE articles SET collection = NULL WHERE collection NOT IN (SELECT id FROM collections); \
             UPDATE articles SET codebook = NULL WHERE codebook NOT IN (SELECT id FROM codebooks); \
             UPDATE articles SET revision_of = NULL WHERE revision_of NOT IN (SELECT id FROM articles); \
             UPDATE outlets SET merged_into = NULL WHERE merged_into NOT IN (SELECT id FROM outlets); \
             DELETE FROM sources WHERE name = '(lost)' AND id NOT IN (SELECT source FROM texts)",
        )?;
        for _ in 0..4 {
            let loose: Vec<(String, Option<i64>)> = {
                let mut ask = self.db.prepare("PRAGMA foreign_key_check")?;
                ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
            };
            if loose.is_empty() {
                break;
            }
            for (table, row) in loose {
                if let Some(row) = row {
                    self.db.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?"), [row])?;
                }
            }
            self.db.execute_batch(
                "DELETE FROM outlet_aliases WHERE outlet NOT IN (SELECT id FROM outlets); \
                 DELETE FROM links WHERE article NOT IN (SELECT id FROM articles) OR other NOT IN (SELECT id FROM articles)",
            )?;
        }
        Ok(())
    }

    /// Articles whose text does not unpack or is not the one that was stored; the others are counted into the hash.
    fn unsound_articles(&self, report: &Report<'_>) -> Result<Vec<i64>> {
        let ids: Vec<i64> = {
            let mut ask = self.db.prepare("SELECT id FROM articles ORDER BY id")?;
            ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        let (mut unsound, mut sum) = (Vec::new(), Sum::default());
        for (place, id) in ids.iter().enumerate() {
            if place % 500 == 0 {
                progress::step(report, "repair", place as u64, Some(ids.len() as u64))?;
            }
            let sound = self.article(*id).ok().flatten().is_some_and(|stored| {
                let text = identity::text(stored.article.title.as_deref(), &stored.article.body);
                let same = text[..16] == stored.text_hash[..];
                if same {
                    sum.add(&identity::content(&stored.article, stored.collected_as.as_deref(), &text));
                }
                same
            });
            if !sound {
                unsound.push(*id);
            }
        }
        sum.keep(self)?;
        Ok(unsound)
    }
}
