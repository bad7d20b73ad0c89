//! `entente codebook check | show | import | export`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use entente_engine::codebook::{CheckOutcome, Codebook as Book, export_quanteda, import_quanteda, import_word_list};
use entente_engine::answers::{CodebookPreview, CodebookVersion, Style};
use entente_engine::library::{codebook_export, read_codebook};
use entente_engine::question::Question;
use entente_engine::{Error, Result};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Codebook {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Reads a codebook and codes its examples; without a file, the shipped one.
    Check {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Lists concepts, categories and expressions.
    Show {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Makes a codebook from a quanteda dictionary (.yml, .yaml) or a word list (.txt).
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Language of its words, ISO 639-1.
        #[arg(long, value_name = "XX", default_value = "en")]
        language: String,
        /// Where the codebook is written; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes one language of a codebook as a quanteda dictionary.
    Export {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "XX", default_value = "en")]
        language: String,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// What a codebook would find in a library: hits gained and lost, sampled lines of each, nothing kept.
    Preview {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The concept whose trend is shown before and after.
        #[arg(long, value_name = "CONCEPT")]
        concept: Option<String>,
        /// Draw the trend before and after: .svg.
        #[arg(long = "out", value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Makes a codebook the library's newest version; `entente code` codes with it.
    Save {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Lists the versions of a library's codebook.
    Versions {
        #[command(flatten)]
        library: LibraryArg,
    },
    /// Makes an older version the newest again.
    BringBack {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(value_name = "VERSION")]
        version: i64,
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Writes a library's codebook, or a version of it: one file of the program's own form, or .yml for quanteda.
    Write {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long = "of", value_name = "VERSION")]
        version: Option<i64>,
        /// The language of a quanteda dictionary.
        #[arg(long, value_name = "XX", default_value = "en")]
        language: String,
    },
}

/// What is said of a version.
#[derive(clap::Args)]
struct AboutArgs {
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    #[arg(long, value_name = "NAME", default_value = "")]
    author: String,
    /// The day, such as 2024-03-21.
    #[arg(long, value_name = "DATE", default_value = "")]
    dated: String,
}

impl Codebook {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        match self.what {
            What::Check { file } => check(out, &open(file.as_deref())?),
            What::Show { file } => show(out, &open(file.as_deref())?),
            What::Import { file, language, out: to } => import(out, &file, &language, to.as_deref()),
            What::Export { file, language, out: to } => {
                let exported = export_quanteda(&open(file.as_deref())?, &language);
                hand_over(out, &exported, &exported.text, &exported.left_out, to.as_deref())
            }
            What::Preview { library, file, concept, out: to } => preview(out, &library, &file, concept, to.as_deref()),
            What::Save { library, file, about } => version(out, &library.open()?.codebook_take(&read_codebook(&file)?, &about.note, &about.author, &about.dated)?),
            What::Versions { library } => versions(out, &library),
            What::BringBack { library, version: id, about } => version(out, &library.open()?.codebook_bring_back(id, &about.note, &about.author, &about.dated)?),
            What::Write { library, out: to, version, language } => write(out, &library, &to, version, &language),
        }
    }
}

fn preview(out: &mut Out, library: &LibraryArg, file: &Path, concept: Option<String>, to: Option<&Path>) -> Result<Exit> {
    let (library, book) = (library.open()?, read_codebook(file)?);
    let concept = concept.or_else(|| book.concepts.first().map(|concept| concept.id.clone())).unwrap_or_default();
    let bar = out.bar();
    let preview = library.preview_of(&book, &Question::about(concept), &Style::default(), &|step| bar.step(step));
    bar.clear();
    let preview = preview?;
    if let (Some(path), Some(figure)) = (to, &preview.figure) {
        std::fs::write(path, &figure.svg).map_err(|cause| Error::unwritable(path, cause))?;
    }
    if out.is_json() {
        out.json(&preview)?;
        return Ok(Exit::Good);
    }
    let CodebookPreview { total, .. } = &preview;
    out.line(&format!("{} hits, {} gained, {} lost, {} changed; {} of {} articles can change", total.after, total.gained, total.lost, total.changed, preview.looked_at, preview.articles))?;
    for count in preview.languages.iter().chain(&preview.outlets).filter(|count| count.gained + count.lost + count.changed > 0) {
        out.line(&format!("  {}: {} gained, {} lost, {} changed", count.key, count.gained, count.lost, count.changed))?;
    }
    for (sign, lines) in [("+", &preview.gained), ("-", &preview.lost)] {
        for hit in lines {
            out.line(&format!("{sign} {} {}: {} [{}]", hit.date.as_deref().unwrap_or("undated"), hit.outlet.as_deref().unwrap_or("(unknown)"), hit.sentence, hit.text))?;
        }
    }
    preview.warnings.iter().for_each(|warning| out.remark(&format!("warning: {warning}")));
    Ok(Exit::Good)
}

