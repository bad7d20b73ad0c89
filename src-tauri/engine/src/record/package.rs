//! The list of a bundle's files, as a Frictionless Data Package (specs.frictionlessdata.io, version 1).

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::archive::Part;
use crate::tables::{Column, Kind};

/// One file of a bundle.
pub struct Resource<'a> {
    pub path: &'a str,
    pub bytes: &'a [u8],
    /// The columns of a table in CSV.
    pub columns: Option<&'a [Column]>,
}

/// The list under way.
pub struct Package {
    head: Json,
    resources: Vec<Json>,
}

impl Package {
    pub fn new(title: &str, description: &str, version: &str, recipe: &str) -> Self {
        let head = json!({
            "profile": "data-package",
            "name": format!("entente-{}", recipe.to_lowercase()),
            "title": title,
            "description": description,
            "version": version,
        });
        Self { head, resources: Vec::new() }
    }

    pub fn add(&mut self, resource: &Resource<'_>) {
        let part = Part { bytes: resource.bytes.len() as u64, hash: hash(resource.bytes) };
        self.add_part(resource.path, &part, resource.columns);
    }

    /// A file that was written piece by piece.
    pub fn add_part(&mut self, path: &str, part: &Part, columns: Option<&[Column]>) {
        let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        let name: String = path.to_lowercase().chars().map(|sign| if sign.is_ascii_alphanumeric() || sign == '.' { sign } else { '-' }).collect();
        let mut told = json!({"name": name, "path": path, "format": ending, "mediatype": media(&ending), "bytes": part.bytes, "hash": part.hash});
        if let Some(columns) = columns {
            told["profile"] = "tabular-data-resource".into();
            told["encoding"] = "utf-8".into();
            told["dialect"] = json!({"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true});
            told["schema"] = json!({"fields": columns.iter().map(field).collect::<Vec<_>>(), "missingValues": [""]});
        }
        self.resources.push(told);
    }

    /// `datapackage.json`.
    pub fn text(&self) -> String {
        let mut whole = self.head.clone();
        whole["resources"] = Json::Array(self.resources.clone());
        format!("{whole:#}\n")
    }
}

/// As resources tell it.
pub fn hash(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

fn field(column: &Column) -> Json {
    let kind = match column.kind {
        Kind::Whole => "integer",
        Kind::Real => "number",
        Kind::Day => "date",
        Kind::Text => "string",
    };
    json!({"name": column.name, "type": kind})
}

fn media(ending: &str) -> &'static str {
    match ending {
        "csv" => "text/csv",
        "json" => "application/json",
        "html" => "text/html",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "md" => "text/markdown",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "parquet" => "application/vnd.apache.parquet",
        "toml" => "application/toml",
        "py" => "text/x-python",
        "r" => "text/x-r",
        _ => "application/octet-stream",
    }
}
