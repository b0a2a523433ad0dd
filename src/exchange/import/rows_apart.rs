//! Rows of a sheet that are no records of their own: hidden ones, and rows of totals.

use std::collections::BTreeMap;

use super::layout::SheetLayout;
use super::mapped_column::Use;
use super::prelude::*;
use crate::domain::decimal::Decimal;
use crate::exchange::sheet::{Sheet, SheetCell, SheetRow};

/// What a row of totals is called, folded.
const TOTALS: [&str; 17] = [
    "totaal",
    "totalen",
    "subtotaal",
    "subtotalen",
    "eindtotaal",
    "totaal generaal",
    "algemeen totaal",
    "totaaltelling",
    "gemiddelde",
    "gemiddeld",
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "grand total",
    "average",
    "sum",
];

/// The rows of a sheet that are refused as they stand, by their numbers.
pub(super) fn rows_apart(sheet: &Sheet, layout: &SheetLayout) -> BTreeMap<u32, Refusal> {
    let mut apart = BTreeMap::new();
    let mut sums = ColumnSums::default();
    for row in &sheet.rows {
        if let Some(text) = label_of_totals(row, layout, &sums) {
            apart.insert(row.number, Refusal::new(Reason::RowOfTotals).with("value", text));
        } else {
            sums.add(row);
        }
        if sheet.about.hidden_rows.binary_search(&row.number).is_ok() {
            apart.insert(row.number, Refusal::new(Reason::RowHidden));
        }
    }
    apart
}

/// The text by which a row calls itself one of totals; `None` for another row. A longer name that only begins so is one when a
/// number beside it is the sum of those above.
fn label_of_totals(row: &SheetRow, layout: &SheetLayout, sums: &ColumnSums) -> Option<String> {
    let first = row.cells.iter().position(|cell| !cell.is_blank());
    let labels = row.cells.iter().zip(&layout.columns).enumerate().filter(|(at, (_, column))| {
        let tells =
            matches!(column.used, Use::Field((kind, field)) if Some(field) == kind.key() || field.ends_with("name"));
        Some(*at) == first || tells
    });
    for (_, (cell, _)) in labels {
        let SheetCell::Text(text) = cell else { continue };
        let folded = fold(text);
        let bare = folded.trim_matches(|sign: char| !sign.is_alphanumeric());
        let begins =
            || ["totaal ", "subtotaal ", "totalen ", "total ", "subtotal "].iter().any(|word| bare.starts_with(word));
        if TOTALS.contains(&bare) || (begins() && sums.are_in(row)) {
            return Some(clean(text).into_owned());
        }
    }
    None
}

/// For each column the sum of its numbers, of all rows and since the last row of totals.
#[derive(Default)]
struct ColumnSums(Vec<(Decimal, usize)>);

impl ColumnSums {
    fn add(&mut self, row: &SheetRow) {
        if self.0.len() < row.cells.len() {
            self.0.resize(row.cells.len(), (Decimal::ZERO, 0));
        }
        for ((sum, count), cell) in self.0.iter_mut().zip(&row.cells) {
            if let Some(number) = number(cell) {
                *sum = *sum + number;
                *count += 1;
            }
        }
    }

    /// Whether a number of a row is the sum of several above it.
    fn are_in(&self, row: &SheetRow) -> bool {
        let sums = self.0.iter().zip(&row.cells);
        sums.into_iter().any(|((sum, count), cell)| *count > 1 && number(cell).is_some_and(|number| number == *sum))
    }
}

fn number(cell: &SheetCell) -> Option<Decimal> {
    match cell {
        SheetCell::Number(number) | SheetCell::Shown { number, .. } | SheetCell::Text(number) => Decimal::parse(number),
        _ => None,
    }
}
