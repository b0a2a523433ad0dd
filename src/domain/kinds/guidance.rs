//! Extra guidance (F15): what is brought in beside leader and coach.
use crate::domain::choices::{Choice, GuidanceForm};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// Guidance brought in for a member for some time.
#[derive(Debug, Clone, PartialEq)]
pub struct Guidance {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// Which guidance.
    pub form: GuidanceForm,
    /// Who gives it.
    pub provider: String,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for Guidance {
    const KIND: Kind = Kind::Guidance;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "form", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(form, FieldType::Choice(GuidanceForm::NAMES)).required(),
        field!(provider, FieldType::Text(80)).asked().noted(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            member: Id::UNSET,
            form: GuidanceForm::ExtraCoaching,
            provider: String::new(),
            from: UNSET_DAY,
            until: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Guidance, "until"))
    }
}
