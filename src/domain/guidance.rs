//! Contact and coaching: by which day a member has to be contacted again, and who coaches them.

use super::days::{Day, holds};
use super::id::Id;
use super::kinds::{OwnCoach, Team};
use super::ruled::ruled;
use chrono::Days;

ruled! {
    /// How often members have to be contacted, as the parameters give it on a day.
    pub struct Cadence {
        /// Most days between two contacts, in a team without a number of its own.
        pub contact_days: Option<i64>,
        /// Most days in a team at a standstill: in the lockdowns of 2020 contact was about twice a week.
        pub contact_days_standstill: Option<i64>,
    }
}

impl Cadence {
    /// Most days between two contacts with the members of a team, seen on a day: those of a standstill while it lasts, otherwise
    /// those of the team, otherwise the usual ones. `None` when none of these is given.
    pub fn in_team(&self, team: &Team, on: Day) -> Option<i64> {
        let standstill = self.contact_days_standstill.filter(|_| team.at_standstill(on));
        standstill.or(team.contact_days).or(self.contact_days)
    }
}

/// The day by which a member has to be contacted again, counted from the last contact or, when there was none, from the
/// first day of the placement. For who was placed before the office began to record, it is counted from that day. A contact before the first
/// day of the present service, where that is known, was in another one and does not count.
pub fn contact_due(
    (last, service_from): (Option<Day>, Option<Day>),
    placed_from: Day,
    recorded_since: Option<Day>,
    days: i64,
) -> Option<Day> {
    let last = last.filter(|held| service_from.is_none_or(|from| from <= *held));
    let waits_from = recorded_since.map_or(placed_from, |since| since.max(placed_from));
    last.unwrap_or(waits_from).checked_add_days(Days::new(days.max(0) as u64))
}

/// The coach of a member on a day: the own coach who came last, otherwise the coach of the team.
pub fn coach_on(own: &[OwnCoach], team: Option<Id>, on: Day) -> Option<Id> {
    let own = own.iter().filter(|coach| holds(coach.from, coach.until, on));
    own.max_by_key(|coach| (coach.from, std::cmp::Reverse(coach.id))).map(|coach| coach.staff).or(team)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    #[test]
    fn contact_is_due_after_the_cadence_of_the_team_or_sooner_at_a_standstill() {
        let cadence = Cadence { contact_days: Some(30), contact_days_standstill: Some(3) };
        let mut team = Team::blank(Id::UNSET);
        assert_eq!(cadence.in_team(&team, day(6, 1)), Some(30));
        team.contact_days = Some(14);
        assert_eq!(cadence.in_team(&team, day(6, 1)), Some(14));
        team.standstill_from = Some(day(6, 2));
        assert_eq!((cadence.in_team(&team, day(6, 1)), cadence.in_team(&team, day(6, 2))), (Some(14), Some(3)));
        assert_eq!(Cadence::default().in_team(&Team::blank(Id::UNSET), day(6, 1)), None);
    }

    #[test]
    fn it_counts_from_the_last_contact_or_else_from_the_placement() {
        assert_eq!(contact_due((Some(day(5, 20)), None), day(1, 1), None, 30), Some(day(6, 19)));
        assert_eq!(contact_due((None, None), day(1, 1), None, 30), Some(day(1, 31)));
        let back = |service| contact_due((Some(day(5, 20)), Some(service)), day(6, 1), None, 30);
        assert_eq!(back(day(5, 20)), Some(day(6, 19)));
        assert_eq!(back(day(6, 1)), Some(day(7, 1)), "it was in an earlier service");
        let since = |placed| contact_due((None, None), placed, Some(day(3, 1)), 30);
        assert_eq!([since(day(1, 1)), since(day(4, 1))], [Some(day(3, 31)), Some(day(5, 1))]);
        assert_eq!(
            contact_due((Some(day(1, 20)), None), day(1, 1), Some(day(3, 1)), 30),
            Some(day(2, 19)),
            "it was recorded"
        );
    }

    #[test]
    fn a_coach_of_ones_own_stands_before_the_teams() {
        let id = |n| Id::from_bytes([n; 16]);
        let own = |n, from, until| OwnCoach { staff: id(n), from, until, ..OwnCoach::blank(id(n + 100)) };
        let list = [own(1, day(1, 1), Some(day(3, 31))), own(2, day(3, 1), None)];
        assert_eq!(coach_on(&list, Some(id(9)), day(2, 1)), Some(id(1)));
        assert_eq!(coach_on(&list, Some(id(9)), day(3, 15)), Some(id(2)), "the one who came last");
        assert_eq!(coach_on(&list, Some(id(9)), Day::default()), Some(id(9)));
        assert_eq!(coach_on(&[], None, day(2, 1)), None);
    }
}
