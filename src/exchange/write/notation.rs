//! The spelling of values in a text file.

use crate::domain::days::Day;
use crate::exchange::sheet::SheetCell;

/// The spelling of numbers, days and flags, and the separator of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    /// The separator between the fields of a CSV file: a semicolon or a comma.
    pub separator: &'static str,
    /// The sign between whole and fraction.
    pub decimal: char,
    /// Whether days are written as 31-12-2026 instead of 2026-12-31.
    pub day_first: bool,
    /// The word for a set flag.
    pub yes: &'static str,
    /// The word for an unset flag.
    pub no: &'static str,
}

impl Notation {
    /// As a Dutch spreadsheet spells values: 32,5 · 31-12-2026 · ja.
    pub const DUTCH: Notation = Notation { separator: ";", decimal: ',', day_first: true, yes: "ja", no: "nee" };
    /// As programs spell values: 32.5 · 2026-12-31 · true.
    pub const PLAIN: Notation = Notation { separator: ",", decimal: '.', day_first: false, yes: "true", no: "false" };

    /// A day in this notation.
    pub fn day(&self, day: Day) -> String {
        day.format(if self.day_first { "%d-%m-%Y" } else { "%Y-%m-%d" }).to_string()
    }

    /// A value in this notation. `text` decides how text is written, so that a format can escape it there and
    /// leave real numbers and days alone.
    pub fn spell(&self, cell: &SheetCell, text: impl Fn(&str) -> String) -> String {
        match cell {
            SheetCell::Empty | SheetCell::Covered => String::new(),
            SheetCell::Text(value) | SheetCell::Shown { text: value, .. } => text(value),
            SheetCell::Number(value) if is_decimal(value) => value.replace('.', &self.decimal.to_string()),
            SheetCell::Number(value) => text(value),
            SheetCell::Euros(amount) => amount.text_fixed(self.decimal),
            SheetCell::Percent(percent) => percent.text(self.decimal),
            SheetCell::Day(day) => self.day(*day),
            SheetCell::Flag(flag) => if *flag { self.yes } else { self.no }.to_owned(),
        }
    }
}

/// True for "32.5", "-8" and "0": what every spreadsheet reads as a number and none as a formula.
pub(super) fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match unsigned.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(unsigned),
    }
}
