//! What the log says of a change, in words.

use super::Words;
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
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
