//! Vacancies (F10).
use crate::domain::choices::{Choice, StaffRole, VacancyStatus};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

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
    /// First day of the latest time nobody was sought.
    pub held_from: Option<Day>,
    /// Last day of that time; empty while it lasts.
    pub held_until: Option<Day>,
    /// The day it was filled or closed.
    pub closed_on: Option<Day>,
}

impl Typed for Vacancy {
    const KIND: Kind = Kind::Vacancy;
    const KEY: Option<&'static str> = Some("number");
    const ORDER: &'static str = "number";
    const VALIDITY: Validity = Validity::OpenUntil("open_since", "closed_on");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::Application, "vacancy")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(number, FieldType::Text(20)).required(),
        field!(team, FieldType::Ref(Kind::Team)).required(),
        field!(task_package, FieldType::Ref(Kind::TaskPackage)).asked(),
        field!(role, FieldType::Choice(StaffRole::NAMES)).asked(),
        field!(hours, FieldType::Hours).asked(),
        field!(places, FieldType::Whole(1, 500)).required(),
        field!(filled_places, FieldType::Whole(0, 500)),
        field!(open_since, FieldType::Day).required(),
        field!(wanted_by, FieldType::Day).asked(),
        field!(status, FieldType::Choice(VacancyStatus::NAMES)).required(),
        field!(held_from, FieldType::Day),
        field!(held_until, FieldType::Day),
        field!(closed_on, FieldType::Day),
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
            held_from: None,
            held_until: None,
            closed_on: None,
        }
    }

    fn label(&self) -> String {
        self.number.clone()
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.open_since, self.closed_on, (Kind::Vacancy, "closed_on"))?;
        if self.filled_places > self.places {
            return Err(Refusal::new("more-filled-than-places").at(Kind::Vacancy, "filled_places"));
        }
        Ok(())
    }
}

impl Vacancy {
    /// How it stood on a day: what was filled, closed or held later was open then.
    pub fn status_on(&self, on: Day) -> VacancyStatus {
        let held = match self.held_from {
            Some(from) => holds(from, self.held_until, on),
            None => self.status == VacancyStatus::Hold,
        };
        let over = matches!(self.status, VacancyStatus::Filled | VacancyStatus::Closed);
        if over && self.closed_on.is_none_or(|closed| closed <= on) {
            self.status
        } else if held {
            VacancyStatus::Hold
        } else {
            VacancyStatus::Open
        }
    }
}
