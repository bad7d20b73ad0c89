//! Import and coding, as jobs beside the window, which goes on reading.

use std::path::PathBuf;

use entente_engine::answers::{ImportOptions, ImportPreview, Provenance, Refused, RuleCount, Unfinished};
use entente_engine::library::{Depth, examine};
use entente_engine::progress::silent;
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk, now, problem};
use crate::jobs::{self, Jobs, Kind};

/// The same, with the day of the import and the program itself, which the engine cannot know.
fn today(options: ImportOptions) -> ImportOptions {
    let today = now().get(..10).map(str::to_owned);
    ImportOptions { today, program: std::env::current_exe().ok(), ..options }
}

#[tauri::command(async)]
pub fn import_preview(desk: State<'_, Desk>, paths: Vec<PathBuf>, options: Option<ImportOptions>, whole: Option<bool>) -> Answer<ImportPreview> {
    let options = today(options.unwrap_or_default());
    let depth = if whole == Some(true) { Depth::Whole } else { Depth::Glance };
    match desk.library() {
        Ok(library) => library.examine(&paths, &options, depth, &silent),
        Err(_) => examine(&paths, &options, depth, &silent),
    }
    .map_err(|error| problem(&error))
}

#[tauri::command(async)]
pub fn import_unfinished(desk: State<'_, Desk>) -> Answer<Option<Unfinished>> {
    desk.ask(|library| library.unfinished())
}

#[tauri::command(async)]
pub fn import_forget(desk: State<'_, Desk>) -> Answer<()> {
    desk.ask(|library| library.forget_unfinished())
}

#[tauri::command(async)]
pub fn cleaning(desk: State<'_, Desk>) -> Answer<Vec<RuleCount>> {
    desk.ask(|library| library.cleaning(&silent))
}

#[tauri::command(async)]
pub fn cleaning_start(app: AppHandle, desk: State<'_, Desk>, rules_off: Vec<String>) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Clean, move |report| library.set_cleaning(&rules_off, report)))
}

#[tauri::command(async)]
pub fn originals_drop(desk: State<'_, Desk>) -> Answer<()> {
    desk.ask(|library| library.drop_originals().map(|_| ()))
}

#[tauri::command(async)]
pub fn reread_start(app: AppHandle, desk: State<'_, Desk>) -> Answer<String> {
    let library = desk.library()?;
    let options = today(ImportOptions::default());
    Ok(jobs::start(&app, Kind::Reread, move |report| library.reread(&options, report)))
}

/// The index of words, built beside everything else.
#[tauri::command(async)]
pub fn index_start(app: AppHandle, desk: State<'_, Desk>) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Index, move |report| library.index(report)))
}

#[tauri::command(async)]
pub fn provenance_add(desk: State<'_, Desk>, collection: Option<String>, told: Provenance) -> Answer<()> {
    desk.ask(|library| library.add_provenance(collection.as_deref(), &told))
}

#[tauri::command(async)]
pub fn provenance_forget(desk: State<'_, Desk>, collection: Option<String>) -> Answer<()> {
    desk.ask(|library| library.forget_provenance(collection.as_deref()))
}

/// Reads a table of published totals that the person chooses. Answers how many totals there are now.
#[tauri::command(async)]
pub fn published_add(desk: State<'_, Desk>, path: PathBuf) -> Answer<u64> {
    desk.ask(|library| {
        let table = std::fs::read_to_string(&path).map_err(|cause| entente_engine::Error::unreadable(&path, cause))?;
        library.add_published(&table)
    })
}

#[tauri::command(async)]
pub fn published_forget(desk: State<'_, Desk>) -> Answer<()> {
    desk.ask(|library| library.forget_published())
}

#[tauri::command(async)]
pub fn import_start(app: AppHandle, desk: State<'_, Desk>, paths: Vec<PathBuf>, options: ImportOptions) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Import, move |report| library.import(&paths, &today(options), report)))
}

#[tauri::command(async)]
pub fn code_start(app: AppHandle, desk: State<'_, Desk>) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Code, move |report| library.code(None, report)))
}

#[tauri::command(async)]
pub fn job_cancel(jobs: State<'_, Jobs>, job: String) {
    jobs.cancel(&job);
}

#[tauri::command(async)]
pub fn rejections(desk: State<'_, Desk>) -> Answer<Vec<Refused>> {
    desk.ask(|library| library.rejections())
}
