//! What a set of changes comes down to, in one line: *Bos, Wiebe: uren 24 → 36*, *13 medewerkers: uren → 36*.

use super::sentences::uncapital;
use super::words::{Words, quoted};
use crate::domain::change::ChangeKind;
use crate::domain::import_summary::{ImportedRow, RowChange, RowOutcome};
use crate::domain::kind::Kind;
use crate::domain::query::Cell;
use crate::domain::refusal::Arg;
use crate::domain::summary::{ChangeSummary, FieldSummary};

impl Words {
    /// About whom, and what became what.
    pub fn summary(&self, summary: &ChangeSummary) -> String {
        let about = match (summary.about.len(), summary.about.first()) {
            (2.., Some((kind, _))) => format!("{} {}", summary.about.len(), self.kinds(*kind)),
            _ if summary.name.is_empty() => self.kind(summary.kind).into_owned(),
            _ => quoted(&summary.name),
        };
        let kind = || [("kind", summary.kind.into())];
        let what = match summary.deed {
            ChangeKind::Created => self.say_with("summary-made", &kind()),
            ChangeKind::Removed => self.say_with("summary-gone", &kind()),
            ChangeKind::Updated => {
                let fields: Vec<String> =
                    summary.fields.iter().map(|field| self.field_change(summary.kind, field)).collect();
                fields.join(", ")
            }
        };
        format!("{about}: {what}")
    }

    /// What a row of a file does: *uren 24 → 32*, of records of another kind than the row is about with their name. A row that
    /// is about a new record tells its fields as they were understood.
    pub fn row_changes(&self, row: &ImportedRow) -> String {
        let changes: Vec<String> = row.changes.iter().map(|change| self.row_change(row, change)).collect();
        changes.join("; ")
    }

    fn row_change(&self, row: &ImportedRow, change: &RowChange) -> String {
        let fields = self.row_fields(change);
        match change.deed {
            ChangeKind::Created if (change.kind, RowOutcome::New) != (row.kind, row.outcome) => {
                let args = [("kind", change.kind.into()), ("fields", Arg::Sentence(fields))];
                self.say_with("summary-beside", &args)
            }
            _ if change.kind == row.kind => fields,
            _ => format!("{} {fields}", self.kind(change.kind)),
        }
    }

    /// The fields that one record gets: *uren 24 → 32*, of a new one *uren 32*.
    pub fn row_fields(&self, change: &RowChange) -> String {
        let fields: Vec<String> = change
            .fields
            .iter()
            .map(|field| match (&field.after, change.deed) {
                (Some(after), ChangeKind::Created) => {
                    format!("{} {}", self.field_label(change.kind, field), self.of_cell(after))
                }
                _ => self.field_change(change.kind, field),
            })
            .collect();
        fields.join(", ")
    }

    fn field_change(&self, kind: Kind, field: &FieldSummary) -> String {
        let label = self.field_label(kind, field);
        match (&field.before, &field.after) {
            (Some(before), Some(after)) => format!("{label} {} → {}", self.of_cell(before), self.of_cell(after)),
            (None, Some(after)) => format!("{label} → {}", self.of_cell(after)),
            _ => label,
        }
    }

    fn field_label(&self, kind: Kind, field: &FieldSummary) -> String {
        uncapital(&self.short(kind, field.name))
    }

    fn of_cell(&self, cell: &Cell) -> String {
        match &cell.label {
            Some(label) => quoted(label),
            None if cell.value.is_empty() => "–".to_owned(),
            None => quoted(&self.value(&cell.value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::id::Id;
    use crate::domain::record::Kind;
    use crate::domain::value::Value;
    use crate::text::Language;

    fn hours(hundredths: i64) -> Option<Cell> {
        Some(Cell { value: Value::Decimal(Decimal::from_hundredths(hundredths)), label: None })
    }

    #[test]
    fn one_is_named_and_several_are_counted() {
        let words = Words::new(Language::Dutch);
        let who = |n: u8| (Kind::Member, Id::from_bytes([n; 16]));
        let mut one = ChangeSummary {
            about: vec![who(1)],
            name: "Prins, Ada".into(),
            kind: Kind::Placement,
            deed: ChangeKind::Updated,
            fields: vec![FieldSummary { name: "hours", before: hours(3250), after: hours(3600) }],
            records: Vec::new(),
        };
        assert_eq!(words.summary(&one), "Prins, Ada: uren 32,5 → 36");
        one.about = vec![who(1), who(2)];
        one.fields[0].before = None;
        assert_eq!(words.summary(&one), "2 medewerkers: uren → 36");
        one.about.truncate(1);
        (one.kind, one.deed, one.fields) = (Kind::Member, ChangeKind::Removed, Vec::new());
        assert_eq!(words.summary(&one), "Prins, Ada: medewerker weggehaald");
    }
}
