//! Fixing a charge statement (F12).

use chrono::Datelike;

use crate::domain::change::Decision;
use crate::domain::charging::{Charge, Period, Sums};
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::Statement;
use crate::domain::reason::Reason;
use crate::domain::record::{Record, Typed};
use crate::domain::refusal::Refusal;

/// What is to be fixed.
#[derive(Debug, Clone, Copy)]
pub struct Fixing<'a> {
    /// For which client.
    pub client: Id,
    /// For which days.
    pub period: Period,
    /// What is charged, corrections of earlier statements included.
    pub charges: &'a [Charge],
    /// Every statement that was fixed before, of all clients.
    pub statements: &'a [Statement],
    /// The day of the deed.
    pub on: Day,
}

/// Fixes a statement: it gets the next number of its year, and a line for each charge.
///
/// # Errors
/// `statement-overlaps` when the client has a statement with one of these days, `nothing-to-charge`.
pub fn fix_statement(fixing: &Fixing<'_>, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let Fixing { client, period, charges, statements, on } = *fixing;
    let mut own = statements.iter().filter(|statement| statement.organisation == client);
    if let Some(other) = own.find(|s| period.overlaps(Period::of(s))) {
        return Err(Refusal::new(Reason::StatementOverlaps).with("number", other.number.as_str()));
    }
    if charges.is_empty() {
        return Err(Refusal::new(Reason::NothingToCharge));
    }
    let mut decision = Decision::default();
    if period.until >= on {
        decision.warn(Refusal::new(Reason::PeriodNotOver).with("day", period.until));
    }
    let id = ids.next_id();
    decision.create(Record::Statement(Statement {
        number: next_number(statements, on),
        organisation: client,
        from: period.from,
        until: period.until,
        fixed_on: on,
        total: Sums::of(charges).total(),
        ..Statement::blank(id)
    }))?;
    for (line, charge) in (1..).zip(charges) {
        decision.create(Record::StatementLine(charge.line(ids.next_id(), id, line)))?;
    }
    Ok(decision)
}

/// The year of the day, and behind it the number after the highest of that year: `2026-0007`.
fn next_number(statements: &[Statement], on: Day) -> String {
    let year = on.year();
    let serial = |statement: &Statement| {
        let (of, serial) = statement.number.split_once('-')?;
        serial.parse::<u64>().ok().filter(|_| of.parse() == Ok(year))
    };
    let last = statements.iter().filter_map(serial).max().unwrap_or(0);
    format!("{year}-{:04}", last + 1)
}
