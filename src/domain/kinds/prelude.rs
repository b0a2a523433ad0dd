//! What the declaration of a kind speaks of: the types of fields, choices, refusals.

pub(super) use crate::domain::choices::*;
pub(super) use crate::domain::days::{Day, holds};
pub(super) use crate::domain::decimal::Decimal;
pub(super) use crate::domain::declare::record;
pub(super) use crate::domain::id::Id;
pub(super) use crate::domain::kind::Kind;
pub(super) use crate::domain::named::named;
pub(super) use crate::domain::reason::Reason;
pub(super) use crate::domain::refusal::Refusal;
pub(super) use crate::domain::typed::Typed;
pub(super) use crate::domain::work_days::WorkDays;
