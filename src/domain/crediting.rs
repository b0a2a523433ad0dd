//! Crediting: which jobs count for which client on a day.
//!
//! The hours of a person count for the organisation that their placement names, otherwise for the clients of the team, each
//! for its share. The places of a team are divided by the same shares. What no client takes has a line of its own. Crediting
//! is not payroll: who employs somebody is counted separately. By law hired-in workers count for the client under whose
//! supervision they work, not for the lender (Wfsv 38g(4), 122n(5)); of Binnenwerk's jobs "de gerealiseerde banen meetellen
//! voor het quotum van de opdrachtgever". The key by which departments divide jobs among themselves was not found: the shares
//! are the programme's own.
//!
//! Parts are exact. Each is rounded by itself when it is shown: a client's jobs are its own hours in units of one job, which
//! it can check against its own files. A report shows the difference between the rounded parts and the rounded whole separately.

use super::days::{Day, holds};
use super::decimal::{Decimal, Tenths, rounded};
use super::id::Id;
use super::kinds::ClientShare;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

/// The persons placed in a team on a day who are credited alike, summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacementGroup {
    /// The team in which they are placed.
    pub team: Id,
    /// The organisation that their placements name, where they name one.
    pub credited: Option<Id>,
    /// Their employer of record, where it is not the programme itself.
    pub employer: Option<Id>,
    /// Number of them who count for the agreement.
    pub people: i64,
    /// Hours a week of those who count for the agreement.
    pub hours: Decimal,
    /// Hours a week of those who count for the quota.
    pub quota_hours: Decimal,
}

/// The places of a team that runs on a day, to be divided among its clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamPlaces {
    /// The team whose places these are.
    pub team: Id,
    /// Agreed places.
    pub places: i64,
    /// Places without a person or a promise.
    pub open: i64,
}

/// A whole team in hundredths of a percent, the unit of shares.
pub(super) const WHOLE: i64 = 10_000;

/// What one part of the programme has on a day: a client, a work type, a province. Kept exactly, in hundredths of a percent
/// of a person, hour or place; the methods round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Portion {
    people: i64,
    /// Hundredths of a percent of hundredths of an hour a week, for the agreement.
    hours: i64,
    /// The same for the quota.
    quota_hours: i64,
    places: i64,
    open: i64,
}

impl Portion {
    /// Persons who count for the agreement; with decimals where a team is divided.
    pub fn people(&self) -> Decimal {
        Decimal::from_hundredths(stated(self.people, 100, WHOLE))
    }

    /// Jobs for the agreement; `unit` is the hours in one job.
    pub fn jobs(&self, unit: Decimal) -> Tenths {
        jobs(self.hours, unit)
    }

    /// Jobs for the quota; `unit` is the hours in one job.
    pub fn quota_jobs(&self, unit: Decimal) -> Tenths {
        jobs(self.quota_hours, unit)
    }

    /// Hours a week for the quota.
    pub fn quota_hours(&self) -> Decimal {
        Decimal::from_hundredths(stated(self.quota_hours, 1, WHOLE))
    }

    /// Agreed places; with decimals where a team is divided.
    pub fn places(&self) -> Decimal {
        Decimal::from_hundredths(stated(self.places, 100, WHOLE))
    }

    /// Places without a person or a promise; with decimals where a team is divided.
    pub fn open(&self) -> Decimal {
        Decimal::from_hundredths(stated(self.open, 100, WHOLE))
    }

    /// A part of this portion, where [`WHOLE`] is all of it.
    fn part(self, part: i64) -> Self {
        Self {
            people: self.people * part,
            hours: self.hours * part,
            quota_hours: self.quota_hours * part,
            places: self.places * part,
            open: self.open * part,
        }
    }
}

impl Add for Portion {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            people: self.people + other.people,
            hours: self.hours + other.hours,
            quota_hours: self.quota_hours + other.quota_hours,
            places: self.places + other.places,
            open: self.open + other.open,
        }
    }
}

impl Sum for Portion {
    fn sum<I: Iterator<Item = Self>>(portions: I) -> Self {
        portions.fold(Self::default(), Add::add)
    }
}

/// What is credited to one client on a day, and whom it employs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// The client; `None` for what no client takes.
    pub client: Option<Id>,
    /// The persons, hours and places credited to it.
    pub portion: Portion,
    /// Persons who count for the agreement and have this organisation as employer of record, wherever they are credited. On the
    /// line without a client: those whom the programme itself employs.
    pub employed: i64,
}

/// The takers of something in a team, each with its part; together the parts are [`WHOLE`].
type Takers<K> = Vec<(K, i64)>;

/// Divides what is in the teams among the clients, in order of their identity and what no client takes first. A client
/// without credit has a line only when it employs somebody.
pub fn credits(lots: &[PlacementGroup], teams: &[TeamPlaces], shares: &[ClientShare], on: Day) -> Vec<Credit> {
    let divided = division(shares, on);
    let of_team = |team: Id| divided.get(&team).map_or(vec![(None, WHOLE)], Clone::clone);
    let of_lot =
        |lot: &PlacementGroup| lot.credited.map_or_else(|| of_team(lot.team), |client| vec![(Some(client), WHOLE)]);
    let mut employed: BTreeMap<Option<Id>, i64> = BTreeMap::new();
    for lot in lots {
        *employed.entry(lot.employer).or_default() += lot.people;
    }
    let mut lines = divide(lots, teams, of_lot, of_team);
    for employer in employed.keys() {
        lines.entry(*employer).or_default();
    }
    let employed = |client| employed.get(client).copied().unwrap_or_default();
    lines
        .iter()
        .map(|(client, portion)| Credit { client: *client, portion: *portion, employed: employed(client) })
        .collect()
}

