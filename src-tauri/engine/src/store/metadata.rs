//! What a person says of articles in place of what their source printed. The text is never touched, and what was printed
//! stays beside what is said.

use std::collections::HashMap;

use rusqlite::params;

use super::intake::with_printed;
use super::lists::Lists;
use super::whole::Sum;
use super::{Store, Stored};
use crate::article::PublishedOn;
use crate::edit::{ArticleFields, ArticlesChange};
use crate::text::exposure;
use crate::{Error, Result, identity};

/// Articles that are read at once.
const STRETCH: usize = 500;

impl Store {
    /// Makes the changes inside a transaction; answers those that undo them, articles with the same values together.
    pub(super) fn set_fields(&self, changes: &[ArticlesChange]) -> Result<Vec<ArticlesChange>> {
        let mut sum = Sum::of(self)?;
        let mut before = Gathered::default();
        let mut lists = Lists::default();
        for change in changes {
            check(&change.set)?;
            for some in change.articles.chunks(STRETCH) {
                let mut found = Vec::with_capacity(some.len());
                self.articles_of(some, &mut |stored| {
                    found.push(stored);
                    Ok(())
                })?;
                if let Some(unknown) = some.iter().find(|id| !found.iter().any(|stored| stored.id == **id)) {
                    return Err(Error::new("article-unknown", format!("The library has no article {unknown}."), "Look it up in the list of articles."));
                }
                for stored in found {
                    before.add(values(&stored, &change.set), stored.id);
                    self.set_fields_of(stored, &change.set, &mut lists, &mut sum)?;
                }
            }
        }
        sum.keep(self)?;
        Ok(before.changes())
    }

    fn set_fields_of(&self, mut stored: Stored, set: &ArticleFields, lists: &mut Lists, sum: &mut Sum) -> Result<()> {
        let text = identity::text(stored.article.title.as_deref(), &stored.article.body);
        sum.take(&identity::content(&stored.article, stored.collected_as.as_deref(), &text));
        let was = values(&stored, &all());
        if let Some(outlet) = &set.outlet {
            let found = lists.outlet(&self.db, outlet.as_deref())?;
            self.set_of(stored.id, "outlet", found.as_ref().map(|outlet| outlet.id))?;
            stored.collected_as = found.map(|outlet| outlet.name);
        }
        if let Some(collection) = &set.collection {
            let collection = trimmed(collection);
            self.set_of(stored.id, "collection", lists.collection(&self.db, collection)?)?;
            stored.collection = collection.map(str::to_owned);
        }
        if let Some(date) = &set.date {
            stored.article.published = date_of(date)?;
            self.set_date(stored.id, stored.article.published)?;
        }
        if let Some(byline) = &set.byline {
            stored.article.byline = trimmed(byline).map(str::to_owned);
        }
        if let Some(url) = &set.url {
            stored.article.url = trimmed(url).map(str::to_owned);
        }
        if let Some(language) = &set.language {
            let language = trimmed(language).map(str::to_owned);
            if language != stored.article.language {
                stored.article.language = language;
                self.set_language(&stored)?;
            }
        }
        sum.add(&identity::content(&stored.article, stored.collected_as.as_deref(), &text));
        self.keep_printed(&stored, &was)
    }

    fn set_of(&self, article: i64, column: &'static str, value: Option<i64>) -> Result<()> {
        self.db.prepare_cached(&format!("UPDATE articles SET {column} = ? WHERE id = ?"))?.execute(params![value, article])?;
        Ok(())
    }

    fn set_date(&self, article: i64, date: Option<PublishedOn>) -> Result<()> {
        let day = date.map(|date| chrono::Datelike::num_days_from_ce(&date.first_day()));
        let (minute, precision) = (date.and_then(|date| date.minute_of_day()), date.map(|date| date.precision() as u8));
        self.db
            .prepare_cached("UPDATE articles SET day = ?, minute = ?, precision = ? WHERE id = ?")?
            .execute(params![day, minute, precision, article])?;
        Ok(())
    }

