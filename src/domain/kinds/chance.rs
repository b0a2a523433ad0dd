//! Chances: talks with clients that may become teams.
use super::Team;
use super::prelude::*;

named! {
    /// How far a chance has come on a day; worked out from its dates, never stored.
    pub enum ChancePhase {
        /// There are talks, nothing is agreed.
        Prospect = "prospect",
        /// The client has agreed.
        Agreed = "agreed",
        /// It became a team, on trial.
        Pilot = "pilot",
        /// It became a team, for good.
        Structural = "structural",
        /// It became a team that stopped.
        Ended = "ended",
        /// It was given up; no team will come of it.
        GivenUp = "given_up",
    }
}

record! {
    /// A chance for new jobs at a client, from the first talk until there is a team or it is given up.
    pub struct Chance {
        /// Name by which staff know the chance.
        name: String, Text(80), required;
        /// The client where the jobs would come; may be left empty.
        organisation: Option<Id>, Ref(Organisation), prompted;
        /// The type of work the team would do.
        work_type: Option<Id>, Ref(WorkType), prompted, dated;
        /// Town or city where the team would work.
        city: String, Text(60), prompted, dated;
        /// How many people the team could employ.
        places: Option<i64>, Whole(1, 500), prompted, dated;
        /// Expected number of jobs, in the unit of the parameter `job_hours`.
        expected_jobs: Option<Decimal>, Number, prompted, dated;
        /// Day of the first talk.
        from: Day, Day, required;
        /// Day on which the team is expected to start.
        starts_on: Option<Day>, Day, prompted, dated;
        /// Whether it is likely to succeed, though not agreed yet.
        likely: Option<bool>, Flag, dated;
        /// Day on which the client agreed; empty before that.
        agreed_on: Option<Day>, Day, fixed;
        /// The team that came of it; empty while there is none.
        team: Option<Id>, Ref(Team), dated;
        /// The next thing to do, in one line.
        next_step: String, Text(120), prompted, free_text;
        /// Day by which the next step has to be done.
        next_step_on: Option<Day>, Day, prompted;
        /// Day on which it was given up; empty otherwise.
        closed_on: Option<Day>, Day;
    }
    identity: organisation, name;
    label: |chance| chance.name.clone();
    order: "next_step_on";
    validity: Between(from, closed_on);
    children: ClientTalk.chance;
}

impl Chance {
    /// How far the chance has come on a day. `team` is the team that came of it, if any. The day of giving up already
    /// counts as given up, and the first day of the team as that team.
    pub fn phase_on(&self, team: Option<&Team>, on: Day) -> ChancePhase {
        if self.closed_on.is_some_and(|closed| closed <= on) {
            return ChancePhase::GivenUp;
        }
        match team.filter(|team| team.from <= on) {
            Some(team) if team.until.is_some_and(|until| until < on) => ChancePhase::Ended,
            Some(team) if team.phase == Phase::Pilot || team.pilot_until.is_some_and(|until| until >= on) => {
                ChancePhase::Pilot
            }
            Some(_) => ChancePhase::Structural,
            None if self.agreed_on.is_some_and(|agreed| agreed <= on) => ChancePhase::Agreed,
            None => ChancePhase::Prospect,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed::Typed;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    #[test]
    fn a_chance_goes_from_talks_by_way_of_a_pilot_to_lasting_work() {
        let team = Team {
            from: day(5, 1),
            pilot_until: Some(day(8, 31)),
            phase: Phase::Structural,
            until: Some(day(11, 30)),
            ..Team::blank(Id::UNSET)
        };
        let chance = Chance { from: day(1, 1), agreed_on: Some(day(3, 1)), ..Chance::blank(Id::UNSET) };
        let phase = |m, d| chance.phase_on(Some(&team), day(m, d));
        assert_eq!(phase(2, 28), ChancePhase::Prospect);
        assert_eq!((phase(3, 1), phase(4, 30)), (ChancePhase::Agreed, ChancePhase::Agreed));
        assert_eq!((phase(5, 1), phase(8, 31)), (ChancePhase::Pilot, ChancePhase::Pilot));
        assert_eq!((phase(9, 1), phase(11, 30)), (ChancePhase::Structural, ChancePhase::Structural));
        assert_eq!(phase(12, 1), ChancePhase::Ended);
        let given_up = Chance { closed_on: Some(day(4, 1)), ..chance };
        assert_eq!(given_up.phase_on(None, day(3, 31)), ChancePhase::Agreed);
        assert_eq!(given_up.phase_on(None, day(4, 1)), ChancePhase::GivenUp);
    }
}
