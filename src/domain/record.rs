//! Records of every kind, and the one place that knows which type belongs to which kind.

use std::fmt;
use std::sync::LazyLock;

use super::field::{Field, FieldInfo};
use super::id::Id;
use super::kinds::*;
use super::refusal::Refusal;
use super::value::Value;

/// The kinds of record, in an order in which each refers only to earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A dated amount or percentage with its source.
    Parameter,
    /// A client or another part of government.
    Organisation,
    /// A kind of work (werksoort).
    WorkType,
    /// A set of tasks in a work type (takenpakket).
    TaskPackage,
    /// A team leader, job coach, recruiter or region manager.
    Staff,
    /// A team at a client.
    Team,
    /// What part of a team counts for which client, dated.
    ClientShare,
    /// Who leads or coaches a team, dated.
    TeamRole,
    /// A person employed in the programme (medewerker).
    Member,
    /// The employment of a member, dated.
    Employment,
    /// The place of a member in a team, dated.
    Placement,
    /// Places in a team for which people are sought.
    Vacancy,
}

impl Kind {
    /// Every kind, in that order.
    pub const ALL: [Kind; 12] = [
        Kind::Parameter,
        Kind::Organisation,
        Kind::WorkType,
        Kind::TaskPackage,
        Kind::Staff,
        Kind::Team,
        Kind::ClientShare,
        Kind::TeamRole,
        Kind::Member,
        Kind::Employment,
        Kind::Placement,
        Kind::Vacancy,
    ];

