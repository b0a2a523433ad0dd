//! What has come over the line from the program, and the thread that reads it.

use std::io::Read;
use std::num::NonZeroU16;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::modes::{self, Modes};

/// What the reader thread has learned so far.
pub struct Seen {
    /// The screen as a terminal would show it.
    pub model: vt100::Parser,
    /// The private modes that were switched.
    pub modes: Modes,
    /// Every byte, in order.
    pub raw: Vec<u8>,
    /// When the last byte came.
    pub last_byte: Instant,
    /// Nothing more will come.
    pub ended: bool,
    /// The test cuts the line: the reader lets go of it at its next byte.
    pub cut: bool,
}

impl Seen {
    /// Nothing yet, on a terminal of this size.
    pub fn new(rows: u16, cols: u16) -> Self {
        Self {
            model: vt100::Parser::new(cells(rows), cells(cols), 0),
            modes: Modes::default(),
            raw: Vec::new(),
            last_byte: Instant::now(),
            ended: false,
            cut: false,
        }
    }

    /// Takes the next bytes of the stream.
    pub fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.modes.feed(bytes);
        self.model.process(bytes);
        self.last_byte = Instant::now();
    }

    /// Whether the program is in the middle of a frame that it sends as one.
    pub fn in_frame(&self) -> bool {
        self.modes.get(modes::SYNCHRONIZED) == Some(true)
    }
}

/// How often a slow line brings something.
const BEAT: Duration = Duration::from_millis(20);

/// Reads until the program has gone or the line is cut; at most so many bytes a second, where a speed is given.
pub fn read_all(mut source: Box<dyn Read + Send>, shared: &(Mutex<Seen>, Condvar), speed: Option<u32>) {
    let mut buffer = [0; 16 * 1024];
    let most = speed.map_or(buffer.len(), |speed| (speed / 50).max(1) as usize);
    loop {
        if speed.is_some() {
            std::thread::sleep(BEAT);
        }
        let count = match source.read(&mut buffer[..most]) {
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            // Linux reports a far end without a holder as an input/output error.
            Err(_) => 0,
        };
        let mut seen = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        if count == 0 || seen.cut {
            seen.ended = true;
            shared.1.notify_all();
            return;
        }
        seen.take(&buffer[..count]);
        shared.1.notify_all();
    }
}

/// A number of rows or columns for the screen model.
pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has at least one row and one column")
}
