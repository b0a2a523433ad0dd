//! What a granted instrument comes to on a day: the amount that was decided, or else what the rules give.

use super::Period;
use super::measure::Quantity;
use super::part::edges;
use crate::domain::choices::{AmountPer, InstrumentKind, InstrumentStatus};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{
    Expected, Grounds, Rules, benefit_of_year, expected_on, last_flat_day, only_the_highest,
};
use crate::domain::kinds::{Instrument, Parameter};

/// A price and what it is counted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grant {
    /// Euros for one unit, above zero.
    pub price: Decimal,
    by: CountedBy,
    /// Most euros of a year, where there is one.
    most: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum CountedBy {
    /// As it was decided.
    Decided(AmountPer),
    /// By months, each a twelfth of a year: so twelve of them never come to more than the year.
    Twelfths,
}

/// The days for which an instrument is passed on; `None` when it was not granted. One that was ended before its time counts up
/// to its last day; without one nobody knows for how long it was given.
pub(super) fn passed_on(instrument: &Instrument) -> Option<(Day, Option<Day>)> {
    let granted = match instrument.status {
        InstrumentStatus::Granted => true,
        InstrumentStatus::Ended => instrument.until.is_some(),
        InstrumentStatus::ToRequest | InstrumentStatus::Requested | InstrumentStatus::Refused => false,
    };
    let once = instrument.amount.is_some() && instrument.amount_per == Some(AmountPer::Once);
    granted.then_some((instrument.from, if once { Some(instrument.from) } else { instrument.until }))
}

/// Somebody at work with all that decides on what their instruments bring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holder<'a> {
    /// All their instruments.
    pub instruments: &'a [Instrument],
    /// Service, register checks and parameters.
    pub grounds: Grounds<'a>,
    /// Hours a week.
    pub hours: Decimal,
}

impl Holder<'_> {
    /// The days on which the price of one of the instruments can become another one: with the rules, each 1 January, where one
    /// of them begins or ends, where a flat start is over, and with each register check.
    pub fn price_days(&self) -> Vec<Day> {
        let parameters: &[Parameter] = self.grounds.parameters;
        let own = self.instruments.iter().filter_map(passed_on).flat_map(|(from, until)| edges(from, until));
        let checks = self.grounds.checks.iter().flat_map(|check| edges(check.from, check.until));
        let flat = parameters.iter().filter(|parameter| parameter.name == "lks_flat_months").flat_map(|parameter| {
            let rules = Rules { lks_flat_months: parameter.value, ..Rules::default() };
            let last = move |i| last_flat_day(&self.since_it_began(i), self.grounds.employments, &rules)?.succ_opt();
            self.instruments.iter().filter_map(last)
        });
        let new_years = |day: Day| {
            let year = chrono::Datelike::year(&day);
            [year, year + 1].into_iter().filter_map(|year| Day::from_ymd_opt(year, 1, 1))
        };
        let rules = parameters.iter().flat_map(|parameter| new_years(parameter.from).chain([parameter.from]));
        own.chain(checks).chain(flat).chain(rules).collect()
    }

    /// What an instrument comes to on a day. `None` for what brings no money (any more), for an amount that cannot be said, and
    /// for a benefit beside a higher one.
    pub fn grant(&self, instrument: &Instrument, on: Day) -> Option<Grant> {
        let rules = Rules::counting(instrument.instrument, self.began(instrument), on, self.grounds.parameters);
        let expected = self.expected(instrument, on);
        if expected == Expected::Lapsed || rules.windfall_by_rule && !self.is_the_highest(instrument, on) {
            return None;
        }
        let benefit = instrument.instrument == InstrumentKind::WageCostBenefit;
        if let Some(price) = instrument.amount {
            let per = instrument.amount_per.unwrap_or(AmountPer::Month);
            let most = rules.lkv_year_most.filter(|_| benefit && rules.windfall_by_rule);
            return Some(Grant { price, by: CountedBy::Decided(per), most });
        }
        if !rules.windfall_by_rule {
            return None;
        }
        if benefit {
            let weeks_of_a_year = Decimal::from_hundredths(self.hours.hundredths().saturating_mul(52));
            let price = benefit_of_year(weeks_of_a_year, &rules).ok()?;
            return Some(Grant { price, by: CountedBy::Twelfths, most: None });
        }
        Some(Grant { price: expected.amount()?, by: CountedBy::Decided(AmountPer::Month), most: None })
    }

    fn expected(&self, instrument: &Instrument, on: Day) -> Expected {
        expected_on(&self.since_it_began(instrument), Some(self.hours), &self.grounds, on)
    }

    fn since_it_began(&self, instrument: &Instrument) -> Instrument {
        Instrument { from: self.began(instrument), ..instrument.clone() }
    }

    /// The first day of an instrument, which may be there once for each time in which its terms were the same: other terms are
    /// no other beginning.
    fn began(&self, instrument: &Instrument) -> Day {
        let same = self.instruments.iter().filter(|i| i.id == instrument.id);
        same.map(|i| i.from).min().unwrap_or(instrument.from)
    }

    /// Whether an instrument counts on a day: of several wage-cost benefits only the highest does (Wtl 4.1 lid 3).
    fn is_the_highest(&self, instrument: &Instrument, on: Day) -> bool {
        let there = |i: &&Instrument| passed_on(i).is_some_and(|(from, until)| holds(from, until, on));
        let beside: Vec<&Instrument> = self.instruments.iter().filter(there).collect();
        let amounts: Vec<_> = beside.iter().map(|i| (i.instrument, self.expected(i, on))).collect();
        let counts = only_the_highest(&amounts);
        beside.iter().zip(counts).any(|(i, counts)| i.id == instrument.id && counts)
    }
}

impl Grant {
    /// The same within the most of a year: of each month no more than a twelfth of it, so that it holds whatever lines and
    /// statements the year is divided over.
    pub fn at_most(self, hours: Decimal, piece: Period) -> Grant {
        let (quantity, part) = (self.quantity(hours, piece), Quantity::twelfths(piece));
        match self.most {
            Some(most)
                if i128::from(self.price.hundredths()) * quantity.over * part.under
                    > i128::from(most.hundredths()) * part.over * quantity.under =>
            {
                Grant { price: most, by: CountedBy::Twelfths, most: None }
            }
            _ => self,
        }
    }

    /// How many units there are in days of somebody with so many hours a week.
    pub fn quantity(self, hours: Decimal, piece: Period) -> Quantity {
        match self.by {
            CountedBy::Decided(per) => Quantity::of_grant(per, hours, piece),
            CountedBy::Twelfths => Quantity::twelfths(piece),
        }
    }
}
