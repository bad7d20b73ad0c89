//! JSON Lines: an object a row.

use serde_json::{Map, Value as Json};

use super::shape::{Table, Value};

/// One object a row, keys in the order of the columns; a cell without a value is null.
pub fn json_lines(table: &Table) -> Vec<u8> {
    let mut out = Vec::new();
    for row in &table.rows {
        let object: Map<String, Json> = table.columns.iter().cloned().zip(row.iter().map(json)).collect();
        out.extend(Json::Object(object).to_string().into_bytes());
        out.push(b'\n');
    }
    out
}

fn json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Day(text) => text.clone().into(),
        Value::Whole(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Nothing => Json::Null,
    }
}
