//! Records of every kind, and the one place that knows which type belongs to which kind.

use std::fmt;
use std::sync::LazyLock;

use super::field::{Field, FieldInfo};
use super::id::Id;
use super::kinds::*;
use super::refusal::Refusal;
use super::value::Value;

/// The one list of kinds: from it follow [`Kind`], [`Record`] and which type belongs to which kind. Their order is one in
/// which each refers only to earlier ones.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal),* $(,)?) => {
        /// The kinds of record, in an order in which each refers only to earlier ones.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind, in that order.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// The English identifier: name of the table, of the JSON objects, of its words in `text/`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }

            /// The field by which people name a record of this kind; see [`Typed::KEY`].
            pub const fn key(self) -> Option<&'static str> {
                match self {
                    $(Kind::$kind => <$kind as Typed>::KEY,)*
                }
            }

            /// For a dated fact: the field that names what it belongs to; see [`Typed::OWNER`].
            pub const fn owner(self) -> Option<&'static str> {
                match self {
                    $(Kind::$kind => <$kind as Typed>::OWNER,)*
                }
            }

            /// What makes two records of this kind the same one; see [`Typed::IDENTITY`].
            pub const fn identity(self) -> &'static [&'static str] {
                match self {
                    $(Kind::$kind => <$kind as Typed>::IDENTITY,)*
                }
            }

            /// What belongs to a record of this kind; see [`Typed::BELONGINGS`].
            pub const fn belongings(self) -> &'static [(Kind, &'static str)] {
                match self {
                    $(Kind::$kind => <$kind as Typed>::BELONGINGS,)*
                }
            }

            /// The column by which records of this kind are ordered when nobody chose one; see [`Typed::ORDER`].
            pub const fn order(self) -> &'static str {
                match self {
                    $(Kind::$kind => <$kind as Typed>::ORDER,)*
                }
            }

            /// The refusal for whoever would make or edit one by hand; see [`Typed::FROZEN`].
            pub const fn frozen(self) -> Option<&'static str> {
                match self {
                    $(Kind::$kind => <$kind as Typed>::FROZEN,)*
                }
            }

            /// On which days a record of this kind is there; see [`Typed::LASTING`].
            pub const fn lasting(self) -> Lasting {
                match self {
                    $(Kind::$kind => <$kind as Typed>::LASTING,)*
                }
            }
        }

        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            $($(#[$doc])* $kind($kind),)*
        }

        impl Record {
            /// An empty record of a kind, to be filled through its field table.
            pub fn blank(kind: Kind, id: Id) -> Record {
                match kind {
                    $(Kind::$kind => Record::$kind(Typed::blank(id)),)*
                }
            }

            /// Which kind it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Record::$kind(_) => Kind::$kind,)*
                }
            }

            /// The record seen through its field table.
            pub fn typed(&self) -> &dyn AnyRecord {
                match self {
                    $(Record::$kind(r) => r,)*
                }
            }

            fn typed_mut(&mut self) -> &mut dyn AnyRecord {
                match self {
                    $(Record::$kind(r) => r,)*
                }
            }
        }
    };
}

