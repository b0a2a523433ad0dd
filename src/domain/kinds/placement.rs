//! Placements: who works in which team for how many hours, dated, one at a time.
use crate::domain::choices::{Choice, EndReason};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// The place of a member in a team, with the hours that count as jobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// In which team.
    pub team: Id,
    /// With which tasks.
    pub task_package: Option<Id>,
    /// Hours a week.
    pub hours: Decimal,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
}

impl Typed for Placement {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new(
            "member",
            FieldType::Ref(Kind::Member),
            |r: &Self| r.member.show(),
            |r: &mut Self, v| put(&mut r.member, v),
        )
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
        Field::new("hours", FieldType::Hours, |r: &Self| r.hours.show(), |r: &mut Self, v| put(&mut r.hours, v))
            .required(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("until", FieldType::Day, |r: &Self| r.until.show(), |r: &mut Self, v| put(&mut r.until, v)),
        Field::new(
            "end_reason",
            FieldType::Choice(EndReason::NAMES),
            |r: &Self| r.end_reason.show(),
            |r: &mut Self, v| put(&mut r.end_reason, v),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            member: Id::UNSET,
            team: Id::UNSET,
            task_package: None,
            hours: Decimal::ZERO,
            from: UNSET_DAY,
            until: None,
            end_reason: None,
        }
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Placement(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Placement, "until"))
    }
}
