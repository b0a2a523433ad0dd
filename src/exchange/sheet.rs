//! A table as it came out of a file: headings and rows of cells, nothing interpreted yet. Text is what the file held, without
//! signs at its ends that nobody sees; cleaning and judging it is the caller's. What is written to a file is made of the same cells.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::days::Day;
use crate::domain::decimal::Decimal;

/// One table of a file: a CSV file has one, a workbook one per sheet that holds anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// The name of the file, without its folder.
    pub source: String,
    /// The name of the sheet; for a CSV file the file name without its ending.
    pub name: String,
    /// The number of the row the headings stand on, as a spreadsheet counts.
    pub heading_row: u32,
    /// The headings, trimmed; "" over a column that has values but no heading.
    pub headings: Vec<String>,
    /// The few rows above the headings, blank ones left out.
    pub above: Vec<SheetRow>,
    /// The rows below the headings, blank ones left out.
    pub rows: Vec<SheetRow>,
    /// What is known of it beside its cells.
    pub about: SheetNotes,
}

impl Sheet {
    /// Whether a row has something in a cell beyond those that the row of headings is written with.
    pub fn is_longer(&self, row: &SheetRow) -> bool {
        let shorter = &self.about.shorter_rows;
        let at = shorter.binary_search_by_key(&self.heading_row, |(number, _)| *number);
        let headed = at.ok().and_then(|at| shorter.get(at)).map_or(row.cells.len(), |(_, count)| *count);
        row.cells.iter().skip(headed).any(|cell| !cell.is_blank())
    }

    /// Whether the workbook does not show this column, counted from 0.
    pub fn hides(&self, column: usize) -> bool {
        u32::try_from(column).is_ok_and(|column| self.about.hidden_columns.binary_search(&column).is_ok())
    }
}

/// What is known of a table beside its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetNotes {
    /// Whether the workbook does not show this sheet.
    pub hidden: bool,
    /// The numbers of the rows that are not shown, because a person or a filter hides them; in order.
    pub hidden_rows: Vec<u32>,
    /// The rows that are written with fewer cells than the widest one, by their numbers, with how many they have; in order.
    pub shorter_rows: Vec<(u32, usize)>,
    /// The columns that are not shown, from 0; in order.
    pub hidden_columns: Vec<u32>,
    /// Whether the workbook numbers its days from 1904 on, and not from 1900 on.
    pub since_1904: bool,
    /// Whether the letters are those of code page 850 or 437, by what its words look like.
    pub dos_letters: bool,
}

/// A row below the headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// The row number as a spreadsheet shows it: 1 is the first row of the sheet.
    pub number: u32,
    /// As many cells as there are headings.
    pub cells: Vec<SheetCell>,
}

/// A value as the file held it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SheetCell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, and every value of a CSV file.
    Text(String),
    /// A real number of a spreadsheet, as a decimal with a point and no exponent: "32.5".
    Number(String),
    /// A real number of a spreadsheet whose layout shows another text: 1234 as "001234", 0.8 as "80%".
    Shown {
        /// The number as a decimal with a point and no exponent.
        number: String,
        /// What a person sees, to all figures that the number has.
        text: String,
    },
    /// No value of its own: it is merged with a cell above or beside it.
    Covered,
    /// An amount of euros: a real number of a spreadsheet; people read it with its thousands apart.
    #[serde(skip)]
    Euros(Decimal),
    /// A percentage: 12.5 for 12.5 %.
    #[serde(skip)]
    Percent(Decimal),
    /// A real date of a spreadsheet.
    Day(Day),
    /// A real yes or no of a spreadsheet.
    Flag(bool),
}

impl SheetCell {
    /// True when a person would call the cell empty: nothing, or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            SheetCell::Empty | SheetCell::Covered => true,
            SheetCell::Text(text) => text.trim().is_empty(),
            SheetCell::Number(_)
            | SheetCell::Shown { .. }
            | SheetCell::Euros(_)
            | SheetCell::Percent(_)
            | SheetCell::Day(_)
            | SheetCell::Flag(_) => false,
        }
    }

    /// Whether it is a number of any sort, which stands at the right.
    pub fn is_number(&self) -> bool {
        matches!(self, SheetCell::Number(_) | SheetCell::Euros(_) | SheetCell::Percent(_))
    }

    /// The value as text: a day as 2026-12-31, which reads the same in every order of day and month; a flag as "true" or "false".
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            SheetCell::Empty | SheetCell::Covered => Cow::Borrowed(""),
            SheetCell::Text(text) | SheetCell::Number(text) | SheetCell::Shown { text, .. } => Cow::Borrowed(text),
            SheetCell::Euros(amount) => Cow::Owned(amount.text_fixed('.')),
            SheetCell::Percent(percent) => Cow::Owned(percent.text('.')),
            SheetCell::Day(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            SheetCell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        }
    }
}

/// A spreadsheet's number as a decimal, rounded to the fifteen figures that a spreadsheet keeps and shows, so that 32.1 is
/// not 32.100000000000001. `None` for what is not a number.
pub fn decimal_text(value: f64) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    let rounded: f64 = format!("{value:.14e}").parse().ok()?;
    // Adding zero turns -0 into 0.
    Some(format!("{}", rounded + 0.0))
}

/// A part of one as a percentage: 80% for 0.8; `None` for what is no number.
pub fn percent_text(part: f64) -> Option<String> {
    Some(format!("{}%", decimal_text(part * 100.0)?))
}

/// The most figures of a number that a spreadsheet keeps; it puts zeros in the place of the others.
pub const FIGURES_KEPT: usize = 15;

/// How many figures a decimal has, without the zeros before the first of them.
pub fn figures(number: &str) -> usize {
    number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_a_person_sees_it() {
        for (value, text) in [
            (32.5, "32.5"),
            (100_001.0, "100001"),
            (0.1 + 0.2, "0.3"),
            (-8.0, "-8"),
            (-0.0, "0"),
            (1e21, "1000000000000000000000"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(decimal_text(value).as_deref(), Some(text));
        }
        assert_eq!(decimal_text(f64::NAN), None);
    }

    #[test]
    fn white_space_is_blank_and_zero_is_not() {
        assert!(SheetCell::Text(" \t".into()).is_blank() && SheetCell::Empty.is_blank());
        assert!(!SheetCell::Number("0".into()).is_blank());
    }
}
