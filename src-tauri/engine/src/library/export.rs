//! Data for other programs: every row that was asked for, in bounded memory.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::rows::{Texts, Wanted};
use super::{Library, OverTime};
use crate::answers::{ExportChoice, ExportFor, ExportWhat, Exported, ExportedFile};
use crate::progress::Report;
use crate::question::{Question, Split};
use crate::tables::{Beside, Column, CsvSeparator, CsvStyle, Ended, Kind, Long, Table, Tabular, Value, csv, json_lines, parquet, write_whole, xlsx};
use crate::{Error, Result};

const R_SCRIPT: &str = include_str!("export_quanteda.R");

impl Library {
    /// Writes the question's articles, hits or sentences, or its tables: `.csv`, `.xlsx`, `.jsonl`, `.parquet`; for
    /// IRaMuTeQ `.txt`. Of the question only selection, concept of the tables and what was set by hand are looked at.
    ///
    /// # Errors
    /// `ending-unknown`, `export-form`, `not-coded`, `file-unwritable`, `disk-full`, and as [`Library::articles`].
    pub fn export(&self, question: &Question, choice: &ExportChoice, path: &Path, report: &Report<'_>) -> Result<Exported> {
        match (choice.what, choice.program) {
            (ExportWhat::Tables, ExportFor::Any) => self.export_tables(question, choice, path),
            (ExportWhat::Articles, ExportFor::Iramuteq) => self.export_iramuteq(question, path, report),
            (ExportWhat::Articles, ExportFor::Quanteda) => self.export_quanteda(question, choice, path, report),
            (_, ExportFor::Any) => self.export_rows(question, choice, path, report),
            _ => Err(Error::new("export-form", "quanteda and IRaMuTeQ take articles.", "Ask for articles, or for another form.")),
        }
    }

    fn export_rows(&self, question: &Question, choice: &ExportChoice, path: &Path, report: &Report<'_>) -> Result<Exported> {
        if let Some(concept) = &choice.concept {
            super::hits::place(self.known()?.coded()?, concept)?;
        }
        let wanted = Wanted { what: choice.what, selection: &question.selection, concept: choice.concept.as_deref(), by_hand: question.by_hand, texts: Texts::Whole };
        let name = match choice.what {
            ExportWhat::Hits => "hits",
            ExportWhat::Sentences => "sentences",
            ExportWhat::Articles | ExportWhat::Tables => "articles",
        };
        let mut file = Long::begin(path, name, &self.columns(&wanted)?, style(choice))?;
        self.rows(&wanted, report, &mut |row| file.row(row))?;
        Ok(told(path, file.end()?))
    }

