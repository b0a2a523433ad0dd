//! Reorganisations of clients: a client, or a part of one, becomes part of another. From a day on the shares, agreements and
//! credited work pass over in one step. Days before it and fixed statements stay as they are.

use super::dated::{days, from_then_on};
use super::from_day::continue_from;
use super::prelude::*;

/// What a client hands over to another.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientPart {
    /// All that it has: from then on it is part of the other client.
    Everything,
    /// Only a part of what it has.
    Part {
        /// Percentage of its share in each of the teams.
        share: Decimal,
        /// The teams concerned; empty means all its teams.
        teams: Vec<Id>,
        /// Number of the agreed jobs that are handed over; `None` leaves the agreement as it is.
        jobs: Option<i64>,
    },
}

/// A reorganisation: the clients that hand over, and the one that takes over.
#[derive(Debug)]
pub struct Reorganisation<'a> {
    /// The clients that hand over.
    pub givers: &'a [Organisation],
    /// The client that takes over.
    pub taker: &'a Organisation,
    /// What they hand over.
    pub what: &'a ClientPart,
    /// First day on which it belongs to the one that takes over.
    pub on: Day,
}

/// The facts about the clients of a reorganisation, of any day.
#[derive(Debug, Default)]
pub struct ClientFacts {
    /// The shares of all these clients.
    pub shares: Vec<ClientShare>,
    /// The agreements with all these clients.
    pub agreements: Vec<ClientAgreement>,
    /// Placements credited to one of those that hand over.
    pub placements: Vec<Placement>,
    /// Employments of which the employer is one of those that hand over.
    pub employments: Vec<Employment>,
}

impl ClientFacts {
    /// Whether a client has a share in a team on a day or later.
    pub fn has_share_in(&self, team: Id, client: Id, on: Day) -> bool {
        self.shares.iter().any(|share| share.team == team && share.organisation == client && lasts(share, on))
    }
}

/// What is handed over of an agreement: jobs, and the paid hours of the client's own employer where known.
type Agreed = (i64, Option<i64>);

