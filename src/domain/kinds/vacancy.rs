//! Vacancies (F10).
use crate::domain::choices::{Choice, StaffRole, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// Places in a team for which people are sought: members, or a leader or coach.
#[derive(Debug, Clone, PartialEq)]
pub struct Vacancy {
    /// Identity.
    pub id: Id,
    /// Number, unique: V001.
    pub number: String,
    /// In which team.
    pub team: Id,
    /// For which tasks, when it is for members.
    pub task_package: Option<Id>,
    /// For which role, when it is for staff.
    pub role: Option<StaffRole>,
    /// Hours a week.
    pub hours: Option<Decimal>,
    /// How many people are sought.
    pub places: i64,
    /// How many of them were found.
    pub filled_places: i64,
    /// Since when.
    pub open_since: Day,
    /// By when; empty is as soon as possible.
    pub wanted_by: Option<Day>,
    /// Open, on hold, filled or closed.
    pub status: VacancyStatus,
    /// The day it was filled or closed.
    pub closed_on: Option<Day>,
}

impl Typed for Vacancy {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("number", FieldType::Text(20), |r: &Self| r.number.show(), |r: &mut Self, v| put(&mut r.number, v))
            .required(),
        Field::new("team", FieldType::Ref(Kind::Team), |r: &Self| r.team.show(), |r: &mut Self, v| put(&mut r.team, v))
            .required(),
        Field::new(
            "task_package",
            FieldType::Ref(Kind::TaskPackage),
            |r: &Self| r.task_package.show(),
            |r: &mut Self, v| put(&mut r.task_package, v),
        )
        .asked(),
        Field::new(
            "role",
            FieldType::Choice(StaffRole::NAMES),
            |r: &Self| r.role.show(),
            |r: &mut Self, v| put(&mut r.role, v),
        )
        .asked(),
        Field::new("hours", FieldType::Hours, |r: &Self| r.hours.show(), |r: &mut Self, v| put(&mut r.hours, v))
            .asked(),
        Field::new(
            "places",
            FieldType::Whole(1, 500),
            |r: &Self| r.places.show(),
            |r: &mut Self, v| put(&mut r.places, v),
        )
        .required(),
        Field::new(
            "filled_places",
            FieldType::Whole(0, 500),
            |r: &Self| r.filled_places.show(),
            |r: &mut Self, v| put(&mut r.filled_places, v),
        ),
        Field::new(
            "open_since",
            FieldType::Day,
            |r: &Self| r.open_since.show(),
            |r: &mut Self, v| put(&mut r.open_since, v),
        )
        .required(),
        Field::new(
            "wanted_by",
            FieldType::Day,
            |r: &Self| r.wanted_by.show(),
            |r: &mut Self, v| put(&mut r.wanted_by, v),
        )
        .asked(),
        Field::new(
            "status",
            FieldType::Choice(VacancyStatus::NAMES),
            |r: &Self| r.status.show(),
            |r: &mut Self, v| put(&mut r.status, v),
        )
        .required(),
        Field::new(
            "closed_on",
            FieldType::Day,
            |r: &Self| r.closed_on.show(),
            |r: &mut Self, v| put(&mut r.closed_on, v),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            number: String::new(),
            team: Id::UNSET,
            task_package: None,
            role: None,
            hours: None,
            places: 1,
            filled_places: 0,
            open_since: UNSET_DAY,
            wanted_by: None,
            status: VacancyStatus::Open,
            closed_on: None,
        }
    }

    fn label(&self) -> String {
        self.number.clone()
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Vacancy(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.open_since, self.closed_on, (Kind::Vacancy, "closed_on"))?;
        if self.filled_places > self.places {
            return Err(Refusal::new("more-filled-than-places").at(Kind::Vacancy, "filled_places"));
        }
        Ok(())
    }
}
