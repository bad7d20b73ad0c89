//! Changes by hand, and what is a copy of what.

use entente_engine::answers::{CopiesOutcome, Differences};
use entente_engine::edit::{Edit, EditMade};
use entente_engine::progress::silent;
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn edit(desk: State<'_, Desk>, edit: Edit) -> Answer<EditMade> {
    desk.ask(|library| library.edit(&edit))
}

#[tauri::command(async)]
pub fn undo(desk: State<'_, Desk>) -> Answer<Option<EditMade>> {
    desk.ask(|library| library.undo())
}

#[tauri::command(async)]
pub fn redo(desk: State<'_, Desk>) -> Answer<Option<EditMade>> {
    desk.ask(|library| library.redo())
}

#[tauri::command(async)]
pub fn edits(desk: State<'_, Desk>) -> Answer<Vec<EditMade>> {
    desk.ask(|library| library.edits())
}

#[tauri::command(async)]
pub fn copies(desk: State<'_, Desk>, threshold: Option<f64>) -> Answer<CopiesOutcome> {
    desk.ask(|library| library.copies(threshold, &silent))
}

#[tauri::command(async)]
pub fn differences(desk: State<'_, Desk>, article: i64, other: i64) -> Answer<Differences> {
    desk.ask(|library| library.differences(article, other))
}
