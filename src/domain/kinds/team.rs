//! Teams.
use super::prelude::*;
use crate::domain::names::fold;

record! {
    /// A team: at one client, one kind of work, a fixed leader and job coach.
    pub struct Team {
        /// Short code, unique: T001.
        code: String, Text(20), required;
        /// Name.
        name: String, Text(120), required, dated;
        /// The work it does.
        work_type: Option<Id>, Ref(WorkType), prompted, dated;
        /// Where it works.
        city: String, Text(80), prompted, dated;
        /// The site on which it works.
        site: String, Text(120), dated;
        /// The province of that place.
        province: String, Text(40), prompted, dated;
        /// Agreed places (formatie).
        places: i64, Whole(0, 500), required, dated;
        /// Pilot, structural or ended.
        phase: Phase = Phase::Pilot, Choice(Phase::NAMES), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day.
        until: Option<Day>, Day;
        /// Last day of the pilot, expected or real.
        pilot_until: Option<Day>, Day, dated;
        /// First day of a standstill.
        standstill_from: Option<Day>, Day, dated;
        /// Last day of that standstill; empty while it lasts.
        standstill_until: Option<Day>, Day, dated;
        /// Days between two contacts with each member; empty for what the parameters say.
        contact_days: Option<i64>, Whole(1, 366), dated;
        /// The region of the organisation that it belongs to.
        region: String, Text(40), dated;
    }
    key: code;
    label: |team| team.name.clone();
    search_text: |team| fold(&format!("{} {}", team.name, team.code));
    validity: Between(from, until);
    children: ClientShare.team, TeamRole.team, Vacancy.team, Signal.team, DisplacementCheck.team, Survey.team;
    rules: Self::standstill_has_a_start;
}

impl Team {
    fn standstill_has_a_start(&self) -> Result<(), Refusal> {
        if self.standstill_from.is_none() && self.standstill_until.is_some() {
            return Err(Refusal::new(Reason::StandstillWithoutStart).at(Kind::Team, Team::standstill_from));
        }
        self.in_order("standstill_from", "standstill_until")
    }

    /// Whether the team stands still on a day.
    pub fn at_standstill(&self, on: Day) -> bool {
        self.standstill_from.is_some_and(|from| holds(from, self.standstill_until, on))
    }

    /// How the team stands on a day.
    pub fn status_on(&self, on: Day) -> TeamStatus {
        if on < self.from {
            TeamStatus::Coming
        } else if self.until.is_some_and(|until| until < on) {
            TeamStatus::Ended
        } else if self.at_standstill(on) {
            TeamStatus::Standstill
        } else if self.phase == Phase::Pilot || self.pilot_until.is_some_and(|until| until >= on) {
            TeamStatus::Pilot
        } else {
            TeamStatus::Structural
        }
    }
}
