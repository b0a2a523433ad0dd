//! Working days: how the hours of a week are spread over its days.

use std::fmt;

use chrono::{Datelike, TimeDelta};
use serde::{Serialize, Serializer};

use super::days::{Day, weekday_named};
use super::decimal::Decimal;
use super::names::fold;

/// Days of a week.
const WEEK: usize = 7;
/// The days that are always written, Monday to Friday: the weekend only where there is work in it.
const WRITTEN: usize = 5;
/// Hundredths of an hour in a day.
const MOST: i64 = 2400;

/// The hours on each day of the week, Monday first: at least one day has hours, none more than 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorkDays([i64; WEEK]);

/// Days in a row with the same hours; `first` and `last` are 0 for Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkStretch {
    /// Its first day of the week.
    pub first: usize,
    /// Its last.
    pub last: usize,
    /// Hours on each of them.
    pub hours: Decimal,
}

impl WorkDays {
    /// From the hours on each day, Monday first. `None` without hours, and when a day has less than none or more than 24.
    pub fn of(hours: [Decimal; WEEK]) -> Option<Self> {
        let hours = hours.map(Decimal::hundredths);
        let sound = hours.iter().all(|hours| (0..=MOST).contains(hours)) && hours.iter().any(|hours| *hours > 0);
        sound.then_some(Self(hours))
    }

    /// Reads `ma 8, di 8, do 4`, `ma-do 8 · vr 4`, `mon, wed 7.5` (in both languages), or the hours of five to seven days with one
    /// sign between them, Monday first: `8-8-0-4-0`, `7,5 7,5 0 7,5 7,5`. `None` for everything else: a day twice, a day without
    /// hours after it, what [`WorkDays::of`] does not take.
    pub fn parse(text: &str) -> Option<Self> {
        let parts = parts(&fold(text))?;
        let hours =
            if parts.iter().any(|part| matches!(part, Part::Days(..))) { named(&parts) } else { in_order(&parts) };
        Self::of(hours?)
    }

    /// Hours of the whole week.
    pub fn total(self) -> Decimal {
        Decimal::from_hundredths(self.0.iter().sum())
    }

    /// Hours on a day.
    pub fn on(self, day: Day) -> Decimal {
        Decimal::from_hundredths(self.0.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default())
    }

    /// Whether there are hours on a day of the week, 0 for Monday.
    pub fn works(self, weekday: usize) -> bool {
        self.0.get(weekday).is_some_and(|hours| *hours > 0)
    }

    /// Hours from a day up to and including another; none when that is before it.
    pub fn between(self, first: Day, last: Day) -> Decimal {
        let days = ((last - first).num_days() + 1).max(0);
        let rest = (0..days % 7).filter_map(|nth| first.checked_add_signed(TimeDelta::days(nth)));
        let rest: i64 = rest.map(|day| self.on(day).hundredths()).sum();
        Decimal::from_hundredths(self.total().hundredths() * (days / 7) + rest)
    }

    /// The days with hours, those in a row with the same hours together.
    pub fn stretches(self) -> Vec<WorkStretch> {
        let mut all: Vec<WorkStretch> = Vec::new();
        for (day, hours) in self.0.into_iter().enumerate().filter(|(_, hours)| *hours > 0) {
            let hours = Decimal::from_hundredths(hours);
            match all.last_mut() {
                Some(before) if before.last + 1 == day && before.hours == hours => before.last = day,
                _ => all.push(WorkStretch { first: day, last: day, hours }),
            }
        }
        all
    }
}

/// The hours of each day with a sign between them, as in files and in the log: `8-8-0-4-0`, `8-8-8-8-0-4`.
impl fmt::Display for WorkDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.0.iter().rposition(|hours| *hours > 0).map_or(0, |last| last + 1);
        for (nth, hours) in self.0.iter().take(last.max(WRITTEN)).enumerate() {
            let sign = if nth > 0 { "-" } else { "" };
            write!(f, "{sign}{}", Decimal::from_hundredths(*hours).text('.'))?;
        }
        Ok(())
    }
}

