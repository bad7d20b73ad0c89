//! Any way to look at a question: its table with the sentences behind each row, its figure, and both as files.

use std::path::Path;

use super::figure::TrendShape;
use super::made::Made;
use super::quadrants::OverTime;
use super::save::{self, CsvStyle};
use super::Library;
use crate::answers::{
    Behind, Caution, Comparison, Composition, Days, Drivers, Events, Figure, LeftOut, Quadrants, Selections, Spread, Style, Trend, View, ViewTable, Voices, Words,
};
use crate::question::{Question, Split};
use crate::tables::{Table, Tabular, Value};
use crate::{Error, Result};

/// The answer to a view.
enum Answered {
    Trend(Box<Trend>, TrendShape),
    Quadrants(Quadrants),
    Voices(Voices),
    Words(Words),
    Composition(Composition),
    Spread(Spread, Option<String>),
    Events(Events),
    Drivers(Box<Drivers>, (String, String)),
    Pairs(Comparison),
    Selections(Box<Selections>),
}

impl Library {
    /// The numbers of a view, main table only, each row with what stands behind it. Events are titled in `language`.
    ///
    /// # Errors
    /// `not-coded`, and as the measure behind the view.
    pub fn view(&self, question: &Question, view: &View, language: &str) -> Result<ViewTable> {
        let answer = self.answered(question, view, language)?;
        let table = answer.tables().into_iter().next().unwrap_or_else(|| Table::new("", &[]));
        let (asked, codebook, library) = answer.about();
        Ok(ViewTable {
            question: asked,
            codebook,
            library,
            columns: table.columns,
            rows: table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            behind: answer.behind(),
            left_out: answer.left_out(),
            cautions: answer.cautions(),
            tests: answer.tests(),
        })
    }

    /// A view as a picture.
    ///
    /// # Errors
    /// As [`Library::view`], and what drawing says.
    pub fn figure_view(&self, question: &Question, view: &View, style: &Style) -> Result<Figure> {
        self.draw_answered(&self.answered(question, view, &style.language)?, style)
    }

    /// Saves a view; the ending says whether numbers or a picture, as in [`Library::save_trend`].
    ///
    /// # Errors
    /// As [`Library::figure_view`] and [`Library::save_trend`].
    pub fn save_view(&self, question: &Question, view: &View, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let answer = self.answered(question, view, &style.language)?;
        let made = Made::View { question: question.clone(), view: view.clone() };
        save::save(path, &answer, csv, style, Some(&made), || self.draw_answered(&answer, style))
    }

    /// The same as bytes of a file of that ending.
    ///
    /// # Errors
    /// As [`Library::save_view`].
    pub(super) fn view_bytes(&self, question: &Question, view: &View, style: &Style, csv: CsvStyle, ending: &str) -> Result<Vec<u8>> {
        let answer = self.answered(question, view, &style.language)?;
        let made = Made::View { question: question.clone(), view: view.clone() };
        save::bytes(ending, &answer, csv, style, Some(&made), || self.draw_answered(&answer, style))
    }

    fn answered(&self, question: &Question, view: &View, language: &str) -> Result<Answered> {
        Ok(match view {
            View::Multiples => Answered::Trend(Box::new(self.trend_with_holes(&split(question))?), TrendShape::Multiples),
            View::Heat => Answered::Trend(Box::new(self.trend_with_holes(&split(question))?), TrendShape::HeatMap),
            View::Quadrants { second, over_time } => {
                let over_time = if *over_time { OverTime::Yes } else { OverTime::No };
                Answered::Quadrants(self.quadrants(&of_articles(question), second, over_time)?)
            }
            View::Voices => Answered::Voices(self.voices(&of_voices(question))?),
            View::Words { of, against } => Answered::Words(self.words(&split(question), of, against.as_deref())?),
            View::Composition => Answered::Composition(self.composition(question)?),
            View::Spread { expression } => Answered::Spread(only(self.spread(question)?, expression.as_deref()), expression.clone()),
            View::Events { window_days, events } => {
                let listed = if events.is_empty() { self.all_events(language)? } else { events.clone() };
                Answered::Events(self.events(question, &listed, *window_days)?)
            }
            View::Drivers { key, period } => {
                let about = self.asked(question)?;
                let found = self.drivers(question, key.as_deref(), period.as_deref())?;
                Answered::Drivers(Box::new(found), (about.version()?, about.library()))
            }
            View::Pairs => Answered::Pairs(paired(self.compare(&split(question), None)?)?),
            View::Selections { other, names } => Answered::Selections(Box::new(self.selections(question, other, names.clone())?)),
        })
    }

