//! A look into files before they are imported: what each is, its columns, its first articles.

use std::path::PathBuf;

use super::{Event, Limits, csv, walk};
use crate::answers::{FilePreview, ImportOptions, ImportPreview, SampleArticle};
use crate::article::Article;
use crate::{Error, Result};

/// Files looked into.
const FILES: usize = 12;
/// Articles shown of each.
const ARTICLES: usize = 10;
/// Characters shown of each body.
const CHARACTERS: usize = 400;

/// Reads the first articles of the first files. Nothing is stored.
pub fn preview(paths: &[PathBuf], options: &ImportOptions) -> Result<ImportPreview> {
    let mut files: Vec<FilePreview> = Vec::new();
    let mut more = 0;
    for path in files_of(paths) {
        if files.len() >= FILES {
            more += 1;
            continue;
        }
        look_into(&path, options, &mut files)?;
    }
    Ok(ImportPreview { files, more_files: more })
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
            waiting.extend(inside.into_iter().map(|path| (path, depth + 1)));
        } else {
            all.push(path);
        }
    }
    all
}

fn look_into(path: &std::path::Path, options: &ImportOptions, files: &mut Vec<FilePreview>) -> Result<()> {
    let first = files.len();
    let mut take = |event: Event| {
        match event {
            Event::File { source, format, encoding } => files.push(FilePreview { source, format, encoding, ..FilePreview::default() }),
            Event::Article { article, .. } => with_last(files, |file| file.articles.push(sample(&article))),
            Event::Rejected { rejection, .. } => with_last(files, |file| file.rejected.push(rejection)),
            Event::Note(note) => with_last(files, |file| file.notes.push(note)),
            Event::Announced(_) => {}
        }
        let full = files.last().is_some_and(|file| file.articles.len() + file.rejected.len() >= ARTICLES);
        if full { Err(Error::cancelled()) } else { Ok(()) }
    };
    match walk::read(&[path.to_path_buf()], options, Limits::default(), &mut take) {
        Err(error) if error.code() != "cancelled" => return Err(error),
        _ => {}
    }
    // Columns are read from the file itself; a table inside an archive shows its articles only.
    let whole = path.display().to_string();
    for file in files[first..].iter_mut().filter(|file| file.format == "csv" && file.source == whole) {
        (file.columns, file.mapping) = columns(path)?;
    }
    Ok(())
}

fn with_last(files: &mut [FilePreview], change: impl FnOnce(&mut FilePreview)) {
    if let Some(file) = files.last_mut() {
        change(file);
    }
}

fn columns(path: &std::path::Path) -> Result<(Vec<String>, Option<crate::answers::Mapping>)> {
    use std::io::Read;
    let mut head = Vec::new();
    let file = std::fs::File::open(path).map_err(|cause| Error::unreadable(path, cause))?;
    file.take(super::item::HEAD as u64).read_to_end(&mut head).map_err(|cause| Error::unreadable(path, cause))?;
    let encoding = super::decode::of(&head, super::decode::Part::Beginning);
    let (columns, mapping) = csv::columns(&encoding.decode(&head).0);
    Ok((columns, Some(mapping)))
}

fn sample(article: &Article) -> SampleArticle {
    SampleArticle {
        outlet: article.outlet.clone(),
        date: article.published.map(|date| date.to_day()),
        language: article.language.clone(),
        title: article.title.clone(),
        body: article.body.chars().take(CHARACTERS).collect(),
        position: article.position.clone(),
    }
}
