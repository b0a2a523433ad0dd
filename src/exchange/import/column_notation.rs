//! The notation of each column, decided over the whole sheet: the order of day and month in days, what a point is in numbers.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::layout::{SheetLayout, type_of};
use super::mapped_column::Use;
use super::number_points::PointMeaning;
use super::percentages::PercentsOf;
use super::prelude::*;
use crate::domain::days::{Ambiguity, column_order, parse_day};
use crate::domain::import_options::ImportOptions;
use crate::exchange::sheet::{Sheet, SheetCell};

/// As many dates prove one order to each that proves the other, where that one is taken for a typing error.
const PROOFS_TO_A_TYPING_ERROR: usize = 8;

/// Decides the order of day and month for each column of days.
pub(super) fn decide_orders(sheet: &Sheet, layout: &mut SheetLayout, options: &ImportOptions) {
    // A file of refused rows is written with the day first. The rows left in it prove nothing about a column.
    let refused = sheet.headings.iter().any(|heading| options.leaves_out(heading));
    let order = options.order.or(refused.then_some(DayOrder::DayFirst));
    for (index, column) in layout.columns.iter_mut().enumerate() {
        let Use::Field(target) = column.used else { continue };
        if type_of(target) != FieldType::Day {
            continue;
        }
        let texts: Vec<String> = texts_of(sheet, index).map(Cow::into_owned).collect();
        let (order, ambiguity) = column_order(texts.iter().map(String::as_str), order);
        (column.order, column.doubtful) = (order, ambiguity != Ambiguity::Clear);
        if ambiguity == Ambiguity::Mixed {
            column.unclear = unclear(texts);
        }
    }
}

/// Of a column in which some dates have the day first and others the month: the dates that can be both. Dates that are written
/// with another sign come from another source, so each sign is looked at by itself.
fn unclear(texts: Vec<String>) -> HashSet<String> {
    let mut by_sign: BTreeMap<String, (usize, usize, Vec<String>)> = BTreeMap::new();
    for text in texts {
        let sign = text.chars().filter(|sign| !sign.is_alphanumeric()).collect();
        let (day_first, month_first, both) = by_sign.entry(sign).or_default();
        match (parse_day(&text, DayOrder::DayFirst), parse_day(&text, DayOrder::MonthFirst)) {
            (Ok(_), Err(_)) => *day_first += 1,
            (Err(_), Ok(_)) => *month_first += 1,
            (Ok(day), Ok(month)) if day != month => both.push(text),
            _ => {}
        }
    }
    let doubted = by_sign
        .into_values()
        .filter(|(day_first, month_first, _)| *day_first == 0 || *day_first < PROOFS_TO_A_TYPING_ERROR * *month_first);
    doubted.flat_map(|(.., both)| both).collect()
}

/// Decides what a point is for each column of numbers, and what percentages are of.
pub(super) fn decide_points(sheet: &Sheet, layout: &mut SheetLayout, options: &ImportOptions) {
    for (index, column) in layout.columns.iter_mut().enumerate() {
        let Use::Field(target) = column.used else { continue };
        if type_of(target).is_number() {
            column.point = PointMeaning::of(texts_of(sheet, index));
        }
        if type_of(target) == FieldType::Percent {
            let cells = sheet.rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_blank());
            column.percents = PercentsOf::decided(cells.map(SheetCell::text), options);
        }
    }
}

/// The texts in a column of a sheet.
fn texts_of(sheet: &Sheet, index: usize) -> impl Iterator<Item = Cow<'_, str>> {
    sheet.rows.iter().filter_map(move |row| match row.cells.get(index) {
        Some(SheetCell::Text(text)) => Some(clean(text)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubted(texts: &[&str]) -> Vec<String> {
        let mut found: Vec<String> =
            unclear(texts.iter().map(|text| (*text).to_owned()).collect()).into_iter().collect();
        found.sort();
        found
    }

    #[test]
    fn of_two_sources_in_one_column_the_dates_that_can_be_both_are_doubted() {
        assert_eq!(doubted(&["25-11-2024", "08/19/2024", "05/06/2024", "03-04-2024"]), ["05/06/2024"]);
        assert_eq!(doubted(&["25-11-2024", "08-19-2024", "05-06-2024", "07-07-2024"]), ["05-06-2024"]);
        assert_eq!(doubted(&["25.11.2024", "08/19/2024", "2024-03-04", "05 06 2024"]), ["05 06 2024"]);
    }

    #[test]
    fn one_typing_error_among_many_dates_makes_none_of_them_doubtful() {
        let sound = (13..=28).map(|day| format!("{day}-01-2024"));
        let texts: Vec<String> = sound.chain(["01-31-2024".to_owned(), "02-03-2024".to_owned()]).collect();
        assert_eq!(unclear(texts), HashSet::new());
    }
}
