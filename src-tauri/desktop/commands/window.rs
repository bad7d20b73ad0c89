//! The window's own affairs.

use entente_engine::Error;
use entente_engine::answers::Problem;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

use crate::desk::{Answer, Desk};
use crate::settings::Settings;

#[tauri::command(async)]
pub fn settings(desk: State<'_, Desk>) -> Settings {
    desk.folders.settings()
}

#[tauri::command(async)]
pub fn settings_save(app: AppHandle, desk: State<'_, Desk>, settings: Settings) -> Answer<()> {
    let before = desk.folders.settings().language;
    desk.folders.save_settings(&settings)?;
    if before != settings.language {
        let shell = app.clone();
        // menus belong to the thread of the window
        let _ = app.run_on_main_thread(move || {
            let _ = crate::menu::lay(&shell);
        });
    }
    Ok(())
}

/// Shows an article's address in the browser: the only thing that leaves the window, and only on a click.
#[tauri::command(async)]
pub fn open_url(app: AppHandle, url: String) -> Answer<()> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let opened = web && app.opener().open_url(&url, None::<&str>).is_ok();
    if opened {
        return Ok(());
    }
    let error = Error::new("address-unusable", "This address cannot be opened in a browser.", "Copy it and look at it there.");
    Err(Problem::from(&error))
}
