//! Rows of a sheet that are no records of their own: hidden ones, and rows of totals.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::SheetLayout;
use super::mapped_column::Use;
use super::prelude::*;
use crate::domain::decimal::Decimal;
use crate::exchange::sheet::{Sheet, SheetCell, SheetRow};

/// What a row of totals is called, folded.
const TOTALS: [&str; 30] = [
    "tot",
    "totale",
    "aantal",
    "aantallen",
    "count",
    "number",
    "totaal",
    "totalen",
    "subtotaal",
    "subtotalen",
    "eindtotaal",
    "totaal generaal",
    "generaal totaal",
    "algemeen totaal",
    "totaalresultaat",
    "eindresultaat",
    "somtotaal",
    "som",
    "saldo",
    "totaaltelling",
    "gemiddelde",
    "gemiddeld",
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "grand total",
    "general total",
    "average",
    "sum",
];

/// The words in these that make a total of what is named beside them: "Totaal Groen", "Groen totaal".
const SUMMING: [&str; 13] = [
    "totaal",
    "totalen",
    "tot.",
    "subtotaal",
    "subtotalen",
    "eindtotaal",
    "aantal",
    "aantallen",
    "total",
    "totals",
    "subtotal",
    "grand total",
    "count of",
];

/// What can be summed up and is no name.
const COUNTED: [&str; 10] = ["aantal", "van", "alle", "de", "generaal", "algemeen", "number", "of", "all", "the"];

/// The kinds of which a list has totals by name.
const SUMMED_BY: [Kind; 4] = [Kind::Team, Kind::Organisation, Kind::WorkType, Kind::TaskPackage];

/// The rows of a sheet that are refused as they stand, by their numbers.
pub(super) fn rows_apart(
    repo: &dyn Repository,
    words: &dyn Vocabulary,
    sheet: &Sheet,
    layout: &SheetLayout,
) -> Result<BTreeMap<u32, Refusal>, StoreError> {
    let mut apart = BTreeMap::new();
    let mut sums = ColumnSums::default();
    let summed = summed_up(repo, words, sheet, layout)?;
    for row in &sheet.rows {
        if let Some(text) = label_of_totals(row, layout, (&summed, &sums), words) {
            apart.insert(row.number, Refusal::new(Reason::RowOfTotals).with("value", text));
        } else {
            sums.add(row);
        }
        if sheet.is_longer(row) {
            let last = row.cells.iter().rfind(|cell| !cell.is_blank()).map(SheetCell::text).unwrap_or_default();
            apart.insert(row.number, Refusal::new(Reason::MoreCells).with("value", clean(&last).into_owned()));
        }
        if sheet.about.hidden_rows.binary_search(&row.number).is_ok() {
            apart.insert(row.number, Refusal::new(Reason::RowHidden));
        }
    }
    Ok(apart)
}

/// What rows of a sheet say they are the total of, folded, where that is a number, a word of lists, or what something is called
/// in this sheet or in the store.
fn summed_up(
    repo: &dyn Repository,
    words: &dyn Vocabulary,
    sheet: &Sheet,
    layout: &SheetLayout,
) -> Result<BTreeSet<String>, StoreError> {
    let labels = sheet.rows.iter().flat_map(|row| labels(row, layout));
    let mut asked: BTreeSet<String> = labels.filter_map(|label| total_of(&fold(label))).collect();
    if asked.is_empty() {
        return Ok(asked);
    }
    let mut known: BTreeSet<String> = sheet.headings.iter().map(|heading| fold(heading)).collect();
    known.extend(sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| fold(&cell.text())));
    let is_counted = |word: &str| {
        let figures = word.bytes().all(|byte| byte.is_ascii_digit());
        let is_field = |kind: &Kind| words.field(*kind, word).is_some();
        let named = || words.kind(word).is_some() || SUMMED_BY.iter().chain([&layout.shape]).any(is_field);
        figures || COUNTED.contains(&word) || named()
    };
    let mut summed = BTreeSet::new();
    while let Some(of) = asked.pop_first() {
        let mut is_known = known.contains(&of) || of.split(|sign: char| !sign.is_alphanumeric()).all(is_counted);
        for kind in SUMMED_BY {
            is_known = is_known || !repo.named(kind, &of)?.is_empty();
        }
        summed.extend(is_known.then_some(of));
    }
    Ok(summed)
}

/// What a folded text says it is the total of; `None` when it does not, or not of what.
fn total_of(folded: &str) -> Option<String> {
    let text = bare(folded);
    let mut rests = SUMMING.iter().flat_map(|word| [text.strip_prefix(word), text.strip_suffix(word)]).flatten();
    let apart = |rest: &&str| bare(rest).len() < rest.len() && !bare(rest).is_empty();
    rests.find(apart).map(|rest| bare(rest).to_owned())
}

/// Whether a folded text only counts records: "12 teams".
fn is_count(text: &str, words: &dyn Vocabulary) -> bool {
    let figures = |count: &str| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(' ').is_some_and(|(count, of)| figures(count) && words.kind(of).is_some())
}

/// Without the signs around a text.
fn bare(text: &str) -> &str {
    text.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// The texts of a row that may say what it is: the first, and those that are keys or names.
fn labels<'a>(row: &'a SheetRow, layout: &SheetLayout) -> impl Iterator<Item = &'a str> {
    let first = row.cells.iter().position(|cell| !cell.is_blank());
    let labels = row.cells.iter().zip(&layout.columns).enumerate().filter(move |(at, (_, column))| {
        let tells =
            matches!(column.used, Use::Field((kind, field)) if Some(field) == kind.key() || field.ends_with("name"));
        Some(*at) == first || tells
    });
    labels.filter_map(|(_, (cell, _))| if let SheetCell::Text(text) = cell { Some(text.as_str()) } else { None })
}

/// The text by which a row calls itself one of totals; `None` for another row. A longer name that only has such a word is one when
/// what it is the total of is known, or a number beside it is the sum of those above.
fn label_of_totals(
    row: &SheetRow,
    layout: &SheetLayout,
    (summed, sums): (&BTreeSet<String>, &ColumnSums),
    words: &dyn Vocabulary,
) -> Option<String> {
    let is_total = |text: &&str| {
        let folded = fold(text);
        let of = total_of(&folded);
        TOTALS.contains(&bare(&folded))
            || is_count(bare(&folded), words)
            || of.is_some_and(|of| summed.contains(&of) || sums.are_in(row))
    };
    labels(row, layout).find(is_total).map(|text| clean(text).into_owned())
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
