//! What is kept out of sight of who looks along: sensitive values are concealed until somebody reveals them for a while. It takes no
//! right away: what somebody may see at all is decided by the store. Whatever is drawn, copied, written out or edited asks here.

use crate::app::layers::target::EditTarget;
use crate::domain::access::topic::{is_sensitive, topic_of, topic_of_column, topic_of_field};
use crate::domain::agenda::{DueSource, SOURCES};
use crate::domain::change::{Clash, LoggedChange};
use crate::domain::columns::{ColumnSource, Derived, column, columns};
use crate::domain::filter::Expr;
use crate::domain::import_summary::{ImportSummary, RowChange};
use crate::domain::kinds::{PastValue, StatementLine};
use crate::domain::record::Kind;
use crate::domain::value::Value;

/// Whether sensitive values are to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Concealment {
    /// Nothing is ever concealed.
    #[default]
    Off,
    /// They are concealed.
    Concealed,
    /// They were revealed, for a while.
    Revealed,
}

impl Concealment {
    /// Whether sensitive values are concealed now.
    pub fn is_on(self) -> bool {
        self == Self::Concealed
    }

    /// Whether the records of a kind are concealed now.
    pub fn of_kind(self, kind: Kind) -> bool {
        self.is_on() && is_sensitive(topic_of(kind))
    }

    /// Whether a column of a list of a kind is concealed now.
    pub fn of_column(self, kind: Kind, name: &str) -> bool {
        let column = column(kind, name);
        // Of a member it tells who is absent.
        let status = kind == Kind::Member && column.is_some_and(|c| c.source == ColumnSource::Derived(Derived::Status));
        let topic = column.map(|column| topic_of_column(kind, column));
        self.of_kind(kind) || self.is_on() && (status || topic.is_some_and(is_sensitive))
    }

    /// Whether a filter of a list of a kind goes by what is concealed now: the rows that it leaves would tell it. Of a kind that is
    /// concealed whole every filter does, also one by name.
    pub fn of_filter(self, kind: Kind, filter: &Expr) -> bool {
        let compared = || filter.compared().iter().any(|(name, _)| self.of_column(kind, name));
        self.of_kind(kind) && *filter != Expr::All || compared()
    }

    /// Whether a field of a record is concealed now.
    pub fn of_field(self, kind: Kind, field: &str) -> bool {
        self.of_kind(kind) || self.is_on() && is_sensitive(topic_of_field(kind, field))
    }

    /// Whether any column of a list of a kind is concealed now: all of them go into a file.
    pub fn of_list(self, kind: Kind) -> bool {
        columns(kind).iter().any(|column| self.of_column(kind, column.name))
    }

    /// Whether anything that can be due is concealed now.
    pub fn of_agenda(self) -> bool {
        SOURCES.iter().any(|source| self.of_due(source))
    }

    /// Whether what is edited is concealed now.
    pub fn of_target(self, target: &EditTarget) -> bool {
        match target {
            EditTarget::Cells { pane, column, .. } => self.of_column(pane.kind(), column),
            EditTarget::Field { kind, field, .. } => self.of_field(*kind, field),
        }
    }

    /// Whether the values that clash are concealed now.
    pub fn of_clash(self, clash: &Clash) -> bool {
        self.of_kind(clash.kind) || clash.field.is_some_and(|field| self.of_field(clash.kind, field))
    }

    /// Whether it is concealed now whom a line of a statement is about, and what for: it tells of an instrument.
    pub fn of_line(self, line: &StatementLine) -> bool {
        self.of_kind(Kind::Instrument) && (line.instrument.is_some() || line.instrument_kind.is_some())
    }

    /// Whether an import tells anything that is concealed now.
    pub fn of_import(self, summary: &ImportSummary) -> bool {
        let changed = |change: &RowChange| {
            self.of_kind(change.kind) || change.fields.iter().any(|field| self.of_field(change.kind, field.name))
        };
        summary.counts.iter().any(|(kind, _)| self.of_kind(*kind))
            || self.is_on() && summary.rows.iter().flat_map(|row| &row.changes).any(changed)
    }

    /// Whether what was changed is concealed now. A past value is when the record that it belongs to is.
    pub fn of_logged(self, change: &LoggedChange) -> bool {
        let of = |(name, before, after): &(&'static str, Value, Value)| {
            (*name == PastValue::kind).then(|| if after.is_empty() { before.plain() } else { after.plain() })
        };
        let past = change.fields.iter().find_map(of).filter(|_| change.kind == Kind::PastValue);
        let kind = past.and_then(|kind| Kind::identified(&kind)).unwrap_or(change.kind);
        self.of_kind(kind) || change.fields.iter().any(|(name, ..)| self.of_field(change.kind, name))
    }

    /// Whether it is concealed now of whom something is due from this source.
    pub fn of_due(self, source: &DueSource) -> bool {
        source.columns().iter().any(|name| self.of_column(source.kind, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::ChangeKind;
    use crate::domain::choices::InstrumentKind;
    use crate::domain::id::Id;
    use crate::domain::import_summary::{ImportedRow, RowOutcome, Tally};
    use crate::domain::named::Choice as _;
    use crate::domain::record::Typed;
    use crate::domain::summary::FieldSummary;

    #[test]
    fn what_tells_of_an_instrument_or_of_absence_is_concealed_wherever_it_comes_from_and_nothing_else_is() {
        let (hidden, shown) = (Concealment::Concealed, Concealment::Revealed);
        let cost = StatementLine::blank(Id::UNSET);
        let windfall = StatementLine { instrument_kind: Some(InstrumentKind::ALL[0]), ..cost.clone() };
        assert!(hidden.of_line(&windfall) && !hidden.of_line(&cost) && !shown.of_line(&windfall));
        let tally = |kind| ImportSummary { counts: vec![(kind, Tally::default())], ..ImportSummary::default() };
        assert!(hidden.of_import(&tally(Kind::Absence)) && !shown.of_import(&tally(Kind::Absence)));
        let mut members = tally(Kind::Member);
        assert!(!hidden.of_import(&members));
        let noted = RowChange {
            kind: Kind::Contact,
            deed: ChangeKind::Created,
            fields: vec![FieldSummary { name: "note", before: None, after: None }],
        };
        let (outcome, kind) = (RowOutcome::Changed, Kind::Member);
        members.rows =
            vec![ImportedRow { sheet_index: 0, row: 2, outcome, kind, name: String::new(), changes: vec![noted] }];
        assert!(hidden.of_import(&members) && !shown.of_import(&members));
        assert!(hidden.of_list(Kind::Member) && !hidden.of_list(Kind::Statement) && hidden.of_agenda());
    }
}
