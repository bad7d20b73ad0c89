//! A child process with less memory and less time: what the systems do not share stands here, side by side.

use std::path::Path;
use std::process::Command;

/// Bytes of memory, and seconds on the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub memory: u64,
    pub seconds: u64,
}

/// The command that starts `program` with one argument, held to the limits as far as the system can.
#[cfg(unix)]
pub fn command(program: &Path, argument: &str, limits: Limits) -> Command {
    // The shell sets the limits and then becomes the program; a limit that a system does not know is passed over.
    let script = format!("ulimit -v {} 2>/dev/null; ulimit -t {} 2>/dev/null; exec \"$0\" \"$1\"", limits.memory >> 10, limits.seconds);
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(script).arg(program).arg(argument);
    command
}

/// The command that starts `program` with one argument. Windows has no limit that a program can set on its child without
/// calls of its own; the time is held by the parent.
#[cfg(not(unix))]
pub fn command(program: &Path, argument: &str, limits: Limits) -> Command {
    use std::os::windows::process::CommandExt;
    const NO_WINDOW: u32 = 0x0800_0000;
    let _ = limits;
    let mut command = Command::new(program);
    command.arg(argument).creation_flags(NO_WINDOW);
    command
}
