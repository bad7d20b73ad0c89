//! Rows of cells become articles: which column is which, and what a row gives. Shared by every kind of table.

use serde_json::Value;

use crate::intake::Sink;
use crate::intake::dates::{self, Order};
use crate::intake::mapping::{self, Fields};
use crate::Result;
use crate::answers::Mapping;

/// The columns of a table and what they hold.
pub struct Table {
    names: Vec<String>,
    places: [Option<usize>; 8],
    order: Order,
}

const DATE: usize = 2;

/// Whether articles can be made of columns so mapped: there are titles, texts, or addresses with a date or an outlet.
pub fn holds_articles(mapping: &Mapping) -> bool {
    mapping.title.is_some() || mapping.body.is_some() || (mapping.url.is_some() && (mapping.date.is_some() || mapping.outlet.is_some()))
}

/// Which column holds the dates.
pub fn date_column(names: &[String], mapping: &Mapping) -> Option<usize> {
    let name = mapping.date.as_ref()?;
    names.iter().position(|known| known == name)
}

impl Table {
    /// `dates` are some cells of the date column, to learn the order of day and month from.
    pub fn new<'d>(names: &[String], mapping: &Mapping, dates: impl IntoIterator<Item = &'d str>) -> Self {
        let place = |name: &Option<String>| name.as_ref().and_then(|name| names.iter().position(|known| known == name));
        Self { names: names.to_vec(), places: mapping::named(mapping).map(place), order: dates::order(dates) }
    }

    /// Columns that the header names.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// Why no article can be made of the rows.
    pub fn unusable(&self, mapping: &Mapping) -> Option<String> {
        let missing = mapping::named(mapping).into_iter().flatten().find(|name| !self.names.contains(name));
        if let Some(missing) = missing {
            return Some(format!("The table has no column named \"{missing}\"; its columns are {}.", self.names.join(", ")));
        }
        (!holds_articles(mapping)).then(|| format!("No column is named like a title or a text; say which it is with a mapping. The columns are {}.", self.names.join(", ")))
    }

    /// Says what the articles lack where no column holds a text.
    pub fn tell_what_is_missing(&self, sink: &mut Sink<'_>) -> Result<()> {
        match (self.places[4], self.places[5]) {
            (_, Some(_)) => Ok(()),
            (Some(_), None) => sink.note("No column holds texts: these are titles alone."),
            (None, None) => sink.note("This is a list of addresses without titles and texts: the articles are known to exist, and nothing in them can be coded."),
        }
    }

    /// Hands the article of a row to the sink; a row of empty cells is none.
    pub fn give(&self, position: String, mut cells: Vec<String>, sink: &mut Sink<'_>) -> Result<()> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        while cells.len() > self.names.len() && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() != self.names.len() {
            let reason = format!("The row has {} columns where the header has {}.", cells.len(), self.names.len());
            return sink.reject(position, reason, Some(&cells.join(" | ")));
        }
        let article = self.fields(cells).article(position, self.order, sink);
        sink.article(article)
    }

    fn fields(&self, mut cells: Vec<String>) -> Fields {
        let mut take = |field: usize| self.places[field].map(|place| std::mem::take(&mut cells[place]));
        let some = |cell: Option<String>| cell.filter(|cell| !cell.is_empty());
        let mut fields = Fields {
            id: some(take(0)),
            outlet: some(take(1)),
            date: some(take(DATE)),
            language: some(take(3)),
            // A column of titles prints an empty title as an empty cell.
            title: take(4),
            body: take(5),
            url: some(take(6)),
            byline: some(take(7)),
            extra: serde_json::Map::new(),
        };
        for (place, cell) in cells.into_iter().enumerate() {
            if !self.places.contains(&Some(place)) && !cell.is_empty() {
                fields.extra.insert(self.names[place].clone(), Value::String(cell));
            }
        }
        fields
    }
}
