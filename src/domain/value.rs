//! The values that a field can hold, and how they are read from what a person typed.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::choices::Choice;
use super::days::{Day, DayOrder, parse_day};
use super::decimal::{Decimal, NumberFault, bare_amount, number_fault, two_meanings};
use super::id::Id;
use super::kind::Kind;
use super::reason::Reason;
use super::refusal::Refusal;
use super::sanitize::clean;
use super::units::Units;
use super::vocabulary::Vocabulary;
use super::what_changed::WhatChanged;
use super::work_days::WorkDays;

/// Most hours a week of one placement. It guards against typing errors and is no legal limit.
pub const MOST_HOURS: Decimal = Decimal::whole(40);

/// The type of the values of a field, with the bounds that always apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// Words of at most this many characters.
    Text(usize),
    /// A whole number from the first to the second bound.
    Whole(i64, i64),
    /// Hours a week: above 0, at most [`MOST_HOURS`].
    Hours,
    /// A percentage from 0 to 100 with two decimals.
    Percent,
    /// Any number with two decimals.
    Number,
    /// A quantity of units, with up to eight decimals.
    Quantity,
    /// Euros and cents; can be below zero.
    Money,
    /// A day.
    Day,
    /// One of these identifiers.
    Choice(&'static [&'static str]),
    /// A reference to a record of this kind.
    Ref(Kind),
    /// Yes or no.
    Flag,
    /// Hours on each day of the week.
    WorkDays,
    /// What changed since a statement was fixed.
    WhatChanged,
}

/// One value of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// The field is not filled in.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A whole number within the bounds of its type.
    Whole(i64),
    /// Hours a week, a percentage or an amount.
    Decimal(Decimal),
    /// A quantity of units.
    Units(Units),
    /// A day.
    Day(Day),
    /// One of the identifiers of a choice.
    Choice(&'static str),
    /// Yes or no.
    Flag(bool),
    /// The identity of another record.
    Ref(Id),
    /// Hours on each day of the week.
    WorkDays(WorkDays),
    /// What changed since a statement was fixed; at least one thing.
    WhatChanged(WhatChanged),
}

impl Value {
    /// Whether the field is not filled in.
    pub fn is_empty(&self) -> bool {
        *self == Value::Empty
    }

    /// The identity of the record that it refers to; `None` when it is no reference.
    pub fn reference(&self) -> Option<Id> {
        if let Value::Ref(id) = self { Some(*id) } else { None }
    }

    /// The day; `None` when the value is no day.
    pub fn day(&self) -> Option<Day> {
        if let Value::Day(day) = self { Some(*day) } else { None }
    }

    /// The value as plain text with a decimal point and ISO days, as JSON, CSV and the log show it. A choice gives its identifier.
    pub fn plain(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Whole(n) => n.to_string(),
            Value::Decimal(d) => d.to_string(),
            Value::Units(units) => units.to_string(),
            Value::Day(day) => day.to_string(),
            Value::Choice(c) => (*c).to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Ref(id) => id.to_string(),
            Value::WorkDays(days) => days.to_string(),
            Value::WhatChanged(changes) => changes.to_string(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Empty => s.serialize_none(),
            Value::Whole(n) => s.serialize_i64(*n),
            Value::Decimal(d) => d.serialize(s),
            Value::Units(units) => units.serialize(s),
            Value::Flag(flag) => s.serialize_bool(*flag),
            Value::WhatChanged(changes) => changes.serialize(s),
            other => s.serialize_str(&other.plain()),
        }
    }
}

/// How typed text is to be read: the order of day and month, and the words of the user's languages.
pub struct InputRules<'a> {
    /// Which of day and month comes first in `01-02-2026`.
    pub order: DayOrder,
    /// The words for choices, yes and no.
    pub words: &'a dyn Vocabulary,
}

