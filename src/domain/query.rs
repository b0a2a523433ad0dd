//! Queries: the one way to read rows. A query names the kind, the filter, the order, the day and the columns; the answer is a
//! window of its rows. What a screen costs depends on the screen, not on the number of rows.

use super::days::Day;
use super::filter::Expr;
use super::id::Id;
use super::kind::Kind;
use super::value::Value;

/// The order of rows. Rows that are equal in it are ordered by identity, so that windows do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// Identifier of the column to sort by.
    pub column: &'static str,
    /// Whether the last comes first.
    pub descending: bool,
}

impl Sort {
    /// Orders by a column, from the first to the last.
    pub const fn by(column: &'static str) -> Self {
        Self { column, descending: false }
    }

    /// The order in which a kind is shown when the user chose none.
    pub fn usual(kind: Kind) -> Self {
        match kind.order().strip_prefix('-') {
            Some(column) => Self { column, descending: true },
            None => Sort::by(kind.order()),
        }
    }
}

/// A query for rows of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The kind of record that is queried.
    pub kind: Kind,
    /// Only rows in which this reference column refers to this record: the members of a team.
    pub within: Option<(&'static str, Id)>,
    /// The condition that rows have to match.
    pub filter: Expr,
    /// The order of the rows.
    pub sort: Sort,
    /// The day on which the records are seen.
    pub as_of: Day,
    /// The columns of the answer, in this order.
    pub columns: Vec<&'static str>,
    /// Whether rows that do not exist on the day are included: members who left or are still to come, ended teams and
    /// vacancies.
    pub all_times: bool,
    /// A record that is included even if it does not exist on the day.
    pub also: Option<Id>,
    /// For the members of a team: whether those who come to it later are included.
    pub coming: bool,
    /// Whether what was late before the office began to record is included; see
    /// [`Parameter::recorded_since`](super::kinds::Parameter::recorded_since).
    pub whole_past: bool,
}

impl Query {
    /// All records of a kind on a day, in their usual order.
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

    /// The same, limited to rows that refer to this record by this column.
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

    /// The same, for records of every day.
    pub fn of_all_times(mut self) -> Self {
        self.all_times = true;
        self
    }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The value of the column.
    pub value: Value,
    /// For a reference: the name of the record that it refers to.
    pub label: Option<String>,
}

/// One row of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identity of the record.
    pub id: Id,
    /// For a member: the placement on the day; `None` without one.
    pub placement: Option<Id>,
    /// For a member: the employment on the day; `None` without one.
    pub employment: Option<Id>,
    /// The values, in the order of the query's columns.
    pub cells: Vec<Cell>,
}

/// A window: consecutive rows of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// Number of rows of the query before the first of these.
    pub from: u64,
    /// The rows, in the order of the query.
    pub rows: Vec<Row>,
}
