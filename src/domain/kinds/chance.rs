//! Chances (F21): talks with clients that may become teams.
use super::Team;
use crate::domain::choices::{Choice, Phase, names};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// How far a chance is on a day (F21), worked out and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChancePhase {
    /// There are talks.
    Prospect,
    /// The client has agreed.
    Agreed,
    /// It became a team, on trial.
    Pilot,
    /// It became a team, for good.
    Structural,
    /// It became a team that stopped.
    Ended,
    /// Nothing will come of it.
    GivenUp,
}

impl Choice for ChancePhase {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Prospect, "prospect"),
        (Self::Agreed, "agreed"),
        (Self::Pilot, "pilot"),
        (Self::Structural, "structural"),
        (Self::Ended, "ended"),
        (Self::GivenUp, "given_up"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// A chance for new jobs at a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// Identity.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// At which client.
    pub organisation: Option<Id>,
    /// Which work.
    pub work_type: Option<Id>,
    /// Where.
    pub city: String,
    /// How many people it could employ.
    pub places: Option<i64>,
    /// Jobs of the programme's unit that are expected.
    pub expected_jobs: Option<Decimal>,
    /// Day of the first talk.
    pub from: Day,
    /// Day it was agreed.
    pub agreed_on: Option<Day>,
    /// The team it became.
    pub team: Option<Id>,
    /// Day on which the team is expected to start.
    pub starts_on: Option<Day>,
    /// Whether it is likely to come about, though not agreed yet.
    pub likely: Option<bool>,
    /// What is to be done next.
    pub next_step: String,
    /// By when.
    pub next_step_on: Option<Day>,
    /// Day it was given up.
    pub closed_on: Option<Day>,
}

impl Typed for Chance {
    const KIND: Kind = Kind::Chance;
    const IDENTITY: &'static [&'static str] = &["organisation", "name"];
    const ORDER: &'static str = "next_step_on";
    const VALIDITY: Validity = Validity::Between("from", "closed_on");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::ClientTalk, "chance")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(name, FieldType::Text(80)).required(),
        field!(organisation, FieldType::Ref(Kind::Organisation)).asked(),
        field!(work_type, FieldType::Ref(Kind::WorkType)).asked(),
        field!(city, FieldType::Text(60)).asked(),
        field!(places, FieldType::Whole(1, 500)).asked(),
        field!(expected_jobs, FieldType::Number).asked(),
        field!(from, FieldType::Day).required(),
        field!(starts_on, FieldType::Day).asked(),
        field!(likely, FieldType::Flag),
        field!(agreed_on, FieldType::Day),
        field!(team, FieldType::Ref(Kind::Team)),
        field!(next_step, FieldType::Text(120)).asked().noted(),
        field!(next_step_on, FieldType::Day).asked(),
        field!(closed_on, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            name: String::new(),
            organisation: None,
            work_type: None,
            city: String::new(),
            places: None,
            expected_jobs: None,
            from: UNSET_DAY,
            agreed_on: None,
            team: None,
            starts_on: None,
            likely: None,
            next_step: String::new(),
            next_step_on: None,
            closed_on: None,
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.closed_on, (Kind::Chance, "closed_on"))
    }
}

impl Chance {
    /// How far it is on a day: `team` is the one it became, if it became one. On the day it is given up it is given up, on
    /// the first day of its team it is that team.
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
