//! Statements: the verbs that fix one, and take one back with a credit statement.

use chrono::Datelike;

use super::prelude::*;
use crate::domain::charging::{Charge, ChargeNames, Period, Sums, standing};
use crate::domain::what_changed::WhatChanged;

/// What is needed to fix a statement.
#[derive(Debug, Clone, Copy)]
pub struct Fixing<'a> {
    /// The client that is charged.
    pub client: Id,
    /// The period that is charged.
    pub period: Period,
    /// The charges, corrections of earlier statements included.
    pub charges: &'a [Charge],
    /// The names and numbers that the lines keep.
    pub names: &'a ChargeNames,
    /// Every statement fixed before, of all clients: the numbers run through all of them.
    pub statements: &'a [Statement],
    /// The day on which it is fixed.
    pub on: Day,
}

/// Fixes a statement: it gets the next number of its year, and one line for each charge. Warns of a period that is not over, and
/// of days since the statement before that are on none.
///
/// # Errors
/// Returns `statement-overlaps` when the client has a statement with one of these days, `nothing-to-charge`, `amount-too-large`.
pub fn fix_statement(fixing: &Fixing<'_>, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let Fixing { client, period, charges, names, statements, on } = *fixing;
    let total = Sums::of(charges).total();
    let mut own = standing(statements).filter(|statement| statement.organisation == client);
    if let Some(other) = own.find(|s| period.overlaps(Period::of(s))) {
        return Err(Refusal::new(Reason::StatementOverlaps).with("number", other.number.as_str()));
    }
    if charges.is_empty() {
        return Err(Refusal::new(Reason::NothingToCharge));
    }
    let numbers = charges.iter().map(|charge| charge.amount).chain([total]);
    if numbers.max_by_key(|number| number.hundredths().unsigned_abs()).is_some_and(Decimal::is_beyond_input) {
        return Err(Refusal::new(Reason::AmountTooLarge));
    }
    let mut decision = Decision::default();
    if period.until >= on {
        decision.warn(Refusal::new(Reason::PeriodNotOver).with("day", period.until));
    }
    // Each statement that was fixed before ends on a day; those between the last of them and this one were never charged.
    let last =
        standing(statements).filter(|s| s.organisation == client && s.until < period.from).map(|s| s.until).max();
    if let (Some(gap), Some(eve)) = (last.and_then(|last| last.succ_opt()), period.from.pred_opt())
        && gap <= eve
    {
        decision.warn(Refusal::new(Reason::DaysNotCharged).with("from", gap).with("until", eve));
    }
    let id = ids.next_id();
    decision.create(Statement {
        number: next_number(statements, on),
        organisation: client,
        client_then: names.label(Some(client)),
        from: period.from,
        until: period.until,
        fixed_on: on,
        total,
        ..Statement::blank(id)
    })?;
    for (line, charge) in (1..).zip(charges) {
        decision.create(charge.line(ids.next_id(), (id, line), names))?;
    }
    Ok(decision)
}

/// Takes a fixed statement back: a credit statement gets the next number of its year, with the opposite of each line. After
/// that the days can be charged to the client again.
///
/// # Errors
/// Returns `credit-of-credit` when it is a credit statement itself, `credited-already` when another one took it back.
pub fn credit_statement(
    (statement, lines): (&Statement, &[StatementLine]),
    statements: &[Statement],
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let refuse = |reason| Refusal::new(reason).with("number", statement.number.as_str());
    if statement.credits.is_some() {
        return Err(refuse(Reason::CreditOfCredit));
    }
    if let Some(credit) = statements.iter().find(|other| other.credits == Some(statement.id)) {
        return Err(refuse(Reason::CreditedAlready).with("by", credit.number.as_str()));
    }
    let id = ids.next_id();
    let mut decision = Decision::default();
    decision.create(Statement {
        id,
        number: next_number(statements, on),
        credits: Some(statement.id),
        fixed_on: on,
        total: Decimal::ZERO - statement.total,
        ..statement.clone()
    })?;
    for line in lines {
        decision.create(StatementLine {
            id: ids.next_id(),
            statement: id,
            quantity: -line.quantity,
            amount: Decimal::ZERO - line.amount,
            changes: WhatChanged::default(),
            published: None,
            ..line.clone()
        })?;
    }
    Ok(decision)
}

/// The year of the day, followed by the number after the highest of that year: `2026-0007`.
fn next_number(statements: &[Statement], on: Day) -> String {
    let year = on.year();
    let serial = |statement: &Statement| {
        let (of, serial) = statement.number.split_once('-')?;
        serial.parse::<u64>().ok().filter(|_| of.parse() == Ok(year))
    };
    let last = statements.iter().filter_map(serial).max().unwrap_or(0);
    format!("{year}-{:04}", last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charging::{Tariff, TeamWork, charges};
    use crate::domain::id::CountedIds;

    #[test]
    fn an_amount_that_does_not_fit_is_refused_and_not_cut_off() {
        let day = |month, day| Day::from_ymd_opt(2025, month, day).expect("a day");
        let id = |n| Id::from_bytes([n; 16]);
        let period = Period { from: day(4, 1), until: day(6, 30) };
        let fixed = |rate: &str| {
            let team = Team { from: day(1, 1), ..Team::blank(id(1)) };
            let share = ClientShare {
                team: id(1),
                organisation: id(2),
                share: Decimal::whole(100),
                from: day(1, 1),
                ..ClientShare::blank(id(3))
            };
            let placement = Placement {
                team: id(1),
                member: id(4),
                hours: Decimal::whole(36),
                from: day(1, 1),
                ..Placement::blank(id(5))
            };
            let (shares, placements) = (vec![share], vec![placement]);
            let work = TeamWork { team, shares, placements, instruments: vec![], employments: vec![], checks: vec![] };
            let item = CostItem { basis: CostBasis::ContractHour, ..CostItem::blank(id(6)) };
            let amount = Decimal::parse(rate).expect("a number");
            let rate = Rate { item: id(6), amount, from: day(1, 1), ..Rate::blank(id(7)) };
            let charges = charges(&work, &Tariff { items: vec![item], rates: vec![rate], ..Tariff::default() }, period);
            let fixing = Fixing {
                client: id(2),
                period,
                charges: &charges,
                names: &ChargeNames::default(),
                statements: &[],
                on: day(7, 1),
            };
            fix_statement(&fixing, &mut CountedIds::after(1)).map(|_| ()).map_err(|refusal| refusal.reason)
        };
        assert_eq!(fixed("2000000000"), Ok(()));
        assert_eq!(fixed("3000000000"), Err(Reason::AmountTooLarge));
        assert_eq!(fixed("999999999999"), Err(Reason::AmountTooLarge));
        assert_eq!(fixed("-999999999999"), Err(Reason::AmountTooLarge));
    }
}
