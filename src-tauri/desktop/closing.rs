//! Closing the window asks first where a job is still running.

use tauri::{Manager, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons};

use crate::desk::Desk;
use crate::jobs::Jobs;

/// Keeps the window open until the person says that the running job may stop; what a job has confirmed stays.
pub fn ask_first(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    if !window.state::<Jobs>().any() {
        return;
    }
    api.prevent_close();
    let words = Words::of(window.state::<Desk>().french());
    let closing = window.clone();
    window
        .dialog()
        .message(words.question)
        .title(words.title)
        .buttons(MessageDialogButtons::OkCancelCustom(words.close.into(), words.stay.into()))
        .show(move |close| {
            if close {
                let _ = closing.destroy();
            }
        });
}

/// The one text that the shell says itself: the page may be too busy to ask.
struct Words {
    title: &'static str,
    question: &'static str,
    close: &'static str,
    stay: &'static str,
}

impl Words {
    fn of(french: bool) -> Self {
        match french {
            true => Self {
                title: "Un travail est en cours",
                question: "Ce qui est déjà fait est gardé ; relancez le travail plus tard pour le terminer. Fermer la fenêtre ?",
                close: "Fermer",
                stay: "Rester",
            },
            false => Self {
                title: "Work is under way",
                question: "What is done already is kept; start the work again later to finish it. Close the window?",
                close: "Close",
                stay: "Stay",
            },
        }
    }
}
