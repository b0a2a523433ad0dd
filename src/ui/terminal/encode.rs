//! From one screen to the next in as few bytes as a plain VT understands.
//!
//! For: a row move of some forty bytes instead of some hundreds, which is what a slow line feels. Called by the backend in
//! `screen.rs`. Remembers what the terminal shows, where its cursor is and which pen it holds. Must not write anything itself,
//! and must use no sequence that a VT220, PuTTY or the Linux console does not know.

use std::collections::BTreeSet;
use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::layout::Size;

use super::charset::Charset;
use super::grid::{Grid, Look};
use super::motion::{control, go, rightward};
use super::pen::{Colours, Pen, number};
use super::scroll::{Scroll, find};

/// From this many blanks on, erasing them and going on behind them costs less than sending them.
const ERASE_FROM: u16 = 9;
/// The same where nothing more follows in the row.
const ERASE_LAST_FROM: u16 = 5;
/// The same at the end of a row, where erasing needs no count.
const ERASE_TAIL_FROM: u16 = 4;

/// Gathers the bytes of one frame.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    colours: Colours,
    charset: Charset,
    out: Vec<u8>,
    /// Columns and rows. A cell in the last column leaves the cursor in no certain place.
    size: Size,
    /// Where the terminal's cursor is (column, row), if that is certain.
    at: Option<(u16, u16)>,
    /// What the terminal draws with, if that is certain.
    pen: Option<Pen>,
    /// What the terminal shows.
    shown: Grid,
    /// What it has to show.
    wanted: Grid,
    /// The rows in which these may differ.
    dirty: BTreeSet<u16>,
    /// Whether rows are never moved.
    still: bool,
}

impl Encoder {
    /// An encoder that assumes nothing about the terminal's cursor and pen.
    pub(super) fn new(colours: Colours, charset: Charset) -> Self {
        Self { colours, charset, ..Self::default() }
    }

    /// The same that sends every row that moves anew: the plain path, with which tests compare.
    #[cfg(test)]
    pub(super) fn without_scrolling(mut self) -> Self {
        self.still = true;
        self
    }

    /// Starts from an erased screen of a size; what was gathered before is erased with it and so dropped.
    pub(super) fn clear(&mut self, size: Size) {
        self.size = size;
        self.shown.erase(size);
        self.wanted.erase(size);
        self.dirty.clear();
        self.out.clear();
        // The reset comes first: many terminals erase with the current background.
        self.out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        self.pen = Some(Pen::PLAIN);
        self.at = Some((0, 0));
    }

    /// Takes note of a cell of the next frame.
    pub(super) fn cell(&mut self, column: u16, row: u16, cell: &Cell) {
        self.wanted.put((column, row), cell, (self.colours, self.charset));
        self.dirty.insert(row);
    }

    /// The bytes of the frame, with the cursor left at a place if one is given; the next frame starts empty.
    pub(super) fn finish(&mut self, cursor: Option<(u16, u16)>, frame: &mut Vec<u8>) {
        let dirty: Vec<u16> = std::mem::take(&mut self.dirty).into_iter().collect();
        match find(&self.shown, &self.wanted, &dirty).filter(|_| !self.still) {
            Some(scroll) => self.shortest(scroll, &dirty),
            None => self.send_rows(&dirty),
        }
        for row in dirty {
            self.shown.copy(&self.wanted, row);
        }
        if let Some((column, row)) = cursor {
            // The terminal would stop at its edge too, but then we would not know where the cursor is.
            self.go_to(column.min(self.size.width.saturating_sub(1)), row.min(self.size.height.saturating_sub(1)));
        }
        frame.append(&mut self.out);
    }

    /// Moves rows where that takes less than half of what sending them anew does. Whole lines move: what stands beside the rows
    /// moves with them and has to be put back, which is seen on a terminal that does not show a frame at once.
    fn shortest(&mut self, scroll: Scroll, dirty: &[u16]) {
        let before = (self.at, self.pen, self.out.len());
        self.send_rows(dirty);
        let after = (self.at, self.pen);
        let plain = self.out.split_off(before.2);
        (self.at, self.pen) = (before.0, before.1);
        self.scroll(scroll);
        self.send_rows(&(0..self.size.height).collect::<Vec<_>>());
        if (self.out.len() - before.2) * 2 > plain.len() {
            self.out.truncate(before.2);
            self.out.extend_from_slice(&plain);
            (self.at, self.pen) = after;
        }
        // Either way the terminal shows what is wanted now.
        (0..self.size.height).for_each(|row| self.shown.copy(&self.wanted, row));
    }

    fn scroll(&mut self, Scroll { top, bottom, lines }: Scroll) {
        // The lines that are left behind come in the colours of the pen.
        self.use_pen(Pen::PLAIN, true);
        self.out.extend_from_slice(b"\x1b[");
        number(top + 1, &mut self.out);
        self.out.push(b';');
        number(bottom + 1, &mut self.out);
        self.out.push(b'r');
        // Setting a region moves the cursor, on some terminals elsewhere than on others.
        self.at = None;
        if lines > 0 {
            self.go_to(0, bottom);
            self.out.extend((0..lines).map(|_| b'\n'));
        } else {
            self.go_to(0, top);
            (lines..0).for_each(|_| self.out.extend_from_slice(b"\x1bM"));
        }
        self.out.extend_from_slice(b"\x1b[r");
        self.at = None;
        self.shown.scroll((top, bottom), lines);
    }

