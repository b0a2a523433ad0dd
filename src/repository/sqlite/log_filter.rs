//! Conditions that both logs have: who did it, and when.

use chrono::{DateTime, Utc};

use crate::domain::actor::DECLARED;

/// The SQL that says that the name in a column is that of a user, be it that of the system or one of their own giving. `mark` stands for the
/// name that is looked for.
pub(super) fn by(column: &str, mark: &str) -> String {
    let length = DECLARED.len();
    format!(
        "({column} = {mark} OR substr({column}, length({column}) - length({mark}) - {length} + 1) = '{DECLARED}' || {mark}
          OR substr({column}, 1, length({mark}) + {length}) = {mark} || '{DECLARED}')"
    )
}

/// A moment in the form against which stored moments are compared, to the second: those have more behind it.
pub(super) fn second(moment: &DateTime<Utc>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}
