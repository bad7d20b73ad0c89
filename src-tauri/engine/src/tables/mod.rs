//! How do numbers become a table for other programs? The only writers of CSV, XLSX, Parquet and JSON Lines, and of the concordance as a document.

mod by_hand;
mod csv;
mod docx;
mod json_lines;
mod long_xlsx;
mod long;
mod of_answers;
mod lines;
mod parquet;
mod plain;
mod save;
mod shape;
mod steady;
mod validation;
mod xlsx;

pub use self::csv::{CsvSeparator, CsvStyle, csv, csv_line, without_guard};
pub use docx::{Quote, docx};
pub use json_lines::json_lines;
pub use of_answers::Tabular;
pub use self::parquet::{Kind, LongParquet, kinds, parquet};
pub use long::{Column, Ended, Long};
pub use long_xlsx::LongWorkbook;
pub use plain::plain;
pub use save::{Beside, write_whole};
pub use shape::{Table, Value};
pub use steady::Steady;
pub use validation::{Misclassification, MisclassificationRow, recal};
pub use xlsx::{xlsx, xlsx_saying};
