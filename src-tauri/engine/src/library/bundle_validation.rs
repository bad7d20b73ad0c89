//! What people judged, for a bundle: decisions about single hits, and judged samples with their sentences.

use std::collections::HashMap;

use super::rows::{Texts, hex, quotation, word, yes};
use crate::answers::PacketItem;
use crate::identity;
use super::Library;
use crate::question::Question;
use crate::store::KeptSample;
use crate::tables::{Table, Tabular, Value};
use crate::validation::{Item, Judged};
use crate::Result;

/// A sample with everything that was said of it.
type Said = (KeptSample, Vec<Judged>);

impl Library {
    /// Tables about what people judged; none where nobody judged anything. Decisions about single hits are among them where the
    /// question counts them; samples where somebody judged one that asks about the question's concept.
    pub(super) fn bundle_validation(&self, question: &Question, texts: Texts) -> Result<Vec<Table>> {
        let mut tables = Vec::new();
        let decisions = self.by_hand()?;
        if question.by_hand.is_applied() && !decisions.is_empty() {
            tables.extend(decisions.tables().into_iter().next().map(|table| Table { name: "by_hand".into(), ..table }));
        }
        let samples = self.judged_samples(&question.concept)?;
        if !samples.is_empty() {
            tables.extend([table_of_samples(&samples), self.table_of_items(&samples, texts)?, table_of_judgements(&samples), table_of_settlements(&samples)]);
        }
        if let Some(state) = self.validation_state(&question.concept)? {
            let result = self.validation_result(self.sample_named(Some(&state.sample))?, None)?;
            tables.extend(result.tables().into_iter().map(|table| Table { name: table.name.replace(' ', "_"), ..table }));
        }
        tables.retain(|table| !table.rows.is_empty());
        Ok(tables)
    }

    fn judged_samples(&self, concept: &str) -> Result<Vec<Said>> {
        let samples = self.store().samples()?.into_iter().filter(|kept| kept.options.concepts.iter().any(|known| known == concept));
        let said = samples.map(|kept| Ok((self.judged(kept.id)?, kept)).map(|(items, kept)| (kept, items))).collect::<Result<Vec<Said>>>()?;
        Ok(said.into_iter().filter(|(_, items)| items.iter().any(|one| !one.judgements.is_empty() || one.settled.is_some())).collect())
    }

    /// Every sentence of the samples, judged or not: how many were drawn is a part of how they are weighted.
    fn table_of_items(&self, samples: &[Said], texts: Texts) -> Result<Table> {
        let columns = [
            "sample", "key", "concept", "article", "text_hash", "in_title", "start", "end", "hit", "category", "voice", "stance", "outlet", "language", "period",
            "both_actors", "stratum", "stratum_size", "group_size", "title", "before", "sentence", "after",
        ];
        let mut table = Table::new("items", &columns);
        for (kept, judged) in samples {
            let items: Vec<Item> = judged.iter().map(|one| one.item.clone()).collect();
            let hashes = self.text_hashes(&items)?;
            for (item, text) in items.iter().zip(self.texts_of(&items)?) {
                let mut row = item_cells(kept, item, hashes.get(&item.article).map(String::as_str).unwrap_or_default());
                row.extend(shown(text, texts).map(Value::from));
                table.rows.push(row);
            }
        }
        Ok(table)
    }

    fn text_hashes(&self, items: &[Item]) -> Result<HashMap<i64, String>> {
        let mut ids: Vec<i64> = items.iter().map(|item| item.article).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut hashes = HashMap::new();
        self.own_store()?.articles_of(&ids, &mut |stored| {
            hashes.insert(stored.id, hex(&identity::text(stored.article.title.as_deref(), &stored.article.body)));
            Ok(())
        })?;
        Ok(hashes)
    }
}

fn item_cells(kept: &KeptSample, item: &Item, hash: &str) -> Vec<Value> {
    let flag = |is: bool| Value::from(yes(is));
    vec![
        (&kept.fingerprint).into(),
        (&item.key).into(),
        (&item.concept).into(),
        item.article.unsigned_abs().into(),
        hash.into(),
        flag(item.in_title),
        (item.start as u64).into(),
        (item.end as u64).into(),
        flag(item.hit),
        item.category.as_ref().into(),
        word(&item.voice),
        word(&item.stance),
        item.outlet.as_ref().into(),
        item.language.as_ref().into(),
        item.period.as_ref().into(),
        flag(item.both_actors),
        u64::from(item.stratum).into(),
        item.stratum_size.into(),
        item.group_size.into(),
    ]
}

/// What stands there of the texts: all, or the beginning of the sentence alone.
fn shown(text: PacketItem, texts: Texts) -> [String; 4] {
    match texts {
        Texts::Whole => [text.title, text.before, text.sentence, text.after],
        Texts::Cut(words) => [String::new(), String::new(), quotation(&text.sentence, 0, 0, words), String::new()],
    }
}

fn table_of_samples(samples: &[Said]) -> Table {
    let mut table = Table::new("samples", &["sample", "name", "codebook", "library", "sentences", "judged", "options"]);
    let row = |(kept, items): &Said| {
        let judged = items.iter().filter(|one| !one.judgements.is_empty()).count() as u64;
        let texts = [&kept.fingerprint, &kept.name, &kept.codebook, &kept.library].map(Value::from);
        let options = serde_json::to_string(&kept.options).unwrap_or_default();
        texts.into_iter().chain([(items.len() as u64).into(), judged.into(), options.into()]).collect()
    };
    table.rows = samples.iter().map(row).collect();
    table
}

fn table_of_judgements(samples: &[Said]) -> Table {
    let mut table = Table::new("judgements", &["sample", "key", "coder", "verdict", "voice", "stance", "note", "dated"]);
    for (kept, items) in samples {
        for said in items.iter().flat_map(|one| &one.judgements) {
            let words = [word(&said.verdict), word(&said.voice), word(&said.stance), (&said.note).into(), (&said.dated).into()];
            table.rows.push([&kept.fingerprint, &said.key, &said.coder].map(Value::from).into_iter().chain(words).collect());
        }
    }
    table
}

fn table_of_settlements(samples: &[Said]) -> Table {
    let mut table = Table::new("settlements", &["sample", "key", "verdict", "by", "note", "dated"]);
    for (kept, items) in samples {
        for (one, settled) in items.iter().filter_map(|one| Some((one, one.settled.as_ref()?))) {
            table.rows.push(vec![(&kept.fingerprint).into(), (&one.item.key).into(), word(&settled.verdict), (&settled.by).into(), (&settled.note).into(), (&settled.dated).into()]);
        }
    }
    table
}
