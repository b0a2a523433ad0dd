//! Days (to be filled in by its own change).

use chrono::{Days, NaiveDate};

/// A day of the calendar.
pub type Day = NaiveDate;

/// Which part of a date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Year, month, day.
    YearFirst,
}

/// Why text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayProblem {
    /// It does not look like one.
    NotADate,
    /// It looks like one, but the calendar does not have it.
    NoSuchDate,
}

/// Reads a day.
///
/// # Errors
/// See [`DayProblem`].
pub fn parse_day(text: &str, _order: DayOrder) -> Result<Day, DayProblem> {
    Day::parse_from_str(text, "%d-%m-%Y")
        .or_else(|_| Day::parse_from_str(text, "%Y-%m-%d"))
        .map_err(|_| DayProblem::NotADate)
}

/// Reads a day relative to another.
///
/// # Errors
/// See [`DayProblem`].
pub fn parse_relative(text: &str, today: Day) -> Result<Day, DayProblem> {
    match text.strip_suffix('d').and_then(|n| n.parse().ok()) {
        Some(n) => today.checked_add_days(Days::new(n)).ok_or(DayProblem::NoSuchDate),
        None => parse_day(text, DayOrder::DayFirst),
    }
}
