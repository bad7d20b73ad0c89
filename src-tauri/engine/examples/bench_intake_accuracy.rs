//! Prints how exactly real files are read: a table a format, the saved pages, and on demand every difference.
//!
//! `bench_intake_accuracy [--files] [--differences FORMAT] [--folder DIR] [FORMAT...]`; the material is looked for beside
//! the repository.

#[path = "../../../tests/engine/accuracy/mod.rs"]
mod accuracy;

use std::collections::BTreeMap;
use std::path::PathBuf;

use accuracy::{formats, pages};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (mut by_file, mut shown, mut chosen) = (false, Vec::new(), Vec::new());
    let mut data = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--files" => by_file = true,
            "--differences" => shown.extend(arguments.next()),
            "--folder" => data = arguments.next().map(PathBuf::from).unwrap_or(data),
            _ => chosen.push(argument),
        }
    }
    if chosen.is_empty() {
        chosen.clone_from(&shown);
    }
    formats_table(&data.join("formats"), &chosen, by_file, &shown);
    if chosen.is_empty() || chosen.iter().any(|name| name == "pages") {
        pages_summary(&data.join("pages"), shown.iter().any(|name| name == "pages"));
    }
}

fn formats_table(folder: &std::path::Path, chosen: &[String], by_file: bool, shown: &[String]) {
    let mut tallies = BTreeMap::new();
    for folder in formats::folders(folder, chosen) {
        let name = formats::name(&folder);
        let files = formats::folder(&folder);
        if by_file {
            tallies.extend(files.iter().map(|file| (format!("{name}/{}", file.file), file.tally.clone())));
        } else {
            tallies.insert(name.clone(), formats::sum(&files));
        }
        if shown.contains(&name) {
            files.iter().for_each(differences);
        }
    }
    println!("{}", formats::table(&tallies));
}

fn differences(file: &formats::FileResult) {
    println!("{} read as {}", file.file, file.readers.join(", "));
    file.notes.iter().for_each(|note| println!("  note: {note}"));
    file.refused.iter().for_each(|reason| println!("  refused: {reason}"));
    for difference in &file.differences {
        println!("  {} {}\n    expected {:?}\n    found    {:?}", difference.article, difference.field, difference.expected, difference.found);
    }
}

fn pages_summary(folder: &std::path::Path, shown: bool) {
    let pages = pages::all(folder);
    for page in pages.iter().filter(|page| shown && (page.f1 < 0.8 || page.date_found != page.date_expected)) {
        println!("  {:.3} {} expected {:?} found {:?}", page.f1, page.file, page.date_expected, page.date_found);
    }
    for page in pages.iter().filter(|_| shown) {
        if !page.title_right {
            println!("  title {} expected {:?} found {:?}", page.file, page.title_expected, page.title_found);
        }
        let [want_start, start, want_end, end] = &page.edges;
        if !page.starts {
            println!("  start {}\n    expected {want_start:?}\n    found    {start:?}", page.file);
        }
        if !page.ends {
            println!("  end {}\n    expected {want_end:?}\n    found    {end:?}", page.file);
        }
    }
    println!("\n{}", pages::summary(&pages));
}
