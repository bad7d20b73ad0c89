//! The comparison report: everything gathered, put into sentences, and written.

use std::collections::BTreeMap;
use std::path::Path;

use super::made::ending;
use super::{BundleChoice, Library, OverTime, TrendShape};
use crate::answers::{Comparison, EventMark, Figure, HitRecord, MarkChoice, ReportOptions, Series, Style, Theme, Trend};
use crate::chart;
use crate::progress::silent;
use crate::question::{Copies, Question, Split};
use crate::recipe::Recipe;
use crate::record;
use crate::report::template::{self, theme_name};
use crate::report::{self, Content, CopiesFound, Document, Examples, Figures};
use crate::stories::THRESHOLD;
use crate::tables::{Table, Tabular, write_whole};
use crate::{Error, Result};

/// Days on each side of an event.
pub(super) const WINDOW: u32 = 30;

/// Pixels that a report gives a figure on a screen, and on paper, where the same letters would be too small for a page.
const WIDTH: u32 = 920;
const PAGE_WIDTH: u32 = 760;

/// Pixels a pixel of pictures on paper: about 280 an inch at the width of a page.
const PAPER: f64 = 2.0;

impl Library {
    /// The report as one self-contained HTML text. Same library, question, options and version: same bytes.
    ///
    /// # Errors
    /// `concept-unknown`, and `no-articles` where the library is empty.
    pub fn report_html(&self, question: &Question, options: &ReportOptions) -> Result<String> {
        report::html(&self.report_document(question, options)?.for_reading(), theme_name(options.theme))
    }

    fn report_document(&self, question: &Question, options: &ReportOptions) -> Result<Document> {
        Ok(report::compose(&self.report_content(question, options, options.theme)?))
    }

    /// The report as data: what every format is written from, its figures drawn for print. Tables are whole.
    ///
    /// # Errors
    /// As [`Library::report_html`].
    pub fn report_for_print(&self, question: &Question, options: &ReportOptions) -> Result<Document> {
        Ok(report::compose(&self.report_content(question, options, Theme::Print)?))
    }

    /// The document for paper: its figures are drawn for print, whatever theme the screen has.
    fn report_pages(&self, question: &Question, options: &ReportOptions) -> Result<Document> {
        Ok(self.report_for_print(question, options)?.for_reading())
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
            "html" | "htm" => Ok(report::html(&changed(self.report_document(question, options)?.for_reading()), theme_name(options.theme))?.into_bytes()),
            "pdf" => report::pdf(&changed(self.report_pages(question, options)?)),
            "docx" => report::docx(&changed(self.report_pages(question, options)?), &|svg| chart::png(svg, PAPER)),
            "xlsx" => report::xlsx(&changed(self.report_document(question, options)?)),
            _ => Err(unknown_format(path)),
        }
    }

    /// Everything that the report tells; figures in `theme`.
    pub(super) fn report_content(&self, question: &Question, options: &ReportOptions, theme: Theme) -> Result<Content> {
        let by_outlet = Question { split: Split::Outlet, ..question.clone() };
        let whole = Question { split: Split::None, ..question.clone() };
        template::check(&options.sections)?;
        let info = self.info()?;
        let codebook = info.codebook.clone().ok_or_else(not_coded)?;
        let comparison = self.compare(&by_outlet, options.baseline.as_deref())?;
        let other = codebook.concepts.iter().find(|concept| concept.id != question.concept).map(|concept| concept.id.clone());
        let quadrants = other.map(|other| self.quadrants(&by_outlet, &other, OverTime::No)).transpose()?;
        let trend = self.trend(&by_outlet)?;
        let voices = self.voices(&by_outlet)?;
        let coverage = self.coverage(&question.selection)?;
        let events = self.events(&whole, &self.report_events(options)?, WINDOW)?;
        let corrected = self.report_corrected(question)?;
        let width = if theme == Theme::Print { PAGE_WIDTH } else { WIDTH };
        let style = Style { language: options.language.clone(), theme, width, ..Style::default() };
        let figures = Figures {
            whole: drawn(self.figure_trend(&whole, &style))?,
            trend: drawn(self.draw_trend(&trend, TrendShape::Lines, &style))?,
            comparison: drawn(self.draw_comparison(&comparison, &style))?,
            coverage: drawn(self.draw_coverage(&coverage, &style))?,
            quadrants: quadrants.as_ref().map(|answer| drawn(self.draw_quadrants(answer, &style))).transpose()?.flatten(),
            voices: drawn(self.draw_voices(&voices, &style))?,
            events: drawn(self.draw_events(&events, &style))?,
            corrected: corrected.as_ref().map(|trend| drawn(self.draw_trend(trend, TrendShape::Lines, &corrected_style(&style)))).transpose()?.flatten(),
        };
        let copies = self.report_copies(&whole)?;
        let whole = self.trend(&whole)?;
        Ok(Content {
            voices: Some(voices),
            quadrants,
            events: Some(events),
            coverage: Some(coverage),
            copies,
            expressions: self.expressions(question)?,
            validation: self.report_validation(question, &options.language)?,
            corrected,
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

    /// The events that everybody knows and the library's own, on days that the library holds.
    pub(super) fn report_events(&self, options: &ReportOptions) -> Result<Vec<EventMark>> {
        let mut events: Vec<EventMark> = self.shipped_events(&options.language)?.into_iter().filter(|event| event.major).collect();
        events.extend(self.own_events()?);
        events.sort_by(|a, b| a.date.cmp(&b.date));
        Ok(events)
    }

    /// How many articles a rule of one copy a story would leave out.
    fn report_copies(&self, whole: &Question) -> Result<CopiesFound> {
        let per_story = Question { copies: Copies::PerStory, ..whole.clone() };
        let articles = self.trend(&per_story)?.left_out.copies;
        Ok(CopiesFound { articles, threshold: self.store().copies_threshold()?.unwrap_or(THRESHOLD) })
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
        let addresses = self.report_addresses(&sentences)?;
        Ok(Examples { outlet: series.key.clone(), hits, sentences, addresses })
    }

    /// Where the articles of these hits stand on the web, as far as their sources say.
    fn report_addresses(&self, hits: &[HitRecord]) -> Result<BTreeMap<i64, String>> {
        let mut ids: Vec<i64> = hits.iter().map(|hit| hit.article).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut addresses = BTreeMap::new();
        self.store().articles_of(&ids, &mut |stored| {
            if let Some(address) = stored.article.url.filter(|address| address.starts_with("https://") || address.starts_with("http://")) {
                addresses.insert(stored.id, address);
            }
            Ok(())
        })?;
        Ok(addresses)
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

fn corrected_style(style: &Style) -> Style {
    Style { marks: MarkChoice { corrected: true, ..MarkChoice::default() }, ..style.clone() }
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
        "Give the file a name that ends in .html, .pdf, .docx, .xlsx, or .zip for a bundle.",
    )
}

fn not_coded() -> Error {
    Error::new("not-coded", "The articles are not coded yet.", "Code them first: `entente code LIBRARY`, or Code in the window.")
}
