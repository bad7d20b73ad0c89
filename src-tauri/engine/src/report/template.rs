//! A report's choices as a file: TOML that a person writes and keeps.

use serde::Deserialize;

use super::compose::SECTIONS;
use crate::answers::{ReportOptions, ReportSection, Theme};
use crate::{Error, Result};

/// The id of a section that holds nothing but the author's words.
pub const OWN: &str = "text";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    title: Option<String>,
    language: Option<String>,
    theme: Option<Theme>,
    baseline: Option<String>,
    sentences: Option<u32>,
    #[serde(default)]
    section: Vec<ReportSection>,
}

/// Reads a template: `title`, `language`, `theme`, `baseline`, `sentences`, and `[[section]]` with `id`, `heading`, `text`.
/// What it leaves out stays at its default.
///
/// # Errors
/// `template-unreadable` with the line, `template-section`, `template-language`.
pub fn read(text: &str) -> Result<ReportOptions> {
    let template: Template = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|cause| unreadable(text, &cause))?;
    let usual = ReportOptions::default();
    let options = ReportOptions {
        title: template.title,
        language: template.language.unwrap_or(usual.language),
        theme: template.theme.unwrap_or(usual.theme),
        baseline: template.baseline,
        sentences: template.sentences.unwrap_or(usual.sentences),
        dated: None,
        sections: template.section,
    };
    if !["en", "fr"].contains(&options.language.as_str()) {
        return Err(Error::new("template-language", format!("The template asks for the language “{}”.", options.language), "Reports are written in en or fr."));
    }
    check(&options.sections)?;
    Ok(options)
}

/// The theme as templates and pages write it.
pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Print => "print",
    }
}

/// Whether every section is known and stands once.
///
/// # Errors
/// `template-section`
pub fn check(sections: &[ReportSection]) -> Result<()> {
    for (at, section) in sections.iter().enumerate() {
        let id = section.id.as_str();
        if id != OWN && !SECTIONS.contains(&id) {
            return Err(Error::new(
                "template-section",
                format!("Section {} of the template is called “{id}”, and no report has such a section.", at + 1),
                format!("Sections are {}, and {OWN} for your own words.", SECTIONS.join(", ")),
            ));
        }
        if id == OWN && section.text.trim().is_empty() && section.heading.is_none() {
            return Err(Error::new("template-section", format!("Section {} of the template is a text without words.", at + 1), "Give it a text, or take it out."));
        }
        if id != OWN && sections[..at].iter().any(|earlier| earlier.id == id) {
            return Err(Error::new("template-section", format!("The template names the section “{id}” twice."), "Name it once; your own words can stand in sections called text."));
        }
    }
    Ok(())
}

/// The choices as a template, which [`read`] reads again.
pub fn write(options: &ReportOptions) -> String {
    let mut top = toml::Table::new();
    let mut text = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            top.insert(name.into(), value.clone().into());
        }
    };
    text("title", &options.title);
    text("language", &Some(options.language.clone()));
    text("theme", &Some(theme_name(options.theme).into()));
    text("baseline", &options.baseline);
    top.insert("sentences".into(), i64::from(options.sentences).into());
    let sections: Vec<toml::Value> = options.sections.iter().filter_map(|section| toml::Value::try_from(section).ok()).collect();
    if !sections.is_empty() {
        top.insert("section".into(), sections.into());
    }
    top.to_string()
}

fn unreadable(text: &str, cause: &toml::de::Error) -> Error {
    let line = cause.span().map(|span| text[..span.start.min(text.len())].lines().count().max(1));
    let place = line.map_or(String::new(), |line| format!(" in line {line}"));
    Error::new(
        "template-unreadable",
        format!("The template cannot be used{place}: {}.", cause.message().trim_end_matches('.').replace('\n', " ")),
        "A template has title, language, theme, baseline, sentences, and [[section]] with id, heading and text.",
    )
}
