//! Records of bibliographies: title, outlet, date, address, and hardly ever a text. They are kept as what they are, and said
//! to be without text; the texts of the same collection that they describe learn from them what they do not say themselves.

use serde_json::Value;

pub use crate::intake::dates::Order;
use crate::intake::Sink;
use crate::intake::dates;
use crate::intake::mapping::Fields;
use crate::article::Extent;
use crate::Result;

/// One record, in the words of the source.
#[derive(Default)]
pub struct Record {
    pub kind: Option<String>,
    pub id: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    /// The abstract.
    pub text: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    pub order: Order,
    /// Everything else, kept as it came.
    pub rest: Vec<(String, String)>,
}

/// How the position of a record begins.
pub const POSITION: &str = "record ";

/// The readers whose articles are such records.
pub const READERS: [&str; 7] = ["ris", "bibtex", "csl-json", "hayagriva", "endnote", "endnote-xml", "rdf"];

/// The records of one file.
#[derive(Default)]
pub struct Records {
    list: Vec<Record>,
}

impl Extend<Record> for Records {
    fn extend<T: IntoIterator<Item = Record>>(&mut self, records: T) {
        self.list.extend(records);
    }
}

impl Records {
    /// Hands every record over as an article without text.
    pub fn give(self, sink: &mut Sink<'_>) -> Result<()> {
        let order = dates::order(self.list.iter().filter_map(|record| record.date.as_deref()));
        let (mut bare, mut leads) = (0u64, 0u64);
        for (number, record) in self.list.into_iter().enumerate() {
            let position = format!("{POSITION}{}", number + 1);
            if record.title.is_none() && record.text.is_none() {
                let told = record.rest.iter().map(|(key, value)| format!("{key} {value}\n")).collect::<String>();
                sink.reject(position, "The record has no title.", Some(&told))?;
                continue;
            }
            if record.text.is_some() { leads += 1 } else { bare += 1 }
            article(record, position, order, sink)?;
        }
        if bare + leads > 0 {
            sink.note(format!("This is a list of references: {bare} have a title and no text, {leads} an abstract. They are kept as references and left out of every count of texts."))?;
        }
        Ok(())
    }
}

fn article(record: Record, position: String, order: Order, sink: &mut Sink<'_>) -> Result<()> {
    let extent = if record.text.is_some() { Extent::Lead } else { Extent::Headline };
    let mut extra: serde_json::Map<String, Value> = serde_json::Map::new();
    for (key, value) in record.rest {
        let joined = extra.get(&key).and_then(Value::as_str).map(|known| format!("{known}; {value}")).unwrap_or(value);
        extra.insert(key, Value::String(joined));
    }
    if let Some(kind) = record.kind {
        extra.insert("kind".into(), Value::String(kind));
    }
    let fields = Fields {
        id: record.id,
        outlet: record.outlet,
        date: record.date,
        language: record.language,
        title: record.title,
        body: record.text,
        url: record.url,
        byline: record.byline,
        extra,
    };
    let mut article = fields.article(position, order, sink);
    article.extent = extent;
    sink.article(article)
}
