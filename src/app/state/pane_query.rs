//! What a pane asks of the store beside its rows: which columns, and which times.

use crate::domain::columns::{ColumnSource, Derived, columns};
use crate::domain::filter::Expr;
use crate::domain::kinds::RegisterCheck;
use crate::domain::record::Kind;

/// Whether a filter speaks of who left, why, or who is still to come, so that these have to be among the rows.
pub(super) fn asks_for_all_times(filter: &Expr) -> bool {
    ["status", "from", "until", "end_reason", "destination"].iter().any(|name| filter.mentions(name))
}

/// The columns to ask for when these are shown: what stands with a row anyway, and of what has to be worked out for each
/// row only what is shown. The status shows in more than its own column, and beside it who is absent since when and with whom
/// contact is overdue, and who does not count; a team without leader or coach is marked, and has a short name for a narrow column; the five numbers of the selected team stand together
/// below its members, whatever columns the teams have (the open places follow from the others).
pub(super) fn columns_to_ask(kind: Kind, shown: &[&str]) -> Vec<&'static str> {
    let unseen = |source| match source {
        ColumnSource::Derived(Derived::Name | Derived::Status | Derived::Phase) => false,
        ColumnSource::Fact(_, RegisterCheck::counts_for_agreement) => kind != Kind::Member,
        ColumnSource::Derived(
            Derived::Filled
            | Derived::Counting
            | Derived::Jobs
            | Derived::Reserved
            | Derived::Leader
            | Derived::Coach
            | Derived::ShortName,
        ) => kind != Kind::Team,
        ColumnSource::Derived(Derived::LastContact | Derived::ContactDue | Derived::SpellFrom) => kind != Kind::Member,
        ColumnSource::Derived(_) | ColumnSource::KeyOf(_) | ColumnSource::Fact(..) | ColumnSource::Service(_) => true,
        ColumnSource::Own | ColumnSource::Standing | ColumnSource::Placement(_) | ColumnSource::Employment(_) => false,
    };
    let all = columns(kind).iter();
    all.filter(|c| shown.contains(&c.name) || !unseen(c.source)).map(|c| c.name).collect()
}
