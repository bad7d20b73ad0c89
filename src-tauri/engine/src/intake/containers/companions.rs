//! What a browser puts beside a page that it saves: a folder of pictures, scripts and frames. None of it is an article.

use std::collections::HashSet;

/// How browsers call that folder, after the name of the page.
const ENDINGS: [&str; 14] = [
    "_files", "-files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_arquivos", "_ficheiros", "-filer", "_file", "_soubory", "_pliki", "_elemei",
];

/// Pages among these names, without their endings.
pub struct Pages(HashSet<String>);

impl Pages {
    /// `names` may have folders in them.
    pub fn among<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let stem = |name: &str| {
            let (stem, ending) = name.rsplit_once('.')?;
            ["html", "htm", "xhtml", "shtml"].contains(&ending.to_ascii_lowercase().as_str()).then(|| stem.to_string())
        };
        Self(names.into_iter().filter_map(stem).collect())
    }

    /// Whether this folder, or a folder above it, belongs to one of the pages.
    pub fn own(&self, folder: &str) -> bool {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        ends.map(|end| &folder[..end]).any(|part| ENDINGS.iter().any(|ending| part.strip_suffix(ending).is_some_and(|stem| self.0.contains(stem))))
    }
}