    /// The English identifier: name of the table, of the JSON objects, of its words in `text/`.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Parameter => "parameter",
            Kind::Organisation => "organisation",
            Kind::WorkType => "work_type",
            Kind::TaskPackage => "task_package",
            Kind::Staff => "staff",
            Kind::Team => "team",
            Kind::ClientShare => "client_share",
            Kind::TeamRole => "team_role",
            Kind::Member => "member",
            Kind::Employment => "employment",
            Kind::Placement => "placement",
            Kind::Vacancy => "vacancy",
        }
    }

    /// The kind with this identifier, in the singular or with an `s`/`ies`.
    pub fn named(name: &str) -> Option<Kind> {
        let singular = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        Kind::ALL.into_iter().find(|k| {
            k.name() == name || name.strip_suffix('s') == Some(k.name()) || singular.as_deref() == Some(k.name())
        })
    }

    /// The fields of this kind, in the order of their table.
    pub fn fields(self) -> &'static [&'static FieldInfo] {
        static TABLES: LazyLock<Vec<Vec<&'static FieldInfo>>> = LazyLock::new(|| {
            Kind::ALL.into_iter().map(|kind| Record::blank(kind, Id::UNSET).typed().infos()).collect()
        });
        TABLES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The field with this identifier.
    pub fn field(self, name: &str) -> Option<&'static FieldInfo> {
        self.fields().iter().copied().find(|f| f.name == name)
    }

    /// The field by which people name a record of this kind (a member's number, a team's code); `None` for dated
    /// facts, which are named by what they belong to.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Kind::Organisation | Kind::WorkType | Kind::TaskPackage => Some("name"),
            Kind::Team => Some("code"),
            Kind::Member | Kind::Vacancy => Some("number"),
            Kind::Staff | Kind::Parameter | Kind::ClientShare | Kind::TeamRole | Kind::Employment | Kind::Placement => {
                None
            }
        }
    }

    /// The name of many of this kind: `vacancies`.
    pub fn plural(self) -> String {
        match self.name().strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{}s", self.name()),
        }
    }

    /// What belongs to a record of this kind and is shown with it: the kind, and the field that says so. The placements in a
    /// team are left out: its members are a view of their own.
    pub const fn belongings(self) -> &'static [(Kind, &'static str)] {
        match self {
            Kind::Member => &[(Kind::Employment, "member"), (Kind::Placement, "member")],
            Kind::Team => &[(Kind::ClientShare, "team"), (Kind::TeamRole, "team"), (Kind::Vacancy, "team")],
            Kind::Staff => &[(Kind::TeamRole, "staff")],
            Kind::Organisation => &[(Kind::ClientShare, "organisation")],
            Kind::WorkType => &[(Kind::TaskPackage, "work_type")],
            _ => &[],
        }
    }

    /// For a dated fact: the field that names what it belongs to (a placement's member).
    pub const fn owner(self) -> Option<&'static str> {
        match self {
            Kind::ClientShare | Kind::TeamRole => Some("team"),
            Kind::Employment | Kind::Placement => Some("member"),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What every typed record offers: its identity, its field table, and how it is named and found.
pub trait Typed: Clone + PartialEq + Sized + 'static {
    /// The one table of its fields.
    const FIELDS: &'static [Field<Self>];
    /// Its identity.
    fn id(&self) -> Id;
    /// An empty record with this identity; required fields still have to be set.
    fn blank(id: Id) -> Self;
    /// How people see it named in a list or a reference.
    fn label(&self) -> String {
        String::new()
    }
    /// The folded text it is sorted by.
    fn sort_key(&self) -> String {
        super::names::fold(&self.label())
    }
    /// The folded text in which words of a filter are looked for.
    fn search_text(&self) -> String {
        super::names::fold(&self.label())
    }
    /// The typed record inside, if it is of this type.
    fn of(record: &Record) -> Option<&Self>;
    /// Rules between its own fields.
    ///
    /// # Errors
    /// The first rule that is broken.
    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// [`Typed`] without the type: how the rest of the program handles any record through its field table.
pub trait AnyRecord {
    /// Its identity.
    fn id(&self) -> Id;
    /// Its fields.
    fn infos(&self) -> Vec<&'static FieldInfo>;
    /// The value of a field; [`Value::Empty`] for a field it does not have.
    fn get(&self, field: &str) -> Value;
    /// The values of all fields, in the order of the table.
    fn values(&self) -> Vec<Value>;
    /// Sets a field.
    ///
    /// # Errors
    /// `unknown-field`, `required`, or what the field's type refuses.
    fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal>;
    /// See [`Typed::label`].
    fn label(&self) -> String;
    /// See [`Typed::sort_key`].
    fn sort_key(&self) -> String;
    /// See [`Typed::search_text`].
    fn search_text(&self) -> String;
    /// Required fields filled in, and the rules between its own fields.
    ///
    /// # Errors
    /// The first that fails.
    fn check(&self) -> Result<(), Refusal>;
}

impl<R: Typed> AnyRecord for R {
    fn id(&self) -> Id {
        Typed::id(self)
    }
    fn infos(&self) -> Vec<&'static FieldInfo> {
        R::FIELDS.iter().map(|f| &f.info).collect()
    }
    fn get(&self, field: &str) -> Value {
        R::FIELDS.iter().find(|f| f.info.name == field).map_or(Value::Empty, |f| (f.get)(self))
    }
    fn values(&self) -> Vec<Value> {
        R::FIELDS.iter().map(|f| (f.get)(self)).collect()
    }
    fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal> {
        let Some(f) = R::FIELDS.iter().find(|f| f.info.name == field) else {
            return Err(Refusal::new("unknown-field").with("field", field));
        };
        if f.info.required && value.is_empty() {
            return Err(Refusal::new("required"));
        }
        f.info.ty.check(&value)?;
        (f.set)(self, value)
    }
    fn label(&self) -> String {
        Typed::label(self)
    }
    fn sort_key(&self) -> String {
        Typed::sort_key(self)
    }
    fn search_text(&self) -> String {
        Typed::search_text(self)
    }
    fn check(&self) -> Result<(), Refusal> {
        Typed::check(self)
    }
}

/// A record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// See [`Parameter`].
    Parameter(Parameter),
    /// See [`Organisation`].
    Organisation(Organisation),
    /// See [`WorkType`].
    WorkType(WorkType),
    /// See [`TaskPackage`].
    TaskPackage(TaskPackage),
    /// See [`Staff`].
    Staff(Staff),
    /// See [`Team`].
    Team(Team),
    /// See [`ClientShare`].
    ClientShare(ClientShare),
    /// See [`TeamRole`].
    TeamRole(TeamRole),
    /// See [`Member`].
    Member(Member),
    /// See [`Employment`].
    Employment(Employment),
    /// See [`Placement`].
    Placement(Placement),
    /// See [`Vacancy`].
    Vacancy(Vacancy),
}

