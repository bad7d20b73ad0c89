//! The page's types are the engine's: `ui/src/generated` holds exactly what ts-rs writes.
//!
//! After a change of a shape: `ENTENTE_GENERATE=1 cargo test -p entente-engine --test engine generated`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use entente_engine::{answers, article, coding, edit, question};
use ts_rs::{Config, TS, TypeVisitor};

#[derive(Default)]
struct Files(BTreeMap<PathBuf, String>);

impl Files {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        let (Some(path), Ok(text)) = (T::output_path(), T::export_to_string(&Config::new())) else { return };
        if self.0.insert(path, text).is_none() {
            T::visit_dependencies(self);
        }
    }
}

impl TypeVisitor for Files {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

/// Every shape that the page is handed or hands over; what these hold comes along.
fn expected() -> BTreeMap<PathBuf, String> {
    let mut files = Files::default();
    macro_rules! add { ($($shape:ty),* $(,)?) => { $( files.add::<$shape>(); )* } }
    add!(
        answers::LibraryInfo, answers::CodebookInfo, answers::ImportOutcome, answers::CodingOutcome,
        answers::ArticleView, answers::HitPage, answers::LinePage, answers::LineChoice, answers::LineMark, answers::Trend, answers::Comparison, answers::Figure,
        answers::Style, answers::Problem, answers::ImportOptions, answers::ImportPreview, answers::Refused, answers::Unfinished, answers::RereadOutcome, answers::CleaningOutcome,
        answers::MarkChoice, answers::Quadrants, answers::Voices, answers::Coverage, answers::Events,
        answers::View, answers::ViewTable, answers::Behind, answers::Words, answers::Drivers, answers::Composition, answers::Spread, answers::SavedQuestion, answers::CheckOutcome,
        answers::HandEdit, answers::HandRecord, answers::HandState, answers::CodebookBook, answers::CodebookChange,
        answers::CodebookPreview, answers::CodebookImport, answers::WhyNot,
        answers::SampleOptions, answers::SampleInfo, answers::SampleItem, answers::ValidationResult, answers::Packet, answers::PacketOutcome, answers::Blind,
        answers::CopiesOutcome, answers::Differences, answers::ExportChoice, answers::Exported, answers::NumberDiff, answers::Verification, edit::Edit, edit::EditMade, edit::EditTold, edit::ArticlesChange, edit::ArticleFields, edit::KeptQuestion, answers::LogLine, answers::BinPage, answers::BinRow, answers::Erased, answers::BackupInfo, answers::Restored, answers::RiskyPlace, answers::Repaired, answers::RepairedTable,
        answers::ArticlePage, answers::ArticleOrder, answers::ReportOptions, article::Precision, coding::Stance, question::Question,
    );
    let mut files = files.0;
    let names: Vec<String> = files.keys().map(|path| path.with_extension("").display().to_string()).collect();
    let index = names.iter().map(|name| format!("export type {{ {name} }} from \"./{name}\";\n")).collect();
    files.insert(PathBuf::from("index.ts"), index);
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated")
}

fn found() -> BTreeMap<PathBuf, String> {
    let Ok(entries) = std::fs::read_dir(folder()) else { return BTreeMap::new() };
    entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((PathBuf::from(path.file_name()?), std::fs::read_to_string(&path).ok()?))
        })
        .collect()
}

fn write(files: &BTreeMap<PathBuf, String>) -> std::io::Result<()> {
    let _ = std::fs::remove_dir_all(folder());
    std::fs::create_dir_all(folder())?;
    files.iter().try_for_each(|(name, text)| std::fs::write(folder().join(name), text))
}

#[test]
fn the_pages_types_are_the_engines() {
    let expected = expected();
    if std::env::var_os("ENTENTE_GENERATE").is_some() {
        write(&expected).expect("ui/src/generated can be written");
    }
    let changed: Vec<_> = expected.iter().filter(|(name, text)| found().get(*name) != Some(text)).map(|(name, _)| name).collect();
    let left_over: Vec<_> = found().into_keys().filter(|name| !expected.contains_key(name)).collect();
    assert!(
        changed.is_empty() && left_over.is_empty(),
        "ui/src/generated is out of date: {changed:?} differ, {left_over:?} have no shape any more. Run ENTENTE_GENERATE=1 cargo test -p entente-engine --test engine generated"
    );
}
