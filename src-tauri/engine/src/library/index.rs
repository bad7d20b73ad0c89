//! Which articles hold the words of a search? The index of words is filled when it is first needed.

use super::Library;
use super::known::Known;
use crate::progress::{self, Report};
use crate::question::Selection;
use crate::store::{Next, Searchable};
use crate::text::search_form;
use crate::{Error, Result};

/// Articles and bytes of text of one transaction: each writes a piece of the index of its own, and fewer pieces are smaller.
const BATCH: usize = 20_000;
const BATCH_BYTES: usize = 48 << 20;
/// Articles after which it is asked whether to go on.
const ASKED: usize = 500;
/// Stands between title and body, so that no phrase reaches over; no text holds it.
const BETWEEN: &str = " \u{f8fe} ";

fn searchable(title: Option<&str>, body: &str) -> String {
    match title {
        None => search_form(body),
        Some(title) => search_form(title) + BETWEEN + &search_form(body),
    }
}

impl Library {
    /// Brings the index of words up to the newest article. Stopping keeps what was indexed.
    ///
    /// # Errors
    /// `cancelled`, `library-locked`, `disk-full`.
    pub fn index(&self, report: &Report<'_>) -> Result<()> {
        let store = self.own_store()?;
        let (mut last, newest) = (store.indexed_up_to()?, store.newest()?);
        if last >= newest {
            return Ok(());
        }
        store.prepare_words()?;
        let source = self.own_store()?;
        let total = u64::try_from(newest - last).unwrap_or(0);
        let mut done = 0;
        while last < newest {
            let mut batch = Vec::new();
            let (mut bytes, mut stopped) = (0, None);
            source.articles_after(last, BATCH, &mut |stored| {
                last = stored.id;
                let text = searchable(stored.article.title.as_deref(), &stored.article.body);
                bytes += text.len();
                batch.push(Searchable { article: stored.id, text });
                if batch.len() % ASKED == 0 {
                    stopped = progress::step(report, "index", done + batch.len() as u64, Some(total.max(done))).err();
                }
                if bytes < BATCH_BYTES && stopped.is_none() { Ok(Next::Go) } else { Ok(Next::Enough) }
            })?;
            if batch.is_empty() {
                break;
            }
            done += batch.len() as u64;
            store.add_words(&batch)?;
            // What was gathered is in the index before it stops.
            stopped.map_or(Ok(()), Err)?;
            progress::step(report, "index", done, Some(total.max(done)))?;
        }
        Ok(())
    }

    /// For each row of the facts whether its article holds what is searched for; `None` where nothing is.
    pub(super) fn matching(&self, known: &Known, selection: &Selection, report: &Report<'_>) -> Result<Option<Vec<bool>>> {
        let Some(search) = selection.search.as_deref().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        let question = question(search)?;
        self.index(report)?;
        let mut matching = vec![false; known.facts.len()];
        for id in self.store().matching(&question)? {
            if let Ok(row) = known.facts.article.binary_search(&id) {
                matching[row] = true;
            }
        }
        Ok(Some(matching))
    }
}

/// Words and "phrases" that must all be there, as the index asks for them. `word*` is the beginning of a word.
fn question(search: &str) -> Result<String> {
    let mut parts = Vec::new();
    for (place, piece) in search.replace(['“', '”', '«', '»', '„'], "\"").split('"').enumerate() {
        if place % 2 == 1 {
            parts.extend(phrase(piece, ""));
        } else {
            parts.extend(piece.split_whitespace().filter_map(|word| phrase(word.trim_end_matches('*'), if word.ends_with('*') { "*" } else { "" })));
        }
    }
    if parts.is_empty() {
        return Err(Error::new("search-empty", "The search holds no word.", "Write words, or a phrase between quotation marks."));
    }
    Ok(parts.join(" AND "))
}

fn phrase(text: &str, ending: &str) -> Option<String> {
    let form = search_form(text).replace('"', " ");
    let form = form.trim();
    (!form.is_empty()).then(|| format!("\"{form}\"{ending}"))
}
