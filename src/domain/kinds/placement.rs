//! Placements: who works in which team for how many hours, dated, one at a time.
use crate::domain::choices::{Choice, EndReason};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

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
    /// The organisation these jobs are credited to, where it is not the clients of the team by their shares (F9).
    pub credited: Option<Id>,
}

impl Typed for Placement {
    const KIND: Kind = Kind::Placement;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(team, FieldType::Ref(Kind::Team)).required(),
        field!(task_package, FieldType::Ref(Kind::TaskPackage)).asked(),
        field!(hours, FieldType::Hours).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(end_reason, FieldType::Choice(EndReason::NAMES)),
        field!(credited, FieldType::Ref(Kind::Organisation)),
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
            credited: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Placement, "until"))
    }
}
