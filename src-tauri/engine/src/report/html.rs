//! The report as one HTML file: styles, figures and recipe inside, nothing loaded from anywhere.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use super::Document;
use crate::{Error, Result};

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");

/// Writes the document in a theme, `light`, `dark` or `print`. Text is escaped; only finished figures go in as they are.
///
/// # Errors
/// `report-template` where the template is broken.
pub fn html(document: &Document, theme: &str) -> Result<String> {
    let mut environment = Environment::new();
    environment.add_filter("inline", inline);
    environment.add_template("report.html", TEMPLATE).map_err(broken)?;
    let page = context! {
        language => document.language.tag(),
        contents => document.language.contents(),
        theme,
        style => STYLE,
        ..Value::from(Serde(document))
    };
    environment.get_template("report.html").and_then(|template| template.render(page)).map_err(broken)
}

fn broken(cause: minijinja::Error) -> Error {
    Error::new("report-template", format!("The report's template cannot be used: {cause}."), "Use the template that came with the program.")
        .because(cause)
}

/// An SVG document as it may stand within HTML: without the XML declaration.
fn inline(svg: &str) -> Value {
    let start = svg.find("<svg").unwrap_or_default();
    Value::from_safe_string(svg[start..].to_owned())
}
