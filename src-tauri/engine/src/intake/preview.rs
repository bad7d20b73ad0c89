//! The import doctor's look into files: what each is and holds, counted, with its first articles. Nothing is stored.

use std::path::{Path, PathBuf};

use super::zones::Off;
use super::{Event, Limits, csv, json, mapping, mojibake, parquet, readers, sheets, walk};
use super::survey::Survey;
use crate::answers::{FilePreview, ImportOptions, ImportPreview, Mapping, SampleArticle};
use crate::article::Article;
use crate::{Error, Result};

/// Files described one by one; the rest is in the sums.
const FILES: usize = 200;
/// Articles shown of each file.
const ARTICLES: usize = 10;
/// Refused items shown of each file.
const REFUSED: usize = 20;
/// Characters shown of each body.
const CHARACTERS: usize = 400;

/// How far a look goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// A few thousand articles of each file, a few hundred files: at once.
    Glance,
    /// Everything, as an import would read it.
    Whole,
}

/// Articles and bytes of text that a glance takes of one path, and of all.
const GLANCE_ARTICLES: u64 = 1_000;
const GLANCE_BYTES: u64 = 6 << 20;
const GLANCE_ALL: u64 = 40 << 20;

/// Reads what lies under the paths and says what it is. `report` is asked now and then whether to go on.
///
/// # Errors
/// Where a path is not there, the named format or a rule is unknown, or on `cancelled`.
pub fn preview(paths: &[PathBuf], options: &ImportOptions, depth: Depth, report: &crate::progress::Report<'_>) -> Result<ImportPreview> {
    let off = off(options)?;
    let today = options.today.as_deref().and_then(|day| day.parse().ok());
    let survey = Survey::new(today, &off, &options.rules_off);
    let mut look = Looking { depth, report, files: Vec::new(), surveys: Vec::new(), new: survey.clone(), total: survey, formats: Vec::new(), more: 0, bytes: 0, path: 0, articles: 0, stop: None };
    for path in files_of(paths) {
        if depth == Depth::Glance && look.bytes >= GLANCE_ALL {
            look.more += 1;
            continue;
        }
        look.into_path(&path, options)?;
    }
    Ok(look.ended())
}

/// The rules that are switched off.
pub fn off(options: &ImportOptions) -> Result<Off> {
    Off::of(&options.rules_off).map_err(|name| {
        let names: Vec<_> = super::zones::RULES.iter().map(|rule| rule.name).collect();
        Error::new("rule-unknown", format!("There is no rule of cleaning named {name}."), format!("The rules are {}.", names.join(", ")))
    })
}

/// The files under the paths, one by one, so that a long one can be left in its middle.
fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut waiting: Vec<(PathBuf, u32)> = paths.iter().rev().map(|path| (path.clone(), 0)).collect();
    while let Some((path, depth)) = waiting.pop() {
        if path.is_dir() && depth < 32 {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(&path).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
            inside.retain(|name| !name.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
            inside.sort_by(|one, other| other.cmp(one));
            // A link that leads back up would be followed for ever.
            waiting.extend(inside.into_iter().filter(|path| !(path.is_symlink() && path.is_dir())).map(|path| (path, depth + 1)));
        } else {
            all.push(path);
        }
    }
    all
}

struct Looking<'a> {
    depth: Depth,
    report: &'a crate::progress::Report<'a>,
    files: Vec<FilePreview>,
    /// Beside `files`.
    surveys: Vec<Survey>,
    new: Survey,
    total: Survey,
    formats: Vec<(String, u64)>,
    more: u64,
    bytes: u64,
    /// Bytes and articles of the present path.
    path: u64,
    articles: u64,
    stop: Option<Error>,
}

