//! A progress bar that shows itself only where a work takes longer than a moment.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use entente_engine::progress::{Step, Wish};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Quick works show nothing.
const PATIENCE: Duration = Duration::from_millis(250);

pub struct Bar {
    begun: Instant,
    drawn: Option<Mutex<Option<ProgressBar>>>,
}

impl Bar {
    pub fn new(quiet: bool) -> Self {
        let shown = !quiet && std::io::stderr().is_terminal();
        Self { begun: Instant::now(), drawn: shown.then(|| Mutex::new(None)) }
    }

    /// What the engine calls.
    pub fn step(&self, step: Step<'_>) -> Wish {
        if let Some(drawn) = &self.drawn
            && self.begun.elapsed() >= PATIENCE
        {
            let mut bar = drawn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let bar = bar.get_or_insert_with(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()));
            show(bar, step);
        }
        Wish::GoOn
    }

    /// Seconds since the work began.
    pub fn seconds(&self) -> f64 {
        (self.begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if let Some(drawn) = &self.drawn
            && let Some(bar) = drawn.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
        {
            bar.finish_and_clear();
        }
    }
}

fn show(bar: &ProgressBar, step: Step<'_>) {
    let template = match step.total {
        Some(total) => {
            bar.set_length(total);
            "{msg} {wide_bar} {pos}/{len} · {per_sec} · {eta}"
        }
        None => "{msg} {spinner} {pos} · {per_sec} · {elapsed}",
    };
    if bar.message() != step.stage {
        bar.set_message(step.stage.to_string());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
    }
    bar.set_position(step.done);
}
