//! Parquet tables, written here.

use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::shelf::Shelf;

fn table() -> Vec<u8> {
    let schema = "message t { optional binary headline (UTF8); optional binary content (UTF8); optional int64 published (TIMESTAMP(NANOS,true)); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(WriterProperties::builder().build())).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let text = |cells: [&str; 2]| cells.map(|cell| ByteArray::from(cell));
    for cells in [text(["Fog", "Ships"]), text(["Fog lay over the bay.", "The ships wait."])] {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&cells, Some(&[1, 1]), None).unwrap();
        column.close().unwrap();
    }
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&[1_695_197_700_000_000_000], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.into_inner().unwrap()
}

#[test]
fn rows_are_articles_and_times_are_dates() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.bin", table());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 0), "{:?}", outcome.rejected);
    let articles = shelf.articles();
    assert_eq!((articles[0].title.as_deref(), articles[0].body.as_str()), (Some("Fog"), "Fog lay over the bay."));
    assert_eq!((articles[0].date.as_deref(), articles[0].time.as_deref()), (Some("2023-09-20"), Some("08:15")));
    assert_eq!(articles[1].date, None);
}

#[test]
fn a_cut_table_is_refused_with_a_sentence() {
    let mut bytes = table();
    bytes.truncate(bytes.len() - 10);
    let outcome = Shelf::new().import("a.parquet", bytes);
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1));
}