/// Groups what is in the teams by a key of each team, such as its work type.
pub fn by_team<K: Ord>(lots: &[PlacementGroup], teams: &[TeamPlaces], key: impl Fn(Id) -> K) -> BTreeMap<K, Portion> {
    divide(lots, teams, |lot| vec![(key(lot.team), WHOLE)], |team| vec![(key(team), WHOLE)])
}

fn divide<K: Ord>(
    lots: &[PlacementGroup],
    teams: &[TeamPlaces],
    of_lot: impl Fn(&PlacementGroup) -> Takers<K>,
    of_team: impl Fn(Id) -> Takers<K>,
) -> BTreeMap<K, Portion> {
    let mut takers: BTreeMap<K, Portion> = BTreeMap::new();
    let mut add = |portion: Portion, among: Takers<K>| {
        for (taker, part) in among {
            let sum = takers.entry(taker).or_default();
            *sum = *sum + portion.part(part);
        }
    };
    for lot in lots {
        let (hours, quota_hours) = (lot.hours.hundredths(), lot.quota_hours.hundredths());
        add(Portion { people: lot.people, hours, quota_hours, ..Portion::default() }, of_lot(lot));
    }
    for team in teams {
        add(Portion { places: team.places, open: team.open, ..Portion::default() }, of_team(team.team));
    }
    takers
}

/// The division of each team on a day: client and part, together always [`WHOLE`]. Shares beyond the whole team are cut
/// off, the smallest first.
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

fn jobs(hours: i64, unit: Decimal) -> Tenths {
    // Hundredths of an hour become tenths of a job; the unit is in hundredths too.
    Tenths(stated(hours, 10, WHOLE.saturating_mul(unit.hundredths())))
}

/// An amount times `steps / whole`, rounded half away from zero; zero when `whole` is not above zero. Amounts are never
/// negative.
fn stated(amount: i64, steps: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    rounded(i128::from(amount) * i128::from(steps), whole.into()) as i64
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
        let found = credits(&[lot(1, None, 5, 102)], &teams, &shares, today());
        let line = |c: &Credit| {
            (
                c.client,
                c.portion.people().text('.'),
                c.portion.jobs(UNIT).0,
                c.portion.places().text('.'),
                c.portion.open().text('.'),
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
        let found = credits(&[lot(1, None, 1, 24), elsewhere], &[], &[share(1, 1, 50, 10_000)], today());
        let line = |c: &Credit| (c.client, c.portion.people(), c.portion.quota_hours(), c.employed);
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
    fn each_client_has_its_own_hours_in_units_of_a_job_whatever_the_whole_is() {
        let shares: Vec<ClientShare> = (1..=5).map(|n| share(n, n, 50 + n, 10_000)).collect();
        let lots: Vec<PlacementGroup> = (1..=5).map(|n| lot(n, None, 1, 31)).collect();
        let found = credits(&lots, &[], &shares, today());
        let clients = found.iter().filter(|credit| credit.client.is_some());
        let each: Vec<Tenths> = clients.map(|credit| credit.portion.jobs(UNIT)).collect();
        assert_eq!(each, [Tenths(12); 5], "31 / 25.5 = 1.216");
        let whole = found.iter().map(|credit| credit.portion).sum::<Portion>().jobs(UNIT);
        assert_eq!(whole, Tenths(61), "155 / 25.5 = 6.078");
    }

    #[test]
    fn nothing_is_stated_without_a_unit() {
        assert_eq!(stated(5, 10, 0), 0);
        assert_eq!(stated(15_000, 1, WHOLE), 2, "half away from zero");
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
            let found = credits(&lots, &teams, &shares, today());
            let whole: Portion = found.iter().map(|credit| credit.portion).sum();
            let hours: Decimal = lots.iter().map(|l| l.hours).sum();
            let quota: Decimal = lots.iter().map(|l| l.quota_hours).sum();
            let people: i64 = lots.iter().map(|l| l.people).sum();
            prop_assert_eq!(whole.people(), Decimal::whole(people));
            prop_assert_eq!(whole.places(), Decimal::whole(teams.iter().map(|t| t.places).sum()));
            prop_assert_eq!(whole.open(), Decimal::whole(teams.iter().map(|t| t.open).sum()));
            prop_assert_eq!(whole.quota_hours(), quota);
            prop_assert_eq!(whole.jobs(UNIT), hours.in_units_of(UNIT));
            prop_assert_eq!(whole.quota_jobs(UNIT), quota.in_units_of(UNIT));
            for credit in &found {
                let own = credit.portion.quota_hours();
                let apart = (credit.portion.quota_jobs(UNIT).0 - own.in_units_of(UNIT).0).abs();
                prop_assert!(apart <= 1, "own hours in units of a job, but for the hundredth of an hour that is stated");
            }
            prop_assert_eq!(found.iter().map(|c| c.employed).sum::<i64>(), people);
        }
    }
}
