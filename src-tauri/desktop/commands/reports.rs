//! Reports: shown first, then saved.

use std::path::PathBuf;

use entente_engine::answers::ReportOptions;
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
