//! What a set of changes comes down to, in one line: *Bos, Wiebe: uren 24 → 36*, *13 medewerkers: uren → 36*.

use super::sentences::uncapital;
use super::words::{Words, quoted};
use crate::domain::change::ChangeKind;
use crate::domain::query::Cell;
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
                    summary.fields.iter().map(|field| self.field_change(summary, field)).collect();
                fields.join(", ")
            }
        };
        format!("{about}: {what}")
    }

    fn field_change(&self, summary: &ChangeSummary, field: &FieldSummary) -> String {
        let shown = |cell: &Cell| match &cell.label {
            Some(label) => quoted(label),
            None if cell.value.is_empty() => "–".to_owned(),
            None => quoted(&self.value(&cell.value)),
        };
        let label = uncapital(&self.short(summary.kind, field.name));
        match (&field.before, &field.after) {
            (Some(before), Some(after)) => format!("{label} {} → {}", shown(before), shown(after)),
            (None, Some(after)) => format!("{label} → {}", shown(after)),
            _ => label,
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
