//! What the log says of a change, in words.

use std::borrow::Cow;

use super::Words;
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::choices::Choice;
use crate::domain::destruction::DestructionRecord;
use crate::domain::log_verb::LogVerb;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;

impl Words {
    /// The fields of a logged change that are told. Of a past value its kind and record are not: its label names the record.
    pub fn told<'a>(&self, change: &'a LoggedChange) -> impl Iterator<Item = &'a (&'static str, Value, Value)> {
        let past = change.kind == Kind::PastValue;
        change.fields.iter().filter(move |(name, ..)| !past || !matches!(*name, "kind" | "record"))
    }

    /// What the log says of a field: its name, and what it held before and after; `nothing` stands for an empty value.
    pub fn logged_field(
        &self,
        set: &LoggedSet,
        change: &LoggedChange,
        (name, before, after): &(&'static str, Value, Value),
        nothing: &str,
    ) -> String {
        let show = |value: &Value| match value {
            Value::Empty => nothing.to_owned(),
            Value::Ref(id) => set.label(*id).to_owned(),
            value => self.logged(change, name, value),
        };
        let label = self.short(change.kind, name);
        match change.deed {
            ChangeKind::Created => format!("{label} {}", show(after)),
            ChangeKind::Removed => format!("{label} {}", show(before)),
            ChangeKind::Updated => {
                self.with_first_day(set, change, name, format!("{label} {} → {}", show(before), show(after)))
            }
        }
    }

    /// What became of a field, with the first day on which it is so where that is not the day on which it was said.
    fn with_first_day(&self, set: &LoggedSet, change: &LoggedChange, field: &str, text: String) -> String {
        match set.holds_from(change.id, field).filter(|day| *day != set.at.date_naive()) {
            Some(day) => self.say_with("log-from-day", &[("text", Arg::Sentence(text)), ("day", day.into())]),
            None => text,
        }
    }

    /// The note of a set, if it has one: of an erasure the record of destruction as a sentence, without its hash, which is for machines.
    pub fn logged_note<'a>(&self, set: &'a LoggedSet) -> Option<Cow<'a, str>> {
        let note = set.note.as_deref()?;
        let erases = set.verb == LogVerb::Erase.name();
        let record: Option<DestructionRecord> = if erases { serde_json::from_str(note).ok() } else { None };
        Some(record.map_or(Cow::Borrowed(note), |record| self.destruction(&record).into()))
    }

    fn destruction(&self, record: &DestructionRecord) -> String {
        let told = |(kind, count): (&String, &u64)| {
            let named = Kind::identified(kind).map_or_else(|| kind.clone(), |kind| self.kinds(kind).into_owned());
            self.say_with("log-erased-kind", &[("what", Arg::Sentence(named)), ("count", (*count).into())])
        };
        let records: Vec<String> = record.records.iter().map(told).collect();
        let mut said = self.say_with("log-erased", &[("what", Arg::Sentence(records.join(", ")))]);
        let term =
            |(name, value): (&String, &String)| format!("{} {value}", self.parameter(name)).trim_end().to_owned();
        let terms: Vec<String> = record.terms.iter().map(term).collect();
        said.push_str("; ");
        said.push_str(&match terms.is_empty() {
            true => self.say("log-erased-asked").into_owned(),
            false => self.say_with("log-erased-terms", &[("what", Arg::Sentence(terms.join(", ")))]),
        });
        if let Some(who) = &record.decided_by {
            said.push_str("; ");
            said.push_str(&self.say_with("log-erased-decided", &[("who", who.as_str().into())]));
        }
        said
    }

    /// A value of a logged change as people read it: which field a past value is of by the label of that field.
    fn logged(&self, change: &LoggedChange, name: &str, value: &Value) -> String {
        let of = |field: &str| {
            let (_, before, after) = change.fields.iter().find(|(name, ..)| *name == field)?;
            Some(if after.is_empty() { before.plain() } else { after.plain() })
        };
        let past = change.kind == Kind::PastValue && name == "field";
        let kind = of("kind").filter(|_| past).and_then(|kind| Kind::named(&kind));
        match kind.and_then(|kind| Some((kind, kind.field(&value.plain())?))) {
            Some((kind, info)) => self.label(kind, info.name).into_owned(),
            None => self.value(value),
        }
    }
}
