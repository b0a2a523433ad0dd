//! What a granted instrument comes to on a day: the amount that was decided, or else what the rules give.

use super::Period;
use super::measure::Quantity;
use super::part::edges;
use crate::domain::choices::{AmountPer, InstrumentKind, InstrumentStatus};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{Rules, benefit_of_year, expected_per_month, only_the_highest};
use crate::domain::kinds::{Instrument, Parameter};

/// Identifier of the parameter that says from when what was granted without an amount is passed on as the rules give it: 1 is
/// yes. What was charged for the days before it stays as it was.
const BY_RULE: &str = "windfall_by_rule";

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

/// The days on which the price of one of these can become another one: with the rules, each 1 January, and where one of them
/// begins or ends.
pub(super) fn price_days(of_member: &[&Instrument], parameters: &[Parameter]) -> Vec<Day> {
    let own = of_member.iter().filter_map(|i| passed_on(i)).flat_map(|(from, until)| edges(from, until));
    let new_years = |day: Day| {
        let year = chrono::Datelike::year(&day);
        [year, year + 1].into_iter().filter_map(|year| Day::from_ymd_opt(year, 1, 1))
    };
    own.chain(parameters.iter().flat_map(|parameter| new_years(parameter.from).chain([parameter.from]))).collect()
}

impl Grant {
    /// What an instrument comes to on a day for somebody with so many hours a week; `of_member` are all that the member has.
    /// `None` for what brings no money, for an amount that cannot be said, and for a benefit beside a higher one.
    pub fn on(
        instrument: &Instrument,
        of_member: &[&Instrument],
        hours: Decimal,
        on: Day,
        parameters: &[Parameter],
    ) -> Option<Grant> {
        if !is_the_highest(instrument, of_member, hours, on, parameters) {
            return None;
        }
        let rules = Rules::counting(instrument.instrument, began(instrument, of_member), on, parameters);
        let benefit = instrument.instrument == InstrumentKind::WageCostBenefit;
        if let Some(price) = instrument.amount {
            let per = instrument.amount_per.unwrap_or(AmountPer::Month);
            let most = rules.lkv_year_most.filter(|_| benefit);
            return Some(Grant { price, by: CountedBy::Decided(per), most });
        }
        let by_rule = Parameter::value_on(parameters, BY_RULE, on).is_some_and(|value| value > Decimal::ZERO);
        if !by_rule {
            return None;
        }
        if benefit {
            let weeks_of_a_year = Decimal::from_hundredths(hours.hundredths().saturating_mul(52));
            let price = benefit_of_year(weeks_of_a_year, &rules).ok()?;
            return Some(Grant { price, by: CountedBy::Twelfths, most: None });
        }
        let price = expected_per_month(instrument, Some(hours), &rules).amount()?;
        Some(Grant { price, by: CountedBy::Decided(AmountPer::Month), most: None })
    }

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

/// The first day of an instrument, which may be there once for each time in which its terms were the same: other terms are no
/// other beginning.
fn began(instrument: &Instrument, of_member: &[&Instrument]) -> Day {
    of_member.iter().filter(|i| i.id == instrument.id).map(|i| i.from).min().unwrap_or(instrument.from)
}

/// Whether an instrument counts on a day: of several wage-cost benefits only the highest does (Wtl 4.1 lid 3).
fn is_the_highest(
    instrument: &Instrument,
    of_member: &[&Instrument],
    hours: Decimal,
    on: Day,
    parameters: &[Parameter],
) -> bool {
    let there = |i: &&&Instrument| passed_on(i).is_some_and(|(from, until)| holds(from, until, on));
    let beside: Vec<&Instrument> = of_member.iter().filter(there).copied().collect();
    let amounts: Vec<_> = beside
        .iter()
        .map(|i| {
            let rules = Rules::counting(i.instrument, began(i, of_member), on, parameters);
            (i.instrument, expected_per_month(i, Some(hours), &rules))
        })
        .collect();
    let counts = only_the_highest(&amounts);
    beside.iter().zip(counts).any(|(i, counts)| i.id == instrument.id && counts)
}
