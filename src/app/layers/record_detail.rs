//! One record in full: its fields, the dated facts that belong to it, its history. What is edited here means
//! what it does in a list: a dated field changes from the day looked at.

use super::context::LayerContext;
use super::intent::Intent;
use super::target::Target;
use crate::app::action::DetailKey;
use crate::app::form_kind::FormFor;
use crate::app::request::Serial;
use crate::domain::change::{LoggedChange, LoggedSet};
use crate::domain::days::{Day, holds};
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::instruments::Expected;
use crate::domain::paid_hours::ClientPeriod;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::redaction::SCORE;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{closes, days, not_frozen};
use crate::service::command::Gesture;
use crate::service::record_detail::RecordDetail;

/// A line of what is shown.
#[derive(Debug, Clone, Copy)]
pub enum DetailLine<'a> {
    /// A record begins: the record itself or a fact.
    Heading(&'a Record),
    /// A field of it.
    Field(&'a Record, &'static FieldInfo),
    /// What an instrument is expected to bring in a month.
    Expected(Expected),
    /// The periods of a client up to a day begin.
    Periods(Day),
    /// What a client is credited with over a period.
    Period(&'a ClientPeriod),
    /// The heading above the history of the record.
    History,
    /// One change in the history.
    Change(&'a LoggedSet, &'a LoggedChange),
}

impl DetailLine<'_> {
    /// Of which record and which field of it this is; `None` for what is no field.
    fn place(&self) -> Option<(Id, &'static str)> {
        if let DetailLine::Field(record, info) = self { Some((record.id(), info.name)) } else { None }
    }

    /// Whether this is the field of the record of a kind that holds on a day; what has no days always does.
    fn is_at(&self, (kind, field, on): (Kind, &str, Day)) -> bool {
        let DetailLine::Field(record, info) = self else { return false };
        let here = record.kind() == kind && info.name == field;
        here && (kind.keeps_identity() || days(*record).is_none_or(|(from, until)| holds(from, until, on)))
    }
}

/// A record shown in full.
#[derive(Debug)]
pub struct RecordDetailView {
    /// The kind of the record.
    pub kind: Kind,
    /// The identity of the record.
    pub id: Id,
    /// The record with its facts and history; `None` until the store has answered.
    pub detail: Option<Box<RecordDetail>>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
    /// The field that the cursor goes to when the record has come; of a fact, the one that holds on the day.
    pub first_at: Option<(Kind, &'static str, Day)>,
}

impl RecordDetailView {
    /// The lines from top to bottom; empty until the store has answered.
    pub fn lines(&self) -> Vec<DetailLine<'_>> {
        let Some(detail) = &self.detail else { return Vec::new() };
        let mut lines = Vec::new();
        let belongings = self.kind.children();
        for record in std::iter::once(&detail.record).chain(&detail.facts) {
            lines.push(DetailLine::Heading(record));
            let owner = belongings.iter().find(|(kind, _)| *kind == record.kind()).map(|(_, field)| *field);
            let fields = record.kind().fields().iter().filter(|info| Some(info.name) != owner);
            lines.extend(fields.map(|info| DetailLine::Field(record, info)));
            lines.extend(detail.expected(record.id()).map(DetailLine::Expected));
            if record.id() == self.id {
                lines.extend(detail.periods.first().map(|latest| DetailLine::Periods(latest.to)));
                lines.extend(detail.periods.iter().map(DetailLine::Period));
            }
        }
        if !detail.history.is_empty() {
            lines.push(DetailLine::History);
            for set in &detail.history {
                lines.extend(set.told().map(|change| DetailLine::Change(set, change)));
            }
        }
        lines
    }

    /// Takes the record in; the cursor stays on its field, wherever that stands now.
    pub fn apply(&mut self, detail: Box<RecordDetail>) {
        let kept = self.lines().get(self.cursor).and_then(DetailLine::place);
        let first = self.detail.replace(detail).is_none();
        let lines = self.lines();
        let place = match (first, self.first_at) {
            (true, Some(at)) => lines.iter().position(|line| line.is_at(at)),
            (true, None) => None,
            (false, _) => kept.and_then(|kept| lines.iter().position(|line| line.place() == Some(kept))),
        };
        let last = lines.len().saturating_sub(1);
        self.cursor = place.unwrap_or(if first { 1 } else { self.cursor }).min(last);
    }

    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page, self.lines().len());
                Intent::Stay
            }
            DetailKey::Accept => self.edit_at(self.cursor, Gesture::Change),
            DetailKey::Correct => self.edit_at(self.cursor, Gesture::Correct),
            DetailKey::New => self.add_child(),
            DetailKey::End => self.end(),
            DetailKey::Cancel | DetailKey::ShowRecord => Intent::Close,
            DetailKey::Below | DetailKey::OtherDay => Intent::Pass,
            DetailKey::OtherVersion => Intent::Stay,
        }
    }

    /// Which of the kinds that belong to this record.
    fn add_child(&self) -> Intent {
        let Some(detail) = self.detail.as_ref().filter(|_| !self.kind.children().is_empty()) else {
            return Intent::Stay;
        };
        Intent::ChooseChild { kind: self.kind, id: self.id, name: detail.record.label() }
    }

    /// A form for the end of what the cursor stands on; a refusal for what ends otherwise.
    fn end(&self) -> Intent {
        let lines = self.lines();
        let (Some(DetailLine::Heading(record) | DetailLine::Field(record, _)), Some(detail)) =
            (lines.get(self.cursor), &self.detail)
        else {
            return Intent::Stay;
        };
        if closes(record.kind()) {
            Intent::OpenForm(FormFor::Close(record.kind(), record.id()), detail.record.label())
        } else {
            Intent::Refuse(Refusal::new(Reason::NoEndHere))
        }
    }

    /// Puts the cursor on the next or previous field of the same record that can be edited, and edits it; `None` at the
    /// last or first of them.
    pub fn edit_beside(&mut self, forward: bool) -> Option<Intent> {
        let mut at = self.cursor;
        loop {
            at = if forward { at + 1 } else { at.checked_sub(1)? };
            let DetailLine::Field(..) = self.lines().get(at)? else { return None };
            let intent = self.edit_at(at, Gesture::Change);
            if matches!(intent, Intent::Edit { .. }) {
                self.cursor = at;
                return Some(intent);
            }
        }
    }

    fn edit_at(&self, line: usize, gesture: Gesture) -> Intent {
        let Some(DetailLine::Field(record, info)) = self.lines().get(line).copied() else { return Intent::Stay };
        let (kind, id, value) = (record.kind(), record.id(), record.get(info.name));
        if (kind, info.name) == SCORE && value.is_empty() {
            return Intent::Refuse(Refusal::new(Reason::ScoreWithheld));
        }
        if let Err(refusal) = not_frozen(kind) {
            return Intent::Refuse(refusal);
        }
        let target = Target::Field { kind, id, field: info.name, seen: value.clone(), gesture };
        Intent::Edit { target, ty: info.ty, optional: !info.required, value }
    }
}
