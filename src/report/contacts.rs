//! The members with whom contact is overdue on a day.

use serde::Serialize;

use crate::domain::days::Day;
use crate::domain::filter::{Expr, Relation};
use crate::domain::names::order_key;
use crate::domain::query::{Query, Row, Sort};
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

use super::rows::each;

/// The overdue contacts of one day. As JSON its keys are the names of its fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactsReport {
    /// The day looked at.
    pub as_of: Day,
    /// The members, by team, and within a team the longest overdue first.
    pub overdue: Vec<Overdue>,
}

/// A member with whom contact is overdue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overdue {
    /// Name of the team that the member is in.
    pub team: String,
    /// Personnel number of the member.
    pub number: String,
    /// Name of the member.
    pub name: String,
    /// Name of the coach; empty when there is none.
    pub coach: String,
    /// Day of the last contact; empty when there was none.
    pub last_contact: Value,
    /// The day by which there should have been contact.
    pub contact_due: Value,
    /// Days since that day.
    pub days: i64,
}

const COLUMNS: [&str; 6] = ["team", "number", "name", "coach", "last_contact", "contact_due"];

impl ContactsReport {
    /// Lists the overdue contacts of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let late = Expr::Compare { column: "contact_due", relation: Relation::Less, value: Value::Day(as_of) };
        let query = Query::of(Kind::Member, as_of).matching(late).sorted(Sort::by("contact_due")).showing(&COLUMNS);
        let mut overdue = Vec::new();
        each(repo, &query, |row| overdue.extend(Overdue::of(row, as_of)))?;
        overdue.sort_by_cached_key(|member| order_key(&member.team));
        Ok(Self { as_of, overdue })
    }
}

impl Overdue {
    fn of(row: Row, as_of: Day) -> Option<Self> {
        let mut cells = row.cells.into_iter();
        let mut next = || cells.next().unwrap_or_default();
        let mut label = || {
            let cell = next();
            cell.label.unwrap_or_else(|| cell.value.plain())
        };
        let [team, number, name, coach] = [label(), label(), label(), label()];
        let (last_contact, contact_due) = (next().value, next().value);
        let Value::Day(due) = contact_due else { return None };
        Some(Self { team, number, name, coach, last_contact, contact_due, days: (as_of - due).num_days() })
    }
}
