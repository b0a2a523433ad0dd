//! What a charge follows from on a day, so that what is known now can be compared with what was known before.

use super::work::TeamWork;
use super::{Period, Subject, Tariff};
use crate::domain::choices::{AmountPer, Choice, CostBasis};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Placement;
use crate::domain::what_changed::{ChangedTerm, ChangedValue};

/// One thing that a charge follows from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ChargeFact {
    pub term: ChangedTerm,
    pub value: ChangedValue,
    /// Whether it leaves something to charge.
    pub charges: bool,
}

/// What a charge follows from on a day: whether there is work, the client's part of it, what it is counted by, and its price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ChargeFacts {
    pub work: ChargeFact,
    pub part: ChargeFact,
    pub counted: ChargeFact,
    pub price: ChargeFact,
}

impl ChargeFact {
    fn of(term: ChangedTerm, number: Option<Decimal>) -> Self {
        Self { term, value: number.into(), charges: number.is_some() }
    }

    fn choice<C: Choice>(term: ChangedTerm, choice: Option<C>, charges: bool) -> Self {
        Self {
            term,
            value: choice.map_or(ChangedValue::Nothing, |choice| ChangedValue::Choice(choice.name())),
            charges,
        }
    }
}

impl ChargeFacts {
    pub fn all(&self) -> [ChargeFact; 4] {
        [self.work, self.part, self.counted, self.price]
    }

    /// Whether all of it leaves something to charge.
    pub fn charge(&self) -> bool {
        self.all().iter().all(|fact| fact.charges)
    }

    /// The same where the client has no part.
    pub fn without_part(self) -> Self {
        Self { part: ChargeFact { value: ChangedValue::Number(Decimal::ZERO), charges: false, ..self.part }, ..self }
    }

    /// Whether its quantity is a number of hours.
    pub fn by_hours(&self) -> bool {
        [CostBasis::ContractHour.name(), AmountPer::Hour.name()].map(ChangedValue::Choice).contains(&self.counted.value)
    }
}

impl TeamWork {
    /// The facts about a subject of this team on a day, for a client; with other hours a week than those of the placement, where
    /// these are given.
    pub(super) fn facts(
        &self,
        (tariff, client, subject): (&Tariff, Id, &Subject),
        on: Day,
        hours: Option<Decimal>,
    ) -> ChargeFacts {
        let here = |p: &&Placement| Some(p.member) == subject.member && holds(p.from, p.until, on);
        let placement = self.placements.iter().find(here).cloned();
        let placement = placement.map(|placement| Placement { hours: hours.unwrap_or(placement.hours), ..placement });
        let work = match subject.member {
            Some(_) => ChargeFact::of(ChangedTerm::Hours, placement.as_ref().map(|placement| placement.hours)),
            None => {
                let there = holds(self.team.from, self.team.until, on);
                ChargeFact::of(ChangedTerm::Team, there.then_some(Decimal::whole(1)))
            }
        };
        let parts = self.parts(placement.as_ref(), on);
        let own = parts.iter().find(|part| part.client == Some(client)).map_or(0, |part| part.weight);
        let credited = placement.as_ref().is_some_and(|placement| placement.credited.is_some());
        let part = ChargeFact {
            term: if credited { ChangedTerm::Credited } else { ChangedTerm::Share },
            value: ChangedValue::Number(Decimal::from_hundredths(own)),
            charges: own > 0,
        };
        let (counted, price) = match subject.item {
            Some(item) => {
                let basis = tariff.items.iter().find(|known| known.id == item).and_then(|item| {
                    let bases = tariff.bases(item, Period { from: on, until: on });
                    bases.first().map(|(_, basis)| *basis)
                });
                let fits = basis.is_some_and(|basis| (basis == CostBasis::TeamMonth) == subject.member.is_none());
                let rate = tariff.rate(item, self.team.id, Some(client), on);
                let price = ChargeFact::of(ChangedTerm::Price, rate.map(|rate| rate.amount));
                (ChargeFact::choice(ChangedTerm::Basis, basis, fits), price)
            }
            None => {
                let granted = |placement| self.granted(tariff, placement, subject.instrument, on);
                let (unit, price) = placement.as_ref().and_then(granted).unzip();
                // That there is no unit, or no price without a placement, tells nothing more.
                let price = ChargeFact::of(ChangedTerm::Price, price);
                let charges = price.charges || placement.is_none();
                (ChargeFact::choice(ChangedTerm::Unit, unit, true), ChargeFact { charges, ..price })
            }
        };
        ChargeFacts { work, part, counted, price }
    }
}
