//! From changed cells to as few bytes as a plain VT understands.
//!
//! For: a row move of some thirty bytes instead of some hundreds, which is what a slow line feels. Called by the backend in
//! `screen.rs`. Remembers where the terminal's cursor is and which pen it holds, across frames. Must not write anything itself,
//! and must use no sequence that a VT220, PuTTY or the Linux console does not know.

use std::cmp::Ordering;
use std::collections::HashSet;

use ratatui::buffer::Cell;
use ratatui::layout::Size;

use super::charset::Charset;
use super::glyph::glyph;
use super::pen::{Colours, Pen, number};

/// From this many blanks on, erasing them costs less than sending them.
const ERASE_FROM: u16 = 9;
/// The same at the end of a row, where erasing needs no count.
const ERASE_TAIL_FROM: u16 = 4;

/// Gathers the bytes of one frame.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    colours: Colours,
    charset: Charset,
    out: Vec<u8>,
    /// A cell in the last column leaves the cursor in no certain place.
    columns: u16,
    rows: u16,
    /// Where the terminal's cursor is (column, row), if that is certain.
    at: Option<(u16, u16)>,
    /// What the terminal draws with, if that is certain.
    pen: Option<Pen>,
    /// A run of blanks not yet sent: row, first column, column after the last.
    blanks: Option<(u16, u16, u16)>,
    /// Where wide characters stand on the screen (column, row).
    wide: HashSet<(u16, u16)>,
    /// The right half of a wide character whose left half was overwritten: terminals blank it in the style of what was written.
    half: Option<(u16, u16)>,
    scratch: String,
}

impl Encoder {
    /// An encoder that assumes nothing about the terminal's cursor and pen.
    pub(super) fn new(colours: Colours, charset: Charset) -> Self {
        Self { colours, charset, ..Self::default() }
    }

    /// Tells the size of the screen.
    pub(super) fn set_size(&mut self, size: Size) {
        (self.columns, self.rows) = (size.width, size.height);
    }

    /// Starts from an erased screen; what was gathered before is erased with it and so dropped.
    pub(super) fn clear(&mut self) {
        self.out.clear();
        self.blanks = None;
        self.wide.clear();
        self.half = None;
        // The reset comes first: many terminals erase with the current background.
        self.out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        self.pen = Some(Pen::PLAIN);
        self.at = Some((0, 0));
    }

    /// Gathers one changed cell; cells come row by row, from left to right.
    pub(super) fn cell(&mut self, column: u16, row: u16, cell: &Cell) {
        if self.half != Some((column, row)) {
            self.send_half();
        }
        self.half = None;
        let mut scratch = std::mem::take(&mut self.scratch);
        let space = self.columns.saturating_sub(column);
        let glyph = glyph(cell, self.charset, space, &mut scratch);
        let pen = Pen::of(cell, self.colours);
        self.cover(column, row, glyph.width, pen);
        if glyph.text == " " && pen.erases() {
            self.blank(column, row);
        } else {
            self.send_blanks();
            self.go_to(column, row);
            self.use_pen(pen, glyph.text == " ");
            self.out.extend_from_slice(glyph.text.as_bytes());
            self.advance(column, row, glyph.width, glyph.sure);
        }
        self.scratch = scratch;
    }

    /// Gathers a cursor move to its place after the frame.
    pub(super) fn place_cursor(&mut self, column: u16, row: u16) {
        self.send_half();
        self.send_blanks();
        // The terminal would stop at its edge too, but then we would not know where the cursor is.
        self.go_to(column.min(self.columns.saturating_sub(1)), row.min(self.rows.saturating_sub(1)));
    }

    /// The bytes gathered so far; the next frame starts empty.
    pub(super) fn finish(&mut self, frame: &mut Vec<u8>) {
        self.send_half();
        self.send_blanks();
        frame.append(&mut self.out);
    }

    /// Whether nothing is waiting to be sent.
    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty() && self.blanks.is_none()
    }

    /// Keeps the books on wide characters when `width` columns are overwritten.
    fn cover(&mut self, column: u16, row: u16, width: u16, pen: Pen) {
        let end = column.saturating_add(width);
        if !self.wide.is_empty() {
            let cut = (column..end).fold(false, |_, covered| self.wide.remove(&(covered, row)));
            self.half = (cut && !pen.erases() && end < self.columns).then_some((end, row));
        }
        if width > 1 {
            self.wide.insert((column, row));
        }
    }

    fn send_half(&mut self) {
        if let Some((column, row)) = self.half.take() {
            self.blank(column, row);
        }
    }

    fn blank(&mut self, column: u16, row: u16) {
        match &mut self.blanks {
            Some((same, _, end)) if *same == row && *end == column => *end += 1,
            _ => {
                self.send_blanks();
                self.blanks = Some((row, column, column + 1));
            }
        }
    }

    fn send_blanks(&mut self) {
        let Some((row, start, end)) = self.blanks.take() else { return };
        let count = end - start;
        self.go_to(start, row);
        self.use_pen(Pen::PLAIN, true);
        if end >= self.columns && count >= ERASE_TAIL_FROM {
            self.out.extend_from_slice(b"\x1b[K");
        } else if count >= ERASE_FROM {
            control(count, b'X', &mut self.out);
        } else {
            self.out.extend(std::iter::repeat_n(b' ', usize::from(count)));
            self.advance(start, row, count, true);
        }
    }

    fn advance(&mut self, column: u16, row: u16, width: u16, sure: bool) {
        let next = column.saturating_add(width);
        // In the last column terminals differ: some wait for the next character before they wrap.
        self.at = (sure && next < self.columns).then_some((next, row));
    }

    fn use_pen(&mut self, pen: Pen, blank: bool) {
        match self.pen {
            Some(now) if now == pen || (blank && now.same_on_blank(pen)) => return,
            Some(now) => pen.change(now, &mut self.out),
            None => {
                self.out.extend_from_slice(b"\x1b[m");
                pen.change(Pen::PLAIN, &mut self.out);
            }
        }
        self.pen = Some(pen);
    }

    /// Moves the cursor by the shortest way: absolutely, or down/up and then along the row.
    fn go_to(&mut self, column: u16, row: u16) {
        if self.at == Some((column, row)) {
            return;
        }
        // Both ways are put down in place, and the longer one taken away: this runs for every piece of a frame.
        let start = self.out.len();
        absolute(column, row, &mut self.out);
        let middle = self.out.len();
        if let Some((from, above)) = self.at {
            vertical(above, row, &mut self.out);
            along(from, column, &mut self.out);
            if self.out.len() - middle < middle - start {
                self.out.drain(start..middle);
            } else {
                self.out.truncate(middle);
            }
        }
        self.at = Some((column, row));
    }
}

