//! What changed since a statement was fixed, as a correction keeps and says it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::choices::{AmountPer, CostBasis};
use super::days::Day;
use super::decimal::Decimal;
use super::named::{Choice, named};

named! {
    /// The property that changed.
    pub enum ChangedTerm {
        /// The hours a week of a placement; nothing on days without one.
        Hours = "hours",
        /// Whether the team is there: one, or nothing.
        Team = "team",
        /// The share of the client in the team, in percent.
        Share = "share",
        /// How much of a placement is the client's, in percent, where it is credited to one organisation then or now.
        Credited = "credited",
        /// What a cost item is counted by, a [`CostBasis`].
        Basis = "basis",
        /// What an instrument is counted by, an [`AmountPer`].
        Unit = "unit",
        /// The price of one unit, or what it brings in, in euros; nothing where it is not charged.
        Price = "price",
        /// A credit statement took it back, or a correction of it; without values.
        TakenBack = "taken_back",
        /// A line is cut where it was not, so that its parts are rounded otherwise; without values.
        Rounded = "rounded",
        /// An earlier version of the program worked it out by other rules; without values.
        Recounted = "recounted",
        /// Something that the client is not told, because it is about a person; without values.
        Withheld = "withheld",
        /// It reaches into a closed period, of which the client is not told what was published of one person; without values.
        ClosedPeriod = "closed_period",
    }
}

/// One side of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChangedValue {
    /// It was not there.
    #[default]
    Nothing,
    /// Hours, percent or euros.
    Number(Decimal),
    /// The identifier of a basis or unit.
    Choice(&'static str),
}

/// A property that changed, on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What changed.
    #[serde(rename = "what")]
    pub term: ChangedTerm,
    /// The value as the client was last told.
    pub was: ChangedValue,
    /// The value as it is known now.
    pub became: ChangedValue,
    /// First day of the statement on which the two differ.
    pub since: Day,
    /// Last day of these; `None` where they differ for as long as the statement charges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// All that changed, in the order of days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct WhatChanged(pub Vec<Changed>);

impl WhatChanged {
    /// Adds a change; one that is there already with the same values, on days that follow on these, then holds on the days of both.
    pub fn add(&mut self, new: Changed) {
        let reaches =
            |until: Option<Day>, day: Day| until.and_then(|until| until.succ_opt()).is_none_or(|next| day <= next);
        let same = |old: &&mut Changed| {
            (old.term, old.was, old.became) == (new.term, new.was, new.became)
                && reaches(old.until, new.since)
                && reaches(new.until, old.since)
        };
        match self.0.iter_mut().find(same) {
            Some(old) => {
                old.since = old.since.min(new.since);
                old.until = old.until.zip(new.until).map(|(one, other)| one.max(other));
            }
            None => self.0.push(new),
        }
    }

    /// Reads what [`fmt::Display`] writes; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let one = |text: &str| {
            let mut parts = text.split(' ');
            let term = ChangedTerm::named(parts.next()?)?;
            let (was, became) = (ChangedValue::parse(parts.next()?)?, ChangedValue::parse(parts.next()?)?);
            let since = parts.next()?.parse().ok()?;
            let until = parts.next().map(str::parse).transpose().ok()?;
            parts.next().is_none().then_some(Changed { term, was, became, since, until })
        };
        text.split("; ").map(one).collect::<Option<_>>().map(Self)
    }
}

impl ChangedValue {
    fn parse(text: &str) -> Option<Self> {
        if text == "-" {
            return Some(Self::Nothing);
        }
        let mut choices = CostBasis::NAMES.iter().chain(AmountPer::NAMES);
        let choice = choices.find(|name| **name == text).map(|name| Self::Choice(name));
        choice.or_else(|| Decimal::parse(text).map(Self::Number))
    }
}

impl From<Option<Decimal>> for ChangedValue {
    fn from(number: Option<Decimal>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

/// As stores, files and the log keep it: `hours 24 36 2026-03-05; share 80 - 2026-03-05 2026-03-20`.
impl fmt::Display for WhatChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, Changed { term, was, became, since, until }) in self.0.iter().enumerate() {
            let mark = if nth > 0 { "; " } else { "" };
            write!(f, "{mark}{} {was} {became} {since}", term.name())?;
            until.map_or(Ok(()), |until| write!(f, " {until}"))?;
        }
        Ok(())
    }
}

impl fmt::Display for ChangedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("-"),
            Self::Number(number) => number.fmt(f),
            Self::Choice(name) => f.write_str(name),
        }
    }
}

impl Serialize for ChangedValue {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => s.serialize_none(),
            Self::Number(number) => number.serialize(s),
            Self::Choice(name) => s.serialize_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written_and_nothing_else_is() {
        let written =
            "hours 24 32.5 2026-03-05 2026-03-20; price - -3.25 2026-03-05; basis contract_hour team_month 2026-03-09";
        assert_eq!(WhatChanged::parse(written).map(|read| read.to_string()).as_deref(), Some(written));
        // As version 12 kept it.
        assert_eq!(WhatChanged::parse("price 395.00 411.17 2026-09-09").expect("one").0[0].until, None);
        for odd in [
            "",
            "hours",
            "hours 24 36",
            "hours 24 x 2026-03-05",
            "hours 1 2 2026-03-05 2026-03-06 3",
            "work 1 2 2026-03-05",
        ] {
            assert_eq!(WhatChanged::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_same_on_other_days_is_one_change() {
        let mut all = WhatChanged::default();
        for text in ["price 20 23 2026-03-09 2026-03-12", "share 80 40 2026-03-05", "price 20 23 2026-03-05 2026-03-20"]
        {
            WhatChanged::parse(text).expect("one").0.into_iter().for_each(|one| all.add(one));
        }
        assert_eq!(all.to_string(), "price 20 23 2026-03-05 2026-03-20; share 80 40 2026-03-05");
        for text in ["price 20 23 2026-03-21 2026-03-22", "price 20 23 2026-03-25"] {
            WhatChanged::parse(text).expect("one").0.into_iter().for_each(|one| all.add(one));
        }
        let apart = "price 20 23 2026-03-05 2026-03-22; share 80 40 2026-03-05; price 20 23 2026-03-25";
        assert_eq!(all.to_string(), apart, "the days after are part of it, days apart are not");
    }
}
