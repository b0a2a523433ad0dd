//! What is told of a change that was made: about whom, which field, what it was and is, and from which day. As JSON the same.

use serde_json::{Value as Json, json};

use super::failure::Failure;
use super::output::{remark, say};
use super::session::Session;
use crate::domain::change::{LoggedChange, LoggedSet};
use crate::domain::days::Day;
use crate::domain::named::Choice;
use crate::domain::query::Cell;
use crate::domain::reason::Reason;
use crate::domain::refusal::Arg;
use crate::domain::summary::{ChangeSummary, FieldSummary};
use crate::domain::value::Value;
use crate::repository::{LogQuery, Repository};
use crate::service::command::{Command, Done};

/// So many records of a set are looked at for the day from which it holds.
const RECORDS: u64 = 20;

impl Session {
    /// Tells what became of a command.
    ///
    /// # Errors
    /// Returns an error when the log cannot be read, or nobody reads on.
    pub fn tell(&mut self, repo: &dyn Repository, done: &Done, command: &Command) -> Result<(), Failure> {
        let day = match (&done.summary, done.revision) {
            (Some(summary), Some(revision)) => {
                let query =
                    LogQuery { after: Some(revision.saturating_sub(1)), changes: Some(RECORDS), ..LogQuery::default() };
                // It is done, whether or not the day can be told: who has no rights left by it cannot look in the log.
                let sets = match repo.log(&query, u64::from(u32::MAX)) {
                    Err(error) if error.reason() == Reason::NoAccess => Vec::new(),
                    read => read?,
                };
                sets.iter().find(|set| set.revision == revision).and_then(|set| held_from(set, summary))
            }
            _ => None,
        };
        if self.global.json {
            return self.out.json(&json(self, done, command, day));
        }
        done.warnings.iter().for_each(|warning| remark(&self.words, warning));
        let verb = self.words.verb(command.verb().name()).into_owned();
        let what = done.summary.as_ref().map(|summary| self.words.summary(summary)).unwrap_or_default();
        let key = match (done.revision, command.asked()) {
            (None, _) => "cli-nothing-changed",
            (_, Command::Undo | Command::Redo | Command::Revert(_)) => "cli-taken-back",
            _ => "cli-done",
        };
        let mut said = self.words.say_with(key, &[("verb", verb.into()), ("what", Arg::Sentence(what.clone()))]);
        if key == "cli-done" && !what.is_empty() {
            let key = if day.is_some() { "cli-done-from" } else { "cli-done-what" };
            let day = day.map(|day| ("day", day.into()));
            let args: Vec<(&str, Arg)> = [("what", Arg::Sentence(what))].into_iter().chain(day).collect();
            said = format!("{said} {}", self.words.say_with(key, &args));
        }
        self.say(&said);
        Ok(())
    }

    /// Says what was done, unless only faults and remarks are to be said.
    pub fn say(&self, text: &str) {
        if !self.global.quiet {
            say(text);
        }
    }
}

fn json(session: &Session, done: &Done, command: &Command, day: Option<Day>) -> Json {
    let summary = done.summary.as_ref();
    let fields = summary.into_iter().flat_map(|summary| &summary.fields).map(field_as_json);
    json!({
        "revision": done.revision, "verb": command.verb().name(), "of": done.verb, "changed": done.changed,
        "kind": summary.map(|summary| summary.kind.name()), "deed": summary.map(|summary| summary.deed),
        "name": summary.map(|summary| summary.name.as_str()),
        "about": summary.map(|summary| summary.about.len()), "fields": fields.collect::<Json>(), "day": day,
        "remarks": done.warnings.iter().map(|warning| session.words.refusal(&warning.0)).collect::<Vec<_>>(),
    })
}

/// A changed field as JSON: `field`, and what it held before (`from`) and holds now (`to`), references by name.
pub fn field_as_json(field: &FieldSummary) -> Json {
    let side = |cell: &Option<Cell>| match cell {
        Some(Cell { label: Some(label), .. }) => json!(label),
        Some(cell) => json!(&cell.value),
        None => Json::Null,
    };
    json!({ "field": field.name, "from": side(&field.before), "to": side(&field.after) })
}

/// The first day on which what a set changed holds; `None` where it holds of all days.
fn held_from(set: &LoggedSet, summary: &ChangeSummary) -> Option<Day> {
    let day = |change: &LoggedChange, name: &str| match change.fields.iter().find(|(field, ..)| *field == name) {
        Some((_, _, Value::Day(day))) => Some(*day),
        _ => None,
    };
    set.changes.iter().filter(|change| (change.kind, change.deed) == (summary.kind, summary.deed)).find_map(|change| {
        let kept = summary.fields.iter().find_map(|field| set.holds_from(change.id, field.name));
        kept.or_else(|| day(change, "from")).or_else(|| day(change, "on"))
    })
}
