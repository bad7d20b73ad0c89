//! Articles, their zones, and publication dates with a precision.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How exactly a publication date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    Year,
    Month,
    Day,
    Minute,
}

/// A publication date with its precision; never a filled-in date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublishedOn {
    first: NaiveDateTime,
    precision: Precision,
}

impl PublishedOn {
    /// A year alone. `None` outside 1500 to 9999.
    pub fn year(year: i32) -> Option<Self> {
        Self::at(NaiveDate::from_ymd_opt(year, 1, 1)?, Precision::Year)
    }

    /// A month of a year. `None` where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::at(NaiveDate::from_ymd_opt(year, month, 1)?, Precision::Month)
    }

    /// A calendar day. `None` where there is no such day.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::at(NaiveDate::from_ymd_opt(year, month, day)?, Precision::Day)
    }

    /// A day with hour and minute as the source prints them (its local time).
    pub fn minute(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Option<Self> {
        let date = Self::day(year, month, day)?;
        Some(Self { first: date.first.date().and_hms_opt(hour, minute, 0)?, precision: Precision::Minute })
    }

    fn at(date: NaiveDate, precision: Precision) -> Option<Self> {
        (1500..=9999).contains(&date.year()).then(|| Self { first: date.and_hms_opt(0, 0, 0).unwrap_or_default(), precision })
    }

    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The first day that the date can mean.
    pub fn first_day(&self) -> NaiveDate {
        self.first.date()
    }

    /// As answers print it: to its precision, and never finer than the day.
    pub fn to_day(&self) -> String {
        self.to_string().chars().take(10).collect()
    }

    /// The time of day as answers print it, `08:15`, where the source gave one.
    pub fn to_time(&self) -> Option<String> {
        self.minute_of_day().map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60))
    }

    /// Minutes after midnight, where the precision is the minute.
    pub fn minute_of_day(&self) -> Option<u32> {
        (self.precision == Precision::Minute).then(|| self.first.hour() * 60 + self.first.minute())
    }
}

impl std::fmt::Display for PublishedOn {
    /// Written to its precision, a minute as its day with the time: `2023`, `2023-09`, `2023-09-20`, `2023-09-20T08:15`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Day => "%Y-%m-%d",
            Precision::Minute => "%Y-%m-%dT%H:%M",
        };
        write!(f, "{}", self.first.format(pattern))
    }
}

impl std::str::FromStr for PublishedOn {
    type Err = ();

    /// Reads only what `Display` writes; sources' own ways to write a date are read by the intake.
    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |at: std::ops::Range<usize>| text.get(at).and_then(|part| part.parse().ok()).ok_or(());
        let year = number(0..4)? as i32;
        let date = match text.len() {
            4 => Self::year(year),
            7 => Self::month(year, number(5..7)?),
            10 => Self::day(year, number(5..7)?, number(8..10)?),
            16 => Self::minute(year, number(5..7)?, number(8..10)?, number(11..13)?, number(14..16)?),
            _ => None,
        };
        date.filter(|date| date.to_string() == text).ok_or(())
    }
}

/// Part of an article; a hit is counted once even when two zones say the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    Kicker,
    Title,
    Lead,
    Body,
    Caption,
    Credit,
    Dateline,
    Byline,
    Boilerplate,
}

/// A stretch of text, in bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A zone of the stored body. What no zone covers is body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ZoneSpan {
    pub zone: Zone,
    pub start: usize,
    pub end: usize,
}

/// A zone and the rule that found it; `None`: the source itself marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundZone {
    pub span: ZoneSpan,
    /// The stable number of a rule of cleaning.
    pub rule: Option<u8>,
}

/// How much of an article there is. None is never in a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    Full,
    Cut,
    Lead,
    Headline,
    None,
}

/// An article as a reader hands it over: text byte for byte as decoded, nothing filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The id the source gave.
    pub external_id: Option<String>,
    /// The outlet as the source writes it.
    pub outlet: Option<String>,
    pub published: Option<PublishedOn>,
    /// The date as the source writes it.
    pub date_raw: Option<String>,
    /// ISO 639-1. The source's tag wins unless script or a long text contradicts it clearly.
    pub language: Option<String>,
    /// The language tag as the source writes it.
    pub language_raw: Option<String>,
    pub title: Option<String>,
    pub body: String,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub zones: Vec<ZoneSpan>,
    pub extent: Extent,
    /// Other fields of the source, kept as they came.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// The file (inside an archive: `archive.zip!name`).
    pub source: String,
    /// Where in the file: `line 12`, `row 7`, `article 3`.
    pub position: String,
}
