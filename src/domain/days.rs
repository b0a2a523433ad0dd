//! Days of the calendar: reading what people type and what files hold.
//!
//! Forms and the command line call [`parse_relative`]; import decides the order of a whole column with [`column_order`] and
//! reads its cells with [`parse_day`]. There is no clock here: "today" is passed in.

use super::named::named;
use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::decimal::Decimal;
use super::names::fold;
use super::reason::Reason;

/// A day without a time; the programme uses no smaller unit.
pub type Day = NaiveDate;

/// The first and the last year that are accepted. A date outside them is taken for a typing error (2203 for 2023).
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The first year that stands for "no end" in many other programs, as 31-12-2999 and 31-12-9999 do.
const NO_END: i32 = 2900;

/// Years of two digits that are not read: a service of long ago, or an end far away.
const UNCLEAR_YEARS: std::ops::RangeInclusive<i32> = 50..=79;

/// The day numbered 0 in a spreadsheet that counts from 1900, for days from 1 March 1900 on.
const SERIAL_ZERO: Option<Day> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// The first serial number that is right: spreadsheets count a 29 February 1900, which makes the first 60 unreliable.
const FIRST_SOUND_SERIAL: i64 = 61;

named! {
    /// The order of day, month and year in a date of digits that does not begin with a year of four digits.
    #[derive(Default)]
    pub enum DayOrder {
        /// 31-12-2026, as in the Netherlands.
        #[default]
        DayFirst = "dmy",
        /// 12-31-2026, as in the United States.
        MonthFirst = "mdy",
        /// 26-12-31, with a short year.
        YearFirst = "ymd",
    }
}

/// Why a text is not read as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DayProblem {
    /// The text is not written as a date.
    #[error("not a date")]
    NotADate,
    /// It is written as a date, but it is not in the calendar or its year is outside [`YEARS`].
    #[error("no such date")]
    NoSuchDate,
    /// Its year has two digits that may be of either century.
    #[error("unclear year")]
    YearUnclear,
}

impl DayProblem {
    /// The reason of the refusal of such a text.
    pub fn reason(self) -> Reason {
        match self {
            DayProblem::NotADate => Reason::NotADate,
            DayProblem::NoSuchDate => Reason::NoSuchDate,
            DayProblem::YearUnclear => Reason::YearUnclear,
        }
    }
}

/// How certain the date order of a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ambiguity {
    /// The order was given, or a value proves it, or no value reads differently in another order.
    Clear,
    /// No value proves an order and at least one would be another day if the month came first.
    Ambiguous,
    /// Some values are dates only with the day first and others only with the month first. The column is read with the day
    /// first, and the others are no dates.
    Mixed,
}

/// Reads a date as typed or as found in a file.
///
/// Digits: 31-12-2026, 31/12/2026, 31.12.2026 and "31 12 2026" in the given order; 2026-12-31 and 20261231 always as year, month,
/// day. Words: "1 jan 2026", "1 januari 2026", "Jan 1, 2026", Dutch and English. A year of two digits is 2000–2049 for
/// 00–49 and 1980–1999 for 80–99; the others are `YearUnclear`. A time after the date is accepted at midnight only: dropping another could shift the day.
pub fn parse_day(text: &str, order: DayOrder) -> Result<Day, DayProblem> {
    let (year, month, day) = written(text, order)?;
    day_of(year, month, day)
}

/// Whether a text is a date that means "no end" in other programs: one in the year 2900 or later, such as 31-12-9999.
pub fn means_no_end(text: &str, order: DayOrder) -> bool {
    let date = written(text, order).ok().filter(|(year, ..)| *year >= NO_END);
    date.is_some_and(|(year, month, day)| Day::from_ymd_opt(year, month, day).is_some())
}

/// The year, the month and the day that are written in a text, whether there is such a day or not.
fn written(text: &str, order: DayOrder) -> Result<(i32, u32, u32), DayProblem> {
    let folded = fold(text);
    let tokens = tokens(without_midnight(&folded))?;
    match tokens.as_slice() {
        [DateToken::Digits(digits)] if digits.len() == 8 => {
            let (year, rest) = digits.split_at(4);
            let (month, day) = rest.split_at(2);
            Ok((number(year)?, number(month)?, number(day)?))
        }
        [DateToken::Digits(a), DateToken::Digits(b), DateToken::Digits(c)] => by_digits([a, b, c], order),
        [DateToken::Digits(first), DateToken::Month(month), DateToken::Digits(last)] => {
            let year_first = first.len() == 4;
            let (year, day) = if year_first { (first, last) } else { (last, first) };
            Ok((year_of(year)?, *month, short(day)?))
        }
        [DateToken::Month(month), DateToken::Digits(day), DateToken::Digits(year)] => {
            Ok((year_of(year)?, *month, short(day)?))
        }
        _ => Err(DayProblem::NotADate),
    }
}

