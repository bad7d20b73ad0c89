//! Answers as pictures.

use serde_json::json;

use super::Library;
use super::quadrants::OverTime;
use crate::answers::{
    Behind, Comparison, ComparisonRow, Composition, Coverage, Drivers, EventMark, Events, Exposure, Figure, MarkChoice, Marks, Quadrants, Selections, Spread, Style, Trend, Voices, Words,
};
use crate::chart::{self, Notes};
use crate::measure::event_list;
use crate::question::{Question, Selection, Split};
use crate::recipe::Recipe;
use crate::wording::{Language, numbers};
use crate::{Error, Result};

/// How a trend is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendShape {
    Lines,
    /// A panel a series, however few.
    Multiples,
    /// A row a series, a cell a period.
    HeatMap,
}

impl Library {
    /// A trend as lines, with what `style.marks` asks for; events are the major ones of the shipped list and the person's own.
    ///
    /// # Errors
    /// As [`Library::trend_with`] and [`chart::trend`].
    pub fn figure_trend(&self, question: &Question, style: &Style) -> Result<Figure> {
        let trend = self.marked_trend(question, style, None)?;
        self.draw_trend(&trend, TrendShape::Lines, style)
    }

    /// The trend that a style asks for; `events` in place of the shipped ones.
    ///
    /// # Errors
    /// As [`Library::trend_with`].
    pub fn marked_trend(&self, question: &Question, style: &Style, events: Option<&[EventMark]>) -> Result<Trend> {
        let MarkChoice { events: wanted, .. } = style.marks;
        let mut shipped = if wanted && events.is_none() { event_list::major(&style.language) } else { Vec::new() };
        if wanted && events.is_none() {
            shipped.extend(self.own_events()?);
            shipped.sort_by(|a, b| a.date.cmp(&b.date));
        }
        self.trend_with(question, &style.marks, events.unwrap_or(&shipped))
    }

    /// A comparison as dots with their intervals.
    ///
    /// # Errors
    /// As [`Library::compare`] and [`chart::compare`].
    pub fn figure_compare(&self, question: &Question, baseline: Option<&str>, style: &Style) -> Result<Figure> {
        self.draw_comparison(&self.compare(question, baseline)?, style)
    }

    /// A trend as a heat map, a row a series; outlets where the question names no split.
    ///
    /// # Errors
    /// As [`Library::trend`] and [`chart::heat_map`].
    pub fn figure_heat(&self, question: &Question, style: &Style) -> Result<Figure> {
        let split = if question.split == Split::None { Split::Outlet } else { question.split };
        let question = Question { split, ..question.clone() };
        self.draw_trend(&self.trend_with_holes(&question)?, TrendShape::HeatMap, style)
    }

    /// The calendar of a selection.
    ///
    /// # Errors
    /// As [`Library::coverage`] and [`chart::calendar`].
    pub fn figure_coverage(&self, selection: &Selection, style: &Style) -> Result<Figure> {
        self.draw_coverage(&self.coverage(selection)?, style)
    }

    /// Two concepts in the same articles, as bars.
    ///
    /// # Errors
    /// As [`Library::quadrants`] and [`chart::quadrants`].
    pub fn figure_quadrants(&self, question: &Question, second: &str, style: &Style) -> Result<Figure> {
        self.draw_quadrants(&self.quadrants(question, second, OverTime::No)?, style)
    }

    /// Own voice against quoted, as bars.
    ///
    /// # Errors
    /// As [`Library::voices`] and [`chart::voices`].
    pub fn figure_voices(&self, question: &Question, style: &Style) -> Result<Figure> {
        self.draw_voices(&self.voices(question)?, style)
    }

