//! JSON Lines: an object a row.

use serde_json::{Map, Value as Json};

use super::shape::{Table, Value};

/// One object a row, keys in the order of the columns; a cell without a value is null.
pub fn json_lines(table: &Table) -> Vec<u8> {
    let mut out = Vec::new();
    for row in &table.rows {
        out.extend(json_line(&table.columns, row).into_bytes());
    }
    out
}

/// One row with its line end.
pub(super) fn json_line(columns: &[String], row: &[Value]) -> String {
    let object: Map<String, Json> = columns.iter().cloned().zip(row.iter().map(json)).collect();
    Json::Object(object).to_string() + "\n"
}

fn json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Day(text) => text.clone().into(),
        Value::Whole(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Nothing => Json::Null,
    }
}
