//! Reads the paid hours that clients are credited with over a period; see
//! [`paid_hours`](crate::domain::paid_hours) for the definition. It uses only what every engine answers.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months};

use super::{Repository, StoreError, TypedReading};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Parameter};
use crate::domain::paid_hours::{ClientPeriod, JobPeriod, PaidHours, takers};

/// What is credited to each client in each of these periods; what no client takes is under `None`.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn paid_in(
    repo: &dyn Repository,
    periods: &[(Day, Day)],
) -> Result<Vec<BTreeMap<Option<Id>, PaidHours>>, StoreError> {
    let mut paid = vec![BTreeMap::<Option<Id>, PaidHours>::new(); periods.len()];
    let (Some(first), Some(last)) = (periods.iter().map(|p| p.0).min(), periods.iter().map(|p| p.1).max()) else {
        return Ok(paid);
    };
    let shares = shares_by_team(repo)?;
    repo.each_counted_hours((first, last), &mut |counted| {
        let of_team = shares.get(&counted.team).map_or(&[][..], Vec::as_slice);
        for (paid, period) in paid.iter_mut().zip(periods) {
            for (client, share, days) in takers(counted.credited, of_team, *period) {
                paid.entry(client).or_default().add(counted, share, days);
            }
        }
    })?;
    Ok(paid)
}

/// The client shares of each team, of any time.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn shares_by_team(repo: &dyn Repository) -> Result<HashMap<Id, Vec<ClientShare>>, StoreError> {
    let mut shares: HashMap<Id, Vec<ClientShare>> = HashMap::new();
    for share in repo.all_of::<ClientShare>()? {
        shares.entry(share.team).or_default().push(share);
    }
    Ok(shares)
}

/// The periods of a client up to a day: this year and its quarters so far, the latest first, and the year before.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn client_periods(repo: &dyn Repository, client: Id, until: Day) -> Result<Vec<ClientPeriod>, StoreError> {
    let periods = periods_until(until);
    let days: Vec<(Day, Day)> = periods.iter().map(|(_, days)| *days).collect();
    let last_days: Vec<(Day, Day)> = days.iter().map(|(_, to)| (*to, *to)).collect();
    let parameters = repo.all_of::<Parameter>()?;
    let paid = paid_in(repo, &[&days[..], &last_days].concat())?;
    let of = |at: usize| paid.get(at).and_then(|paid| paid.get(&Some(client))).copied().unwrap_or_default();
    let jobs = |at, period| Some(of(at).jobs(JobPeriod::of(&parameters, period)?));
    let found = periods.iter().zip(&last_days).enumerate().map(|(at, ((quarter, period), last))| ClientPeriod {
        year: period.0.year(),
        quarter: *quarter,
        from: period.0,
        to: period.1,
        paid_hours: of(at).hours(),
        jobs: jobs(at, *period),
        last_day_jobs: jobs(periods.len() + at, *last),
    });
    Ok(found.collect())
}

/// A quarter (`None` for a year) with its first and last day.
type QuarterOrYear = (Option<u32>, (Day, Day));

fn periods_until(until: Day) -> Vec<QuarterOrYear> {
    let lasting = |year, quarter: Option<u32>| {
        let first = quarter.map_or(1, |quarter| quarter * 3 - 2);
        let from = Day::from_ymd_opt(year, first, 1).filter(|from| *from <= until)?;
        let months = if quarter.is_some() { 3 } else { 12 };
        Some((quarter, (from, from.checked_add_months(Months::new(months))?.pred_opt()?.min(until))))
    };
    let year = until.year();
    let quarters = (1..=4).rev().filter_map(|quarter| lasting(year, Some(quarter)));
    lasting(year, None).into_iter().chain(quarters).chain(lasting(year - 1, None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_of_a_day_in_may_are_its_year_so_far_in_quarters_and_the_year_before() {
        let day = |y, m, d| Day::from_ymd_opt(y, m, d).expect("a day");
        let wanted = [
            (None, (day(2026, 1, 1), day(2026, 5, 20))),
            (Some(2), (day(2026, 4, 1), day(2026, 5, 20))),
            (Some(1), (day(2026, 1, 1), day(2026, 3, 31))),
            (None, (day(2025, 1, 1), day(2025, 12, 31))),
        ];
        assert_eq!(periods_until(day(2026, 5, 20)), wanted);
    }
}
