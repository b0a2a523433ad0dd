//! How soon something is due: the groups of the agenda.

use chrono::Days;

use crate::domain::days::Day;

/// Days that count as this week, the day looked at with them.
const WEEK: u64 = 7;

/// How soon something is due, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Its day has passed.
    Late,
    /// On the day looked at or in the six days after it.
    Week,
    /// After these.
    Later,
}

impl Urgency {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 3] = [Self::Late, Self::Week, Self::Later];

    /// Of something that is due in so many days; below zero it is late.
    pub fn of(days_left: i64) -> Self {
        match u64::try_from(days_left) {
            Err(_) => Self::Late,
            Ok(0..WEEK) => Self::Week,
            Ok(_) => Self::Later,
        }
    }

    /// The last days on which something is late and is due this week, seen from a day.
    pub fn last_days(on: Day) -> [Day; 2] {
        let week = on.checked_add_days(Days::new(WEEK - 1)).unwrap_or(Day::MAX);
        [on.pred_opt().unwrap_or(Day::MIN), week]
    }

    /// The identifier: `urgency-` followed by it is the key of its name in `text/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Week => "week",
            Self::Later => "later",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_days_are_those_on_which_the_groups_end() {
        let on = Day::from_ymd_opt(2026, 11, 22).expect("a day");
        let [late, week] = Urgency::last_days(on);
        let of = |day: Day| Urgency::of(day.signed_duration_since(on).num_days());
        assert_eq!([late, on, week].map(of), [Urgency::Late, Urgency::Week, Urgency::Week]);
        assert_eq!(week.succ_opt().map(of), Some(Urgency::Later));
        assert_eq!(Urgency::last_days(Day::MIN), [Day::MIN, Day::MIN + Days::new(6)]);
    }
}
