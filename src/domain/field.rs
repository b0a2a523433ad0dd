//! One table of fields per kind of record. Panes, inline editing, forms, filter and sort, import, export, the command
//! line, JSON and the history all read it; there is no second list of the same fields anywhere.

use super::refusal::Refusal;
use super::value::{FieldType, Value};

/// How the value of a field lives in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// It says which record it is, whose it is, on which days it is there, or what was so on them. It is only put right, never
    /// changed from a day.
    Fixed,
    /// It holds from a day on, and what it was before that day stays known.
    Dated,
    /// It says nothing of a day that has passed: a telephone number, a next step. Changed, it is so for every day.
    Descriptive,
}

/// What there is to know about a field, whatever record it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldInfo {
    /// The English identifier: JSON key, column of the store, key of its words in `text/`.
    pub name: &'static str,
    /// What it holds.
    pub ty: FieldType,
    /// Whether it may not be empty.
    pub required: bool,
    /// Whether people who enter a new record are asked for it at once.
    pub prompted: bool,
    /// Whether people write in it what they like: it is looked at before it is stored, see
    /// [`sensitive`](super::sensitive).
    pub free_text: bool,
    /// Whether it was declared [`Lifetime::Dated`]; what it is else follows from its kind, see
    /// [`Kind::lifetime`](super::kind::Kind::lifetime).
    pub dated: bool,
    /// Whether it was declared [`Lifetime::Fixed`]: figures of a past day tell of it, and another value is another fact.
    pub fixed: bool,
}

/// A field of the record type `R`: what there is to know, and how to get at it.
pub struct Field<R: 'static> {
    /// What there is to know.
    pub info: FieldInfo,
    /// Reads it.
    pub get: fn(&R) -> Value,
    /// Sets it; the value has been checked against the type.
    pub set: fn(&mut R, Value) -> Result<(), Refusal>,
}

impl<R> Field<R> {
    /// A field that may be empty.
    pub const fn new(
        name: &'static str,
        ty: FieldType,
        get: fn(&R) -> Value,
        set: fn(&mut R, Value) -> Result<(), Refusal>,
    ) -> Self {
        Self {
            info: FieldInfo {
                name,
                ty,
                required: false,
                prompted: false,
                free_text: false,
                dated: false,
                fixed: false,
            },
            get,
            set,
        }
    }

    /// The same field, but never empty, and so asked for in a new record.
    pub const fn required(mut self) -> Self {
        self.info.required = true;
        self.info.prompted = true;
        self
    }

    /// The same field, in which people write what they like.
    pub const fn free_text(mut self) -> Self {
        self.info.free_text = true;
        self
    }

    /// The same field, of which a value holds from a day on.
    pub const fn dated(mut self) -> Self {
        self.info.dated = true;
        self
    }

    /// The same field, which is only put right, never changed from a day.
    pub const fn fixed(mut self) -> Self {
        self.info.fixed = true;
        self
    }

    /// The same field, asked for in a new record though it may be left empty.
    pub const fn prompted(mut self) -> Self {
        self.info.prompted = true;
        self
    }
}