impl Looking<'_> {
    fn into_path(&mut self, path: &Path, options: &ImportOptions) -> Result<()> {
        let first = self.files.len();
        (self.path, self.articles) = (0, 0);
        let read = walk::read(&[path.to_path_buf()], options, Limits::default(), &mut |event| self.take(event));
        if let Some(stop) = self.stop.take() {
            return Err(stop);
        }
        match read {
            Err(error) if error.code() != "cancelled" => return Err(error),
            Err(_) => {
                if let Some(file) = self.files.last_mut() {
                    file.whole = false;
                }
            }
            Ok(()) => {}
        }
        self.bytes += self.path;
        // Columns are read from the file itself; a table inside an archive shows its articles only.
        let whole = path.display().to_string();
        for file in self.files[first..].iter_mut().filter(|file| TABLES.contains(&file.format.as_str()) && file.source == whole) {
            (file.columns, file.mapping) = columns(path, &file.format, options)?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event) -> Result<()> {
        match event {
            Event::File { source, format, encoding } => self.file(source, format, encoding),
            Event::Article { article, .. } => self.article(&article)?,
            Event::Rejected { rejection, .. } => {
                self.total.refuse();
                self.with_last(|file, survey| {
                    survey.refuse();
                    if file.rejected.len() < REFUSED {
                        file.rejected.push(rejection);
                    }
                });
            }
            Event::Note(note) => self.with_last(|file, _| file.notes.push(note)),
            Event::Announced(articles) => self.with_last(|file, _| file.announced = Some(articles)),
            Event::Original { .. } => {}
        }
        let full = self.depth == Depth::Glance && (self.articles >= GLANCE_ARTICLES || self.path >= GLANCE_BYTES);
        if full { Err(Error::cancelled()) } else { Ok(()) }
    }

    fn file(&mut self, source: String, format: String, encoding: Option<String>) {
        match self.formats.iter_mut().find(|(name, _)| *name == format) {
            Some((_, files)) => *files += 1,
            None => self.formats.push((format.clone(), 1)),
        }
        if self.files.len() >= FILES {
            self.more += 1;
            return;
        }
        let from_markup = format != "none" && readers::extracts(&format);
        self.files.push(FilePreview { source, format, encoding, whole: true, keeps_original: from_markup, ..FilePreview::default() });
        self.surveys.push(self.new.clone());
    }

    fn article(&mut self, article: &Article) -> Result<()> {
        self.articles += 1;
        self.path += article.body.len() as u64;
        self.total.add(article);
        self.with_last(|file, survey| {
            survey.add(article);
            if file.articles.len() < ARTICLES {
                file.articles.push(sample(article));
            }
        });
        let told = crate::progress::step(self.report, "look", self.total.holdings_read(), None);
        told.map_err(|stop| {
            self.stop = Some(stop);
            Error::cancelled()
        })
    }

    /// Files beyond those described are in the sums alone.
    fn with_last(&mut self, change: impl FnOnce(&mut FilePreview, &mut Survey)) {
        if self.more == 0
            && let (Some(file), Some(survey)) = (self.files.last_mut(), self.surveys.last_mut())
        {
            change(file, survey);
        }
    }

    fn ended(mut self) -> ImportPreview {
        for (file, survey) in self.files.iter_mut().zip(&self.surveys) {
            file.holdings = survey.holdings();
        }
        self.formats.sort_by_key(|(_, files)| std::cmp::Reverse(*files));
        let formats = self.formats.into_iter().map(|(key, files)| crate::answers::Tally { key, articles: files }).collect();
        ImportPreview { files: self.files, more_files: self.more, total: self.total.holdings(), formats }
    }
}

/// Formats with columns that a person may map.
const TABLES: [&str; 6] = ["csv", "media-cloud", "spreadsheet", "parquet", "json", "json-lines"];

fn columns(path: &Path, format: &str, options: &ImportOptions) -> Result<(Vec<String>, Option<Mapping>)> {
    use std::io::Read;
    let unreadable = |cause| Error::unreadable(path, cause);
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    // What is damaged was told when the articles were read.
    match format {
        "spreadsheet" => {
            let mut bytes = Vec::new();
            file.take(Limits::default().entry).read_to_end(&mut bytes).map_err(unreadable)?;
            return Ok(sheets::columns(bytes, options).map(|(columns, mapping)| (columns, Some(mapping))).unwrap_or_default());
        }
        "parquet" => return Ok(parquet::columns(&mut file, options).map(|(columns, mapping)| (columns, Some(mapping))).unwrap_or_default()),
        _ => {}
    }
    let mut head = Vec::new();
    file.take(super::item::HEAD as u64).read_to_end(&mut head).map_err(|cause| Error::unreadable(path, cause))?;
    let encoding = super::decode::of(&head, super::decode::Part::Beginning);
    let text = encoding.decode(&head).0;
    let columns = if format.starts_with("json") { json::columns(&text) } else { csv::columns(&text).0 };
    let mapping = mapping::choose(options, &columns);
    Ok((columns, Some(mapping)))
}

fn sample(article: &Article) -> SampleArticle {
    SampleArticle {
        outlet: article.outlet.clone(),
        date: article.published.map(|date| date.to_day()),
        date_raw: article.date_raw.clone(),
        language: super::survey::language_of(article),
        title: article.title.clone(),
        body: article.body.chars().take(CHARACTERS).collect(),
        position: article.position.clone(),
        extent: article.extent,
        mended: mojibake::mended(&article.body).or_else(|| mojibake::mended(article.title.as_deref()?)).map(|text| text.chars().take(CHARACTERS).collect()),
    }
}
