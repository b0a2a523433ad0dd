//! The quota: how many jobs a client is short, and what that would cost (Wfsv 38g(3) and 38h(4), text of 1-1-2025).
//!
//! ```text
//! shortfall = (A x B - C) / D        levy = shortfall x the amount for one place
//! A  paid hours of the employer in a year          B  quota percentage of its sector
//! C  paid hours of its people in the target group  D  mean paid hours a year of people in the target group
//! ```
//!
//! The Act names the variables and the levy; how the formula combines them is inferred. It was activated for government in
//! 2018 and, as far as was found, never levied, so it is worked out only while the parameter `quota_in_force` is 1.

use super::days::Day;
use super::decimal::Decimal;
use super::kinds::Parameter;
use super::ruled::ruled;

/// Weeks in a year, to turn hours a week into hours a year: one job in a year is 25.5 x 52 = 1,326 paid hours.
const WEEKS: i64 = 52;

ruled! {
    /// What the parameters say about the quota on a day. Empty where nothing was recorded.
    pub struct QuotaRules {
        /// Whether it is reckoned.
        pub quota_in_force: bool,
        /// B.
        pub quota_percent: Option<Decimal>,
        /// Euro for each place short.
        pub quota_levy: Option<Decimal>,
        /// D.
        pub quota_mean_hours: Option<Decimal>,
    }
}

/// The quota of one client on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// It is not in force.
    NotInForce,
    /// A number that it needs is unknown: the identifier of a parameter, or `paid_hours`.
    Unknown(&'static str),
    /// The number of places short, never below zero, and the levy in euros.
    Short {
        /// Places short, each of D hours a year.
        places: Decimal,
        /// The levy for these places, in euros.
        levy: Decimal,
    },
}

impl QuotaRules {
    /// The value of each parameter on a day.
    pub fn on(day: Day, parameters: &[Parameter]) -> Self {
        Self::read(|name| Parameter::value_on(parameters, name, day))
    }

    /// The quota of a client whose own employer pays this many hours a year (A), and that is credited with this many hours a week. C
    /// is those hours times the weeks of a year: what a year would bring if everything stayed as it is on the day.
    pub fn of(&self, paid_hours: Option<i64>, quota_hours: Decimal) -> Quota {
        if !self.quota_in_force {
            return Quota::NotInForce;
        }
        let known = |value: Option<Decimal>, name| value.filter(|v| *v > Decimal::ZERO).ok_or(Quota::Unknown(name));
        let numbers = || {
            let (percent, levy) = (known(self.quota_percent, "quota_percent")?, known(self.quota_levy, "quota_levy")?);
            let mean = known(self.quota_mean_hours, "quota_mean_hours")?;
            let paid = paid_hours.ok_or(Quota::Unknown("paid_hours"))?;
            Ok((paid, percent, mean, levy))
        };
        let (paid, percent, mean, levy) = match numbers() {
            Ok(numbers) => numbers,
            Err(unknown) => return unknown,
        };
        // In millionths of an hour: percentages are hundredths of a percent, hours a week hundredths of an hour.
        let wanted = i128::from(paid) * i128::from(percent.hundredths()) * 100;
        let there = i128::from(quota_hours.hundredths()) * i128::from(WEEKS) * 10_000;
        let short = (wanted - there).max(0);
        let whole = i128::from(mean.hundredths()) * 10_000;
        Quota::Short {
            places: Decimal::quotient(short * 100, whole),
            levy: Decimal::quotient(short * i128::from(levy.hundredths()), whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::defaults;
    use crate::domain::id::CountedIds;
    use crate::domain::record::Record;

    fn rules() -> QuotaRules {
        QuotaRules {
            quota_in_force: true,
            quota_percent: Some(Decimal::from_hundredths(193)),
            quota_levy: Some(Decimal::whole(5_000)),
            quota_mean_hours: Some(Decimal::whole(1_326)),
        }
    }

    #[test]
    fn the_shortfall_is_paid_hours_times_the_percentage_less_what_is_there_over_the_mean() {
        // 2,000,000 x 1.93 % = 38,600; 255 h a week = 13,260 a year; 25,340 / 1,326 = 19.110 places.
        let short = rules().of(Some(2_000_000), Decimal::whole(255));
        let levy = Decimal::from_hundredths(9_555_053);
        assert_eq!(short, Quota::Short { places: Decimal::from_hundredths(1911), levy });
    }

    #[test]
    fn who_has_enough_is_not_short() {
        let enough = rules().of(Some(100_000), Decimal::whole(255));
        assert_eq!(enough, Quota::Short { places: Decimal::ZERO, levy: Decimal::ZERO });
    }

    #[test]
    fn what_is_not_known_is_named_and_nothing_is_guessed() {
        assert_eq!(rules().of(None, Decimal::ZERO), Quota::Unknown("paid_hours"));
        let without = QuotaRules { quota_mean_hours: None, ..rules() };
        assert_eq!(without.of(Some(1), Decimal::ZERO), Quota::Unknown("quota_mean_hours"));
        let off = QuotaRules { quota_in_force: false, ..rules() };
        assert_eq!(off.of(Some(1), Decimal::ZERO), Quota::NotInForce);
    }

    #[test]
    fn a_new_store_does_not_reckon_it_and_does_not_know_the_mean() {
        let founded = defaults::records(&mut CountedIds::after(1));
        let parameters: Vec<Parameter> =
            founded.into_iter().filter_map(|r| if let Record::Parameter(p) = r { Some(p) } else { None }).collect();
        let day = Day::from_ymd_opt(2026, 6, 15).expect("a day");
        let found = QuotaRules::on(day, &parameters);
        assert_eq!((found.quota_in_force, found.quota_mean_hours), (false, None));
        assert_eq!(
            (found.quota_percent, found.quota_levy),
            (Some(Decimal::from_hundredths(258)), Some(Decimal::whole(5_000)))
        );
    }
}
