//! The screen: a frame drawn by ratatui, sent as one write of few bytes.
//!
//! For: drawing after a change. Called by the terminal loop through [`Terminal::draw`](super::Terminal::draw), and by tests with
//! a line of their own. Must not draw by itself, ask the terminal anything or clear it, except at the start, after a change
//! of size, after a suspension and when told to.

use std::cell::Cell as Shared;
use std::io;

use ratatui::Frame;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::charset::Charset;
use super::encode::Encoder;
use super::pen::Colours;

/// Frames up to this many bytes go without the marks of synchronized output: they fit in one packet of any line, nothing can
/// tear, and the marks would add a quarter.
const BARE: usize = 80;
/// From this many bytes on the cursor is hidden while it travels, for terminals without synchronized output.
const TRAVELS: usize = 256;

/// Where frames go.
pub trait TerminalOutput {
    /// Columns and rows.
    ///
    /// # Errors
    /// Returns an error when the terminal is gone.
    fn size(&self) -> io::Result<Size>;

    /// Sends all bytes at once; they are dropped while the terminal is not ours.
    ///
    /// # Errors
    /// Returns an error when the terminal is gone.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// How often the terminal was taken; after a change nothing of the last frame is on the screen any more.
    fn taken(&self) -> u64;
}

/// Draws frames on a line.
#[derive(Debug)]
pub struct Screen<L: TerminalOutput> {
    terminal: ratatui::Terminal<Wire<L>>,
    taken: u64,
}

impl<L: TerminalOutput> Screen<L> {
    /// A screen on which nothing is drawn yet.
    ///
    /// # Errors
    /// Returns an error when the size of the terminal cannot be read.
    pub fn new(line: L, colours: Colours, charset: Charset) -> io::Result<Self> {
        Self::with(line, Encoder::new(colours, charset))
    }

    fn with(line: L, encoder: Encoder) -> io::Result<Self> {
        let (shown, wanted, at) = (None, None, Position::ORIGIN);
        let wire = Wire {
            line,
            encoder,
            size: Shared::new(Size::ZERO),
            shown,
            wanted,
            at,
            body: Vec::new(),
            frame: Vec::new(),
        };
        // No line was ever taken u64::MAX times, so the first frame clears.
        Ok(Self { terminal: ratatui::Terminal::new(wire)?, taken: u64::MAX })
    }

    /// Draws one frame and sends what changed; nothing at all when nothing did.
    ///
    /// # Errors
    /// Returns an error when the terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let taken = self.terminal.backend().line.taken();
        if self.taken != taken {
            self.repaint()?;
            self.taken = taken;
        }
        self.terminal.draw(render)?;
        Ok(())
    }

    /// Makes the next frame a full one on a cleared screen, for when something else wrote to the terminal.
    ///
    /// # Errors
    /// Returns an error when the terminal is gone.
    pub fn repaint(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().shown = None;
        self.terminal.clear()
    }

    /// The line the frames go to.
    pub fn line(&self) -> &L {
        &self.terminal.backend().line
    }

    /// The line the frames go to, to change it.
    pub fn line_mut(&mut self) -> &mut L {
        &mut self.terminal.backend_mut().line
    }
}

/// The backend of ratatui: gathers, and sends once per frame.
#[derive(Debug)]
struct Wire<L: TerminalOutput> {
    line: L,
    encoder: Encoder,
    /// The size last told to ratatui, which is the size of the frame that follows.
    size: Shared<Size>,
    /// Whether the terminal shows its cursor, if that is certain.
    shown: Option<bool>,
    /// Where the frame wants the cursor; nowhere hides it.
    wanted: Option<Position>,
    /// The last position told, which is answered instead of asking the terminal.
    at: Position,
    body: Vec<u8>,
    frame: Vec<u8>,
}

impl<L: TerminalOutput> Wire<L> {
    fn send_frame(&mut self) -> io::Result<()> {
        let shown = self.wanted.is_some();
        self.body.clear();
        self.encoder.finish(self.wanted.map(|Position { x, y }| (x, y)), &mut self.body);
        if self.body.is_empty() && self.shown == Some(shown) {
            return Ok(());
        }
        let synchronized = self.body.len() > BARE;
        let hide = self.shown != Some(false) && (!shown || self.body.len() > TRAVELS);
        let show = shown && (hide || self.shown != Some(true));
        self.frame.clear();
        for (part, wanted) in [
            (&b"\x1b[?2026h"[..], synchronized),
            (b"\x1b[?25l", hide),
            (&self.body, true),
            (b"\x1b[?25h", show),
            (b"\x1b[?2026l", synchronized),
        ] {
            if wanted {
                self.frame.extend_from_slice(part);
            }
        }
        self.shown = Some(shown);
        self.line.send(&self.frame)
    }
}

impl<L: TerminalOutput> Backend for Wire<L> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        content.for_each(|(column, row, cell)| self.encoder.cell(column, row, cell));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted = Some(self.at);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.at = position.into();
        if self.wanted.is_some() {
            self.wanted = Some(self.at);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.encoder.clear(self.size.get());
        Ok(())
    }

    /// Clears the whole screen whatever the region: a full-screen program asks for nothing else.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        Backend::clear(self)
    }

    fn size(&self) -> io::Result<Size> {
        let size = self.line.size()?;
        self.size.set(size);
        Ok(size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.line.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send_frame()
    }
}

#[cfg(test)]
mod tests;
