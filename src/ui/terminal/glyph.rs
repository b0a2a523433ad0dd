//! The last gate before the line: what a cell of the screen may send.
//!
//! For: making sure that no stored text can steer the terminal, hide itself or shift the columns, wherever the text came from.
//! Called by the encoder for every cell it sends. Must not trust the drawing code: ratatui lets bidi controls, zero-width and
//! tag characters through in some widgets.

use ratatui::buffer::{Cell, CellWidth};
use unicode_width::UnicodeWidthChar;

use super::charset::{Charset, ascii};

/// Most combining marks sent on one base character; more is a picture, not a name.
const MARKS: usize = 4;

/// What one cell sends: text, its width in columns, and whether all terminals agree on that width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// The bytes to send; printable, never empty.
    pub text: &'a str,
    /// Columns, at least 1; the text advances the cursor by exactly this.
    pub width: u16,
    /// Whether the cursor may be moved relatively after this glyph.
    pub sure: bool,
}

/// The glyph of a cell, cleaned; `space` is the number of columns left on its row, `scratch` holds the text if it had to change.
pub(super) fn glyph<'a>(cell: &'a Cell, charset: Charset, space: u16, scratch: &'a mut String) -> Glyph<'a> {
    let symbol = cell.symbol();
    if matches!(symbol.as_bytes(), [0x20..=0x7e]) {
        return Glyph { text: symbol, width: 1, sure: true };
    }
    // One byte is never measured: ratatui's measure refuses a control character in a debug build.
    let width = if symbol.len() == 1 { 1 } else { cell.cell_width().max(1) };
    scratch.clear();
    if width > space {
        // A wide character on the last column would wrap to the next row.
        return filled(replacement(charset), space.max(1), scratch);
    }
    let Some(base) = symbol.chars().next() else { return filled(' ', width, scratch) };
    if symbol.chars().any(forbidden) || own_width(base) == 0 {
        return filled(replacement(charset), width, scratch);
    }
    let base = match charset {
        Charset::Unicode => base,
        Charset::Ascii => ascii(base),
    };
    scratch.push(base);
    let mut columns = own_width(base);
    if columns > width {
        scratch.clear();
        return filled(replacement(charset), width, scratch);
    }
    // Joined and varied pictures differ in width from terminal to terminal: only the base is sent, then blanks.
    let marks = symbol.chars().skip(1).filter(|&c| own_width(c) == 0 && !joins(c)).take(MARKS);
    let mut sure = agreed(base);
    if charset == Charset::Unicode {
        for mark in marks {
            scratch.push(mark);
            sure = false;
        }
    }
    while columns < width {
        scratch.push(' ');
        columns += 1;
    }
    Glyph { text: scratch, width, sure }
}

fn filled(c: char, width: u16, scratch: &mut String) -> Glyph<'_> {
    scratch.push(c);
    scratch.extend(std::iter::repeat_n(' ', usize::from(width) - 1));
    Glyph { text: scratch, width, sure: c.is_ascii() }
}

fn replacement(charset: Charset) -> char {
    match charset {
        Charset::Unicode => char::REPLACEMENT_CHARACTER,
        Charset::Ascii => '?',
    }
}

fn own_width(c: char) -> u16 {
    u16::try_from(c.width().unwrap_or(0)).unwrap_or(0)
}

/// Controls, bidi controls, invisible fillers and tags: shown as a replacement, because what cannot be seen can deceive.
fn forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners and variation selectors: legal in names of some scripts, but they make widths uncertain.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Characters every terminal draws one column wide; after any other the cursor is placed absolutely, so that a terminal
/// with another opinion on a width shows at most one wrong cell.
fn agreed(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{24f}' | '\u{2500}'..='\u{259f}' | '…' | '•' | '–' | '—' | '‘' | '’' | '€' | '✓')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sent(symbol: &str, charset: Charset, space: u16) -> (String, u16) {
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        let mut scratch = String::new();
        let glyph = glyph(&cell, charset, space, &mut scratch);
        (glyph.text.to_owned(), glyph.width)
    }

    #[test]
    fn letters_and_marks_pass_unharmed() {
        for symbol in ["a", "é", "e\u{301}", "─", "✓", "ﷲ"] {
            assert_eq!(sent(symbol, Charset::Unicode, 9), (symbol.to_owned(), 1));
        }
        assert_eq!(sent("漢", Charset::Unicode, 9), ("漢".to_owned(), 2));
    }

    #[test]
    fn what_could_steer_or_hide_is_shown_as_a_replacement() {
        let hidden = [
            "\u{1b}",
            "\u{7}",
            "\t",
            "\u{7f}",
            "\u{85}",
            "\u{9b}",
            "\u{202e}",
            "a\u{202a}",
            "\u{2066}",
            "x\u{2069}",
            "\u{200e}",
            "\u{200b}",
            "a\u{200b}",
            "\u{feff}",
            "\u{ad}",
            "\u{e0041}",
            "\u{301}",
        ];
        for symbol in hidden {
            assert_eq!(sent(symbol, Charset::Unicode, 9).0.trim_end(), "\u{fffd}", "{symbol:?}");
            assert_eq!(sent(symbol, Charset::Ascii, 9).0.trim_end(), "?", "{symbol:?}");
        }
    }

    #[test]
    fn at_most_four_marks_are_sent() {
        let symbol = format!("o{}", "\u{301}".repeat(50));
        assert_eq!(sent(&symbol, Charset::Unicode, 9).0.chars().count(), 1 + MARKS);
    }

    #[test]
    fn a_joined_picture_is_sent_as_its_base_in_the_declared_width() {
        assert_eq!(sent("👩\u{200d}👧", Charset::Unicode, 9), ("👩".to_owned(), 2));
        assert_eq!(sent("❤\u{fe0f}", Charset::Unicode, 9), ("❤ ".to_owned(), 2));
    }

    #[test]
    fn a_wide_character_never_wraps_off_the_last_column() {
        assert_eq!(sent("漢", Charset::Unicode, 1), ("\u{fffd}".to_owned(), 1));
        assert_eq!(sent("漢", Charset::Ascii, 9), ("? ".to_owned(), 2));
    }

    proptest! {
        #[test]
        fn whatever_a_cell_holds_the_width_sent_is_the_width_declared(symbol in "\\PC{0,4}|.{0,3}", ascii_only: bool) {
            let charset = if ascii_only { Charset::Ascii } else { Charset::Unicode };
            let (text, width) = sent(&symbol, charset, 20);
            let columns: u16 = text.chars().map(own_width).sum();
            prop_assert_eq!(columns, width);
            prop_assert!(!text.chars().any(forbidden));
            prop_assert!(!ascii_only || text.is_ascii());
        }
    }
}
