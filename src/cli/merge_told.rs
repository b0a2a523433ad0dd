//! What a merge did, or would do, as text and as JSON, to somebody whose role may not see all of it.

use std::collections::HashMap;

use serde_json::{Map, Value as Json, json};

use super::failure::Failure;
use super::output::Out;
use crate::domain::access::topic::topic_of;
use crate::domain::access::{Access, HIDDEN};
use crate::domain::change::{Change, ChangeKind, Revision};
use crate::domain::choices::Choice;
use crate::domain::id::Id;
use crate::domain::import_summary::RowChange;
use crate::domain::kind::Kind;
use crate::domain::merge::{
    KeptSide, MergeAnswer, MergeConflict, MergeOutcome, MergePlan, MergeRefused, MergedField, MergedRecord,
};
use crate::domain::query::Cell;
use crate::domain::record::Record;
use crate::domain::redaction::SCORE;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::domain::summary::FieldSummary;
use crate::domain::value::{FieldType, Value};
use crate::repository::LogHead;
use crate::text::Words;

/// How many records of one outcome are told as text, and how many of those of one kind; `--json` tells all.
const TOLD: usize = 100;
const TOLD_OF_KIND: usize = 25;

/// A plan with who is told of it.
pub struct MergeTold<'a> {
    words: &'a Words,
    planned: &'a MergePlan,
    access: Access,
    /// What comes from the other and is new here.
    new: HashMap<Id, &'a Record>,
}

impl<'a> MergeTold<'a> {
    /// Tells a plan to somebody with these rights.
    pub fn new(words: &'a Words, planned: &'a MergePlan, access: Access) -> Self {
        let created = planned.changes.iter().filter_map(|change| match change {
            Change::Create(record) => Some((record.id(), record)),
            _ => None,
        });
        Self { words, planned, access, new: created.collect() }
    }

    /// Keys: `revision` (null when nothing was stored), `file` and `head` of the other, `kinds` with per kind the number of records with
    /// each outcome, `records` (those that are not the same on both sides, each with `kind`, `id`, `own_id`, `name`, `own_name`, `outcome`,
    /// `conflict`, `answer` and `fields` with `field`, `ours`, `theirs`, `asked` (whether it takes an answer) and `side` (whose value stays, null
    /// while nothing says so); of a new record those that hold something), `refused` (each with `kind`, `name`, `own_name`
    /// (what it may be here, empty where a rule stands against it), `code`, `message`).
    pub fn as_json(&self, (file, head, revision): (&str, Option<LogHead>, Option<Revision>)) -> Json {
        let kinds = self.planned.counts.iter().map(|(kind, tally)| {
            let outcomes =
                MergeOutcome::ALL.iter().map(|outcome| (outcome.name().to_owned(), json!(tally[*outcome as usize])));
            (kind.name().to_owned(), Json::Object(outcomes.collect()))
        });
        let records = self.planned.records.iter().map(|record| {
            let fields = self.shown(record).into_iter().map(|field| {
                let [ours, theirs] = [&field.ours, &field.theirs].map(|value| match value {
                    Value::Ref(id) => json!(self.planned.names.get(id)),
                    value => json!(value),
                });
                json!({ "field": field.name, "ours": ours, "theirs": theirs, "asked": field.asked, "side": field.side })
            });
            json!({
                "kind": record.kind.name(), "id": record.id.to_string(), "own_id": record.own.map(|id| id.to_string()),
                "name": self.name(record.kind, &record.name),
                "own_name": record.own.map(|_| self.name(record.kind, &record.own_name)),
                "outcome": record.outcome, "conflict": record.conflict, "answer": record.answer,
                "fields": fields.collect::<Json>(),
            })
        });
        let refused = self.planned.refused.iter().map(|row| {
            let [name, own_name] = [&row.name, &row.own_name].map(|name| self.name(row.kind, name));
            json!({
                "kind": row.kind.name(), "name": name, "own_name": own_name, "code": row.refusal.reason.code(),
                "message": self.refusal(row),
            })
        });
        json!({
            "revision": revision, "file": file, "head": head.map(|head| head.to_string()),
            "kinds": kinds.collect::<Map<String, Json>>(), "records": records.collect::<Json>(),
            "refused": refused.collect::<Json>(),
        })
    }

