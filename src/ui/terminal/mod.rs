//! The terminal: taken, drawn on, listened to, and given back as it was found.
//!
//! For: everything between the rest of the screen floor and the tty. Called by the terminal loop:
//! [`Terminal::take`] once, [`feed`] right after it, then [`Terminal::draw`] after every change. Must not know what is on the
//! screen or what a key means, and never asks the terminal a question: an answer may come late, or as typed text.
//!
//! ```text
//! keys ──> events ──> decode ──┐                       ┌── screen ──> encode ──> scroll, grid, glyph, pen, motion
//! signals, size ──> signals ───┼──> one channel        └── guard (modes, the one write)
//! cut line ──> watchdog ───────┴──> ending (restore, closing hook, exit)
//! sudden death ──> watcher, a process of its own: restore
//! ```

mod charset;
mod clipboard;
mod decode;
mod device;
mod encode;
mod ending;
mod events;
mod glyph;
mod grid;
mod guard;
mod motion;
mod pen;
mod screen;
mod scroll;
mod sequence;
mod signals;
mod watchdog;
mod watcher;

use std::io;
use std::sync::Mutex;

use ratatui::Frame;
use ratatui::layout::Size;
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

pub use charset::Charset;
pub use decode::Input;
pub use ending::CLOSING_LIMIT;
pub use events::feed;
pub use pen::Colours;
pub use screen::{Screen, TerminalOutput};
pub use signals::{end_without_room, suspend};
pub use watcher::{can_watch, watch};

use device::lock;
use guard::{Guard, Tty};

/// Why the terminal could not be taken or drawn on.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input or output is a file or a pipe.
    #[error("standard input or output is not a terminal")]
    NotATerminal,
    /// `TERM` is `dumb`, empty or not set: the terminal cannot place its cursor.
    #[error("TERM names no terminal with a cursor")]
    DumbTerminal,
    /// A session is on already.
    #[error("the terminal is taken already")]
    AlreadyTaken,
    /// The terminal failed, mostly because it is gone.
    #[error("the terminal failed")]
    Io(#[from] io::Error),
}

/// How the terminal is to be used.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The value of the variable `TERM`.
    pub term: Option<String>,
    /// Which colours are sent.
    pub colours: Colours,
    /// Which characters are sent.
    pub charset: Charset,
    /// What the user reads when a fault ends the program; the place in the source follows it.
    pub fault_line: String,
    /// The name of threads that may panic: who joins them deals with it.
    pub spared_thread: &'static str,
    /// The argument with which this program, started once more, does nothing but [`watch`]; without it nobody watches.
    pub watcher: Option<&'static str>,
}

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    screen: Screen<Tty>,
    /// Whether it may have a clipboard.
    clipboard: bool,
    // Dropped after the screen, so that nothing is drawn on a terminal given back.
    _guard: Guard,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste; signals, panics and a cut line give it back from now on.
    ///
    /// # Errors
    /// Returns an error when there is no terminal that can be drawn on, or it is taken already.
    pub fn take(options: Options) -> Result<Self, TerminalError> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Err(TerminalError::NotATerminal);
        }
        let term = options.term.as_deref().unwrap_or_default();
        if term.is_empty() || term == "dumb" {
            return Err(TerminalError::DumbTerminal);
        }
        let console = term == "linux";
        ending::end_on_panic(options.fault_line, options.spared_thread);
        start_watching(options.watcher)?;
        let guard = Guard::new(!console)?.ok_or(TerminalError::AlreadyTaken)?;
        let screen = Screen::new(Tty, options.colours, options.charset)?;
        Ok(Self { screen, clipboard: !console, _guard: guard })
    }

    /// Draws one frame and sends what changed in one write; nothing when nothing changed or while suspended.
    ///
    /// # Errors
    /// Returns an error when the terminal refuses. When it is gone this does not return: the process ends as it does
    /// on SIGHUP.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> Result<(), TerminalError> {
        self.screen.draw(render).map_err(refused)
    }

    /// Makes the next frame a full one, for Ctrl-L: something else wrote to the terminal.
    ///
    /// # Errors
    /// Returns the errors of [`draw`](Self::draw).
    pub fn repaint(&mut self) -> Result<(), TerminalError> {
        self.screen.repaint().map_err(refused)
    }

    /// Puts a text on the clipboard of the terminal, if it has one and lets programs at it. The console of Linux has none, and
    /// older versions would print the text.
    ///
    /// # Errors
    /// Returns the errors of [`draw`](Self::draw).
    pub fn copy(&mut self, text: &str) -> Result<(), TerminalError> {
        if !self.clipboard {
            return Ok(());
        }
        self.screen.line_mut().send(&clipboard::put(text)).map_err(refused)
    }

    /// Rings the bell of the terminal, or does what it has in place of one.
    ///
    /// # Errors
    /// Returns the errors of [`draw`](Self::draw).
    pub fn ring(&mut self) -> Result<(), TerminalError> {
        self.screen.line_mut().send(b"\x07").map_err(refused)
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Returns the errors of [`draw`](Self::draw).
    pub fn size(&self) -> Result<Size, TerminalError> {
        self.screen.line().size().map_err(refused)
    }
}

/// Ends the process when an error says that the line was cut: nobody is there to read a message, but edits may be queued.
fn refused(error: io::Error) -> TerminalError {
    if device::is_gone(&error) { ending::cut() } else { error.into() }
}

/// Starts what gives the terminal back, once per process and before the first mode changes.
fn start_watching(watcher: Option<&str>) -> io::Result<()> {
    static STARTED: Mutex<bool> = Mutex::new(false);
    let mut started = lock(&STARTED);
    if !*started {
        signals::start()?;
        watchdog::start()?;
        // Where no process can be started the screen works all the same.
        let _ = watcher.map(watcher::start);
        *started = true;
    }
    Ok(())
}
