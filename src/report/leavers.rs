//! The leavers report (F18): who left the service in a period, why, and where to.

use std::collections::BTreeMap;

use chrono::Days;
use serde::Serialize;

use super::rows;
use crate::domain::counting::holds;
use crate::domain::days::Day;
use crate::domain::filter::{Expr, Relation};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// Somebody who left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leaver {
    /// Name of the member.
    pub member: String,
    /// Last day of service.
    pub until: Day,
    /// Team on that day; empty without one.
    pub team: String,
    /// Why; empty where nobody said.
    pub end_reason: Value,
    /// Where to, for who moved on.
    pub destination: Value,
}

/// How many left for one reason, to one destination.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaverCount {
    /// Why.
    pub end_reason: Value,
    /// Where to.
    pub destination: Value,
    /// How many.
    pub people: usize,
}

/// Who left in a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaversReport {
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// Who, by last day.
    pub leavers: Vec<Leaver>,
    /// How many, by reason and destination.
    pub reasons: Vec<LeaverCount>,
}

impl LeaversReport {
    /// Who left in a period. A contract that is followed by another on the next day is no leaving.
    ///
    /// # Errors
    /// What the store cannot read.
    pub fn of(repo: &dyn Repository, from: Day, to: Day) -> Result<Self, StoreError> {
        let at = |relation, day| Expr::Compare { column: "until", relation, value: Value::Day(day) };
        let query = Query::of(Kind::Employment, to)
            .of_all_times()
            .matching(at(Relation::AtLeast, from).and(at(Relation::AtMost, to)))
            .sorted(Sort::by("until"));
        let mut ended = Vec::new();
        rows::each(repo, &query, |row| {
            if let (Value::Ref(member), Value::Day(until)) =
                (rows::value(&query, &row, "member"), rows::value(&query, &row, "until"))
            {
                let leaver = Leaver {
                    member: rows::label(&query, &row, "member"),
                    until: *until,
                    team: String::new(),
                    end_reason: rows::value(&query, &row, "end_reason").clone(),
                    destination: rows::value(&query, &row, "destination").clone(),
                };
                ended.push((*member, leaver));
            }
        })?;
        let mut leavers = Vec::new();
        for (member, leaver) in ended {
            let next = leaver.until.checked_add_days(Days::new(1));
            let goes_on = repo.referring(Kind::Employment, "member", member)?.iter().any(|record| match record {
                Record::Employment(e) => Some(e.from) == next,
                _ => false,
            });
            if goes_on {
                continue;
            }
            let placements = repo.referring(Kind::Placement, "member", member)?;
            let team = placements.iter().find_map(|record| match record {
                Record::Placement(p) if holds(p.from, p.until, leaver.until) => Some(p.team),
                _ => None,
            });
            let team = team.map_or(Ok(String::new()), |team| repo.label(Kind::Team, team))?;
            leavers.push(Leaver { team, ..leaver });
        }
        let mut counts: BTreeMap<(String, String), LeaverCount> = BTreeMap::new();
        for leaver in &leavers {
            let key = (leaver.end_reason.plain(), leaver.destination.plain());
            let (end_reason, destination) = (leaver.end_reason.clone(), leaver.destination.clone());
            counts.entry(key).or_insert(LeaverCount { end_reason, destination, people: 0 }).people += 1;
        }
        let mut reasons: Vec<LeaverCount> = counts.into_values().collect();
        reasons.sort_by_key(|count| std::cmp::Reverse(count.people));
        Ok(Self { from, to, leavers, reasons })
    }
}
