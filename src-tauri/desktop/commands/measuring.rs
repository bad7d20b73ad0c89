//! Measures beyond the trend and the comparison: each hands its question to the library and its answer back.

use std::path::PathBuf;

use entente_engine::answers::{Composition, Coverage, Drivers, Events, Figure, Quadrants, Spread, Style, Voices, Words};
use entente_engine::library::OverTime;
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
    desk.ask(|library| library.events(&question, &library.shipped_events(&language)?, window_days))
}

#[tauri::command(async)]
pub fn quadrants(desk: State<'_, Desk>, question: Question, second: String, over_time: bool) -> Answer<Quadrants> {
    desk.ask(|library| library.quadrants(&question, &second, if over_time { OverTime::Yes } else { OverTime::No }))
}

#[tauri::command(async)]
pub fn figure_quadrants(desk: State<'_, Desk>, question: Question, second: String, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_quadrants(&question, &second, &style))
}

#[tauri::command(async)]
pub fn voices(desk: State<'_, Desk>, question: Question) -> Answer<Voices> {
    desk.ask(|library| library.voices(&question))
}

#[tauri::command(async)]
pub fn figure_voices(desk: State<'_, Desk>, question: Question, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_voices(&question, &style))
}

#[tauri::command(async)]
pub fn figure_heat(desk: State<'_, Desk>, question: Question, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_heat(&question, &style))
}

#[tauri::command(async)]
pub fn figure_compare_save(desk: State<'_, Desk>, question: Question, baseline: Option<String>, style: Style, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.figure_compare_save(&question, baseline.as_deref(), &style, &path)).map(|()| path)
}

#[tauri::command(async)]
pub fn words(desk: State<'_, Desk>, question: Question, of: String, against: Option<String>) -> Answer<Words> {
    desk.ask(|library| library.words(&question, &of, against.as_deref()))
}

#[tauri::command(async)]
pub fn composition(desk: State<'_, Desk>, question: Question) -> Answer<Composition> {
    desk.ask(|library| library.composition(&question))
}

#[tauri::command(async)]
pub fn spread(desk: State<'_, Desk>, question: Question) -> Answer<Spread> {
    desk.ask(|library| library.spread(&question))
}

#[tauri::command(async)]
pub fn drivers(desk: State<'_, Desk>, question: Question, key: Option<String>, period: Option<String>) -> Answer<Drivers> {
    desk.ask(|library| library.drivers(&question, key.as_deref(), period.as_deref()))
}
