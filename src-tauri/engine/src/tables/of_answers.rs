//! The numbers of every answer as tables, numerator, denominator and interval included.

use std::collections::BTreeMap;

use super::shape::{Table, Value};
use crate::answers::{
    Change, Comparison, Composition, CorrectedPoint, Coverage, Driver, Drivers, Events, Exposure, LeftOut, Quadrants, Selections, SmoothPoint, Spread, Trend, Voices, WithoutOnePoint, Words,
};
use crate::measure::periods;
use crate::question::{Among, Measure, Question};

/// An answer that can be written as tables, the main one first.
pub trait Tabular {
    fn tables(&self) -> Vec<Table>;
}

/// The measure's name as the command line writes it.
fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Share => "share",
        Measure::Per1000Sentences => "per-1000-sentences",
        Measure::Per10000Words => "per-10000-words",
        Measure::Hits => "hits",
        Measure::Articles => "articles",
    }
}

/// What is divided by what; plain counts have no denominator.
fn fraction(measure: Measure, counts: &Exposure) -> [Value; 2] {
    match measure {
        Measure::Share => [counts.articles_with_hit.into(), counts.articles.into()],
        Measure::Per1000Sentences => [counts.hits.into(), counts.sentences.into()],
        Measure::Per10000Words => [counts.hits.into(), counts.words.into()],
        Measure::Hits => [counts.hits.into(), Value::Nothing],
        Measure::Articles => [counts.articles_with_hit.into(), Value::Nothing],
    }
}

/// What the denominator counts, in words: a number beside another means nothing without it.
fn denominator(question: &Question) -> Value {
    let of = match question.among {
        Among::All => "collected articles",
        Among::Published => "published articles (published totals)",
        Among::BothActors => "articles that mention both actors",
    };
    match question.measure {
        Measure::Share => of.into(),
        Measure::Per1000Sentences => Value::Text(format!("sentences of {of}")),
        Measure::Per10000Words => Value::Text(format!("words of {of}")),
        Measure::Hits | Measure::Articles => Value::Nothing,
    }
}

fn counts(counts: &Exposure) -> [Value; 5] {
    [counts.articles.into(), counts.articles_with_hit.into(), counts.hits.into(), counts.sentences.into(), counts.words.into()]
}

/// What was asked of what, so that a table can be told from another.
fn about(question: &Question, codebook: &str, library: &str, left: &LeftOut) -> Table {
    let mut table = Table::new("about", &["what", "value"]);
    let text = serde_json::to_string(question).unwrap_or_default();
    for (what, value) in [("question", text.as_str()), ("codebook", codebook), ("library", library)] {
        table.rows.push(vec![what.into(), value.into()]);
    }
    let reasons =
        [("left out: undated", left.undated), ("left out: date too coarse", left.too_coarse_a_date), ("left out: no text", left.no_text), ("left out: copies", left.copies)];
    table.rows.extend(reasons.map(|(what, number)| vec![what.into(), number.into()]));
    table
}

impl Tabular for Trend {
    fn tables(&self) -> Vec<Table> {
        let measure = self.question.measure;
        let mut table = Table::new(
            "trend",
            &["series", "period", "first_day", "last_day", "measure", "value", "low", "high", "numerator", "denominator", "denominator_of", "articles", "articles_with_hit", "hits", "sentences", "words"],
        );
        for series in &self.series {
            for point in &series.points {
                let days = periods::read(self.question.by, &point.period).map(|period| periods::days(self.question.by, period));
                let day = |day: Option<i32>| day.map_or(Value::Nothing, |day| Value::Day(periods::day_label(day)));
                let mut row: Vec<Value> = vec![(&series.key).into(), (&point.period).into(), day(days.map(|days| days.0)), day(days.map(|days| days.1))];
                row.extend([measure_name(measure).into(), point.value.into(), point.low.into(), point.high.into()]);
                row.extend(fraction(measure, &point.counts));
                row.push(denominator(&self.question));
                row.extend(counts(&point.counts));
                table.rows.push(row);
            }
        }
        let marks = marks(self);
        [vec![table], marks, vec![about(&self.question, &self.codebook, &self.library, &self.left_out)]].concat()
    }
}