/// Reads what a person types at a date prompt: "vandaag", "nu", "today", "gisteren", "morgen", "eergisteren", "overmorgen" and
/// their English twins; "+7" and "-3" days; "7d", "2w", "3m", "1j" from today (months keep to the end of a shorter month);
/// "31-12" and "31 dec" in the year of today; a weekday ("ma", "friday") is the first one from today on; digits together may
/// have the day first (31122026, 311226); everything else as [`parse_day`] with the day first.
pub fn parse_relative(text: &str, today: Day) -> Result<Day, DayProblem> {
    parse_typed(text, today, YearMeant::This)
}

/// The year of a date that is typed without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearMeant {
    /// The year of today.
    #[default]
    This,
    /// The first year in which the date is not past: for something that ends in the future.
    Coming,
    /// The year in which the date is nearest to today: for something that ends about now.
    Nearest,
}

impl YearMeant {
    /// The day with this number in this month, in the year that is meant.
    fn day(self, today: Day, month: u32, day: u32) -> Result<Day, DayProblem> {
        let in_year = |years: i32| day_of(today.year() + years, month, day);
        let this = in_year(0);
        // The next 29 February may be eight years away.
        let coming = || (0..=8).find_map(|years| in_year(years).ok().filter(|day| *day >= today));
        match self {
            YearMeant::This => this,
            YearMeant::Coming => coming().ok_or(DayProblem::NoSuchDate),
            YearMeant::Nearest => {
                let near = (-1..=1).filter_map(|years| in_year(years).ok());
                near.min_by_key(|day| day.signed_duration_since(today).num_days().abs()).ok_or(DayProblem::NoSuchDate)
            }
        }
    }
}

/// Reads a date as [`parse_relative`] does, except that `year` decides the year of a date without one.
pub fn parse_typed(text: &str, today: Day, year: YearMeant) -> Result<Day, DayProblem> {
    let folded = fold(text);
    let days = match folded.as_str() {
        "vandaag" | "today" | "nu" | "now" => Some(0),
        "gisteren" | "yesterday" => Some(-1),
        "eergisteren" => Some(-2),
        "morgen" | "tomorrow" => Some(1),
        "overmorgen" => Some(2),
        _ => None,
    };
    if let Some(days) = days {
        return shifted(today, days, 'd');
    }
    if let Some((amount, unit)) = distance(&folded) {
        return shifted(today, amount, unit);
    }
    if let Some(weekday) = weekday_named(&folded) {
        let ahead = (7 + i64::from(weekday) - i64::from(today.weekday().num_days_from_monday())) % 7;
        return shifted(today, ahead, 'd');
    }
    if let Some(day) = digits_with_the_day_first(&folded) {
        return Ok(day);
    }
    if let Ok(parts) = tokens(&folded) {
        match parts.as_slice() {
            [DateToken::Digits(day), DateToken::Digits(month)] => {
                return year.day(today, short(month)?, short(day)?);
            }
            [DateToken::Digits(day), DateToken::Month(month)] | [DateToken::Month(month), DateToken::Digits(day)] => {
                return year.day(today, *month, short(day)?);
            }
            _ => {}
        }
    }
    parse_day(text, DayOrder::DayFirst)
}

/// The date order of a whole column: `told` where given. Otherwise day first, unless some value is a date only with the
/// month first (or with a short year first) and none only with the day first. Texts that are no date in any order do not count.
pub fn column_order<'a>(values: impl Iterator<Item = &'a str>, told: Option<DayOrder>) -> (DayOrder, Ambiguity) {
    if let Some(order) = told {
        return (order, Ambiguity::Clear);
    }
    let (mut only_day, mut only_month, mut only_year, mut differs) = (false, false, false, false);
    for value in values {
        let day = parse_day(value, DayOrder::DayFirst).ok();
        let month = parse_day(value, DayOrder::MonthFirst).ok();
        match (day, month) {
            (Some(_), None) => only_day = true,
            (None, Some(_)) => only_month = true,
            (Some(day), Some(month)) => differs |= day != month,
            (None, None) => only_year |= parse_day(value, DayOrder::YearFirst).is_ok(),
        }
    }
    match (only_day, only_month) {
        (true, true) => (DayOrder::DayFirst, Ambiguity::Mixed),
        (true, false) => (DayOrder::DayFirst, Ambiguity::Clear),
        (false, true) => (DayOrder::MonthFirst, Ambiguity::Clear),
        (false, false) if only_year => (DayOrder::YearFirst, Ambiguity::Clear),
        (false, false) if differs => (DayOrder::DayFirst, Ambiguity::Ambiguous),
        (false, false) => (DayOrder::DayFirst, Ambiguity::Clear),
    }
}

