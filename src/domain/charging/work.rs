//! Works out the charges of clients from the work that was done in a team.

use super::grant::{Holder, passed_on};
use super::measure::Quantity;
use super::part::{ClientWeight, divide, edges, of_one, of_team, pieces};
use super::{Charge, Period, Tariff};
use crate::domain::choices::{CostBasis, LineKind};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::Grounds;
use crate::domain::kinds::{self, ClientShare, Employment, Instrument, Placement, RegisterCheck};
use crate::domain::units::Units;

/// A team with everything that decides on its charges, of any time.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamWork {
    /// The team whose work is charged.
    pub team: kinds::Team,
    /// Its client shares.
    pub shares: Vec<ClientShare>,
    /// The placements in it.
    pub placements: Vec<Placement>,
    /// The instruments that were requested or granted for the members in it.
    pub instruments: Vec<Instrument>,
    /// The employments of those members who have a wage-cost subsidy.
    pub employments: Vec<Employment>,
    /// The register checks of those members who have a wage-cost benefit.
    pub checks: Vec<RegisterCheck>,
}

/// A client's part of something, with its price; the price of a windfall is below zero.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Priced {
    part: ClientWeight,
    rate: Option<Id>,
    price: Option<Decimal>,
}

/// All charges for the work of a team in a period, to all its clients, and for the part that no client takes.
pub fn charges(work: &TeamWork, tariff: &Tariff, period: Period) -> Vec<Charge> {
    let mut out = Vec::new();
    if let Some(span) = period.within(work.team.from, work.team.until) {
        out.extend(work.costs(tariff, None, span));
    }
    for placement in &work.placements {
        let Some(span) = period.within(placement.from, placement.until) else { continue };
        out.extend(work.costs(tariff, Some(placement), span));
        out.extend(work.windfalls(tariff, placement, span));
    }
    out
}

/// How much of some work is a client's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartOfWork {
    /// In percent.
    pub percent: Decimal,
    /// Whether a placement is credited to one organisation, and not to the clients of the team.
    pub credited: bool,
}

impl TeamWork {
    /// How much of the work of a member, or of the team, is a client's on a day; `None` where the member has no place in the team.
    pub fn part_of(&self, client: Id, member: Option<Id>, on: Day) -> Option<PartOfWork> {
        let here = |p: &&Placement| Some(p.member) == member && holds(p.from, p.until, on);
        let placement = match member {
            Some(_) => Some(self.placements.iter().find(here)?),
            None => None,
        };
        let own = self.parts(placement, on).into_iter().find(|part| part.client == Some(client));
        Some(PartOfWork {
            percent: own.map_or(Decimal::ZERO, |part| Decimal::from_hundredths(part.weight)),
            credited: placement.is_some_and(|placement| placement.credited.is_some()),
        })
    }

    /// The clients of the work on a day, with their parts.
    fn parts(&self, placement: Option<&Placement>, on: Day) -> Vec<ClientWeight> {
        match placement.and_then(|placement| placement.credited) {
            Some(client) => of_one(client),
            None => of_team(&self.shares, on),
        }
    }

    /// The days on which those parts change.
    fn changes(&self, placement: Option<&Placement>) -> Vec<Day> {
        match placement.and_then(|placement| placement.credited) {
            Some(_) => Vec::new(),
            None => self.shares.iter().flat_map(|share| edges(share.from, share.until)).collect(),
        }
    }

    /// The costs on the days of a placement for items counted by people or, without a placement, on the days of the team for items
    /// counted by teams.
    fn costs(&self, tariff: &Tariff, placement: Option<&Placement>, span: Period) -> Vec<Charge> {
        let of_item = |item: &kinds::CostItem| {
            let bases = tariff.bases(item, span).into_iter();
            let counted = bases.filter(|(_, basis)| (*basis == CostBasis::TeamMonth) == placement.is_none());
            counted.flat_map(|(days, basis)| self.cost(tariff, (item.id, basis), placement, days)).collect::<Vec<_>>()
        };
        tariff.items.iter().flat_map(of_item).collect()
    }

