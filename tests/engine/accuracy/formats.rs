//! The exports in `data/formats`, each folder with its `expected.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use entente_engine::article::Article;
use serde_json::Value;

use super::{Found, found, plain};

/// The fields that are compared.
pub const FIELDS: [&str; 6] = ["title", "outlet", "date", "language", "body_start", "body_end"];

/// What of one folder, or of one file, was found.
#[derive(Default, Clone)]
pub struct Tally {
    pub files: u64,
    /// Files that gave exactly the articles they hold.
    pub counted: u64,
    pub expected: u64,
    pub announced: u64,
    pub read: u64,
    pub refused: u64,
    /// For each field how often it was asserted, and how often right.
    pub asserted: [u64; 6],
    pub right: [u64; 6],
}

impl Tally {
    /// Percent right of a field; everything where nothing is asserted.
    pub fn percent(&self, field: usize) -> f64 {
        if self.asserted[field] == 0 { 100.0 } else { 100.0 * self.right[field] as f64 / self.asserted[field] as f64 }
    }

    fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.counted += other.counted;
        self.expected += other.expected;
        self.announced += other.announced;
        self.read += other.read;
        self.refused += other.refused;
        for field in 0..FIELDS.len() {
            self.asserted[field] += other.asserted[field];
            self.right[field] += other.right[field];
        }
    }
}

/// One field of one article that is not as expected.
pub struct Difference {
    pub article: String,
    pub field: &'static str,
    pub expected: String,
    pub found: String,
}

/// One file with its tally, its differences, and what was said of it.
pub struct FileResult {
    pub file: String,
    pub readers: Vec<String>,
    pub tally: Tally,
    pub differences: Vec<Difference>,
    pub refused: Vec<String>,
    pub notes: Vec<String>,
}

/// Folders of `formats` that have an `expected.json`; only those whose name is chosen, where any is.
pub fn folders(formats: &Path, chosen: &[String]) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(formats).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    all.retain(|folder| folder.join("expected.json").is_file() && (chosen.is_empty() || chosen.contains(&name(folder))));
    all.sort();
    all
}

/// The folder's own name.
pub fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads every file of a folder.
pub fn folder(folder: &Path) -> Vec<FileResult> {
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap_or_default();
    let expected: Value = serde_json::from_str(&text).unwrap_or_default();
    let files = expected["files"].as_object().cloned().unwrap_or_default();
    files.iter().map(|(name, expected)| file(name, &found(folder.join(name)), expected)).collect()
}

/// The tallies of several files as one.
pub fn sum(files: &[FileResult]) -> Tally {
    let mut sum = Tally::default();
    files.iter().for_each(|file| sum.add(&file.tally));
    sum
}

fn file(name: &str, found: &Found, told: &Value) -> FileResult {
    let expected = told["article_count"].as_u64().unwrap_or(0);
    let read = found.articles.len() as u64;
    let mut tally = Tally {
        files: 1,
        counted: u64::from(read == expected),
        expected,
        announced: found.announced.unwrap_or(0),
        read,
        refused: found.refused.len() as u64,
        ..Tally::default()
    };
    let mut differences = Vec::new();
    if read != expected {
        differences.push(Difference { article: String::new(), field: "articles", expected: expected.to_string(), found: read.to_string() });
    }
    let articles: Vec<Fields> = found.articles.iter().map(Fields::of).collect();
    let wanted = told["articles"].as_array().cloned().unwrap_or_default();
    for (want, have) in wanted.iter().zip(aligned(&wanted, &articles)) {
        for (place, field) in FIELDS.iter().enumerate() {
            let Some(want_text) = asserted(want, field) else { continue };
            tally.asserted[place] += 1;
            if have.is_some_and(|have| have.is(place, &want_text)) {
                tally.right[place] += 1;
            } else {
                let shown = have.map_or("(no such article)".to_string(), |have| have.shown(place));
                let article = format!("{} {}", want["n"], have.map_or("", |have| have.position.as_str()));
                differences.push(Difference { article: article.trim().into(), field, expected: want_text, found: shown });
            }
        }
    }
    FileResult { file: name.into(), readers: found.readers.clone(), tally, differences, refused: found.refused.clone(), notes: found.notes.clone() }
}

/// What is expected of a field; `None` where nothing is. No title and no date are told where the text is told too.
fn asserted(want: &Value, field: &str) -> Option<String> {
    match &want[field] {
        Value::String(text) => Some(plain(text)),
        Value::Null if matches!(field, "title" | "date") && want["body_start"].is_string() => Some(String::new()),
        _ => None,
    }
}

struct Fields {
    fields: [String; 4],

    body: String,
    position: String,
}

