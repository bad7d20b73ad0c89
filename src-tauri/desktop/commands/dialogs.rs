//! Native dialogs, asked for by the page. With `--answer-dialogs FOLDER` no dialog opens: saving answers a file of that
//! folder, choosing answers what lies in it. The walk through the window uses this.

use std::path::PathBuf;

use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::desk::Desk;

fn file(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file()
}

fn library(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    file(app).add_filter("Entente", &["entente"])
}

fn path(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen?.into_path().ok()
}

#[tauri::command(async)]
pub fn choose_library(app: AppHandle, desk: State<'_, Desk>) -> Option<PathBuf> {
    match &desk.answers {
        Some(folder) => Some(folder.join("press.entente")),
        None => path(library(&app).blocking_pick_file()),
    }
}

#[tauri::command(async)]
pub fn choose_new_library(app: AppHandle, desk: State<'_, Desk>) -> Option<PathBuf> {
    match &desk.answers {
        Some(folder) => Some(folder.join("press.entente")),
        None => path(library(&app).set_file_name("press.entente").blocking_save_file()),
    }
}

#[tauri::command(async)]
pub fn choose_files(app: AppHandle, desk: State<'_, Desk>) -> Option<Vec<PathBuf>> {
    match &desk.answers {
        Some(folder) => Some(vec![folder.join("articles")]),
        None => Some(file(&app).blocking_pick_files()?.into_iter().filter_map(|chosen| chosen.into_path().ok()).collect()),
    }
}

#[tauri::command(async)]
pub fn choose_folder(app: AppHandle, desk: State<'_, Desk>) -> Option<Vec<PathBuf>> {
    match &desk.answers {
        Some(folder) => Some(vec![folder.join("articles")]),
        None => Some(vec![path(file(&app).blocking_pick_folder())?]),
    }
}

/// Where to save a file of that name.
#[tauri::command(async)]
pub fn choose_save(app: AppHandle, desk: State<'_, Desk>, name: String) -> Option<PathBuf> {
    match &desk.answers {
        Some(folder) => Some(folder.join(name)),
        None => path(file(&app).set_file_name(name).blocking_save_file()),
    }
}
