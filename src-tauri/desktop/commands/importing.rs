//! Import and coding, as jobs beside the window, which goes on reading.

use std::path::PathBuf;

use entente_engine::answers::{ImportOptions, ImportPreview, Rejection};
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk, problem};
use crate::jobs::{self, Jobs, Kind};

#[tauri::command(async)]
pub fn import_preview(paths: Vec<PathBuf>) -> Answer<ImportPreview> {
    entente_engine::library::preview(&paths, &ImportOptions::default()).map_err(|error| problem(&error))
}

#[tauri::command(async)]
pub fn import_start(app: AppHandle, desk: State<'_, Desk>, paths: Vec<PathBuf>, options: ImportOptions) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Import, move |report| library.import(&paths, &options, report)))
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
pub fn rejections(desk: State<'_, Desk>) -> Answer<Vec<Rejection>> {
    desk.ask(|library| library.rejections())
}
