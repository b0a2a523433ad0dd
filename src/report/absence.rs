//! The absence rate (F20): hours missed as a percentage of the hours of the contracts.
//!
//! Counted by calendar day: a placement of `h` hours a week gives `h / 7` contract hours on each day that it holds, and an
//! absence of `p` percent on such a day misses `p` percent of these. That is what Statistics Netherlands means by sickness
//! absence in government (CBS, "Ziekteverzuim overheid": missed calendar days, weighed by part-time factor, in the size of
//! the staff times all calendar days), with a part of a day weighed by its percentage. For a client each hour counts by the
//! client's share in the team on the day, or wholly when the placement is credited to one organisation. Who has no place in
//! a team has no hours here.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::domain::absence::{AbsenceHours, days_in_common};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Absence, ClientShare, Placement};
use crate::domain::record::Kind;
use crate::repository::{Repository, StoreError, TypedReading};

/// By what the rate is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsenceBy {
    /// By the team of the placement.
    Team,
    /// By the clients of the team, by their shares; or by the organisation that a placement is credited to.
    Client,
}

/// The rate of a period. As JSON its keys are the names of its fields; hours and rates have at most two decimals, a rate
/// without contract hours is null.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsenceReport {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Of the whole programme.
    #[serde(flatten)]
    pub total: Hours,
    /// Of each team or client that had hours, in order of name. Hours at no client stand last, without a name.
    pub rows: Vec<AbsenceRate>,
}

/// The rate of a team or client.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsenceRate {
    /// Its name; none for what belongs to no client.
    pub name: Option<String>,
    /// Its hours.
    #[serde(flatten)]
    pub hours: Hours,
}

/// Hours as they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hours {
    /// Hours of the contracts.
    pub contract_hours: Decimal,
    /// Hours missed.
    pub absent_hours: Decimal,
    /// Percentage.
    pub rate: Option<Decimal>,
}

impl From<AbsenceHours> for Hours {
    fn from(hours: AbsenceHours) -> Self {
        Self { contract_hours: hours.contract(), absent_hours: hours.absent(), rate: hours.rate() }
    }
}

/// A part of somebody's placement: to whom its hours go, for what part, between which days.
type Slice = (Option<Id>, Decimal, (Day, Day));

const ALL: Decimal = Decimal::whole(100);

impl AbsenceReport {
    /// Counts a period; with `by` also its parts.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(repo: &dyn Repository, (from, to): (Day, Day), by: Option<AbsenceBy>) -> Result<Self, StoreError> {
        let absences = by_owner(repo.all_of::<Absence>()?, |absence| absence.member);
        let shares = match by {
            Some(AbsenceBy::Client) => by_owner(repo.all_of::<ClientShare>()?, |share| share.team),
            _ => HashMap::new(),
        };
        let (mut total, mut parts) = (AbsenceHours::default(), BTreeMap::<Option<Id>, AbsenceHours>::new());
        for placement in repo.all_of::<Placement>()? {
            let absences = absences.get(&placement.member).map_or(&[][..], Vec::as_slice);
            count(&mut total, &placement, absences, (ALL, (from, to)));
            let slices = match by {
                None => Vec::new(),
                Some(AbsenceBy::Team) => vec![(Some(placement.team), ALL, (from, to))],
                Some(AbsenceBy::Client) => at_clients(&placement, shares.get(&placement.team), (from, to)),
            };
            for (owner, share, period) in slices {
                count(parts.entry(owner).or_default(), &placement, absences, (share, period));
            }
        }
        let kind = if by == Some(AbsenceBy::Client) { Kind::Organisation } else { Kind::Team };
        let mut rows = Vec::new();
        for (owner, hours) in parts.into_iter().filter(|(_, hours)| hours.rate().is_some()) {
            let name = owner.map(|id| repo.label(kind, id)).transpose()?;
            rows.push(AbsenceRate { name, hours: hours.into() });
        }
        rows.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
        Ok(Self { from, to, total: total.into(), rows })
    }
}

/// The hours of the whole programme in each of these periods.
///
/// # Errors
/// When the store cannot be read.
pub fn hours_in(repo: &dyn Repository, periods: &[(Day, Day)]) -> Result<Vec<Hours>, StoreError> {
    let absences = by_owner(repo.all_of::<Absence>()?, |absence| absence.member);
    let mut hours = vec![AbsenceHours::default(); periods.len()];
    for placement in repo.all_of::<Placement>()? {
        let absences = absences.get(&placement.member).map_or(&[][..], Vec::as_slice);
        for (hours, period) in hours.iter_mut().zip(periods) {
            count(hours, &placement, absences, (ALL, *period));
        }
    }
    Ok(hours.into_iter().map(Hours::from).collect())
}

