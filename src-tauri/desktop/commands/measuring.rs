//! Coverage, events and saved comparisons: each hands its question to the library and its answer back.

use std::path::PathBuf;

use entente_engine::answers::{Coverage, Events, Figure, Style};
use entente_engine::question::{Question, Selection};
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn coverage(desk: State<'_, Desk>, selection: Selection) -> Answer<Coverage> {
    desk.ask(|library| library.coverage(&selection))
}

#[tauri::command(async)]
pub fn figure_coverage(desk: State<'_, Desk>, selection: Selection, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_coverage(&selection, &style))
}

#[tauri::command(async)]
pub fn events(desk: State<'_, Desk>, question: Question, window_days: u32, language: String) -> Answer<Events> {
    desk.ask(|library| library.events(&question, &library.all_events(&language)?, window_days))
}

#[tauri::command(async)]
pub fn figure_compare_save(desk: State<'_, Desk>, question: Question, baseline: Option<String>, style: Style, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.figure_compare_save(&question, baseline.as_deref(), &style, &path)).map(|()| path)
}
