//! A charge, what it is about, and what charges come to.

use super::changed::Changed;
use super::names::ChargeNames;
use super::period::Period;
use crate::domain::choices::{Choice, InstrumentKind, LineKind};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::Typed;
use crate::domain::units::Units;

/// What a charge is about: charges about the same thing are compared when an earlier statement is put right. It names
/// the member and not the placement: other hours from a day on give the days before a placement of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// For a cost: of what.
    pub item: Option<Id>,
    /// For a windfall: from which instrument, by its identifier.
    pub instrument: Option<&'static str>,
    /// Whose work it was.
    pub team: Option<Id>,
    /// Who it is about; `None` for a cost of the whole team.
    pub member: Option<Id>,
}

/// One charge: a line that a statement has or would have.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// Who is charged; `None` for the part of a team that is nobody's.
    pub client: Option<Id>,
    /// Cost, windfall or correction.
    pub sort: LineKind,
    /// For a cost: of what.
    pub item: Option<Id>,
    /// For a cost: the rate that set the price.
    pub rate: Option<Id>,
    /// Whose work it was.
    pub team: Option<Id>,
    /// The placement it comes from, and its member.
    pub placement: Option<(Id, Id)>,
    /// The instrument it comes from.
    pub instrument: Option<(Id, InstrumentKind)>,
    /// For a correction: the statement that it puts right.
    pub corrects: Option<Id>,
    /// For a correction: what changed, where one thing explains it.
    pub changed: Option<Changed>,
    /// For a correction that reaches into a closed period: what was charged until now.
    pub published: Option<Decimal>,
    /// The days it is about.
    pub period: Period,
    /// How many units: times the price it is the amount.
    pub quantity: Units,
    /// Euros for one unit; below zero for a windfall.
    pub price: Decimal,
    /// Euros; below zero for a windfall.
    pub amount: Decimal,
}

impl Charge {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        Subject {
            item: self.item,
            instrument: self.instrument.map(|(_, kind)| kind.name()),
            team: self.team,
            member: self.placement.map(|(_, member)| member),
        }
    }

    /// It as a line of a statement, at a place in it, with what everything is called now.
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
            changed: self.changed.map(|changed| changed.term),
            was: self.changed.map(|changed| changed.was),
            became: self.changed.map(|changed| changed.became),
            changed_from: self.changed.map(|changed| changed.since),
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

/// What the charges come to, by sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Costs.
    pub costs: Decimal,
    /// Windfalls; below zero.
    pub windfalls: Decimal,
    /// Corrections of earlier statements.
    pub corrections: Decimal,
}

impl Sums {
    /// Adds an amount of a sort.
    pub fn add(&mut self, sort: LineKind, amount: Decimal) {
        let sum = match sort {
            LineKind::Cost => &mut self.costs,
            LineKind::Windfall => &mut self.windfalls,
            LineKind::Correction => &mut self.corrections,
        };
        *sum = *sum + amount;
    }

    /// Everything together.
    pub fn total(self) -> Decimal {
        self.costs + self.windfalls + self.corrections
    }

    /// The sums of these charges.
    pub fn of<'a>(charges: impl IntoIterator<Item = &'a Charge>) -> Sums {
        let mut sums = Sums::default();
        charges.into_iter().for_each(|charge| sums.add(charge.sort, charge.amount));
        sums
    }
}