/// Everything drawn over the points of a trend, a table a kind; kinds without a row have none.
fn marks(trend: &Trend) -> Vec<Table> {
    let mut lines = Table::new("lines", &["series", "kind", "window_or_span", "period", "value"]);
    for smooth in &trend.marks.smooth {
        let row = |point: &SmoothPoint| vec![(&smooth.key).into(), "moving average".into(), (smooth.window as u64).into(), (&point.period).into(), point.value.into()];
        lines.rows.extend(smooth.points.iter().map(row));
    }
    for loess in &trend.marks.loess {
        let row = |point: &SmoothPoint| vec![(&loess.key).into(), "loess".into(), loess.span.into(), (&point.period).into(), point.value.into()];
        lines.rows.extend(loess.points.iter().map(row));
    }
    let mut changes = Table::new("changes", &["series", "period", "earliest", "latest", "before", "after"]);
    let change = |one: &Change| vec![(&one.key).into(), (&one.period).into(), (&one.earliest).into(), (&one.latest).into(), one.before.into(), one.after.into()];
    changes.rows.extend(trend.marks.changes.iter().map(change));
    let mut without = Table::new("without one", &["series", "part", "period", "low", "high", "most"]);
    for one in &trend.marks.without_one {
        let row = |point: &WithoutOnePoint| vec![(&one.key).into(), (&one.part).into(), (&point.period).into(), point.low.into(), point.high.into(), (&point.most).into()];
        without.rows.extend(one.points.iter().map(row));
    }
    let mut corrected = Table::new("corrected", &["series", "period", "value", "low", "high", "judged"]);
    for one in &trend.marks.corrected {
        let row = |point: &CorrectedPoint| vec![(&one.key).into(), (&point.period).into(), point.value.into(), point.low.into(), point.high.into(), one.judged.into()];
        corrected.rows.extend(one.points.iter().map(row));
    }
    [lines, changes, without, corrected].into_iter().filter(|table| !table.rows.is_empty()).collect()
}

impl Tabular for Comparison {
    fn tables(&self) -> Vec<Table> {
        let measure = self.question.measure;
        let mut table = Table::new(
            "comparison",
            &[
                "key", "measure", "value", "low", "high", "numerator", "denominator", "denominator_of", "ratio", "ratio_low", "ratio_high", "p", "q", "shrunken", "shrunken_low",
                "shrunken_high", "articles", "articles_with_hit", "hits", "sentences", "words",
            ],
        );
        for one in &self.rows {
            let mut row: Vec<Value> = vec![(&one.key).into(), measure_name(measure).into(), one.value.into(), one.low.into(), one.high.into()];
            row.extend(fraction(measure, &one.counts));
            row.push(denominator(&self.question));
            row.extend([one.ratio, one.ratio_low, one.ratio_high, one.p, one.q, one.shrunken, one.shrunken_low, one.shrunken_high].map(Value::from));
            row.extend(counts(&one.counts));
            table.rows.push(row);
        }
        let mut pairs =
            Table::new("pairs", &["a", "b", "ratio", "ratio_low", "ratio_high", "difference", "difference_low", "difference_high", "p", "q", "measure", "a_numerator", "a_denominator", "b_numerator", "b_denominator", "denominator_of"]);
        let counted: BTreeMap<&str, [Value; 2]> = self.rows.iter().map(|one| (one.key.as_str(), fraction(measure, &one.counts))).collect();
        let of = |key: &str| counted.get(key).cloned().unwrap_or([Value::Nothing, Value::Nothing]);
        for pair in &self.pairs {
            let mut row: Vec<Value> = vec![(&pair.a).into(), (&pair.b).into()];
            row.extend([pair.ratio, pair.ratio_low, pair.ratio_high, pair.difference, pair.difference_low, pair.difference_high, pair.p, pair.q].map(Value::from));
            row.push(measure_name(measure).into());
            row.extend([&pair.a, &pair.b].into_iter().flat_map(|key| of(key)));
            row.push(denominator(&self.question));
            pairs.rows.push(row);
        }
        let mut about = about(&self.question, &self.codebook, &self.library, &self.left_out);
        about.rows.push(vec!["baseline".into(), self.baseline.as_ref().map_or("all other rows together".into(), Value::from)]);
        about.rows.push(vec!["tests".into(), self.tests.into()]);
        let with_pairs = if self.pairs.is_empty() { None } else { Some(pairs) };
        [Some(table), with_pairs, Some(about)].into_iter().flatten().collect()
    }
}

impl Tabular for Selections {
    fn tables(&self) -> Vec<Table> {
        let measure = self.question.measure;
        let mut table = Table::new(
            "selections",
            &[
                "key", "measure", "value", "low", "high", "numerator", "denominator", "denominator_of", "ratio", "ratio_low", "ratio_high", "p", "articles", "articles_with_hit",
                "hits", "sentences", "words",
            ],
        );
        for one in &self.rows {
            let mut row: Vec<Value> = vec![(&one.key).into(), measure_name(measure).into(), one.value.into(), one.low.into(), one.high.into()];
            row.extend(fraction(measure, &one.counts));
            row.push(denominator(&self.question));
            row.extend([one.ratio, one.ratio_low, one.ratio_high, one.p].map(Value::from));
            row.extend(counts(&one.counts));
            table.rows.push(row);
        }
        let mut by_period = Table::new("by period", &["key", "period", "value", "low", "high", "numerator", "denominator"]);
        for series in &self.series {
            by_period.rows.extend(series.points.iter().map(|point| {
                let row: Vec<Value> = vec![(&series.key).into(), (&point.period).into(), point.value.into(), point.low.into(), point.high.into()];
                [row, fraction(measure, &point.counts).to_vec()].concat()
            }));
        }
        let mut about = about(&self.question, &self.codebook, &self.library, &self.left_out);
        about.rows.push(vec!["other selection".into(), serde_json::to_string(&self.other).unwrap_or_default().into()]);
        about.rows.push(vec!["articles in both".into(), self.shared.into()]);
        vec![table, by_period, about]
    }
}

