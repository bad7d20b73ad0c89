//! A folder in which the program is run, as a person would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub struct Desk(tempfile::TempDir);

/// How a run ended.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("files lie in a folder")).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
        self
    }

    /// The program with these words, in this folder.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
        command.args(words).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &[&str]) -> Run {
        let Output { status, stdout, stderr } = self.command(words).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }

    /// Runs what must succeed and answers its output.
    pub fn good(&self, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!(run.code, 0, "{words:?}: {}{}", run.out, run.err);
        run.out
    }

    /// Runs what must succeed while somebody types.
    pub fn good_typed(&self, words: &[&str], typed: &str) {
        let mut child = self.command(words).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), typed.as_bytes()).unwrap_or_default();
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }

    /// The JSON document of what must succeed.
    pub fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.good(words)).expect("one JSON document")
    }

    /// The JSON Lines of what must succeed.
    pub fn lines(&self, words: &[&str]) -> Vec<Value> {
        self.good(words).lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
    }

    /// The code of the error that this ends with, as told in JSON.
    pub fn error(&self, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!(run.code, 1, "{words:?} fails: {}{}", run.out, run.err);
        let answer: Value = serde_json::from_str(&run.out).expect("the error is one JSON document");
        for part in ["message", "hint"] {
            assert!(answer["error"][part].as_str().is_some_and(|text| !text.is_empty()), "{answer}");
        }
        answer["error"]["code"].as_str().expect("a code").to_string()
    }
}

/// What is real and not ours, where it lies beside the repository.
pub fn shared(what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("ENTENTE_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = folder.join(what);
    if path.exists() {
        return Some(path);
    }
    eprintln!("passed over: {} is not here", path.display());
    None
}

pub const TWO: &str = "{\"id\":\"a\",\"outlet\":\"TASS\",\"date\":\"2023-03-21\",\"lang\":\"en\",\"title\":\"Leaders meet\",\"body\":\"China and Russia presented a united front in March.\"}\n{\"id\":\"b\",\"outlet\":\"Reuters\",\"date\":\"2023-04-01\",\"lang\":\"en\",\"title\":\"Weather\",\"body\":\"Rain fell.\"}\n";
