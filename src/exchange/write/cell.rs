//! A value on its way to a file, whatever the format.

use crate::domain::days::Day;
use crate::exchange::sheet::SheetCell;

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OutCell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, never a formula whatever it begins with.
    Text(String),
    /// A decimal with a point: "32.5", "-8". What is not written so is treated as text.
    Number(String),
    /// A date.
    Day(Day),
    /// Yes or no.
    Flag(bool),
}

/// What was read can be written back, as the rejects file of an import does.
impl From<&SheetCell> for OutCell {
    fn from(cell: &SheetCell) -> OutCell {
        match cell {
            SheetCell::Empty => OutCell::Empty,
            SheetCell::Text(text) => OutCell::Text(text.clone()),
            SheetCell::Number(number) => OutCell::Number(number.clone()),
            SheetCell::Day(day) => OutCell::Day(*day),
            SheetCell::Flag(flag) => OutCell::Flag(*flag),
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
