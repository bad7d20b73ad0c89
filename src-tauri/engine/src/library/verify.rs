//! Is it so? A saved figure, report, bundle or answer is made again and held against what the file says.

use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::Library;
use super::again::CHANGES;
use super::made::Made;
use crate::answers::{Comparison, NumberChange, NumberDiff, ReportOptions, Style, Trend, Verification};
use crate::question::Question;
use crate::recipe::{self, Format, Found};
use crate::record::{self, Parts};
use crate::tables::Table;
use crate::{Error, Result};

/// A saved file, read: what it is, its recipe, its tables.
pub(super) struct Saved {
    pub bytes: Vec<u8>,
    pub found: Found,
}

impl Saved {
    /// # Errors
    /// `file-unreadable`, and as [`recipe::read`].
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|cause| Error::unreadable(path, cause))?;
        Ok(Self { found: recipe::read(&bytes)?, bytes })
    }

    pub fn tables(&self) -> Result<Vec<Table>> {
        record::tables_of(self.found.format, &self.bytes, &self.found.content)
    }

    /// Question and options of a report or a bundle.
    pub fn report(&self) -> Option<(Question, ReportOptions)> {
        serde_json::from_value(self.found.asked().0).ok()
    }

    /// The question, whatever the file is.
    pub fn question(&self) -> Option<Question> {
        let asked = self.found.asked().0;
        let read = |json: &Json| serde_json::from_value(json.clone()).ok();
        self.report().map(|(question, _)| question).or_else(|| read(&asked)).or_else(|| read(&asked["question"]))
    }
}

/// What a saved file was made with: one entry for each of the two files or for the library as it is.
fn circumstance(column: &str, before: impl Into<Json>, after: impl Into<Json>) -> Option<NumberChange> {
    let (before, after) = (before.into(), after.into());
    (before != after).then(|| NumberChange { table: String::new(), row: String::new(), column: column.into(), before, after })
}

impl Library {
    /// Makes what the file holds again and says what differs: library, codebook, version, decisions by hand; and every
    /// number of every table that can be read in the file. Where nothing around it changed, the whole file must come out
    /// byte for byte.
    ///
    /// # Errors
    /// As [`recipe::read`], `not-coded`, and what making it again says.
    pub fn verify(&self, path: &Path) -> Result<Verification> {
        let saved = Saved::read(path)?;
        let mut told = Verification { format: saved.found.format.name().into(), recipe: saved.found.text("recipe").into(), ..Verification::default() };
        let circumstances = self.circumstances(&saved)?;
        let again = self.again_as(&saved)?;
        match &again {
            Again::Bytes(bytes) => hold(&saved, bytes, &mut told)?,
            Again::Tables(tables) => {
                told.difference = record::difference(&saved.tables()?, tables);
                told.compared_by = "numbers".into();
            }
            Again::Nothing => {
                told.difference.same = true;
                told.compared_by = "recipe".into();
                told.notes.push("The file says what was asked, and not how it was drawn: only question, codebook, library and version were compared.".into());
            }
        }
        if saved.found.format == Format::Zip {
            told.altered = altered(&Parts::read(&saved.bytes)?);
        }
        let around: Vec<&NumberChange> = circumstances.iter().filter(|change| change.column != "version").collect();
        let since = !saved.found.text("since").is_empty();
        if since {
            told.difference.tables_only_first.retain(|table| !CHANGES.contains(&table.as_str()));
            told.difference.same = record::nothing(&told.difference);
            told.notes.push("The report was made again; its section on what had changed was not made anew.".into());
        }
        let cut = saved.found.format != Format::Zip && !saved.found.content["cut"].is_null();
        if cut {
            told.notes.push("The report stood in a bundle without texts: its quotations are cut, and only its numbers were compared.".into());
        }
        let touched = matches!(again, Again::Bytes(_)) && circumstances.is_empty() && !told.identical && !since && !cut;
        if touched {
            told.altered.push("The file was made of this library with this codebook and this version, and is not what they give: it was changed after it was saved.".into());
        }
        told.same = told.difference.same && told.altered.is_empty() && around.is_empty();
        told.difference.circumstances = circumstances;
        Ok(told)
    }

    /// What is another one now than when the file was saved.
    fn circumstances(&self, saved: &Saved) -> Result<Vec<NumberChange>> {
        let found = &saved.found;
        let known = self.known()?;
        let asked = saved.question().map(|question| self.asked(&question)).transpose()?;
        let codebook = asked.as_ref().map(|asked| asked.version()).transpose()?;
        let by_hand = asked.as_ref().filter(|asked| asked.question.by_hand.is_applied()).and_then(|_| known.hands.name.clone());
        let version = found.text("version");
        let told_by_hand = found.asked().1;
        let mut list = vec![circumstance("library", found.text("library"), known.library.as_str())];
        list.push(codebook.and_then(|codebook| circumstance("codebook", found.text("codebook"), codebook)));
        list.push((!version.is_empty()).then(|| circumstance("version", version, env!("CARGO_PKG_VERSION"))).flatten());
        // an answer as JSON does not name what was set by hand
        list.push((found.format != Format::Json).then(|| circumstance("set by hand", json!(told_by_hand), json!(by_hand))).flatten());
        Ok(list.into_iter().flatten().collect())
    }

