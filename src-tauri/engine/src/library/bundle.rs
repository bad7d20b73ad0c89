//! A report with everything that it rests on, in one archive that a colleague can check.

use std::io::Seek;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::report::WINDOW;
use super::rows::{Texts, Wanted, shortened};
use super::Library;
use crate::answers::{Bundled, Driver, ExportWhat, Figure, ReportOptions, Theme};
use crate::chart;
use crate::progress::Report;
use crate::question::{Question, Selection, Split};
use crate::record::{self, Archive, Package, Part, Resource};
use crate::report::template::theme_name;
use crate::report;
use crate::tables::{Beside, Column, CsvStyle, Kind, LongParquet, Table, Tabular, Value, csv, csv_line, kinds, parquet};
use crate::{Error, Result};

/// What goes into a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleChoice {
    /// Whole texts; without them hashes, places and short quotations.
    pub with_texts: bool,
    /// Most words of a title or a quotation where there are no texts.
    pub words: usize,
    /// The report as PDF too.
    pub pdf: bool,
}

impl BundleChoice {
    fn texts(&self) -> Texts {
        if self.with_texts { Texts::Whole } else { Texts::Cut(self.words) }
    }
}

impl Default for BundleChoice {
    fn default() -> Self {
        Self { with_texts: false, words: 12, pdf: false }
    }
}

/// The archive with the list of what is in it.
struct Making {
    path: PathBuf,
    archive: Archive<Beside>,
    package: Package,
    files: Vec<String>,
}

impl Making {
    fn add(&mut self, path: &str, bytes: &[u8], columns: Option<&[Column]>) -> Result<()> {
        self.archive.add(path, bytes)?;
        self.package.add(&Resource { path, bytes, columns });
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Notes a part that was written piece by piece.
    fn listed(&mut self, path: &str, part: &Part, columns: Option<&[Column]>) {
        self.package.add_part(path, part, columns);
        self.files.push(path.to_owned());
    }

    fn table(&mut self, folder: &str, table: &Table) -> Result<()> {
        let columns: Vec<Column> = table.columns.iter().zip(kinds(table)).map(|(name, kind)| Column::new(name.clone(), kind)).collect();
        self.add(&format!("{folder}{}.csv", table.name), &csv(table, CsvStyle::default()), Some(&columns))?;
        self.add(&format!("{folder}{}.parquet", table.name), &parquet(std::slice::from_ref(table))?, None)
    }
}

impl Library {
    /// Writes a bundle. The same library, question, options and choice give the same bytes.
    ///
    /// # Errors
    /// As [`Library::report`]; `disk-full`, `file-unwritable`, `cancelled`.
    pub fn bundle(&self, question: &Question, options: &ReportOptions, choice: &BundleChoice, path: &Path, report: &Report<'_>) -> Result<Bundled> {
        let content = self.bundle_content(question, options, choice, options.theme)?;
        let question = Question { selection: content.comparison.question.selection.clone(), ..question.clone() };
        let document = report::compose(&content);
        let version = env!("CARGO_PKG_VERSION");
        let mut making = Making {
            path: path.to_path_buf(),
            archive: Archive::begin(Beside::of(path)?),
            package: Package::new(&document.title, &document.subtitle, version, &content.recipe.id),
            files: Vec::new(),
        };
        let second = content.quadrants.as_ref().map(|quadrants| quadrants.second.clone());
        let listed: Vec<[String; 2]> = self.report_events(options)?.into_iter().map(|event| [event.date, event.title]).collect();
        let made = json!({"kind": "bundle", "baseline": content.comparison.baseline, "second": second, "events": listed, "window_days": WINDOW, "with_texts": choice.with_texts, "words": choice.words});
        making.add("question.json", pretty(&question)?.as_bytes(), None)?;
        let recipe: serde_json::Value = serde_json::from_str(&content.recipe.with("made", made).text).unwrap_or_default();
        making.add("recipe.json", pretty(&recipe)?.as_bytes(), None)?;
        making.add("report.html", report::html(&document.clone().for_reading(), theme_name(options.theme))?.as_bytes(), None)?;
        making.add("report.xlsx", &report::xlsx(&document)?, None)?;
        if choice.pdf {
            let pages = report::compose(&self.bundle_content(&question, options, choice, Theme::Print)?);
            making.add("report.pdf", &report::pdf(&pages.for_reading())?, None)?;
        }
        let figures = &content.figures;
        let drawn = [
            ("all", &figures.whole),
            ("trend", &figures.trend),
            ("comparison", &figures.comparison),
            ("coverage", &figures.coverage),
            ("quadrants", &figures.quadrants),
            ("voices", &figures.voices),
            ("events", &figures.events),
            ("corrected", &figures.corrected),
        ];
        for (name, figure) in drawn {
            picture(&mut making, name, figure.as_ref())?;
        }
        for table in self.bundle_tables(&question, options)? {
            making.table("tables/", &table)?;
        }
        let mut told = Bundled { path: path.display().to_string(), with_texts: choice.with_texts, ..Bundled::default() };
        told.articles = self.bundle_rows(&mut making, ExportWhat::Articles, &question, choice, report)?;
        told.hits = self.bundle_rows(&mut making, ExportWhat::Hits, &question, choice, report)?;
        making.add("codebook.toml", self.known()?.coded()?.codebook.text().as_bytes(), None)?;
        let events = self.events_table(&options.language)?;
        let kinds = [Kind::Day, Kind::Text, Kind::Text].into_iter();
        let columns: Vec<Column> = events.columns.iter().zip(kinds).map(|(name, kind)| Column::new(name.clone(), kind)).collect();
        making.add("events.csv", &csv(&events, CsvStyle::default()), Some(&columns))?;
        for table in self.bundle_validation(&question, choice.texts())? {
            making.table("validation/", &table)?;
        }
        making.add("scripts/recompute.py", record::RECOMPUTE.as_bytes(), None)?;
        making.add("scripts/figure.R", record::FIGURE.as_bytes(), None)?;
        let readme = self.bundle_readme(&content, &document.title, choice, &told, &making.files);
        making.add("README.md", readme.as_bytes(), None)?;
        let list = making.package.text();
        making.archive.add("datapackage.json", list.as_bytes())?;
        making.files.push("datapackage.json".into());
        making.archive.end()?.keep()?;
        told.bytes = std::fs::metadata(path).map_or(0, |found| found.len());
        told.files = making.files;
        Ok(told)
    }

