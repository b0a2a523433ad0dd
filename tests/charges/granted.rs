//! What an instrument gives on a day, by the decision or by the rules of the law.

use chrono::{Datelike, Months};

use crate::number::Fraction;
use crate::records::{Day, Instrument, Placement, Records};

/// By what it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Hour,
    Month,
    Year,
    Once,
    /// A twelfth of a year for each month.
    Twelfth,
}

/// What it gives on a day, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gives {
    pub price: i64,
    pub by: By,
    /// Most of a year.
    pub most: Option<i64>,
}

/// An amount times a fraction, in whole cents.
fn part(amount: i64, over: i64, under: i64) -> i64 {
    Fraction::new(i128::from(amount) * i128::from(over), i128::from(under)).rounded() as i64
}

/// An instrument with the terms of a day.
fn on_day(records: &Records, instrument: &Instrument, day: Day) -> Instrument {
    let mut then = instrument.clone();
    let number = |value: Option<&str>| value.map(crate::records::hundredths);
    if let Some(value) = records.held(&then.id, "wage_value", day) {
        then.wage_value = number(value);
    }
    if let Some(value) = records.held(&then.id, "amount", day) {
        then.amount = number(value);
    }
    if let Some(value) = records.held(&then.id, "amount_per", day) {
        then.per = value.map(str::to_owned);
    }
    then
}

/// Whether it was granted for a day. One that was ended counts up to its last day; an amount that is given once is given on the
/// first day.
fn granted(instrument: &Instrument, day: Day) -> bool {
    let stands = match instrument.status.as_str() {
        "granted" => true,
        "ended" => instrument.days.1.is_some(),
        _ => false,
    };
    let once = instrument.amount.is_some() && instrument.per.as_deref() == Some("once");
    stands && instrument.days.has(day) && (!once || day == instrument.days.0)
}

/// What an instrument of somebody at work gives on a day; `None` for what brings nothing, or nobody knows how much.
pub fn gives(records: &Records, instrument: &Instrument, at_work: &Placement, day: Day) -> Option<Gives> {
    let then = on_day(records, instrument, day);
    if !granted(&then, day) || lapsed(records, &then, day) {
        return None;
    }
    let law = Law { records, day: counted_on(&then, day) };
    let benefit = then.kind == "wage_cost_benefit";
    if law.by_rule() && benefit && !is_the_highest(records, &then, at_work, day) {
        return None;
    }
    if let Some(price) = then.amount {
        let by = match then.per.as_deref() {
            Some("hour") => By::Hour,
            Some("year") => By::Year,
            Some("once") => By::Once,
            _ => By::Month,
        };
        let most = law.most_of_year(&then).filter(|_| benefit && law.by_rule());
        return Some(Gives { price, by, most });
    }
    match then.kind.as_str() {
        _ if !law.by_rule() => None,
        "wage_cost_benefit" => {
            Some(Gives { price: law.benefit_of_year(&then, at_work.hours)?, by: By::Twelfth, most: None })
        }
        "wage_cost_subsidy" => Some(Gives { price: subsidy(&law, &then, at_work, day)?, by: By::Month, most: None }),
        _ => None,
    }
}

/// A wage-cost subsidy follows the law of its first day, and of each 1 January after that.
fn counted_on(instrument: &Instrument, day: Day) -> Day {
    match instrument.kind.as_str() {
        "wage_cost_subsidy" => Day::from_ymd_opt(day.year(), 1, 1).expect("a day").max(instrument.days.0),
        _ => day,
    }
}

/// A wage-cost benefit is over on the days on which the register says no, since the law says so.
fn lapsed(records: &Records, instrument: &Instrument, day: Day) -> bool {
    let follows = records.parameter("lkv_follows_register", day).is_some_and(|yes| yes > 0);
    let no = records
        .checks
        .get(&instrument.member)
        .is_some_and(|checks| checks.iter().any(|check| check.days.has(day) && !check.counts));
    instrument.kind == "wage_cost_benefit" && follows && no
}