/// Adds what a placement brings in a period, for a part of it.
fn count(
    hours: &mut AbsenceHours,
    placement: &Placement,
    absences: &[Absence],
    (share, period): (Decimal, (Day, Day)),
) {
    let placed = (placement.from, placement.until);
    hours.add(placement.hours, days_in_common(placed, placed, period), share, None);
    for absence in absences {
        let days = days_in_common(placed, (absence.from, absence.until), period);
        hours.add(placement.hours, days, share, Some(absence.percent));
    }
}

/// To which clients the hours of a placement go: all to the organisation it is credited to, else by the shares in the team;
/// on days without shares to none.
fn at_clients(placement: &Placement, shares: Option<&Vec<ClientShare>>, (from, to): (Day, Day)) -> Vec<Slice> {
    if placement.credited.is_some() {
        return vec![(placement.credited, ALL, (from, to))];
    }
    let shares = shares.map_or(&[][..], Vec::as_slice);
    let mut slices: Vec<Slice> = Vec::new();
    let mut starts: Vec<Day> = vec![from];
    for share in shares {
        let period = (share.from.max(from), share.until.unwrap_or(to).min(to));
        slices.push((Some(share.organisation), share.share, period));
        starts.push(share.from);
        starts.extend(share.until.and_then(|until| until.succ_opt()));
    }
    // Between two such days the shares stay the same; what they leave goes to nobody.
    starts.retain(|day| (from..=to).contains(day));
    starts.sort();
    starts.dedup();
    for (at, start) in starts.iter().enumerate() {
        let last = starts.get(at + 1).and_then(|next| next.pred_opt()).unwrap_or(to);
        let holding = shares.iter().filter(|share| crate::domain::days::holds(share.from, share.until, *start));
        let left = ALL - holding.map(|share| share.share).sum();
        if left > Decimal::ZERO {
            slices.push((None, left, (*start, last)));
        }
    }
    slices
}

fn by_owner<R>(records: Vec<R>, owner: impl Fn(&R) -> Id) -> HashMap<Id, Vec<R>> {
    let mut by: HashMap<Id, Vec<R>> = HashMap::new();
    for record in records {
        by.entry(owner(&record)).or_default().push(record);
    }
    by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn share(organisation: u8, percent: i64, from: Day, until: Option<Day>) -> ClientShare {
        ClientShare {
            team: id(1),
            organisation: id(organisation),
            share: Decimal::whole(percent),
            from,
            until,
            ..ClientShare::blank(id(99))
        }
    }

    fn placement() -> Placement {
        Placement { team: id(1), hours: Decimal::whole(28), from: day(1, 1), ..Placement::blank(id(2)) }
    }

    #[test]
    fn hours_go_to_clients_by_their_shares_and_what_is_left_to_none() {
        let shares = vec![share(10, 60, day(1, 1), None), share(11, 40, day(1, 1), Some(day(1, 10)))];
        let period = (day(1, 1), day(1, 20));
        let mut slices = at_clients(&placement(), Some(&shares), period);
        slices.sort_by_key(|slice| slice.0);
        let forty = Decimal::whole(40);
        assert_eq!(
            slices,
            [
                (None, forty, (day(1, 11), day(1, 20))),
                (Some(id(10)), Decimal::whole(60), period),
                (Some(id(11)), forty, (day(1, 1), day(1, 10))),
            ]
        );
    }

    #[test]
    fn a_credited_placement_goes_wholly_to_one() {
        let credited = Placement { credited: Some(id(12)), ..placement() };
        let period = (day(1, 1), day(1, 20));
        let shares = vec![share(10, 100, day(1, 1), None)];
        assert_eq!(at_clients(&credited, Some(&shares), period), [(Some(id(12)), ALL, period)]);
        assert_eq!(at_clients(&placement(), None, period), [(None, ALL, period)]);
    }

    #[test]
    fn an_absence_counts_on_the_days_of_the_placement_and_the_period() {
        let absence =
            Absence { from: day(1, 18), until: Some(day(2, 3)), percent: Decimal::whole(50), ..Absence::blank(id(3)) };
        let mut hours = AbsenceHours::default();
        count(&mut hours, &placement(), &[absence], (ALL, (day(1, 1), day(1, 20))));
        // 20 days of 4 hours, of which 3 were half missed.
        assert_eq!((hours.contract(), hours.absent()), (Decimal::whole(80), Decimal::whole(6)));
    }
}
