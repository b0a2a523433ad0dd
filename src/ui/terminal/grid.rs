//! What stands on the screen of the terminal, cell by cell, as it is sent.
//!
//! For: comparing what is shown with what is wanted without asking how it came there. Called by the encoder. Must not know how a
//! difference is sent.

use ratatui::buffer::Cell;
use ratatui::layout::Size;

use super::charset::Charset;
use super::glyph::{Glyph, glyph};
use super::pen::{Colours, Pen};

/// The text of a cell. Nearly always one letter, for which nothing is allocated.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Text {
    One(char),
    More(Box<str>),
}

/// How one cell looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    text: Text,
    /// Columns that it takes; 0 for a cell that a wide one before it covers.
    pub width: u16,
    /// Whether the cursor may be moved relatively after it.
    pub sure: bool,
    /// Colours and attributes.
    pub pen: Pen,
}

impl Look {
    /// A blank in the terminal's own colours: what an erased cell is.
    pub const BLANK: Self = Self { text: Text::One(' '), width: 1, sure: true, pen: Pen::PLAIN };

    fn of(glyph: Glyph<'_>, pen: Pen) -> Self {
        let mut letters = glyph.text.chars();
        let text = match (letters.next(), letters.next()) {
            (Some(letter), None) => Text::One(letter),
            _ => Text::More(glyph.text.into()),
        };
        Self { text, width: glyph.width, sure: glyph.sure, pen }
    }

    /// Whether it is a space.
    pub fn is_blank(&self) -> bool {
        self.text == Text::One(' ')
    }

    /// Whether erasing gives the same picture.
    pub fn is_erased(&self) -> bool {
        self.is_blank() && self.pen.erases()
    }

    /// Whether nobody sees a difference.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.width == other.width
            && self.text == other.text
            && (self.pen == other.pen || (self.is_blank() && self.pen.same_on_blank(other.pen)))
    }

    /// Appends its bytes.
    pub fn send(&self, out: &mut Vec<u8>) {
        match &self.text {
            Text::One(letter) => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            Text::More(text) => out.extend_from_slice(text.as_bytes()),
        }
    }

    /// How many bytes that takes.
    pub fn cost(&self) -> usize {
        match &self.text {
            Text::One(letter) => letter.len_utf8(),
            Text::More(text) => text.len(),
        }
    }
}

/// Rows of cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    columns: u16,
    rows: Vec<Vec<Look>>,
    scratch: String,
}

impl Grid {
    /// An erased screen.
    pub fn erase(&mut self, size: Size) {
        self.columns = size.width;
        self.rows.clear();
        self.rows.resize(size.height.into(), vec![Look::BLANK; size.width.into()]);
    }

    /// A row from left to right; none for one that there is not.
    pub fn row(&self, row: u16) -> &[Look] {
        self.rows.get(usize::from(row)).map_or(&[], Vec::as_slice)
    }

    /// Puts a cell in its place. A wide one that it cuts is gone: terminals blank what is left of it.
    pub fn put(&mut self, (column, row): (u16, u16), cell: &Cell, (colours, charset): (Colours, Charset)) {
        let space = self.columns.saturating_sub(column);
        self.scratch.clear();
        let look = Look::of(glyph(cell, charset, space, &mut self.scratch), Pen::of(cell, colours));
        let Some(cells) = self.rows.get_mut(usize::from(row)).filter(|_| space > 0) else { return };
        let start = usize::from(column);
        let end = (start + usize::from(look.width)).min(cells.len());
        let head = (0..=start).rev().find(|at| cells[*at].width > 0).unwrap_or(start);
        cells[head..start].fill(Look::BLANK);
        cells[end..].iter_mut().take_while(|cell| cell.width == 0).for_each(|cell| *cell = Look::BLANK);
        cells[start..end].fill(Look { width: 0, ..look.clone() });
        cells[start] = look;
    }

    /// Takes over a row of another screen of the same size.
    pub fn copy(&mut self, other: &Self, row: u16) {
        let at = usize::from(row);
        if let (Some(mine), Some(theirs)) = (self.rows.get_mut(at), other.rows.get(at)) {
            mine.clone_from(theirs);
        }
    }

    /// Moves the rows from `top` up to and with `bottom` so many lines up, or down when `lines` is negative; the lines that are
    /// left are erased.
    pub fn scroll(&mut self, (top, bottom): (u16, u16), lines: i32) {
        let Some(region) = self.rows.get_mut(usize::from(top)..=usize::from(bottom)) else { return };
        let count = (lines.unsigned_abs() as usize).min(region.len());
        let blank = if lines > 0 {
            region.rotate_left(count);
            let left = region.len() - count;
            &mut region[left..]
        } else {
            region.rotate_right(count);
            &mut region[..count]
        };
        blank.iter_mut().for_each(|row| row.fill(Look::BLANK));
    }
}
