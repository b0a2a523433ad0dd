//! Client shares: whose work a team does, and so whose quota its jobs count for (F5, F9).
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// The part of a team that works for one client: several clients can share a team.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientShare {
    /// Identity.
    pub id: Id,
    /// The team.
    pub team: Id,
    /// The client.
    pub organisation: Id,
    /// Percentage of the team.
    pub share: Decimal,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
}

impl Typed for ClientShare {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("team", FieldType::Ref(Kind::Team), |r: &Self| r.team.show(), |r: &mut Self, v| put(&mut r.team, v))
            .required(),
        Field::new(
            "organisation",
            FieldType::Ref(Kind::Organisation),
            |r: &Self| r.organisation.show(),
            |r: &mut Self, v| put(&mut r.organisation, v),
        )
        .required(),
        Field::new("share", FieldType::Percent, |r: &Self| r.share.show(), |r: &mut Self, v| put(&mut r.share, v))
            .required(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("until", FieldType::Day, |r: &Self| r.until.show(), |r: &mut Self, v| put(&mut r.until, v)),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, team: Id::UNSET, organisation: Id::UNSET, share: Decimal::whole(100), from: UNSET_DAY, until: None }
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::ClientShare(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::ClientShare, "until"))
    }
}
