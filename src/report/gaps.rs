//! Which teams run without a leader or a job coach on a day.

use serde::Serialize;

use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

use super::rows::each;

/// The list of one day. As JSON its keys are the names of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapsReport {
    /// The day.
    pub as_of: Day,
    /// In order of their codes.
    pub gaps: Vec<Gap>,
}

/// A team that lacks somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Code of the team.
    pub code: String,
    /// Its name.
    pub team: String,
    /// Who leads it, if anybody does.
    pub leader: Option<String>,
    /// Who coaches its members, if anybody does.
    pub coach: Option<String>,
}

impl GapsReport {
    /// Lists a day.
    ///
    /// # Errors
    /// When the store cannot be read.
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