    fn again_as(&self, saved: &Saved) -> Result<Again> {
        let format = saved.found.format;
        if format == Format::Json {
            return self.answer_again(&saved.found.content);
        }
        let content = &saved.found.content;
        if let (Ok(made), Ok(style)) = (part::<Made>(&content["made"]), part::<Style>(&content["style"])) {
            return Ok(Again::Bytes(self.made_again(&made, &style, format.name())?));
        }
        match (saved.report(), format) {
            (Some((question, options)), Format::Zip) => Ok(Again::Tables(self.bundle_tables(&question, &options)?)),
            (Some((question, options)), Format::Html | Format::Pdf | Format::Docx | Format::Xlsx) => {
                let path = Path::new("report").with_extension(format.name());
                Ok(Again::Bytes(self.report_bytes(&question, &options, &path, &|_| ())?))
            }
            _ => Ok(Again::Nothing),
        }
    }

    /// A trend or a comparison as JSON; of other answers nothing is made again.
    fn answer_again(&self, content: &Json) -> Result<Again> {
        let tables = |answer: Json| record::tables_of(Format::Json, b"", &answer);
        if let Ok(trend) = part::<Trend>(content) {
            let choice = crate::answers::MarkChoice::default();
            return Ok(Again::Tables(tables(json!(self.trend_with(&trend.question, &choice, &[])?))?));
        }
        if let Ok(comparison) = part::<Comparison>(content) {
            return Ok(Again::Tables(tables(json!(self.compare(&comparison.question, comparison.baseline.as_deref())?))?));
        }
        Ok(Again::Nothing)
    }
}

/// Holds the file against what is made now.
fn hold(saved: &Saved, bytes: &[u8], told: &mut Verification) -> Result<()> {
    told.identical = saved.bytes == bytes;
    let new = Saved { bytes: bytes.to_vec(), found: recipe::read(bytes)? };
    match (saved.tables(), new.tables()) {
        (Ok(before), Ok(after)) => {
            told.difference = record::difference(&before, &after);
            told.compared_by = "file and numbers".into();
        }
        _ => {
            told.difference.same = told.identical;
            told.compared_by = "file".into();
            told.notes.push("The file carries no numbers that can be read; it was compared as a whole.".into());
        }
    }
    Ok(())
}

enum Again {
    Bytes(Vec<u8>),
    Tables(Vec<Table>),
    Nothing,
}

fn part<T: DeserializeOwned>(json: &Json) -> std::result::Result<T, serde_json::Error> {
    serde_json::from_value(json.clone())
}

/// Parts of a bundle that are not what its list says.
pub(super) fn altered(parts: &Parts<'_>) -> Vec<String> {
    let Ok(list) = parts.text("datapackage.json").and_then(|text| serde_json::from_str::<Json>(&text).map_err(|_| Error::new("bundle-part", "The list is no JSON.", ""))) else {
        return vec!["datapackage.json is missing or no JSON.".into()];
    };
    let resources = list["resources"].as_array().cloned().unwrap_or_default();
    let mut wrong = Vec::new();
    for resource in &resources {
        let path = resource["path"].as_str().unwrap_or_default();
        if !parts.has(path) {
            wrong.push(format!("{path} is missing."));
        } else if parts.hash(path).ok().as_deref() != resource["hash"].as_str() {
            wrong.push(format!("{path} was changed after the bundle was made."));
        }
    }
    let listed = |name: &&str| *name == "datapackage.json" || resources.iter().any(|resource| resource["path"] == **name);
    wrong.extend(parts.names().filter(|name| !listed(name)).map(|name| format!("{name} was added after the bundle was made.")));
    wrong
}

/// Two saved files, number by number: figures, reports, bundles, answers; of one kind.
///
/// # Errors
/// As [`recipe::read`] and [`record::tables_of`].
pub fn diff(first: &Path, second: &Path) -> Result<NumberDiff> {
    let (a, b) = (Saved::read(first)?, Saved::read(second)?);
    let mut diff = record::difference(&a.tables()?, &b.tables()?);
    let text = |saved: &Saved, key: &str| Json::from(saved.found.text(key));
    let keys = ["version", "codebook", "library"].into_iter().filter_map(|key| circumstance(key, text(&a, key), text(&b, key)));
    let asked = |saved: &Saved| saved.question().map(|question| json!(question).to_string());
    diff.circumstances = keys.chain(circumstance("question", json!(asked(&a)), json!(asked(&b)))).collect();
    Ok(diff)
}