    /// Whether something of the records of a kind may be seen. A past value tells of any kind: who does not see all sees none.
    fn sees(&self, kind: Kind) -> bool {
        self.access.sees(topic_of(kind)) && (kind != Kind::PastValue || self.access == Access::Everything)
    }

    /// A name or number of a record, where its kind may be seen.
    pub fn name(&self, kind: Kind, name: &str) -> String {
        if self.sees(kind) { clean(name).into_owned() } else { HIDDEN.to_owned() }
    }

    /// Why a record is refused, without what may not be seen.
    fn refusal(&self, row: &MergeRefused) -> String {
        let about = row.refusal.field.unwrap_or((row.kind, ""));
        let seen = self.sees(row.kind) && self.sees(about.0) && self.access.sees_field(about.0, about.1);
        if seen { self.words.refusal(&row.refusal) } else { self.words.refusal(&Refusal::new(row.refusal.reason)) }
    }

    /// The fields of a record that differ, or of a new one all that hold something, with [`HIDDEN`] for what the role may not see.
    fn shown(&self, record: &MergedRecord) -> Vec<MergedField> {
        let fields = match self.new.get(&record.id).filter(|_| record.outcome == MergeOutcome::New) {
            None => record.fields.clone(),
            Some(new) => {
                let brought = new.kind().fields().iter().map(|info| (info.name, new.get(info.name)));
                let brought = brought.filter(|(_, value)| !value.is_empty());
                let side = Some(KeptSide::Theirs);
                brought
                    .map(|(name, theirs)| MergedField { name, ours: Value::Empty, theirs, asked: false, side })
                    .collect()
            }
        };
        fields.into_iter().map(|field| self.seen(record.kind, field)).collect()
    }

    /// A field without a value that may not be seen.
    fn seen(&self, kind: Kind, field: MergedField) -> MergedField {
        if (kind, field.name) == SCORE {
            return MergedField { ours: Value::Empty, theirs: Value::Empty, ..field };
        }
        let to = kind.field(field.name).and_then(|info| match info.ty {
            FieldType::Ref(to) => Some(to),
            _ => None,
        });
        let seen = self.sees(kind) && self.access.sees_field(kind, field.name) && to.is_none_or(|to| self.sees(to));
        if seen {
            return field;
        }
        // Whether it is empty is not told either.
        let hidden = Value::Text(HIDDEN.to_owned());
        MergedField { ours: hidden.clone(), theirs: hidden, ..field }
    }

    /// The numbers of each kind, the records with one of these outcomes, and those that are in conflict or refused.
    ///
    /// # Errors
    /// Returns an error when it cannot be written.
    pub fn tell(&self, out: &mut Out, shown: &[MergeOutcome]) -> Result<(), Failure> {
        let planned = self.planned;
        let headings: Vec<String> =
            [String::new()].into_iter().chain(MergeOutcome::NAMES.iter().map(|name| self.heading(name))).collect();
        let counts = planned.counts.iter().map(|(kind, tally)| {
            [self.words.kinds(*kind).into_owned()].into_iter().chain(tally.iter().map(u64::to_string)).collect()
        });
        let counts: Vec<Vec<String>> = counts.collect();
        let right: Vec<bool> = (0..headings.len()).map(|at| at > 0).collect();
        out.table((&headings, &right), &counts)?;
        for outcome in shown.iter().filter(|outcome| **outcome != MergeOutcome::Conflict) {
            self.tell_taken(out, *outcome)?;
        }
        let conflicts = planned.records.iter().filter(|record| record.outcome == MergeOutcome::Conflict);
        let asked: Vec<Vec<String>> = conflicts.flat_map(|record| self.conflict(record)).collect();
        let rows = &asked[..asked.len().min(TOLD)];
        let over = ["kind", "ours", "theirs", "differs", "answer"].map(|name| self.heading(name));
        self.tell_rows(out, (&over, rows), asked.len())?;
        let refused = planned.refused.iter().take(TOLD).map(|row| {
            let [own, name] = [&row.own_name, &row.name].map(|name| self.name(row.kind, name));
            vec![self.words.kind(row.kind).into_owned(), own, name, self.refusal(row)]
        });
        let (refused, over): (Vec<_>, _) =
            (refused.collect(), ["kind", "ours", "theirs", "reason"].map(|of| self.heading(of)));
        self.tell_rows(out, (&over, &refused), planned.refused.len())
    }

