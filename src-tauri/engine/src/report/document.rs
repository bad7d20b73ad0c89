//! What does a report consist of? Headings, paragraphs, figures, tables and quotations, for every writer the same.

use serde::{Serialize, Serializer};

use crate::wording::{Language, numbers};

/// A whole report, ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    #[serde(skip)]
    pub language: Language,
    pub title: String,
    pub subtitle: String,
    /// The day of making in the reader's language, where one was given.
    pub dated: Option<String>,
    pub sections: Vec<Section>,
    /// The recipe's short name and its JSON.
    pub recipe: String,
    pub recipe_text: String,
    /// What stands under every page: program, codebook, recipe.
    pub footer: String,
}

/// One section; `id` is stable and names it in templates and links.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    pub id: String,
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "block", rename_all = "lowercase")]
pub enum Block {
    Paragraph(String),
    /// A warning or a remark, set apart.
    Note(String),
    Subheading(String),
    List(Vec<String>),
    Picture(Picture),
    Table(Table),
    Quotation(Quotation),
}

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// `Figure 1`; given when the report is put together.
    pub label: String,
    pub svg: String,
    pub width: f64,
    pub height: f64,
    pub caption: String,
    /// The picture in a sentence, for those who do not see it.
    pub alt: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// `Table 1`; given when the report is put together.
    pub label: String,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub heading: String,
    pub numeric: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    /// A number and how it is shown.
    Number { value: f64, shown: String },
    /// The ends of an interval.
    Interval { low: f64, high: f64, shown: String },
    /// A day, `YYYY-MM-DD`.
    Day { day: String, shown: String },
    Empty,
}

/// A sentence of the collection with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The sentence in parts; the marked ones are hits.
    pub parts: Vec<Part>,
    /// The language of the sentence, ISO 639-1.
    pub language: Option<String>,
    /// Category, voice, speaker, stance, claimants.
    pub coding: String,
    /// Outlet, date, title.
    pub source: String,
    /// Only http and https addresses.
    pub address: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub text: String,
    pub marked: bool,
}

/// Rows of a table that pages show; the workbook has them all.
const MOST_ROWS: usize = 1_500;

impl Document {
    /// The document for reading: a table that is too long for pages is told, with where it stands.
    #[must_use]
    pub fn for_reading(mut self) -> Self {
        let french = self.language == Language::French;
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Table(table) = block && table.rows.len() > MOST_ROWS {
                let (label, caption, rows) = (&table.label, &table.caption, numbers::whole(table.rows.len() as u64, self.language));
                *block = Block::Note(if french {
                    format!("{label}. {caption} : ses {rows} lignes sont dans le classeur de ce rapport (.xlsx).").replace(" :", "\u{a0}:")
                } else {
                    format!("{label}. {caption}: its {rows} rows stand in this report’s workbook (.xlsx).")
                });
            }
        }
        self
    }
}

impl Section {
    pub fn new(id: &str, heading: impl Into<String>) -> Self {
        Self { id: id.into(), heading: heading.into(), blocks: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    #[must_use]
    pub fn and(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }
}

impl Table {
    pub fn new(caption: impl Into<String>, columns: impl IntoIterator<Item = (String, Kind)>) -> Self {
        let column = |(heading, kind)| Column { heading, numeric: kind == Kind::Number };
        Self { label: String::new(), caption: caption.into(), columns: columns.into_iter().map(column).collect(), rows: Vec::new() }
    }
}

impl Table {
    /// The table without columns that say nothing.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        for at in (0..self.columns.len()).rev() {
            if !self.rows.is_empty() && self.rows.iter().all(|row| row.get(at).is_none_or(|cell| *cell == Cell::Empty)) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
        self
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The cell as it is read.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { shown, .. } | Self::Interval { shown, .. } | Self::Day { shown, .. } => shown,
            Self::Empty => "",
        }
    }
}

impl Serialize for Cell {
    /// Templates see the cell as it is read.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.shown())
    }
}
