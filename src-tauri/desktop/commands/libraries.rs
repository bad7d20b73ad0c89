//! Opening, making and closing libraries.

use std::path::PathBuf;

use entente_engine::answers::LibraryInfo;
use tauri::State;

use crate::desk::{Answer, Desk};
use crate::settings::Recent;

#[tauri::command(async)]
pub fn recent(desk: State<'_, Desk>) -> Vec<Recent> {
    desk.folders.recent()
}

#[tauri::command(async)]
pub fn library_open(desk: State<'_, Desk>, path: PathBuf) -> Answer<LibraryInfo> {
    desk.open(&path)
}

#[tauri::command(async)]
pub fn library_create(desk: State<'_, Desk>, path: PathBuf) -> Answer<LibraryInfo> {
    desk.create(&path)
}

#[tauri::command(async)]
pub fn library_sample(desk: State<'_, Desk>) -> Answer<LibraryInfo> {
    desk.open_sample()
}

#[tauri::command(async)]
pub fn library_close(desk: State<'_, Desk>) {
    desk.close();
}

/// What is open, or nothing.
#[tauri::command(async)]
pub fn library_info(desk: State<'_, Desk>) -> Answer<Option<LibraryInfo>> {
    if desk.library().is_err() {
        return Ok(None);
    }
    desk.ask(|library| library.info()).map(Some)
}
