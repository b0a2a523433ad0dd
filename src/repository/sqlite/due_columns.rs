//! Which columns and conditions are kept as days by which something has to be done; see [`due_days`](super::due_days).

use crate::domain::choices::{Choice, InstrumentStatus, MemberStatus};
use crate::domain::columns::{ColumnSource, Derived, column};
use crate::domain::days::Day;
use crate::domain::due_days::DueDay;
use crate::domain::filter::{Expr, Relation};
use crate::domain::kinds::Instrument;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::value::Value;

/// The day by which a row is due, in a statement whose rows are found by it.
pub(super) const DAY: &str = "d.day";

/// The step of an absence that is due, in a statement whose rows are found by it.
pub(super) const STEP: &str = "d.step";

/// What the rows of a query are due for, and by which day; without one it should not be so at all.
pub(super) type FoundByDue = (DueDay, Option<Day>);

/// By what is due the rows of a query are found, where its filter asks for that. `sees_all` is whether who asks sees everything: what
/// should not be so follows from records that others may not see.
pub(super) fn due_by(query: &Query, sees_all: impl FnOnce() -> bool) -> Option<FoundByDue> {
    if query.within.is_some() {
        return None;
    }
    let parts =
        if let Expr::And(parts) = &query.filter { parts.as_slice() } else { std::slice::from_ref(&query.filter) };
    let by_day = parts.iter().find_map(|part| match part {
        Expr::Compare { column, relation: Relation::AtMost, value: Value::Day(day) } => {
            Some((due_in(query, column)?, Some(*day)))
        }
        Expr::Compare { column, relation: Relation::Less, value: Value::Day(day) } => {
            Some((due_in(query, column)?, day.pred_opt()))
        }
        _ => None,
    });
    let of_today = !query.all_times && !query.coming && query.also.is_none();
    let state = || state_of(query.kind, parts).filter(|_| of_today && sees_all());
    by_day.or_else(|| Some((state()?, None)))
}

/// Whether rows that are found by what is due come in the order of a query. Others are walked through in that order, until there are as
/// many as are asked for; what should not be so at all is little.
pub(super) fn come_in_order(query: &Query, (of, last): FoundByDue) -> bool {
    last.is_none() || due_in(query, query.sort.column) == Some(of)
}

/// What should not be so at all that these conditions ask for.
fn state_of(kind: Kind, parts: &[Expr]) -> Option<DueDay> {
    let granted = || Expr::is(Instrument::status, Value::Choice(InstrumentStatus::Granted.name()));
    let states = match kind {
        Kind::Member => vec![
            (DueDay::Unchecked, vec![Expr::is("register_checked_on", Value::Empty)]),
            (DueDay::NoTeam, vec![Expr::is("status", Value::Choice(MemberStatus::NoTeam.name()))]),
        ],
        Kind::Instrument => vec![
            (DueDay::GrantedWhoLeft, vec![granted(), Expr::is("still_in_service", Value::Flag(false))]),
            (DueDay::GrantedNotCounting, vec![granted(), Expr::is("counts_for_agreement", Value::Flag(false))]),
        ],
        _ => return None,
    };
    states.into_iter().find(|(_, asked)| asked.iter().all(|part| parts.contains(part))).map(|(state, _)| state)
}

/// What the day in a column is due for.
fn due_in(query: &Query, name: &str) -> Option<DueDay> {
    let ColumnSource::Derived(derived) = column(query.kind, name)?.source else { return None };
    let of = match derived {
        Derived::ContactDue => DueDay::Contact,
        Derived::Deadline => DueDay::Instrument,
        Derived::StepDue => DueDay::AbsenceStep,
        Derived::StepAheadDue => DueDay::AbsenceStepAhead,
        Derived::ReviewDue => DueDay::AbsenceReview,
        Derived::NoticeDue => DueDay::AbsenceNotice,
        Derived::DeleteBy if query.kind == Kind::Member => DueDay::Deletion,
        _ => return None,
    };
    Some(if query.whole_past { of.of_whole_past() } else { of })
}
