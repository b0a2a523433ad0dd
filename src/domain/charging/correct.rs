//! Corrections of earlier statements: what should have been charged, compared with what was.

use std::collections::BTreeMap;

use super::{Charge, Period, Subject};
use crate::domain::choices::LineKind;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;

/// A fixed statement that still stands, with what was charged for its days.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// Identity of the statement.
    pub id: Id,
    /// The days that it charges.
    pub period: Period,
    /// What was charged for these days until now: its own costs and windfalls, and the corrections of it on later statements.
    /// The corrections that it made of other statements are not among them.
    pub charged: Vec<Charge>,
}

/// For each subject the difference between what was charged for the days of an earlier statement and what is due for them
/// now. Each is one charge of one unit, which refers to the records that it was last worked out from.
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
