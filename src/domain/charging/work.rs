//! From what was done in a team to what its clients are charged.

use super::grant::{Holder, passed_on};
use super::measure::Quantity;
use super::part::{ClientWeight, divide, edges, of_one, of_team, pieces};
use super::{Charge, Period, Tariff};
use crate::domain::choices::{CostBasis, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::Grounds;
use crate::domain::kinds::{self, ClientShare, Employment, Instrument, Placement, RegisterCheck};
use crate::domain::units::Units;

/// A team with all that decides on its charges, of any time.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamWork {
    /// The team.
    pub team: kinds::Team,
    /// Whose work it does.
    pub shares: Vec<ClientShare>,
    /// Who worked in it.
    pub placements: Vec<Placement>,
    /// What was asked for and granted for these people.
    pub instruments: Vec<Instrument>,
    /// The service of those for whom a wage-cost subsidy is known.
    pub employments: Vec<Employment>,
    /// The register checks of those for whom a wage-cost benefit is known.
    pub checks: Vec<RegisterCheck>,
}

/// Who pays which price for a part of something; the price of a windfall is below zero.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Priced {
    part: ClientWeight,
    rate: Option<Id>,
    price: Option<Decimal>,
}

/// Everything that is charged for the work of a team in a period, to all its clients; also what is nobody's.
pub fn charges(work: &TeamWork, tariff: &Tariff, period: Period) -> Vec<Charge> {
    let mut out = Vec::new();
    for item in tariff.items.iter().filter(|item| item.basis == CostBasis::TeamMonth) {
        if let Some(span) = period.within(work.team.from, work.team.until) {
            out.extend(work.cost(tariff, (item.id, item.basis), None, span));
        }
    }
    for placement in &work.placements {
        let Some(span) = period.within(placement.from, placement.until) else { continue };
        for item in tariff.items.iter().filter(|item| item.basis != CostBasis::TeamMonth) {
            out.extend(work.cost(tariff, (item.id, item.basis), Some(placement), span));
        }
        for instrument in work.instruments.iter().filter(|i| i.member == placement.member) {
            out.extend(work.windfall(tariff, instrument, placement, span));
        }
    }
    out
}

impl TeamWork {
    /// Whose the work is on a day.
    fn parts(&self, placement: Option<&Placement>, on: Day) -> Vec<ClientWeight> {
        match placement.and_then(|placement| placement.credited) {
            Some(client) => of_one(client),
            None => of_team(&self.shares, on),
        }
    }

    /// The days on which that changes.
    fn changes(&self, placement: Option<&Placement>) -> Vec<Day> {
        match placement.and_then(|placement| placement.credited) {
            Some(_) => Vec::new(),
            None => self.shares.iter().flat_map(|share| edges(share.from, share.until)).collect(),
        }
    }

    /// What a cost item comes to in days in which a placement (or without one: the team) was there.
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

    /// What was granted comes to in days of a placement. An amount that is given once goes to whom the work is charged on its
    /// first day.
    fn windfall(&self, tariff: &Tariff, instrument: &Instrument, placement: &Placement, span: Period) -> Vec<Charge> {
        let Some(span) = passed_on(instrument).and_then(|days| span.within(days.0, days.1)) else { return Vec::new() };
        let instruments: Vec<_> = self.instruments.iter().filter(|i| i.member == placement.member).cloned().collect();
        let employments: Vec<_> = self.employments.iter().filter(|e| e.member == placement.member).cloned().collect();
        let checks: Vec<_> = self.checks.iter().filter(|check| check.member == placement.member).cloned().collect();
        let grounds = Grounds { employments: &employments, checks: &checks, parameters: &tariff.parameters };
        let holder = Holder { instruments: &instruments, grounds, hours: placement.hours };
        let grant = |on: Day| holder.grant(instrument, on);
        let mut changes = self.changes(Some(placement));
        changes.extend(holder.price_days());
        let priced = |on: Day| -> Vec<Priced> {
            let price = grant(on).map(|grant| Decimal::ZERO - grant.price);
            let parts = self.parts(Some(placement), on).into_iter();
            parts.map(|part| Priced { part, rate: None, price }).collect()
        };
        let blank = Charge {
            instrument: Some((instrument.id, instrument.instrument)),
            ..self.blank(Some(placement), LineKind::Windfall)
        };
        unchanging(span, changes, priced)
            .into_iter()
            .flat_map(|(piece, mut priced)| {
                let Some(grant) = grant(piece.from).map(|grant| grant.at_most(placement.hours, piece)) else {
                    return Vec::new();
                };
                priced.iter_mut().for_each(|part| part.price = Some(Decimal::ZERO - grant.price));
                lines(&Charge { period: piece, ..blank.clone() }, grant.quantity(placement.hours, piece), &priced)
            })
            .collect()
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
            period: Period { from: self.team.from, until: self.team.from },
            quantity: Units::default(),
            price: Decimal::ZERO,
            amount: Decimal::ZERO,
        }
    }
}

/// The pieces of a span in which who pays what is the same, with that.
fn unchanging(span: Period, changes: Vec<Day>, priced: impl Fn(Day) -> Vec<Priced>) -> Vec<(Period, Vec<Priced>)> {
    let mut out: Vec<(Period, Vec<Priced>)> = Vec::new();
    for piece in pieces(span, changes) {
        let now = priced(piece.from);
        match out.last_mut() {
            Some((before, same)) if *same == now => before.until = piece.until,
            _ => out.push((piece, now)),
        }
    }
    out
}

/// A charge for each who pays.
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
