//! Writes a dump.

use std::io::{self, Write};

use super::lines::LineChain;
use super::part::DumpLine;
use crate::repository::WholePart;

/// Writes parts as lines.
pub struct DumpWriter<'a> {
    to: &'a mut dyn Write,
    chain: LineChain,
}

impl<'a> DumpWriter<'a> {
    /// A dump of which nothing is written yet.
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { to, chain: LineChain::default() }
    }

    /// Writes a part.
    ///
    /// # Errors
    /// Returns an error when the system refuses.
    pub fn part(&mut self, part: WholePart) -> io::Result<()> {
        self.line(&part.into())
    }

    /// Writes the last line, without which a dump is not whole.
    ///
    /// # Errors
    /// Returns an error when the system refuses.
    pub fn end(mut self) -> io::Result<()> {
        self.line(&DumpLine::End { end: true })
    }

    fn line(&mut self, line: &DumpLine) -> io::Result<()> {
        let object = serde_json::to_string(line)?;
        writeln!(self.to, "{}", self.chain.written(&object))
    }
}
