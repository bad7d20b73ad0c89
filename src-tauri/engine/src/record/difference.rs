//! Two sets of tables, number by number.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::answers::{NumberChange, NumberDiff};
use crate::tables::{Table, Value};

/// Numbers nearer to each other than this part of themselves are the same: they were written and read as decimals.
const NEAR: f64 = 1e-9;

/// What differs between tables of the same names. Rows are told apart by their first columns, as many as it takes in
/// both tables; where whole rows are equal, by their order.
pub fn difference(first: &[Table], second: &[Table]) -> NumberDiff {
    let (mine, theirs) = (by_name(first), by_name(second));
    let mut diff = NumberDiff::default();
    for (name, table) in &mine {
        match theirs.iter().find(|(other, _)| other == name) {
            Some((_, other)) => compare(name, table, other, &mut diff),
            None => diff.tables_only_first.push(name.clone()),
        }
    }
    diff.tables_only_second.extend(theirs.iter().map(|(name, _)| name).filter(|name| !mine.iter().any(|(other, _)| other == *name)).cloned());
    diff.same = nothing(&diff);
    diff
}

/// Whether nothing differs.
pub fn nothing(diff: &NumberDiff) -> bool {
    let lists = [&diff.only_first, &diff.only_second, &diff.tables_only_first, &diff.tables_only_second];
    diff.changed.is_empty() && lists.iter().all(|list| list.is_empty())
}

/// Tables with their names; those that share one are numbered.
fn by_name(tables: &[Table]) -> Vec<(String, &Table)> {
    let mut seen = BTreeMap::<&str, usize>::new();
    let mut named = Vec::with_capacity(tables.len());
    for table in tables {
        let (name, number) = (&table.name, seen.entry(table.name.as_str()).or_default());
        *number += 1;
        named.push((if *number == 1 { name.clone() } else { format!("{name} ({number})") }, table));
    }
    named
}

fn compare(name: &str, first: &Table, second: &Table, diff: &mut NumberDiff) {
    let wide = prefix(first).max(prefix(second));
    let (mine, theirs) = (by_key(first, wide), by_key(second, wide));
    for (key, row) in &mine {
        match theirs.iter().find(|(other, _)| other == key) {
            Some((_, other)) => cells(name, (first, row), (second, other), wide, diff),
            None => diff.only_first.push(format!("{name}: {}", key.join(" · "))),
        }
    }
    let lookup: std::collections::BTreeSet<&Vec<String>> = mine.iter().map(|(key, _)| key).collect();
    diff.only_second.extend(theirs.iter().filter(|(key, _)| !lookup.contains(key)).map(|(key, _)| format!("{name}: {}", key.join(" · "))));
}

fn cells(name: &str, (first, row): (&Table, &[Value]), (second, other): (&Table, &[Value]), wide: usize, diff: &mut NumberDiff) {
    let words: Vec<String> = row.iter().take(wide).map(shown).collect();
    for (at, column) in first.columns.iter().enumerate().skip(wide) {
        let place = if second.columns.get(at) == Some(column) { Some(at) } else { second.columns.iter().position(|other| other == column) };
        let (before, after) = (row.get(at).unwrap_or(&Value::Nothing), place.and_then(|at| other.get(at)).unwrap_or(&Value::Nothing));
        diff.compared += 1;
        if !same(before, after) {
            diff.changed.push(NumberChange { table: name.into(), row: words.join(" · "), column: column.clone(), before: json(before), after: json(after) });
        }
    }
}

/// How many of the first columns tell all rows apart; all of them where none do.
fn prefix(table: &Table) -> usize {
    let keys = |wide: usize| table.rows.iter().map(|row| row.iter().take(wide).map(shown).collect::<Vec<_>>()).collect::<std::collections::BTreeSet<_>>().len();
    (1..table.columns.len()).find(|&wide| keys(wide) == table.rows.len()).unwrap_or_else(|| table.columns.len().saturating_sub(1).max(1))
}

/// Rows under the words of their first columns, numbered where those are equal.
fn by_key(table: &Table, wide: usize) -> Vec<(Vec<String>, &[Value])> {
    let mut seen = BTreeMap::<Vec<String>, usize>::new();
    let keyed = |row: &'_ Vec<Value>| {
        let mut key: Vec<String> = row.iter().take(wide).map(shown).collect();
        let number = seen.entry(key.clone()).or_default();
        *number += 1;
        if *number > 1 {
            key.push(format!("({number})"));
        }
        key
    };
    let keys: Vec<Vec<String>> = table.rows.iter().map(keyed).collect();
    keys.into_iter().zip(table.rows.iter().map(Vec::as_slice)).collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Day(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Nothing => String::new(),
    }
}

fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(*number as f64),
        Value::Real(number) => Some(*number),
        _ => None,
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (real(a), real(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= NEAR * a.abs().max(b.abs()),
        // a period such as 2022 reads as a number where a table has lost its types
        _ => shown(a) == shown(b),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Day(text) => text.clone().into(),
        Value::Whole(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Nothing => Json::Null,
    }
}
