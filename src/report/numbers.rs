//! How numbers of reports are written as JSON: jobs always with one decimal, other numbers with as many as they have.

use serde::{Serialize, Serializer};

use crate::domain::choices::{Choice, EndReason};
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::value::Value;

/// 870.0.
pub fn one_decimal<S: Serializer>(jobs: &Tenths, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_f64(jobs.as_f64())
}

/// 870 or 25.5.
pub fn shortest<S: Serializer>(number: &Decimal, s: S) -> Result<S::Ok, S::Error> {
    Value::Decimal(*number).serialize(s)
}

/// The same, or null.
pub fn shortest_if_any<S: Serializer>(number: &Option<Decimal>, s: S) -> Result<S::Ok, S::Error> {
    number.map_or(Value::Empty, Value::Decimal).serialize(s)
}

/// The identifier of a reason, or null.
pub fn reason<S: Serializer>(reason: &Option<EndReason>, s: S) -> Result<S::Ok, S::Error> {
    reason.map(Choice::name).serialize(s)
}
