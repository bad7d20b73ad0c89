//! Tables as other programs read them.

use std::io::Read;

use entente_engine::tables::{CsvStyle, Table, Value, csv, json_lines, parquet, plain, write_whole, xlsx};

fn table() -> Table {
    let mut table = Table::new("a/very:long*name?of[a]sheet that has no end", &["series", "first_day", "value", "articles"]);
    table.rows = vec![
        vec!["Le \"Monde\", Paris".into(), Value::Day("2022-03-01".into()), Value::Real(0.033_898_305_084_745_76), Value::Whole(118)],
        vec!["=HYPERLINK(\"http://example.org\")".into(), Value::Nothing, f64::NAN.into(), Value::Whole(0)],
        vec!["中轴日报".into(), Value::Day("2022-04-01".into()), Value::Real(-0.5), Value::Whole(3)],
    ];
    table
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn csv_quotes_and_disarms() {
    let expected = "series,first_day,value,articles\r\n\"Le \"\"Monde\"\", Paris\",2022-03-01,0.03389830508474576,118\r\n\"'=HYPERLINK(\"\"http://example.org\"\")\",,,0\r\n中轴日报,2022-04-01,-0.5,3\r\n";
    assert_eq!(text(csv(&table(), CsvStyle::default())), expected);
}

#[test]
fn every_beginning_of_a_formula_is_disarmed_and_numbers_stay() {
    for start in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠SUM(A1)"] {
        let mut table = Table::new("t", &["text", "number"]);
        table.rows = vec![vec![start.into(), Value::Real(-1.5)]];
        let written = text(csv(&table, CsvStyle::default()));
        let mut rows = csv_rows(&written);
        assert_eq!(rows.remove(1), [format!("'{start}"), "-1.5".into()]);
    }
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn semicolons_come_with_decimal_commas_and_a_mark() {
    let written = text(csv(&table(), CsvStyle::semicolons()));
    assert!(written.starts_with("\u{feff}series;first_day;"));
    assert!(written.contains(";0,03389830508474576;118\r\n"));
}

#[test]
fn json_lines_keep_types_and_order() {
    let written = text(json_lines(&table()));
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[2], r#"{"series":"中轴日报","first_day":"2022-04-01","value":-0.5,"articles":3}"#);
    assert!(lines[1].contains(r#""value":null"#));
}

#[test]
fn a_workbook_has_typed_cells_no_formula_and_is_always_the_same() {
    let bytes = xlsx(&[table(), Table::new("empty", &["nothing"])]).expect("a workbook");
    assert_eq!(bytes, xlsx(&[table(), Table::new("empty", &["nothing"])]).expect("a workbook"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no cell is a formula");
    assert!(sheet.contains("<v>118</v>") && sheet.contains("<v>-0.5</v>"), "numbers are numbers");
    assert!(sheet.contains("<v>44621</v>"), "1 March 2022 is a day");
    assert!(part("xl/sharedStrings.xml").contains("=HYPERLINK"), "a text is kept as it is");
    assert!(part("xl/workbook.xml").contains("name=\"averylongnameofasheet that has \""));
}

#[test]
fn a_person_reads_aligned_columns() {
    let lines = plain(&table());
    assert_eq!(lines[0], format!("{:32}  {:>7}  articles", "series", "value"));
    assert_eq!(lines[1], format!("{:32}  0.03390  {:>8}", "Le \"Monde\", Paris", 118));
    // ideographs take two columns
    assert_eq!(lines[3], format!("{:28}  -0.5000  {:>8}", "中轴日报", 3));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    write_whole(&path, b"one").expect("written");
    write_whole(&path, b"two").expect("written again");
    assert_eq!(std::fs::read(&path).expect("the file"), b"two");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is left beside it");
    assert_eq!(write_whole(&folder.path().join("no/t.csv"), b"x").expect_err("no such folder").code(), "file-unwritable");
}

#[test]
fn parquet_keeps_types_gaps_and_the_question() {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    let mut about = Table::new("about", &["what", "value"]);
    about.rows = vec![vec!["question".into(), "{\"concept\":\"partnership\"}".into()], vec!["left out: undated".into(), Value::Whole(3)]];
    let tables = [table(), about];
    let bytes = parquet(&tables).expect("a file");
    assert_eq!(bytes, parquet(&tables).expect("a file"), "the same tables are the same bytes");
    let path = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(path.path(), &bytes).expect("a file");
    let file = SerializedFileReader::new(std::fs::File::open(path.path()).expect("the file")).expect("a Parquet file");
    let told = file.metadata().file_metadata().key_value_metadata().expect("metadata");
    assert!(told.iter().any(|pair| pair.key == "entente.question" && pair.value.as_deref() == Some("{\"concept\":\"partnership\"}")));
    let rows: Vec<Vec<Field>> = file.get_row_iter(None).expect("rows").map(|row| row.expect("a row").into_columns().into_iter().map(|column| column.1).collect()).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0], [Field::Str("Le \"Monde\", Paris".into()), Field::Date(19_052), Field::Double(0.033_898_305_084_745_76), Field::Long(118)]);
    assert_eq!(rows[1][1..3], [Field::Null, Field::Null]);
    assert_eq!(rows[2][0], Field::Str("中轴日报".into()));
}

#[test]
fn a_document_holds_any_text_and_any_address_as_text() {
    use entente_engine::tables::{Quote, docx};
    let quote = Quote {
        head: Some("<b>Outlet</b> & co".into()),
        left: "He said <script>alert(1)</script> ".into(),
        hit: "«дружба» & \u{202e}بلا حدود".into(),
        right: " \u{1} ]]> &amp; 友谊".into(),
        source: "Harbour & Post, 21 March 2023".into(),
        address: Some("https://a.example/?a=1&b=\"<c>\"\\x".into()),
        note: "note <i>".into(),
    };
    let bytes = docx("T <&>", &[quote]).expect("a document");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a document is an archive");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").expect("it has a text"), &mut text).expect("it is text");
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut tags = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) => {
                tags += 1;
                assert!(format!("{:?}", tag.name()).contains("w:"), "{:?}", tag.name());
            }
            _ => {}
        }
    }
    assert!(tags > 10 && !text.contains('\u{1}'));
}
