//! Questions to the open library: figures, sentences, articles, and the questions that were saved.

use std::path::PathBuf;

use entente_engine::answers::{ArticleOrder, ArticlePage, ArticleView, Behind, Comparison, Figure, HitPage, SavedQuestion, Style, Trend};
use entente_engine::question::{Question, Selection};
use tauri::State;

use crate::desk::{Answer, Desk};

#[tauri::command(async)]
pub fn trend(desk: State<'_, Desk>, question: Question) -> Answer<Trend> {
    desk.ask(|library| library.trend(&question))
}

#[tauri::command(async)]
pub fn figure_trend(desk: State<'_, Desk>, question: Question, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_trend(&question, &style))
}

#[tauri::command(async)]
pub fn compare(desk: State<'_, Desk>, question: Question, baseline: Option<String>) -> Answer<Comparison> {
    desk.ask(|library| library.compare(&question, baseline.as_deref()))
}

#[tauri::command(async)]
pub fn figure_compare(desk: State<'_, Desk>, question: Question, baseline: Option<String>, style: Style) -> Answer<Figure> {
    desk.ask(|library| library.figure_compare(&question, baseline.as_deref(), &style))
}

#[tauri::command(async)]
pub fn figure_save(desk: State<'_, Desk>, question: Question, style: Style, path: PathBuf) -> Answer<PathBuf> {
    desk.ask(|library| library.figure_save(&question, &style, &path)).map(|()| path)
}

#[tauri::command(async)]
pub fn hits(
    desk: State<'_, Desk>,
    question: Question,
    behind: Behind,
    offset: u64,
    limit: u64,
) -> Answer<HitPage> {
    desk.ask(|library| library.hits_behind(&question, &behind, offset, limit))
}

#[tauri::command(async)]
pub fn articles(
    desk: State<'_, Desk>,
    selection: Selection,
    order: ArticleOrder,
    descending: bool,
    offset: u64,
    limit: u64,
) -> Answer<ArticlePage> {
    desk.ask(|library| library.article_page(&selection, order, descending, offset, limit))
}

#[tauri::command(async)]
pub fn article(desk: State<'_, Desk>, id: i64) -> Answer<ArticleView> {
    desk.ask(|library| library.article(id))
}

#[tauri::command(async)]
pub fn questions(desk: State<'_, Desk>) -> Answer<Vec<SavedQuestion>> {
    desk.ask(|library| library.questions())
}

#[tauri::command(async)]
pub fn question_save(desk: State<'_, Desk>, name: String, question: Question, note: String) -> Answer<()> {
    desk.ask(|library| library.save_question(&SavedQuestion { name, note, question })).map(drop)
}

#[tauri::command(async)]
pub fn question_delete(desk: State<'_, Desk>, name: String) -> Answer<()> {
    desk.ask(|library| library.delete_question(&name)).map(drop)
}
