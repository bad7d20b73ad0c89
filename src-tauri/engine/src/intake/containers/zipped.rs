//! What lies in a ZIP file, as far as its beginning tells: office files and books are archives too.

/// The names of the entries whose headers stand in these first bytes.
pub fn names(head: &[u8]) -> Vec<String> {
    let headers = memchr::memmem::find_iter(head, b"PK\x03\x04");
    headers
        .filter_map(|at| {
            let length = usize::from(u16::from_le_bytes([*head.get(at + 26)?, *head.get(at + 27)?]));
            Some(String::from_utf8_lossy(head.get(at + 30..at + 30 + length)?).into_owned())
        })
        .collect()
}

/// Whether this begins a ZIP file with an entry of such a name.
pub fn holds(head: &[u8], name: impl Fn(&str) -> bool) -> bool {
    head.starts_with(b"PK\x03\x04") && names(head).iter().any(|entry| name(entry))
}

/// Whether this begins a ZIP file that says of itself, in the way of OpenDocument and EPUB, what it is.
pub fn is_a(head: &[u8], kind: &str) -> bool {
    const NAME: &[u8] = b"mimetype";
    head.starts_with(b"PK\x03\x04") && memchr::memmem::find(&head[..head.len().min(256)], NAME).is_some_and(|at| head[at + NAME.len()..].starts_with(kind.as_bytes()))
}

/// Whether all entries together stay under `most` bytes when unpacked. What the archive says of sizes may lie.
pub fn fits(archive: &[u8], most: u64) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(archive)) else { return true };
    let mut left = most;
    for place in 0..archive.len() {
        let Ok(entry) = archive.by_index(place) else { continue };
        let mut some = std::io::Read::take(entry, left + 1);
        let read = std::io::copy(&mut some, &mut std::io::sink()).unwrap_or(0);
        if read > left {
            return false;
        }
        left -= read;
    }
    true
}

/// One entry of an archive, up to `most` bytes.
pub fn entry(archive: &[u8], name: &str, most: u64) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).ok()?;
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(archive.by_name(name).ok()?, most), &mut bytes).ok()?;
    Some(bytes)
}
