//! The lines of a record in full: what holds now comes first, then each kind of fact with what no longer holds and its history, then the
//! history of the record itself. Where there is room two fields stand beside each other.

use std::collections::BTreeSet;

use crate::app::action::Motion;
use crate::domain::change::{LoggedChange, LoggedSet};
use crate::domain::days::{Day, holds};
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::instruments::Expected;
use crate::domain::paid_hours::ClientPeriod;
use crate::domain::record::{Kind, Record};
use crate::domain::verbs::days;
use crate::service::record_detail::RecordDetail;

/// A line of what is shown.
#[derive(Debug, Clone, Copy)]
pub enum DetailLine<'a> {
    /// A part of it begins: what was so of a kind, and how many of these there are.
    Part(Kind, usize),
    /// A record begins: the record itself or a fact.
    Heading(&'a Record),
    /// A field of it.
    Field(&'a Record, &'static FieldInfo),
    /// So many fields of it hold nothing, and are not shown.
    Empty(&'a Record, usize),
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

/// A part of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailPart {
    /// The record, and what holds on the day.
    Now,
    /// What no longer holds of a kind, and how many of these there are.
    Past(Kind, usize),
    /// The history of the record.
    History,
}

impl DetailLine<'_> {
    /// Of which record and which field of it this is; `None` for what is no field.
    pub(super) fn place(&self) -> Option<(Id, &'static str)> {
        if let DetailLine::Field(record, info) = self { Some((record.id(), info.name)) } else { None }
    }

    /// Whether this is the field of the record of a kind that holds on a day; what has no days always does.
    pub(super) fn is_at(&self, (kind, field, on): (Kind, &str, Day)) -> bool {
        let DetailLine::Field(record, info) = self else { return false };
        record.kind() == kind && info.name == field && (kind.keeps_identity() || is_now(record, on))
    }
}

/// Whether a record holds on a day, or has no days.
pub(super) fn is_now(record: &Record, on: Day) -> bool {
    days(record).is_none_or(|(from, until)| holds(from, until, on))
}

/// Which fields that hold nothing are shown: all in their places, and of these records below their other fields.
pub(super) type ShownEmpty<'a> = (bool, &'a BTreeSet<Id>);

/// The lines from top to bottom.
pub(super) fn lines_of<'a>(detail: &'a RecordDetail, shown: ShownEmpty<'_>) -> Vec<DetailLine<'a>> {
    let mut lines = Vec::new();
    let own = detail.record.kind();
    add(&mut lines, &detail.record, (detail, shown));
    lines.extend(detail.periods.first().map(|latest| DetailLine::Periods(latest.to)));
    lines.extend(detail.periods.iter().map(DetailLine::Period));
    // What is still to come is told with what holds now: nobody looks for it under what has passed. What was on one day has.
    let is_past = |fact: &&Record| days(*fact).is_none_or(|(_, until)| until.is_some_and(|until| until < detail.on));
    for fact in detail.facts.iter().filter(|fact| !is_past(fact)) {
        add(&mut lines, fact, (detail, shown));
    }
    let changes = || detail.history.iter().flat_map(|set| set.told().map(move |change| (set, change)));
    let children = own.children();
    for (kind, _) in children {
        let past: Vec<&Record> = detail.facts.iter().filter(is_past).filter(|fact| fact.kind() == *kind).collect();
        let told = changes().filter(|(_, change)| change.kind == *kind && change.kind != own);
        let told: Vec<DetailLine<'_>> = told.map(|(set, change)| DetailLine::Change(set, change)).collect();
        if past.is_empty() && told.is_empty() {
            continue;
        }
        lines.push(DetailLine::Part(*kind, past.len()));
        past.into_iter().for_each(|fact| add(&mut lines, fact, (detail, shown)));
        lines.extend(told);
    }
    let of_part = |kind: Kind| kind != own && children.iter().any(|(child, _)| *child == kind);
    let rest: Vec<_> = changes().filter(|(_, change)| !of_part(change.kind)).collect();
    if !rest.is_empty() {
        lines.push(DetailLine::History);
        lines.extend(rest.into_iter().map(|(set, change)| DetailLine::Change(set, change)));
    }
    lines
}

/// The fields of a record as they are shown with one of this kind: without the one that says whose it is.
fn fields_of(of: Kind, record: &Record) -> impl Iterator<Item = &'static FieldInfo> {
    let owner = of.children().iter().find(|(kind, _)| *kind == record.kind()).map(|(_, field)| *field);
    record.kind().fields().iter().copied().filter(move |info| Some(info.name) != owner)
}

fn holds_nothing(record: &Record, info: &FieldInfo) -> bool {
    !info.required && record.get(info.name).is_empty()
}

/// The fields of a record that are folded as long as they hold nothing, where it is shown with one of this kind.
pub fn folded_fields(of: Kind, record: &Record) -> impl Iterator<Item = &'static FieldInfo> {
    fields_of(of, record).filter(|info| holds_nothing(record, info))
}

/// Adds the lines of a record or a fact.
fn add<'a>(
    lines: &mut Vec<DetailLine<'a>>,
    record: &'a Record,
    (detail, (whole, opened)): (&RecordDetail, ShownEmpty<'_>),
) {
    lines.push(DetailLine::Heading(record));
    // What has to be filled in is shown as lacking.
    let (shown, empty): (Vec<_>, Vec<_>) =
        fields_of(detail.record.kind(), record).partition(|info| whole || !holds_nothing(record, info));
    lines.extend(shown.into_iter().map(|info| DetailLine::Field(record, info)));
    if opened.contains(&record.id()) {
        lines.extend(empty.into_iter().map(|info| DetailLine::Field(record, info)));
    } else if !empty.is_empty() {
        lines.push(DetailLine::Empty(record, empty.len()));
    }
    lines.extend(detail.expected(record.id()).map(DetailLine::Expected));
}

/// The parts, each with the line that it begins at.
pub(super) fn parts_of(lines: &[DetailLine<'_>]) -> Vec<(usize, DetailPart)> {
    let part = |(at, line): (usize, &DetailLine<'_>)| match line {
        DetailLine::Part(kind, count) => Some((at, DetailPart::Past(*kind, *count))),
        DetailLine::History => Some((at, DetailPart::History)),
        _ if at == 0 => Some((at, DetailPart::Now)),
        _ => None,
    };
    lines.iter().enumerate().filter_map(part).collect()
}

/// The lines that stand beside each other, each by its number: fields of one record, so many, anything else by itself.
pub fn rows_of(lines: &[DetailLine<'_>], columns: usize) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let fits = match (rows.last().and_then(|row| row.first()).map(|first| lines[*first]), line) {
            (Some(DetailLine::Field(one, _)), DetailLine::Field(other, _)) => one.id() == other.id(),
            _ => false,
        };
        match rows.last_mut().filter(|row| fits && row.len() < columns) {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
    }
    rows
}

/// The line that a motion leads to.
pub(super) fn moved(lines: &[DetailLine<'_>], columns: usize, cursor: usize, (motion, page): (Motion, usize)) -> usize {
    let rows = rows_of(lines, columns);
    let Some(row) = rows.iter().position(|row| row.contains(&cursor)) else { return cursor };
    let beside = cursor - rows[row][0];
    let (row, beside) = match motion {
        Motion::Left => (row, beside.saturating_sub(1)),
        Motion::Right => (row, beside + 1),
        Motion::LineStart => (row, 0),
        Motion::LineEnd => (row, columns),
        motion => (motion.in_list(row, page, rows.len()), beside),
    };
    let row = &rows[row];
    row[beside.min(row.len() - 1)]
}
