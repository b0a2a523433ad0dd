//! Clients that become one, and a client of which a part becomes another: from a day on shares, agreements and credited work go
//! over in one deed. Days before it and statements that were fixed stay as they are.

use super::dated::{days, from_then_on};
use super::from_day::continue_from;
use crate::domain::change::Decision;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{ClientAgreement, ClientShare, Employment, Organisation, Placement};
use crate::domain::reason::Reason;
use crate::domain::record::{Recorded, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// What a client hands over to another.
#[derive(Debug, Clone, PartialEq)]
pub enum HandedOver {
    /// All that it has: it is a part of the other from then on.
    Everything,
    /// A part.
    Part {
        /// What percentage of its share in each of the teams.
        share: Decimal,
        /// Which teams; none are all.
        teams: Vec<Id>,
        /// How many of the jobs agreed with it; `None` leaves the agreement.
        jobs: Option<i64>,
    },
}

/// Clients that hand over, and the one that takes over.
#[derive(Debug)]
pub struct Reorganisation<'a> {
    /// Who hand over.
    pub givers: &'a [Organisation],
    /// Who takes over.
    pub taker: &'a Organisation,
    /// What.
    pub what: &'a HandedOver,
    /// From which day.
    pub on: Day,
}

/// What is known of the clients of a reorganisation, of any day.
#[derive(Debug, Default)]
pub struct ClientFacts {
    /// Shares of all of them.
    pub shares: Vec<ClientShare>,
    /// Agreements with all of them.
    pub agreements: Vec<ClientAgreement>,
    /// Placements that name one of those who hand over.
    pub placements: Vec<Placement>,
    /// Employments of which the employer is one of those who hand over.
    pub employments: Vec<Employment>,
}

impl ClientFacts {
    /// Whether a client has a share in a team on a day or later.
    pub fn has_share_in(&self, team: Id, client: Id, on: Day) -> bool {
        self.shares.iter().any(|share| share.team == team && share.organisation == client && lasts(share, on))
    }
}

/// What of an agreement is handed over: jobs, and the paid hours of the client's own employer.
type Agreed = (i64, Option<i64>);

/// Hands over.
///
/// # Errors
/// `client-to-itself`, `nothing-to-hand-over`, `fewer-jobs-agreed`, what the fields refuse.
pub fn reorganise(deed: &Reorganisation<'_>, facts: &ClientFacts, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    if deed.givers.iter().any(|giver| giver.id == deed.taker.id) {
        return Err(Refusal::new(Reason::ClientToItself).with("client", deed.taker.name.as_str()));
    }
    let mut decision = shares(deed, &facts.shares, ids)?;
    decision = decision.and(agreements(deed, &facts.agreements, ids)?);
    let credited = facts.placements.iter().filter(|placement| deed.takes_whole(placement.team));
    decision = decision.and(each_from(credited, Placement::credited, deed, ids)?);
    if *deed.what == HandedOver::Everything {
        decision = decision.and(each_from(facts.employments.iter(), Employment::employer, deed, ids)?);
    }
    if decision.changes.is_empty() {
        let names: Vec<&str> = deed.givers.iter().map(|giver| giver.name.as_str()).collect();
        return Err(Refusal::new(Reason::NothingToHandOver).with("client", names.join(", ")).with("day", deed.on));
    }
    if let HandedOver::Part { jobs: None, .. } = deed.what
        && let Some(stays) = facts.agreements.iter().find(|a| deed.gives(a.organisation) && lasts(*a, deed.on))
    {
        decision.warn(Refusal::new(Reason::AgreementStays).with("client", deed.name(stays.organisation)));
    }
    Ok(decision)
}

impl Reorganisation<'_> {
    fn gives(&self, client: Id) -> bool {
        self.givers.iter().any(|giver| giver.id == client)
    }

    fn name(&self, client: Id) -> &str {
        self.givers.iter().find(|giver| giver.id == client).map_or("", |giver| &giver.name)
    }

    /// How much of a share in a team is handed over.
    fn part_of(&self, team: Id, share: Decimal) -> Decimal {
        match self.what {
            HandedOver::Everything => share,
            HandedOver::Part { teams, .. } if !teams.is_empty() && !teams.contains(&team) => Decimal::ZERO,
            HandedOver::Part { share: part, .. } => {
                Decimal::quotient(i128::from(share.hundredths()) * i128::from(part.hundredths()), 10_000)
            }
        }
    }

    fn takes_whole(&self, team: Id) -> bool {
        self.part_of(team, Decimal::whole(100)) == Decimal::whole(100)
    }
}

