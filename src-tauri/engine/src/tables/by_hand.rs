//! Decisions by hand as a table.

use super::of_answers::Tabular;
use super::shape::{Table, Value};
use crate::answers::HandRecord;

impl Tabular for Vec<HandRecord> {
    fn tables(&self) -> Vec<Table> {
        let mut table = Table::new(
            "by hand",
            &[
                "article", "external_id", "outlet", "date", "zone", "start", "end", "concept", "text", "struck", "stance", "voice", "speaker", "claimants", "reason", "author",
                "dated", "has_hit", "stance_by_rules", "voice_by_rules", "speaker_by_rules", "claimants_by_rules",
            ],
        );
        table.rows = self.iter().map(row).collect();
        vec![table]
    }
}

fn row(record: &HandRecord) -> Vec<Value> {
    let word = |value: Option<String>| value.map_or(Value::Nothing, Value::Text);
    let stance = |stance: &crate::coding::Stance| format!("{stance:?}").to_lowercase();
    let voice = |voice: &crate::coding::Voice| format!("{voice:?}").to_lowercase();
    let yes = |yes: bool| Value::from(if yes { "yes" } else { "no" });
    let (place, decision, rules) = (&record.place, &record.decision, record.rules.as_ref());
    vec![
        (place.article.unsigned_abs()).into(),
        record.external_id.as_ref().into(),
        record.outlet.as_ref().into(),
        record.date.as_ref().into(),
        if place.in_title { "title" } else { "body" }.into(),
        (place.start as u64).into(),
        (place.end as u64).into(),
        (&place.concept).into(),
        (&record.text).into(),
        yes(decision.struck),
        word(decision.stance.as_ref().map(stance)),
        word(decision.voice.as_ref().map(voice)),
        decision.speaker.as_ref().into(),
        word(decision.claimants.as_ref().map(|names| names.join("; "))),
        (&record.reason).into(),
        (&record.author).into(),
        (&record.dated).into(),
        yes(record.has_hit),
        word(rules.map(|rules| stance(&rules.stance))),
        word(rules.map(|rules| voice(&rules.voice))),
        rules.map(|rules| &rules.speaker).into(),
        word(rules.map(|rules| rules.claimants.join("; "))),
    ]
}
