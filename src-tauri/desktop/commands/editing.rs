//! Changes by hand, and what is a copy of what.

use entente_engine::answers::Differences;
use entente_engine::edit::{Edit, EditMade};
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk};
use crate::jobs::{self, Kind};

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

/// Looks for copies among what came since it was last done: a job, whose outcome is how the articles fall into stories.
#[tauri::command(async)]
pub fn copies(app: AppHandle, desk: State<'_, Desk>, threshold: Option<f64>) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Group, move |report| library.copies(threshold, report)))
}

#[tauri::command(async)]
pub fn differences(desk: State<'_, Desk>, article: i64, other: i64) -> Answer<Differences> {
    desk.ask(|library| library.differences(article, other))
}