kinds! {
    /// A dated amount or percentage with its source.
    Parameter "parameter",
    /// A client or another part of government.
    Organisation "organisation",
    /// A kind of work (werksoort).
    WorkType "work_type",
    /// A set of tasks in a work type (takenpakket).
    TaskPackage "task_package",
    /// A team leader, job coach, recruiter or region manager.
    Staff "staff",
    /// A team at a client.
    Team "team",
    /// What part of a team counts for which client, dated.
    ClientShare "client_share",
    /// Who leads or coaches a team, dated.
    TeamRole "team_role",
    /// A person employed in the programme (medewerker).
    Member "member",
    /// The employment of a member, dated.
    Employment "employment",
    /// The place of a member in a team, dated.
    Placement "placement",
    /// Places in a team for which people are sought.
    Vacancy "vacancy",
    /// A step of recruiting.
    Stage "stage",
    /// Somebody who may come to work in a team, or to lead or coach one.
    Candidate "candidate",
    /// The stage of a candidate for a vacancy over some time. Going on to another stage begins a new one.
    Application "application",
    /// What the target-group register said of a member, from the day it was asked.
    RegisterCheck "register_check",
    /// A job coach for one member.
    OwnCoach "own_coach",
    /// One moment of contact with a member.
    Contact "contact",
    /// Something about a member or a team that needs following up.
    Signal "signal",
    /// Guidance brought in for a member for some time.
    Guidance "guidance",
    /// What was agreed with one member apart.
    Arrangement "arrangement",
    /// An absence, or a part of one in which the percentage was the same.
    Absence "absence",
    /// An instrument asked for or granted for a member.
    Instrument "instrument",
    /// How many jobs were agreed with a client, from a day on.
    ClientAgreement "client_agreement",
    /// A thing charged for, with what it is counted by.
    CostItem "cost_item",
    /// The price of one unit of a cost item.
    Rate "rate",
    /// A fixed statement of what a client is charged for a period.
    Statement "statement",
    /// One line of a fixed statement.
    StatementLine "statement_line",
    /// A certificate of a member.
    Certificate "certificate",
    /// A phase in the development of a member.
    EmploymentPhase "employment_phase",
    /// A task package as it stood over some time.
    PackageVersion "package_version",
    /// A check made when a task package starts in a team.
    DisplacementCheck "displacement_check",
    /// A chance for new jobs at a client.
    Chance "chance",
    /// One talk with a client.
    ClientTalk "client_talk",
    /// The outcome of a survey for the programme or one team. No score is shown for too few answers.
    Survey "survey",
}

impl Kind {
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

    /// The name of many of this kind: `vacancies`.
    pub fn plural(self) -> String {
        match self.name().strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{}s", self.name()),
        }
    }
}

/// On which days a record is there. Both ends of an interval belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// On every day: a name, a stage.
    Always,
    /// From the day in the first field to the day in the second; without one, on.
    Between(&'static str, &'static str),
    /// From the day in the first field to the day before the one in the second: a vacancy is gone on the day it is closed.
    OpenUntil(&'static str, &'static str),
    /// From the day in this field on: something that happened.
    Since(&'static str),
    /// As long as somebody is employed or placed.
    Service,
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
    /// The field by which people name a record (a member's number, a team's code); `None` for dated facts, which are
    /// named by what they belong to.
    const KEY: Option<&'static str> = None;
    /// For a dated fact: the field that names what it belongs to (a placement's member).
    const OWNER: Option<&'static str> = None;
    /// The fields that make two records the same fact: when all of these are equal, empty ones included, what is said of one
    /// is said of the other. The key where there is one.
    const IDENTITY: &'static [&'static str] = Self::KEY.as_slice();
    /// What belongs to a record and is shown with it: the kind, and the field that says so. The placements in a team are
    /// left out: its members are a view of their own.
    const BELONGINGS: &'static [(Kind, &'static str)] = &[];
    /// The column by which records are ordered when nobody chose one; with a `-` before it from the last to the first.
    const ORDER: &'static str = "name";
    /// On which days a record is there.
    const LASTING: Lasting = Lasting::Always;
    /// For what is never made or edited by hand, but only by a deed of its own and its undo: the code of the refusal.
    const FROZEN: Option<&'static str> = None;
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

impl Record {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_what_makes_two_records_the_same() {
        for kind in Kind::ALL {
            let identity = kind.identity();
            assert!(!identity.is_empty(), "{kind}");
            assert!(identity.iter().all(|name| kind.field(name).is_some()), "{kind}: {identity:?}");
            let owner = kind.owner().or(kind.key());
            assert!(owner.is_none_or(|field| identity.contains(&field)), "{kind} leaves out whose it is");
        }
    }
}