    fn heading(&self, name: &str) -> String {
        self.words.say(&format!("cli-merge-{name}")).into_owned()
    }

    /// The records with an outcome, each with what it brings, or what differs from here to there: the first of each kind.
    fn tell_taken(&self, out: &mut Out, outcome: MergeOutcome) -> Result<(), Failure> {
        let having: Vec<&MergedRecord> =
            self.planned.records.iter().filter(|record| record.outcome == outcome).collect();
        let mut of_kind: HashMap<Kind, usize> = HashMap::new();
        let told = having.iter().filter(|record| {
            let count = of_kind.entry(record.kind).or_default();
            *count += 1;
            *count <= TOLD_OF_KIND
        });
        let rows = told.take(TOLD).map(|record| {
            let name = self.name(record.kind, &record.name);
            vec![self.words.kind(record.kind).into_owned(), name, self.brings(record)]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let over = [self.heading("kind"), self.heading("name"), self.heading(outcome.name())];
        self.tell_rows(out, (&over, &rows), having.len())
    }

    /// What a record brings or changes, in the words of an import.
    fn brings(&self, record: &MergedRecord) -> String {
        let cell = |value: Value| {
            let label = value.reference().map(|id| self.planned.names.get(&id).cloned().unwrap_or_default());
            Some(Cell { value, label })
        };
        let fields = self.shown(record).into_iter().map(|field| FieldSummary {
            name: field.name,
            before: cell(field.ours),
            after: cell(field.theirs),
        });
        let deed = if record.outcome == MergeOutcome::New { ChangeKind::Created } else { ChangeKind::Updated };
        self.words.row_fields(&RowChange { kind: record.kind, deed, fields: fields.collect() })
    }

    /// The first rows of a number of them, under a blank line; nothing when there are none.
    fn tell_rows(&self, out: &mut Out, (over, rows): (&[String], &[Vec<String>]), all: usize) -> Result<(), Failure> {
        if rows.is_empty() {
            return Ok(());
        }
        out.line("")?;
        out.table((over, &[]), rows)?;
        let more = all.saturating_sub(rows.len());
        if more > 0 {
            out.line(&self.words.say_with("cli-more-records", &[("count", more.into())]))?;
        }
        Ok(())
    }

    /// What there is to answer about a record: a row for each field, or one for the record as a whole.
    fn conflict(&self, record: &MergedRecord) -> Vec<Vec<String>> {
        let words = self.words;
        let value = |value: &Value| match value {
            Value::Empty => words.say("cli-report-nothing").into_owned(),
            Value::Ref(id) => self.planned.names.get(id).cloned().unwrap_or_default(),
            value => words.value(value),
        };
        let row = |differs: &str, answer: Option<&str>| {
            let [ours, theirs] = [&record.own_name, &record.name].map(|name| match name.is_empty() {
                true => String::new(),
                false => self.name(record.kind, name),
            });
            let answer = answer.map_or_else(|| "?".into(), |name| words.say(&format!("cli-merge-answer-{name}")));
            vec![words.kind(record.kind).into_owned(), ours, theirs, clean(differs).into_owned(), answer.into_owned()]
        };
        match record.conflict {
            None => Vec::new(),
            Some(MergeConflict::Values) => {
                let fields = self.shown(record).into_iter().filter(|field| field.asked).map(|field| {
                    let name = words.short(record.kind, field.name);
                    let differs = format!("{name}: {} | {}", value(&field.ours), value(&field.theirs));
                    row(&differs, field.side.map(KeptSide::name))
                });
                fields.collect()
            }
            Some(other) => {
                let differs = words.say(&format!("cli-merge-conflict-{}", other.name()));
                vec![row(&differs, record.answer.map(MergeAnswer::name))]
            }
        }
    }
}
