//! The codebook as it is edited, and what is set by hand about single hits.

use std::path::PathBuf;

use entente_engine::answers::{
    CodebookBook, CodebookChange, CodebookEntry, CodebookImport, CodebookVersion, Explanation, HandEdit, HandState, Style, WhyNot,
};
use entente_engine::article::Zone;
use entente_engine::question::Question;
use tauri::{AppHandle, State};

use crate::desk::{Answer, Desk, problem};
use crate::jobs::{self, Kind};

#[tauri::command(async)]
pub fn codebook_book(desk: State<'_, Desk>) -> Answer<CodebookBook> {
    desk.ask(|library| library.codebook_book())
}

#[tauri::command(async)]
pub fn codebook_check(desk: State<'_, Desk>, changes: Vec<CodebookChange>) -> Answer<Vec<CodebookEntry>> {
    desk.ask(|library| library.codebook_check(&changes))
}

/// A job: its outcome is the preview.
#[tauri::command(async)]
pub fn codebook_preview(app: AppHandle, desk: State<'_, Desk>, changes: Vec<CodebookChange>, question: Question, style: Style) -> Answer<String> {
    let library = desk.library()?;
    Ok(jobs::start(&app, Kind::Preview, move |report| library.codebook_preview(&changes, &question, &style, report)))
}

#[tauri::command(async)]
pub fn codebook_save(desk: State<'_, Desk>, changes: Vec<CodebookChange>, note: String, author: String, dated: String) -> Answer<CodebookVersion> {
    desk.ask(|library| library.codebook_save(&changes, &note, &author, &dated))
}

#[tauri::command(async)]
pub fn codebook_bring_back(desk: State<'_, Desk>, version: i64, note: String, author: String, dated: String) -> Answer<CodebookVersion> {
    desk.ask(|library| library.codebook_bring_back(version, &note, &author, &dated))
}

#[tauri::command(async)]
pub fn codebook_import(path: PathBuf, language: String) -> Answer<CodebookImport> {
    entente_engine::library::codebook_import(&path, &language).map_err(|error| problem(&error))
}

/// Answers what the file's form cannot hold.
#[tauri::command(async)]
pub fn codebook_export(desk: State<'_, Desk>, language: String, path: PathBuf) -> Answer<Vec<String>> {
    desk.ask(|library| entente_engine::library::codebook_export(&library.wanted_codebook()?, &language, &path))
}

#[tauri::command(async)]
pub fn set_by_hand(desk: State<'_, Desk>, edit: HandEdit) -> Answer<HandState> {
    desk.ask(|library| library.set_by_hand(&edit))
}

#[tauri::command(async)]
pub fn undo_by_hand(desk: State<'_, Desk>) -> Answer<HandState> {
    desk.ask(|library| library.undo_by_hand())
}

#[tauri::command(async)]
pub fn redo_by_hand(desk: State<'_, Desk>) -> Answer<HandState> {
    desk.ask(|library| library.redo_by_hand())
}

#[tauri::command(async)]
pub fn export_by_hand(desk: State<'_, Desk>, path: PathBuf) -> Answer<u64> {
    desk.ask(|library| library.export_by_hand(&path))
}

/// Why a hit is what it is.
#[tauri::command(async)]
pub fn why(desk: State<'_, Desk>, article: i64, zone: Zone, start: usize, end: usize, concept: String) -> Answer<Explanation> {
    desk.ask(|library| library.why(article, zone, start, end, &concept))
}

#[tauri::command(async)]
pub fn why_not(desk: State<'_, Desk>, article: i64) -> Answer<Vec<WhyNot>> {
    desk.ask(|library| library.why_not(article))
}
