//! Tests of the screen: equal to the plain path of ratatui on a terminal model, and small.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

#[derive(Debug, Default)]
struct Recorder {
    size: Size,
    taken: u64,
    writes: Vec<Vec<u8>>,
}

impl TerminalOutput for Recorder {
    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writes.push(bytes.to_vec());
        Ok(())
    }

    fn taken(&self) -> u64 {
        self.taken
    }
}

fn screen(width: u16, height: u16) -> Screen<Recorder> {
    let line = Recorder { size: Size::new(width, height), ..Recorder::default() };
    Screen::new(line, Colours::Sixteen, Charset::Unicode).unwrap()
}

/// The writes since the last call, as text.
fn sent(screen: &mut Screen<Recorder>) -> Vec<String> {
    screen.line_mut().writes.drain(..).map(|write| String::from_utf8(write).unwrap()).collect()
}

fn model(width: u16, height: u16) -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(height).unwrap(), NonZeroU16::new(width).unwrap(), 0)
}

/// A roster of two panes with a marker, a counter and the cursor on the marked row, as the real one draws it.
fn roster(frame: &mut Frame, row: u16) {
    let buffer = frame.buffer_mut();
    let style = Style::new();
    for y in 2..36 {
        buffer.set_string(2, y, format!("team {y:02}     "), style);
        buffer.set_string(30, y, format!("│ {y:04}  Jansen, Piet   24,00  2024-01-{y:02}"), style);
    }
    buffer.set_string(29, row, "▌", style.fg(Color::Yellow));
    buffer.set_string(100, 38, format!("{row}/870"), style.add_modifier(Modifier::DIM));
    frame.set_cursor_position((32, row));
}

#[test]
fn a_frame_is_one_write_and_the_same_frame_again_is_none() {
    let mut screen = screen(120, 40);
    screen.draw(|frame| roster(frame, 4)).unwrap();
    let writes = sent(&mut screen);
    assert_eq!(writes.len(), 1);
    assert!(writes[0].starts_with("\x1b[?2026h\x1b[?25l\x1b[m\x1b[H\x1b[2J"), "{:?}", writes[0]);
    assert!(writes[0].ends_with("\x1b[?25h\x1b[?2026l"));
    screen.draw(|frame| roster(frame, 4)).unwrap();
    assert_eq!(sent(&mut screen), Vec::<String>::new());
}

#[test]
fn a_row_move_and_a_changed_cell_are_small() {
    let mut screen = screen(120, 40);
    screen.draw(|frame| roster(frame, 14)).unwrap();
    sent(&mut screen);
    screen.draw(|frame| roster(frame, 15)).unwrap();
    let row_move = sent(&mut screen);
    assert!(row_move.len() == 1 && row_move[0].len() <= 40, "{} bytes: {row_move:?}", row_move[0].len());
    screen
        .draw(|frame| {
            roster(frame, 15);
            frame.buffer_mut().set_string(60, 20, "X", Style::new());
        })
        .unwrap();
    let cell = sent(&mut screen);
    assert!(cell.len() == 1 && cell[0].len() <= 24, "{} bytes: {cell:?}", cell[0].len());
}

#[test]
fn only_the_first_frame_a_new_size_a_repaint_and_a_taking_clear_the_screen() {
    let mut screen = screen(80, 24);
    let mut clears = |change: &dyn Fn(&mut Screen<Recorder>)| {
        change(&mut screen);
        screen.draw(|frame| frame.buffer_mut().set_string(0, 0, "row", Style::new())).unwrap();
        sent(&mut screen).concat().matches("\x1b[2J").count()
    };
    assert_eq!(clears(&|_| ()), 1);
    assert_eq!(clears(&|_| ()), 0);
    assert_eq!(clears(&|screen| screen.line_mut().size = Size::new(60, 20)), 1);
    assert_eq!(clears(&|screen| screen.repaint().unwrap()), 1);
    assert_eq!(clears(&|screen| screen.line_mut().taken += 1), 1);
    assert_eq!(clears(&|_| ()), 0);
}

