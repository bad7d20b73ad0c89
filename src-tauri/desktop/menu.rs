//! The native menus, in the language of the window. A choice is told to the page as its name: the page acts, as on a key.

use tauri::menu::{AboutMetadata, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::desk::Desk;

/// Name, English, French, key. A name of `-` is a line.
type Entry = (&'static str, &'static str, &'static str, Option<&'static str>);

const FILE: &[Entry] = &[
    ("new", "New Library…", "Nouvelle bibliothèque…", Some("CmdOrCtrl+N")),
    ("open", "Open Library…", "Ouvrir une bibliothèque…", Some("CmdOrCtrl+O")),
    ("close", "Close Library", "Fermer la bibliothèque", Some("CmdOrCtrl+W")),
    ("-", "", "", None),
    ("import", "Import Articles…", "Importer des articles…", Some("CmdOrCtrl+I")),
    ("-", "", "", None),
    ("print", "Print…", "Imprimer…", Some("CmdOrCtrl+P")),
    ("-", "", "", None),
    ("settings", "Settings", "Réglages", Some("CmdOrCtrl+Comma")),
];

// Undo and redo bear no key here: a field that is written into has an undo of its own, which a menu's key would take away.
const EDIT: &[Entry] = &[
    ("undo", "Undo", "Annuler", None),
    ("redo", "Redo", "Rétablir", None),
    ("-", "", "", None),
    ("find", "Find", "Rechercher", Some("CmdOrCtrl+F")),
    ("copy-figure", "Copy Figure as Picture", "Copier la figure comme image", Some("CmdOrCtrl+Shift+C")),
];

const GO: &[Entry] = &[
    ("back", "Back", "Précédent", Some("Alt+Left")),
    ("forward", "Forward", "Suivant", Some("Alt+Right")),
    ("-", "", "", None),
    ("library", "Library", "Bibliothèque", Some("CmdOrCtrl+1")),
    ("trends", "Trends", "Tendances", Some("CmdOrCtrl+2")),
    ("compare", "Compare", "Comparer", Some("CmdOrCtrl+3")),
    ("explore", "Explore", "Explorer", Some("CmdOrCtrl+4")),
    ("sentences", "Sentences", "Phrases", Some("CmdOrCtrl+5")),
    ("coverage", "Coverage", "Couverture", Some("CmdOrCtrl+6")),
    ("events", "Events", "Événements", Some("CmdOrCtrl+7")),
    ("codebook", "Codebook", "Grille de codage", Some("CmdOrCtrl+8")),
    ("validate", "Validate", "Valider", Some("CmdOrCtrl+J")),
    ("report", "Report", "Rapport", Some("CmdOrCtrl+9")),
];

const VIEW: &[Entry] = &[
    ("larger", "Larger", "Agrandir", Some("CmdOrCtrl+Plus")),
    ("smaller", "Smaller", "Réduire", Some("CmdOrCtrl+Minus")),
    ("actual-size", "Actual Size", "Taille réelle", Some("CmdOrCtrl+0")),
];

const HELP: &[Entry] = &[
    ("guide", "User Guide", "Guide d’utilisation", Some("F1")),
    ("keys", "Keyboard", "Clavier", None),
    ("tour", "Five-Minute Tour", "Visite en cinq minutes", None),
    ("-", "", "", None),
    ("log", "Show the Log File", "Montrer le journal", None),
];

/// Lays the menus, anew where the language changed.
pub fn lay(app: &AppHandle) -> tauri::Result<()> {
    let french = app.state::<Desk>().french();
    let title = |english: &'static str, in_french: &'static str| if french { in_french } else { english };
    let menu = Menu::new(app)?;
    for (english, in_french, entries) in [("File", "Fichier", FILE), ("Edit", "Édition", EDIT), ("Go", "Aller", GO), ("View", "Affichage", VIEW), ("Help", "Aide", HELP)] {
        let submenu = Submenu::new(app, title(english, in_french), true)?;
        for entry in entries {
            add(app, &submenu, entry, french)?;
        }
        if english == "File" {
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
            submenu.append(&MenuItem::with_id(app, "quit", title("Quit", "Quitter"), true, Some("CmdOrCtrl+Q"))?)?;
        }
        if english == "Help" {
            submenu.append(&PredefinedMenuItem::about(app, Some(title("About Entente", "À propos d’Entente")), Some(about()))?)?;
        }
        menu.append(&submenu)?;
    }
    app.set_menu(menu)?;
    Ok(())
}

fn about() -> AboutMetadata<'static> {
    AboutMetadata { name: Some("Entente".into()), version: Some(env!("CARGO_PKG_VERSION").into()), ..AboutMetadata::default() }
}

fn add(app: &AppHandle, submenu: &Submenu<Wry>, (name, english, french_text, key): &Entry, french: bool) -> tauri::Result<()> {
    if *name == "-" {
        return submenu.append(&PredefinedMenuItem::separator(app)?);
    }
    submenu.append(&MenuItem::with_id(app, *name, if french { french_text } else { english }, true, *key)?)
}

/// Tells the page what was chosen; leaving the program is the window's own affair, which asks first where work is under way.
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "quit" => {
            let _ = app.get_webview_window("main").map(|window| window.close());
        }
        name => {
            let _ = app.emit("menu", name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_said_in_both_languages_and_no_key_means_two_things() {
        let all: Vec<&Entry> = [FILE, EDIT, GO, VIEW, HELP].into_iter().flatten().filter(|entry| entry.0 != "-").collect();
        assert!(all.iter().all(|(_, english, french, _)| !english.is_empty() && !french.is_empty()));
        let mut keys: Vec<&str> = all.iter().filter_map(|entry| entry.3).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
