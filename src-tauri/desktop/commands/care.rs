//! The care of a library: its log, its bin, what is erased for good, its backups, and where it lies.

use std::path::PathBuf;

use entente_engine::Error;
use entente_engine::answers::{BackupInfo, BinPage, LibraryInfo, LogLine};
use entente_engine::edit::{ArticleFields, EditMade};
use entente_engine::library::backups_of;
use entente_engine::progress::silent;
use entente_engine::question::Selection;
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk, problem};
use crate::jobs::{self, Jobs, Kind};

#[tauri::command(async)]
pub fn log_lines(desk: State<'_, Desk>, offset: u64, limit: u64) -> Answer<Vec<LogLine>> {
    desk.ask(|library| library.log(offset, limit))
}

#[tauri::command(async)]
pub fn edit_selected(desk: State<'_, Desk>, selection: Selection, set: ArticleFields) -> Answer<EditMade> {
    desk.ask(|library| library.edit_selected(&selection, &set, &silent))
}

#[tauri::command(async)]
pub fn delete_selected(desk: State<'_, Desk>, selection: Selection) -> Answer<EditMade> {
    desk.ask(|library| library.delete_selected(&selection, &silent))
}

#[tauri::command(async)]
pub fn bin(desk: State<'_, Desk>, offset: u64, limit: u64) -> Answer<BinPage> {
    desk.ask(|library| library.bin(offset, limit))
}

/// Erases the bin for good, and the backups that the person was shown and wants gone: a job.
#[tauri::command(async)]
pub fn erase(app: AppHandle, desk: State<'_, Desk>, jobs: State<'_, Jobs>, backups: Vec<BackupInfo>) -> Answer<String> {
    alone(&jobs)?;
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Erase, move |report| {
        let erased = library.erase(report)?;
        library.forget_backups(&backups)?;
        Ok(erased)
    }))
}

#[tauri::command(async)]
pub fn backups(desk: State<'_, Desk>) -> Answer<Vec<BackupInfo>> {
    let path = desk.library()?.path().to_path_buf();
    backups_of(&path).map_err(|error| problem(&error))
}

/// Makes a backup beside the library, as a job; with `due` only where something changed since the last one.
#[tauri::command(async)]
pub fn backup_make(app: AppHandle, desk: State<'_, Desk>, due: bool) -> Answer<Option<String>> {
    let most = usize::from(desk.folders.settings().backups);
    let library = desk.library()?;
    if due && (most == 0 || !library.backup_is_due().map_err(|error| problem(&error))?) {
        return Ok(None);
    }
    Ok(Some(jobs::start(&app, Kind::Backup, move |report| library.keep_backup(most, report))))
}

/// Puts a backup in the place of the open library; what was there is kept.
#[tauri::command(async)]
pub fn backup_restore(desk: State<'_, Desk>, jobs: State<'_, Jobs>, path: PathBuf) -> Answer<LibraryInfo> {
    alone(&jobs)?;
    desk.restore(&path)
}

/// Copies the library into another folder and goes on with the copy; the old file stays where it is.
#[tauri::command(async)]
pub fn library_move(desk: State<'_, Desk>, jobs: State<'_, Jobs>, folder: PathBuf) -> Answer<LibraryInfo> {
    alone(&jobs)?;
    let copy = desk.ask(|library| library.copy_into(&folder, &silent))?;
    desk.open(&copy)
}

fn alone(jobs: &Jobs) -> Answer<()> {
    match jobs.any() {
        true => Err(problem(&Error::new("work-under-way", "Some work on this library is still under way.", "Wait until it is done, or stop it first."))),
        false => Ok(()),
    }
}