impl Tabular for Coverage {
    fn tables(&self) -> Vec<Table> {
        let mut weeks = Table::new("weeks", &["outlet", "week", "articles"]);
        let mut outlets = Table::new("outlets", &["outlet", "articles", "first_day", "last_day", "usual_week"]);
        let day = |day: &Option<String>| day.clone().map_or(Value::Nothing, Value::Day);
        for row in &self.outlets {
            weeks.rows.extend(row.weeks.iter().map(|week| vec![(&row.key).into(), (&week.week).into(), week.articles.into()]));
            outlets.rows.push(vec![(&row.key).into(), row.articles.into(), day(&row.first_day), day(&row.last_day), row.usual.into()]);
        }
        let mut flags = Table::new("flags", &["outlet", "kind", "from", "to", "articles", "expected", "message"]);
        flags.rows.extend(self.flags.iter().map(|flag| {
            let days = [Value::Day(flag.from.clone()), Value::Day(flag.to.clone())];
            [vec![(&flag.key).into(), (&flag.kind).into()], days.to_vec(), vec![flag.articles.into(), flag.expected.into(), (&flag.message).into()]].concat()
        }));
        vec![weeks, outlets, flags]
    }
}

impl Tabular for Events {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            "events",
            &[
                "series", "date", "title", "source", "before", "after", "ratio", "ratio_low", "ratio_high", "p", "q", "placebo_p", "placebo_dates",
                "articles_before", "articles_after", "hits_before", "hits_after", "before_low", "before_high", "after_low", "after_high", "measure",
                "numerator_before", "denominator_before", "numerator_after", "denominator_after", "denominator_of",
            ],
        );
        let measure = self.question.measure;
        for one in &self.rows {
            let mut row: Vec<Value> = vec![(&one.key).into(), Value::Day(one.date.clone()), (&one.title).into(), (&one.source).into()];
            row.extend([one.before_value, one.after_value, one.ratio, one.ratio_low, one.ratio_high, one.p, one.q, one.placebo_p].map(Value::from));
            row.extend([one.placebo_dates, one.before.articles, one.after.articles, one.before.hits, one.after.hits].map(Value::from));
            row.extend([one.before_low, one.before_high, one.after_low, one.after_high].map(Value::from));
            row.push(measure_name(measure).into());
            row.extend([&one.before, &one.after].into_iter().flat_map(|counts| fraction(measure, counts)));
            row.push(denominator(&self.question));
            table.rows.push(row);
        }
        let mut about = about(&self.question, &self.codebook, &self.library, &self.left_out);
        about.rows.push(vec!["days before and after".into(), u64::from(self.window_days).into()]);
        about.rows.push(vec!["tests".into(), self.tests.into()]);
        vec![table, about]
    }
}

impl Tabular for Words {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new("words", &["word", "a", "b", "g2", "log_ratio", "articles", "dispersion", "p", "q", "language", "a_words", "b_words"]);
        table.rows.extend(self.rows.iter().map(|one| {
            let all = self.languages.iter().find(|all| all.language == one.language);
            let counted: [Value; 2] = [one.a.into(), one.b.into()];
            let numbers: [Value; 7] = [one.g2.into(), one.log_ratio.into(), one.articles.into(), one.dispersion.into(), one.p.into(), one.q.into(), (&one.language).into()];
            let words: [Value; 2] = [all.map(|all| all.a_words).into(), all.map(|all| all.b_words).into()];
            std::iter::once((&one.word).into()).chain(counted).chain(numbers).chain(words).collect()
        }));
        let mut about = about(&self.question, &self.codebook, &self.library, &LeftOut::default());
        about.rows.extend([vec!["a".into(), (&self.a).into()], vec!["b".into(), (&self.b).into()]]);
        about.rows.extend([vec!["words of a".into(), self.a_words.into()], vec!["words of b".into(), self.b_words.into()]]);
        vec![table, about]
    }
}

