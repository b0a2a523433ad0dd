//! Where several sheets, or two rows of one member of staff, contradict each other about one record the later row is refused, for
//! otherwise the order of the files would decide.

use super::mapped_column::FieldTarget;
use super::prelude::*;
use super::rows::ImportRun;

impl ImportRun<'_> {
    /// Notes what the row says of a record, before it is set.
    ///
    /// # Errors
    /// Returns `told-otherwise` or `told-otherwise-in` when another row gave a field otherwise.
    pub(super) fn says(&mut self, kind: Kind, id: Id, values: &[(&'static str, Value)]) -> Result<(), CommitError> {
        let said = &mut self.told.said;
        if !said.compares() {
            return Ok(());
        }
        let mut fields = 0;
        for (field, value) in values.iter().filter(|(field, value)| !value.is_empty() && said.gives(kind, field)) {
            let Some(at) = kind.fields().iter().position(|info| info.name == *field).filter(|at| *at < 64) else {
                continue;
            };
            let bit = 1u64 << at;
            fields |= bit;
            if let Some(row) = said.giver(id, bit)
                && !alike(&self.staging.field(id, field), value)
            {
                return Err(said.otherwise(row).at(kind, field).into());
            }
        }
        said.note(id, fields);
        Ok(())
    }

    /// Notes who has a part in a team by the row.
    ///
    /// # Errors
    /// Returns `told-otherwise-in` when another row names somebody else.
    pub(super) fn says_of_team(&mut self, team: Id, (kind, field): FieldTarget, of: Id) -> Result<(), CommitError> {
        let said = &mut self.told.said;
        if let Some(row) = said.giver_of_part((team, field), of) {
            return Err(said.otherwise(row).at(kind, field).into());
        }
        if said.compares() {
            said.note_part((team, field), of);
        }
        Ok(())
    }
}

/// Whether two values say the same: capitals, accents and signs between figures are ways to write it.
fn alike(one: &Value, other: &Value) -> bool {
    let bare = |text: &str| fold(text).chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => bare(one) == bare(other),
        _ => one == other,
    }
}