fn shares(deed: &Reorganisation<'_>, known: &[ClientShare], ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let mut teams: Vec<Id> = known.iter().filter(|s| deed.gives(s.organisation)).map(|s| s.team).collect();
    teams.sort();
    teams.dedup();
    let mut decision = Decision::default();
    for team in teams {
        let in_team: Vec<&ClientShare> = known.iter().filter(|share| share.team == team).collect();
        let stretches = stretches(in_team.iter().copied(), deed.on);
        let of = |client: Id, day: Day| -> Decimal {
            let held = in_team.iter().filter(|s| s.organisation == client && holds(s.from, s.until, day));
            held.map(|share| share.share).sum()
        };
        let handed = |giver: Id, day: Day| deed.part_of(team, of(giver, day));
        for client in deed.givers.iter().chain([deed.taker]).map(|client| client.id) {
            let share = |day: Day| {
                if client == deed.taker.id {
                    deed.givers.iter().map(|giver| handed(giver.id, day)).sum::<Decimal>() + of(client, day)
                } else {
                    of(client, day) - handed(client, day)
                }
            };
            let value = |day| Some(share(day)).filter(|share| *share > Decimal::ZERO);
            let wanted = joined(&stretches, value)
                .into_iter()
                .map(|((from, until), share)| ClientShare {
                    team,
                    organisation: client,
                    share,
                    from,
                    until,
                    ..ClientShare::blank(ids.next_id())
                })
                .collect();
            let own: Vec<ClientShare> =
                in_team.iter().filter(|share| share.organisation == client).map(|share| (*share).clone()).collect();
            decision = decision.and(from_then_on(&own, wanted, deed.on)?);
        }
    }
    Ok(decision)
}

fn agreements(deed: &Reorganisation<'_>, known: &[ClientAgreement], ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let jobs = match deed.what {
        HandedOver::Everything => None,
        HandedOver::Part { jobs: None, .. } => return Ok(Decision::default()),
        HandedOver::Part { jobs, .. } => *jobs,
    };
    let of = |client: Id, day: Day| -> Option<Agreed> {
        let held = known.iter().find(|a| a.organisation == client && holds(a.from, a.until, day));
        held.map(|agreement| (agreement.jobs, agreement.paid_hours))
    };
    let stretches = stretches(known.iter(), deed.on);
    if let Some(jobs) = jobs {
        for giver in deed.givers {
            let agreed = of(giver.id, deed.on).map_or(0, |(jobs, _)| jobs);
            let least = stretches.iter().filter_map(|(day, _)| of(giver.id, *day)).map(|(jobs, _)| jobs).min();
            if agreed < jobs || least.is_some_and(|least| least < jobs) {
                let refusal = Refusal::new(Reason::FewerJobsAgreed).with("client", giver.name.as_str());
                return Err(refusal.with("count", least.unwrap_or(agreed).min(agreed)));
            }
        }
    }
    let handed = |giver: Id, day: Day| match (of(giver, day), jobs) {
        (Some(_), Some(jobs)) => Some((jobs, None)),
        (all, _) => all,
    };
    let mut decision = Decision::default();
    for client in deed.givers.iter().chain([deed.taker]).map(|client| client.id) {
        let value = |day: Day| {
            if client != deed.taker.id {
                return of(client, day).zip(jobs).map(|((agreed, hours), jobs)| (agreed - jobs, hours));
            }
            let parts: Vec<Agreed> =
                deed.givers.iter().filter_map(|giver| handed(giver.id, day)).chain(of(client, day)).collect();
            // What is not known of one of them is not known of the whole.
            let hours = parts.iter().map(|(_, hours)| *hours).sum::<Option<i64>>();
            (!parts.is_empty()).then(|| (parts.iter().map(|(jobs, _)| jobs).sum(), hours))
        };
        let wanted = joined(&stretches, value)
            .into_iter()
            .map(|((from, until), (jobs, paid_hours))| ClientAgreement {
                organisation: client,
                jobs,
                from,
                until,
                paid_hours,
                ..ClientAgreement::blank(ids.next_id())
            })
            .collect();
        let own: Vec<ClientAgreement> = known.iter().filter(|a| a.organisation == client).cloned().collect();
        decision = decision.and(from_then_on(&own, wanted, deed.on)?);
    }
    Ok(decision)
}

/// Facts that name one who hands over name the one who takes over from the day on.
fn each_from<'a, R: Recorded>(
    facts: impl Iterator<Item = &'a R>,
    field: &'static str,
    deed: &Reorganisation<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let to = [(field, Value::Ref(deed.taker.id))];
    let from_day = |fact: &R| days(fact).map(|(from, _)| from.max(deed.on));
    facts
        .filter(|fact| lasts(*fact, deed.on))
        .filter_map(|fact| Some((fact.clone().into(), from_day(fact)?)))
        .map(|(fact, on)| continue_from(&fact, &to, on, ids))
        .collect()
}

/// Whether a fact holds on the day, or on a later one.
fn lasts<R: Recorded>(fact: &R, on: Day) -> bool {
    days(fact).is_some_and(|(_, until)| until.is_none_or(|until| until >= on))
}

