//! Every other way to look at a question, and the person's own events.

use std::path::PathBuf;

use entente_engine::answers::{EventMark, Figure, Style, View, ViewTable};
use entente_engine::library::{CsvStyle, Library};
use entente_engine::question::{Question, Selection};
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn view(desk: State<'_, Desk>, question: Question, view: View, language: String) -> Answer<ViewTable> {
    desk.ask(|library| library.view(&question, &view, &language))
}

#[tauri::command(async)]
pub fn figure_view(desk: State<'_, Desk>, question: Question, view: View, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_view(&question, &view, &style))
}

#[tauri::command(async)]
pub fn view_save(desk: State<'_, Desk>, question: Question, view: View, style: Style, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.save_view(&question, &view, &style, CsvStyle::default(), &path)).map(|()| path)
}

#[tauri::command(async)]
pub fn coverage_save(desk: State<'_, Desk>, selection: Selection, style: Style, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.save_coverage(&selection, &library.coverage(&selection)?, &style, CsvStyle::default(), &path)).map(|()| path)
}

#[tauri::command(async)]
pub fn own_events(desk: State<'_, Desk>) -> Answer<Vec<EventMark>> {
    desk.ask(Library::own_events)
}

#[tauri::command(async)]
pub fn own_events_keep(desk: State<'_, Desk>, events: Vec<EventMark>) -> Answer<()> {
    desk.ask(|library| library.keep_own_events(&events))
}

/// Reads a person's list; it is kept only when the page says so.
#[tauri::command(async)]
pub fn events_read(desk: State<'_, Desk>, path: PathBuf) -> Answer<Vec<EventMark>> {
    desk.ask(|_| Library::read_events_file(&path))
}