/// To a place, wherever the cursor is.
fn absolute(column: u16, row: u16, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    if (column, row) != (0, 0) {
        number(row + 1, out);
    }
    if column > 0 {
        out.push(b';');
        number(column + 1, out);
    }
    out.push(b'H');
}

/// From one row to another in the same column.
fn vertical(from: u16, to: u16, out: &mut Vec<u8>) {
    let distance = from.abs_diff(to);
    if to < from {
        return control(distance, b'A', out);
    }
    // Output processing is off, so a line feed keeps its column.
    repeated(b'\n', distance, b'B', out);
}

/// From one column to another in the same row.
fn along(from: u16, to: u16, out: &mut Vec<u8>) {
    let distance = from.abs_diff(to);
    match to.cmp(&from) {
        Ordering::Equal => {}
        Ordering::Less if to == 0 => out.push(b'\r'),
        Ordering::Less => repeated(b'\x08', distance, b'D', out),
        Ordering::Greater => control(distance, b'C', out),
    }
}

/// A control sequence with a count; a count of one is left out, for none there is no sequence.
fn control(count: u16, end: u8, out: &mut Vec<u8>) {
    if count == 0 {
        return;
    }
    out.extend_from_slice(b"\x1b[");
    if count > 1 {
        number(count, out);
    }
    out.push(end);
}

/// A byte so many times, or the control sequence that says the same where that is shorter.
fn repeated(byte: u8, count: u16, end: u8, out: &mut Vec<u8>) {
    let start = out.len();
    control(count, end, out);
    if usize::from(count) <= out.len() - start {
        out.truncate(start);
        out.extend(std::iter::repeat_n(byte, usize::from(count)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn encoder() -> Encoder {
        let mut encoder = Encoder::new(Colours::Sixteen, Charset::Unicode);
        encoder.set_size(Size::new(80, 24));
        encoder.clear();
        encoder.finish(&mut Vec::new());
        encoder
    }

    fn sent(encoder: &mut Encoder) -> String {
        let mut frame = Vec::new();
        encoder.finish(&mut frame);
        String::from_utf8(frame).unwrap()
    }

    #[test]
    fn a_marker_moves_one_row_down_in_five_bytes() {
        let mut encoder = encoder();
        encoder.place_cursor(1, 5);
        sent(&mut encoder);
        encoder.cell(1, 5, &Cell::new(" "));
        encoder.cell(1, 6, &Cell::new(">"));
        assert_eq!(sent(&mut encoder), " \n\x08>");
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        let ways = [
            ((0, 0), (0, 0), ""),
            ((5, 5), (0, 0), "\x1b[H"),
            ((5, 5), (0, 6), "\n\r"),
            ((5, 5), (3, 5), "\x08\x08"),
            ((5, 5), (9, 5), "\x1b[4C"),
            ((9, 5), (9, 4), "\x1b[A"),
            ((9, 5), (9, 20), "\x1b[15B"),
            ((70, 5), (2, 20), "\x1b[21;3H"),
        ];
        for (from, to, expected) in ways {
            let mut encoder = encoder();
            encoder.place_cursor(from.0, from.1);
            sent(&mut encoder);
            encoder.place_cursor(to.0, to.1);
            assert_eq!(sent(&mut encoder), expected, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn long_blanks_are_erased_and_short_ones_sent() {
        let mut encoder = encoder();
        let mut run = |columns: std::ops::Range<u16>| {
            encoder.place_cursor(columns.start, 1);
            sent(&mut encoder);
            columns.for_each(|column| encoder.cell(column, 1, &Cell::EMPTY));
            sent(&mut encoder)
        };
        assert_eq!(run(10..13), "   ");
        assert_eq!(run(10..40), "\x1b[30X");
        assert_eq!(run(40..80), "\x1b[K");
    }

    #[test]
    fn a_blank_needs_no_change_of_foreground() {
        let mut encoder = encoder();
        encoder.cell(0, 0, Cell::new("a").set_style(Style::new().red()));
        encoder.cell(1, 0, &Cell::EMPTY);
        encoder.cell(2, 0, Cell::new("b").set_style(Style::new().red()));
        assert_eq!(sent(&mut encoder), "\x1b[31ma b");
    }

    #[test]
    fn after_the_last_column_the_cursor_is_placed_absolutely() {
        let mut encoder = encoder();
        encoder.cell(79, 0, &Cell::new("a"));
        encoder.cell(0, 1, &Cell::new("b"));
        assert_eq!(sent(&mut encoder), "\x1b[79Ca\x1b[2Hb");
    }
}
