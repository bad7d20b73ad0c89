//! What leaves the window for others, and what is checked: exports, reports made again, verification.

use std::path::PathBuf;

use entente_engine::answers::{ExportChoice, Exported, NumberDiff, Verification};
use entente_engine::progress::silent;
use entente_engine::question::Question;
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn export_data(desk: State<'_, Desk>, question: Question, choice: ExportChoice, path: PathBuf) -> Answer<Exported> {
    desk.ask(|library| library.export(&question, &choice, &path, &silent))
}

#[tauri::command(async)]
pub fn report_again(desk: State<'_, Desk>, old: PathBuf, dated: Option<String>, path: PathBuf) -> Answer<NumberDiff> {
    desk.ask(|library| library.report_again(&old, dated, &path))
}

#[tauri::command(async)]
pub fn verify(desk: State<'_, Desk>, file: PathBuf) -> Answer<Verification> {
    desk.ask(|library| library.verify(&file))
}
