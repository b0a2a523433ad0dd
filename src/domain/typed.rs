//! What every kind of record offers: its field table, how it is named and found, and on which days it is there.

use super::field::{Field, FieldInfo};
use super::id::Id;
use super::kind::Kind;
use super::names::fold;
use super::reason::Reason;
use super::refusal::Refusal;
use super::value::Value;

/// On which days a record is there. Both ends of an interval belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
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

impl Validity {
    /// The field with the first day, and the one that says that it is over, where there are such.
    pub const fn days(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Validity::Always | Validity::Service => (None, None),
            Validity::Between(from, until) | Validity::OpenUntil(from, until) => (Some(from), Some(until)),
            Validity::Since(from) => (Some(from), None),
        }
    }
}

/// What every typed record offers: its identity, its field table, and how it is named and found.
pub trait Typed: Clone + PartialEq + Sized + 'static {
    /// Its kind.
    const KIND: Kind;
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
    const CHILDREN: &'static [(Kind, &'static str)] = &[];
    /// The column by which records are ordered when nobody chose one; with a `-` before it from the last to the first.
    const ORDER: &'static str = if Self::OWNER.is_some() { "from" } else { "name" };
    /// On which days a record is there: a dated fact from its first to its last day, where nothing else is said.
    const VALIDITY: Validity =
        if Self::OWNER.is_some() { Validity::Between("from", "until") } else { Validity::Always };
    /// For what is never made or edited by hand, but only by a command of its own and its undo: the code of the refusal.
    const FROZEN: Option<Reason> = None;
    /// For what holds from one day to another, one at a time of the same owner: the refusal of a second on one day.
    const ONE_AT_A_TIME: Option<Reason> = None;
    /// Its identity.
    fn id(&self) -> Id;
    /// An empty record with this identity; required fields still have to be set.
    fn blank(id: Id) -> Self;
    /// How people see it named in a list or a reference: by its key, where nothing else is said.
    fn label(&self) -> String {
        Self::KEY.map_or_else(String::new, |key| self.get(key).plain())
    }
    /// The folded text it is sorted by.
    fn sort_key(&self) -> String {
        fold(&self.label())
    }
    /// The folded text in which words of a filter are looked for.
    fn search_text(&self) -> String {
        fold(&self.label())
    }
    /// What has to fit between its own fields, beside that its validity does not end before it starts.
    ///
    /// # Errors
    /// The first rule that is broken.
    fn rules(&self) -> Result<(), Refusal> {
        Ok(())
    }
    /// Refuses an end before its start.
    ///
    /// # Errors
    /// `end-before-start`, at the field of the end.
    fn in_order(&self, from: &str, until: &'static str) -> Result<(), Refusal> {
        match (self.get(from), self.get(until)) {
            (Value::Day(from), Value::Day(until_day)) if until_day < from => {
                Err(Refusal::new(Reason::EndBeforeStart).at(Self::KIND, until))
            }
            _ => Ok(()),
        }
    }
}

/// [`Typed`] without the type: how the rest of the program handles any record through its field table.
pub trait AnyRecord {
    /// Its kind.
    fn kind(&self) -> Kind;
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
    fn kind(&self) -> Kind {
        R::KIND
    }

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
            return Err(Refusal::new(Reason::UnknownField).with("field", field));
        };
        if f.info.required && value.is_empty() {
            return Err(Refusal::new(Reason::Required));
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
        if let Validity::Between(from, until) | Validity::OpenUntil(from, until) = R::VALIDITY {
            self.in_order(from, until)?;
        }
        self.rules()
    }
}

/// A record that can be seen through its field table, whether its type is known or not.
pub trait AsAnyRecord {
    /// The record, seen through its field table.
    fn as_any(&self) -> &dyn AnyRecord;
}

impl<R: Typed> AsAnyRecord for R {
    fn as_any(&self) -> &dyn AnyRecord {
        self
    }
}
