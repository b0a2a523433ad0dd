//! Applications (F10): in which stage a candidate stands for a vacancy, dated, so that each past day can be seen.
use crate::domain::choices::{Choice, StageReason};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// The stage of a candidate for a vacancy over some time. Going on to another stage begins a new one.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Identity.
    pub id: Id,
    /// Who.
    pub candidate: Id,
    /// For which vacancy.
    pub vacancy: Id,
    /// In which stage.
    pub stage: Id,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// Why it ended there.
    pub reason: Option<StageReason>,
    /// Last day of a trial placement.
    pub trial_until: Option<Day>,
}

impl Typed for Application {
    const KIND: Kind = Kind::Application;
    const OWNER: Option<&'static str> = Some("candidate");
    const IDENTITY: &'static [&'static str] = &["candidate", "vacancy", "stage", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(candidate, FieldType::Ref(Kind::Candidate)).required(),
        field!(vacancy, FieldType::Ref(Kind::Vacancy)).required(),
        field!(stage, FieldType::Ref(Kind::Stage)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(reason, FieldType::Choice(StageReason::NAMES)),
        field!(trial_until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            candidate: Id::UNSET,
            vacancy: Id::UNSET,
            stage: Id::UNSET,
            from: UNSET_DAY,
            until: None,
            reason: None,
            trial_until: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Application, "until"))
    }
}
