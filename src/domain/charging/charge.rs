//! A charge, its subject, and the sums of charges.

use super::names::ChargeNames;
use super::period::Period;
use crate::domain::choices::{Choice, InstrumentKind, LineKind};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::Typed;
use crate::domain::units::Units;
use crate::domain::what_changed::WhatChanged;

/// The subject of a charge. Charges on one subject are compared when an earlier statement is corrected. It names the member
/// and not the placement, because other hours from a day on give the days before that a placement of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// For a cost: the cost item.
    pub item: Option<Id>,
    /// For a windfall: the identifier of the kind of instrument.
    pub instrument: Option<&'static str>,
    /// The team whose work is charged.
    pub team: Option<Id>,
    /// The member that it is about; `None` for a cost of the whole team.
    pub member: Option<Id>,
}

/// One charge: a line that a statement has, or would have.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// The client that is charged; `None` for the part of a team that no client takes.
    pub client: Option<Id>,
    /// Whether it is a cost, a windfall or a correction.
    pub sort: LineKind,
    /// For a cost: the cost item.
    pub item: Option<Id>,
    /// For a cost: the rate that set the price.
    pub rate: Option<Id>,
    /// The team whose work is charged.
    pub team: Option<Id>,
    /// The placement that the quantity was counted from, and its member.
    pub placement: Option<(Id, Id)>,
    /// For a windfall: the instrument and its kind.
    pub instrument: Option<(Id, InstrumentKind)>,
    /// For a correction: the statement that it corrects.
    pub corrects: Option<Id>,
    /// For a correction: what changed, and on which days.
    pub changes: WhatChanged,
    /// For a correction that reaches into a closed period: the amount charged until now, in euros.
    pub published: Option<Decimal>,
    /// The days that are charged.
    pub period: Period,
    /// Number of units; multiplied by the price it gives the amount.
    pub quantity: Units,
    /// Price of one unit in euros; below zero for a windfall.
    pub price: Decimal,
    /// Amount in euros; below zero for a windfall.
    pub amount: Decimal,
}

impl Charge {
    /// The subject, by which it is compared with charges on other statements.
    pub fn subject(&self) -> Subject {
        Subject {
            item: self.item,
            instrument: self.instrument.map(|(_, kind)| kind.name()),
            team: self.team,
            member: self.placement.map(|(_, member)| member),
        }
    }

    /// The line of a statement at a position in it, with the present names of all that it refers to.
    pub fn line(&self, id: Id, (statement, line): (Id, i64), names: &ChargeNames) -> StatementLine {
        let member = self.placement.map(|(_, member)| member);
        StatementLine {
            statement,
            line,
            item_then: names.label(self.item),
            team_then: names.label(self.team),
            member_number: names.number(member),
            member_then: names.label(member),
            instrument_kind: self.instrument.map(|(_, kind)| kind),
            sort: self.sort,
            item: self.item,
            rate: self.rate,
            team: self.team,
            placement: self.placement.map(|(id, _)| id),
            instrument: self.instrument.map(|(id, _)| id),
            corrects: self.corrects,
            changes: self.changes.clone(),
            published: self.published,
            from: self.period.from,
            until: self.period.until,
            quantity: self.quantity,
            price: self.price,
            amount: self.amount,
            ..StatementLine::blank(id)
        }
    }
}

/// The sums of charges by sort, in euros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Sum of the costs.
    pub costs: Decimal,
    /// Sum of the windfalls; zero or below.
    pub windfalls: Decimal,
    /// Sum of the corrections of earlier statements.
    pub corrections: Decimal,
}

impl Sums {
    /// Adds an amount in euros to the sum of its sort.
    pub fn add(&mut self, sort: LineKind, amount: Decimal) {
        let sum = match sort {
            LineKind::Cost => &mut self.costs,
            LineKind::Windfall => &mut self.windfalls,
            LineKind::Correction => &mut self.corrections,
        };
        *sum = *sum + amount;
    }

    /// The sum of everything, in euros.
    pub fn total(self) -> Decimal {
        self.costs + self.windfalls + self.corrections
    }

    /// Sums these charges by their sort.
    pub fn of<'a>(charges: impl IntoIterator<Item = &'a Charge>) -> Sums {
        let mut sums = Sums::default();
        charges.into_iter().for_each(|charge| sums.add(charge.sort, charge.amount));
        sums
    }
}
