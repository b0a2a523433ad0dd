//! What every verb speaks of: records and their choices, days, what it decides and why it refuses.

pub(super) use crate::domain::change::{Change, Decision};
pub(super) use crate::domain::choices::*;
pub(super) use crate::domain::days::{Day, holds, overlap};
pub(super) use crate::domain::decimal::Decimal;
pub(super) use crate::domain::id::{Id, Ids};
pub(super) use crate::domain::kinds::*;
pub(super) use crate::domain::named::named;
pub(super) use crate::domain::reason::Reason;
pub(super) use crate::domain::record::{Kind, Record, Recorded, Typed, Validity};
pub(super) use crate::domain::refusal::{Arg, Refusal};
pub(super) use crate::domain::value::Value;
