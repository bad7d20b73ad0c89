//! Times by the clock and on processors, and a file that the system forgets.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use entente_engine::library::Library;

/// Askings of which the middle one counts.
const ROUNDS: usize = 7;
/// The system's count of time on processors ticks a hundred times a second: it is read around this many milliseconds.
const COUNTED: f64 = 300.0;
const MOST_ROUNDS: usize = 60;
/// Milliseconds after which nothing is asked again.
const LONG: f64 = 2_000.0;

/// Milliseconds of an asking: the middle one, the fastest, and what all threads together spent on processors.
#[derive(Clone, Copy)]
pub struct Taken {
    pub middle: f64,
    pub fastest: f64,
    pub on_cpu: f64,
}

impl Taken {
    /// Where others kept the machine busy the clock tells of them, and time on processors stands for what the work takes.
    pub fn by_cpu(&self, busy: bool) -> bool {
        busy && self.on_cpu < self.middle
    }

    pub fn counted(&self, busy: bool) -> f64 {
        if self.by_cpu(busy) { self.on_cpu } else { self.middle }
    }

    pub fn within(&self, most: f64, busy: bool) -> bool {
        self.counted(busy) <= most
    }
}

pub fn open(path: &Path) -> Library {
    Library::open(path).expect("a library")
}

/// Asks `ROUNDS` times, or more where it takes too little time to be counted on processors.
pub fn middle(mut ask: impl FnMut()) -> Taken {
    middle_of(ROUNDS, || (), |()| ask())
}

/// The same for what may take seconds: then it is asked once.
pub fn middle_unless_long(mut ask: impl FnMut()) -> Taken {
    let first = middle_of(1, || (), |()| ask());
    if first.middle > LONG { first } else { middle_of(3, || (), |()| ask()) }
}

/// The same with something made ready before each asking, which is not counted by the clock.
pub fn middle_of<T>(rounds: usize, mut ready: impl FnMut() -> T, mut ask: impl FnMut(T)) -> Taken {
    let (mut times, mut on_cpu): (Vec<f64>, f64) = (Vec::new(), 0.0);
    while times.len() < rounds || (times.iter().sum::<f64>() < COUNTED && times.len() < MOST_ROUNDS && rounds == ROUNDS) {
        let made = ready();
        let (before, start) = (cpu_seconds(), Instant::now());
        ask(made);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        on_cpu += (cpu_seconds() - before) * 1e3;
    }
    let on_cpu = on_cpu / times.len() as f64;
    times.sort_by(f64::total_cmp);
    Taken { middle: times[times.len() / 2], fastest: times[0], on_cpu }
}

/// Seconds that all threads of this process were on a processor; 0 where the system does not tell.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// How many programs want a processor, over the last minute.
pub fn load() -> f64 {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(0.0)
}

/// Lets the system forget what it holds of a library's file (Linux, with GNU's dd; elsewhere nothing happens).
pub fn forget(path: &Path) {
    for end in ["", "-wal"] {
        let file = format!("{}{end}", path.display());
        if Path::new(&file).is_file() {
            let _ = Command::new("dd").args([format!("of={file}"), "oflag=nocache".into(), "conv=notrunc,fdatasync".into(), "count=0".into(), "status=none".into()]).status();
        }
    }
}
