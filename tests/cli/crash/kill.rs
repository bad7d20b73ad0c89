//! Two ways of killing a program at a moment of its work that no clock sets: at its N-th call of the system (strace does it,
//! on Linux), or when the folder has grown to a number of bytes.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::desk::Desk;

/// Calls by which files change or come to rest. The question mark: not every machine has every one.
const CALLS: &str = "?write,?pwrite64,?pwritev,?ftruncate,?fsync,?fdatasync,?rename,?renameat,?renameat2,?unlink,?unlinkat,?mkdir,?mkdirat,?rmdir,?link,?linkat,?copy_file_range,?openat";

/// A small generator of its own: every run kills at the same moments.
pub struct Dice(u64);

impl Dice {
    pub fn of(name: &str) -> Self {
        Self(name.bytes().fold(20_231_124, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))))
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

#[derive(Debug)]
pub enum Moment {
    /// The n-th time that a thread makes this call.
    Call { name: String, n: u64 },
    /// When the folder holds so many bytes more than before.
    Grown(u64),
}

/// What an undisturbed run did.
pub struct Moments {
    calls: Vec<(String, u64)>,
    most_grown: u64,
}

pub struct Killed {
    pub died: bool,
    /// Steps that the program had acknowledged when it died: each next question that it asked.
    pub acknowledged: usize,
}

pub fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=none", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// Bytes of all files in a folder, those that have no name yet among them.
fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => bytes(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    entries.flatten().map(size).sum()
}

fn typed(child: &mut Child, text: &str) {
    // A program that was killed reads nothing any more.
    let _ = child.stdin.take().expect("a pipe").write_all(text.as_bytes());
}

/// Runs the program under strace.
fn traced(desk: &Desk, words: &[&str], more: &[&str]) -> Command {
    let program = desk.command(words);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "signal=none", "-e", &format!("trace={CALLS}")]).args(more);
    command.arg(program.get_program()).args(program.get_args()).current_dir(desk.path(""));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Moments {
    /// Runs an act to its end and looks at what it does.
    pub fn of(desk: &Desk, words: &[&str], text: &str) -> Self {
        let calls = if can_trace() { Self::calls(desk, words, text) } else { Vec::new() };
        if !calls.is_empty() {
            return Self { calls, most_grown: 0 };
        }
        let start = bytes(&desk.path(""));
        let mut child = desk.command(words).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        typed(&mut child, text);
        let mut most_grown = 0;
        while child.try_wait().expect("its state is known").is_none() {
            most_grown = most_grown.max(bytes(&desk.path("")).saturating_sub(start));
            std::thread::sleep(Duration::from_micros(300));
        }
        Self { calls, most_grown }
    }

    fn calls(desk: &Desk, words: &[&str], text: &str) -> Vec<(String, u64)> {
        let log = tempfile::NamedTempFile::new().expect("a file");
        let mut child = traced(desk, words, &["-o", log.path().to_str().expect("a path")]).spawn().expect("strace starts");
        typed(&mut child, text);
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ended.stderr));
        let mut counted: BTreeMap<(String, String), u64> = BTreeMap::new();
        let mut calls = Vec::new();
        for line in std::fs::read_to_string(log.path()).expect("a list of calls").lines() {
            let (thread, rest) = line.split_once(' ').unwrap_or(("", line));
            let Some((name, _)) = rest.trim_start().split_once('(') else { continue };
            let n = counted.entry((thread.into(), name.into())).or_default();
            *n += 1;
            // Opening libraries of the system at the start changes nothing; of openings only those that make a file count.
            if name != "openat" || rest.contains("O_CREAT") {
                calls.push((name.to_owned(), *n));
            }
        }
        calls
    }

    pub fn draw(&self, dice: &mut Dice, tracing: bool) -> Moment {
        if tracing {
            let (name, n) = self.calls[dice.below(self.calls.len() as u64) as usize].clone();
            return Moment::Call { name, n };
        }
        Moment::Grown(dice.below(self.most_grown.max(1)))
    }
}

/// Starts an act and kills it.
pub fn at(desk: &Desk, words: &[&str], text: &str, moment: &Moment) -> Killed {
    let output = match moment {
        Moment::Call { name, n } => {
            let inject = format!("inject={name}:signal=KILL:when={n}");
            let mut child = traced(desk, words, &["-o", "/dev/null", "-e", &inject]).spawn().expect("strace starts");
            typed(&mut child, text);
            child.wait_with_output()
        }
        Moment::Grown(more) => {
            let start = bytes(&desk.path(""));
            let mut child = desk.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
            typed(&mut child, text);
            while child.try_wait().expect("its state is known").is_none() && bytes(&desk.path("")).saturating_sub(start) < *more {
                std::thread::sleep(Duration::from_micros(300));
            }
            child.kill().expect("it can be killed");
            child.wait_with_output()
        }
    }
    .expect("it has ended");
    let asked = String::from_utf8_lossy(&output.stderr).matches("[y]es [n]o").count();
    let code = output.status.code();
    assert!(code.is_none_or(|code| code == 0 || code > 100), "{words:?} failed at {moment:?}: {}", String::from_utf8_lossy(&output.stderr));
    Killed { died: !output.status.success(), acknowledged: asked.saturating_sub(1) }
}
