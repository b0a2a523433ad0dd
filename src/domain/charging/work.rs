//! Works out the charges of clients from the work that was done in a team.

use super::grant::{Holder, passed_on};
use super::measure::Quantity;
use super::part::{ClientWeight, divide, edges, of_one, of_team, pieces};
use super::{Charge, Period, Tariff};
use crate::domain::choices::{AmountPer, Choice, CostBasis, LineKind};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::Grounds;
use crate::domain::kinds::{self, ClientShare, Employment, Instrument, Placement, RegisterCheck};
use crate::domain::units::Units;
use crate::domain::what_changed::WhatChanged;

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

impl TeamWork {
    /// The clients of the work on a day, with their parts.
    pub(super) fn parts(&self, placement: Option<&Placement>, on: Day) -> Vec<ClientWeight> {
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
        let of_member = self.of_member(placement.member);
        let holder = of_member.holder(tariff, placement.hours);
        let mut changes = self.changes(Some(placement));
        changes.extend(holder.price_days());
        let mut out = Vec::new();
        for of_one in holder.instruments.chunk_by(|one, next| one.id == next.id) {
            let Some(instrument) = of_one.first() else { continue };
            let granted = |on: Day| {
                let grant = of_one.iter().find(|i| is_passed_on(i, on)).and_then(|i| holder.grant(i, on))?;
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

    /// What the instruments of a kind bring in for a placement on a day: the unit, and the price of one in euros. `None` when it
    /// is nothing.
    pub(super) fn granted(
        &self,
        tariff: &Tariff,
        placement: &Placement,
        kind: Option<&str>,
        on: Day,
    ) -> Option<(AmountPer, Decimal)> {
        let of_member = self.of_member(placement.member);
        let holder = of_member.holder(tariff, placement.hours);
        let of_kind = |i: &&Instrument| Some(i.instrument.name()) == kind && is_passed_on(i, on);
        let grants = holder.instruments.iter().filter(of_kind).filter_map(|i| holder.grant(i, on));
        let grants = grants.map(|grant| grant.at_most(placement.hours, Period { from: on, until: on }));
        grants.map(|grant| (grant.unit(), grant.price)).reduce(|one, other| (one.0, one.1 + other.1))
    }

    fn of_member(&self, member: Id) -> OfMember {
        OfMember {
            instruments: self.instruments.iter().filter(|i| i.member == member).cloned().collect(),
            employments: self.employments.iter().filter(|e| e.member == member).cloned().collect(),
            checks: self.checks.iter().filter(|check| check.member == member).cloned().collect(),
        }
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
            changes: WhatChanged::default(),
            published: None,
            period: Period { from: self.team.from, until: self.team.from },
            quantity: Units::default(),
            price: Decimal::ZERO,
            amount: Decimal::ZERO,
        }
    }
}

/// What decides on the windfalls of one member.
struct OfMember {
    instruments: Vec<Instrument>,
    employments: Vec<Employment>,
    checks: Vec<RegisterCheck>,
}

impl OfMember {
    fn holder<'a>(&'a self, tariff: &'a Tariff, hours: Decimal) -> Holder<'a> {
        let Self { instruments, employments, checks } = self;
        Holder { instruments, grounds: Grounds { employments, checks, parameters: &tariff.parameters }, hours }
    }
}

fn is_passed_on(instrument: &Instrument, on: Day) -> bool {
    passed_on(instrument).is_some_and(|(from, until)| holds(from, until, on))
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
