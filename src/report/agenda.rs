//! The agenda: what is due from every source, in one list ordered by day. It is read by the ordinary query of each source. The
//! screen, the command line and the calendar file all use it.

use crate::domain::agenda::{AgendaDays, DueSource, Horizon, SOURCES, Urgency};
use crate::domain::columns::naming_column;
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::Parameter;
use crate::domain::query::{Cell, Row};
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError, TypedReading};

/// Something that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The source that it comes from.
    pub source: &'static DueSource,
    /// Kind of the record whose day it is.
    pub kind: Kind,
    /// Identity of that record.
    pub id: Id,
    /// Kind and identity of the one it is about.
    pub about: (Kind, Id),
    /// Name of the one it is about.
    pub who: String,
    /// Number or code of the one it is about, since two people can have the same name; the name where there is none.
    pub key: String,
    /// Name of the team, unless it is about the team itself.
    pub team: Option<String>,
    /// The fields that may have to be filled in, with their present values.
    pub fields: Vec<(&'static str, Value)>,
    /// More detail: the certificate, the step, the subject.
    pub detail: Option<Cell>,
    /// Day on which it is due.
    pub due: Day,
    /// For how many it stands: more than 1 only in a source of which all is one row. It is about the one that is due first then.
    pub count: u64,
}

impl Due {
    /// Who or what it is about; `None` where it stands for several.
    pub fn about_one(&self) -> Option<(Kind, Id)> {
        (self.count == 1).then_some(self.about)
    }

    /// Days from `on` until it is due; below zero when it is late.
    pub fn days_left(&self, on: Day) -> i64 {
        self.due.signed_duration_since(on).num_days()
    }
}