    /// A row an article: `doc_id` and `text`, the rest as docvars; beside it a script that makes a corpus of it.
    fn export_quanteda(&self, question: &Question, choice: &ExportChoice, path: &Path, report: &Report<'_>) -> Result<Exported> {
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("csv")) {
            return Err(Error::new("export-form", "quanteda's readtext takes CSV.", "Give the file a name that ends in .csv."));
        }
        let wanted = Wanted { what: ExportWhat::Articles, selection: &question.selection, concept: None, by_hand: question.by_hand, texts: Texts::Whole };
        let columns = self.columns(&wanted)?;
        let place = |name: &str| columns.iter().position(|column| column.name == name).unwrap_or_default();
        let (id, title, body) = (place("article"), place("title"), place("body"));
        let kept: Vec<usize> = (0..columns.len()).filter(|at| *at != body).collect();
        let mut mine = vec![Column::new("doc_id", Kind::Text), Column::new("text", Kind::Text)];
        mine.extend(kept.iter().map(|&at| columns[at].clone()));
        let mut file = Long::begin(path, "articles", &mine, style(choice))?;
        self.rows(&wanted, report, &mut |row| {
            let text = [&row[title], &row[body]].into_iter().filter_map(words).collect::<Vec<_>>().join("\n\n");
            let doc = if let Value::Whole(id) = row[id] { format!("text{id}") } else { String::new() };
            let rest = kept.iter().map(|&at| row[at].clone());
            file.row([Value::Text(doc), Value::Text(text)].into_iter().chain(rest).collect())
        })?;
        let mut exported = told(path, file.end()?);
        let script = path.with_extension("R");
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let separator = if choice.semicolons { ";" } else { "," };
        let decimal = if choice.decimal_comma { "," } else { "." };
        let name = name.replace('\\', "\\\\").replace('"', "\\\"");
        write_whole(&script, R_SCRIPT.replace("@FILE@", &name).replace("@SEPARATOR@", separator).replace("@DECIMAL@", decimal).as_bytes())?;
        exported.files.push(ExportedFile { path: script.display().to_string(), rows: 0, sheets: 1 });
        Ok(exported)
    }

    /// `**** *outlet_lemonde *date_2023-03 …`, then the text. Asterisks in a text would begin another one: they are blanks here.
    fn export_iramuteq(&self, question: &Question, path: &Path, report: &Report<'_>) -> Result<Exported> {
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("txt")) {
            return Err(Error::new("export-form", "IRaMuTeQ takes a text file.", "Give the file a name that ends in .txt."));
        }
        let mut file = Beside::of(path)?;
        let mut rows = 0;
        self.articles(&question.selection, report, &mut |article| {
            rows += 1;
            let variables = [
                ("id", Some(article.id.to_string())),
                ("outlet", article.outlet),
                ("language", article.language),
                ("collection", article.collection),
                ("date", article.date.clone()),
                ("month", article.date.as_deref().and_then(|date| date.get(..7)).map(str::to_owned)),
                ("year", article.date.as_deref().and_then(|date| date.get(..4)).map(str::to_owned)),
            ];
            let stars: Vec<String> = variables.into_iter().filter_map(|(name, value)| Some(format!("*{name}_{}", modality(&value?)))).collect();
            let text = [article.title.unwrap_or_default(), article.body].join("\n").replace('*', " ");
            writeln!(file, "**** {}\n{}\n", stars.join(" "), text.trim()).map_err(|cause| Error::unwritable(path, cause))
        })?;
        file.keep()?;
        Ok(told(path, Ended { rows, sheets: 1, cut: 0 }))
    }

    /// Trend, comparison, voices and quadrants of a question: a workbook has a sheet each, other forms a file each.
    fn export_tables(&self, question: &Question, choice: &ExportChoice, path: &Path) -> Result<Exported> {
        let tables = self.question_tables(question)?;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ending == "xlsx" {
            write_whole(path, &xlsx(&tables)?)?;
            let rows = tables.iter().map(|table| table.rows.len() as u64).sum();
            return Ok(Exported { files: vec![ExportedFile { path: path.display().to_string(), rows, sheets: tables.len() }], notes: Vec::new() });
        }
        let mut exported = Exported::default();
        for table in &tables {
            let bytes = match ending.as_str() {
                "csv" => csv(table, style(choice)),
                "jsonl" => json_lines(table),
                "parquet" => parquet(std::slice::from_ref(table))?,
                _ => return Err(Error::new("ending-unknown", format!("{} has no ending that says what to write.", path.display()), "End it in .csv, .xlsx, .jsonl or .parquet.")),
            };
            let beside = named(path, &table.name, &ending);
            write_whole(&beside, &bytes)?;
            exported.files.push(ExportedFile { path: beside.display().to_string(), rows: table.rows.len() as u64, sheets: 1 });
        }
        Ok(exported)
    }

    /// Every table that a report of a question rests on, each with a name of its own; `about` last.
    pub(super) fn question_tables(&self, question: &Question) -> Result<Vec<Table>> {
        self.question_tables_against(question, None)
    }

    /// The same with a baseline of the comparison.
    pub(super) fn question_tables_against(&self, question: &Question, baseline: Option<&str>) -> Result<Vec<Table>> {
        let by_outlet = Question { split: Split::Outlet, ..question.clone() };
        let whole = Question { split: Split::None, ..question.clone() };
        let info = self.info()?;
        let concepts = info.codebook.map(|codebook| codebook.concepts).unwrap_or_default();
        let second = concepts.iter().find(|concept| concept.id != question.concept).map(|concept| concept.id.clone());
        let mut answers = vec![("all", self.trend(&whole)?.tables()), ("trend", self.trend(&by_outlet)?.tables())];
        answers.push(("comparison", self.compare(&by_outlet, baseline)?.tables()));
        answers.push(("voices", self.voices(&by_outlet)?.tables()));
        if let Some(second) = second {
            answers.push(("quadrants", self.quadrants(&by_outlet, &second, OverTime::No)?.tables()));
        }
        let mut tables = Vec::new();
        let mut about = None;
        for (name, of) in answers {
            for mut table in of {
                match table.name.as_str() {
                    "about" => about = about.or(Some(table)),
                    "pairs" => tables.push(table),
                    _ => {
                        table.name = name.into();
                        tables.push(table);
                    }
                }
            }
        }
        tables.extend(about);
        Ok(tables)
    }
}

fn style(choice: &ExportChoice) -> CsvStyle {
    let separator = if choice.semicolons { CsvSeparator::Semicolon } else { CsvSeparator::Comma };
    CsvStyle { separator, byte_order_mark: choice.bom, decimal_comma: choice.decimal_comma }
}

fn told(path: &Path, ended: Ended) -> Exported {
    let mut notes = Vec::new();
    if ended.sheets > 1 {
        notes.push(format!("A sheet holds 1,048,576 rows and 2 GB: the rows go on over {} sheets.", ended.sheets));
    }
    if ended.cut > 0 {
        notes.push(format!("{} texts were cut at 32,767 signs, the most that a cell holds; CSV, JSON Lines and Parquet hold them whole.", ended.cut));
    }
    Exported { files: vec![ExportedFile { path: path.display().to_string(), rows: ended.rows, sheets: ended.sheets }], notes }
}

fn words(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text.as_str()) } else { None }
}

/// A modality as IRaMuTeQ takes it: letters, digits and hyphens.
fn modality(value: &str) -> String {
    let kept: String = value.chars().map(|sign| if sign.is_alphanumeric() || sign == '-' { sign } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase()
}

/// `press.csv` and `trend` make `press-trend.csv`.
fn named(path: &Path, table: &str, ending: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{table}.{ending}"))
}