    /// Sentences are cut by the rules of the language, and found by its expressions: the article waits for coding.
    fn set_language(&self, stored: &Stored) -> Result<()> {
        let article = &stored.article;
        let counted = exposure(article.title.as_deref(), &article.body, &article.zones, article.language.as_deref());
        self.db
            .prepare_cached("UPDATE articles SET language = ?, sentences = ?, words = ?, codebook = NULL WHERE id = ?")?
            .execute(params![article.language, counted.sentences, counted.words, stored.id])?;
        self.forget_hits(stored.id)
    }

    /// Byline, address, and beside them what was printed: kept at the first change, dropped when the value is back.
    fn keep_printed(&self, stored: &Stored, was: &ArticleFields) -> Result<()> {
        let now = values(stored, &all()).named();
        let mut printed = stored.printed.clone();
        for (field, before) in was.named() {
            let original = printed.get(&field).cloned().unwrap_or(before);
            match now.get(&field) == Some(&original) {
                true => printed.remove(&field),
                false => printed.insert(field, original),
            };
        }
        let details: Option<String> = self.db.prepare_cached("SELECT details FROM texts WHERE article = ?")?.query_row([stored.id], |row| row.get(0))?;
        let details = with_printed(details.as_deref().unwrap_or_default(), &printed);
        self.db
            .prepare_cached("UPDATE texts SET url = ?, byline = ?, details = ? WHERE article = ?")?
            .execute(params![stored.article.url, stored.article.byline, details, stored.id])?;
        Ok(())
    }
}

/// Every field, so that all values are read.
fn all() -> ArticleFields {
    let some = || Some(None);
    ArticleFields { outlet: some(), date: some(), language: some(), byline: some(), url: some(), collection: some() }
}

/// What an article has in the fields that `wanted` names.
fn values(stored: &Stored, wanted: &ArticleFields) -> ArticleFields {
    let article = &stored.article;
    let of = |wanted: &Option<Option<String>>, value: Option<String>| wanted.as_ref().map(|_| value);
    ArticleFields {
        outlet: of(&wanted.outlet, stored.collected_as.clone()),
        date: of(&wanted.date, article.published.map(|date| date.to_string())),
        language: of(&wanted.language, article.language.clone()),
        byline: of(&wanted.byline, article.byline.clone()),
        url: of(&wanted.url, article.url.clone()),
        collection: of(&wanted.collection, stored.collection.clone()),
    }
}

fn trimmed(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

fn date_of(text: &Option<String>) -> Result<Option<PublishedOn>> {
    let Some(text) = trimmed(text) else { return Ok(None) };
    text.parse().map(Some).map_err(|()| Error::new("date-invalid", format!("\"{text}\" is no date of the calendar."), "Write 2023-09-20, 2023-09 or 2023."))
}

/// Refuses what no article can have, before anything is written.
fn check(set: &ArticleFields) -> Result<()> {
    if let Some(date) = &set.date {
        date_of(date)?;
    }
    let language = set.language.as_ref().and_then(trimmed);
    if let Some(language) = language.filter(|code| !(2..=3).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_lowercase())) {
        return Err(Error::new("language-invalid", format!("\"{language}\" is no code of a language."), "Write the two letters of ISO 639-1, such as fr, en, zh or ru."));
    }
    Ok(())
}

/// Articles by the values that they had, in the order in which those came.
#[derive(Default)]
struct Gathered {
    places: HashMap<ArticleFields, usize>,
    changes: Vec<ArticlesChange>,
}

impl Gathered {
    fn add(&mut self, set: ArticleFields, article: i64) {
        let next = self.changes.len();
        let place = *self.places.entry(set).or_insert_with_key(|set| {
            self.changes.push(ArticlesChange { articles: Vec::new(), set: set.clone() });
            next
        });
        self.changes[place].articles.push(article);
    }

    fn changes(self) -> Vec<ArticlesChange> {
        self.changes
    }
}
