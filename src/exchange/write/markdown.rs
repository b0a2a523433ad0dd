//! Writing a Markdown table, for a message or a wiki.

use std::io::Write;

use super::error::WriteError;
use super::notation::Notation;
use crate::exchange::sheet::SheetCell;

/// Writes headings and rows as a Markdown table; a column whose filled cells are all numbers is aligned to the right.
pub fn write_markdown(
    out: &mut dyn Write,
    notation: Notation,
    headings: &[String],
    rows: &[Vec<SheetCell>],
) -> Result<(), WriteError> {
    let mut text = line(headings.iter().map(|heading| escaped(heading)));
    text.push_str(&line((0..headings.len()).map(|column| {
        let mut filled =
            rows.iter().filter_map(|row| row.get(column)).filter(|cell| **cell != SheetCell::Empty).peekable();
        let numbers = filled.peek().is_some() && filled.all(SheetCell::is_number);
        if numbers { "---:".to_owned() } else { "---".to_owned() }
    })));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| match cell {
            SheetCell::Euros(amount) => amount.grouped(notation.decimal),
            cell => notation.spell(cell, escaped),
        })));
    }
    out.write_all(text.as_bytes())?;
    Ok(())
}

fn line(fields: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", fields.collect::<Vec<_>>().join(" | "))
}

/// Signs that would end the cell, the row, or make markup of a name.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if "|\\`*_[]<>".contains(sign) {
            out.push('\\');
        }
        out.push(if matches!(sign, '\r' | '\n') { ' ' } else { sign });
    }
    out
}
