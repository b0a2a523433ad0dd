//! The table of fields that each kind of record has. Panes, inline editing, forms, filter and sort, import, export, the
//! command line, JSON and the log all read it; there is no second list of the same fields.

use super::refusal::Refusal;
use super::value::{FieldType, Value};

/// How the value of a field changes in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// The field says which record it is, whose it is, on which days it is there, or what was so on those days. It is only
    /// corrected, never changed from a day.
    Fixed,
    /// The value holds from a day on, and what it was before that day stays known.
    Dated,
    /// The value tells nothing about past days, such as a telephone number or a next step. A change applies to every day.
    Descriptive,
}

/// The properties of a field, without the type of its record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldInfo {
    /// The English identifier: JSON key, column of the store, key of its words in `text/`.
    pub name: &'static str,
    /// Type of its values, with their bounds.
    pub ty: FieldType,
    /// Whether it may not be empty.
    pub required: bool,
    /// Whether it is asked for at once when a new record is entered.
    pub prompted: bool,
    /// Whether people write freely in it, so that the text is checked before it is stored; see
    /// [`sensitive`](super::sensitive).
    pub free_text: bool,
    /// Whether it was declared [`Lifetime::Dated`]. The lifetime of other fields follows from their kind; see
    /// [`Kind::lifetime`](super::kind::Kind::lifetime).
    pub dated: bool,
    /// Whether it was declared [`Lifetime::Fixed`]: figures of a past day tell of it, and another value is another fact.
    pub fixed: bool,
    /// Whether it tells nothing of a person, also in a record about one, so that it stays when they are erased; see
    /// [`personal`](super::personal).
    pub impersonal: bool,
    /// Whether it holds the number or the name of the person that the record is or is about.
    pub names_person: bool,
}

/// A field of the record type `R`: its properties, and how to read and set it.
pub struct Field<R: 'static> {
    /// Its properties, whatever the record type.
    pub info: FieldInfo,
    /// Reads the value from a record.
    pub get: fn(&R) -> Value,
    /// Sets the value in a record; it has been checked against the type already.
    pub set: fn(&mut R, Value) -> Result<(), Refusal>,
}

impl<R> Field<R> {
    /// A field that may be empty, and has none of the marks.
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
                impersonal: false,
                names_person: false,
            },
            get,
            set,
        }
    }

    /// Marks the field as never empty, and so as asked for in a new record.
    pub const fn required(mut self) -> Self {
        self.info.required = true;
        self.info.prompted = true;
        self
    }

    /// Marks the field as one in which people write freely.
    pub const fn free_text(mut self) -> Self {
        self.info.free_text = true;
        self
    }

    /// Marks the field as one whose value holds from a day on.
    pub const fn dated(mut self) -> Self {
        self.info.dated = true;
        self
    }

    /// The same field, which is only put right, never changed from a day.
    pub const fn fixed(mut self) -> Self {
        self.info.fixed = true;
        self
    }

    /// Marks the field as one that tells nothing of a person.
    pub const fn impersonal(mut self) -> Self {
        self.info.impersonal = true;
        self
    }

    /// Marks the field as one with the number or the name of a person.
    pub const fn names_person(mut self) -> Self {
        self.info.names_person = true;
        self
    }

    /// Marks the field as asked for in a new record, though it may be left empty.
    pub const fn prompted(mut self) -> Self {
        self.info.prompted = true;
        self
    }
}
