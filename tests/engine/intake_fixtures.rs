//! Every invented file under tests/fixtures/intake is known by its content and read whole. Its folder bears its format's name.

use std::path::{Path, PathBuf};

use entente_engine::answers::ImportOptions;

use crate::shelf::Shelf;

const FORMATS: &[&str] = &[
    "apa-rtf", "bibtex", "csl-json", "defacto", "iptc7901", "iramuteq", "lexico", "mediawiki", "newsml-g2", "newsml1", "ninjs", "nitf", "pdf", "press-review", "ris", "ritzau", "tei", "vertical",
];

#[test]
fn every_fixture_is_known_by_its_content() {
    for format in FORMATS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/intake").join(format);
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).expect("it can be listed").flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files {
            let shelf = Shelf::new();
            // Under another name and ending, so that nothing leans on them.
            let copy = shelf.write("file.bin", std::fs::read(&file).expect("it can be read"));
            let outcome = shelf.import_paths(&[copy], &ImportOptions::default());
            assert_eq!(outcome.files[0].format, *format, "{}", file.display());
            assert!(outcome.articles_added > 0 && outcome.rejected.is_empty(), "{}: {:?}", file.display(), outcome.rejected);
        }
    }
}
