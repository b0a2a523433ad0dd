//! Signals (F14): bottlenecks seen early, with who follows them up and by when.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// Something about a member or a team that needs following up.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Identity.
    pub id: Id,
    /// What it is about, in one line; never about health.
    pub subject: String,
    /// About whom.
    pub member: Option<Id>,
    /// Or about which team.
    pub team: Option<Id>,
    /// Who follows it up.
    pub owner: Option<Id>,
    /// Day it was raised.
    pub from: Day,
    /// Day by which something has to be done.
    pub due: Option<Day>,
    /// Day it was closed; empty while it is open.
    pub until: Option<Day>,
    /// What came of it.
    pub outcome: String,
}

impl Typed for Signal {
    const KIND: Kind = Kind::Signal;
    const IDENTITY: &'static [&'static str] = &["subject", "member", "team", "from"];
    const ORDER: &'static str = "due";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(subject, FieldType::Text(120)).required().noted(),
        field!(member, FieldType::Ref(Kind::Member)).asked(),
        field!(team, FieldType::Ref(Kind::Team)).asked(),
        field!(owner, FieldType::Ref(Kind::Staff)).asked(),
        field!(from, FieldType::Day).required(),
        field!(due, FieldType::Day).asked(),
        field!(until, FieldType::Day),
        field!(outcome, FieldType::Text(120)).noted(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            subject: String::new(),
            member: None,
            team: None,
            owner: None,
            from: UNSET_DAY,
            due: None,
            until: None,
            outcome: String::new(),
        }
    }

    fn label(&self) -> String {
        self.subject.clone()
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Signal, "until"))
    }
}