    fn draw_answered(&self, answer: &Answered, style: &Style) -> Result<Figure> {
        match answer {
            Answered::Trend(trend, shape) => self.draw_trend(trend, *shape, style),
            Answered::Quadrants(quadrants) => self.draw_quadrants(quadrants, style),
            Answered::Voices(voices) => self.draw_voices(voices, style),
            Answered::Words(words) => self.draw_words(words, style),
            Answered::Composition(composition) => self.draw_composition(composition, style),
            Answered::Spread(spread, expression) => self.draw_spread(spread, expression.as_deref(), style),
            Answered::Events(events) => self.draw_events(events, style),
            Answered::Drivers(drivers, _) => self.draw_drivers(drivers, style),
            Answered::Pairs(comparison) => self.draw_pairs(comparison, style),
            Answered::Selections(selections) => self.draw_selections(selections, style),
        }
    }
}

/// Outlets where the question names no split.
fn split(question: &Question) -> Question {
    Question { split: if question.split == Split::None { Split::Outlet } else { question.split }, ..question.clone() }
}

/// Voices are told apart within groups: a split by voice is one by outlet here.
fn of_voices(question: &Question) -> Question {
    let by = if matches!(question.split, Split::None | Split::Voice) { Split::Outlet } else { question.split };
    Question { split: by, ..question.clone() }
}

/// Whole articles cannot be split by what differs from hit to hit.
fn of_articles(question: &Question) -> Question {
    let split = if matches!(question.split, Split::Category | Split::Voice | Split::Stance) { Split::None } else { question.split };
    Question { split, ..question.clone() }
}

fn only(mut spread: Spread, expression: Option<&str>) -> Spread {
    spread.rows.retain(|row| expression.is_none_or(|wanted| wanted == row.expression));
    spread
}

fn paired(comparison: Comparison) -> Result<Comparison> {
    if comparison.pairs.is_empty() && comparison.rows.len() > 1 {
        let rows = comparison.rows.len();
        return Err(Error::new("no-pairs", format!("There are no pairs of these {rows} rows."), "Ask for at most 40, split by outlet, language, kind or country."));
    }
    Ok(comparison)
}

fn cell(value: Value) -> serde_json::Value {
    match value {
        Value::Text(text) | Value::Day(text) => text.into(),
        Value::Whole(number) => number.into(),
        Value::Real(number) => number.into(),
        Value::Nothing => serde_json::Value::Null,
    }
}

impl serde::Serialize for Answered {
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Self::Trend(answer, _) => answer.serialize(to),
            Self::Quadrants(answer) => answer.serialize(to),
            Self::Voices(answer) => answer.serialize(to),
            Self::Words(answer) => answer.serialize(to),
            Self::Composition(answer) => answer.serialize(to),
            Self::Spread(answer, _) => answer.serialize(to),
            Self::Events(answer) => answer.serialize(to),
            Self::Drivers(answer, _) => answer.serialize(to),
            Self::Pairs(answer) => answer.serialize(to),
            Self::Selections(answer) => answer.serialize(to),
        }
    }
}

impl Tabular for Answered {
    fn tables(&self) -> Vec<Table> {
        match self {
            Self::Trend(answer, _) => answer.tables(),
            Self::Quadrants(answer) => answer.tables(),
            Self::Voices(answer) => answer.tables(),
            Self::Words(answer) => answer.tables(),
            Self::Composition(answer) => answer.tables(),
            Self::Spread(answer, _) => answer.tables(),
            Self::Events(answer) => answer.tables(),
            Self::Drivers(answer, _) => answer.tables(),
            Self::Pairs(answer) => {
                let mut tables = answer.tables();
                // one row alone has no pair, and its table no row
                if answer.pairs.is_empty() {
                    tables.push(Table::new("pairs", &["a", "b"]));
                }
                tables.sort_by_key(|table| table.name != "pairs");
                tables
            }
            Self::Selections(answer) => answer.tables(),
        }
    }
}

