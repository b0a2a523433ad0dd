//! One record in full: its fields, the dated facts that belong to it, its history. What is edited here means
//! what it does in a list: a dated field changes from the day looked at.

use std::collections::BTreeSet;

pub use super::detail_lines::{DetailLine, DetailPart};
use super::detail_lines::{is_now, lines_of, moved, parts_of, rows_of};

use super::context::LayerContext;
use super::intent::Intent;
use super::target::EditTarget;
use crate::app::action::{DetailKey, Motion};
use crate::app::form_kind::FormFor;
use crate::app::request::Serial;
use crate::app::state::status::Note;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::Member;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::redaction::SCORE;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{closes, is_taken_away, not_frozen};
use crate::service::command::Gesture;
use crate::service::record_detail::RecordDetail;

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
    /// Whether fields that hold nothing are shown too.
    pub is_whole: bool,
    /// The records of which they are shown below the others, since the cursor went down to them.
    pub opened: BTreeSet<Id>,
    /// The first row to show, as far as the cursor stays in sight: that of the part that was gone to.
    pub top: usize,
}

impl RecordDetailView {
    /// One that waits for the answer to this question.
    pub fn of(kind: Kind, id: Id, serial: Serial) -> Self {
        let opened = BTreeSet::new();
        Self { kind, id, detail: None, cursor: 0, serial, first_at: None, is_whole: false, opened, top: 0 }
    }

    /// The lines from top to bottom; empty until the store has answered.
    pub fn lines(&self) -> Vec<DetailLine<'_>> {
        let shown = (self.is_whole, &self.opened);
        self.detail.as_ref().map(|detail| lines_of(detail, shown)).unwrap_or_default()
    }

    /// Takes the record in; the cursor stays on its field, wherever that stands now.
    pub fn apply(&mut self, detail: Box<RecordDetail>) {
        let kept = self.lines().get(self.cursor).and_then(DetailLine::place);
        let first = self.detail.replace(detail).is_none();
        let at = |view: &Self, at| view.lines().iter().position(|line| line.is_at(at));
        // What is asked for may hold nothing.
        self.is_whole |= first && self.first_at.is_some_and(|wanted| at(self, wanted).is_none());
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
                // Above the lines stand the parts.
                let page = context.page.saturating_sub(1).max(1);
                let before = self.cursor;
                self.cursor = moved(&self.lines(), context.columns, before, (motion, page));
                if motion == Motion::Down {
                    self.open_fields();
                }
                match motion {
                    Motion::Up if before == self.cursor => Intent::StopAt(Note::FirstField),
                    Motion::Down if before == self.cursor => Intent::StopAt(Note::LastField),
                    _ => Intent::Stay,
                }
            }
            DetailKey::Part(nth) => self.go_to_part(nth - 1, context),
            // The next part; after the last one the first.
            DetailKey::OtherVersion => {
                let parts = self.parts();
                let here = parts.iter().rposition(|(line, _)| *line <= self.cursor);
                self.go_to_part(here.map_or(0, |here| (here + 1) % parts.len()), context)
            }
            DetailKey::Whole => {
                self.turn_whole();
                Intent::Stay
            }
            DetailKey::Accept if matches!(self.lines().get(self.cursor), Some(DetailLine::Empty(..))) => {
                self.turn_whole();
                Intent::Stay
            }
            DetailKey::Accept => self.edit_at(self.cursor, (Gesture::Change, None)),
            DetailKey::Digit(digit) => self.edit_at(self.cursor, (Gesture::Change, Some(digit))),
            DetailKey::Correct => self.edit_at(self.cursor, (Gesture::Correct, None)),
            DetailKey::New => self.add_child(),
            DetailKey::End => self.end(),
            DetailKey::Cancel | DetailKey::ShowRecord => Intent::Close,
            DetailKey::Below | DetailKey::OtherDay => Intent::Pass,
        }
    }

    /// Whether a digit is the first of what comes to stand in the field with the cursor: it begins an edit there, and leads to a part
    /// elsewhere.
    pub fn takes_digits(&self) -> bool {
        let lines = self.lines();
        let Some(DetailLine::Field(record, info)) = lines.get(self.cursor) else { return false };
        (info.ty.is_of_digits() || info.name == Member::phone) && not_frozen(record.kind()).is_ok()
    }

    /// Puts the cursor on the first line of a part, counted from 0, and shows what is in it; of what holds now on the first field, as when
    /// it was opened.
    fn go_to_part(&mut self, part: usize, context: &LayerContext<'_>) -> Intent {
        let start = self.parts().get(part).map(|(line, _)| if part == 0 { 1 } else { *line });
        self.cursor = start.unwrap_or(self.cursor).min(self.lines().len().saturating_sub(1));
        let rows = rows_of(&self.lines(), context.columns);
        self.top = rows.iter().position(|row| row.contains(&self.cursor)).unwrap_or(0);
        Intent::Stay
    }

    /// The parts, each with the line that it begins at.
    pub fn parts(&self) -> Vec<(usize, DetailPart)> {
        parts_of(&self.lines())
    }

    /// Shows the fields that are folded where the cursor is: it stands on the first of them then.
    fn open_fields(&mut self) {
        if let Some(DetailLine::Empty(record, _)) = self.lines().get(self.cursor) {
            let id = record.id();
            self.opened.insert(id);
        }
    }

    /// Shows what holds nothing too, or no longer. The cursor stays on its field, or on what comes in its place.
    fn turn_whole(&mut self) {
        let kept = self.lines().get(self.cursor).and_then(DetailLine::place);
        self.is_whole = !self.is_whole;
        self.opened.clear();
        let lines = self.lines();
        let place = kept.and_then(|kept| lines.iter().position(|line| line.place() == Some(kept)));
        self.cursor = place.unwrap_or(self.cursor).min(lines.len().saturating_sub(1));
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
        let who = || vec![(detail.record.id(), None)];
        let of_member = detail.record.kind() == Kind::Member && is_now(record, detail.on);
        match record.kind() {
            Kind::Placement if of_member => {
                return Intent::OpenForm(FormFor::EndPlacement(who()), detail.record.label());
            }
            Kind::Employment if of_member => {
                return Intent::OpenForm(FormFor::EndService(who()), detail.record.label());
            }
            _ => {}
        }
        if closes(record.kind()) || is_taken_away(record, detail.on) {
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
            let intent = self.edit_at(at, (Gesture::Change, None));
            if matches!(intent, Intent::Edit { .. }) {
                self.cursor = at;
                return Some(intent);
            }
        }
    }

    fn edit_at(&self, line: usize, (gesture, first): (Gesture, Option<char>)) -> Intent {
        let Some(DetailLine::Field(record, info)) = self.lines().get(line).copied() else {
            return Intent::StopAt(Note::NoFieldHere);
        };
        let (kind, id, value) = (record.kind(), record.id(), record.get(info.name));
        if (kind, info.name) == SCORE && value.is_empty() {
            return Intent::Refuse(Refusal::new(Reason::ScoreWithheld));
        }
        if let Err(refusal) = not_frozen(kind) {
            return Intent::Refuse(refusal);
        }
        let target = EditTarget::Field { kind, id, field: info.name, seen: value.clone(), gesture };
        Intent::Edit { target, ty: info.ty, optional: !info.required, value, first }
    }
}
