//! What a desktop program is expected to do: zoom, print, a figure as a picture on the clipboard, its log file.

use std::path::PathBuf;

use entente_engine::Error;
use entente_engine::answers::Problem;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::desk::{Answer, Desk};

/// Below and above, nothing can be used any more.
const ZOOM: (f64, f64) = (0.5, 3.0);

/// The file through which a figure goes to the page as a picture.
const PICTURE: &str = "entente-figure.png";

fn refused(what: &str, cause: impl std::fmt::Display) -> Problem {
    log::warn!("{what}: {cause}");
    Problem::from(&Error::new("window-refused", format!("The window could not do this: {cause}."), "Try again; the log file says more."))
}

/// Shows everything larger or smaller; 1 as designed. The factor is kept with the settings.
#[tauri::command]
pub fn zoom(window: WebviewWindow, factor: f64) -> Answer<()> {
    window.set_zoom(factor.clamp(ZOOM.0, ZOOM.1)).map_err(|cause| refused("zoom", cause))
}

/// The zoom of the last time.
pub fn zoom_again(app: &AppHandle) {
    let factor = app.state::<Desk>().folders.settings().zoom;
    if let Some(window) = app.get_webview_window("main").filter(|_| factor.is_finite() && factor != 1.0) {
        let _ = window.set_zoom(factor.clamp(ZOOM.0, ZOOM.1));
    }
}

#[tauri::command]
pub fn print(window: WebviewWindow) -> Answer<()> {
    window.print().map_err(|cause| refused("print", cause))
}

/// Where a figure is saved that is on its way to the clipboard.
#[tauri::command(async)]
pub fn picture_path(desk: State<'_, Desk>) -> Answer<PathBuf> {
    Ok(desk.folders.beside_settings(PICTURE))
}

/// Puts the picture that was saved there on the clipboard. `false` where the shell cannot and the page must.
#[cfg(target_os = "linux")]
#[tauri::command]
pub fn picture_clip(desk: State<'_, Desk>) -> Answer<bool> {
    let path = desk.folders.beside_settings(PICTURE);
    let picture = gtk::gdk_pixbuf::Pixbuf::from_file(&path).map_err(|cause| refused("picture", cause))?;
    gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD).set_image(&picture);
    let _ = std::fs::remove_file(&path);
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
#[tauri::command]
pub fn picture_clip() -> bool {
    false
}

/// The picture that was saved there; the file is gone afterwards.
#[tauri::command(async)]
pub fn picture_take(desk: State<'_, Desk>) -> Answer<Response> {
    let path = desk.folders.beside_settings(PICTURE);
    let bytes = std::fs::read(&path).map_err(|cause| Problem::from(&Error::unreadable(&path, cause)))?;
    let _ = std::fs::remove_file(&path);
    Ok(Response::new(bytes))
}

/// Shows the log file where it lies, to be attached to a report of an error; it holds codes and times, no text of articles.
#[tauri::command(async)]
pub fn log_reveal(app: AppHandle) -> Answer<PathBuf> {
    let folder = app.path().app_log_dir().map_err(|cause| refused("log", cause))?;
    let file = folder.join("Entente.log");
    let shown = if file.exists() { file } else { folder };
    if let Err(cause) = app.opener().reveal_item_in_dir(&shown) {
        // where no file manager answers, its place is told all the same
        log::warn!("log: {cause}");
    }
    Ok(shown)
}
