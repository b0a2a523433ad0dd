//! What every row speaks of: records and their choices, days, names, values, and why something is refused.

pub(super) use crate::domain::change::{Change, Decision};
pub(super) use crate::domain::choices::*;
pub(super) use crate::domain::days::{Day, DayOrder, holds};
pub(super) use crate::domain::id::{Id, Ids};
pub(super) use crate::domain::kinds::*;
pub(super) use crate::domain::names::{PersonName, fold};
pub(super) use crate::domain::reason::Reason;
pub(super) use crate::domain::record::{Kind, Record, Recorded, Typed};
pub(super) use crate::domain::refusal::{Arg, Refusal, Warning};
pub(super) use crate::domain::sanitize::clean;
pub(super) use crate::domain::value::{FieldType, FieldValue, InputRules, Value};
pub(super) use crate::domain::vocabulary::Vocabulary;
pub(super) use crate::repository::{CommitError, Progress, Repository, StoreError, TypedReading};
