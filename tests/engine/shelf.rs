//! A folder with a library in it, for one test.

use std::path::PathBuf;

use entente_engine::answers::{ArticleRecord, HitRecord, ImportOptions, ImportOutcome};
use entente_engine::library::{Explaining, Library};
use entente_engine::progress::silent;
use entente_engine::question::Selection;

pub struct Shelf {
    folder: tempfile::TempDir,
    pub library: Library,
}

impl Shelf {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let library = Library::create(&folder.path().join("test.entente")).expect("a library can be made");
        Self { folder, library }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("files lie in a folder")).expect("the folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
        path
    }

    /// Writes a file and imports it.
    pub fn import(&self, name: &str, content: impl AsRef<[u8]>) -> ImportOutcome {
        let path = self.write(name, content);
        self.import_paths(&[path], &ImportOptions::default())
    }

    pub fn import_paths(&self, paths: &[PathBuf], options: &ImportOptions) -> ImportOutcome {
        self.library.import(paths, options, &silent).expect("the import goes through")
    }

    pub fn articles(&self) -> Vec<ArticleRecord> {
        self.select(&Selection::default())
    }

    pub fn select(&self, selection: &Selection) -> Vec<ArticleRecord> {
        let mut all = Vec::new();
        self.library.articles(selection, &silent, &mut |article| { all.push(article); Ok(()) }).expect("articles can be listed");
        all
    }

    pub fn hits(&self) -> Vec<HitRecord> {
        let mut all = Vec::new();
        self.library.hits(&Selection::default(), None, Explaining::No, &silent, &mut |hit| { all.push(hit); Ok(()) }).expect("hits can be listed");
        all
    }
}

/// The one article that this file holds.
pub fn one(name: &str, content: impl AsRef<[u8]>) -> ArticleRecord {
    let shelf = Shelf::new();
    let outcome = shelf.import(name, content);
    assert_eq!(outcome.rejected, [], "{name} is read without a rejection");
    let mut articles = shelf.articles();
    assert_eq!(articles.len(), 1, "{name} holds one article");
    articles.remove(0)
}

/// What is real and not ours, where it lies beside the repository; a test that needs it is passed over elsewhere.
pub fn shared(what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("ENTENTE_SHARED").map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let path = folder.join(what);
    if path.exists() {
        return Some(path);
    }
    eprintln!("passed over: {} is not here", path.display());
    None
}
