//! A word from the system when a long work ends while nobody looks at the window.

use std::time::Duration;

use tauri::{AppHandle, Manager, UserAttentionType};

use crate::desk::Desk;
use crate::jobs::Kind;

/// Shorter works are still remembered by who began them.
const LONG: Duration = Duration::from_secs(10);

/// Says that a work is done or failed. Where the system takes no notices, the window says it anyway.
pub fn job_ended(app: &AppHandle, kind: Kind, good: bool, took: Duration) {
    let Some(window) = app.get_webview_window("main") else { return };
    if window.is_focused().unwrap_or(false) || took < LONG || kind == Kind::Preview {
        return;
    }
    let _ = window.request_user_attention(Some(UserAttentionType::Informational));
    let text = text(kind, good, app.state::<Desk>().french());
    let _ = app.run_on_main_thread(move || say(text));
}

/// By the desktop's own notices, which the toolkit of the window reaches without more.
#[cfg(target_os = "linux")]
fn say(text: &str) {
    use gtk::gio::prelude::ApplicationExt;
    let Some(program) = gtk::gio::Application::default() else { return };
    let notice = gtk::gio::Notification::new("Entente");
    notice.set_body(Some(text));
    program.send_notification(Some("job"), &notice);
}

#[cfg(not(target_os = "linux"))]
fn say(_: &str) {}

fn text(kind: Kind, good: bool, french: bool) -> &'static str {
    match (kind, good, french) {
        (_, false, false) => "A job did not go through. The window says why.",
        (_, false, true) => "Un travail n’a pas abouti. La fenêtre dit pourquoi.",
        (Kind::Import, _, false) => "The import is done.",
        (Kind::Import, _, true) => "L’importation est terminée.",
        (Kind::Code, _, false) => "All articles are coded.",
        (Kind::Code, _, true) => "Tous les articles sont codés.",
        (Kind::Group, _, false) => "The copies are grouped.",
        (Kind::Group, _, true) => "Les copies sont regroupées.",
        (Kind::Export, _, false) => "The file is saved.",
        (Kind::Export, _, true) => "Le fichier est enregistré.",
        (Kind::Backup, _, false) => "The backup is made.",
        (Kind::Backup, _, true) => "La sauvegarde est faite.",
        (Kind::Erase, _, false) => "The bin is erased for good.",
        (Kind::Erase, _, true) => "La corbeille est effacée pour de bon.",
        (_, _, false) => "The work is done.",
        (_, _, true) => "Le travail est terminé.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_not_told_as_done() {
        assert!(text(Kind::Import, false, false).contains("did not"));
        assert!(text(Kind::Import, true, true).contains("terminée"));
    }
}
