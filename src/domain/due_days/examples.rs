//! What the tests of due days are written with.

use super::span::{DueDay, DueSpan};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Parameter;
use crate::domain::record::Typed;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub fn parameter(name: &str, value: i64, from: &str) -> Parameter {
    let value = Some(Decimal::whole(value));
    Parameter { name: name.into(), value, from: day(from), ..Parameter::blank(Id::UNSET) }
}

/// First and last day from which something is seen, and the day that is due.
pub fn told(spans: &[DueSpan], of: DueDay) -> Vec<(String, String, String)> {
    let text = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let own = spans.iter().filter(|span| span.of == of);
    own.map(|span| (text(span.from), text(span.until), text(span.day))).collect()
}
