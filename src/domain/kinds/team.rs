//! Teams (F1, F2, F6, F16).
use crate::domain::choices::{Choice, Phase, TeamStatus};
use crate::domain::counting::holds;
use crate::domain::days::Day;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

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
}

impl Typed for Team {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("code", FieldType::Text(20), |r: &Self| r.code.show(), |r: &mut Self, v| put(&mut r.code, v))
            .required(),
        Field::new("name", FieldType::Text(120), |r: &Self| r.name.show(), |r: &mut Self, v| put(&mut r.name, v))
            .required(),
        Field::new(
            "work_type",
            FieldType::Ref(Kind::WorkType),
            |r: &Self| r.work_type.show(),
            |r: &mut Self, v| put(&mut r.work_type, v),
        )
        .asked(),
        Field::new("city", FieldType::Text(80), |r: &Self| r.city.show(), |r: &mut Self, v| put(&mut r.city, v))
            .asked(),
        Field::new(
            "province",
            FieldType::Text(40),
            |r: &Self| r.province.show(),
            |r: &mut Self, v| put(&mut r.province, v),
        )
        .asked(),
        Field::new(
            "places",
            FieldType::Whole(0, 500),
            |r: &Self| r.places.show(),
            |r: &mut Self, v| put(&mut r.places, v),
        )
        .required(),
        Field::new(
            "phase",
            FieldType::Choice(Phase::NAMES),
            |r: &Self| r.phase.show(),
            |r: &mut Self, v| put(&mut r.phase, v),
        )
        .required(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("until", FieldType::Day, |r: &Self| r.until.show(), |r: &mut Self, v| put(&mut r.until, v)),
        Field::new(
            "pilot_until",
            FieldType::Day,
            |r: &Self| r.pilot_until.show(),
            |r: &mut Self, v| put(&mut r.pilot_until, v),
        ),
        Field::new(
            "standstill_from",
            FieldType::Day,
            |r: &Self| r.standstill_from.show(),
            |r: &mut Self, v| put(&mut r.standstill_from, v),
        ),
        Field::new(
            "standstill_until",
            FieldType::Day,
            |r: &Self| r.standstill_until.show(),
            |r: &mut Self, v| put(&mut r.standstill_until, v),
        ),
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
            province: String::new(),
            places: 0,
            phase: Phase::Pilot,
            from: UNSET_DAY,
            until: None,
            pilot_until: None,
            standstill_from: None,
            standstill_until: None,
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn search_text(&self) -> String {
        crate::domain::names::fold(&format!("{} {}", self.name, self.code))
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Team(r) = record { Some(r) } else { None }
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
