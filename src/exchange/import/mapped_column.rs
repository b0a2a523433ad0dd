//! A column of a sheet, and what it is used for.

use std::collections::HashSet;

use super::number_points::PointMeaning;
use super::percentages::PercentsOf;
use super::prelude::*;
use crate::exchange::sheet::SheetCell;

/// Where the values of a column go: a field of a kind, or a part that a row brings along, such as the whole name of a
/// person, the leader and coach of a team (by their role) or the task packages of a work type.
pub(super) type FieldTarget = (Kind, &'static str);

/// The use of a column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Use {
    /// Its values go to this field.
    Field(FieldTarget),
    /// Nobody recognised it.
    Unknown,
    /// Its values are worked out for the list that it comes from, and never stored.
    WorkedOut,
    /// It is left out on purpose, and not reported.
    LeftOut,
    /// The workbook does not show it, and nobody said what it is for.
    Hidden,
    /// It may never be stored, for this reason.
    Forbidden(Reason),
}

/// A column of a sheet, with the use that was decided.
#[derive(Debug, Clone)]
pub(super) struct MappedColumn {
    /// The heading, or the letter of the column when it has none.
    pub(super) heading: String,
    /// The use of the column.
    pub(super) used: Use,
    /// Whether it gives the code of what a row refers to, without a column for the name.
    pub(super) only_key: bool,
    /// The order of day and month in its dates.
    pub(super) order: DayOrder,
    /// Whether nothing in it proves that order, or something in it proves another.
    pub(super) doubtful: bool,
    /// What a point before three last figures is in its numbers.
    pub(super) point: PointMeaning,
    /// What its percentages are of.
    pub(super) percents: PercentsOf,
    /// Texts in it that say that nothing is there.
    pub(super) nothing: HashSet<String>,
    /// Dates in it that can be two days, while others prove both orders.
    pub(super) unclear: HashSet<String>,
}

impl MappedColumn {
    /// The field that its values go to, if they go to one.
    pub(super) fn target(&self) -> Option<FieldTarget> {
        if let Use::Field(target) = self.used { Some(target) } else { None }
    }

    /// Whether a cell in it holds a word for nothing.
    pub(super) fn says_nothing(&self, cell: &SheetCell) -> bool {
        !self.nothing.is_empty() && self.nothing.contains(clean(&cell.text()).as_ref())
    }

    /// Whether its values are passed over, not because anybody said so.
    pub(super) fn is_passed_over(&self) -> bool {
        matches!(self.used, Use::Unknown | Use::WorkedOut)
    }
}

/// Whether records of a kind are people with a number.
pub(super) fn has_number(kind: Kind) -> bool {
    matches!(kind, Kind::Member | Kind::Candidate)
}

/// The whole name of a person and its parts.
pub(super) const NAME_PARTS: [&str; 4] = ["name", "given_name", "prefix", "surname"];

/// Whether a field is the name of a person, or a part of it.
pub(super) fn is_name_of_person((kind, field): FieldTarget) -> bool {
    (has_number(kind) || kind == Kind::Staff) && NAME_PARTS.contains(&field)
}
