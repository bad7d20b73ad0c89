//! Reports in an office program: what LibreOffice makes of a document and of a workbook has every table and every number.

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Ods, Reader, Xlsx};
use entente_engine::report::{Block, Document, compose, docx, xlsx};

use crate::report::content;

/// Converts a file in its folder; `None`, with a word, where LibreOffice is not installed.
fn converted(path: &Path, ending: &str) -> Option<PathBuf> {
    let folder = path.parent().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = |program: &str| Command::new(program).args([&profile, "--headless", "--convert-to", ending, "--outdir"]).arg(folder).arg(path).output();
    let Ok(told) = run("soffice").or_else(|_| run("libreoffice")) else {
        eprintln!("passed over: LibreOffice is not installed");
        return None;
    };
    let made = path.with_extension(ending);
    if !made.exists() && String::from_utf8_lossy(&told.stderr).contains("no export filter") {
        eprintln!("passed over: this LibreOffice lacks Writer or Calc");
        return None;
    }
    assert!(made.exists(), "{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    Some(made)
}

fn document(language: &str) -> Document {
    let mut content = content(language);
    content.comparison.rows[0].key = "Вестник «Север» & 人民大報".into();
    content.comparison.rows[1].key = "=SUM(A1) <i>الشرق</i>".into();
    compose(&content)
}

/// Text between marks, with entities put back.
fn plain(xml: &str) -> String {
    let mut text = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    quick_xml::escape::unescape(&(text + rest)).expect("entities are known").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_table_of_a_document_is_lost() {
    for language in ["en", "fr"] {
        let document = document(language);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.docx");
        std::fs::write(&path, docx(&document, &|_| unreachable!("there is no figure")).expect("it is written")).expect("a file");
        let Some(made) = converted(&path, "fodt") else { return };
        let text = std::fs::read_to_string(made).expect("flat XML");
        let found: Vec<&str> = text.split("<table:table ").skip(1).map(|table| table.split_once("</table:table>").map_or(table, |(table, _)| table)).collect();
        let tables: Vec<_> = document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
        assert_eq!(found.len(), tables.len(), "every table is there");
        for (table, found) in tables.iter().zip(found) {
            assert_eq!(found.matches("<table:table-row").count(), table.rows.len() + 1, "{}: its head and its rows", table.caption);
            assert!(found.contains("<table:table-header-rows>"), "{}: its head is a head", table.caption);
            let cells: Vec<String> = found.split("<table:table-cell").skip(1).map(|cell| plain(&format!("<{cell}"))).collect();
            let wanted = table.columns.iter().map(|column| column.heading.as_str()).chain(table.rows.iter().flatten().map(|cell| cell.shown()));
            for (shown, cell) in wanted.zip(&cells) {
                assert_eq!(*cell, shown.split_whitespace().collect::<Vec<_>>().join(" "), "{}", table.caption);
            }
        }
    }
}

#[test]
fn a_workbook_has_the_same_numbers_in_an_office_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xlsx");
    let bytes = xlsx(&document("fr")).expect("it is written");
    std::fs::write(&path, &bytes).expect("a file");
    let Some(made) = converted(&path, "ods") else { return };
    let mut ours: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("calamine reads it");
    let mut theirs: Ods<_> = calamine::open_workbook(&made).expect("calamine reads it");
    assert_eq!(ours.sheet_names(), theirs.sheet_names());
    let mut compared = 0;
    for name in ours.sheet_names() {
        let (one, other) = (ours.worksheet_range(&name).expect("a sheet"), theirs.worksheet_range(&name).expect("a sheet"));
        for (row, column, value) in one.cells() {
            let place = |at: (u32, u32)| other.get_value((at.0 + row as u32, at.1 + column as u32)).cloned();
            let found = place(one.start().expect("a sheet with cells"));
            match value {
                Data::Float(number) => {
                    compared += 1;
                    let same = matches!(found, Some(Data::Float(found)) if (found - number).abs() <= 1e-12 * number.abs().max(1.0));
                    assert!(same, "{name}, row {row}: {number} became {found:?}");
                }
                Data::String(text) => assert_eq!(found.map(|found| found.to_string()).as_ref(), Some(text), "{name}, row {row}"),
                _ => {}
            }
        }
    }
    assert!(compared > 30, "{compared} numbers");
}
