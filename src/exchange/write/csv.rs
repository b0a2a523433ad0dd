//! Writing CSV.

use std::io::Write;

use super::error::WriteError;
use super::formula::escape_formula;
use super::notation::Notation;
use crate::exchange::sheet::SheetCell;

/// Writes headings and rows as CSV for opening in a spreadsheet: with CRLF line ends, a byte order mark, without which Excel
/// spoils accents, and texts guarded against running as formulas. Reading the file back with this program restores them.
///
/// # Errors
/// Returns an error when the file refuses.
pub fn write_csv(
    out: &mut dyn Write,
    notation: Notation,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    out.write_all("\u{feff}".as_bytes())?;
    write_table(out, notation, headings, rows)
}

/// Writes names of columns and rows as CSV for a program: commas, a point before decimals, days as 2026-12-31, true and false, texts as
/// they are, no byte order mark, and the names between quotes. Tables can be written one after another.
///
/// # Errors
/// Returns an error when the file refuses.
pub fn write_plain_csv(
    out: &mut dyn Write,
    names: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    let names: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
    write!(out, "{}\r\n", names.join(Notation::PLAIN.separator))?;
    for row in rows {
        write_record(out, Notation::PLAIN, row.iter().map(|cell| Notation::PLAIN.spell(cell, str::to_owned)))?;
    }
    Ok(())
}

/// Writes a further table of a CSV file, under an empty line; see [`write_csv`].
///
/// # Errors
/// Returns an error when the file refuses.
pub fn write_csv_below(
    out: &mut dyn Write,
    notation: Notation,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    write!(out, "\r\n")?;
    write_table(out, notation, headings, rows)
}

fn write_table(
    out: &mut dyn Write,
    notation: Notation,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    write_record(out, notation, headings.iter().map(|heading| escape_formula(heading)))?;
    for row in rows {
        write_record(out, notation, row.iter().map(|cell| notation.spell(cell, escape_formula)))?;
    }
    Ok(())
}

fn write_record(
    out: &mut dyn Write,
    notation: Notation,
    fields: impl Iterator<Item = String>,
) -> Result<(), WriteError> {
    // Every sign that a reader could take for the separator is quoted, so that a reader that looks for it is not misled.
    let quoted = |field: String| {
        let plain = !field.contains(['"', '\r', '\n', ';', ',', '\t']) && !field.starts_with(' ');
        if plain { field } else { format!("\"{}\"", field.replace('"', "\"\"")) }
    };
    let line: Vec<String> = fields.map(quoted).collect();
    Ok(write!(out, "{}\r\n", line.join(notation.separator))?)
}