/// The day of a spreadsheet's serial number (1 = 1 January 1900; 45291 = 31 December 2023). The first sixty are refused,
/// because spreadsheets count a day there that never existed.
pub fn from_serial(serial: i64) -> Result<Day, DayProblem> {
    if serial < FIRST_SOUND_SERIAL {
        return Err(DayProblem::NoSuchDate);
    }
    let zero = SERIAL_ZERO.ok_or(DayProblem::NoSuchDate)?;
    shifted(zero, serial, 'd')
}

enum DateToken<'a> {
    Digits(&'a str),
    Month(u32),
}

/// Splits a folded text at signs and where digits and letters meet.
fn tokens(folded: &str) -> Result<Vec<DateToken<'_>>, DayProblem> {
    let mut found = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        if matches!(first, '-' | '/' | '.' | ',' | ' ') {
            rest = rest.get(1..).unwrap_or_default();
            // One sign, with spaces around it: "31--12" is not a date, "Jan 1, 2026" is.
            let sign = first != ' ';
            if (sign && rest.starts_with(['-', '/', ',', '.'])) || found.is_empty() {
                return Err(DayProblem::NotADate);
            }
            continue;
        }
        let digits = first.is_ascii_digit();
        let end =
            rest.find(|c: char| if digits { !c.is_ascii_digit() } else { !c.is_alphabetic() }).unwrap_or(rest.len());
        if end == 0 {
            return Err(DayProblem::NotADate);
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        if digits {
            found.push(DateToken::Digits(word));
        } else if !is_ordinal(word, found.last()) {
            found.push(DateToken::Month(month_named(word).ok_or(DayProblem::NotADate)?));
        }
    }
    if folded.ends_with(['-', '/', ',']) { Err(DayProblem::NotADate) } else { Ok(found) }
}

/// The ending of "1e" and "1st".
fn is_ordinal(word: &str, before: Option<&DateToken<'_>>) -> bool {
    matches!(before, Some(DateToken::Digits(digits)) if digits.len() <= 2)
        && matches!(word, "e" | "ste" | "de" | "st" | "nd" | "rd" | "th")
}

/// The position of a weekday in the week; Monday is 0.
pub(super) fn weekday_named(word: &str) -> Option<u32> {
    Some(match word {
        "ma" | "maandag" | "mon" | "monday" => 0,
        "di" | "dinsdag" | "tue" | "tuesday" => 1,
        "wo" | "woensdag" | "wed" | "wednesday" => 2,
        "do" | "donderdag" | "thu" | "thursday" => 3,
        "vr" | "vrijdag" | "fri" | "friday" => 4,
        "za" | "zaterdag" | "sat" | "saturday" => 5,
        "zo" | "zondag" | "sun" | "sunday" => 6,
        _ => return None,
    })
}

/// Reads 31122026 and 311226. Eight digits that are a date with the year first never are one with the day first: no month
/// has the number of a century.
fn digits_with_the_day_first(folded: &str) -> Option<Day> {
    let all_digits = folded.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || !matches!(folded.len(), 6 | 8) {
        return None;
    }
    let ((day, rest), year) = (folded.split_at(2), folded.get(4..)?);
    day_of(year_of(year).ok()?, short(rest.get(..2)?).ok()?, short(day).ok()?).ok()
}

fn month_named(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "januari" | "january" => 1,
        "feb" | "febr" | "februari" | "february" => 2,
        "mrt" | "maart" | "mar" | "march" => 3,
        "apr" | "april" => 4,
        "mei" | "may" => 5,
        "jun" | "juni" | "june" => 6,
        "jul" | "juli" | "july" => 7,
        "aug" | "augustus" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "okt" | "oktober" | "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

/// The text without " 00:00", " 0:00:00" or "t00:00:00" at its end.
fn without_midnight(folded: &str) -> &str {
    let Some((date, time)) = folded.rsplit_once([' ', 't']) else { return folded };
    let mut parts = time.trim_end_matches('z').split([':', '.']);
    let timed = time.contains(':');
    if timed && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b == b'0')) { date } else { folded }
}

