//! Splits a CSV text into records, with quotes, quoted line ends and any line ending.

use super::prelude::*;

/// The records of a text, in order, blank lines too. After a problem there are none.
pub(super) struct Records<'a> {
    rest: &'a str,
    pub(super) separator: char,
    /// The text of the record that was read last, with its line end.
    pub(super) text: &'a str,
    /// The row of the record that was read last, counted as in a spreadsheet.
    pub(super) row: u32,
    /// Whether a field stood between quotes without need, or without quotes where this program writes them.
    pub(super) loose: bool,
    /// Whether a field with a text stood without quotes.
    pub(super) unquoted: bool,
    /// Whether a quote occurred inside a field without quotes, or after a closing quote.
    pub(super) stray_quote: bool,
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<String>, ReadProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        self.row += 1;
        let begins = self.rest;
        let record = self.record();
        self.text = begins.get(..begins.len() - self.rest.len()).unwrap_or_default();
        if record.is_err() {
            self.rest = "";
        }
        Some(record)
    }
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Records<'a> {
        Records { rest: text, separator, text: "", row: 0, loose: false, unquoted: false, stray_quote: false }
    }

    /// Reads one record, up to and including its line end.
    fn record(&mut self) -> Result<Vec<String>, ReadProblem> {
        let mut fields = Vec::new();
        while fields.len() < MAX_COLUMNS {
            fields.push(self.field()?);
            let mut signs = self.rest.chars();
            let end = signs.next();
            self.rest = signs.as_str();
            if end != Some(self.separator) {
                if end == Some('\r') {
                    self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
                }
                return Ok(fields);
            }
        }
        Err(Reason::ReadTooLarge.into())
    }

    /// Reads one field, up to the separator or line end after it. Quotes count only at the start of a field; text after a
    /// closing quote is taken as it is, unless the quotes hold a line end: then one of them was never closed, and rows would be
    /// lost in the field.
    fn field(&mut self) -> Result<String, ReadProblem> {
        let mut value = String::new();
        let mut opened = self.rest.strip_prefix('"');
        let quoted_field = opened.is_some();
        while let Some(quoted) = opened {
            let (text, after) = quoted.split_once('"').ok_or_else(|| ReadProblem::damaged_from(self.row))?;
            value.push_str(text);
            self.rest = after;
            opened = after.strip_prefix('"');
            if opened.is_some() {
                value.push('"');
            }
        }
        let (plain, rest) = self.rest.split_at(self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len()));
        if !plain.trim().is_empty() && value.contains(['\r', '\n']) {
            return Err(ReadProblem::damaged_from(self.row));
        }
        let needs_quotes = |text: &str| text.contains(['"', '\r', '\n', ';', ',', '\t']) || text.starts_with(' ');
        self.loose |= needs_quotes(&value) != quoted_field || needs_quotes(plain);
        self.unquoted |= !quoted_field && !plain.is_empty();
        self.stray_quote |= plain.contains('"');
        value.push_str(plain);
        self.rest = rest;
        Ok(value)
    }
}
