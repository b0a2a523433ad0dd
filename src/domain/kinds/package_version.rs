//! Versions of task packages (F4): what a package held from when on.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A task package as it stood over some time.
#[derive(Debug, Clone, PartialEq)]
pub struct PackageVersion {
    /// Identity.
    pub id: Id,
    /// Of which package.
    pub task_package: Id,
    /// Number of the version.
    pub version: i64,
    /// What it holds, in one line.
    pub description: String,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for PackageVersion {
    const KIND: Kind = Kind::PackageVersion;
    const OWNER: Option<&'static str> = Some("task_package");
    const IDENTITY: &'static [&'static str] = &["task_package", "version"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(task_package, FieldType::Ref(Kind::TaskPackage)).required(),
        field!(version, FieldType::Whole(1, 999)).required(),
        field!(description, FieldType::Text(200)).asked().noted(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, task_package: Id::UNSET, version: 1, description: String::new(), from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::PackageVersion, "until"))
    }
}
