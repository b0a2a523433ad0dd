//! Rows that a quote swallows: one that opens in a row, was never meant to hold more, and closes in a later row.

use std::collections::BTreeSet;

use super::prelude::*;
use super::records::Records;

/// The records of a text of which a cell holds line ends, with what tells a text of several lines from rows in quotes: the rows of a
/// table have as many cells as others, and end as they do.
#[derive(Default)]
pub(super) struct QuotedLines<'a> {
    /// Whether the table has a mark of this program, which puts quotes where they belong: a byte order mark, or headings in quotes.
    own: bool,
    /// How the first record ends, and whether a space stands before each of its cells but the first.
    first: Option<(&'a str, bool)>,
    /// How many cells the records have that stand on one line.
    widths: BTreeSet<usize>,
    /// The numbers and the text of the others.
    several: Vec<(u32, &'a str)>,
}

impl<'a> QuotedLines<'a> {
    /// Of a text with a byte order mark or without one.
    pub(super) fn of(marked: bool) -> Self {
        Self { own: marked, ..Self::default() }
    }

    /// Looks at a record that was read.
    pub(super) fn note(&mut self, records: &mut Records<'a>, cells: usize) {
        let text = records.text.trim_end_matches(['\r', '\n']);
        if self.first.is_none() {
            let end = records.text.get(text.len()..).filter(|end| !end.is_empty()).unwrap_or("\n");
            let end = if end.starts_with("\r\n") { "\r\n" } else { end.get(..1).unwrap_or(end) };
            self.first = Some((end, is_spaced(text, records.separator)));
            self.own |= text.starts_with('"') && text.ends_with('"');
            records.loose = false;
        }
        self.own &= !records.loose;
        if text.contains(['\r', '\n']) {
            self.several.push((records.row, text));
        } else {
            self.widths.insert(cells);
        }
    }

    /// Refuses the table from the first record on that holds rows in quotes. Where all texts stand in quotes none lacks its other.
    pub(super) fn refuse_rows(&self, records: &Records<'_>) -> Result<(), ReadProblem> {
        let separator = records.separator;
        let Some((end, spaced)) = self.first.filter(|_| records.unquoted && !self.own) else { return Ok(()) };
        let is_row = |line: &str| {
            let cells = line.matches(separator).count() + 1;
            // In a sentence a space follows each of these signs.
            cells > 1 && self.widths.contains(&cells) && is_spaced(line, separator) == spaced
        };
        let are_rows = |text: &str| {
            let mut lines = text.split(end).filter(|line| !line.trim().is_empty());
            lines.all(|line| !line.contains(['\r', '\n']) && is_row(line))
        };
        match self.several.iter().find(|(_, text)| are_rows(text)) {
            Some((row, _)) => Err(ReadProblem::damaged_from(*row)),
            None => Ok(()),
        }
    }
}

/// Whether a space stands behind each separator of a line.
fn is_spaced(line: &str, separator: char) -> bool {
    line.contains(separator) && line.split(separator).skip(1).all(|cell| cell.starts_with(' '))
}
