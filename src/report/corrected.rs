//! What a correction changes in what was told of days that have passed: the figures of each month, before and after it.

use serde::Serialize;

use super::absence::hours_in;
use super::breakdown::first_month;
use super::jobs::JobsReport;
use crate::domain::charging::Period;
use crate::domain::closed_days::closed_with;
use crate::domain::days::Day;
use crate::domain::kinds::ClosedPeriod;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError, TypedReading};

/// A figure of a month that a correction changes. As JSON its keys are the names of its fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedFigure {
    /// The last day of the month that was told of, or of the period that was asked.
    pub day: Day,
    /// Which: a line of the jobs report, or hours of the absence report.
    pub figure: &'static str,
    /// As it was told.
    pub before: Value,
    /// As it becomes.
    pub after: Value,
    /// Whether the day is in a closed period.
    pub closed: bool,
}

/// The figures of the months up to a day that differ between one store and another that tells otherwise from a first day on, in
/// order of days. `None` stands for no day, [`Day::MIN`] for all of which months are told; see [`first_month`].
///
/// # Errors
/// When a store cannot be read.
pub fn changed_figures(
    (before, after): (&dyn Repository, &dyn Repository),
    (first, until): (Option<Day>, Day),
) -> Result<Vec<ChangedFigure>, StoreError> {
    let from = match first {
        None => return Ok(Vec::new()),
        Some(Day::MIN) => first_month(before, until)?,
        Some(first) => first,
    };
    let closed = before.all_of::<ClosedPeriod>()?;
    let mut months = Vec::new();
    let mut month = Period::month(from);
    while month.from <= until {
        months.push((month.from, month.until.min(until)));
        let Some(next) = month.until.succ_opt() else { break };
        month = Period::month(next);
    }
    let (was, is) = (figures(before, &months)?, figures(after, &months)?);
    let pairs = was.into_iter().zip(is).filter(|((_, before), (_, after))| before != after);
    Ok(pairs
        .map(|(((day, figure), before), (_, after))| {
            let closed = closed_with(&closed, day).is_some();
            ChangedFigure { day, figure, before, after, closed }
        })
        .collect())
}

/// A figure with the day that it is of, and what it is.
type Figure = ((Day, &'static str), Value);

fn figures(repo: &dyn Repository, months: &[(Day, Day)]) -> Result<Vec<Figure>, StoreError> {
    let mut figures = Vec::new();
    for ((_, day), hours) in months.iter().zip(hours_in(repo, months)?) {
        let missed = hours.absent_hours.map_or(Value::Empty, Value::Decimal);
        let told = JobsReport::of(repo, *day)?.lines().into_iter().chain([("absent_hours", missed)]);
        figures.extend(told.map(|(figure, value)| ((*day, figure), value)));
    }
    Ok(figures)
}