/// The days from one on, cut where one of the facts begins or has ended.
fn stretches<'a, R: Recorded>(facts: impl Iterator<Item = &'a R>, on: Day) -> Vec<(Day, Option<Day>)> {
    let edges = facts.filter_map(days).flat_map(|(from, until)| [Some(from), until.and_then(|day| day.succ_opt())]);
    let mut starts: Vec<Day> = edges.flatten().filter(|day| *day > on).chain([on]).collect();
    starts.sort();
    starts.dedup();
    let next = |at: usize| starts.get(at + 1).and_then(|next| next.pred_opt());
    starts.iter().enumerate().map(|(at, start)| (*start, next(at))).collect()
}

/// What holds in these stretches: those that follow on each other with the same value as one, those without left out.
fn joined<V: PartialEq>(
    stretches: &[(Day, Option<Day>)],
    value: impl Fn(Day) -> Option<V>,
) -> Vec<((Day, Option<Day>), V)> {
    let mut found: Vec<((Day, Option<Day>), V)> = Vec::new();
    for (from, until) in stretches {
        let Some(value) = value(*from) else { continue };
        match found.last_mut() {
            Some(((_, last), held)) if *held == value && last.and_then(|day| day.succ_opt()) == Some(*from) => {
                *last = *until;
            }
            _ => found.push(((*from, *until), value)),
        }
    }
    found
}

