//! Packets, what judgements say, and judgements for other programs, as tables.

use super::of_answers::Tabular;
use super::shape::{Table, Value};
use crate::answers::{Interval, Packet, ValidationResult};

impl Tabular for Packet {
    fn tables(&self) -> Vec<Table> {
        let columns = ["sample", "name", "key", "concept", "question", "title", "before", "sentence", "after", "outlet", "date", "answer", "note"];
        let mut table = Table::new("packet", &columns);
        let question = |id: &str| {
            let concept = self.concepts.iter().find(|concept| concept.id == id)?;
            concept.description.get("en").or_else(|| concept.description.values().next())
        };
        table.rows = self
            .items
            .iter()
            .map(|item| {
                let texts = [&item.title, &item.before, &item.sentence, &item.after].map(Value::from);
                let mut row: Vec<Value> = vec![(&self.sample).into(), (&self.name).into(), (&item.key).into(), (&item.concept).into(), question(&item.concept).into()];
                row.extend(texts);
                row.extend([item.outlet.as_ref().into(), item.date.as_ref().into(), item.answer.as_ref().into(), (&item.note).into()]);
                row
            })
            .collect();
        vec![table]
    }
}

impl Tabular for ValidationResult {
    fn tables(&self) -> Vec<Table> {
        vec![accuracy(self), agreement(self), differs(self), attributes(self)]
    }
}

fn ends(interval: &Interval) -> [Value; 3] {
    [interval.value.into(), interval.low.into(), interval.high.into()]
}

fn accuracy(result: &ValidationResult) -> Table {
    let columns = [
        "concept", "language", "hits", "others", "precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high", "f1", "f1_low", "f1_high",
        "missed", "missed_low", "missed_high", "all_hits", "all_others", "effective_hits", "effective_others", "more_hits", "more_others",
    ];
    let mut table = Table::new("accuracy", &columns);
    table.rows = result
        .rows
        .iter()
        .map(|row| {
            let mut cells: Vec<Value> = vec![(&row.concept).into(), row.language.as_deref().unwrap_or("all").into(), row.hits.into(), row.others.into()];
            cells.extend([&row.precision, &row.recall, &row.f1, &row.missed].into_iter().flat_map(ends));
            cells.extend([row.all_hits.into(), row.all_others.into(), row.effective_hits.into(), row.effective_others.into(), row.more_hits.into(), row.more_others.into()]);
            cells
        })
        .collect();
    table
}

fn agreement(result: &ValidationResult) -> Table {
    let mut table = Table::new("agreement", &["concept", "shared", "same", "alpha", "alpha_low", "alpha_high", "prevalence"]);
    table.rows = result
        .agreement
        .iter()
        .map(|one| {
            let mut cells: Vec<Value> = vec![one.concept.as_deref().unwrap_or("all").into(), one.shared.into(), one.same.into()];
            cells.extend(ends(&one.alpha));
            cells.push(one.prevalence.into());
            cells
        })
        .collect();
    table
}

fn differs(result: &ValidationResult) -> Table {
    let mut table = Table::new("where error differs", &["concept", "error", "by", "key", "wrong", "judged", "wrong_elsewhere", "judged_elsewhere", "p", "q"]);
    table.rows = result
        .differs
        .iter()
        .map(|one| {
            let texts = [&one.concept, &one.error, &one.by, &one.key].map(Value::from);
            let numbers = [one.wrong, one.judged, one.wrong_elsewhere, one.judged_elsewhere].map(Value::from);
            texts.into_iter().chain(numbers).chain([one.p.into(), one.q.into()]).collect()
        })
        .collect();
    table
}

fn attributes(result: &ValidationResult) -> Table {
    let mut table = Table::new("attributes", &["attribute", "right", "judged", "accuracy", "accuracy_low", "accuracy_high"]);
    table.rows = result
        .attributes
        .iter()
        .map(|one| [(&one.attribute).into(), one.right.into(), one.judged.into()].into_iter().chain(ends(&one.accuracy)).collect())
        .collect();
    table
}

/// Units as ReCal reads them (Freelon 2010): no header, a row a unit, a column a coder, whole numbers.
pub fn recal(units: &[Vec<u32>]) -> Vec<u8> {
    let line = |unit: &Vec<u32>| unit.iter().map(u32::to_string).collect::<Vec<_>>().join(",") + "\r\n";
    units.iter().map(line).collect::<String>().into_bytes()
}

/// Judged sentences for models of misclassification: what the codebook says beside what is true, with the weight.
pub struct Misclassification(pub Vec<MisclassificationRow>);

/// One judged sentence.
pub struct MisclassificationRow {
    pub item: String,
    pub article: i64,
    pub concept: String,
    pub outlet: Option<String>,
    pub language: Option<String>,
    pub period: Option<String>,
    pub both_actors: bool,
    /// Whether the codebook has a hit.
    pub predicted: bool,
    /// Share of coders who say yes, or what was settled.
    pub truth: f64,
    pub coders: u64,
    pub settled: bool,
    /// Sentences of the collection that it stands for.
    pub weight: f64,
    pub stratum: u32,
    pub stratum_size: u64,
}

impl Tabular for Misclassification {
    fn tables(&self) -> Vec<Table> {
        let columns = ["item", "article", "concept", "outlet", "language", "period", "both_actors", "predicted", "truth", "coders", "settled", "weight", "stratum", "stratum_size"];
        let mut table = Table::new("judged", &columns);
        let flag = |yes: bool| Value::Whole(u64::from(yes));
        table.rows = self
            .0
            .iter()
            .map(|row| {
                vec![
                    (&row.item).into(),
                    row.article.unsigned_abs().into(),
                    (&row.concept).into(),
                    row.outlet.as_ref().into(),
                    row.language.as_ref().into(),
                    row.period.as_ref().into(),
                    flag(row.both_actors),
                    flag(row.predicted),
                    row.truth.into(),
                    row.coders.into(),
                    flag(row.settled),
                    row.weight.into(),
                    u64::from(row.stratum).into(),
                    row.stratum_size.into(),
                ]
            })
            .collect();
        vec![table]
    }
}