    /// What the report of a bundle tells: without texts its examples are short quotations.
    fn bundle_content(&self, question: &Question, options: &ReportOptions, choice: &BundleChoice, theme: Theme) -> Result<report::Content> {
        let mut content = self.report_content(question, options, theme)?;
        if !choice.with_texts {
            for hit in content.examples.iter_mut().flat_map(|examples| &mut examples.sentences) {
                *hit = shortened(hit, choice.words);
            }
            content.recipe = content.recipe.with("cut", choice.words);
        }
        Ok(content)
    }

    /// The tables that stand in a bundle.
    pub(super) fn bundle_tables(&self, question: &Question, options: &ReportOptions) -> Result<Vec<Table>> {
        let whole = Question { split: Split::None, ..question.clone() };
        let mut tables = self.events(&whole, &self.report_events(options)?, WINDOW)?.tables();
        tables.truncate(1);
        tables.extend(self.question_tables_against(question, options.baseline.as_deref())?);
        tables.push(self.expressions_table(question)?);
        let corrected = self.report_corrected(question)?.map(|trend| trend.tables()).unwrap_or_default();
        tables.extend(corrected.into_iter().filter(|table| table.name == "corrected"));
        Ok(tables)
    }

    fn expressions_table(&self, question: &Question) -> Result<Table> {
        let mut table = Table::new("expressions", &["expression", "hits", "articles"]);
        let row = |counted: Driver| vec![Value::from(counted.key), Value::Whole(counted.hits), Value::Whole(counted.articles)];
        table.rows = self.expressions(question)?.into_iter().map(row).collect();
        Ok(table)
    }

