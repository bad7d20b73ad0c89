//! Workbooks, written here as Excel and LibreOffice write them.

use std::io::Write;

use entente_engine::answers::{ImportOptions, Mapping};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::shelf::Shelf;

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook can be written")
}

fn two_sheets() -> Vec<u8> {
    workbook(|book| {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let sheet = book.add_worksheet().set_name("March").unwrap();
        sheet.merge_range(0, 0, 0, 4, "Export of the harbour archive", &Format::new()).unwrap();
        for (column, name) in ["Outlet", "Date", "Title", "Text", "Pages"].iter().enumerate() {
            sheet.write(1, column as u16, *name).unwrap();
        }
        sheet.write(2, 0, "The Harbour Post").unwrap();
        sheet.write_with_format(2, 1, &ExcelDateTime::from_ymd(2023, 3, 4).unwrap(), &day).unwrap();
        sheet.write_formula(2, 2, Formula::new("=\"Ships \"&\"wait\"").set_result("Ships wait")).unwrap();
        sheet.write(2, 3, "The ships wait outside.\nNobody knows why.").unwrap();
        sheet.write(2, 4, 12).unwrap();
        // A day as a bare number, after an empty row.
        sheet.write(4, 0, "The Harbour Post").unwrap();
        sheet.write(4, 1, 44_990).unwrap();
        sheet.write(4, 2, "Fog").unwrap();
        sheet.write(4, 3, "Fog lay over the bay.").unwrap();
        let legend = book.add_worksheet().set_name("Legend").unwrap();
        legend.write(0, 0, "sign").unwrap();
        legend.write(0, 1, "meaning").unwrap();
        let april = book.add_worksheet().set_name("April").unwrap();
        april.write(0, 0, "Titre").unwrap();
        april.write(0, 1, "Journal").unwrap();
        april.write(1, 0, "Les navires partent").unwrap();
        april.write(1, 1, "Le Port").unwrap();
    })
}

#[test]
fn every_sheet_of_articles_is_read_and_others_are_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.bin", two_sheets());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (3, 0), "{:?}", outcome.rejected);
    assert_eq!(outcome.files[0].format, "spreadsheet");
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("Legend") && !note.contains("April")), "{:?}", outcome.files[0].notes);
    let titles: Vec<_> = shelf.articles().into_iter().filter_map(|article| article.title).collect();
    assert_eq!(titles, ["Ships wait", "Fog", "Les navires partent"]);
}

#[test]
fn dates_are_dates_and_formulas_their_values() {
    let shelf = Shelf::new();
    shelf.import("a.xlsx", two_sheets());
    let articles = shelf.articles();
    assert_eq!(articles[0].date.as_deref(), Some("2023-03-04"));
    assert_eq!(articles[1].date.as_deref(), Some("2023-03-05"));
    assert_eq!(articles[0].body, "The ships wait outside.\nNobody knows why.");
    assert_eq!(articles[0].extra.get("Pages").and_then(|pages| pages.as_str()), Some("12"));
}

#[test]
fn a_mapping_says_which_column_is_which() {
    let shelf = Shelf::new();
    let path = shelf.write("a.xlsx", workbook(|book| {
        let sheet = book.add_worksheet();
        for (column, cell) in ["Kopf", "Rumpf"].iter().enumerate() {
            sheet.write(0, column as u16, *cell).unwrap();
            sheet.write(1, column as u16, format!("{cell} eins")).unwrap();
        }
    }));
    let unmapped = shelf.import_paths(std::slice::from_ref(&path), &ImportOptions::default());
    assert_eq!(unmapped.articles_added, 0);
    assert!(unmapped.rejected[0].reason.contains("mapping"), "{:?}", unmapped.rejected);
    let mapping = Mapping { title: Some("Kopf".into()), body: Some("Rumpf".into()), ..Mapping::default() };
    let outcome = shelf.import_paths(&[path], &ImportOptions { mapping: Some(mapping), ..ImportOptions::default() });
    assert_eq!(outcome.articles_added, 1);
    assert_eq!(shelf.articles()[0].body, "Rumpf eins");
}

fn ods(rows: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    archive.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive.write_all(content.as_bytes()).unwrap();
    archive.start_file("META-INF/manifest.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#).unwrap();
    archive.finish().unwrap().into_inner()
}

fn text(cell: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#)
}

#[test]
fn a_sheet_of_libreoffice_is_read() {
    let day = r#"<table:table-cell office:value-type="date" office:date-value="2024-03-04"><text:p>04.03.24</text:p></table:table-cell>"#;
    let rows = format!("<table:table-row>{}{}</table:table-row><table:table-row>{}{day}</table:table-row>", text("title"), text("date"), text("Fog"));
    let shelf = Shelf::new();
    let outcome = shelf.import("a.ods", ods(&rows));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 0), "{:?}", outcome.rejected);
    assert_eq!(shelf.articles()[0].date.as_deref(), Some("2024-03-04"));
}

#[test]
fn a_sheet_that_asks_for_a_billion_cells_is_refused() {
    let row = format!(r#"<table:table-row table:number-rows-repeated="1048000">{}</table:table-row>"#, text("x").replace("office:value-type", r#"table:number-columns-repeated="16000" office:value-type"#));
    let outcome = Shelf::new().import("a.ods", ods(&row));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1));
    assert!(outcome.rejected[0].reason.contains("repeats its cells"), "{:?}", outcome.rejected);
}

#[test]
fn a_damaged_workbook_is_refused_with_a_sentence() {
    let mut bytes = two_sheets();
    bytes.truncate(bytes.len() / 2);
    let outcome = Shelf::new().import("a.xlsx", bytes);
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1));
}
