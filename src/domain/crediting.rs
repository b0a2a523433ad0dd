//! Whose jobs they are: what is credited to each client on a day.
//!
//! Hours of a person count for the organisation that their placement names, else for the clients of the team, each for its
//! share. The places of a team are divided by the same shares. What no client takes stands on a line of its own. Crediting
//! is no payroll: who employs somebody is counted apart. By law hired-in workers count with the client under whose
//! supervision they work, not with the lender (Wfsv 38g(4), 122n(5)); of Binnenwerk's jobs "de gerealiseerde banen meetellen
//! voor het quotum van de opdrachtgever". The key by which departments divide jobs among them was not found: the shares are
//! the programme's own.
//!
//! Nothing is lost by rounding: parts are exact until they are stated, and the rest that rounding leaves goes to the largest,
//! so that the sum over clients is the number of the programme.

use super::days::{Day, holds};
use super::decimal::{Decimal, Tenths, rounded};
use super::id::Id;
use super::kinds::ClientShare;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::Sum;

/// Those placed in a team on a day who are credited alike, added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacementGroup {
    /// The team.
    pub team: Id,
    /// The organisation that their placements name, if they name one.
    pub credited: Option<Id>,
    /// Their employer of record, where it is not the programme itself.
    pub employer: Option<Id>,
    /// Those of them who count for the agreement.
    pub people: i64,
    /// Their hours a week.
    pub hours: Decimal,
    /// Hours a week of those who count for the quota.
    pub quota_hours: Decimal,
}

/// The places of a team that runs on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamPlaces {
    /// The team.
    pub team: Id,
    /// Agreed places.
    pub places: i64,
    /// Places without a person or a promise.
    pub open: i64,
}

/// A whole team, in the parts in which shares are kept: hundredths of a percent.
const WHOLE: i64 = 10_000;

/// What one part of the programme has on a day: that of a client, a kind of work, a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Portion {
    /// Persons who count for the agreement; parts of them where a team is divided.
    pub people: Decimal,
    /// Jobs for the agreement.
    pub jobs: Tenths,
    /// Jobs for the quota.
    pub quota_jobs: Tenths,
    /// Hours a week for the quota.
    pub quota_hours: Decimal,
    /// Places.
    pub places: Decimal,
    /// Places without a person or a promise.
    pub open: Decimal,
}

impl<'a> Sum<&'a Portion> for Portion {
    fn sum<I: Iterator<Item = &'a Portion>>(portions: I) -> Portion {
        portions.fold(Portion::default(), |all, one| Portion {
            people: all.people + one.people,
            jobs: Tenths(all.jobs.0 + one.jobs.0),
            quota_jobs: Tenths(all.quota_jobs.0 + one.quota_jobs.0),
            quota_hours: all.quota_hours + one.quota_hours,
            places: all.places + one.places,
            open: all.open + one.open,
        })
    }
}

/// What is credited to one client on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// The client; `None` is what no client takes.
    pub client: Option<Id>,
    /// What it is credited with.
    pub portion: Portion,
    /// Persons who count for the agreement and have this organisation as employer of record, wherever they are credited;
    /// on the line of no client those employed by the programme itself.
    pub employed: i64,
}

/// Who takes a lot or a team, and for how much: parts that are together [`WHOLE`].
type Takers<K> = Vec<(K, i64)>;

/// Divides what stands in teams among the clients, in order of their identity; what no client takes comes first. `unit` is
/// the hours in one job. A client to whom nothing is credited has no line.
pub fn credits(
    lots: &[PlacementGroup],
    teams: &[TeamPlaces],
    shares: &[ClientShare],
    on: Day,
    unit: Decimal,
) -> Vec<Credit> {
    let divided = division(shares, on);
    let of_team = |team: Id| divided.get(&team).map_or(vec![(None, WHOLE)], Clone::clone);
    let of_lot =
        |lot: &PlacementGroup| lot.credited.map_or_else(|| of_team(lot.team), |client| vec![(Some(client), WHOLE)]);
    let mut employed: BTreeMap<Option<Id>, i64> = BTreeMap::new();
    for lot in lots {
        *employed.entry(lot.employer).or_default() += lot.people;
    }
    let mut lines: BTreeMap<Option<Id>, Portion> = divide(lots, teams, unit, of_lot, of_team).into_iter().collect();
    for employer in employed.keys() {
        lines.entry(*employer).or_default();
    }
    let employed = |client| employed.get(client).copied().unwrap_or_default();
    lines
        .iter()
        .map(|(client, portion)| Credit { client: *client, portion: *portion, employed: employed(client) })
        .collect()
}

/// Divides what stands in teams by a key of each team, such as its work type.
pub fn by_team<K: Ord + Clone>(
    lots: &[PlacementGroup],
    teams: &[TeamPlaces],
    unit: Decimal,
    key: impl Fn(Id) -> K,
) -> Vec<(K, Portion)> {
    divide(lots, teams, unit, |lot| vec![(key(lot.team), WHOLE)], |team| vec![(key(team), WHOLE)])
}

