//! The period that a statement is about.

use crate::domain::days::{Day, overlap};
use crate::domain::kinds::Statement;
use chrono::{Datelike, Months, TimeDelta};

/// A period from its first to its last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub until: Day,
}

impl Period {
    /// The period of a fixed statement.
    pub fn of(statement: &Statement) -> Period {
        Period { from: statement.from, until: statement.until }
    }

    /// The calendar month around a day.
    pub fn month(on: Day) -> Period {
        let (before, all) = (i64::from(on.day0()), i64::from(on.num_days_in_month()));
        Period { from: on - TimeDelta::days(before), until: on + TimeDelta::days(all - 1 - before) }
    }

    /// Reads a month or a year: `2026-10`, `10-2026`, `2026`. `None` for any other text.
    pub fn named(text: &str) -> Option<Period> {
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|sign| sign.is_ascii_digit()));
        let year = |text: &str| number(text).filter(|_| text.len() == 4).map(|year| year as i32);
        let first = |year, month| Day::from_ymd_opt(year, month, 1);
        match text.trim().split_once(['-', '/']) {
            None => {
                let year = year(text.trim())?;
                Some(Period { from: first(year, 1)?, until: Day::from_ymd_opt(year, 12, 31)? })
            }
            Some((left, right)) => {
                let (year, month) = year(left).zip(number(right)).or_else(|| year(right).zip(number(left)))?;
                first(year, month).map(Period::month)
            }
        }
    }

    /// The days that it shares with an interval; `None` when there are none.
    pub fn within(self, from: Day, until: Option<Day>) -> Option<Period> {
        let (from, until) = (self.from.max(from), until.map_or(self.until, |until| until.min(self.until)));
        (from <= until).then_some(Period { from, until })
    }

    /// Whether two periods share a day.
    pub fn overlaps(self, other: Period) -> bool {
        overlap((self.from, Some(self.until)), (other.from, Some(other.until)))
    }

    /// The shortest period that includes both.
    pub fn with(self, other: Period) -> Period {
        Period { from: self.from.min(other.from), until: self.until.max(other.until) }
    }

    /// The number of months, when the period is made of whole calendar months.
    fn months(self) -> Option<u32> {
        let next = self.until.succ_opt()?;
        let months = (next.year() - self.from.year()) * 12 + next.month() as i32 - self.from.month() as i32;
        u32::try_from(months).ok().filter(|_| self.from.day() == 1 && next.day() == 1)
    }

    /// The next period of the same length: as many months, where this one is of whole months. `None` where the calendar ends first.
    fn following(self) -> Option<Period> {
        let from = self.until.succ_opt()?;
        let until = match self.months() {
            Some(months) => from.checked_add_months(Months::new(months))?.pred_opt()?,
            None => from.checked_add_signed(self.until - self.from)?,
        };
        Some(Period { from, until })
    }
}

/// The statements that stand: not the credit statements, and not those that one of them took back.
pub fn standing(statements: &[Statement]) -> impl Iterator<Item = &Statement> {
    let taken_back = |id| statements.iter().any(|other| other.credits == Some(id));
    statements.iter().filter(move |statement| statement.credits.is_none() && !taken_back(statement.id))
}

/// The period of the next statement of a client: after the last one and of the same length (as many months, where that was of
/// whole months). For a first statement it is the month of a day. Only statements that stand count.
pub fn next_period(statements: &[Statement], on: Day) -> Period {
    let last = standing(statements).map(Period::of).max_by_key(|period| period.until);
    last.and_then(Period::following).unwrap_or_else(|| Period::month(on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    #[test]
    fn the_next_statement_follows_the_last_and_is_as_long() {
        let day = |m, d| Day::from_ymd_opt(2026, m, d).expect("a day");
        let statement = |from, until| Statement { from, until, ..Statement::blank(Id::UNSET) };
        let next = |list: &[Statement]| {
            let period = next_period(list, day(8, 20));
            (period.from, period.until)
        };
        assert_eq!(next(&[]), (day(8, 1), day(8, 31)));
        let quarters = [statement(day(4, 1), day(6, 30)), statement(day(1, 1), day(3, 31))];
        assert_eq!(next(&quarters), (day(7, 1), day(9, 30)));
        assert_eq!(next(&[statement(day(1, 1), day(1, 31))]), (day(2, 1), day(2, 28)));
        assert_eq!(Period::month(Day::MAX), Period { from: Day::MAX - TimeDelta::days(30), until: Day::MAX });
        assert_eq!(next(&[statement(day(3, 1), Day::MAX)]), (day(8, 1), day(8, 31)));
        assert_eq!(next(&[statement(day(1, 5), day(1, 11))]), (day(1, 12), day(1, 18)));
    }
}
