//! The absence rate: missed hours as a percentage of the contract hours.
//!
//! Counted by calendar day: a placement of `h` hours a week gives `h / 7` contract hours on each day that it holds, and an
//! absence of `p` percent on such a day misses `p` percent of these. That is how Statistics Netherlands defines sickness
//! absence in government (CBS, "Ziekteverzuim overheid": missed calendar days, weighted by part-time factor, divided by the size
//! of the staff times all calendar days), with part of a day weighted by its percentage. For a client each hour counts by the
//! client's share in the team on the day, or as a whole when the placement is credited to one organisation. Members without a
//! place in a team have no hours here.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::domain::absence::AbsenceHours;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Absence;
use crate::domain::names::order_key;
use crate::domain::paid_hours::{ALL, takers};
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::repository::paid_hours::shares_by_team;
use crate::repository::{Repository, StoreError};

/// The way in which the rate is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsenceBy {
    /// One row for each team.
    Team,
    /// One row for each client.
    Client,
}

/// The absence rate of a period. As JSON its keys are the names of its fields; hours and rates have at most two decimals, and
/// a rate without contract hours is null.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsenceReport {
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The hours of the whole programme.
    #[serde(flatten)]
    pub total: Hours,
    /// The hours of each team or client that had any, ordered by name. Hours of no client come last, without a name.
    pub rows: Vec<AbsenceRate>,
}

/// The absence rate of one team or client.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsenceRate {
    /// Name of the team or client; `None` for hours of no client.
    pub name: Option<String>,
    /// The hours and the rate.
    #[serde(flatten)]
    pub hours: Hours,
}

/// Contract hours and missed hours, as they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hours {
    /// Contract hours in the period.
    pub contract_hours: Decimal,
    /// Missed hours. `None` where no absence was recorded up to the end of the period, because then nobody knows.
    pub absent_hours: Option<Decimal>,
    /// Missed hours in percent of the contract hours; also `None` without contract hours.
    pub rate: Option<Decimal>,
}

impl Hours {
    fn of(hours: &AbsenceHours, recorded: bool) -> Self {
        let known = recorded.then_some(hours);
        Self {
            contract_hours: hours.contract(),
            absent_hours: known.map(AbsenceHours::absent),
            rate: known.and_then(AbsenceHours::rate),
        }
    }
}

/// The first day of the first absence that was ever recorded; `None` when there is none.
fn first_absence(repo: &dyn Repository, on: Day) -> Result<Option<Day>, StoreError> {
    let oldest = Query::of(Kind::Absence, on).of_all_times().sorted(Sort::by(Absence::from)).showing(&[Absence::from]);
    let rows = repo.window(&oldest, 0, 1)?.rows;
    Ok(rows.first().and_then(|row| row.cells.first()).and_then(|cell| cell.value.day()))
}

impl AbsenceReport {
    /// Counts a period; with `by` also its rows.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, period: (Day, Day), by: Option<AbsenceBy>) -> Result<Self, StoreError> {
        let counted = count(repo, &[period], by)?.into_iter().next().unwrap_or_default();
        Self::told(repo, (period, first_absence(repo, period.1)?), by, &counted)
    }

    /// Counts each of some periods, which come one after the other, with its parts: cheaper than one by one.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn in_each(repo: &dyn Repository, periods: &[(Day, Day)], by: AbsenceBy) -> Result<Vec<Self>, StoreError> {
        let Some((_, last)) = periods.last() else { return Ok(Vec::new()) };
        let (counted, first) = (count(repo, periods, Some(by))?, first_absence(repo, *last)?);
        periods
            .iter()
            .zip(&counted)
            .map(|(period, counted)| Self::told(repo, (*period, first), Some(by), counted))
            .collect()
    }

    fn told(
        repo: &dyn Repository,
        ((from, to), first_absence): ((Day, Day), Option<Day>),
        by: Option<AbsenceBy>,
        counted: &Counted,
    ) -> Result<Self, StoreError> {
        let recorded = first_absence.is_some_and(|first| first <= to);
        let kind = if by == Some(AbsenceBy::Client) { Kind::Organisation } else { Kind::Team };
        let mut rows = Vec::new();
        for (owner, hours) in counted.parts.iter().filter(|(_, hours)| hours.rate().is_some()) {
            let name = owner.map(|id| repo.label_on(kind, id, to)).transpose()?;
            rows.push(AbsenceRate { name, hours: Hours::of(hours, recorded) });
        }
        rows.sort_by_cached_key(|row| (row.name.is_none(), row.name.as_deref().map(order_key)));
        Ok(Self { from, to, total: Hours::of(&counted.total, recorded), rows })
    }
}

/// The hours of a period, and those of its parts.
#[derive(Default)]
struct Counted {
    total: AbsenceHours,
    parts: BTreeMap<Option<Id>, AbsenceHours>,
}

/// Counts periods that come one after the other.
fn count(repo: &dyn Repository, periods: &[(Day, Day)], by: Option<AbsenceBy>) -> Result<Vec<Counted>, StoreError> {
    let (Some((first, _)), Some((_, last))) = (periods.first(), periods.last()) else { return Ok(Vec::new()) };
    let shares = if by == Some(AbsenceBy::Client) { shares_by_team(repo)? } else { HashMap::new() };
    let mut counted: Vec<Counted> = periods.iter().map(|_| Counted::default()).collect();
    repo.each_placed_hours((*first, *last), &mut |placed| {
        let touched = |(from, to): &(Day, Day)| placed.from <= *to && placed.until.is_none_or(|until| until >= *from);
        for (counted, period) in counted.iter_mut().zip(periods).filter(|(_, period)| touched(period)) {
            counted.total.add_placed(placed, ALL, *period);
            let slices = match by {
                None => continue,
                Some(AbsenceBy::Team) => vec![(Some(placed.team), ALL, *period)],
                Some(AbsenceBy::Client) => {
                    let shares = shares.get(&placed.team).map_or(&[][..], Vec::as_slice);
                    takers(placed.credited, shares, *period)
                }
            };
            for (owner, share, days) in slices {
                counted.parts.entry(owner).or_default().add_placed(placed, share, days);
            }
        }
    })?;
    Ok(counted)
}

/// The hours of the whole programme in each of these consecutive periods.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn hours_in(repo: &dyn Repository, periods: &[(Day, Day)]) -> Result<Vec<Hours>, StoreError> {
    let Some((_, last)) = periods.last() else { return Ok(Vec::new()) };
    let (counted, first) = (count(repo, periods, None)?, first_absence(repo, *last)?);
    let hours = periods
        .iter()
        .zip(counted)
        .map(|((_, until), counted)| Hours::of(&counted.total, first.is_some_and(|first| first <= *until)));
    Ok(hours.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::absence::PlacedHours;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn placement() -> PlacedHours {
        let (team, hours) = (id(1), Decimal::whole(28));
        PlacedHours { team, credited: None, hours, from: day(1, 1), until: None, missed: None }
    }

    #[test]
    fn an_absence_counts_on_the_days_of_the_placement_and_the_period() {
        let (until, missed) = (Some(day(2, 3)), Some(Decimal::whole(50)));
        let absence = PlacedHours { from: day(1, 18), until, missed, ..placement() };
        let mut hours = AbsenceHours::default();
        for placed in [placement(), absence] {
            hours.add_placed(&placed, ALL, (day(1, 1), day(1, 20)));
        }
        // 20 days of 4 hours, of which 3 were half missed.
        assert_eq!((hours.contract(), hours.absent()), (Decimal::whole(80), Decimal::whole(6)));
    }
}