/// Exact amounts of one taker, each in parts of [`WHOLE`].
#[derive(Debug, Clone, Copy, Default)]
struct Portions {
    people: i64,
    hours: i64,
    quota_hours: i64,
    places: i64,
    open: i64,
}

fn divide<K: Ord + Clone>(
    lots: &[PlacementGroup],
    teams: &[TeamPlaces],
    unit: Decimal,
    of_lot: impl Fn(&PlacementGroup) -> Takers<K>,
    of_team: impl Fn(Id) -> Takers<K>,
) -> Vec<(K, Portion)> {
    let mut takers: BTreeMap<K, Portions> = BTreeMap::new();
    for lot in lots {
        for (taker, part) in of_lot(lot) {
            let sum = takers.entry(taker).or_default();
            sum.people += lot.people * part;
            sum.hours += lot.hours.hundredths() * part;
            sum.quota_hours += lot.quota_hours.hundredths() * part;
        }
    }
    for team in teams {
        for (taker, part) in of_team(team.team) {
            let sum = takers.entry(taker).or_default();
            sum.places += team.places * part;
            sum.open += team.open * part;
        }
    }
    let parts: Vec<Portions> = takers.values().copied().collect();
    takers.into_keys().zip(state(&parts, unit)).collect()
}

/// How each team is divided on a day: client and part, together always [`WHOLE`]. Shares beyond the whole team are cut off,
/// the smallest first.
fn division(shares: &[ClientShare], on: Day) -> BTreeMap<Id, Vec<(Option<Id>, i64)>> {
    let mut held: Vec<&ClientShare> = shares.iter().filter(|s| holds(s.from, s.until, on)).collect();
    held.sort_by_key(|s| (s.team, Reverse(s.share), s.id));
    let mut teams: BTreeMap<Id, Vec<(Option<Id>, i64)>> = BTreeMap::new();
    for share in held {
        let parts = teams.entry(share.team).or_default();
        let left = WHOLE - parts.iter().map(|(_, part)| part).sum::<i64>();
        parts.push((Some(share.organisation), share.share.hundredths().clamp(0, left)));
    }
    for parts in teams.values_mut() {
        let left = WHOLE - parts.iter().map(|(_, part)| part).sum::<i64>();
        parts.push((None, left));
        parts.retain(|(_, part)| *part > 0);
    }
    teams
}

fn state(all: &[Portions], unit: Decimal) -> Vec<Portion> {
    let column = |pick: fn(&Portions) -> i64| all.iter().map(pick).collect::<Vec<_>>();
    // Portions of hundredths become jobs in tenths: divided by the unit, in hundredths too.
    let jobs = |pick| apportion(&column(pick), 10, WHOLE.saturating_mul(unit.hundredths()));
    let hundredths = |pick| apportion(&column(pick), 100, WHOLE);
    let (people, places, open) = (hundredths(|p| p.people), hundredths(|p| p.places), hundredths(|p| p.open));
    let (agreed, quota) = (jobs(|p| p.hours), jobs(|p| p.quota_hours));
    let quota_hours = apportion(&column(|p| p.quota_hours), 1, WHOLE);
    let at = |list: &[i64], n: usize| list.get(n).copied().unwrap_or_default();
    let portion = |n| Portion {
        people: Decimal::from_hundredths(at(&people, n)),
        jobs: Tenths(at(&agreed, n)),
        quota_jobs: Tenths(at(&quota, n)),
        quota_hours: Decimal::from_hundredths(at(&quota_hours, n)),
        places: Decimal::from_hundredths(at(&places, n)),
        open: Decimal::from_hundredths(at(&open, n)),
    };
    (0..all.len()).map(portion).collect()
}

