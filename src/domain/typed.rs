//! What every kind of record provides: its field table, its names, and the days on which it exists.

use super::field::{Field, FieldInfo};
use super::id::Id;
use super::kind::Kind;
use super::names::{fold, order_key};
use super::reason::Reason;
use super::refusal::Refusal;
use super::value::Value;

/// On which days a record exists. Both ends of an interval are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// On every day: a name, a stage.
    Always,
    /// From the day in the first field to the day in the second, or without an end when that is empty.
    Between(&'static str, &'static str),
    /// From the day in the first field to the day before the one in the second: a vacancy is gone on the day it is closed.
    OpenUntil(&'static str, &'static str),
    /// From the day in this field on: something that happened.
    Since(&'static str),
    /// As long as the member is employed or placed.
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

/// What every record type provides: its identity, its field table, and its names.
pub trait Typed: Clone + PartialEq + Sized + 'static {
    /// The kind of which this is the type.
    const KIND: Kind;
    /// The table of its fields; there is no other list of them.
    const FIELDS: &'static [Field<Self>];
    /// The field by which people name a record (a member's number, a team's code); `None` for dated facts, which are
    /// named by their owner.
    const KEY: Option<&'static str> = None;
    /// For a dated fact: the field that names its owner (a placement's member).
    const OWNER: Option<&'static str> = None;
    /// The fields that identify a fact: two records with equal values in all of them, empty ones included, are the same fact. The
    /// key where there is one.
    const IDENTITY: &'static [&'static str] = Self::KEY.as_slice();
    /// The kinds that belong to a record and are shown with it, each with the field that refers to the record. The placements in
    /// a team are left out, because the members have a view of their own.
    const CHILDREN: &'static [(Kind, &'static str)] = &[];
    /// The column by which records are ordered unless the user chose another; a `-` before it puts the last first.
    const ORDER: &'static str = if Self::OWNER.is_some() { "from" } else { "name" };
    /// On which days a record is there: a dated fact from its first to its last day, where nothing else is said.
    const VALIDITY: Validity =
        if Self::OWNER.is_some() { Validity::Between("from", "until") } else { Validity::Always };
    /// For records that are only made by a command of their own and its undo: the reason of the refusal to make or edit one by hand.
    const FROZEN: Option<Reason> = None;
    /// For facts of which an owner has only one on a day: the reason of the refusal of a second one.
    const ONE_AT_A_TIME: Option<Reason> = None;
    /// Identity of the record.
    fn id(&self) -> Id;
    /// A blank record with this identity; required fields still have to be set.
    fn blank(id: Id) -> Self;
    /// How people see it named in a list or a reference: by its key, where nothing else is said.
    fn label(&self) -> String {
        Self::KEY.map_or_else(String::new, |key| self.get(key).plain())
    }
    /// The folded text by which it is sorted.
    fn sort_key(&self) -> String {
        order_key(&self.label())
    }
    /// The folded text in which the words of a filter are searched for.
    fn search_text(&self) -> String {
        fold(&self.label())
    }
    /// Leaves a field empty that does not fit what another became, of a record that was `before`; the remark says so. `None` where
    /// nothing gave way.
    fn give_way(&mut self, _before: &Self) -> Option<Refusal> {
        None
    }
    /// Checks the rules between the fields, besides the rule that the record does not end before it starts.
    ///
    /// # Errors
    /// Returns the first rule that is broken.
    fn rules(&self) -> Result<(), Refusal> {
        Ok(())
    }
    /// Refuses an end before the start.
    ///
    /// # Errors
    /// Returns `end-before-start`, at the field with the end.
    fn in_order(&self, from: &str, until: &'static str) -> Result<(), Refusal> {
        match (self.get(from), self.get(until)) {
            (Value::Day(from), Value::Day(until_day)) if until_day < from => {
                Err(Refusal::new(Reason::EndBeforeStart).at(Self::KIND, until))
            }
            _ => Ok(()),
        }
    }
}

/// [`Typed`] without the type: the rest of the program uses it to handle any record through its field table.
pub trait AnyRecord {
    /// Kind of the record.
    fn kind(&self) -> Kind;
    /// Identity of the record.
    fn id(&self) -> Id;
    /// The properties of its fields, in the order of the table.
    fn infos(&self) -> Vec<&'static FieldInfo>;
    /// The value of a field; [`Value::Empty`] for a field that the kind does not have.
    fn get(&self, field: &str) -> Value;
    /// The values of all fields, in the order of the table.
    fn values(&self) -> Vec<Value>;
    /// Sets a field of the record.
    ///
    /// # Errors
    /// Returns `unknown-field`, `required`, or what the field's type refuses.
    fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal>;
    /// See [`Typed::label`].
    fn label(&self) -> String;
    /// See [`Typed::sort_key`].
    fn sort_key(&self) -> String;
    /// See [`Typed::search_text`].
    fn search_text(&self) -> String;
    /// Checks that required fields are filled in, and the rules between the fields.
    ///
    /// # Errors
    /// Returns the first refusal.
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
    /// The record as seen through its field table.
    fn as_any(&self) -> &dyn AnyRecord;
}

impl<R: Typed> AsAnyRecord for R {
    fn as_any(&self) -> &dyn AnyRecord {
        self
    }
}