impl Serialize for WorkDays {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

enum Part {
    /// From a day of the week to another.
    Days(usize, usize),
    Hours(Decimal),
    /// A sign between two others; spaces are none.
    Sign(char),
}

/// Cuts a folded text into days, hours and the signs between them; `None` at the first thing that is none of these.
fn parts(folded: &str) -> Option<Vec<Part>> {
    let (mut found, mut rest) = (Vec::new(), folded.trim());
    while let Some(first) = rest.chars().next() {
        let number = |c: char| c.is_ascii_digit();
        if number(first) {
            let whole = rest.find(|c| !number(c)).unwrap_or(rest.len());
            let (_, after) = rest.split_at(whole);
            // A comma is a decimal mark only with a digit right behind it.
            let part = after.strip_prefix([',', '.']).map_or(0, |part| part.find(|c| !number(c)).unwrap_or(part.len()));
            let (hours, after) = rest.split_at(whole + if part > 0 { part + 1 } else { 0 });
            found.push(Part::Hours(Decimal::parse(hours)?));
            rest = without_unit(after);
        } else if first.is_alphabetic() {
            let (day, after) = weekday(rest)?;
            let (last, after) = up_to(after).and_then(weekday).unwrap_or((day, after));
            (day <= last).then(|| found.push(Part::Days(day, last)))?;
            rest = without_and(after);
        } else {
            if first != ' ' {
                found.push(Part::Sign(first));
            }
            rest = rest.get(first.len_utf8()..)?;
        }
    }
    Some(found)
}

fn weekday(text: &str) -> Option<(usize, &str)> {
    let (word, after) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    Some((weekday_named(word)? as usize, after))
}

/// What follows a sign or words that lead from a day to another.
fn up_to(text: &str) -> Option<&str> {
    let text = text.strip_prefix('.').unwrap_or(text).trim_start();
    let signs = ["-", "–", "t/m ", "tot en met ", "to "];
    signs.iter().find_map(|sign| text.strip_prefix(sign)).map(str::trim_start)
}

fn without_and(text: &str) -> &str {
    let text = text.strip_prefix('.').unwrap_or(text);
    ["en ", "and "].iter().find_map(|and| text.trim_start().strip_prefix(and)).unwrap_or(text)
}

/// What follows the hours when they are called so.
fn without_unit(text: &str) -> &str {
    let trimmed = text.trim_start();
    let (word, after) = trimmed.split_at(trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len()));
    match word {
        "u" | "uur" | "uren" | "h" | "hour" | "hours" => without_and(after),
        _ => without_and(text),
    }
}

/// Days, each with the hours that follow it, or that follow the days after it.
fn named(parts: &[Part]) -> Option<[Decimal; WEEK]> {
    let (mut all, mut waiting) = ([None; WEEK], Vec::new());
    for part in parts {
        match part {
            Part::Days(first, last) => waiting.extend(*first..=*last),
            Part::Hours(_) if waiting.is_empty() => return None,
            Part::Hours(hours) => {
                for day in waiting.drain(..) {
                    let free = all.get_mut(day).filter(|known| known.is_none())?;
                    *free = Some(*hours);
                }
            }
            Part::Sign(',' | ';' | '·' | '+' | '/' | '=' | ':') => {}
            Part::Sign(_) => return None,
        }
    }
    waiting.is_empty().then(|| all.map(|hours| hours.unwrap_or(Decimal::ZERO)))
}