/// What those who hand over have of their own that does not go over, to be remarked on.
///
/// `rates` and `chances` are how many of them are theirs on the day.
pub fn stays_behind(deed: &Reorganisation<'_>, rates: usize, chances: usize) -> Vec<Refusal> {
    let client = deed.givers.iter().map(|giver| giver.name.as_str()).collect::<Vec<_>>().join(", ");
    [(Reason::RatesStay, rates), (Reason::ChancesStay, chances)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| Refusal::new(reason).with("client", client.as_str()).with("count", count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::CountedIds;
    use crate::domain::record::Record;

    const OLD: u8 = 50;
    const OTHER: u8 = 51;
    const NEW: u8 = 52;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn client(n: u8) -> Organisation {
        Organisation { name: format!("Klant {n}"), ..Organisation::blank(id(n)) }
    }

    fn share(n: u8, client: u8, percent: i64, from: Day, until: Option<Day>) -> ClientShare {
        ClientShare {
            team: id(1),
            organisation: id(client),
            share: Decimal::whole(percent),
            from,
            until,
            ..ClientShare::blank(id(n))
        }
    }

    fn agreed(n: u8, client: u8, jobs: i64, paid_hours: Option<i64>) -> ClientAgreement {
        let blank = ClientAgreement::blank(id(n));
        ClientAgreement { organisation: id(client), jobs, paid_hours, from: day(1, 1), ..blank }
    }

    fn done(givers: &[u8], what: &HandedOver, facts: &ClientFacts) -> Result<Decision, Refusal> {
        let givers: Vec<Organisation> = givers.iter().map(|n| client(*n)).collect();
        let deed = Reorganisation { givers: &givers, taker: &client(NEW), what, on: day(6, 1) };
        reorganise(&deed, facts, &mut CountedIds::after(0))
    }

    /// The facts of a type after a decision.
    fn after<R: Recorded>(known: &[R], decision: &Decision) -> Vec<R> {
        let own = |change: &&Change| change.kind() == R::KIND;
        let there = decision.changes.iter().filter(own).filter(|change| !matches!(change, Change::Remove(_)));
        let changed: Vec<R> = there.filter_map(|change| R::out_of(change.record().clone())).collect();
        let touched: Vec<Id> = decision.changes.iter().map(Change::id).collect();
        let kept = known.iter().filter(|fact| !touched.contains(&Record::id(&(*fact).clone().into()))).cloned();
        kept.chain(changed).collect()
    }

    fn percent(shares: &[ClientShare], client: u8, on: Day) -> i64 {
        let held = shares.iter().filter(|s| s.organisation == id(client) && holds(s.from, s.until, on));
        held.map(|share| share.share.hundredths()).sum()
    }

    #[test]
    fn clients_that_become_one_have_their_shares_together_and_the_days_before_stay() {
        // What OTHER has grows on 1 August by a plan; NEW has a small part already.
        let known = [
            share(1, OLD, 60, day(1, 1), None),
            share(2, OTHER, 10, day(1, 1), Some(day(7, 31))),
            share(3, OTHER, 25, day(8, 1), None),
            share(4, NEW, 5, day(2, 1), None),
        ];
        let facts = ClientFacts { shares: known.to_vec(), ..ClientFacts::default() };
        let decision = done(&[OLD, OTHER], &HandedOver::Everything, &facts).expect("allowed");
        let then = after(&known, &decision);
        for on in [day(1, 15), day(3, 1), day(5, 31)] {
            for client in [OLD, OTHER, NEW] {
                assert_eq!(percent(&then, client, on), percent(&known, client, on), "{client} on {on}");
            }
        }
        for (on, wanted) in [(day(6, 1), 7_500), (day(7, 31), 7_500), (day(8, 1), 9_000)] {
            assert_eq!([OLD, OTHER, NEW].map(|client| percent(&then, client, on)), [0, 0, wanted], "{on}");
        }
        assert!(decision.warnings.is_empty());
    }

    #[test]
    fn a_part_goes_over_in_the_teams_that_are_named_and_nothing_is_lost_in_rounding() {
        let mut known = vec![share(1, OLD, 33, day(1, 1), None), share(2, OLD, 100, day(1, 1), None)];
        known[1].team = id(2);
        let facts = ClientFacts { shares: known.clone(), ..ClientFacts::default() };
        let third = Decimal::from_hundredths(3_333);
        let what = HandedOver::Part { share: third, teams: vec![id(1)], jobs: None };
        let then = after(&known, &done(&[OLD], &what, &facts).expect("allowed"));
        let (in_team, elsewhere): (Vec<_>, Vec<_>) = then.into_iter().partition(|share| share.team == id(1));
        // 33.33 % of 33 is 10.9989, stated in hundredths.
        assert_eq!([OLD, NEW].map(|client| percent(&in_team, client, day(6, 1))), [2_200, 1_100]);
        assert_eq!([OLD, NEW].map(|client| percent(&elsewhere, client, day(6, 1))), [10_000, 0]);
        assert!(facts.has_share_in(id(1), id(OLD), day(6, 1)) && !facts.has_share_in(id(3), id(OLD), day(6, 1)));
    }

    #[test]
    fn agreements_are_added_up_and_what_is_not_known_of_one_is_not_known_of_both() {
        let known = [agreed(1, OLD, 60, Some(1_000_000)), agreed(2, NEW, 15, None)];
        let facts = ClientFacts { agreements: known.to_vec(), ..ClientFacts::default() };
        let then = after(&known, &done(&[OLD], &HandedOver::Everything, &facts).expect("allowed"));
        let on = |client: u8, on: Day| {
            let held = then.iter().find(|a| a.organisation == id(client) && holds(a.from, a.until, on));
            held.map(|agreement| (agreement.jobs, agreement.paid_hours))
        };
        assert_eq!((on(OLD, day(5, 31)), on(NEW, day(5, 31))), (Some((60, Some(1_000_000))), Some((15, None))));
        assert_eq!((on(OLD, day(6, 1)), on(NEW, day(6, 1))), (None, Some((75, None))));
    }

    #[test]
    fn of_a_part_so_many_agreed_jobs_go_over_as_are_said_and_never_more_than_there_are() {
        let known = [agreed(1, OLD, 60, None)];
        let facts = ClientFacts { agreements: known.to_vec(), ..ClientFacts::default() };
        let part = |jobs| HandedOver::Part { share: Decimal::whole(50), teams: Vec::new(), jobs };
        let then = after(&known, &done(&[OLD], &part(Some(20)), &facts).expect("allowed"));
        let jobs = |client: u8, on: Day| {
            then.iter().find(|a| a.organisation == id(client) && holds(a.from, a.until, on)).map(|a| a.jobs)
        };
        assert_eq!([jobs(OLD, day(5, 31)), jobs(OLD, day(6, 1)), jobs(NEW, day(6, 1))], [Some(60), Some(40), Some(20)]);
        assert_eq!(done(&[OLD], &part(Some(61)), &facts).expect_err("refused").reason, Reason::FewerJobsAgreed);
        assert_eq!(done(&[OLD], &part(None), &facts).expect_err("refused").reason, Reason::NothingToHandOver);
    }

    #[test]
    fn who_counts_for_the_old_client_counts_for_the_new_one_from_the_day() {
        let (member, hours) = (id(8), Decimal::whole(20));
        let (credited, team, from) = (Some(id(OLD)), id(1), day(1, 1));
        let placed = Placement { credited, member, team, hours, from, ..Placement::blank(id(9)) };
        let facts = ClientFacts { placements: vec![placed.clone()], ..ClientFacts::default() };
        let then = after(&[placed], &done(&[OLD], &HandedOver::Everything, &facts).expect("allowed"));
        let on = |on| then.iter().find(|p| holds(p.from, p.until, on)).and_then(|p| p.credited);
        assert_eq!((on(day(5, 31)), on(day(6, 1))), (Some(id(OLD)), Some(id(NEW))));
        assert_eq!(done(&[NEW], &HandedOver::Everything, &facts).expect_err("refused").reason, Reason::ClientToItself);
    }
}