/// Each amount times `steps / whole`, rounded half away from zero; the rest that rounding leaves of the rounded sum goes to
/// the largest. All zero when `whole` is not above zero. Amounts are never negative.
pub fn apportion(amounts: &[i64], steps: i64, whole: i64) -> Vec<i64> {
    if whole <= 0 {
        return vec![0; amounts.len()];
    }
    let stated = |amount: i128| rounded(amount * i128::from(steps), whole.into()) as i64;
    let mut out: Vec<i64> = amounts.iter().map(|amount| stated(i128::from(*amount))).collect();
    let rest = stated(amounts.iter().copied().map(i128::from).sum()) - out.iter().sum::<i64>();
    let largest = amounts.iter().enumerate().max_by_key(|(at, amount)| (**amount, Reverse(*at))).map(|(at, _)| at);
    if let Some(largest) = largest.and_then(|at| out.get_mut(at)) {
        *largest += rest;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::record::Typed;

    const UNIT: Decimal = Decimal::from_hundredths(2550);

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn today() -> Day {
        Day::from_ymd_opt(2026, 6, 15).expect("a day")
    }

    fn share(n: u8, team: u8, client: u8, hundredths: i64) -> ClientShare {
        ClientShare {
            team: id(team),
            organisation: id(client),
            share: Decimal::from_hundredths(hundredths),
            from: Day::from_ymd_opt(2020, 1, 1).expect("a day"),
            ..ClientShare::blank(id(n))
        }
    }

    fn lot(team: u8, credited: Option<u8>, people: i64, hours: i64) -> PlacementGroup {
        let (hours, quota_hours) = (Decimal::whole(hours), Decimal::whole(hours));
        PlacementGroup { team: id(team), credited: credited.map(id), employer: None, people, hours, quota_hours }
    }

    #[test]
    fn clients_of_one_team_take_their_shares_and_what_is_left_stands_apart() {
        let shares = [share(1, 1, 50, 6_000), share(2, 1, 51, 3_000)];
        let teams = [TeamPlaces { team: id(1), places: 10, open: 5 }, TeamPlaces { team: id(2), places: 4, open: 4 }];
        let found = credits(&[lot(1, None, 5, 102)], &teams, &shares, today(), UNIT);
        let line = |c: &Credit| {
            (
                c.client,
                c.portion.people.text('.'),
                c.portion.jobs.0,
                c.portion.places.text('.'),
                c.portion.open.text('.'),
            )
        };
        let wanted = [
            (None, "0.5".to_owned(), 4, "5".to_owned(), "4.5".to_owned()),
            (Some(id(50)), "3".to_owned(), 24, "6".to_owned(), "3".to_owned()),
            (Some(id(51)), "1.5".to_owned(), 12, "3".to_owned(), "1.5".to_owned()),
        ];
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn a_placement_that_names_an_organisation_counts_there_whatever_the_shares_and_whoever_employs() {
        let mut elsewhere = lot(1, Some(52), 1, 36);
        elsewhere.employer = Some(id(51));
        let found = credits(&[lot(1, None, 1, 24), elsewhere], &[], &[share(1, 1, 50, 10_000)], today(), UNIT);
        let line = |c: &Credit| (c.client, c.portion.people, c.portion.quota_hours, c.employed);
        let (one, none) = (Decimal::whole(1), Decimal::ZERO);
        let wanted = [
            (None, none, none, 1),
            (Some(id(50)), one, Decimal::whole(24), 0),
            (Some(id(51)), none, none, 1),
            (Some(id(52)), one, Decimal::whole(36), 0),
        ];
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn the_rest_of_a_rounding_goes_to_the_largest() {
        assert_eq!(apportion(&[10, 10, 10], 10, 30), [4, 3, 3]);
        assert_eq!(apportion(&[1, 1, 1, 27], 1, 10), [0, 0, 0, 3]);
        assert_eq!(apportion(&[5, 5, 20], 1, 10), [1, 1, 1], "rounded up twice: the largest gives");
        assert_eq!(apportion(&[], 10, 30), Vec::<i64>::new());
        assert_eq!(apportion(&[5], 10, 0), [0]);
    }

    proptest! {
        #[test]
        fn the_sums_over_clients_are_those_of_the_programme(
            lots in proptest::collection::vec((0u8..5, proptest::option::of(50u8..54), 0i64..9, 0i64..40_000, 0i64..40_000), 0..12),
            places in proptest::collection::vec((0i64..30, 0i64..30), 5),
            shares in proptest::collection::vec((0u8..5, 50u8..54, 0i64..12_000), 0..9),
        ) {
            let lots: Vec<PlacementGroup> = lots.into_iter().map(|(team, credited, people, hours, quota)| PlacementGroup {
                hours: Decimal::from_hundredths(hours),
                quota_hours: Decimal::from_hundredths(quota),
                ..lot(team, credited, people, 0)
            }).collect();
            let teams: Vec<TeamPlaces> =
                (0u8..).zip(places).map(|(n, (places, open))| TeamPlaces { team: id(n), places, open }).collect();
            let shares: Vec<ClientShare> = (0u8..).zip(shares).map(|(n, (t, c, s))| share(n, t, c, s)).collect();
            let found = credits(&lots, &teams, &shares, today(), UNIT);
            let sum = |pick: fn(&Credit) -> Decimal| found.iter().map(pick).sum::<Decimal>();
            let hours: Decimal = lots.iter().map(|l| l.hours).sum();
            let quota: Decimal = lots.iter().map(|l| l.quota_hours).sum();
            let people: i64 = lots.iter().map(|l| l.people).sum();
            prop_assert_eq!(sum(|c| c.portion.people), Decimal::whole(people));
            prop_assert_eq!(sum(|c| c.portion.places), Decimal::whole(teams.iter().map(|t| t.places).sum()));
            prop_assert_eq!(sum(|c| c.portion.open), Decimal::whole(teams.iter().map(|t| t.open).sum()));
            prop_assert_eq!(sum(|c| c.portion.quota_hours), quota);
            prop_assert_eq!(found.iter().map(|c| c.portion.jobs.0).sum::<i64>(), hours.in_units_of(UNIT).0);
            prop_assert_eq!(found.iter().map(|c| c.portion.quota_jobs.0).sum::<i64>(), quota.in_units_of(UNIT).0);
            prop_assert_eq!(found.iter().map(|c| c.employed).sum::<i64>(), people);
        }
    }
}
