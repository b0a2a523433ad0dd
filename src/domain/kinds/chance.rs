//! Chances (F21): talks with clients that may become teams.
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Lasting, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// A chance for new jobs at a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// Identity.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// At which client.
    pub organisation: Option<Id>,
    /// Which work.
    pub work_type: Option<Id>,
    /// Where.
    pub city: String,
    /// How many people it could employ.
    pub places: Option<i64>,
    /// Jobs of the programme's unit that are expected.
    pub expected_jobs: Option<Decimal>,
    /// Day of the first talk.
    pub from: Day,
    /// Day it was agreed.
    pub agreed_on: Option<Day>,
    /// The team it became.
    pub team: Option<Id>,
    /// What is to be done next.
    pub next_step: String,
    /// By when.
    pub next_step_on: Option<Day>,
    /// Day it was given up.
    pub closed_on: Option<Day>,
}

impl Typed for Chance {
    const ORDER: &'static str = "next_step_on";
    const LASTING: Lasting = Lasting::Between("from", "closed_on");
    const BELONGINGS: &'static [(Kind, &'static str)] = &[(Kind::ClientTalk, "chance")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(name, FieldType::Text(80)).required(),
        field!(organisation, FieldType::Ref(Kind::Organisation)).asked(),
        field!(work_type, FieldType::Ref(Kind::WorkType)).asked(),
        field!(city, FieldType::Text(60)).asked(),
        field!(places, FieldType::Whole(1, 500)).asked(),
        field!(expected_jobs, FieldType::Number).asked(),
        field!(from, FieldType::Day).required(),
        field!(agreed_on, FieldType::Day),
        field!(team, FieldType::Ref(Kind::Team)),
        field!(next_step, FieldType::Text(120)).asked().noted(),
        field!(next_step_on, FieldType::Day).asked(),
        field!(closed_on, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            name: String::new(),
            organisation: None,
            work_type: None,
            city: String::new(),
            places: None,
            expected_jobs: None,
            from: UNSET_DAY,
            agreed_on: None,
            team: None,
            next_step: String::new(),
            next_step_on: None,
            closed_on: None,
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Chance(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.closed_on, (Kind::Chance, "closed_on"))
    }
}