    fn send_rows(&mut self, rows: &[u16]) {
        // Taken out for as long as they are read, so that the pen can be written with.
        let (shown, wanted) = (std::mem::take(&mut self.shown), std::mem::take(&mut self.wanted));
        for row in rows {
            self.send_row(*row, shown.row(*row), wanted.row(*row));
        }
        (self.shown, self.wanted) = (shown, wanted);
    }

    fn send_row(&mut self, row: u16, shown: &[Look], wanted: &[Look]) {
        let mut changed = changed(shown, wanted);
        let Some(mut at) = next_change(&changed, 0) else { return };
        let end = wanted.iter().rposition(|cell| !cell.is_erased()).map_or(0, |last| last + 1);
        loop {
            at = if wanted[at].is_erased() {
                self.send_blanks(row, at, wanted, (&mut changed, end))
            } else {
                self.go_to(at as u16, row);
                self.send(row, at, &wanted[at])
            };
            let Some(next) = next_change(&changed, at) else { return };
            // What stands unchanged between two changes is sent again where that is shorter than passing it.
            if self.at == Some((at as u16, row)) {
                let (between, ahead) = (&wanted[at..next], wanted[next].pen);
                let with_next = !fills(between, self.pen) && !wanted[next].is_blank() && fills(between, Some(ahead));
                if with_next {
                    self.use_pen(ahead, false);
                }
                if fills(between, self.pen) {
                    between.iter().for_each(|cell| cell.send(&mut self.out));
                    self.at = Some((next as u16, row));
                }
            }
            at = next;
        }
    }

    /// Sends one cell; answers the column behind it.
    fn send(&mut self, row: u16, column: usize, look: &Look) -> usize {
        self.use_pen(look.pen, look.is_blank());
        look.send(&mut self.out);
        let next = column + usize::from(look.width.max(1));
        // In the last column terminals differ: some wait for the next character before they wrap.
        let sure = look.sure && next < usize::from(self.size.width);
        self.at = sure.then_some((next as u16, row));
        next
    }

    /// Sends the blanks that begin in a column; answers the column behind them.
    fn send_blanks(&mut self, row: u16, start: usize, wanted: &[Look], (changed, end): (&mut [bool], usize)) -> usize {
        let blank = wanted[start..].iter().take_while(|cell| cell.is_erased()).count();
        let last = (start..start + blank).rev().find(|at| changed[*at]).unwrap_or(start);
        let count = (last + 1 - start) as u16;
        let more = changed[last + 1..].iter().any(|changed| *changed);
        self.go_to(start as u16, row);
        self.use_pen(Pen::PLAIN, true);
        if count >= ERASE_TAIL_FROM
            && (start >= end || (count >= ERASE_FROM && sends_all(&wanted[last..], &changed[last..])))
        {
            self.out.extend_from_slice(b"\x1b[K");
            for (cell, changed) in wanted.iter().zip(changed).skip(last + 1) {
                *changed = !cell.is_erased();
            }
        } else if count >= if more { ERASE_FROM } else { ERASE_LAST_FROM } {
            control(count, b'X', &mut self.out);
        } else {
            self.out.extend(std::iter::repeat_n(b' ', usize::from(count)));
            let next = start as u16 + count;
            self.at = (next < self.size.width).then_some((next, row));
        }
        last + 1
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

    fn go_to(&mut self, column: u16, row: u16) {
        if self.at != Some((column, row)) {
            go(self.at, (column, row), &mut self.out);
            self.at = Some((column, row));
        }
    }
}

/// The next column that has to be sent.
fn next_change(changed: &[bool], from: usize) -> Option<usize> {
    (from..changed.len()).find(|at| changed[*at])
}

/// Whether everything that can be seen in these cells is sent anyway.
fn sends_all(wanted: &[Look], changed: &[bool]) -> bool {
    wanted.iter().zip(changed).all(|(cell, changed)| *changed || cell.is_erased())
}

/// Whether cells can be sent with a pen for no more than it takes to pass them.
fn fills(cells: &[Look], pen: Option<Pen>) -> bool {
    let fits = |cell: &Look| {
        cell.sure
            && cell.width == 1
            && pen.is_some_and(|pen| cell.pen == pen || (cell.is_blank() && cell.pen.same_on_blank(pen)))
    };
    cells.len() <= 6
        && cells.iter().all(fits)
        && cells.iter().map(Look::cost).sum::<usize>() <= rightward(cells.len() as u16)
}

/// Which cells have to be sent. Of a wide one all cells are: no half of it is ever left standing.
fn changed(shown: &[Look], wanted: &[Look]) -> Vec<bool> {
    let mut changed: Vec<bool> = shown.iter().zip(wanted).map(|(then, now)| !then.looks_like(now)).collect();
    let wide = |row: &[Look]| -> Vec<Range<usize>> {
        let heads = row.iter().enumerate().filter(|(_, cell)| cell.width > 1);
        heads.map(|(at, cell)| at..(at + usize::from(cell.width)).min(row.len())).collect()
    };
    if changed.contains(&true) {
        let wide = [wide(shown), wide(wanted)].concat();
        // One may overlap another, so that the next is touched by it.
        for _ in 0..wide.len() {
            for cells in &wide {
                if changed[cells.clone()].contains(&true) {
                    changed[cells.clone()].fill(true);
                }
            }
        }
    }
    changed
}

#[cfg(test)]
mod tests;
