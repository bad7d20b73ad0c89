//! The concordance: its lines, its marks, its files.

use std::path::PathBuf;

use entente_engine::answers::{Behind, LineChoice, LineMark, LinePage};
use entente_engine::question::Question;
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk};
use crate::jobs::{self, Kind};

/// What an export did.
#[derive(Serialize)]
struct Exported {
    lines: u64,
    path: PathBuf,
}

#[tauri::command(async)]
pub fn concordance(desk: State<'_, Desk>, question: Question, choice: LineChoice, offset: u64, limit: u64) -> Answer<LinePage> {
    desk.ask(|library| library.concordance(&question, &Behind::default(), &choice, offset, limit))
}

#[tauri::command(async)]
pub fn concordance_save(app: AppHandle, desk: State<'_, Desk>, question: Question, choice: LineChoice, title: String, language: String, path: PathBuf) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Export, move |report| {
        let lines = library.concordance_save(&question, &choice, &title, &language, &path, report)?;
        Ok(Exported { lines, path })
    }))
}

#[tauri::command(async)]
pub fn mark_line(desk: State<'_, Desk>, mark: LineMark) -> Answer<()> {
    desk.ask(|library| library.mark_line(&mark))
}