#[test]
fn every_size_can_be_drawn() {
    for (width, height) in [(1, 1), (0, 0), (2, 1), (1, 50), (80, 24), (500, 200)] {
        let mut screen = screen(width, height);
        let draw = |frame: &mut Frame| {
            let area = frame.area();
            frame.render_widget("漢字 and a text that is longer than the line", area);
            frame.set_cursor_position((area.width, area.height));
        };
        screen.draw(draw).unwrap();
        screen.line_mut().size = Size::new(1, 1);
        screen.draw(draw).unwrap();
    }
}

#[test]
fn without_colours_no_colour_code_is_sent() {
    let line = Recorder { size: Size::new(120, 40), ..Recorder::default() };
    let mut screen = Screen::new(line, Colours::None, Charset::Ascii).unwrap();
    screen.draw(|frame| roster(frame, 4)).unwrap();
    let sent = sent(&mut screen).concat();
    assert!(sent.is_ascii() && sent.contains(">") && sent.contains("\x1b[2m"));
    assert!(!sent.contains("[33m") && !sent.contains(";33m"));
}

/// A text somewhere, with a style.
fn piece() -> impl Strategy<Value = (u16, u16, String, Style)> {
    let text = prop_oneof![
        "[a-e ]{1,12}",
        Just(" ".repeat(14)),
        "[é漢ë│▌✓… ]{1,5}",
        Just("👩\u{200d}👧 e\u{301}x".to_owned()),
    ];
    let colour = prop_oneof![Just(Color::Reset), Just(Color::Red), Just(Color::LightBlue), Just(Color::White)];
    let attributes = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED.union(Modifier::BOLD)),
    ];
    (0..30u16, 0..8u16, text, colour.clone(), colour, attributes)
        .prop_map(|(x, y, text, fg, bg, attributes)| (x, y, text, Style::new().fg(fg).bg(bg).add_modifier(attributes)))
}

type Picture = Vec<(u16, u16, String, Style)>;

fn paint(picture: &Picture, buffer: &mut Buffer) {
    for (x, y, text, style) in picture {
        buffer.set_string(*x, *y, text, *style);
    }
    // The model knows bold or dim, not both at once.
    buffer
        .content
        .iter_mut()
        .filter(|cell| cell.modifier.contains(Modifier::BOLD))
        .for_each(|cell| cell.modifier.remove(Modifier::DIM));
}

/// What a person sees: text and style of each cell, without what does not show on a blank.
fn seen(parser: &vt100::Parser) -> Vec<String> {
    let (rows, columns) = parser.screen().size();
    let mut seen = Vec::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let cell = parser.screen().cell(row, column).unwrap();
            if cell.is_wide_continuation() {
                continue;
            }
            let text = if cell.has_contents() { cell.contents() } else { " " };
            let drawn = text != " " || cell.inverse() || cell.underline();
            let front = drawn.then(|| (cell.fgcolor(), cell.bold(), cell.dim()));
            seen.push(format!(
                "{row},{column} {text:?} {:?} {} {} {front:?}",
                cell.bgcolor(),
                cell.inverse(),
                cell.underline()
            ));
        }
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn after_any_frames_the_picture_equals_that_of_the_plain_path(
        frames in prop::collection::vec((prop::collection::vec(piece(), 0..12), prop::option::of((0..32u16, 0..9u16))), 1..6),
    ) {
        let (width, height) = (30, 8);
        let mut screen = screen(width, height);
        let mut ours = model(width, height);
        for (picture, cursor) in frames {
            screen.draw(|frame| {
                paint(&picture, frame.buffer_mut());
                if let Some(at) = cursor { frame.set_cursor_position(at) }
            }).unwrap();
            sent(&mut screen).iter().for_each(|write| ours.process(write.as_bytes()));

            let mut plain = model(width, height);
            let mut whole = Buffer::empty(Rect::new(0, 0, width, height));
            paint(&picture, &mut whole);
            // The joined picture is sent as its base by us; the plain path gets the same base, for the comparison is about bytes.
            for cell in &mut whole.content {
                if cell.symbol().contains('\u{200d}') { cell.set_symbol("👩"); }
            }
            let mut bytes = Vec::new();
            let empty = Buffer::empty(whole.area);
            CrosstermBackend::new(&mut bytes).draw(empty.diff(&whole).into_iter()).unwrap();
            plain.process(&bytes);

            let difference = seen(&ours).into_iter().zip(seen(&plain)).find(|(ours, plain)| ours != plain);
            prop_assert_eq!(difference, None);
            prop_assert_eq!(ours.screen().hide_cursor(), cursor.is_none());
            if let Some((x, y)) = cursor {
                prop_assert_eq!(ours.screen().cursor_position(), (y.min(height - 1), x.min(width - 1)));
            }
        }
    }
}

