//! Does the library lie where something else copies its file while it is open?

use std::path::{Component, Path, Prefix};

use crate::answers::RiskyPlace;

/// Kinds of file systems that stand for another machine.
const NETWORK: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "webdav", "afpfs"];

/// The risk of a place, told by the names in its path and by `mounts`: lines of "device place kind …", as Linux lists
/// what is mounted; empty where no system lists it. Pure: nothing is looked up.
pub fn risk(path: &Path, mounts: &str) -> Option<RiskyPlace> {
    if path.components().any(|part| matches!(part, Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))) || path.to_string_lossy().starts_with("\\\\") {
        return Some(RiskyPlace::Network);
    }
    let names: Vec<String> = path.to_string_lossy().split(['/', '\\']).map(str::to_lowercase).collect();
    // The file's own name says nothing about its place.
    let folders = names.split_last().map_or(&[][..], |(_, folders)| folders);
    folders.iter().find_map(|name| of_folder(name)).or_else(|| mounted(path, mounts))
}

/// What keeps a folder of this name, in small letters, in step with other machines.
fn of_folder(name: &str) -> Option<RiskyPlace> {
    let called = |service: &str| name == service || [" ", "-", "("].iter().any(|next| name.strip_prefix(service).is_some_and(|rest| rest.starts_with(next)));
    if called("dropbox") {
        Some(RiskyPlace::Dropbox)
    } else if called("onedrive") {
        Some(RiskyPlace::OneDrive)
    } else if ["icloud", "iclouddrive", "com~apple~clouddocs", "mobile documents"].contains(&name) || name == "icloud drive" {
        Some(RiskyPlace::ICloud)
    } else if called("google drive") || called("googledrive") || ["my drive", "mon drive", "mon disque"].contains(&name) {
        Some(RiskyPlace::GoogleDrive)
    } else if called("nextcloud") || called("owncloud") {
        Some(RiskyPlace::Nextcloud)
    } else {
        None
    }
}

/// The kind of the nearest mount above the path.
fn mounted(path: &Path, mounts: &str) -> Option<RiskyPlace> {
    let place = |line: &str| {
        let mut parts = line.split(' ').skip(1);
        Some((parts.next()?.replace("\\040", " "), parts.next()?.to_owned()))
    };
    let nearest = mounts.lines().filter_map(place).filter(|(at, _)| path.starts_with(at)).max_by_key(|(at, _)| at.len())?;
    NETWORK.contains(&nearest.1.as_str()).then_some(RiskyPlace::Network)
}
