//! The displacement report: task packages in use in a team without a displacement check, or with one that found displacement
//! of regular work.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{DisplacementCheck, TaskPackage, Team};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Typed};
use crate::domain::value::Value;
use crate::domain::verbs::displaces;
use crate::repository::{Repository, StoreError, TypedReading};

/// A task package in use in a team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InUse {
    /// Name of the team.
    pub team: String,
    /// Name of the task package.
    pub task_package: String,
    /// Number of people who work with it in the team.
    pub people: usize,
    /// Whether the latest check found displacement; `None` without a check.
    pub displaces: Option<bool>,
}

/// The task packages on a day that need attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DisplacementReport {
    /// The day looked at.
    pub as_of: Day,
    /// Number of task packages in use, counted for each team.
    pub in_use: usize,
    /// The ones without a check, or with a check that found displacement; ordered by team.
    pub unchecked: Vec<InUse>,
}

impl DisplacementReport {
    /// Makes the report of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let query = Query::of(Kind::Placement, as_of).sorted(Sort::by("team")).showing(&["team", "task_package"]);
        let mut used: BTreeMap<(String, String), (Id, Id, usize)> = BTreeMap::new();
        rows::each(repo, &query, |row| {
            let find = |column| (rows::value(&query, &row, column), rows::label(&query, &row, column));
            if let ((Value::Ref(team), name), (Value::Ref(package), tasks)) = (find("team"), find("task_package")) {
                used.entry((name, tasks)).or_insert((*team, *package, 0)).2 += 1;
            }
        })?;
        let checks = repo.all_of::<DisplacementCheck>()?;
        let in_use = used.len();
        let all = used.into_iter().map(|((team, task_package), (team_id, package_id, people))| InUse {
            team,
            task_package,
            people,
            displaces: displaces(&Team::blank(team_id), &TaskPackage::blank(package_id), &checks, as_of),
        });
        Ok(Self { as_of, in_use, unchecked: all.filter(|used| used.displaces != Some(false)).collect() })
    }
}
