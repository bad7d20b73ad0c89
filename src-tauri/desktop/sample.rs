//! The sample collection, carried inside the program.

use std::path::Path;

use entente_engine::answers::ImportOptions;
use entente_engine::library::Library;
use entente_engine::progress::silent;
use entente_engine::{Error, Result};

/// The files of `data/sample/articles`.
const FILES: [(&str, &str); 8] = [
    ("agence-meridienne.jsonl", include_str!("../../data/sample/articles/agence-meridienne.jsonl")),
    ("derzhava.jsonl", include_str!("../../data/sample/articles/derzhava.jsonl")),
    ("haiqiao-bao.jsonl", include_str!("../../data/sample/articles/haiqiao-bao.jsonl")),
    ("harbour-courier.jsonl", include_str!("../../data/sample/articles/harbour-courier.jsonl")),
    ("le-vesperal.jsonl", include_str!("../../data/sample/articles/le-vesperal.jsonl")),
    ("northgate-bulletin.jsonl", include_str!("../../data/sample/articles/northgate-bulletin.jsonl")),
    ("volny-bereg.jsonl", include_str!("../../data/sample/articles/volny-bereg.jsonl")),
    ("zhongzhou-ribao.jsonl", include_str!("../../data/sample/articles/zhongzhou-ribao.jsonl")),
];

/// Opens the sample library; importing what it has already adds nothing, so an unfinished one is completed.
pub fn open_or_make(path: &Path) -> Result<Library> {
    let library = Library::open_or_create(path)?;
    let folder = tempfile::tempdir().map_err(|cause| Error::unwritable(std::env::temp_dir(), cause))?;
    for (name, text) in FILES {
        let file = folder.path().join(name);
        std::fs::write(&file, text).map_err(|cause| Error::unwritable(&file, cause))?;
    }
    let options = ImportOptions { collection: Some("sample".into()), ..ImportOptions::default() };
    library.import(&[folder.path().to_owned()], &options, &silent)?;
    library.code(None, &silent)?;
    Ok(library)
}
