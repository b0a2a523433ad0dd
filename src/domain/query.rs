//! One way to read: a query names the kind, the filter, the order, the day and the columns; the answer is a window of
//! its rows. What a screen costs depends on the screen, not on how many rows there are.

use super::days::Day;
use super::filter::Expr;
use super::id::Id;
use super::kind::Kind;
use super::value::Value;

/// The order of rows. Rows that are equal in it are ordered by identity, so that windows never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column to sort by.
    pub column: &'static str,
    /// From the last to the first.
    pub descending: bool,
}

impl Sort {
    /// From the first to the last.
    pub const fn by(column: &'static str) -> Self {
        Self { column, descending: false }
    }

    /// The order in which a kind is shown when nobody chose one.
    pub fn usual(kind: Kind) -> Self {
        match kind.order().strip_prefix('-') {
            Some(column) => Self { column, descending: true },
            None => Sort::by(kind.order()),
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Which kind of record.
    pub kind: Kind,
    /// Only rows in which this reference column points at this record: the members of a team.
    pub within: Option<(&'static str, Id)>,
    /// Which of those.
    pub filter: Expr,
    /// In which order.
    pub sort: Sort,
    /// Seen on which day.
    pub as_of: Day,
    /// Which columns to answer.
    pub columns: Vec<&'static str>,
    /// Also rows that have nothing to do with the day: members who left or are still to come, ended teams and
    /// vacancies.
    pub all_times: bool,
    /// This record too, whatever it has to do with the day.
    pub also: Option<Id>,
    /// For the members of a team: also who is not in it on the day and comes to it later.
    pub coming: bool,
    /// Also waiting from before the office began to record; see [`Parameter::recorded_since`](super::kinds::Parameter::recorded_since).
    pub whole_past: bool,
}

impl Query {
    /// Everything of a kind on a day, in its usual order.
    pub fn of(kind: Kind, as_of: Day) -> Self {
        Self {
            kind,
            within: None,
            filter: Expr::All,
            sort: Sort::usual(kind),
            as_of,
            columns: super::columns::columns(kind).iter().map(|c| c.name).collect(),
            all_times: false,
            also: None,
            coming: false,
            whole_past: false,
        }
    }

    /// The same, only those that point at this record.
    pub fn within(mut self, column: &'static str, id: Id) -> Self {
        self.within = Some((column, id));
        self
    }

    /// The same with another filter.
    pub fn matching(mut self, filter: Expr) -> Self {
        self.filter = filter;
        self
    }

    /// The same in another order.
    pub fn sorted(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// The same with only these columns.
    pub fn showing(mut self, columns: &[&'static str]) -> Self {
        self.columns = columns.to_vec();
        self
    }

    /// The same, whatever the day.
    pub fn of_all_times(mut self) -> Self {
        self.all_times = true;
        self
    }
}

/// One value in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The value.
    pub value: Value,
    /// For a reference: the name of the record it points at.
    pub label: Option<String>,
}

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which record.
    pub id: Id,
    /// Its placement on the day, for a member.
    pub placement: Option<Id>,
    /// Its employment on the day, for a member.
    pub employment: Option<Id>,
    /// The values, in the order of the query's columns.
    pub cells: Vec<Cell>,
}

/// Part of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// How many rows come before the first of these.
    pub from: u64,
    /// The rows.
    pub rows: Vec<Row>,
}