    /// The charges for one cost item on the days of a placement or, without one, of the team.
    fn cost(
        &self,
        tariff: &Tariff,
        (item, basis): (Id, CostBasis),
        placement: Option<&Placement>,
        span: Period,
    ) -> Vec<Charge> {
        let team = self.team.id;
        let mut changes = self.changes(placement);
        let clients: Vec<Option<Id>> = pieces(span, changes.iter().copied())
            .into_iter()
            .flat_map(|piece| self.parts(placement, piece.from))
            .map(|part| part.client)
            .collect();
        changes.extend(clients.iter().flat_map(|client| tariff.changes(item, team, *client)));
        let priced = |on: Day| -> Vec<Priced> {
            let parts = self.parts(placement, on).into_iter();
            parts
                .map(|part| {
                    let rate = tariff.rate(item, team, part.client, on);
                    Priced { part, rate: rate.map(|rate| rate.id), price: rate.map(|rate| rate.amount) }
                })
                .collect()
        };
        let hours = placement.map_or(Decimal::ZERO, |placement| placement.hours);
        let blank = self.blank(placement, LineKind::Cost);
        unchanging(span, changes, priced)
            .into_iter()
            .flat_map(|(piece, priced)| {
                let quantity = Quantity::of_cost(basis, hours, piece);
                lines(&Charge { item: Some(item), period: piece, ..blank.clone() }, quantity, &priced)
            })
            .collect()
    }

    /// The windfalls of instruments on the days of a placement. An amount that is paid once goes to the clients of its first
    /// day. An instrument may be listed once for each period in which its terms were the same; where those come to the same value
    /// they make one line.
    fn windfalls(&self, tariff: &Tariff, placement: &Placement, span: Period) -> Vec<Charge> {
        let of_member = |member: Id| member == placement.member;
        let instruments: Vec<_> = self.instruments.iter().filter(|i| of_member(i.member)).cloned().collect();
        let employments: Vec<_> = self.employments.iter().filter(|e| of_member(e.member)).cloned().collect();
        let checks: Vec<_> = self.checks.iter().filter(|check| of_member(check.member)).cloned().collect();
        let grounds = Grounds { employments: &employments, checks: &checks, parameters: &tariff.parameters };
        let holder = Holder { instruments: &instruments, grounds, hours: placement.hours };
        let mut changes = self.changes(Some(placement));
        changes.extend(holder.price_days());
        let mut out = Vec::new();
        for of_one in instruments.chunk_by(|one, next| one.id == next.id) {
            let Some(instrument) = of_one.first() else { continue };
            let there = |i: &&Instrument, on| passed_on(i).is_some_and(|(from, until)| holds(from, until, on));
            let granted = |on: Day| {
                let grant = of_one.iter().find(|i| there(i, on)).and_then(|i| holder.grant(i, on))?;
                Some((grant, self.parts(Some(placement), on)))
            };
            let blank = Charge {
                instrument: Some((instrument.id, instrument.instrument)),
                ..self.blank(Some(placement), LineKind::Windfall)
            };
            for (piece, granted) in unchanging(span, changes.clone(), granted) {
                let Some((grant, parts)) = granted else { continue };
                let grant = grant.at_most(placement.hours, piece);
                let price = Some(Decimal::ZERO - grant.price);
                let priced: Vec<_> = parts.into_iter().map(|part| Priced { part, rate: None, price }).collect();
                let quantity = grant.quantity(placement.hours, piece);
                out.extend(lines(&Charge { period: piece, ..blank.clone() }, quantity, &priced));
            }
        }
        out
    }

    fn blank(&self, placement: Option<&Placement>, sort: LineKind) -> Charge {
        Charge {
            client: None,
            sort,
            item: None,
            rate: None,
            team: Some(self.team.id),
            placement: placement.map(|placement| (placement.id, placement.member)),
            instrument: None,
            corrects: None,
            changed: None,
            published: None,
            period: Period { from: self.team.from, until: self.team.from },
            quantity: Units::default(),
            price: Decimal::ZERO,
            amount: Decimal::ZERO,
        }
    }
}

/// Cuts a span into pieces in which the result of `priced` stays the same, each with that result.
fn unchanging<T: PartialEq>(span: Period, changes: Vec<Day>, priced: impl Fn(Day) -> T) -> Vec<(Period, T)> {
    let mut out: Vec<(Period, T)> = Vec::new();
    for piece in pieces(span, changes) {
        let now = priced(piece.from);
        match out.last_mut() {
            Some((before, same)) if *same == now => before.until = piece.until,
            _ => out.push((piece, now)),
        }
    }
    out
}

/// A charge for each client that pays a part.
fn lines(blank: &Charge, quantity: Quantity, priced: &[Priced]) -> Vec<Charge> {
    let parts: Vec<_> = priced.iter().map(|p| (p.part.weight, p.price)).collect();
    let divided = divide(quantity, &parts);
    priced
        .iter()
        .zip(divided)
        .filter_map(|(priced, (quantity, amount))| {
            let price = priced.price?;
            Some(Charge { client: priced.part.client, rate: priced.rate, quantity, price, amount, ..blank.clone() })
        })
        .collect()
}
