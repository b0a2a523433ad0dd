//! Reading CSV: records with quotes, quoted line ends and any line ending, and the guard against formulas undone.
//!
//! Every record is a row, blank lines too, so that row numbers are those a spreadsheet shows.

use super::encoding::{decode, is_table_text};
use super::layout::{RawRow, lay_out};
use super::separator::find_separator;
use super::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, ReadProblem};
use crate::exchange::sheet::{Sheet, SheetCell};
use crate::exchange::write::guard::unguarded;

/// Reads the one table of a CSV file, which has no name; none when the file holds no text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadProblem> {
    let decoded = decode(bytes)?;
    if !is_table_text(&decoded.text) {
        return Err(ReadProblem::UnknownFormat);
    }
    let (separator, body) = find_separator(&decoded.text);
    // Only the form for spreadsheets is written with a guard; plain CSV (comma or one column, no mark) is taken literally.
    let guarded = decoded.marked || separator.is_some_and(|separator| separator != b',');
    let mut rows = Vec::new();
    let mut cells_in_all = 0usize;
    for (index, record) in Records::new(body, separator.unwrap_or(b';')).enumerate() {
        if index >= MAX_ROWS {
            return Err(ReadProblem::TooLarge);
        }
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let record = record.map_err(|broken| match broken {
            Broken::Unclosed => ReadProblem::Damaged { row: Some(number) },
            Broken::TooWide => ReadProblem::TooLarge,
        })?;
        let cells: Vec<SheetCell> = record.into_iter().map(|field| cell(field, guarded)).collect();
        if cells.iter().all(SheetCell::is_blank) {
            continue;
        }
        cells_in_all += cells.len();
        if cells_in_all > MAX_CELLS {
            return Err(ReadProblem::TooLarge);
        }
        rows.push(RawRow { number, cells });
    }
    Ok(lay_out("", rows)?.into_iter().collect())
}

fn cell(field: String, guarded: bool) -> SheetCell {
    match field {
        empty if empty.is_empty() => SheetCell::Empty,
        text if guarded => SheetCell::Text(unguarded(text)),
        text => SheetCell::Text(text),
    }
}

/// Why no more records can be told apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quote is opened and never closed.
    Unclosed,
    /// A record has more than [`MAX_COLUMNS`] fields.
    TooWide,
}

/// The records of a text, in order. After [`Broken`] there are none.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    /// A quote stood inside a field that was not quoted, or behind a closing quote.
    pub(super) stray_quote: bool,
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<String>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            match self.field() {
                Ok(field) if fields.len() < MAX_COLUMNS => fields.push(field),
                field => {
                    self.at = self.text.len();
                    return Some(Err(field.err().unwrap_or(Broken::TooWide)));
                }
            }
            match self.peek() {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1;
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    return Some(Ok(fields));
                }
                Some(_) => {
                    self.at += 1;
                    return Some(Ok(fields));
                }
                None => return Some(Ok(fields)),
            }
        }
    }
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Records<'a> {
        Records { text, at: 0, separator, stray_quote: false }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// One field, up to the separator or line end behind it. Quotes count only at the start of a field; what stands behind a
    /// closing quote is taken as it is.
    fn field(&mut self) -> Result<String, Broken> {
        let mut value = String::new();
        if self.peek() == Some(b'"') {
            self.at += 1;
            loop {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let quote = rest.find('"').ok_or(Broken::Unclosed)?;
                value.push_str(rest.get(..quote).unwrap_or_default());
                self.at += quote + 1;
                if self.peek() != Some(b'"') {
                    break;
                }
                value.push('"');
                self.at += 1;
            }
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let ends = |byte: u8| byte == self.separator || byte == b'\r' || byte == b'\n';
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let plain = rest.get(..end).unwrap_or_default();
        self.stray_quote |= plain.contains('"');
        value.push_str(plain);
        self.at += end;
        Ok(value)
    }
}