impl FieldType {
    /// Whether it holds numbers, which are aligned to the right.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            FieldType::Whole(..)
                | FieldType::Hours
                | FieldType::Percent
                | FieldType::Number
                | FieldType::Quantity
                | FieldType::Money
        )
    }

    /// Whether what is typed for it begins with a digit: a number, a day, the hours of a week.
    pub fn is_of_digits(self) -> bool {
        self.is_number() || matches!(self, FieldType::Day | FieldType::WorkDays)
    }

    /// Reads what a person typed. Empty text gives [`Value::Empty`]. A reference cannot be read here, because that needs the
    /// repository: its text is returned as [`Value::Text`] for the repository to look up.
    ///
    /// # Errors
    /// Returns what is wrong with the text: `not-a-number`, `too-many-decimals`, `too-many-figures`, `number-two-meanings`, `hours-not-positive`, `hours-too-many`,
    /// `not-a-date`, `no-such-date`, `year-unclear`, `not-a-choice`, `not-yes-or-no`, `not-work-days`, `text-too-long`, `number-out-of-range`.
    pub fn read(self, text: &str, how: &InputRules<'_>) -> Result<Value, Refusal> {
        let value = self.parse(&clean(text), how)?;
        self.check(&value).map(|()| value)
    }

    /// Reads a cleaned text as a value of this type, without regard to its bounds.
    ///
    /// # Errors
    /// Fails as [`read`](FieldType::read) does, except for values out of bounds.
    pub fn parse(self, text: &str, how: &InputRules<'_>) -> Result<Value, Refusal> {
        let refuse = |reason| Refusal::new(reason).with("value", text);
        let bare = match self {
            FieldType::Money => bare_amount(text),
            _ => Cow::Borrowed(text),
        };
        let bare = bare.trim_end_matches('%');
        if let Some((whole, part)) = two_meanings(bare).filter(|_| self.is_number()) {
            return Err(refuse(Reason::NumberTwoMeanings).with("whole", whole).with("part", part));
        }
        let faulty = |bare: &str, decimals: usize| match number_fault(bare, decimals) {
            NumberFault::Decimals if matches!(self, FieldType::Whole(..)) => refuse(Reason::NotAWholeNumber),
            NumberFault::Decimals => refuse(Reason::TooManyDecimals).with("most", decimals),
            NumberFault::Figures => refuse(Reason::TooManyFigures),
            NumberFault::NoNumber => refuse(Reason::NotANumber),
        };
        let number = |bare: &str| Decimal::parse(bare).ok_or_else(|| faulty(bare, 2));
        Ok(match self {
            _ if text.is_empty() => Value::Empty,
            FieldType::Text(_) | FieldType::Ref(_) => Value::Text(text.to_owned()),
            FieldType::Whole(_, _) => match number(text)?.hundredths() {
                whole if whole % 100 == 0 => Value::Whole(whole / 100),
                _ => return Err(refuse(Reason::NotAWholeNumber)),
            },
            FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money => {
                Value::Decimal(number(bare)?)
            }
            FieldType::Quantity => Value::Units(Units::parse(text).ok_or_else(|| faulty(text, 8))?),
            FieldType::Day => Value::Day(parse_day(text, how.order).map_err(|problem| refuse(problem.reason()))?),
            FieldType::Choice(choices) => {
                Value::Choice(how.words.choice(choices, text).ok_or_else(|| refuse(Reason::NotAChoice))?)
            }
            FieldType::Flag => Value::Flag(how.words.flag(text).ok_or_else(|| refuse(Reason::NotYesOrNo))?),
            FieldType::WorkDays => Value::WorkDays(WorkDays::parse(text).ok_or_else(|| refuse(Reason::NotWorkDays))?),
            FieldType::WhatChanged => return Err(refuse(Reason::StatementIsFixed)),
        })
    }

    /// The value that [`Value::plain`] would write as this text; [`Value::Empty`] when there is none.
    pub fn from_plain(self, text: &str) -> Value {
        match self {
            FieldType::Text(_) if text.is_empty() => None,
            FieldType::Text(_) => Some(Value::Text(text.to_owned())),
            FieldType::Whole(..) => text.parse().ok().map(Value::Whole),
            FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money => {
                Decimal::parse(text).map(Value::Decimal)
            }
            FieldType::Quantity => Units::parse(text).map(Value::Units),
            FieldType::Day => text.parse().ok().map(Value::Day),
            FieldType::Choice(choices) => choices.iter().copied().find(|c| *c == text).map(Value::Choice),
            FieldType::Flag => text.parse().ok().map(Value::Flag),
            FieldType::Ref(_) => Id::parse(text).map(Value::Ref),
            FieldType::WorkDays => WorkDays::parse(text).map(Value::WorkDays),
            FieldType::WhatChanged => WhatChanged::parse(text).map(Value::WhatChanged),
        }
        .unwrap_or_default()
    }

    /// Whether a value fits the bounds of this type. An empty value always fits; whether a field is required is checked elsewhere.
    ///
    /// # Errors
    /// Returns the same refusals as [`FieldType::read`], and `wrong-kind-of-value` for a value of another type.
    pub fn check(self, value: &Value) -> Result<(), Refusal> {
        match (self, value) {
            (_, Value::Empty) | (FieldType::Day, Value::Day(_)) | (FieldType::Flag, Value::Flag(_)) => Ok(()),
            (FieldType::Text(most), Value::Text(text)) if text.chars().count() > most => {
                Err(Refusal::new(Reason::TextTooLong).with("most", most))
            }
            (FieldType::Text(_) | FieldType::Ref(_), Value::Text(_)) => Ok(()),
            (FieldType::Whole(least, most), Value::Whole(n)) if *n < least || *n > most => {
                Err(Refusal::new(Reason::NumberOutOfRange).with("least", least).with("most", most))
            }
            (FieldType::Whole(..), Value::Whole(_)) => Ok(()),
            (FieldType::Hours, Value::Decimal(h)) if *h <= Decimal::ZERO => Err(Refusal::new(Reason::HoursNotPositive)),
            (FieldType::Hours, Value::Decimal(h)) if *h > MOST_HOURS => {
                Err(Refusal::new(Reason::HoursTooMany).with("most", MOST_HOURS))
            }
            (FieldType::Percent, Value::Decimal(p)) if *p < Decimal::ZERO || *p > Decimal::whole(100) => {
                Err(Refusal::new(Reason::NumberOutOfRange).with("least", 0i64).with("most", 100i64))
            }
            (FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money, Value::Decimal(_)) => Ok(()),
            (FieldType::Choice(choices), Value::Choice(c)) if choices.contains(c) => Ok(()),
            (FieldType::Quantity, Value::Units(_))
            | (FieldType::Ref(_), Value::Ref(_))
            | (FieldType::WorkDays, Value::WorkDays(_))
            | (FieldType::WhatChanged, Value::WhatChanged(_)) => Ok(()),
            _ => Err(Refusal::new(Reason::WrongKindOfValue)),
        }
    }
}