impl Answered {
    fn about(&self) -> (Question, String, String) {
        let told = |question: &Question, codebook: &String, library: &String| (question.clone(), codebook.clone(), library.clone());
        match self {
            Self::Trend(answer, _) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Quadrants(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Voices(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Words(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Composition(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Spread(answer, _) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Events(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Drivers(answer, (codebook, library)) => told(&answer.question, codebook, library),
            Self::Pairs(answer) => told(&answer.question, &answer.codebook, &answer.library),
            Self::Selections(answer) => told(&answer.question, &answer.codebook, &answer.library),
        }
    }

    fn left_out(&self) -> LeftOut {
        match self {
            Self::Trend(answer, _) => answer.left_out,
            Self::Quadrants(answer) => answer.left_out,
            Self::Voices(answer) => answer.left_out,
            Self::Composition(answer) => answer.left_out,
            Self::Spread(answer, _) => answer.left_out,
            Self::Events(answer) => answer.left_out,
            Self::Pairs(answer) => answer.left_out,
            Self::Selections(answer) => answer.left_out,
            Self::Words(_) | Self::Drivers(..) => LeftOut::default(),
        }
    }

    fn cautions(&self) -> Vec<Caution> {
        match self {
            Self::Trend(answer, _) => answer.cautions.clone(),
            Self::Pairs(answer) => answer.cautions.clone(),
            Self::Selections(answer) => answer.cautions.clone(),
            Self::Words(answer) => left_out_languages(answer),
            _ => Vec::new(),
        }
    }

    fn tests(&self) -> u64 {
        match self {
            Self::Words(answer) => answer.tests,
            Self::Events(answer) => answer.tests,
            Self::Pairs(answer) => answer.pairs.len() as u64,
            _ => 0,
        }
    }

    /// What stands behind each row of the main table.
    fn behind(&self) -> Vec<Option<Behind>> {
        match self {
            Self::Trend(answer, _) => {
                let points = answer.series.iter().flat_map(|series| series.points.iter().map(|point| at(Some(&series.key), Some(&point.period))));
                points.map(Some).collect()
            }
            Self::Quadrants(answer) => {
                let keyed = answer.question.split != Split::None;
                answer.rows.iter().map(|row| Some(at(keyed.then_some(&row.key), row.period.as_ref()))).collect()
            }
            Self::Voices(answer) => answer.rows.iter().map(|row| Some(at(Some(&row.key), None))).collect(),
            Self::Words(answer) => answer.rows.iter().map(|row| Some(word(answer, row))).collect(),
            Self::Composition(answer) => answer.points.iter().map(|point| Some(at(None, Some(&point.period)))).collect(),
            Self::Spread(answer, _) => answer.rows.iter().flat_map(|row| row.outlets.iter().map(|first| Some(first_use(&row.expression, first)))).collect(),
            Self::Events(answer) => answer.rows.iter().map(|row| around(answer, row)).collect(),
            Self::Drivers(answer, _) => parts(answer),
            Self::Pairs(answer) => answer.pairs.iter().map(|pair| Some(Behind { also: Some(pair.b.clone()), ..at(Some(&pair.a), None) })).collect(),
            Self::Selections(answer) => {
                let of = |selection| Some(Behind { selection: Some(selection), ..Behind::default() });
                vec![of(answer.question.selection.clone()), of(answer.other.clone())]
            }
        }
    }
}

/// Languages that only one group writes are not compared.
fn left_out_languages(answer: &Words) -> Vec<Caution> {
    let alone: Vec<&str> = answer.languages.iter().filter(|one| one.a_words == 0 || one.b_words == 0).map(|one| one.language.as_str()).collect();
    let message = || format!("Words are compared within a language; only one group writes {}, which is left out.", alone.join(", "));
    if alone.is_empty() { Vec::new() } else { vec![Caution { code: "languages-left-out".into(), message: message() }] }
}

fn at(key: Option<&String>, period: Option<&String>) -> Behind {
    Behind { key: key.cloned(), period: period.cloned(), ..Behind::default() }
}

fn word(answer: &Words, row: &crate::answers::WordRow) -> Behind {
    let group = match (row.log_ratio > 0.0, answer.b == super::words::OTHERS) {
        (true, _) => at(Some(&answer.a), None),
        (false, false) => at(Some(&answer.b), None),
        (false, true) => Behind { others: true, ..at(Some(&answer.a), None) },
    };
    Behind { word: Some(row.word.clone()), ..group }
}

fn first_use(expression: &str, first: &crate::answers::FirstUse) -> Behind {
    Behind {
        expression: Some(expression.to_owned()),
        outlets: vec![first.outlet.clone()],
        days: Some(Days { from: Some(first.date.clone()), to: None }),
        ..Behind::default()
    }
}

/// Both windows of an event.
fn around(answer: &Events, row: &crate::answers::EventRow) -> Option<Behind> {
    let day: chrono::NaiveDate = row.date.parse().ok()?;
    let window = i64::from(answer.window_days);
    let shifted = |days: i64| Some((day + chrono::Duration::days(days)).to_string());
    let key = (answer.question.split != Split::None).then_some(&row.key);
    Some(Behind { days: Some(Days { from: shifted(-window), to: shifted(window - 1) }), ..at(key, None) })
}

fn parts(answer: &Drivers) -> Vec<Option<Behind>> {
    let point = at((answer.key != "all").then_some(&answer.key), answer.period.as_ref());
    let id = |driver: &crate::answers::Driver| driver.key.parse().ok();
    let expressions = answer.expressions.iter().map(|one| Behind { expression: Some(one.key.clone()), ..point.clone() });
    let outlets = answer.outlets.iter().map(|one| Behind { outlets: vec![one.key.clone()], ..point.clone() });
    let stories = answer.stories.iter().map(|one| Behind { story: id(one), ..point.clone() });
    let articles = answer.articles.iter().map(|one| Behind { article: id(one), ..point.clone() });
    expressions.chain(outlets).chain(stories).chain(articles).map(Some).collect()
}
