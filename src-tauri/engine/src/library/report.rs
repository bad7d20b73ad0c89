//! The comparison report: everything gathered, put into sentences, and written.

use std::path::Path;

use super::made::ending;
use super::{BundleChoice, Library, OverTime};
use crate::answers::{Comparison, Figure, ReportOptions, Series, Style, Theme, Trend};
use crate::progress::silent;
use crate::question::{Question, Split};
use crate::recipe::Recipe;
use crate::record;
use crate::report::{self, Content, Document, Examples, Figures};
use crate::tables::{Table, Tabular, write_whole};
use crate::{Error, Result};

/// Pixels that a report gives a figure.
const WIDTH: u32 = 920;

impl Library {
    /// The report as one self-contained HTML text. Same library, question, options and version: same bytes.
    ///
    /// # Errors
    /// `concept-unknown`, and `no-articles` where the library is empty.
    pub fn report_html(&self, question: &Question, options: &ReportOptions) -> Result<String> {
        report::html(&self.report_document(question, options)?, theme_name(options.theme))
    }

    fn report_document(&self, question: &Question, options: &ReportOptions) -> Result<Document> {
        Ok(report::compose(&self.report_content(question, options, options.theme)?))
    }

    /// The document for paper: its figures are drawn for print, whatever theme the screen has.
    fn report_pages(&self, question: &Question, options: &ReportOptions) -> Result<Document> {
        Ok(report::compose(&self.report_content(question, options, Theme::Print)?))
    }

    /// Writes the report in the format that the path's ending names; a file that was there stays until the new one is
    /// whole.
    ///
    /// # Errors
    /// `report-format` for another ending, `disk-full`, `file-unwritable`.
    pub fn report(&self, question: &Question, options: &ReportOptions, path: &Path) -> Result<()> {
        if ending(path) == "zip" {
            return self.bundle(question, options, &BundleChoice::default(), path, &silent).map(drop);
        }
        write_whole(path, &self.report_bytes(question, options, path, &|_| ())?)
    }

    /// The file's bytes, of the format that the path's ending names, after `change` had its way with the document.
    pub(super) fn report_bytes(&self, question: &Question, options: &ReportOptions, path: &Path, change: &dyn Fn(&mut Document)) -> Result<Vec<u8>> {
        let changed = |mut document: Document| {
            change(&mut document);
            document
        };
        match ending(path).as_str() {
            "html" | "htm" => Ok(report::html(&changed(self.report_document(question, options)?), theme_name(options.theme))?.into_bytes()),
            "pdf" => report::pdf(&changed(self.report_pages(question, options)?)),
            "xlsx" => report::xlsx(&changed(self.report_document(question, options)?)),
            _ => Err(unknown_format(path)),
        }
    }

    /// Everything that the report tells; figures in `theme`.
    pub(super) fn report_content(&self, question: &Question, options: &ReportOptions, theme: Theme) -> Result<Content> {
        let by_outlet = Question { split: Split::Outlet, ..question.clone() };
        let whole = Question { split: Split::None, ..question.clone() };
        let info = self.info()?;
        let codebook = info.codebook.clone().ok_or_else(not_coded)?;
        let comparison = self.compare(&by_outlet, options.baseline.as_deref())?;
        let other = codebook.concepts.iter().find(|concept| concept.id != question.concept).map(|concept| concept.id.clone());
        let quadrants = other.map(|other| self.quadrants(&by_outlet, &other, OverTime::No)).transpose()?;
        let trend = self.trend(&by_outlet)?;
        let figures = self.report_figures(&whole, &by_outlet, options, theme)?;
        let whole = self.trend(&whole)?;
        Ok(Content {
            voices: Some(self.voices(&by_outlet)?),
            quadrants,
            figures,
            examples: self.report_examples(&by_outlet, &trend, options.sentences)?,
            recipe: numbered(self.asked(question)?.recipe(&(question, options))?, &whole, &comparison),
            question: question.clone(),
            options: options.clone(),
            comparison,
            whole,
            trend,
            codebook,
            info,
        })
    }

    fn report_figures(&self, whole: &Question, by_outlet: &Question, options: &ReportOptions, theme: Theme) -> Result<Figures> {
        let style = Style { language: options.language.clone(), theme, width: WIDTH, ..Style::default() };
        Ok(Figures {
            whole: drawn(self.figure_trend(whole, &style))?,
            trend: drawn(self.figure_trend(by_outlet, &style))?,
            comparison: drawn(self.figure_compare(by_outlet, options.baseline.as_deref(), &style))?,
        })
    }

    fn report_examples(&self, question: &Question, trend: &Trend, wanted: u32) -> Result<Vec<Examples>> {
        trend.series.iter().map(|series| self.examples_of(question, series, wanted)).collect()
    }

    /// The hits in the middle of equal parts of an outlet's dated hits, period after period.
    fn examples_of(&self, question: &Question, series: &Series, wanted: u32) -> Result<Examples> {
        let hits = series.points.iter().map(|point| point.counts.hits).sum();
        let wanted = u64::from(wanted).min(hits);
        let middle = |part: u64| (2 * part + 1) * hits / (2 * wanted);
        let mut sentences = Vec::new();
        for (period, offset) in (0..wanted).filter_map(|part| place(series, middle(part))) {
            sentences.extend(self.hit_page(question, Some(&series.key), Some(period), offset, 1)?.rows);
        }
        Ok(Examples { outlet: series.key.clone(), hits, sentences })
    }
}

/// The period of a series' hit of that number, and its number within the period.
fn place(series: &Series, number: u64) -> Option<(&str, u64)> {
    let mut before = 0;
    for point in &series.points {
        if number < before + point.counts.hits {
            return Some((&point.period, number - before));
        }
        before += point.counts.hits;
    }
    None
}

/// The recipe with its main numbers, so that a file whose tables cannot be read, such as a PDF, can be checked too. Long
/// ones are left out: properties of a file are no place for thousands of rows.
fn numbered(recipe: Recipe, whole: &Trend, comparison: &Comparison) -> Recipe {
    const MOST_ROWS: usize = 200;
    let tables: Vec<Table> = [whole.tables(), comparison.tables()].into_iter().filter_map(|tables| tables.into_iter().next()).collect();
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    if rows > MOST_ROWS { recipe } else { recipe.with("numbers", record::numbers(&tables)) }
}

pub(super) fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Print => "print",
    }
}

/// A figure that cannot be drawn (too many series) is left out; its table says the same.
fn drawn(figure: Result<Figure>) -> Result<Option<Figure>> {
    match figure {
        Ok(figure) => Ok(Some(figure)),
        Err(error) if error.code().starts_with("too-many") => Ok(None),
        Err(error) => Err(error),
    }
}

fn unknown_format(path: &Path) -> Error {
    Error::new(
        "report-format",
        format!("{} names no format that a report can be written in.", path.display()),
        "Give the file a name that ends in .html, .pdf, .xlsx, or .zip for a bundle.",
    )
}

fn not_coded() -> Error {
    Error::new("not-coded", "The articles are not coded yet.", "Code them first: `entente code LIBRARY`, or Code in the window.")
}
