//! Rules of cleaning, switched on and off after an import: zones are found anew, texts stay as they are.

use super::Library;
use crate::answers::{CleaningOutcome, ImportOptions, RuleCount};
use crate::article::{FoundZone, ZoneSpan};
use crate::intake::{preview, zones};
use crate::progress::{self, Report};
use crate::store::{Next, Rezoned, Stored};
use crate::text::exposure;
use crate::Result;

/// Articles of one transaction.
const BATCH: usize = 1_000;

impl Library {
    /// Every rule with what it finds in the library now, and whether it runs.
    ///
    /// # Errors
    /// `cancelled`.
    pub fn cleaning(&self, report: &Report<'_>) -> Result<Vec<RuleCount>> {
        let store = self.own_store()?;
        let total = store.count("articles")?;
        let (mut tally, mut done) = (zones::Tally::default(), 0);
        store.all_articles(&mut |stored| {
            tally.add(&stored.found);
            done += 1;
            if done % 500 == 0 { progress::step(report, "clean", done, Some(total)) } else { Ok(()) }
        })?;
        Ok(all_rules(&tally, &store.rules_off()?))
    }

    /// Lets exactly these rules rest, here and in later imports. Articles whose zones change are to be coded again.
    ///
    /// # Errors
    /// `rule-unknown`, `cancelled` (what was changed stays changed; the same call completes it), `library-locked`.
    pub fn set_cleaning(&self, rules_off: &[String], report: &Report<'_>) -> Result<CleaningOutcome> {
        let off = preview::off(&ImportOptions { rules_off: rules_off.to_vec(), ..ImportOptions::default() })?;
        let store = self.own_store()?;
        store.set_rules_off(rules_off)?;
        let source = self.own_store()?;
        let (total, mut last, mut done) = (store.count("articles")?, 0, 0);
        let (mut tally, mut changed) = (zones::Tally::default(), 0);
        loop {
            let mut batch = Vec::new();
            let before = last;
            source.articles_after(last, BATCH, &mut |stored| {
                last = stored.id;
                let found = zones::found(stored.article.title.as_deref(), &stored.article.body, &given(&stored.found), &off);
                tally.add(&found);
                batch.extend(rezoned(&stored, found));
                done += 1;
                Ok(Next::Go)
            })?;
            changed += batch.len() as u64;
            if !batch.is_empty() {
                store.rezone(&batch)?;
            }
            progress::step(report, "clean", done, Some(total))?;
            if last == before {
                break;
            }
        }
        store.log("cleaning", &format!("off: {}", rules_off.join(", ")))?;
        Ok(CleaningOutcome { articles_changed: changed, rules: all_rules(&tally, rules_off) })
    }
}

fn all_rules(tally: &zones::Tally, off: &[String]) -> Vec<RuleCount> {
    let found = tally.counts(off);
    let rule = |rule: &zones::Rule| {
        let known = found.iter().find(|count| count.rule == rule.name).cloned();
        known.unwrap_or(RuleCount { rule: rule.name.into(), zone: rule.zone, articles: 0, stretches: 0, on: true })
    };
    zones::RULES.iter().map(rule).collect()
}

/// What the source itself marked; no rule changes that.
fn given(found: &[FoundZone]) -> Vec<ZoneSpan> {
    found.iter().filter(|found| found.rule.is_none()).map(|found| found.span).collect()
}

fn rezoned(stored: &Stored, zones: Vec<FoundZone>) -> Option<Rezoned> {
    let spans = |zones: &[FoundZone]| zones.iter().map(|found| found.span).collect::<Vec<_>>();
    let (was, now) = (spans(&stored.found), spans(&zones));
    if was == now {
        return None;
    }
    let article = &stored.article;
    let exposure = exposure(article.title.as_deref(), &article.body, &now, article.language.as_deref());
    Some(Rezoned { article: stored.id, zones, sentences: exposure.sentences, words: exposure.words })
}
