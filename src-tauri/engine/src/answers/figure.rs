//! Figures as they are handed to a page, and how they are to look.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Behind, Exposure, MarkChoice};

/// A drawn figure: the same picture on the screen, in the report and in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Figure {
    pub svg: String,
    pub width: f64,
    pub height: f64,
    /// Where a pointer finds a point, in the units of `width` and `height`.
    pub regions: Vec<Region>,
    /// Where time or value axes lie, for brushing.
    pub plot: PlotArea,
    /// The figure in a sentence, for a screen reader.
    pub description: String,
    /// The short name of its recipe; the whole recipe is in the SVG's metadata.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub recipe: String,
    /// The series of a figure of several, in the order of their colours, those that are not drawn included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LegendEntry>>")]
    pub legend: Vec<LegendEntry>,
}

/// A series of a figure as a legend shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegendEntry {
    pub key: String,
    pub label: String,
    /// `#rrggbb`.
    pub colour: String,
    pub shown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct PlotArea {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// One point of a figure with its numbers, in words of the figure's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Region {
    pub key: String,
    pub period: Option<String>,
    pub x: f64,
    pub y: f64,
    /// Radius in which a pointer finds it.
    pub reach: f64,
    /// `RT · March 2023`
    pub title: String,
    /// `41 % of 160 articles`, `33 to 49 % (95 % interval)`
    pub lines: Vec<String>,
    pub counts: Exposure,
    /// What stands behind it, where series and period do not say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub behind: Option<Behind>,
}

/// How a figure or report is to look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Style {
    /// `en` or `fr`.
    pub language: String,
    pub theme: Theme,
    /// Pixels at scale 1.
    pub width: u32,
    /// Pixels at scale 1; 0 chooses.
    pub height: u32,
    pub scale: f64,
    /// On the screen the page shows title, subtitle and footer itself.
    pub bare: bool,
    /// The series drawn with its band where there are more than four.
    pub selected: Option<String>,
    /// Series that are not drawn; the others keep their colours.
    #[ts(optional, as = "Option<Vec<String>>")]
    pub hidden: Vec<String>,
    /// What is drawn over or behind the points of a trend.
    #[ts(optional, as = "Option<MarkChoice>")]
    pub marks: MarkChoice,
    /// The least that a trend's value axis reaches, so that two figures can be read side by side.
    #[ts(optional)]
    pub reach: Option<f64>,
}

impl Default for Style {
    fn default() -> Self {
        Self { language: "en".into(), theme: Theme::Light, width: 920, height: 0, scale: 2.0, bare: false, selected: None, hidden: Vec::new(), marks: MarkChoice::default(), reach: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    Print,
}
