//! `entente evaluate`

use std::path::PathBuf;

use entente_engine::codebook::Codebook;
use entente_engine::coding::{Coder, Evaluation, EvaluationError, GoldArticle, Row, evaluate, read_gold};
use entente_engine::{Error, Result};

use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Evaluate {
    /// Annotated articles, one a line of JSON; may be given several times, with several files each.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    gold: Vec<PathBuf>,
    /// A codebook in place of the shipped one.
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
    /// Leaves out the list of misses, false alarms and wrong attributes.
    #[arg(long)]
    no_errors: bool,
}

impl Evaluate {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let codebook = self.codebook.as_deref().map(crate::code::read).transpose()?.unwrap_or_else(Codebook::shipped);
        let coder = Coder::new(&codebook)?;
        let mut articles: Vec<GoldArticle> = Vec::new();
        for path in &self.gold {
            let text = std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?;
            articles.extend(read_gold(&path.display().to_string(), &text)?);
        }
        let mut answer = evaluate(&coder, &articles);
        if self.no_errors {
            answer.errors.clear();
        }
        match out.is_json() {
            true => out.json(&answer)?,
            false => tell(out, &answer)?,
        }
        Ok(Exit::Good)
    }
}

fn tell(out: &mut Out, answer: &Evaluation) -> Result<()> {
    out.line(&format!("{} articles, {} judged sentences; codebook {}", answer.articles, answer.sentences, answer.codebook))?;
    out.line("")?;
    out.line("language concept      level    system     tp  fp  fn  precision recall    F1  95 % interval  borderline  five folds by outlet")?;
    for row in &answer.rows {
        out.line(&row_line(row))?;
    }
    tell_held_out(out, answer)?;
    out.line("\nattributes of true hits")?;
    for row in &answer.attributes {
        out.line(&format!("{:8} {:12} {:10} {:>4} of {:<4} {:.3}", row.language, row.concept, row.attribute, row.right, row.of, row.accuracy))?;
    }
    out.line("\nexpressions that are right in exactly one sentence")?;
    for (language, expressions) in &answer.single_hit_expressions {
        out.line(&format!("{language:8} {:>3}  {}", expressions.len(), expressions.join(" ")))?;
    }
    let single: usize = answer.single_hit_expressions.values().map(Vec::len).sum();
    out.line(&format!("together {single:>3}"))?;
    if !answer.errors.is_empty() {
        out.line("\nmisses, false alarms and wrong attributes (? borderline)")?;
    }
    answer.errors.iter().try_for_each(|error| out.line(&error_lines(error)))
}

/// The figures on folds that the expressions cannot have been written from, beside those on all articles.
fn tell_held_out(out: &mut Out, answer: &Evaluation) -> Result<()> {
    out.line("\nheld out: five folds by outlet (an outlet with most of a language's articles is dealt out), each coded without the expressions that it alone bears out")?;
    out.line("language concept       tp  fp  fn  precision recall    F1  95 % interval  in sample  expressions taken away")?;
    for row in &answer.held_out {
        let same = |other: &&Row| other.language == row.language && other.concept == row.concept && other.level == "sentence" && other.system == "codebook";
        let in_sample = answer.rows.iter().find(same).map_or(0.0, |row| row.f1);
        out.line(&format!(
            "{:8} {:12} {:>3} {:>3} {:>3}      {:.3}  {:.3} {:.3}  {:.2} to {:.2}        {in_sample:.3}  {:>3}",
            row.language, row.concept, row.tp, row.fp, row.fn_, row.precision, row.recall, row.f1, row.f1_low, row.f1_high, row.taken_away
        ))?;
    }
    Ok(())
}

fn row_line(row: &Row) -> String {
    let folds: Vec<String> = row.folds.iter().map(|fold| format!("{fold:.2}")).collect();
    format!(
        "{:8} {:12} {:8} {:9} {:>3} {:>3} {:>3}      {:.3}  {:.3} {:.3}  {:.2} to {:.2}      {}/{}     {}",
        row.language,
        row.concept,
        row.level,
        row.system,
        row.tp,
        row.fp,
        row.fn_,
        row.precision,
        row.recall,
        row.f1,
        row.f1_low,
        row.f1_high,
        row.unsure_found,
        row.unsure_found + row.unsure_missed,
        folds.join(" ")
    )
}

fn error_lines(error: &EvaluationError) -> String {
    let doubt = if error.sure { "" } else { "?" };
    format!(
        "{}{doubt} {} {} {} {} {}..{} annotated “{}” coded “{}” by {}\n    {}",
        error.kind,
        error.language,
        error.concept,
        error.article,
        error.zone,
        error.start,
        error.end,
        error.gold,
        error.coded,
        error.expressions.join(" "),
        error.sentence.replace('\n', " ")
    )
}