/// The hours of the days in order, all with the same sign between them.
fn in_order(parts: &[Part]) -> Option<[Decimal; WEEK]> {
    let (mut all, mut days, mut signs) = ([Decimal::ZERO; WEEK], 0, Vec::new());
    for (nth, part) in parts.iter().enumerate() {
        match part {
            Part::Hours(hours) => {
                *all.get_mut(days)? = *hours;
                days += 1;
            }
            Part::Sign(sign @ ('-' | '/' | ';' | '+' | '·')) => {
                let between = matches!(
                    (nth.checked_sub(1).and_then(|at| parts.get(at)), parts.get(nth + 1)),
                    (Some(Part::Hours(_)), Some(Part::Hours(_)))
                );
                between.then(|| signs.push(*sign))?;
            }
            _ => return None,
        }
    }
    let alike = signs.is_empty() || (signs.len() + 1 == days && signs.windows(2).all(|pair| pair[0] == pair[1]));
    (alike && (WRITTEN..=WEEK).contains(&days)).then_some(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<String> {
        WorkDays::parse(text).map(|days| days.to_string())
    }

    #[test]
    fn it_is_read_as_people_write_it() {
        for text in [
            "ma 8, di 8, do 4",
            "ma 8,di 8,do 4",
            "Maandag 8 dinsdag 8 donderdag 4",
            "ma 8 · di 8 · do 4",
            "ma-di 8 · do 4",
            "ma t/m di 8 uur, do 4 uur",
            "ma en di 8, do 4",
            "ma, di 8; do: 4u",
            "ma. 8, di. 8 en do. 4",
            "do 4 ma 8 di 8",
            "mon, tue 8.0, thu 4",
            "ma 8 wo 0 di 8 do 4",
            "8-8-0-4-0",
            "8 8 0 4 0",
            "8/8/0/4/0",
            "8; 8; 0; 4; 0",
            "8-8-0-4-0-0-0",
        ] {
            assert_eq!(read(text).as_deref(), Some("8-8-0-4-0"), "{text}");
        }
        for (text, plain) in [
            ("ma-vr 7,25", "7.25-7.25-7.25-7.25-7.25"),
            ("7,5-7,5-0-7,5-7,5", "7.5-7.5-0-7.5-7.5"),
            ("wo 4, za 6,5", "0-0-4-0-0-6.5"),
            ("za-zo 8", "0-0-0-0-0-8-8"),
        ] {
            assert_eq!(read(text).as_deref(), Some(plain), "{text}");
        }
    }

    #[test]
    fn what_could_be_meant_otherwise_is_not_read() {
        for text in [
            "",
            "24",
            "8-8-8",
            "8,8,8,0,0",
            "8-8-8-0-0-0-0-0",
            "ma",
            "ma 8, di",
            "8 ma",
            "ma 8 8",
            "ma 8, ma 4",
            "vr-ma 8",
            "ma 25",
            "ma -8",
            "ma 0",
            "0-0-0-0-0",
            "8--8-0-4-0",
            "8-8/0-4-0",
            "-8-8-0-4-0",
            "8-8-0-4-0-",
            "xx 8",
            "ma 8?",
            "8-8 0 4 0",
            "ma 8,333",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn hours_of_days_follow_the_weekday() {
        let day = |d| Day::from_ymd_opt(2026, 6, d).expect("a day");
        let days = WorkDays::parse("ma 8, di 7,5, do 4").expect("days");
        assert_eq!(days.total(), Decimal::from_hundredths(1950));
        // 1 June 2026 is a Monday.
        let week: Vec<i64> = (1..8).map(|d| days.on(day(d)).hundredths()).collect();
        assert_eq!(week, [800, 750, 0, 400, 0, 0, 0]);
        assert_eq!(days.between(day(3), day(3)), Decimal::ZERO, "no Wednesday");
        assert_eq!(days.between(day(1), day(9)), Decimal::from_hundredths(1950 + 1550));
        assert_eq!(days.between(day(9), day(1)), Decimal::ZERO);
        assert_eq!((days.works(1), days.works(2)), (true, false));
    }

    #[test]
    fn days_in_a_row_with_the_same_hours_stand_together() {
        let days = WorkDays::parse("8-8-8-0-4").expect("days");
        let stretches: Vec<_> = days.stretches().iter().map(|s| (s.first, s.last, s.hours.text(','))).collect();
        assert_eq!(stretches, [(0, 2, "8".into()), (4, 4, "4".into())]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(quarters in proptest::array::uniform7(0i64..=96), from in 0i64..60, long in 0i64..60) {
            let hours = quarters.map(|quarters| Decimal::from_hundredths(quarters * 25));
            let days = WorkDays::of(hours);
            prop_assert_eq!(days.is_some(), quarters.iter().any(|quarters| *quarters > 0));
            if let Some(days) = days {
                prop_assert_eq!(WorkDays::parse(&days.to_string()), Some(days));
                let first = Day::default() + TimeDelta::days(from);
                let each: i64 = (0..long).map(|nth| days.on(first + TimeDelta::days(nth)).hundredths()).sum();
                prop_assert_eq!(days.between(first, first + TimeDelta::days(long - 1)).hundredths(), each);
            }
        }

        #[test]
        fn no_text_is_too_odd(text in "[madiwo0-9,. /t·é;-]{0,30}") {
            let _ = WorkDays::parse(&text);
        }
    }
}
