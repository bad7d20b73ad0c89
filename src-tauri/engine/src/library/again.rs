//! A saved report made again over the articles that are there now, with what changed.

use std::path::Path;

use serde_json::Value as Json;

use super::Library;
use super::verify::Saved;
use crate::answers::{NumberDiff, ReportOptions};
use crate::question::Question;
use crate::recipe::{self, Recipe};
use crate::record;
use crate::report::{Block, Cell, Document, Kind, Section, Table};
use crate::tables::write_whole;
use crate::{Error, Result};

/// Changes that the report itself lists; all of them are in what is answered.
const LISTED: usize = 200;

/// The caption of the table of changes, in English and in French.
pub(super) const CHANGES: [&str; 2] = ["Numbers that changed", "Nombres qui ont changé"];

impl Library {
    /// Question and options with which a report or a bundle was made.
    ///
    /// # Errors
    /// As [`recipe::read`], and `no-report` where the file is another thing.
    pub fn report_recipe(&self, old: &Path) -> Result<(Question, ReportOptions)> {
        Saved::read(old)?.report().ok_or_else(no_report)
    }

    /// Makes the report `old` again as `path`, with a section on what changed since. `dated`: its day of making.
    ///
    /// # Errors
    /// As [`Library::report_recipe`] and [`Library::report`].
    pub fn report_again(&self, old: &Path, dated: Option<String>, path: &Path) -> Result<NumberDiff> {
        let saved = Saved::read(old)?;
        let (question, options) = saved.report().ok_or_else(no_report)?;
        let options = ReportOptions { dated, ..options };
        let ending = if saved.found.format == recipe::Format::Zip { "html" } else { saved.found.format.name() };
        let new = self.report_bytes(&question, &options, &Path::new("report").with_extension(ending), &|_| ())?;
        let new = Saved { found: recipe::read(&new)?, bytes: new };
        let mut diff = record::difference(&old_tables(&saved)?, &new.tables()?);
        let now = |key: &str| Json::from(new.found.text(key));
        for key in ["version", "codebook", "library"] {
            let before = Json::from(saved.found.text(key));
            if before != now(key) {
                diff.circumstances.push(crate::answers::NumberChange { table: String::new(), row: String::new(), column: key.into(), before, after: now(key) });
            }
        }
        let section = section(&diff, &options.language, saved.found.text("recipe"));
        let since = saved.found.text("recipe");
        let with_changes = |document: &mut Document| {
            document.sections.insert(document.sections.len().min(1), section.clone());
            let recipe = Recipe { id: document.recipe.clone(), text: document.recipe_text.clone() };
            document.recipe_text = recipe.with("since", since).text;
        };
        write_whole(path, &self.report_bytes(&question, &options, path, &with_changes)?)?;
        Ok(diff)
    }
}

/// Of a bundle those of its report, so that like is held against like.
fn old_tables(saved: &Saved) -> Result<Vec<crate::tables::Table>> {
    if saved.found.format != recipe::Format::Zip {
        return saved.tables();
    }
    let parts = record::Parts::read(&saved.bytes)?;
    let page = parts.text("report.html")?;
    record::tables_of(recipe::Format::Html, page.as_bytes(), &Json::Null)
}

fn no_report() -> Error {
    Error::new("no-report", "The file is no report.", "Give it a report as HTML, PDF, DOCX or XLSX, or a bundle.")
}

/// What changed, in words and as a table.
fn section(diff: &NumberDiff, language: &str, recipe: &str) -> Section {
    let say = |english: &str, french: &str| if language == "fr" { french.to_owned() } else { english.to_owned() };
    let mut section = Section::new("changes", say("What changed", "Ce qui a changé"));
    let (changed, added, gone) = (diff.changed.len(), diff.only_second.len(), diff.only_first.len());
    section.blocks.push(Block::Paragraph(say(
        &format!("This report was made before, with recipe {recipe}. Held against that one, {changed} of {} cells of its tables differ; {added} rows are new and {gone} are gone.", diff.compared),
        &format!("Ce rapport avait déjà été fait, avec la recette {recipe}. Par rapport à lui, {changed} des {} cellules de ses tableaux diffèrent ; {added} lignes sont nouvelles et {gone} ont disparu.", diff.compared),
    )));
    let what = |column: &str| match column {
        "library" => say("the articles", "les articles"),
        "codebook" => say("the codebook", "la grille"),
        _ => say("the program’s version", "la version du programme"),
    };
    let around: Vec<String> = diff.circumstances.iter().map(|one| what(&one.column)).collect();
    section.blocks.push(Block::Paragraph(if around.is_empty() {
        say("Articles, codebook and version are the same.", "Articles, grille et version sont les mêmes.")
    } else {
        format!("{} {}.", say("Changed since then:", "Changés depuis :"), around.join(", "))
    }));
    if changed > 0 {
        section.blocks.push(Block::Table(table(diff, &say)));
    }
    if changed > LISTED {
        section.blocks.push(Block::Note(say(
            &format!("{} more changes are not listed here; `entente diff` lists them all.", changed - LISTED),
            &format!("{} autres changements ne sont pas listés ici ; `entente diff` les donne tous.", changed - LISTED),
        )));
    }
    for (rows, heading) in [(&diff.only_second, say("New rows", "Lignes nouvelles")), (&diff.only_first, say("Rows that are gone", "Lignes disparues"))] {
        if !rows.is_empty() {
            section.blocks.push(Block::Subheading(heading));
            section.blocks.push(Block::List(rows.iter().take(LISTED).cloned().collect()));
        }
    }
    section
}

fn table(diff: &NumberDiff, say: &dyn Fn(&str, &str) -> String) -> Table {
    let headings = [
        (say("Table", "Tableau"), Kind::Text),
        (say("Row", "Ligne"), Kind::Text),
        (say("Column", "Colonne"), Kind::Text),
        (say("Before", "Avant"), Kind::Number),
        (say("Now", "Maintenant"), Kind::Number),
    ];
    let mut table = Table::new(say(CHANGES[0], CHANGES[1]), headings);
    let cell = |value: &Json| match value {
        Json::Null => Cell::Empty,
        Json::String(text) => Cell::text(text.clone()),
        other => Cell::text(other.to_string()),
    };
    let row = |change: &crate::answers::NumberChange| {
        vec![Cell::text(change.table.clone()), Cell::text(change.row.clone()), Cell::text(change.column.clone()), cell(&change.before), cell(&change.after)]
    };
    table.rows = diff.changed.iter().take(LISTED).map(row).collect();
    table
}
