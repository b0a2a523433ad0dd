//! Teams: the groups in which members work for clients.
use super::prelude::*;
use crate::domain::names::fold;

record! {
    /// A team: one type of work, at one place, with a fixed team leader and job coach.
    pub struct Team {
        /// Short code, unique: T001.
        code: String, Text(20), required;
        /// Name of the team; need not be unique.
        name: String, Text(120), required, dated;
        /// The type of work that the team does.
        work_type: Option<Id>, Ref(WorkType), prompted, dated;
        /// Town or city where the team works.
        city: String, Text(80), prompted, dated;
        /// Building or site where it works.
        site: String, Text(120), dated;
        /// Province of the place where it works.
        province: String, Text(40), prompted, dated;
        /// Agreed number of places (formatie).
        places: i64, Whole(0, 500), required, dated;
        /// Whether the team is a pilot, structural or ended.
        phase: Phase = Phase::Pilot, Choice(Phase::NAMES), required, dated;
        /// First day of the team.
        from: Day, Day, required;
        /// Last day of the team; empty while it runs.
        until: Option<Day>, Day;
        /// Last day of the pilot, whether expected or past.
        pilot_until: Option<Day>, Day, dated;
        /// First day of the latest standstill; empty when there was none.
        standstill_from: Option<Day>, Day, dated;
        /// Last day of that standstill; empty while it lasts.
        standstill_until: Option<Day>, Day, dated;
        /// Most days between two contacts with each member; empty where the parameters decide.
        contact_days: Option<i64>, Whole(1, 366), dated;
        /// The region of the programme that the team belongs to.
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

    /// Whether the team is at a standstill on a day.
    pub fn at_standstill(&self, on: Day) -> bool {
        self.standstill_from.is_some_and(|from| holds(from, self.standstill_until, on))
    }

    /// The status of the team on a day. A standstill goes before pilot or structural, and a last day of a pilot still to
    /// come makes it a pilot.
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
