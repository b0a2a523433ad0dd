//! The leavers report: who left the service in a period, why, and where they went.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows;
use crate::domain::days::{Day, holds};
use crate::domain::filter::{Expr, Relation};
use crate::domain::kinds::{Employment, Placement};
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::domain::time_series::{gone_on, last_days_of_who_left_in};
use crate::domain::value::{FieldValue, Value};
use crate::repository::{Repository, StoreError, TypedReading};

/// A member who left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leaver {
    /// Name of the member.
    pub member: String,
    /// Last day of service.
    pub until: Day,
    /// Name of the team on that day; empty without one.
    pub team: String,
    /// The reason; empty when none was recorded.
    pub end_reason: Value,
    /// The destination of who moved on; otherwise empty.
    pub destination: Value,
}

/// The number of leavers with the same reason and destination.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaverCount {
    /// The reason; empty when none was recorded.
    pub end_reason: Value,
    /// The destination of who moved on; otherwise empty.
    pub destination: Value,
    /// Number of people.
    pub people: usize,
}

/// The leavers of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeaversReport {
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The leavers, ordered by last day.
    pub leavers: Vec<Leaver>,
    /// The numbers by reason and destination.
    pub reasons: Vec<LeaverCount>,
}

impl LeaversReport {
    /// Lists who left in a period; see [`left_in`](crate::domain::time_series::left_in). A contract that is followed by another on
    /// the next day is no leaving.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, from: Day, to: Day) -> Result<Self, StoreError> {
        let (first, last) = last_days_of_who_left_in((from, to));
        let at = |relation, day| Expr::Compare { column: "until", relation, value: Value::Day(day) };
        let query = Query::of(Kind::Employment, to)
            .of_all_times()
            .matching(at(Relation::AtLeast, first).and(at(Relation::AtMost, last)))
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
            let next = gone_on(leaver.until);
            let employments = repo.referring_to::<Employment>(Employment::member, member)?;
            if employments.iter().any(|e| Some(e.from) == next) {
                continue;
            }
            let placements = repo.referring_to::<Placement>(Placement::member, member)?;
            let last = placements.iter().find(|p| holds(p.from, p.until, leaver.until));
            let team = last.map_or(Ok(String::new()), |last| repo.label_on(Kind::Team, last.team, leaver.until))?;
            // An office may have recorded the reason with the placement that ended with the service.
            let of_placement =
                last.filter(|last| last.until == Some(leaver.until)).map(|last| last.end_reason.to_value());
            let end_reason = of_placement.filter(|_| leaver.end_reason.is_empty()).unwrap_or(leaver.end_reason);
            leavers.push(Leaver { team, end_reason, ..leaver });
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
