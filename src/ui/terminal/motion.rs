//! The shortest way for the cursor, in sequences that every terminal has.

use std::cmp::Ordering;

use super::pen::number;

/// Appends the shortest way to a place (column, row), from one that is known or from anywhere.
pub(super) fn go(from: Option<(u16, u16)>, (column, row): (u16, u16), out: &mut Vec<u8>) {
    // Both ways are put down in place, and the longer one taken away: this runs for every piece of a frame.
    let start = out.len();
    absolute(column, row, out);
    let middle = out.len();
    if let Some((from, above)) = from {
        vertical(above, row, out);
        along(from, column, out);
        if out.len() - middle < middle - start {
            out.drain(start..middle);
        } else {
            out.truncate(middle);
        }
    }
}

/// How many bytes it takes to go so many columns to the right.
pub(super) fn rightward(columns: u16) -> usize {
    match columns {
        0 => 0,
        1 => 3,
        2..10 => 4,
        10..100 => 5,
        _ => 6,
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
        Ordering::Greater => control(distance, b'C', out),
        Ordering::Less => {
            let start = out.len();
            repeated(b'\x08', distance, b'D', out);
            if 1 + rightward(to) < out.len() - start {
                out.truncate(start);
                out.push(b'\r');
                control(to, b'C', out);
            }
        }
    }
}

/// A control sequence with a count; a count of one is left out, for none there is no sequence.
pub(super) fn control(count: u16, end: u8, out: &mut Vec<u8>) {
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
            ((70, 5), (2, 5), "\x1b[68D"),
            ((70, 5), (1, 5), "\r\x1b[C"),
            ((70, 5), (2, 20), "\x1b[21;3H"),
        ];
        for (from, to, expected) in ways {
            let mut out = Vec::new();
            if from != to {
                go(Some(from), to, &mut out);
            }
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn the_cost_of_going_right_is_what_it_takes() {
        for columns in 0..300 {
            let mut out = Vec::new();
            control(columns, b'C', &mut out);
            assert_eq!(out.len(), rightward(columns), "{columns}");
        }
    }
}