/// A list of rows that each have other words, seen from one of them on, between a line above and one below, and a wide letter
/// now and then.
fn list(buffer: &mut Buffer, (from, marked): (u16, u16), (top, height): (u16, u16)) {
    const WORDS: [&str; 6] = ["hours", "Jansen, Piet", "漢字 e\u{301}", "2023-12-31", "é│▌✓… x", "ill since then"];
    let style = Style::new();
    buffer.set_string(0, 0, "a title", style.add_modifier(Modifier::BOLD));
    for row in 0..height {
        let nth = usize::from(from + row);
        let text = format!(" {nth:03} {} {}", WORDS[nth * 5 % 6], WORDS[(nth / 3) % 6]);
        buffer.set_string(0, top + row, text, if row == marked { style.reversed() } else { style });
    }
}

/// The bytes that say which rows of a terminal move, let them move and take that back: `ESC [2;14r`, `ESC [14;1H`, `ESC [2S`, `ESC [r`.
const REGION: usize = 24;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn rows_that_the_terminal_moves_give_the_picture_of_rows_sent_anew(
        steps in prop::collection::vec((0..40u16, 0..14u16, prop::option::of(piece()), prop::option::of((0..30u16, 0..16u16))), 2..8),
        (top, height) in (1..3u16, 4..13u16),
    ) {
        let (width, rows) = (30, 16);
        let line = || Recorder { size: Size::new(width, rows), ..Recorder::default() };
        let encoder = || Encoder::new(Colours::Sixteen, Charset::Unicode);
        let mut moving = Screen::with(line(), encoder()).unwrap();
        let mut still = Screen::with(line(), encoder().without_scrolling()).unwrap();
        let (mut one, mut other) = (model(width, rows), model(width, rows));
        for (from, marked, beside, cursor) in steps {
            let mut sizes = [0, 0];
            for (nth, (screen, model)) in [(&mut moving, &mut one), (&mut still, &mut other)].into_iter().enumerate() {
                screen.draw(|frame| {
                    list(frame.buffer_mut(), (from, marked), (top, height));
                    paint(&beside.iter().cloned().collect(), frame.buffer_mut());
                    if let Some(at) = cursor { frame.set_cursor_position(at) }
                }).unwrap();
                for write in sent(screen) {
                    sizes[nth] += write.len();
                    model.process(write.as_bytes());
                }
            }
            let difference = seen(&one).into_iter().zip(seen(&other)).find(|(one, other)| one != other);
            prop_assert_eq!(difference, None);
            if cursor.is_some() {
                prop_assert_eq!(one.screen().cursor_position(), other.screen().cursor_position());
            }
            // What it costs to say which rows move is known before, what is then left to send only by and large: at worst it was in vain.
            prop_assert!(sizes[0] <= sizes[1] + REGION, "{sizes:?}");
        }
    }
}

#[test]
fn a_step_in_a_long_list_moves_its_rows() {
    let mut screen = screen(30, 16);
    let mut step = |from| {
        screen.draw(|frame| list(frame.buffer_mut(), (from, 11), (2, 12))).unwrap();
        sent(&mut screen).concat()
    };
    step(0);
    assert!(step(1).contains("\x1b[3;14r") && step(0).contains("\x1bM"));
    assert!(step(3).len() < 200);
}
