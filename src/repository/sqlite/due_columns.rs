//! Which columns and conditions are kept as days by which something has to be done; see [`due_days`](super::due_days).

use crate::domain::columns::{ColumnSource, Derived, column};
use crate::domain::days::Day;
use crate::domain::due_days::DueDay;
use crate::domain::filter::{Expr, Relation};
use crate::domain::query::Query;
use crate::domain::value::Value;

/// The day by which a row is due, in a statement whose rows are found by it.
pub(super) const DAY: &str = "d.day";

/// What the rows of a query are due for, where it asks only for what is due by a day, and that day.
pub(super) fn due_by(query: &Query) -> Option<(DueDay, Day)> {
    if query.within.is_some() {
        return None;
    }
    let parts =
        if let Expr::And(parts) = &query.filter { parts.as_slice() } else { std::slice::from_ref(&query.filter) };
    parts.iter().find_map(|part| match part {
        Expr::Compare { column, relation: Relation::AtMost, value: Value::Day(day) } => {
            Some((due_in(query, column)?, *day))
        }
        _ => None,
    })
}

fn due_in(query: &Query, name: &str) -> Option<DueDay> {
    match column(query.kind, name)?.source {
        ColumnSource::Derived(Derived::ContactDue) if query.whole_past => Some(DueDay::ContactOfWholePast),
        ColumnSource::Derived(Derived::ContactDue) => Some(DueDay::Contact),
        ColumnSource::Derived(Derived::Deadline) => Some(DueDay::Instrument),
        _ => None,
    }
}