impl Fields {
    fn of(article: &Article) -> Self {
        let text = |field: Option<&str>| plain(field.unwrap_or(""));
        let date = article.published.map(|date| date.to_day());
        let fields = [text(article.title.as_deref()), text(article.outlet.as_deref()), text(date.as_deref()), text(article.language.as_deref())];
        Self { fields, body: plain(&article.body), position: article.position.clone() }
    }

    fn is(&self, field: usize, want: &str) -> bool {
        match field {
            // The number of an issue is no part of an outlet's name, and is kept apart. One outlet is right in any of its spellings.
            1 => self.fields[1] == want || want.split(", no. ").next() == Some(self.fields[1].as_str()) || self.same_outlet(want),
            4 => self.body.starts_with(want),
            5 => self.body.ends_with(want),
            _ => self.fields[field] == want,
        }
    }

    fn same_outlet(&self, want: &str) -> bool {
        let known = |name: &str| entente_engine::outlets::known(name).map(|outlet| outlet.name.clone());
        self.fields[1].to_lowercase() == want.to_lowercase() || known(want).is_some_and(|outlet| known(&self.fields[1]) == Some(outlet))
    }

    fn shown(&self, field: usize) -> String {
        match field {
            4 => self.body.chars().take(110).collect(),
            5 => self.body.chars().skip(self.body.chars().count().saturating_sub(110)).collect(),
            _ => self.fields[field].clone(),
        }
    }
}

/// For each expected article the one that was read for it: both lists keep their order, and the sum of what agrees is
/// the largest possible.
fn aligned<'f>(wanted: &[Value], found: &'f [Fields]) -> Vec<Option<&'f Fields>> {
    let wants: Vec<Vec<Option<String>>> = wanted.iter().map(|want| FIELDS.iter().map(|field| asserted(want, field)).collect()).collect();
    let (rows, columns) = (wants.len(), found.len());
    let mut best = vec![vec![0u32; columns + 1]; rows + 1];
    let score = |row: usize, column: usize| -> u32 {
        let agree = |(place, want): (usize, &Option<String>)| match want {
            Some(want) if found[column].is(place, want) => [4, 1, 1, 1, 4, 4][place],
            _ => 0,
        };
        1 + wants[row].iter().enumerate().map(agree).sum::<u32>()
    };
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            best[row][column] = (best[row + 1][column + 1] + score(row, column)).max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let mut pairs = vec![None; rows];
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if best[row][column] == best[row + 1][column + 1] + score(row, column) {
            pairs[row] = Some(&found[column]);
            (row, column) = (row + 1, column + 1);
        } else if best[row][column] == best[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// The table of the folders, one line each.
pub fn table(tallies: &BTreeMap<String, Tally>) -> String {
    let mut lines = vec![format!(
        "{:<44} {:>5} {:>6} {:>8} {:>9} {:>6} {:>7}  {:>6} {:>7} {:>6} {:>9} {:>6} {:>6}",
        "format", "files", "exact", "expected", "announced", "read", "refused", "titles", "outlets", "dates", "languages", "starts", "ends"
    )];
    for (name, tally) in tallies {
        let percent: Vec<String> = (0..6).map(|field| if tally.asserted[field] == 0 { "-".into() } else { format!("{:.1}", tally.percent(field)) }).collect();
        let announced = if tally.announced == 0 { "-".into() } else { tally.announced.to_string() };
        lines.push(format!(
            "{:<44} {:>5} {:>6} {:>8} {:>9} {:>6} {:>7}  {:>6} {:>7} {:>6} {:>9} {:>6} {:>6}",
            name, tally.files, tally.counted, tally.expected, announced, tally.read, tally.refused, percent[0], percent[1], percent[2], percent[3], percent[4], percent[5]
        ));
    }
    let mut all = Tally::default();
    tallies.values().for_each(|tally| all.add(tally));
    let percent: Vec<String> = (0..6).map(|field| format!("{:.1}", all.percent(field))).collect();
    lines.push(format!(
        "{:<44} {:>5} {:>6} {:>8} {:>9} {:>6} {:>7}  {:>6} {:>7} {:>6} {:>9} {:>6} {:>6}",
        "all", all.files, all.counted, all.expected, all.announced, all.read, all.refused, percent[0], percent[1], percent[2], percent[3], percent[4], percent[5]
    ));
    lines.push(format!("{:<44} {:>5} {:>6} {:>8} {:>9} {:>6} {:>7}  {:>6} {:>7} {:>6} {:>9} {:>6} {:>6}", "expected fields", "", "", "", "", "", "", all.asserted[0], all.asserted[1], all.asserted[2], all.asserted[3], all.asserted[4], all.asserted[5]));
    lines.join("\n")
}
