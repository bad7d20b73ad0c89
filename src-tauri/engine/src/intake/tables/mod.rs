//! What stands in rows and columns, or in fields with names?

pub mod csv;
pub mod gdelt;
pub mod json;
pub mod json_parts;
pub mod parquet;
pub mod posts;
pub mod services;
pub mod sheet_size;
pub mod sheets;
pub mod table;
