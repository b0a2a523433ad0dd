//! The value of a granted instrument on a day: the amount that was decided, otherwise what the rules give.

use super::Period;
use super::measure::Quantity;
use super::part::edges;
use crate::domain::choices::{AmountPer, InstrumentKind};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{
    Expected, Grounds, Rules, benefit_of_year, expected_on, is_granted, last_flat_day, most_of_year, only_the_highest,
};
use crate::domain::kinds::{Instrument, Parameter};

/// A price, and the unit that it is counted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grant {
    /// Price of one unit in euros, above zero.
    pub price: Decimal,
    by: CountedBy,
    /// Most euros a year at which it may be counted; `None` where there is no limit.
    most: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum CountedBy {
    /// By the unit of the decided amount.
    Decided(AmountPer),
    /// By months of a twelfth of a year each, so that twelve of them never exceed the year.
    Twelfths,
}

/// The days for which an instrument is passed on to the client; `None` when it was not granted. An instrument that was ended
/// before its time counts up to its last day; without a last day nobody knows for how long it was granted. An amount paid once
/// counts on the first day.
pub(super) fn passed_on(instrument: &Instrument) -> Option<(Day, Option<Day>)> {
    let once = instrument.amount.is_some() && instrument.amount_per == Some(AmountPer::Once);
    is_granted(instrument).then_some((instrument.from, if once { Some(instrument.from) } else { instrument.until }))
}

/// A member at work, with everything that decides what their instruments bring in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holder<'a> {
    /// All instruments of the member.
    pub instruments: &'a [Instrument],
    /// Their service, register checks and parameters.
    pub grounds: Grounds<'a>,
    /// Hours a week of the placement.
    pub hours: Decimal,
}

impl Holder<'_> {
    /// The days on which the price of one of the instruments can change: each change of the rules, each 1 January, the begin and
    /// end of an instrument, the end of a flat start, and each register check.
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
        // In the years in which a benefit begins and ends the most of a year is spread over fewer months.
        let own_years = self.instruments.iter().flat_map(|i| [Some(i.from), i.until]).flatten().flat_map(new_years);
        let rules = parameters.iter().flat_map(|parameter| new_years(parameter.from).chain([parameter.from]));
        own.chain(own_years).chain(checks).chain(flat).chain(rules).collect()
    }

    /// The value of an instrument on a day. `None` when it brings no money, or no longer, when the amount cannot be worked out,
    /// and for a wage-cost benefit besides a higher one.
    pub fn grant(&self, instrument: &Instrument, on: Day) -> Option<Grant> {
        let rules = Rules::counting(instrument.instrument, self.began(instrument), on, self.grounds.parameters);
        let expected = self.expected(instrument, on);
        if expected == Expected::Lapsed || rules.windfall_by_rule && !self.is_the_highest(instrument, on) {
            return None;
        }
        let benefit = instrument.instrument == InstrumentKind::WageCostBenefit;
        if let Some(price) = instrument.amount {
            let per = instrument.amount_per.unwrap_or(AmountPer::Month);
            let most = most_of_year(&rules, self.days(instrument), on).filter(|_| benefit && rules.windfall_by_rule);
            return Some(Grant { price, by: CountedBy::Decided(per), most });
        }
        if !rules.windfall_by_rule {
            return None;
        }
        if benefit {
            let weeks_of_a_year = Decimal::from_hundredths(self.hours.hundredths().saturating_mul(52));
            let price = benefit_of_year(weeks_of_a_year, &rules, self.days(instrument), on).ok()?;
            return Some(Grant { price, by: CountedBy::Twelfths, most: None });
        }
        Some(Grant { price: expected.amount()?, by: CountedBy::Decided(AmountPer::Month), most: None })
    }

    fn expected(&self, instrument: &Instrument, on: Day) -> Expected {
        let (from, until) = self.days(instrument);
        let whole = Instrument { from, until, ..instrument.clone() };
        expected_on(&whole, Some(self.hours), &self.grounds, on)
    }

    fn since_it_began(&self, instrument: &Instrument) -> Instrument {
        Instrument { from: self.began(instrument), ..instrument.clone() }
    }

    /// The first and the last day of an instrument, whatever periods it is listed for.
    fn days(&self, instrument: &Instrument) -> (Day, Option<Day>) {
        let same = self.instruments.iter().filter(|i| i.id == instrument.id);
        let last = same.map(|i| i.until.unwrap_or(Day::MAX)).max().or(instrument.until);
        (self.began(instrument), last.filter(|last| *last < Day::MAX))
    }

    /// The first day of an instrument. The same instrument may be listed once for each period in which its terms were the same;
    /// other terms do not make another beginning.
    fn began(&self, instrument: &Instrument) -> Day {
        let same = self.instruments.iter().filter(|i| i.id == instrument.id);
        same.map(|i| i.from).min().unwrap_or(instrument.from)
    }

    /// Whether an instrument counts on a day: of several wage-cost benefits only the highest counts (Wtl 4.1 lid 3).
    fn is_the_highest(&self, instrument: &Instrument, on: Day) -> bool {
        let there = |i: &&Instrument| passed_on(i).is_some_and(|(from, until)| holds(from, until, on));
        let beside: Vec<&Instrument> = self.instruments.iter().filter(there).collect();
        let amounts: Vec<_> = beside.iter().map(|i| (i.instrument, self.expected(i, on))).collect();
        let counts = only_the_highest(&amounts);
        beside.iter().zip(counts).any(|(i, counts)| i.id == instrument.id && counts)
    }
}

impl Grant {
    /// The same, limited to the most a year at which it may be counted. Each month gets no more than a twelfth of that, so that the limit
    /// holds whatever lines and statements the year is divided over.
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

    /// The unit that it is counted by.
    pub fn unit(self) -> AmountPer {
        match self.by {
            CountedBy::Decided(per) => per,
            CountedBy::Twelfths => AmountPer::Year,
        }
    }

    /// The number of units on the days of a piece, for somebody with this many hours a week.
    pub fn quantity(self, hours: Decimal, piece: Period) -> Quantity {
        match self.by {
            CountedBy::Decided(per) => Quantity::of_grant(per, hours, piece),
            CountedBy::Twelfths => Quantity::twelfths(piece),
        }
    }
}