fn version(out: &mut Out, version: &CodebookVersion) -> Result<Exit> {
    if out.is_json() {
        out.json(version)?;
    } else {
        out.line(&told(version))?;
    }
    Ok(Exit::Good)
}

fn versions(out: &mut Out, library: &LibraryArg) -> Result<Exit> {
    for version in library.open()?.codebook_versions()? {
        if out.is_json() {
            out.json(&version)?;
        } else {
            out.line(&told(&version))?;
        }
    }
    Ok(Exit::Good)
}

fn told(version: &CodebookVersion) -> String {
    let state = match (version.wanted, version.answers) {
        (true, false) => " (waits for its coding)",
        (true, true) => " (answers)",
        _ => "",
    };
    let about: Vec<&str> = [version.dated.as_str(), version.author.as_str(), version.note.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    format!("{} {} {}{state} {}", version.id, version.what, version.hash, about.join(", ")).trim_end().to_string()
}

fn write(out: &mut Out, library: &LibraryArg, to: &Path, version: Option<i64>, language: &str) -> Result<Exit> {
    let library = library.open()?;
    let book = version.map_or_else(|| library.wanted_codebook(), |id| library.codebook_of_version(id))?;
    let left_out = codebook_export(&book, language, to)?;
    if out.is_json() {
        out.json(&serde_json::json!({"file": to, "codebook": book.hash(), "left_out": left_out}))?;
    }
    left_out.iter().for_each(|entry| out.remark(&format!("left out: {entry}")));
    Ok(Exit::Good)
}

fn open(file: Option<&Path>) -> Result<Book> {
    file.map_or_else(|| Ok(Book::shipped()), crate::code::read)
}

fn check(out: &mut Out, book: &Book) -> Result<Exit> {
    let outcome = book.check()?;
    if out.is_json() {
        out.json(&outcome)?;
    } else {
        tell(out, &outcome)?;
    }
    Ok(if outcome.failures.is_empty() { Exit::Good } else { Exit::Bad })
}

fn tell(out: &mut Out, outcome: &CheckOutcome) -> Result<()> {
    out.line(&format!("codebook {}", outcome.codebook))?;
    out.line(&format!("{} concepts, {} expressions, {} patterns", outcome.concepts, outcome.expressions, outcome.patterns))?;
    out.line(&format!("{} of {} examples are coded as they say", outcome.examples - outcome.failures.len(), outcome.examples))?;
    for failure in &outcome.failures {
        let found = if failure.found.is_empty() { "no hit" } else { &failure.found };
        out.line(&format!("{} ({}): “{}”\n    expected {}; found {found}", failure.at, failure.language, failure.text, failure.expected))?;
    }
    outcome.warnings.iter().try_for_each(|warning| out.line(&format!("warning: {warning}")))
}

fn show(out: &mut Out, book: &Book) -> Result<Exit> {
    let info = book.info();
    if out.is_json() {
        out.json(&info)?;
        return Ok(Exit::Good);
    }
    out.line(&format!("{} {}", info.name, info.hash))?;
    out.line(&format!("pair: {}; languages: {}", info.pair.join(", "), info.languages.join(", ")))?;
    for concept in &info.concepts {
        out.line(&format!("\n{}: {}", concept.id, concept.definition.get("en").map_or("", String::as_str)))?;
        for category in &concept.categories {
            out.line(&format!("  {}: {}", category.id, category.definition.get("en").map_or("", String::as_str)))?;
            for expression in &category.expressions {
                out.line(&format!("    [{}] {}: {}", expression.language, expression.id, expression.patterns.join(" · ")))?;
            }
        }
    }
    Ok(Exit::Good)
}

fn import(out: &mut Out, file: &Path, language: &str, to: Option<&Path>) -> Result<Exit> {
    let text = std::fs::read_to_string(file).map_err(|cause| Error::unreadable(file, cause))?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let yaml = file.extension().is_some_and(|kind| kind == "yml" || kind == "yaml");
    let imported = if yaml { import_quanteda(&name, &text, language)? } else { import_word_list(&name, &text, language)? };
    hand_over(out, &imported, &imported.toml, &imported.left_out, to)
}

/// Writes a text to a file or to standard output, and tells what could not be held.
fn hand_over(out: &mut Out, whole: &impl serde::Serialize, text: &str, left_out: &[String], to: Option<&Path>) -> Result<Exit> {
    match to {
        Some(path) => {
            std::fs::write(path, text).map_err(|cause| Error::unwritable(path, cause))?;
            if out.is_json() {
                out.json(whole)?;
            }
        }
        None if out.is_json() => out.json(whole)?,
        None => out.line(text.trim_end())?,
    }
    left_out.iter().for_each(|entry| out.remark(&format!("left out: {entry}")));
    Ok(Exit::Good)
}
