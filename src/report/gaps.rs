//! The teams that have no team leader or no job coach on a day.

use serde::Serialize;

use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

use super::rows::each;

/// The gaps of one day. As JSON its keys are the names of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapsReport {
    /// The day looked at.
    pub as_of: Day,
    /// The teams with a gap, ordered by code.
    pub gaps: Vec<Gap>,
}

/// A team without a team leader or without a job coach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Code of the team.
    pub code: String,
    /// Name of the team.
    pub team: String,
    /// Name of the team leader; `None` when there is none.
    pub leader: Option<String>,
    /// Name of the job coach; `None` when there is none.
    pub coach: Option<String>,
}

impl GapsReport {
    /// Lists the gaps of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let lacking = Expr::Or(vec![Expr::is("leader", Value::Empty), Expr::is("coach", Value::Empty)]);
        let query = Query::of(Kind::Team, as_of)
            .matching(lacking)
            .sorted(Sort::by("code"))
            .showing(&["code", "name", "leader", "coach"]);
        let mut gaps = Vec::new();
        each(repo, &query, |row| {
            let mut cells = row.cells.into_iter();
            let mut text = || cells.next().unwrap_or_default().value.plain();
            let (code, team) = (text(), text());
            let mut label = || cells.next().and_then(|cell| cell.label);
            gaps.push(Gap { code, team, leader: label(), coach: label() });
        })?;
        Ok(Self { as_of, gaps })
    }
}
