//! Finding rows that only moved up or down, so that the terminal can move them itself.

use std::ops::RangeInclusive;

use super::grid::{Grid, Look};

/// Bytes for setting the region, moving the lines and giving the whole screen back: less than this is not worth it.
const PRICE: i64 = 24;
/// Rows that have to be the same in another line before anything is weighed.
const LEAST: usize = 3;

/// Lines that move together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// First line that moves or is left behind.
    pub top: u16,
    /// Last one.
    pub bottom: u16,
    /// How many lines up; negative is down.
    pub lines: i32,
}

/// Which lines to move so that `shown` comes nearest to `wanted`; none where that saves nothing worth it. The first line never
/// moves: what is pushed off the top of the screen would end up among what a terminal keeps to scroll back to.
pub(super) fn find(shown: &Grid, wanted: &Grid, dirty: &[u16]) -> Option<Scroll> {
    let (first, last) = (*dirty.first()?.max(&1), *dirty.last()?);
    let reach = i32::from(first)..=i32::from(last);
    if dirty.len() < LEAST {
        return None;
    }
    let most = reach.end() - reach.start();
    let moves = (1..=most).flat_map(|lines| [lines, -lines]);
    let found = moves.filter_map(|lines| {
        let same = |row: &i32| {
            let now = wanted.row(*row as u16);
            reach.contains(&(row + lines))
                && shown.row((row + lines) as u16) == now
                && shown.row(*row as u16) != now
                && !now.iter().all(Look::is_erased)
        };
        // Most distances are ruled out by rows that are equal as a whole, which is quickly seen.
        if reach.clone().filter(same).count() < LEAST {
            return None;
        }
        best(shown, wanted, &reach, lines)
    });
    found.max_by_key(|(gain, _)| *gain).filter(|(gain, _)| *gain > 0).map(|(_, scroll)| scroll)
}

/// The run of rows that gains most when they come from so many lines below, and that gain in cells.
fn best(shown: &Grid, wanted: &Grid, reach: &RangeInclusive<i32>, lines: i32) -> Option<(i64, Scroll)> {
    let (first, last) = (*reach.start(), *reach.end());
    let now = |row: i32| differences(shown.row(row as u16), wanted.row(row as u16));
    let gain = |row: i32| now(row) - differences(shown.row((row + lines) as u16), wanted.row(row as u16));
    let bare = |row: i32| now(row) - wanted.row(row as u16).iter().filter(|cell| !cell.is_erased()).count() as i64;
    let (begin, end) = (first.max(first - lines), last.min(last - lines));
    let mut best: Option<(i64, i32, i32)> = None;
    let (mut sum, mut from) = (0, begin);
    for row in begin..=end {
        if sum < 0 {
            (sum, from) = (0, row);
        }
        sum += gain(row);
        // The lines that are left behind have to be filled anew.
        let left = if lines > 0 { row + 1..row + 1 + lines } else { from + lines..from };
        let total = sum + left.map(bare).sum::<i64>() - PRICE;
        if best.is_none_or(|(most, ..)| total > most) {
            best = Some((total, from, row));
        }
    }
    let (total, from, to) = best?;
    let (top, bottom) = if lines > 0 { (from, to + lines) } else { (from + lines, to) };
    Some((total, Scroll { top: top as u16, bottom: bottom as u16, lines }))
}

fn differences(one: &[Look], other: &[Look]) -> i64 {
    one.iter().zip(other).filter(|(one, other)| !one.looks_like(other)).count() as i64
}