impl Record {
    /// An empty record of a kind, to be filled through its field table.
    pub fn blank(kind: Kind, id: Id) -> Record {
        match kind {
            Kind::Parameter => Record::Parameter(Typed::blank(id)),
            Kind::Organisation => Record::Organisation(Typed::blank(id)),
            Kind::WorkType => Record::WorkType(Typed::blank(id)),
            Kind::TaskPackage => Record::TaskPackage(Typed::blank(id)),
            Kind::Staff => Record::Staff(Typed::blank(id)),
            Kind::Team => Record::Team(Typed::blank(id)),
            Kind::ClientShare => Record::ClientShare(Typed::blank(id)),
            Kind::TeamRole => Record::TeamRole(Typed::blank(id)),
            Kind::Member => Record::Member(Typed::blank(id)),
            Kind::Employment => Record::Employment(Typed::blank(id)),
            Kind::Placement => Record::Placement(Typed::blank(id)),
            Kind::Vacancy => Record::Vacancy(Typed::blank(id)),
        }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        match self {
            Record::Parameter(_) => Kind::Parameter,
            Record::Organisation(_) => Kind::Organisation,
            Record::WorkType(_) => Kind::WorkType,
            Record::TaskPackage(_) => Kind::TaskPackage,
            Record::Staff(_) => Kind::Staff,
            Record::Team(_) => Kind::Team,
            Record::ClientShare(_) => Kind::ClientShare,
            Record::TeamRole(_) => Kind::TeamRole,
            Record::Member(_) => Kind::Member,
            Record::Employment(_) => Kind::Employment,
            Record::Placement(_) => Kind::Placement,
            Record::Vacancy(_) => Kind::Vacancy,
        }
    }

    /// The record seen through its field table.
    pub fn typed(&self) -> &dyn AnyRecord {
        match self {
            Record::Parameter(r) => r,
            Record::Organisation(r) => r,
            Record::WorkType(r) => r,
            Record::TaskPackage(r) => r,
            Record::Staff(r) => r,
            Record::Team(r) => r,
            Record::ClientShare(r) => r,
            Record::TeamRole(r) => r,
            Record::Member(r) => r,
            Record::Employment(r) => r,
            Record::Placement(r) => r,
            Record::Vacancy(r) => r,
        }
    }

    fn typed_mut(&mut self) -> &mut dyn AnyRecord {
        match self {
            Record::Parameter(r) => r,
            Record::Organisation(r) => r,
            Record::WorkType(r) => r,
            Record::TaskPackage(r) => r,
            Record::Staff(r) => r,
            Record::Team(r) => r,
            Record::ClientShare(r) => r,
            Record::TeamRole(r) => r,
            Record::Member(r) => r,
            Record::Employment(r) => r,
            Record::Placement(r) => r,
            Record::Vacancy(r) => r,
        }
    }

    /// Its identity.
    pub fn id(&self) -> Id {
        self.typed().id()
    }

    /// The value of a field; [`Value::Empty`] for a field it does not have.
    pub fn get(&self, field: &str) -> Value {
        self.typed().get(field)
    }

    /// Sets a field.
    ///
    /// # Errors
    /// `unknown-field`, `required`, or what the field's type refuses; the refusal names the field.
    pub fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal> {
        let kind = self.kind();
        let info = kind.field(field);
        self.typed_mut().set(field, value).map_err(|refusal| match info {
            Some(info) => refusal.at(kind, info.name),
            None => refusal.with("kind", kind),
        })
    }

    /// How people see it named.
    pub fn label(&self) -> String {
        self.typed().label()
    }

    /// Required fields filled in, and the rules between its own fields.
    ///
    /// # Errors
    /// The first that fails, naming the field.
    pub fn check(&self) -> Result<(), Refusal> {
        let kind = self.kind();
        for info in kind.fields().iter().filter(|info| info.required) {
            if self.get(info.name).is_empty() {
                return Err(Refusal::new("required").at(kind, info.name));
            }
        }
        for info in kind.fields() {
            info.ty.check(&self.get(info.name)).map_err(|refusal| refusal.at(kind, info.name))?;
        }
        self.typed().check()
    }
}
