//! What the whole screen looks like behind what is open above it, and the chart of the overview.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::canvas::{Canvas, style};
use crate::app::state::concealment::Concealment;
use crate::text::{Language, Words};
use crate::ui::keys::Keymap;

#[test]
fn behind_a_dialog_nothing_is_lit_or_in_the_colour_of_what_has_the_cursor() {
    let area = Rect::new(0, 0, 20, 3);
    let (words, keys) = (Arc::new(Words::new(Language::Dutch)), Keymap::new(&[]).expect("a table"));
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::on(&mut buffer, (&words, &keys), Concealment::Off);
    canvas.text((0, 0), 20, "▌Teams", style::FOCUS);
    canvas.text((0, 1), 20, "▌Bos", style::PLAIN);
    canvas.light((1, 1), 3, "Bos");
    canvas.text((0, 2), 20, "gewoon", style::PLAIN);
    canvas.recede(area);
    for place in area.positions() {
        let cell = &buffer[place];
        assert!(!cell.modifier.contains(Modifier::REVERSED) && cell.fg != Color::Cyan, "{place}: {cell:?}");
    }
    assert!(buffer[(0, 1)].modifier.contains(Modifier::DIM), "the marker steps back");
    assert!(buffer[(0, 2)].modifier.is_empty(), "the rows stay as they are");
}

#[test]
fn the_row_under_the_cursor_is_lit_in_one_piece_whatever_its_words_are_coloured() {
    let area = Rect::new(0, 0, 20, 2);
    let (words, keys) = (Arc::new(Words::new(Language::Dutch)), Keymap::new(&[]).expect("a table"));
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::on(&mut buffer, (&words, &keys), Concealment::Off);
    canvas.list((&["Bos", "Haan"], 0), area, |canvas, name, place| {
        canvas.text((place.x, place.y), 6, name, style::ALARM);
        canvas.text((place.x + 8, place.y), 6, "25-11", style::ALARM);
    });
    let look = |place: (u16, u16)| (buffer[place].fg, buffer[place].modifier.contains(Modifier::REVERSED));
    let looks = |y| (1..19).map(move |x| (x, y)).map(look);
    let mut lit: Vec<_> = looks(0).collect();
    lit.dedup();
    assert_eq!(lit, [(Color::Reset, true)]);
    assert!(looks(1).any(|(colour, _)| colour != Color::Reset), "the others keep theirs");
}