    pub(super) fn draw_trend(&self, trend: &Trend, shape: TrendShape, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&trend.question, style)?;
        // panels and heat maps hatch holes whatever is asked
        if shape == TrendShape::Lines && !trend.marks.is_empty() {
            let mut asked = json!({"question": trend.question, "marks": style.marks});
            if !trend.marks.corrected.is_empty() {
                asked["judgements"] = self.judgements_name(&trend.question.concept)?.into();
            }
            notes.recipe = self.asked(&trend.question)?.recipe(&asked)?;
        }
        match shape {
            TrendShape::Lines => chart::trend(trend, style, &notes),
            TrendShape::Multiples => chart::multiples(trend, style, &notes),
            TrendShape::HeatMap => chart::heat_map(trend, style, &notes),
        }
    }

    pub(super) fn draw_comparison(&self, comparison: &Comparison, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&comparison.question, style)?;
        if let Some(baseline) = &comparison.baseline {
            let asked = json!({"question": comparison.question, "baseline": baseline});
            notes.recipe = self.asked(&comparison.question)?.recipe(&asked)?;
        }
        chart::compare(comparison, style, &notes)
    }

    pub(super) fn draw_coverage(&self, coverage: &Coverage, style: &Style) -> Result<Figure> {
        let recipe = Recipe::of(&"coverage", "", &coverage.library);
        chart::calendar(coverage, style, &Notes { source: self.source()?, recipe, ..Notes::default() })
    }

    pub(super) fn draw_quadrants(&self, quadrants: &Quadrants, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&quadrants.question, style)?;
        let asked = json!({"question": quadrants.question, "second": quadrants.second});
        notes.recipe = self.asked(&quadrants.question)?.recipe(&asked)?;
        chart::quadrants(quadrants, style, &notes)
    }

    pub(super) fn draw_voices(&self, voices: &Voices, style: &Style) -> Result<Figure> {
        chart::voices(voices, style, &self.notes(&voices.question, style)?)
    }

    pub(super) fn draw_words(&self, words: &Words, style: &Style) -> Result<Figure> {
        let asked = json!({"question": words.question, "of": words.a, "against": words.b});
        chart::words(words, style, &self.notes_of(&words.question, &asked, style)?)
    }

    pub(super) fn draw_composition(&self, composition: &Composition, style: &Style) -> Result<Figure> {
        let asked = json!({"question": composition.question, "view": "composition"});
        chart::composition(composition, style, &self.notes_of(&composition.question, &asked, style)?)
    }

    pub(super) fn draw_spread(&self, spread: &Spread, expression: Option<&str>, style: &Style) -> Result<Figure> {
        let asked = json!({"question": spread.question, "view": "spread", "expression": expression});
        chart::spread(spread, expression, style, &self.notes_of(&spread.question, &asked, style)?)
    }

    pub(super) fn draw_events(&self, events: &Events, style: &Style) -> Result<Figure> {
        let dates: Vec<&str> = events.rows.iter().map(|row| row.date.as_str()).collect();
        let asked = json!({"question": events.question, "window": events.window_days, "events": dates});
        chart::events(events, style, &self.notes_of(&events.question, &asked, style)?)
    }

    pub(super) fn draw_pairs(&self, comparison: &Comparison, style: &Style) -> Result<Figure> {
        let asked = json!({"question": comparison.question, "view": "pairs"});
        chart::pairs(comparison, style, &self.notes_of(&comparison.question, &asked, style)?)
    }

    /// What makes up a point; articles under their titles.
    pub(super) fn draw_drivers(&self, drivers: &Drivers, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&drivers.question, style)?;
        let asked = json!({"question": drivers.question, "key": drivers.key, "period": drivers.period});
        let about = self.asked(&drivers.question)?;
        notes.recipe = about.recipe(&asked)?;
        let ids: Vec<i64> = drivers.stories.iter().chain(&drivers.articles).filter_map(|driver| driver.key.parse().ok()).collect();
        self.store().articles_of(&ids, &mut |stored| {
            if let Some(title) = stored.article.title {
                notes.labels.insert(format!("article {}", stored.id), title);
            }
            Ok(())
        })?;
        chart::drivers(drivers, style, &notes)
    }

    /// Two selections as two lines, with how their wholes compare.
    pub(super) fn draw_selections(&self, selections: &Selections, style: &Style) -> Result<Figure> {
        let words = Language::of(&style.language);
        let asked = json!({"question": selections.question, "other": selections.other});
        let mut notes = self.notes_of(&selections.question, &asked, style)?;
        notes.labels.insert("this".into(), words.this_selection().into());
        notes.labels.insert("other".into(), words.other_selection().into());
        let [first, second] = selections.rows.as_slice() else { return Err(Error::new("no-figure", "Two selections are two rows.", "Ask again.")) };
        let measure = selections.question.measure;
        let value = |row: &ComparisonRow| row.value.map_or_else(|| "–".to_owned(), |value| numbers::value(value, measure, words));
        let ratio = first.ratio.map(|ratio| match (first.ratio_low, first.ratio_high) {
            (Some(low), Some(high)) => format!("{} ({})", numbers::ratio(ratio, words), words.span(&numbers::significant(low, words), &numbers::significant(high, words))),
            _ => numbers::ratio(ratio, words),
        });
        let mut beside = vec![words.together(&value(first), &value(second), ratio.as_deref())];
        beside.extend((selections.shared > 0).then(|| words.overlapping(selections.shared)));
        let label = |key: &str| notes.labels.get(key).cloned().unwrap_or_else(|| key.to_owned());
        let title = words.selections_title(&notes.concept_title, &selections.question, &label(&first.key), &label(&second.key));
        let seen = chart::selections_differ(words, &notes.concept_title, (&label(&first.key), &label(&second.key)), first.ratio, (first.ratio_low, first.ratio_high));
        let articles = selections.rows.iter().map(|row| row.counts.articles).sum();
        let trend = Trend {
            // any split of articles: two lines with names
            question: Question { split: Split::Outlet, selection: Selection::default(), ..selections.question.clone() },
            codebook: selections.codebook.clone(),
            library: selections.library.clone(),
            series: selections.series.clone(),
            left_out: selections.left_out,
            total: Exposure { articles, ..Exposure::default() },
            marks: Marks { holes: selections.holes.clone(), ..Marks::default() },
            cautions: Vec::new(),
            by_hand: 0,
            validation: None,
        };
        let mut figure = chart::selections(&trend, title, seen, beside, style, &notes)?;
        for region in &mut figure.regions {
            let selection = if region.key == second.key { &selections.other } else { &selections.question.selection };
            region.behind = Some(Behind { period: region.period.clone(), selection: Some(selection.clone()), ..Behind::default() });
        }
        Ok(figure)
    }

    fn notes_of(&self, question: &Question, asked: &serde_json::Value, style: &Style) -> Result<Notes> {
        let about = self.asked(question)?;
        let validation = self.validation_line(&about.question.concept, &style.language)?;
        Ok(Notes { recipe: about.recipe(asked)?, validation, ..about.notes(&self.name(), &style.language)? })
    }

    /// What a figure of a question says about itself.
    pub(super) fn notes(&self, question: &Question, style: &Style) -> Result<Notes> {
        let source = self.source()?;
        let validation = self.validation_line(&question.concept, &style.language)?;
        Ok(Notes { validation, ..self.asked(question)?.notes(&source, &style.language)? })
    }

    /// What a figure names as its source: the library, and the databases that its collections come from.
    fn source(&self) -> Result<String> {
        let mut databases: Vec<String> = self.provenance()?.into_iter().filter_map(|one| one.told.database).collect();
        databases.sort();
        databases.dedup();
        let name = self.name();
        Ok(if databases.is_empty() { name } else { format!("{name} ({})", databases.join(", ")) })
    }

    /// The library's name: its file's, without the ending.
    pub(super) fn name(&self) -> String {
        self.path().file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}