/// A Rust type in which a record can keep the value of a field.
pub trait FieldValue: Sized {
    /// The value that a field of this type holds.
    fn to_value(&self) -> Value;
    /// The Rust value for a field value; `None` when that is of another type, or empty where it may not be.
    fn from_value(value: Value) -> Option<Self>;
}

/// Reads a value as a Rust type.
///
/// # Errors
/// Returns `required` when it may not be empty, and `wrong-kind-of-value` when it is of another type.
pub fn read<T: FieldValue>(value: Value) -> Result<T, Refusal> {
    let reason = if value.is_empty() { Reason::Required } else { Reason::WrongKindOfValue };
    T::from_value(value).ok_or_else(|| Refusal::new(reason))
}

/// Puts a value in a field of a record.
///
/// # Errors
/// Fails as [`read`] does.
pub fn put<T: FieldValue>(field: &mut T, value: Value) -> Result<(), Refusal> {
    *field = read(value)?;
    Ok(())
}

/// A Rust type with a value for a field that is not filled in yet.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` has no blank value",
    label = "give what a blank record holds: `field: {Self} = value, …`"
)]
pub trait Blank {
    /// The value for a field that is not filled in yet.
    fn blank() -> Self;
}

macro_rules! blanks {
    ($($type:ty: $blank:expr),*) => {
        $(impl Blank for $type {
            fn blank() -> Self {
                $blank
            }
        })*
    };
}

blanks!(
    String: String::new(), i64: 0, Decimal: Decimal::ZERO, Units: Units::default(), Day: UNSET_DAY, bool: false,
    Id: Id::UNSET, WhatChanged: WhatChanged::default()
);

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl FieldValue for String {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.clone()) }
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(String::new()),
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl FieldValue for WhatChanged {
    fn to_value(&self) -> Value {
        if self.0.is_empty() { Value::Empty } else { Value::WhatChanged(self.clone()) }
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(Self::default()),
            Value::WhatChanged(changes) => Some(changes),
            _ => None,
        }
    }
}

/// The day of a required field that is not filled in yet; it shows as [`Value::Empty`].
pub const UNSET_DAY: Day = Day::MIN;

/// Implements [`FieldValue`] for a type that has a variant of [`Value`] to itself. The last argument, where given, is the value
/// that stands for an empty field.
macro_rules! held_as {
    ($type:ty, $variant:ident $(, $unset:expr)?) => {
        impl FieldValue for $type {
            fn to_value(&self) -> Value {
                $(if *self == $unset {
                    return Value::Empty;
                })?
                Value::$variant(*self)
            }
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant(held) = value { Some(held) } else { None }
            }
        }

        impl From<$type> for Value {
            fn from(held: $type) -> Value {
                Value::$variant(held)
            }
        }
    };
}

held_as!(i64, Whole);
held_as!(Decimal, Decimal);
held_as!(Units, Units);
held_as!(bool, Flag);
held_as!(WorkDays, WorkDays);
held_as!(Day, Day, UNSET_DAY);
held_as!(Id, Ref, Id::UNSET);

impl<C: Choice> FieldValue for C {
    fn to_value(&self) -> Value {
        Value::Choice(self.name())
    }
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Choice(name) = value { C::named(name) } else { None }
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Empty, FieldValue::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        if value.is_empty() { Some(None) } else { T::from_value(value).map(Some) }
    }
}