impl Tabular for Quadrants {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            "quadrants",
            &["key", "period", "articles", "only_first", "only_second", "both", "neither", "odds_ratio", "odds_low", "odds_high"],
        );
        table.rows.extend(self.rows.iter().map(|one| {
            let mut row: Vec<Value> = vec![(&one.key).into(), one.period.as_ref().into()];
            row.extend([one.articles, one.only_first, one.only_second, one.both, one.neither].map(Value::from));
            row.extend([one.odds_ratio, one.odds_low, one.odds_high].map(Value::from));
            row
        }));
        let mut about = about(&self.question, &self.codebook, &self.library, &self.left_out);
        about.rows.extend([vec!["first".into(), (&self.first).into()], vec!["second".into(), (&self.second).into()]]);
        vec![table, about]
    }
}

impl Tabular for Voices {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new("voices", &["key", "narrated", "quoted", "quoted_share", "low", "high", "speakers", "numerator", "denominator", "denominator_of"]);
        table.rows.extend(self.rows.iter().map(|one| {
            let speakers: Vec<String> = one.speakers.iter().map(|speaker| format!("{} {}", speaker.key, speaker.count)).collect();
            let share: [Value; 3] = [one.quoted.into(), (one.narrated + one.quoted).into(), "counted hits".into()];
            let row = vec![(&one.key).into(), one.narrated.into(), one.quoted.into(), one.quoted_share.into(), one.low.into(), one.high.into(), Value::Text(speakers.join(", "))];
            row.into_iter().chain(share).collect()
        }));
        vec![table, about(&self.question, &self.codebook, &self.library, &self.left_out)]
    }
}

impl Tabular for Composition {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            "composition",
            &["period", "raw", "panel", "standardised", "low", "high", "measure", "numerator", "denominator", "denominator_of", "panel_numerator", "panel_denominator"],
        );
        let measure = self.question.measure;
        table.rows.extend(self.points.iter().map(|one| {
            let numbers = [one.raw, one.panel, one.standardised, one.low, one.high].map(Value::from);
            let counted = [fraction(measure, &one.counts).to_vec(), vec![denominator(&self.question)], fraction(measure, &one.panel_counts).to_vec()].concat();
            [vec![(&one.period).into()], numbers.to_vec(), vec![measure_name(measure).into()], counted].concat()
        }));
        let mut about = about(&self.question, &self.codebook, &self.library, &self.left_out);
        about.rows.push(vec!["panel".into(), Value::Text(self.panel.join(", "))]);
        if let Some(change) = self.change {
            about.rows.extend([("change", change.total), ("within outlets", change.within), ("between outlets", change.between)].map(|(what, part)| vec![what.into(), part.into()]));
        }
        vec![table, about]
    }
}

impl Tabular for Spread {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new("first uses", &["expression", "hits", "articles", "half_days", "outlet", "first_day", "article", "hits_of_outlet", "pattern"]);
        for one in &self.rows {
            table.rows.extend(one.outlets.iter().map(|first| {
                let whole: Vec<Value> = vec![(&one.expression).into(), one.hits.into(), one.articles.into(), one.half_days.map(u64::from).into()];
                [whole, vec![(&first.outlet).into(), Value::Day(first.date.clone()), (first.article.max(0) as u64).into(), first.hits.into(), (&one.pattern).into()]].concat()
            }));
        }
        vec![table, about(&self.question, &self.codebook, &self.library, &self.left_out)]
    }
}

impl Tabular for Drivers {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new("drivers", &["kind", "key", "hits", "articles", "share", "pattern", "numerator", "denominator", "denominator_of"]);
        let kinds: [(&str, &[Driver]); 4] =
            [("expression", &self.expressions), ("outlet", &self.outlets), ("story", &self.stories), ("article", &self.articles)];
        for (kind, list) in kinds {
            table.rows.extend(list.iter().map(|one| {
                let told = vec![kind.into(), (&one.key).into(), one.hits.into(), one.articles.into(), one.share.into(), Value::from((!one.pattern.is_empty()).then_some(&one.pattern))];
                told.into_iter().chain([one.hits.into(), self.counts.hits.into(), "hits of the point".into()]).collect()
            }));
        }
        let mut about = Table::new("about", &["what", "value"]);
        let question = serde_json::to_string(&self.question).unwrap_or_default();
        about.rows.extend([vec!["question".into(), question.into()], vec!["series".into(), (&self.key).into()], vec!["period".into(), self.period.as_ref().into()]]);
        about.rows.extend([vec!["value".into(), self.value.into()], vec!["hits".into(), self.counts.hits.into()], vec!["articles".into(), self.counts.articles.into()]]);
        for (what, left) in [("outlet", &self.without_one_outlet), ("story", &self.without_one_story)] {
            about.rows.extend(left.iter().flat_map(|left| {
                let row = |end: &str, value: Value| vec![Value::Text(format!("without any one {what}: {end}")), value];
                [row("low", left.low.into()), row("high", left.high.into()), row("most", (&left.most).into())]
            }));
        }
        vec![table, about]
    }
}