    /// Articles or hits as CSV and Parquet, both written row by row; answers how many.
    fn bundle_rows(&self, making: &mut Making, what: ExportWhat, question: &Question, choice: &BundleChoice, report: &Report<'_>) -> Result<u64> {
        let selection: &Selection = &question.selection;
        let wanted = Wanted { what, selection, concept: None, by_hand: question.by_hand, texts: choice.texts() };
        let columns = self.columns(&wanted)?;
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let path = making.path.clone();
        let beside = |cause| Error::unwritable(&path, cause);
        let aside = tempfile::tempfile_in(folder(&path)).map_err(beside)?;
        let mut packed = LongParquet::begin(aside, &names, columns.iter().map(|column| column.kind).collect())?;
        let mut rows = 0;
        let name = if what == ExportWhat::Hits { "hits" } else { "articles" };
        let part = making.archive.stream(&format!("data/{name}.csv"), choice.with_texts, |to| {
            let mut line = |row: &[Value]| to.write_all(csv_line(row, CsvStyle::default()).as_bytes()).map_err(beside);
            line(&names.iter().map(Value::from).collect::<Vec<_>>())?;
            self.rows(&wanted, report, &mut |row| {
                rows += 1;
                line(&row)?;
                packed.row(row)
            })
        })?;
        making.listed(&format!("data/{name}.csv"), &part, Some(&columns));
        let mut aside = packed.end()?;
        aside.rewind().map_err(beside)?;
        let part = making.archive.stream(&format!("data/{name}.parquet"), choice.with_texts, |mut to| std::io::copy(&mut aside, &mut to).map(drop).map_err(beside))?;
        making.listed(&format!("data/{name}.parquet"), &part, None);
        Ok(rows)
    }

    fn events_table(&self, language: &str) -> Result<Table> {
        let mut table = Table::new("events", &["date", "title", "source"]);
        table.rows = self.all_events(language)?.into_iter().map(|event| vec![Value::Day(event.date), event.title.into(), event.source.into()]).collect();
        Ok(table)
    }

    fn bundle_readme(&self, content: &report::Content, title: &str, choice: &BundleChoice, told: &Bundled, files: &[String]) -> String {
        let french = content.options.language == "fr";
        let words = choice.words;
        let kind = match (choice.with_texts, french) {
            (true, false) => "This bundle holds whole texts: their publishers’ rights hold for whoever gets it.".to_owned(),
            (true, true) => "Ce dossier contient les textes entiers : les droits de leurs éditeurs valent pour qui le reçoit.".to_owned(),
            (false, false) => format!("This bundle holds no texts: of each article its hash and what it is, of each hit its place and at most {words} words."),
            (false, true) => format!("Ce dossier ne contient pas les textes : de chaque article son empreinte et ce qu’il est, de chaque occurrence sa place et {words} mots au plus."),
        };
        let judged = files.iter().any(|file| file.starts_with("validation/"));
        let more = match (judged, french) {
            (true, false) => "| `validation/` | the sample that was judged by hand, and what the judges said |\n",
            (true, true) => "| `validation/` | l’échantillon jugé à la main, et ce qu’ont dit les juges |\n",
            (false, _) => "",
        };
        let fill = [
            ("@TITLE@", title.to_owned()),
            ("@VERSION@", env!("CARGO_PKG_VERSION").to_owned()),
            ("@RECIPE@", content.recipe.id.clone()),
            ("@ARTICLES@", told.articles.to_string()),
            ("@HITS@", told.hits.to_string()),
            ("@LIBRARY@", format!("{} ({})", content.info.name, content.info.library)),
            ("@CODEBOOK@", format!("{} ({})", content.codebook.name, content.codebook.hash)),
            ("@KIND@", kind),
            ("@MORE@", more.to_owned()),
        ];
        fill.into_iter().fold(record::readme(&content.options.language).to_owned(), |text, (place, word)| text.replace(place, &word))
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn picture(making: &mut Making, name: &str, figure: Option<&Figure>) -> Result<()> {
    let Some(figure) = figure else { return Ok(()) };
    making.add(&format!("figures/{name}.svg"), figure.svg.as_bytes(), None)?;
    making.add(&format!("figures/{name}.png"), &chart::png(&figure.svg, 2.0)?, None)
}

fn pretty(value: &impl serde::Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(value).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))?;
    Ok(text + "\n")
}
