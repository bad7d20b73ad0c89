//! A table of published totals: how many articles an outlet printed in a period, whatever was collected of them.

use super::csv::dialect;
use super::dates::{self, Order};
use crate::article::Precision;
use crate::{Error, Result};

/// Names of the three columns, in English and French.
const COLUMNS: [&[&str]; 3] = [&["outlet", "source", "media", "journal", "média"], &["period", "date", "month", "year", "day", "période", "mois", "année", "jour"], &["articles", "total", "count", "n", "published", "publiés", "nombre"]];

/// Outlet, period (`2022`, `2022-03`, `2022-03-04`) and number, a row each.
///
/// # Errors
/// `totals-unreadable` where a column is missing or a row is no total.
pub fn read(table: &str) -> Result<Vec<(String, String, u64)>> {
    let table = table.trim_start_matches('\u{feff}');
    let delimiter = dialect(table).map_or(b',', |(dialect, _)| dialect.delimiter);
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(table.as_bytes());
    let header: Vec<String> = rows.headers().map_err(|cause| unreadable(1, &cause.to_string()))?.iter().map(|name| name.trim().to_lowercase()).collect();
    let place = |names: &[&str]| header.iter().position(|name| names.contains(&name.as_str()));
    let [Some(outlet), Some(period), Some(articles)] = COLUMNS.map(place) else {
        return Err(unreadable(1, "the columns outlet, period and articles are wanted"));
    };
    let mut totals = Vec::new();
    for (row, number) in rows.records().zip(2u64..) {
        let row = row.map_err(|cause| unreadable(number, &cause.to_string()))?;
        let cell = |place: usize| row.get(place).unwrap_or("").trim();
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let date = dates::read(cell(period), Order::Unknown, None).published.ok_or_else(|| unreadable(number, "the period cannot be read"))?;
        let printed = if date.precision() == Precision::Minute { date.to_day() } else { date.to_string() };
        let count = cell(articles).replace([' ', '\u{a0}', '\u{202f}'], "").parse().map_err(|_| unreadable(number, "the number cannot be read"))?;
        if cell(outlet).is_empty() {
            return Err(unreadable(number, "no outlet is named"));
        }
        totals.push((cell(outlet).to_string(), printed, count));
    }
    Ok(totals)
}

fn unreadable(row: u64, why: &str) -> Error {
    Error::new("totals-unreadable", format!("The table of published totals cannot be read, row {row}: {why}."), "Write a CSV with the columns outlet, period and articles, such as Le Monde,2022-03,3120.")
}