/// What is due, seen from a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    /// What is due, ordered by day and then by source.
    pub rows: Vec<Due>,
    /// Number of things that are late or due on the day itself, including those left out of `rows`.
    pub overdue: u64,
    /// The sources of which `rows` does not hold everything, with the number left out; those that are due last are left out.
    pub more: Vec<(&'static DueSource, u64)>,
    /// The sources that would have more if the office had always kept records, with the number: these wait from the day on which
    /// it began to; see [`Parameter::recorded_since`].
    pub let_off: Vec<(&'static DueSource, u64)>,
    /// The day from which the office records what it does; `None` when it always has.
    pub recorded_since: Option<Day>,
    /// The day looked at.
    pub on: Day,
    /// How much is due in each of [`Urgency::ALL`], including what is left out of `rows`.
    pub groups: [u64; 3],
}

impl Agenda {
    /// How soon a row is due, seen from the day looked at.
    pub fn urgency(&self, row: &Due) -> Urgency {
        Urgency::of(row.days_left(self.on))
    }

    /// Everything that is due from these sources, of each at most a given number, the earliest first. The sources and the filter
    /// of their rows come from [`wanted`](crate::domain::agenda::wanted).
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(
        repo: &dyn Repository,
        look: AgendaDays,
        sources: &[(&'static DueSource, Expr)],
        most: u64,
    ) -> Result<Self, StoreError> {
        let parameters = repo.all_of::<Parameter>()?;
        let recorded_since = Parameter::recorded_since(&parameters, look.day);
        let mut agenda = Agenda { recorded_since, on: look.day, ..Agenda::default() };
        let [late, week] = Urgency::last_days(look.day);
        let access = repo.access();
        for (source, filter) in sources.iter().filter(|(source, _)| source.is_seen_by(&access)) {
            let mut query = source.query(look, Horizon::Window, &parameters);
            query.filter = query.filter.and(filter.clone());
            let most = if source.is_one_row() { 1 } else { most };
            let (window, count, reached) = repo.first_of_all(&query, most, &[late, look.day, week])?;
            if source.is_one_row() {
                let one = window.rows.iter().filter_map(|row| due(source, row, look.day));
                agenda.rows.extend(one.map(|row| Due { count, ..row }));
                agenda.overdue += count.min(1);
                // It stands there once its day has passed.
                agenda.groups[0] += count.min(1);
                continue;
            }
            // A source without a day is due now.
            let (late, overdue, week) = match reached.as_deref() {
                Some(&[late, overdue, week]) => (late, overdue, week),
                _ => (0, count, count),
            };
            agenda.overdue += overdue;
            let groups = [late, week.saturating_sub(late), count.saturating_sub(week)];
            agenda.groups.iter_mut().zip(groups).for_each(|(sum, more)| *sum += more);
            let left_out = count.saturating_sub(window.rows.len() as u64);
            agenda.more.extend((left_out > 0).then_some((*source, left_out)));
            if let Some(mut whole) = source.whole_past(look, Horizon::Window, &parameters) {
                whole.filter = whole.filter.and(filter.clone());
                let let_off = repo.count(&whole)?.saturating_sub(count);
                agenda.let_off.extend((let_off > 0).then_some((*source, let_off)));
            }
            agenda.rows.extend(window.rows.iter().filter_map(|row| due(source, row, look.day)));
        }
        for row in &mut agenda.rows {
            row.key = key_of(repo, row.about)?;
        }
        // Each source is ordered already: a stable sort keeps that order where days are equal.
        agenda.rows.sort_by_key(|row| row.due);
        Ok(agenda)
    }
}

/// Number of things that are late or due on the day itself, without reading the agenda; equal to [`Agenda::overdue`].
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn overdue_count(repo: &dyn Repository, look: AgendaDays) -> Result<u64, StoreError> {
    let parameters = repo.all_of::<Parameter>()?;
    let access = repo.access();
    let sources = SOURCES.iter().filter(|source| source.is_seen_by(&access));
    let late = |source: &DueSource| {
        let count = repo.count(&source.query(look, Horizon::Day, &parameters))?;
        Ok(if source.is_one_row() { count.min(1) } else { count })
    };
    sources.map(late).sum()
}

/// Makes something due of a row of a source; `None` for a row that is about nobody.
fn due(source: &'static DueSource, row: &Row, day: Day) -> Option<Due> {
    let columns = source.columns();
    let cell = |name: &str| row.cells.get(columns.iter().position(|column| *column == name)?);
    let due = match source.day_column() {
        None => day,
        Some(column) => match cell(column)?.value {
            Value::Day(day) => day,
            _ => return None,
        },
    };
    let told = |name: &str| {
        let cell = cell(name)?;
        let label = cell.label.clone().unwrap_or_else(|| cell.value.plain());
        (!cell.value.is_empty()).then_some((cell.value.reference(), label))
    };
    let (about, who) = match source.about {
        [] => ((source.kind, row.id), naming_column(source.kind).and_then(told)?.1),
        columns => columns.iter().find_map(|name| {
            let (id, label) = told(name)?;
            Some(((referred(source.kind, name)?, id?), label))
        })?,
    };
    let team = source.team.filter(|_| about.0 != Kind::Team).and_then(told).map(|(_, label)| label);
    let detail = source.detail.and_then(cell).filter(|cell| !cell.value.is_empty()).cloned();
    let fields = source.fields().into_iter().filter_map(|name| Some((name, cell(name)?.value.clone()))).collect();
    let key = String::new();
    Some(Due { source, fields, kind: source.kind, id: row.id, about, who, key, team, detail, due, count: 1 })
}

/// The kind that a column of a kind refers to; `None` for a column of another type.
fn referred(kind: Kind, name: &str) -> Option<Kind> {
    match crate::domain::columns::column(kind, name)?.ty {
        FieldType::Ref(to) => Some(to),
        _ => None,
    }
}

/// Number or code of a record; the name where it has none.
fn key_of(repo: &dyn Repository, (kind, id): (Kind, Id)) -> Result<String, StoreError> {
    let record = repo.record(kind, id)?;
    let key = |record: &Record| kind.key().map_or_else(|| record.label(), |key| record.get(key).plain());
    Ok(record.as_ref().map(key).unwrap_or_default())
}
