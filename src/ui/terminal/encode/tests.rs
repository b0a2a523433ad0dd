//! Tests of the encoder: which bytes a change of the screen takes.

use super::*;
use ratatui::style::Style;

const SIZE: Size = Size::new(80, 24);

fn encoder() -> Encoder {
    let mut encoder = Encoder::new(Colours::Sixteen, Charset::Unicode);
    encoder.clear(SIZE);
    encoder.finish(None, &mut Vec::new());
    encoder
}

fn sent(encoder: &mut Encoder, cursor: Option<(u16, u16)>) -> String {
    let mut frame = Vec::new();
    encoder.finish(cursor, &mut frame);
    String::from_utf8(frame).unwrap()
}

fn text(encoder: &mut Encoder, column: u16, row: u16, text: &str, style: Style) {
    for (at, letter) in (column..).zip(text.chars()) {
        encoder.cell(at, row, Cell::default().set_char(letter).set_style(style));
    }
}

#[test]
fn a_marker_moves_one_row_down_in_four_bytes() {
    let mut encoder = encoder();
    encoder.cell(1, 5, &Cell::new(">"));
    sent(&mut encoder, Some((1, 5)));
    encoder.cell(1, 5, &Cell::new(" "));
    encoder.cell(1, 6, &Cell::new(">"));
    assert_eq!(sent(&mut encoder, None), " \n\x08>");
}

#[test]
fn long_blanks_are_erased_and_short_ones_sent() {
    let mut encoder = encoder();
    let mut run = |columns: Range<u16>, more: bool| {
        text(&mut encoder, 0, 1, &"x".repeat(80), Style::new());
        sent(&mut encoder, Some((columns.start, 1)));
        columns.clone().for_each(|column| encoder.cell(column, 1, &Cell::EMPTY));
        if more {
            encoder.cell(79, 1, &Cell::new("y"));
        }
        sent(&mut encoder, None)
    };
    assert_eq!(run(10..13, false), "   ");
    assert_eq!(run(10..17, false), "\x1b[7X");
    assert_eq!(run(10..17, true), "       \x1b[62Cy");
    assert_eq!(run(10..40, false), "\x1b[30X");
    assert_eq!(run(40..80, false), "\x1b[K");
}

#[test]
fn blanks_between_words_are_sent_and_not_passed() {
    let mut encoder = encoder();
    text(&mut encoder, 3, 2, "Beek, Ruben van", Style::new());
    assert_eq!(sent(&mut encoder, None), "\x1b[3;4HBeek, Ruben van");
    text(&mut encoder, 3, 2, "Book, Robin von", Style::new());
    assert_eq!(
        sent(&mut encoder, None),
        "\x1b[14Dook, Robin vo",
        "what stayed the same between is sent, not what comes after"
    );
}

#[test]
fn a_blank_needs_no_change_of_foreground() {
    let mut encoder = encoder();
    encoder.cell(0, 0, Cell::new("a").set_style(Style::new().red()));
    encoder.cell(1, 0, &Cell::EMPTY);
    encoder.cell(2, 0, Cell::new("b").set_style(Style::new().red()));
    assert_eq!(sent(&mut encoder, None), "\x1b[31ma b");
}

#[test]
fn what_only_looks_otherwise_on_a_letter_is_not_sent_for_a_blank() {
    let mut encoder = encoder();
    text(&mut encoder, 0, 0, "a b", Style::new());
    sent(&mut encoder, Some((0, 0)));
    encoder.cell(1, 0, Cell::new(" ").set_style(Style::new().red().bold()));
    assert_eq!(sent(&mut encoder, None), "");
}

#[test]
fn after_the_last_column_the_cursor_is_placed_absolutely() {
    let mut encoder = encoder();
    encoder.cell(79, 0, &Cell::new("a"));
    encoder.cell(0, 1, &Cell::new("b"));
    assert_eq!(sent(&mut encoder, None), "\x1b[79Ca\x1b[2Hb");
}

/// Words of which every line has others.
fn line(nth: usize) -> String {
    const WORDS: [&str; 7] = ["hours", "moved", "Jansen, Piet", "from", "2023-12-31", "Archive", "ill since"];
    let word = |step: usize| WORDS[(nth * step + nth / 7) % WORDS.len()];
    format!("{nth:04} {} {} {} {}", word(1), word(2), word(3), word(5))
}

/// A log of rows, of which the cursor stands on the last.
fn log(encoder: &mut Encoder, first: usize) {
    for row in 2..22u16 {
        let mark = if row == 21 { ">" } else { " " };
        let line = line(first + usize::from(row));
        text(encoder, 0, row, &format!("{mark}{line:<78}"), Style::new());
    }
}

#[test]
fn a_list_that_moves_is_moved_by_the_terminal() {
    let mut encoder = encoder();
    log(&mut encoder, 0);
    sent(&mut encoder, Some((1, 21)));
    log(&mut encoder, 1);
    let up = sent(&mut encoder, Some((1, 21)));
    assert_eq!(up, format!("\x1b[3;22r\x1b[22H\n\x1b[r\x1b[21H \n\x08>{}\r\x1b[C", line(22)));
    log(&mut encoder, 0);
    let down = sent(&mut encoder, Some((1, 21)));
    assert!(down.starts_with("\x1b[3;22r\x1b[3H\x1bM\x1b[r") && down.len() < 90, "{down:?}");
    log(&mut encoder, 7);
    assert!(sent(&mut encoder, None).len() < 450, "seven lines at once");
}

#[test]
fn the_first_line_of_the_screen_never_moves() {
    let mut encoder = encoder();
    let rows = |encoder: &mut Encoder, from: u16| {
        (0..24).for_each(|row| text(encoder, 0, row, &line(usize::from(row + from)), Style::new()));
    };
    rows(&mut encoder, 0);
    sent(&mut encoder, None);
    rows(&mut encoder, 1);
    let moved = sent(&mut encoder, None);
    assert!(moved.contains("\x1b[2;24r") && !moved.contains("\x1b[1;24r"), "{moved:?}");
}
