//! Tables of any length: sheets that follow one another, and what a workbook holds of odd texts.

use calamine::{Data, Reader};
use entente_engine::tables::{Column, CsvStyle, Kind, Long, Value};

fn columns() -> Vec<Column> {
    vec![Column::new("n", Kind::Whole), Column::new("text", Kind::Text), Column::new("day", Kind::Day), Column::new("part", Kind::Real)]
}

fn row(n: u64, text: &str) -> Vec<Value> {
    vec![n.into(), text.into(), Value::Day("2022-02-24".into()), Value::Real(0.1)]
}

#[test]
fn rows_go_on_over_sheets_and_none_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.xlsx");
    let mut file = Long::with_sheets_of(4, &path, "rows", &columns(), CsvStyle::default()).expect("a workbook");
    (0..10).for_each(|n| file.row(row(n, "a")).expect("a row"));
    let ended = file.end().expect("it is written");
    assert_eq!((ended.rows, ended.sheets, ended.cut), (10, 4, 0));
    let mut book = calamine::open_workbook_auto(&path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["rows 1", "rows 2", "rows 3", "rows 4"]);
    let mut numbers = Vec::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).expect("a sheet");
        assert_eq!(sheet.get((0, 0)), Some(&Data::String("n".into())), "every sheet has the header");
        numbers.extend(sheet.rows().skip(1).map(|row| if let Data::Float(n) = row[0] { n as u64 } else { u64::MAX }));
    }
    assert_eq!(numbers, (0..10).collect::<Vec<_>>());
}

#[test]
fn texts_stay_texts_and_days_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("odd.xlsx");
    let mut file = Long::begin(&path, "odd", &columns(), CsvStyle::default()).expect("a workbook");
    let odd = ["=1+1", "a < b & \"c\"", "bell\u{7}", "习近平 Путин", "_x0041_", &"é".repeat(40_000)];
    odd.iter().for_each(|text| file.row(row(1, text)).expect("a row"));
    assert_eq!(file.end().expect("it is written").cut, 1, "the long one is told");
    let mut book = calamine::open_workbook_auto(&path).expect("a workbook");
    let sheet = book.worksheet_range("odd").expect("the sheet");
    let text = |at: usize| sheet.get((at, 1)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((text(1).as_str(), text(2).as_str(), text(4).as_str()), (odd[0], odd[1], odd[3]));
    assert_eq!(text(6).chars().count(), 32_767);
    assert!(matches!(sheet.get((1, 2)), Some(Data::DateTime(day)) if day.as_f64() == 44_616.0), "{:?}", sheet.get((1, 2)));
}

#[test]
fn office_programs_read_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plain.xlsx");
    let mut file = Long::begin(&path, "rows", &columns(), CsvStyle::default()).expect("a workbook");
    file.row(row(1, "a")).expect("a row");
    file.end().expect("it is written");
    let bytes = std::fs::read(&path).expect("the file");
    let versions: Vec<u8> = bytes.windows(5).filter(|part| part.starts_with(b"PK\x03\x04")).map(|part| part[4]).collect();
    assert!(!versions.is_empty() && versions.iter().all(|version| *version <= 20), "no part needs the extensions for more than 4 GB: {versions:?}");
}

#[test]
fn a_long_parquet_file_has_typed_columns() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.parquet");
    let mut file = Long::begin(&path, "rows", &columns(), CsvStyle::default()).expect("a file");
    (0..12_000).for_each(|n| file.row(if n % 2 == 0 { row(n, "a") } else { vec![n.into(), Value::Nothing, Value::Nothing, Value::Nothing] }).expect("a row"));
    file.end().expect("it is written");
    let reader = SerializedFileReader::new(std::fs::File::open(&path).expect("the file")).expect("Parquet");
    assert_eq!((reader.metadata().file_metadata().num_rows(), reader.num_row_groups()), (12_000, 3));
    let first = reader.get_row_iter(None).expect("rows").next().expect("a row").expect("a row");
    assert_eq!(first.to_string(), "{n: 0, text: \"a\", day: 2022-02-24, part: 0.1}");
}

#[test]
fn a_file_that_is_not_ended_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("half.csv");
    let mut file = Long::begin(&path, "rows", &columns(), CsvStyle::default()).expect("a file");
    file.row(row(1, "a")).expect("a row");
    drop(file);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}
