//! What leaves the window for others, and what is checked: exports, reports made again, verification.

use std::path::PathBuf;

use entente_engine::answers::{ExportChoice, NumberDiff, Verification};
use entente_engine::question::Question;
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk};
use crate::jobs::{self, Kind};

/// A job, whose outcome is what was written.
#[tauri::command(async)]
pub fn export_data(app: AppHandle, desk: State<'_, Desk>, question: Question, choice: ExportChoice, path: PathBuf) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Export, move |report| library.export(&question, &choice, &path, report)))
}

#[tauri::command(async)]
pub fn report_again(desk: State<'_, Desk>, old: PathBuf, dated: Option<String>, path: PathBuf) -> Answer<NumberDiff> {
    desk.ask(|library| library.report_again(&old, dated, &path))
}

#[tauri::command(async)]
pub fn verify(desk: State<'_, Desk>, file: PathBuf) -> Answer<Verification> {
    desk.ask(|library| library.verify(&file))
}
