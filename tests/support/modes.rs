//! Which private modes of the terminal (DECSET and DECRST: `ESC [ ? n h` and `ESC [ ? n l`) a program has switched.
//!
//! The screen model knows only the modes that change what it shows. A test on "is the terminal left as it was found"
//! needs the others too, so they are read from the bytes themselves.

use std::collections::BTreeMap;

/// Shows the cursor while it is set.
pub const CURSOR: u16 = 25;
/// The second screen, which leaves no trace when it is closed.
pub const ALTERNATE_SCREEN: u16 = 1049;
/// A paste arrives between marks.
pub const BRACKETED_PASTE: u16 = 2004;
/// The terminal holds back what it is sent until the mode ends, so a frame appears at once.
pub const SYNCHRONIZED: u16 = 2026;

/// Reads bytes as they come, in pieces of any size, and remembers the last state of every mode.
#[derive(Debug, Default)]
pub struct Modes {
    last: BTreeMap<u16, bool>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Plain,
    Escape,
    Bracket,
    Private(String),
}

impl Modes {
    /// Takes the next bytes of the stream.
    pub fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.state = match (std::mem::take(&mut self.state), byte) {
                (_, 0x1b) => State::Escape,
                (State::Escape, b'[') => State::Bracket,
                (State::Bracket, b'?') => State::Private(String::new()),
                (State::Private(mut numbers), b'0'..=b'9' | b';') => {
                    numbers.push(char::from(byte));
                    State::Private(numbers)
                }
                (State::Private(numbers), b'h' | b'l') => {
                    let switched = numbers.split(';').filter_map(|number| number.parse().ok());
                    self.last.extend(switched.map(|number: u16| (number, byte == b'h')));
                    State::Plain
                }
                _ => State::Plain,
            };
        }
    }

    /// Whether a mode was last switched on or off; nothing when the program never named it.
    pub fn get(&self, mode: u16) -> Option<bool> {
        self.last.get(&mode).copied()
    }

    /// The modes that are on, in order. The cursor is on in every new terminal, so it is not among them.
    pub fn left_on(&self) -> Vec<u16> {
        self.last.iter().filter(|(mode, on)| **on && **mode != CURSOR).map(|(mode, _)| *mode).collect()
    }
}
