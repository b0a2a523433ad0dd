//! What a row that is taken does, as it is told before anything is stored.

use super::prelude::*;
use super::row_reader::RowReader;
use super::rows::ImportRun;
use crate::domain::import_summary::{ImportedRow, NEW_ROWS_WITH_FIELDS, RowChange, RowOutcome};
use crate::domain::summary::{FieldSummary, subject};

impl ImportRun<'_> {
    /// What the row did that was read last, with what it did when it was read `earlier`; `None` for one that is about nothing.
    pub(super) fn outcome(
        &mut self,
        sheet_index: usize,
        line: RowReader<'_>,
        earlier: Option<ImportedRow>,
    ) -> Result<Option<ImportedRow>, StoreError> {
        let of_row = self.staging.of_row();
        let shape = line.layout.shape;
        let about = of_row.iter().find(|(_, now)| now.kind() == shape).or(of_row.first());
        let Some((before, main)) = about else { return Ok(None) };
        let differs = |(before, now): &(Option<&Record>, &Record)| before.is_none_or(|before| before != *now);
        let outcome = match before {
            None => RowOutcome::New,
            Some(_) if of_row.iter().any(differs) => RowOutcome::Changed,
            Some(_) => RowOutcome::Unchanged,
        };
        let (outcome, mut changes) = match earlier {
            Some(earlier) if outcome == RowOutcome::Unchanged => (earlier.outcome, earlier.changes),
            Some(ImportedRow { outcome: RowOutcome::New, changes, .. }) => (RowOutcome::New, changes),
            earlier => (outcome, earlier.map(|row| row.changes).unwrap_or_default()),
        };
        let bare = outcome == RowOutcome::New && changes.is_empty();
        self.told.new_rows += usize::from(bare);
        if !bare || self.told.new_rows <= NEW_ROWS_WITH_FIELDS {
            for (before, now) in of_row.iter().filter(|record| differs(record)) {
                changes.push(self.row_change(*before, now)?);
            }
        }
        let (kind, id) = subject(main);
        let name = self.name_of(kind, id)?;
        Ok(Some(ImportedRow { sheet_index, row: line.row.number, outcome, kind: main.kind(), name, changes }))
    }

    fn row_change(&self, before: Option<&Record>, now: &Record) -> Result<RowChange, StoreError> {
        let after = now.clone();
        let change = match before {
            None => Change::Create(after),
            Some(before) => Change::Update { before: before.clone(), after },
        };
        let mut fields = FieldSummary::all_of(&change, |kind, id| self.name_of(kind, id))?;
        fields.retain(|field| Some(field.name) != now.kind().owner());
        Ok(RowChange { kind: now.kind(), deed: change.deed(), fields })
    }

    fn name_of(&self, kind: Kind, id: Id) -> Result<String, StoreError> {
        match self.staging.get(id) {
            Some(record) => Ok(record.label()),
            None => self.staging.repo.label(kind, id),
        }
    }
}
