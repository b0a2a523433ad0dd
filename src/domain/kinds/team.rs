//! Teams (F1, F2, F6, F16).
use crate::domain::choices::{Choice, Phase, TeamStatus};
use crate::domain::days::{Day, holds};
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A team: at one client, one kind of work, a fixed leader and job coach.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Identity.
    pub id: Id,
    /// Short code, unique: T001.
    pub code: String,
    /// Name.
    pub name: String,
    /// The work it does.
    pub work_type: Option<Id>,
    /// Where it works.
    pub city: String,
    /// The site on which it works (F5).
    pub site: String,
    /// The province of that place (F26).
    pub province: String,
    /// Agreed places (formatie).
    pub places: i64,
    /// Pilot, structural or ended.
    pub phase: Phase,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// Last day of the pilot, expected or real (F6).
    pub pilot_until: Option<Day>,
    /// First day of a standstill (F16).
    pub standstill_from: Option<Day>,
    /// Last day of that standstill; empty while it lasts.
    pub standstill_until: Option<Day>,
    /// Days between two contacts with each member (F13); empty for what the parameters say.
    pub contact_days: Option<i64>,
}

impl Typed for Team {
    const KIND: Kind = Kind::Team;
    const KEY: Option<&'static str> = Some("code");
    const VALIDITY: Validity = Validity::Between("from", "until");
    const CHILDREN: &'static [(Kind, &'static str)] = &[
        (Kind::ClientShare, "team"),
        (Kind::TeamRole, "team"),
        (Kind::Vacancy, "team"),
        (Kind::Signal, "team"),
        (Kind::DisplacementCheck, "team"),
        (Kind::Survey, "team"),
    ];
    const FIELDS: &'static [Field<Self>] = &[
        field!(code, FieldType::Text(20)).required(),
        field!(name, FieldType::Text(120)).required(),
        field!(work_type, FieldType::Ref(Kind::WorkType)).asked(),
        field!(city, FieldType::Text(80)).asked(),
        field!(site, FieldType::Text(120)),
        field!(province, FieldType::Text(40)).asked(),
        field!(places, FieldType::Whole(0, 500)).required(),
        field!(phase, FieldType::Choice(Phase::NAMES)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(pilot_until, FieldType::Day),
        field!(standstill_from, FieldType::Day),
        field!(standstill_until, FieldType::Day),
        field!(contact_days, FieldType::Whole(1, 366)),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            code: String::new(),
            name: String::new(),
            work_type: None,
            city: String::new(),
            site: String::new(),
            province: String::new(),
            places: 0,
            phase: Phase::Pilot,
            from: UNSET_DAY,
            until: None,
            pilot_until: None,
            standstill_from: None,
            standstill_until: None,
            contact_days: None,
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn search_text(&self) -> String {
        crate::domain::names::fold(&format!("{} {}", self.name, self.code))
    }

    fn check(&self) -> Result<(), Refusal> {
        let refuse = |code, field| Err(Refusal::new(code).at(Kind::Team, field));
        super::in_order(self.from, self.until, (Kind::Team, "until"))?;
        match (self.standstill_from, self.standstill_until) {
            (None, Some(_)) => refuse("standstill-without-start", "standstill_from"),
            (Some(from), Some(until)) if until < from => refuse("end-before-start", "standstill_until"),
            _ => Ok(()),
        }
    }
}

impl Team {
    /// Whether the team stands still on a day (F16).
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
