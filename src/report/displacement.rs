//! The displacement report: task packages that people work with in a team while nobody looked whether regular work is
//! displaced, or while somebody found that it is.

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
    /// Name of the package.
    pub task_package: String,
    /// How many people work with it there.
    pub people: usize,
    /// What the latest check found; empty where there is none.
    pub displaces: Option<bool>,
}

/// What has to be looked at on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DisplacementReport {
    /// The day.
    pub as_of: Day,
    /// How many packages are in use, counted for each team.
    pub in_use: usize,
    /// Those without a check, or with one that found displacement; by team.
    pub unchecked: Vec<InUse>,
}

impl DisplacementReport {
    /// Looks at a day.
    ///
    /// # Errors
    /// When the store cannot be read.
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
