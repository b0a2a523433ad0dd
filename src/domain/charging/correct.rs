//! Putting earlier statements right: what should have been charged against what was.

use std::collections::BTreeMap;

use super::{Charge, Period, Subject};
use crate::domain::choices::LineKind;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;

/// A fixed statement as it stands against its client.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The statement.
    pub id: Id,
    /// Its days.
    pub period: Period,
    /// What was charged for these days until now: its own costs and windfalls, and the corrections that later statements
    /// made of it. Corrections that it made itself of others are not among them.
    pub charged: Vec<Charge>,
}

/// For each subject the difference between what was charged for the days of an earlier statement and what now turns out to be
/// due for them: one charge of one unit, which names the records it was last worked out from.
pub fn corrections(client: Id, earlier: &Earlier, due: &[Charge]) -> Vec<Charge> {
    let mut found: BTreeMap<Subject, (Decimal, Period, &Charge)> = BTreeMap::new();
    let sides = earlier.charged.iter().map(|charge| (charge, Decimal::ZERO - charge.amount));
    for (charge, amount) in sides.chain(due.iter().map(|charge| (charge, charge.amount))) {
        let (sum, period, latest) = found.entry(charge.subject()).or_insert((Decimal::ZERO, charge.period, charge));
        *sum = *sum + amount;
        *period = period.with(charge.period);
        *latest = charge;
    }
    found
        .into_values()
        .filter(|(difference, ..)| *difference != Decimal::ZERO)
        .map(|(difference, period, latest)| Charge {
            client: Some(client),
            sort: LineKind::Correction,
            rate: None,
            corrects: Some(earlier.id),
            period,
            quantity: Decimal::whole(1).into(),
            price: difference,
            amount: difference,
            ..latest.clone()
        })
        .collect()
}
