//! What the system says of a library's place. Linux lists its mounts in a file and numbers its files; elsewhere the path
//! alone has to do.

use std::path::Path;

/// The mounts of this system, a line each.
#[cfg(target_os = "linux")]
pub fn mounts() -> String {
    std::fs::read_to_string("/proc/self/mounts").unwrap_or_default()
}

#[cfg(not(target_os = "linux"))]
pub fn mounts() -> String {
    String::new()
}

/// A number that tells a file from another one that took its name; `None` where there is no file.
#[cfg(unix)]
pub fn file_number(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|found| std::os::unix::fs::MetadataExt::ino(&found))
}

/// The same elsewhere, where a file that is open cannot be replaced.
#[cfg(not(unix))]
pub fn file_number(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|_| 0)
}
