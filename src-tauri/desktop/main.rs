#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
//! The window of Entente: a thin shell around the engine's library. No logic lives here.

mod closing;
mod commands;
mod desk;
mod jobs;
mod menu;
mod notice;
mod opening;
mod sample;
mod settings;

use tauri::Manager;

fn main() {
    // PDFs are read in a child of this program, so that one of them cannot take the rest with it.
    if let Some(done) = entente_engine::library::serve_child(std::env::args_os().nth(1).as_deref()) {
        std::process::exit(i32::from(!done));
    }
    let opening = opening::Opening::from_arguments(std::env::args_os().skip(1));
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| opening::again(app, &arguments, &folder)))
        .plugin(tauri_plugin_log::Builder::new().level(log::LevelFilter::Info).build())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .on_menu_event(menu::chosen)
        .invoke_handler(commands::all())
        .setup(move |app| {
            let folders = settings::Folders::of(app.handle(), opening.config.as_deref())?;
            app.manage(jobs::Jobs::default());
            app.manage(desk::Desk::new(folders, opening.answers.clone()));
            opening::first(app.handle(), &opening);
            menu::lay(app.handle())?;
            commands::manners::zoom_again(app.handle());
            Ok(())
        })
        .on_window_event(closing::ask_first)
        .run(tauri::generate_context!())
        .expect("the window could not be opened: is WebKitGTK 4.1 installed, and is there a display?");
}
