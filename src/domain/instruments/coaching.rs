//! Job coach provision: requested soon after it began, and renewed every year.

use chrono::TimeDelta;

use super::rules::Rules;
use crate::domain::days::{Day, last_of_months};

/// The first day on which a provision requested on a day can begin.
pub fn earliest_start_of_coaching(requested_on: Day, rules: &Rules) -> Option<Day> {
    requested_on.checked_sub_signed(reach(rules)?)
}

/// The last day on which a provision that began on a day can be requested.
pub(super) fn last_request_of_coaching(from: Day, rules: &Rules) -> Option<Day> {
    from.checked_add_signed(reach(rules)?)
}

/// The last day of one period of a provision, by which the next period has to be requested.
pub fn last_day_of_coaching(from: Day, rules: &Rules) -> Option<Day> {
    last_of_months(from, rules.coach_period_months?)
}

fn reach(rules: &Rules) -> Option<TimeDelta> {
    TimeDelta::try_days(rules.coach_request_weeks?.hundredths() / 100 * 7)
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, rules};
    use super::*;

    #[test]
    fn it_begins_at_most_four_weeks_before_the_request_and_lasts_a_year() {
        let rules = rules("2026-01-01");
        assert_eq!(earliest_start_of_coaching(day("2026-03-01"), &rules), Some(day("2026-02-01")));
        assert_eq!(last_request_of_coaching(day("2026-02-01"), &rules), Some(day("2026-03-01")));
        assert_eq!(last_day_of_coaching(day("2026-02-01"), &rules), Some(day("2027-01-31")));
        assert_eq!(earliest_start_of_coaching(day("2026-03-01"), &Rules::default()), None);
    }
}
