//! Team roles: one fixed team leader and one job coach per team, dated (F2).
use crate::domain::choices::{Choice, StaffRole};
use crate::domain::days::Day;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// Who leads or coaches a team, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRole {
    /// Identity.
    pub id: Id,
    /// The team.
    pub team: Id,
    /// Who.
    pub staff: Id,
    /// As what.
    pub role: StaffRole,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
}

impl Typed for TeamRole {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("team", FieldType::Ref(Kind::Team), |r: &Self| r.team.show(), |r: &mut Self, v| put(&mut r.team, v))
            .required(),
        Field::new(
            "staff",
            FieldType::Ref(Kind::Staff),
            |r: &Self| r.staff.show(),
            |r: &mut Self, v| put(&mut r.staff, v),
        )
        .required(),
        Field::new(
            "role",
            FieldType::Choice(StaffRole::NAMES),
            |r: &Self| r.role.show(),
            |r: &mut Self, v| put(&mut r.role, v),
        )
        .required(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("until", FieldType::Day, |r: &Self| r.until.show(), |r: &mut Self, v| put(&mut r.until, v)),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, team: Id::UNSET, staff: Id::UNSET, role: StaffRole::TeamLeader, from: UNSET_DAY, until: None }
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::TeamRole(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::TeamRole, "until"))
    }
}