fn by_digits([a, b, c]: [&str; 3], order: DayOrder) -> Result<(i32, u32, u32), DayProblem> {
    let (year, month, day) = match order {
        _ if a.len() == 4 => (a, b, c),
        DayOrder::MonthFirst => (c, a, b),
        // With four digits at the end the year is last, whatever order was given.
        DayOrder::YearFirst if c.len() != 4 => (a, b, c),
        DayOrder::DayFirst | DayOrder::YearFirst => (c, b, a),
    };
    // What is no month or day says more than a year that is unclear.
    let (month, day) = (short(month)?, short(day)?);
    Ok((year_of(year)?, month, day))
}

fn number<N: std::str::FromStr>(digits: &str) -> Result<N, DayProblem> {
    digits.parse().map_err(|_| DayProblem::NotADate)
}

/// Reads a day or a month: one or two digits.
fn short(digits: &str) -> Result<u32, DayProblem> {
    if digits.len() <= 2 { number(digits) } else { Err(DayProblem::NotADate) }
}

fn year_of(digits: &str) -> Result<i32, DayProblem> {
    let year: i32 = number(digits)?;
    match digits.len() {
        4 => Ok(year),
        2 if UNCLEAR_YEARS.contains(&year) => Err(DayProblem::YearUnclear),
        2 if year < 80 => Ok(2000 + year),
        2 => Ok(1900 + year),
        _ => Err(DayProblem::NotADate),
    }
}

fn day_of(year: i32, month: u32, day: u32) -> Result<Day, DayProblem> {
    within_years(NaiveDate::from_ymd_opt(year, month, day))
}

fn within_years(day: Option<Day>) -> Result<Day, DayProblem> {
    day.filter(|day| YEARS.contains(&day.year())).ok_or(DayProblem::NoSuchDate)
}

/// Reads "+7", "-3", "7d", "+2w", "-3m", "1j", "1y". A bare "7" is no distance, since it may well be a day of the month.
fn distance(folded: &str) -> Option<(i64, char)> {
    let signed = folded.starts_with(['+', '-']);
    let last = folded.chars().last()?;
    let (amount, unit) = match last {
        'd' | 'w' | 'm' | 'j' | 'y' => (folded.strip_suffix(last)?.trim_end(), last),
        _ if signed => (folded, 'd'),
        _ => return None,
    };
    let digits = amount.strip_prefix(['+', '-']).unwrap_or(amount).trim_start();
    if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size: i64 = digits.parse().ok()?;
    Some((if folded.starts_with('-') { -size } else { size }, unit))
}

fn shifted(from: Day, amount: i64, unit: char) -> Result<Day, DayProblem> {
    let by_months = |months: i64| {
        let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
        if months < 0 { from.checked_sub_months(size) } else { from.checked_add_months(size) }
    };
    within_years(match unit {
        'm' => by_months(amount),
        'j' | 'y' => amount.checked_mul(12).and_then(by_months),
        _ => {
            let step = if unit == 'w' { 7 } else { 1 };
            amount.checked_mul(step).and_then(TimeDelta::try_days).and_then(|days| from.checked_add_signed(days))
        }
    })
}

/// Whether an interval includes a day; both ends belong to it.
pub fn holds(from: Day, until: Option<Day>, on: Day) -> bool {
    from <= on && until.is_none_or(|until| until >= on)
}

/// Whether two intervals have a day in common.
pub fn overlap(a: (Day, Option<Day>), b: (Day, Option<Day>)) -> bool {
    a.1.is_none_or(|until| until >= b.0) && b.1.is_none_or(|until| until >= a.0)
}

/// The day a whole number of months later, cut to the last day of a shorter month. `None` beyond the calendar.
pub fn months_after(day: Day, months: Decimal) -> Option<Day> {
    day.checked_add_months(Months::new(u32::try_from(months.hundredths() / 100).ok()?))
}

/// The last day of a number of whole months that begin on a day: the day before the same date in a later month, or the last
/// day of a month without that date. Three years from 29-2-2024 end on 28-2-2027.
pub fn last_of_months(first: Day, months: Decimal) -> Option<Day> {
    let next = months_after(first, months)?;
    if next.day() < first.day() { Some(next) } else { next.pred_opt() }
}

/// The value of a parameter that counts days or weeks. `None` unless it is whole, at least one and at most a century.
pub fn whole_days(value: Option<Decimal>) -> Option<i64> {
    value.map(|value| value.hundredths() / 100).filter(|days| (1..=36_500).contains(days))
}

#[cfg(test)]
mod tests;
