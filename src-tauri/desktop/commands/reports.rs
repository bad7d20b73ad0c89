//! Reports: shown first, then saved.

use std::path::PathBuf;

use entente_engine::answers::{Problem, ReportOptions};
use entente_engine::library::{report_template_file, report_template_save as report_template_save_as};
use entente_engine::question::Question;
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn report_preview(desk: State<'_, Desk>, question: Question, options: ReportOptions) -> Answer<String> {
    desk.ask(|library| library.report_html(&question, &options))
}

#[tauri::command(async)]
pub fn report_save(desk: State<'_, Desk>, question: Question, options: ReportOptions, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.report(&question, &options, &path)).map(|()| path)
}

#[tauri::command(async)]
pub fn report_template_open(path: PathBuf) -> Answer<ReportOptions> {
    report_template_file(&path).map_err(|error| Problem::from(&error))
}

#[tauri::command(async)]
pub fn report_template_save(options: ReportOptions, path: PathBuf) -> Answer<PathBuf> {
    report_template_save_as(&options, &path).map(|()| path).map_err(|error| Problem::from(&error))
}