/// Hands over from the givers to the taker.
///
/// # Errors
/// Returns `client-to-itself`, `nothing-to-hand-over`, `fewer-jobs-agreed`, or the refusal of a field.
pub fn reorganise(
    reorganisation: &Reorganisation<'_>,
    facts: &ClientFacts,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    if reorganisation.givers.iter().any(|giver| giver.id == reorganisation.taker.id) {
        return Err(Refusal::new(Reason::ClientToItself).with("client", reorganisation.taker.name.as_str()));
    }
    let mut decision = shares(reorganisation, &facts.shares, ids)?;
    decision = decision.and(agreements(reorganisation, &facts.agreements, ids)?);
    let credited = facts.placements.iter().filter(|placement| reorganisation.takes_whole(placement.team));
    decision = decision.and(each_from(credited, Placement::credited, reorganisation, ids)?);
    if *reorganisation.what == ClientPart::Everything {
        decision = decision.and(each_from(facts.employments.iter(), Employment::employer, reorganisation, ids)?);
    }
    if decision.changes.is_empty() {
        return Err(Refusal::new(Reason::NothingToHandOver)
            .with("client", names_of(reorganisation))
            .with("day", reorganisation.on));
    }
    if let ClientPart::Part { jobs: None, .. } = reorganisation.what
        && let Some(stays) =
            facts.agreements.iter().find(|a| reorganisation.gives(a.organisation) && lasts(*a, reorganisation.on))
    {
        decision.warn(Refusal::new(Reason::AgreementStays).with("client", reorganisation.name(stays.organisation)));
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

    /// The part of a share in a team that is handed over, in percent of the team.
    fn part_of(&self, team: Id, share: Decimal) -> Decimal {
        match self.what {
            ClientPart::Everything => share,
            ClientPart::Part { teams, .. } if !teams.is_empty() && !teams.contains(&team) => Decimal::ZERO,
            ClientPart::Part { share: part, .. } => {
                Decimal::quotient(i128::from(share.hundredths()) * i128::from(part.hundredths()), 10_000)
            }
        }
    }

    fn takes_whole(&self, team: Id) -> bool {
        self.part_of(team, Decimal::whole(100)) == Decimal::whole(100)
    }
}

fn shares(reorganisation: &Reorganisation<'_>, known: &[ClientShare], ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let mut teams: Vec<Id> = known.iter().filter(|s| reorganisation.gives(s.organisation)).map(|s| s.team).collect();
    teams.sort();
    teams.dedup();
    let mut decision = Decision::default();
    for team in teams {
        let in_team: Vec<&ClientShare> = known.iter().filter(|share| share.team == team).collect();
        let stretches = stretches(in_team.iter().copied(), reorganisation.on);
        let of = |client: Id, day: Day| -> Decimal {
            let held = in_team.iter().filter(|s| s.organisation == client && holds(s.from, s.until, day));
            held.map(|share| share.share).sum()
        };
        let handed = |giver: Id, day: Day| reorganisation.part_of(team, of(giver, day));
        for client in reorganisation.givers.iter().chain([reorganisation.taker]).map(|client| client.id) {
            let share = |day: Day| {
                if client == reorganisation.taker.id {
                    reorganisation.givers.iter().map(|giver| handed(giver.id, day)).sum::<Decimal>() + of(client, day)
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
            decision = decision.and(from_then_on(&own, wanted, reorganisation.on)?);
        }
    }
    Ok(decision)
}

fn agreements(
    reorganisation: &Reorganisation<'_>,
    known: &[ClientAgreement],
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let jobs = match reorganisation.what {
        ClientPart::Everything => None,
        ClientPart::Part { jobs: None, .. } => return Ok(Decision::default()),
        ClientPart::Part { jobs, .. } => *jobs,
    };
    let of = |client: Id, day: Day| -> Option<Agreed> {
        let held = known.iter().find(|a| a.organisation == client && holds(a.from, a.until, day));
        held.map(|agreement| (agreement.jobs, agreement.paid_hours))
    };
    let stretches = stretches(known.iter(), reorganisation.on);
    if let Some(jobs) = jobs {
        for giver in reorganisation.givers {
            let agreed = of(giver.id, reorganisation.on).map_or(0, |(jobs, _)| jobs);
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
    for client in reorganisation.givers.iter().chain([reorganisation.taker]).map(|client| client.id) {
        let value = |day: Day| {
            if client != reorganisation.taker.id {
                return of(client, day).zip(jobs).map(|((agreed, hours), jobs)| (agreed - jobs, hours));
            }
            let parts: Vec<Agreed> =
                reorganisation.givers.iter().filter_map(|giver| handed(giver.id, day)).chain(of(client, day)).collect();
            // The paid hours of the whole are unknown when those of one part are.
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
        decision = decision.and(from_then_on(&own, wanted, reorganisation.on)?);
    }
    Ok(decision)
}

/// Makes facts that name one of the givers name the taker from the day on.
fn each_from<'a, R: Recorded>(
    facts: impl Iterator<Item = &'a R>,
    field: &'static str,
    reorganisation: &Reorganisation<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let to = [(field, Value::Ref(reorganisation.taker.id))];
    let from_day = |fact: &R| days(fact).map(|(from, _)| from.max(reorganisation.on));
    facts
        .filter(|fact| lasts(*fact, reorganisation.on))
        .filter_map(|fact| Some((fact.clone().into(), from_day(fact)?)))
        .map(|(fact, on)| continue_from(&fact, &to, on, ids))
        .collect()
}

/// Whether a fact holds on the day or on a later one.
fn lasts<R: Recorded>(fact: &R, on: Day) -> bool {
    days(fact).is_some_and(|(_, until)| until.is_none_or(|until| until >= on))
}

/// The days from `on`, split where one of the facts begins or has ended.
fn stretches<'a, R: Recorded>(facts: impl Iterator<Item = &'a R>, on: Day) -> Vec<(Day, Option<Day>)> {
    let edges = facts.filter_map(days).flat_map(|(from, until)| [Some(from), until.and_then(|day| day.succ_opt())]);
    let mut starts: Vec<Day> = edges.flatten().filter(|day| *day > on).chain([on]).collect();
    starts.sort();
    starts.dedup();
    let next = |at: usize| starts.get(at + 1).and_then(|next| next.pred_opt());
    starts.iter().enumerate().map(|(at, start)| (*start, next(at))).collect()
}

/// The values in these stretches: adjacent ones with the same value joined, those without a value left out.
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

/// The warnings about what the givers have of their own and keep.
///
/// `rates` and `chances` are the numbers of their own rates and chances on the day.
pub fn stays_behind(reorganisation: &Reorganisation<'_>, rates: usize, chances: usize) -> Vec<Refusal> {
    let client = names_of(reorganisation);
    [(Reason::RatesStay, rates), (Reason::ChancesStay, chances)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| Refusal::new(reason).with("client", client.clone()).with("count", count))
        .collect()
}

fn names_of(reorganisation: &Reorganisation<'_>) -> Vec<String> {
    reorganisation.givers.iter().map(|giver| giver.name.clone()).collect()
}

#[cfg(test)]
mod tests;