/// Of several wage-cost benefits only the highest of a month is given, and of equals the first.
fn is_the_highest(records: &Records, instrument: &Instrument, at_work: &Placement, day: Day) -> bool {
    let month = |other: &Instrument| -> Option<i64> {
        let law = Law { records, day };
        let year = match (other.amount, other.per.as_deref()) {
            _ if lapsed(records, other, day) => return None,
            (Some(_), Some("once")) => return None,
            (Some(amount), Some("hour")) => return Some(law.at_most(other, part(amount, at_work.hours * 52, 1200))),
            (Some(amount), Some("year")) => return Some(law.at_most(other, part(amount, 1, 12))),
            (Some(amount), _) => return Some(law.at_most(other, amount)),
            (None, _) => law.benefit_of_year(other, at_work.hours)?,
        };
        Some(part(year, 1, 12))
    };
    let of_member = records.instruments.iter().filter(|other| other.member == instrument.member);
    let beside = of_member.map(|other| on_day(records, other, day));
    let benefits: Vec<Instrument> =
        beside.filter(|other| other.kind == "wage_cost_benefit" && granted(other, day)).collect();
    let most = benefits.iter().map(month).max().flatten();
    benefits.iter().find(|other| month(other) == most).is_some_and(|first| first.id == instrument.id)
}

/// The subsidy of a month: with a loonwaarde what the wage lacks, at most a part of it; without one a flat part for the first
/// months of the service. Employer charges on top, by the hours of a full week.
fn subsidy(law: &Law<'_>, instrument: &Instrument, at_work: &Placement, day: Day) -> Option<i64> {
    let wage = law.value("reference_month_wage")?;
    let wage = wage + part(wage, law.value("holiday_percent")?, 10_000);
    let basis = match instrument.wage_value {
        Some(value) => {
            let most = part(wage, law.value("lks_cap_percent")?, 10_000).max(0);
            (wage - part(wage, value, 10_000)).clamp(0, most)
        }
        None => {
            let service = law.records.service.get(&instrument.member).map_or(&[][..], Vec::as_slice);
            let mut start = instrument.days.0;
            while let Some(before) = service
                .iter()
                .find(|days| days.has(start) && days.0 < start || start.pred_opt().is_some_and(|eve| days.has(eve)))
            {
                start = before.0;
            }
            if let Some(months) = law.value("lks_flat_months") {
                let months = u32::try_from(months / 100).expect("months");
                if day >= start.checked_add_months(Months::new(months)).expect("a day") {
                    return None;
                }
            }
            part(wage, law.value("lks_flat_percent")?, 10_000)
        }
    };
    let (charges, full) = (law.value("lks_employer_charges")?, law.value("full_time_hours")?);
    Some(part(basis, (10_000 + charges) * at_work.hours, 10_000 * full))
}

/// The parameters of a day.
struct Law<'a> {
    records: &'a Records,
    day: Day,
}

impl Law<'_> {
    fn value(&self, name: &str) -> Option<i64> {
        self.records.parameter(name, self.day)
    }

    fn by_rule(&self) -> bool {
        self.value("windfall_by_rule").is_some_and(|yes| yes > 0)
    }

    /// So much for each paid hour, fifty-two weeks of them, up to the most of a year.
    fn benefit_of_year(&self, instrument: &Instrument, hours: i64) -> Option<i64> {
        Some(part(self.value("lkv_hour")?, hours * 52, 100).min(self.most_of_year(instrument)?))
    }

    /// The most of the calendar year, had each month as much as those for which it is given may have.
    fn most_of_year(&self, instrument: &Instrument) -> Option<i64> {
        let most = self.value("lkv_year_most")?;
        let year = self.day.year();
        let first = |month: i32| Day::from_ymd_opt(year + month / 12, month as u32 % 12 + 1, 1).expect("a day");
        let mut months = 0_i128;
        const WHOLE: i128 = 28 * 29 * 30 * 31;
        for month in 0..12 {
            let days: Vec<Day> = first(month).iter_days().take_while(|day| *day < first(month + 1)).collect();
            let given = days.iter().filter(|day| instrument.days.has(**day)).count();
            months += WHOLE * given as i128 / days.len() as i128;
        }
        if months == 0 {
            return Some(most);
        }
        Some((i128::from(most) * 12 * WHOLE / months) as i64)
    }

    fn at_most(&self, instrument: &Instrument, month: i64) -> i64 {
        match self.most_of_year(instrument) {
            Some(most) if self.by_rule() => month.min(part(most, 1, 12)),
            _ => month,
        }
    }
}
