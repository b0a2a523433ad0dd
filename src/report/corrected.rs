//! What a correction changes in the figures of past months: each figure before and after it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::breakdown::{first_month, first_team};
use super::month_figures::{ChargedOtherwise, FigurePart, MonthFigure, figures_of};
use crate::domain::charging::{Period, Touched};
use crate::domain::closed_days::closed_with;
use crate::domain::days::Day;
use crate::domain::kinds::ClosedPeriod;
use crate::domain::value::Value;
use crate::repository::payers::Payers;
use crate::repository::{Repository, StoreError, TypedReading};

/// A figure of a month that a correction changes. As JSON its keys are the names of its fields; one of the whole programme has
/// no `part`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedFigure {
    /// Last day of the month, or of the period asked for.
    pub day: Day,
    /// Which: the name of a line, column or key of a report.
    pub figure: &'static str,
    /// Of which part of the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<FigurePart>,
    /// The figure before the correction.
    pub before: Value,
    /// The figure after the correction.
    pub after: Value,
    /// Whether the day lies in a closed period.
    pub closed: bool,
}

/// The figures of the months up to a day that differ between one store and another that tells otherwise from a first day on: first
/// those of the whole programme, then those of its parts, each in order of days. `None` stands for no day, [`Day::MIN`] for all
/// of which months are told; see [`first_month`]. `touched` are the days of whose charges differ.
///
/// # Errors
/// Returns an error when a store cannot be read.
pub fn changed_figures(
    (before, after): (&dyn Repository, &dyn Repository),
    (first, until): (Option<Day>, Day),
    touched: &[Touched],
) -> Result<Vec<ChangedFigure>, StoreError> {
    let from = match first {
        None => return Ok(Vec::new()),
        Some(Day::MIN) => first_month(before, until)?,
        Some(first) => first_that_looks_ahead((before, after), first)?,
    };
    let closed = before.all_of::<ClosedPeriod>()?;
    let mut months = Vec::new();
    let mut month = Period::month(from);
    while month.from <= until {
        months.push((month.from, month.until.min(until)));
        let Some(next) = month.until.succ_opt() else { break };
        month = Period::month(next);
    }
    let charged = ChargedOtherwise {
        payers: Payers::between([before, after], touched)?,
        from: touched.iter().map(|part| part.period.from).min(),
    };
    let (was, is) = (figures_of(before, &months, &charged)?, figures_of(after, &months, &charged)?);
    let mut changed = Vec::new();
    for (((_, day), was), is) in months.into_iter().zip(was).zip(is) {
        let closed = closed_with(&closed, day).is_some();
        changed.extend(differing(was, is).map(|(figure, part, [before, after])| ChangedFigure {
            day,
            figure,
            part,
            before,
            after,
            closed,
        }));
    }
    changed.sort_by_key(|figure| figure.part.is_some());
    Ok(changed)
}

/// The first day of which something is told by what holds on a later one: places are promised to who starts soon.
fn first_that_looks_ahead((before, after): (&dyn Repository, &dyn Repository), first: Day) -> Result<Day, StoreError> {
    // Before there were teams nothing is counted.
    let began = [first_team(before, first)?, first_team(after, first)?].into_iter().flatten().min();
    let mut looks = began.map_or(first, |began| began.max(first));
    while let Some(eve) = Period::month(looks).from.pred_opt() {
        if before.settings(eve)?.soon(eve).max(after.settings(eve)?.soon(eve)) < first {
            break;
        }
        looks = eve;
    }
    Ok(looks)
}

/// Which figure, of which part, and what it is on both sides.
type Differing = (&'static str, Option<FigurePart>, [Value; 2]);

/// The figures of a month that the one side tells otherwise than the other, or alone.
fn differing(was: Vec<MonthFigure>, is: Vec<MonthFigure>) -> impl Iterator<Item = Differing> {
    let mut pairs: BTreeMap<_, Differing> = BTreeMap::new();
    for (side, figures) in [was, is].into_iter().enumerate() {
        let (mut told, mut whole) = (BTreeMap::new(), 0);
        for MonthFigure { figure, part, value } in figures {
            let name = part.as_ref().map(|part| (part.by, part.name.value.plain()));
            whole += usize::from(name.is_none());
            // Figures of the whole stay in the order in which reports tell them; parts can have one name.
            let place = if name.is_none() { whole } else { 0 };
            let nth = told.entry((name.clone(), figure)).and_modify(|nth| *nth += 1).or_insert(0);
            let pair = pairs.entry((name, place, figure, *nth));
            let (.., values) = pair.or_insert_with(|| (figure, part, [Value::Empty, Value::Empty]));
            if let Some(at) = values.get_mut(side) {
                *at = value;
            }
        }
    }
    pairs.into_values().filter(|(.., [was, is])| was != is)
}
