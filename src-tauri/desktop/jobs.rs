//! Long works that run beside the window: told of, counted, and stopped on wish.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use entente_engine::Result;
use entente_engine::answers::Problem;
use entente_engine::progress::{Report, Step, Wish};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::problem;

/// The page is told ten times a second at most.
const BEAT: Duration = Duration::from_millis(100);

/// The works under way, each with the flag that stops it.
#[derive(Default)]
pub struct Jobs {
    next: AtomicU64,
    running: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Import,
    Code,
    Clean,
    Reread,
    Index,
    Preview,
    Export,
    Group,
    Backup,
    Erase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Running,
    Done,
    Failed,
    Cancelled,
}

/// What the page is told of a job.
#[derive(Debug, Clone, Serialize)]
struct Told {
    job: String,
    kind: Kind,
    stage: String,
    done: u64,
    total: Option<u64>,
    /// Units a second since this stage began.
    rate: Option<f64>,
    seconds_left: Option<f64>,
    state: State,
    outcome: Option<serde_json::Value>,
    problem: Option<Problem>,
}

impl Jobs {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn any(&self) -> bool {
        !self.lock().is_empty()
    }

    pub fn cancel(&self, job: &str) {
        if let Some(stop) = self.lock().get(job) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn enter(&self) -> (String, Arc<AtomicBool>) {
        let job = format!("job-{}", self.next.fetch_add(1, Ordering::Relaxed) + 1);
        let stop = Arc::new(AtomicBool::new(false));
        self.lock().insert(job.clone(), Arc::clone(&stop));
        (job, stop)
    }
}

/// Runs `work` on a thread of its own and answers its name at once; every step and the end go to the page as `job`.
pub fn start<T: Serialize>(app: &AppHandle, kind: Kind, work: impl FnOnce(&Report<'_>) -> Result<T> + Send + 'static) -> String {
    let (job, stop) = app.state::<Jobs>().enter();
    let teller = Teller { app: app.clone(), job: job.clone(), kind, stop, pace: Mutex::new(Pace::begin("")) };
    std::thread::spawn(move || {
        let began = Instant::now();
        let ended = work(&|step| teller.hear(step));
        teller.app.state::<Jobs>().lock().remove(&teller.job);
        let good = ended.is_ok();
        teller.end(ended);
        crate::notice::job_ended(&teller.app, kind, good, began.elapsed());
    });
    job
}

struct Teller {
    app: AppHandle,
    job: String,
    kind: Kind,
    stop: Arc<AtomicBool>,
    pace: Mutex<Pace>,
}

/// How fast the present stage goes.
struct Pace {
    stage: String,
    began: Instant,
    told: Option<Instant>,
    done: u64,
    total: Option<u64>,
}

impl Pace {
    fn begin(stage: &str) -> Self {
        Self { stage: stage.to_owned(), began: Instant::now(), told: None, done: 0, total: None }
    }

    fn take(&mut self, step: Step<'_>) -> bool {
        if self.stage != step.stage {
            *self = Self::begin(step.stage);
        }
        self.done = step.done;
        self.total = step.total;
        let due = self.told.is_none_or(|told| told.elapsed() >= BEAT);
        if due {
            self.told = Some(Instant::now());
        }
        due
    }

    fn rate(&self) -> Option<f64> {
        let seconds = self.began.elapsed().as_secs_f64();
        (seconds > 0.5 && self.done > 0).then(|| self.done as f64 / seconds)
    }

    fn seconds_left(&self) -> Option<f64> {
        Some(self.total?.saturating_sub(self.done) as f64 / self.rate()?)
    }
}

impl Teller {
    fn hear(&self, step: Step<'_>) -> Wish {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        if pace.take(step) {
            self.tell(&pace, State::Running, None, None);
        }
        if self.stop.load(Ordering::Relaxed) { Wish::Stop } else { Wish::GoOn }
    }

    fn end(&self, ended: Result<impl Serialize>) {
        let pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        match ended {
            Ok(outcome) => self.tell(&pace, State::Done, serde_json::to_value(outcome).ok(), None),
            Err(error) if error.code() == "cancelled" => self.tell(&pace, State::Cancelled, None, Some(Problem::from(&error))),
            Err(error) => self.tell(&pace, State::Failed, None, Some(problem(&error))),
        }
    }

    fn tell(&self, pace: &Pace, state: State, outcome: Option<serde_json::Value>, problem: Option<Problem>) {
        let told = Told {
            job: self.job.clone(),
            kind: self.kind,
            stage: pace.stage.clone(),
            done: pace.done,
            total: pace.total,
            rate: pace.rate(),
            seconds_left: pace.seconds_left(),
            state,
            outcome,
            problem,
        };
        let _ = self.app.emit("job", told);
    }
}
