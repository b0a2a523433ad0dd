//! Writing CSV.

use std::io::Write;

use super::error::WriteError;
use super::formula::escape_formula;
use super::notation::Notation;
use crate::exchange::sheet::SheetCell;

/// A way to write CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvForm {
    /// The sign between fields.
    pub separator: char,
    /// How values are spelled.
    pub notation: Notation,
}

impl CsvForm {
    /// For a Dutch spreadsheet: semicolon, decimal comma.
    pub const DUTCH: CsvForm = CsvForm { separator: ';', notation: Notation::DUTCH };
}

/// Writes headings and rows as CSV for opening in a spreadsheet: with CRLF line ends, a byte order mark, without which Excel
/// spoils accents, and texts guarded against running as formulas. Reading the file back with this program restores them.
///
/// # Errors
/// When the file refuses.
pub fn write_csv(
    out: &mut dyn Write,
    form: CsvForm,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    out.write_all("\u{feff}".as_bytes())?;
    write_record(out, form, headings.iter().map(|heading| escape_formula(heading)))?;
    for row in rows {
        write_record(out, form, row.iter().map(|cell| form.notation.spell(cell, escape_formula)))?;
    }
    Ok(())
}

fn write_record(out: &mut dyn Write, form: CsvForm, fields: impl Iterator<Item = String>) -> Result<(), WriteError> {
    let mut line = String::new();
    for (index, field) in fields.enumerate() {
        if index > 0 {
            line.push(form.separator);
        }
        // Every sign that a reader could take for the separator is quoted, so that a reader that looks for it is not misled.
        if field.contains(['"', '\r', '\n', ';', ',', '\t', form.separator]) || field.starts_with(' ') {
            line.push('"');
            line.push_str(&field.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&field);
        }
    }
    line.push_str("\r\n");
    out.write_all(line.as_bytes())?;
    Ok(())
}
