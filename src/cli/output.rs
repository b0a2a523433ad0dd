//! Where the data of a command goes, and its messages: data to stdout through one writer whose failures are noticed,
//! messages to stderr.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::output_format::OutputFormat;
use crate::domain::refusal::Warning;
use crate::domain::sanitize::clean;
use crate::exchange::write::{IfThere, save};
use crate::text::Words;

/// The file that a command writes to.
#[derive(Debug, Default, Args)]
pub struct OutFile {
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

impl OutFile {
    /// What becomes of a file that is there.
    pub fn if_there(&self) -> IfThere {
        if self.force { IfThere::Replace } else { IfThere::Refuse }
    }

    /// The format that was asked for, else JSON where `--json` was, else what the name of the file says. Without any of
    /// these a file is CSV, and what is read at once a table.
    ///
    /// # Errors
    /// Returns an error when the name of the file says a format that is not among these.
    pub fn format(
        &self,
        given: Option<OutputFormat>,
        among: &[OutputFormat],
        json: bool,
    ) -> Result<OutputFormat, Failure> {
        match (given, &self.out) {
            (Some(OutputFormat::Table), Some(_)) => Ok(OutputFormat::Markdown),
            (Some(format), _) => Ok(format),
            (None, _) if json => Ok(OutputFormat::Json),
            (None, None) => Ok(OutputFormat::Table),
            (None, Some(path)) => {
                let named = OutputFormat::by_name(path, among);
                Ok(named.map_err(|end| Failure::usage("cli-unknown-form", "value", end))?.unwrap_or(OutputFormat::Csv))
            }
        }
    }
}

/// Standard output, buffered: data goes here, bold headings only where somebody looks at a terminal.
pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
    /// Whether headings may be bold: only on a terminal, and not when `NO_COLOR` is set.
    pub bold: bool,
}

impl Out {
    /// Takes stdout.
    pub fn stdout() -> Self {
        let stdout = io::stdout();
        let bold = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { to: BufWriter::with_capacity(1 << 16, stdout.lock()), bold }
    }

    /// One line of text.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.to, "{text}")?)
    }

    /// One line, bold where that can be seen.
    pub fn heading(&mut self, text: &str) -> Result<(), Failure> {
        let (on, off) = if self.bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        Ok(writeln!(self.to, "{on}{text}{off}")?)
    }

    /// A title, and under it a table; without rows what is said then. `right` says which columns stand at the right.
    pub fn titled_table(
        &mut self,
        title: &str,
        (headings, right): (&[String], &[bool]),
        rows: &[Vec<String>],
        none: &str,
    ) -> Result<(), Failure> {
        self.heading(title)?;
        if rows.is_empty() { self.line(none) } else { self.table((headings, right), rows) }
    }

    /// Headings, and under them rows.
    pub fn table(&mut self, (headings, right): (&[String], &[bool]), rows: &[Vec<String>]) -> Result<(), Failure> {
        let table = TextTable::new(headings, right, rows);
        self.heading(&table.row(headings))?;
        rows.iter().try_for_each(|row| self.line(&table.row(row)))
    }

    /// Rows without headings.
    pub fn rows(&mut self, right: &[bool], rows: &[Vec<String>]) -> Result<(), Failure> {
        let table = TextTable::new(&vec![String::new(); right.len()], right, rows);
        rows.iter().try_for_each(|row| self.line(&table.row(row)))
    }

    /// A value as JSON, on lines of its own.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        write_json(value, &mut self.to)
    }

    /// Gives what `write` makes in a format: to the file that was named, else to stdout, where a workbook cannot go.
    pub fn give(
        &mut self,
        format: OutputFormat,
        file: &OutFile,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match &file.out {
            Some(path) => save(path, file.if_there(), write),
            None if format == OutputFormat::Xlsx => Err(Failure::Usage("cli-workbook-needs-file", vec![])),
            None => write(&mut self.to),
        }
    }

    /// Gives what `write` makes to stdout.
    pub fn through(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
        write(&mut self.to)
    }

    /// Sends on what was written.
    pub fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.to.flush()?)
    }
}

/// Writes a value as JSON, on lines of its own.
pub fn write_json(value: &impl Serialize, to: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *to, value)?;
    Ok(writeln!(to)?)
}

/// Writes a value as JSON on one line, for what scripts always read as it comes.
pub fn write_json_line(value: &impl Serialize, to: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *to, value)?;
    Ok(writeln!(to)?)
}

/// A message; when nobody can read it, that is no reason to stop.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// What is to be told though it stops nothing.
pub fn remark(words: &Words, Warning(remark): &Warning) {
    say(&format!("{} {}", words.say("cli-remark"), words.refusal(remark)));
}

/// Text in so many cells, at the left or at the right; longer text stays whole.
pub fn padded(text: &str, width: usize, right: bool) -> String {
    let gap = " ".repeat(width.saturating_sub(text.width()));
    if right { format!("{gap}{text}") } else { format!("{text}{gap}") }
}

/// A table of texts: the headings, then rows in columns as wide as the widest text. The last column is not padded.
pub struct TextTable {
    widths: Vec<usize>,
    right: Vec<bool>,
}

impl TextTable {
    /// A table with these headings, wide enough for these rows; `right` says which columns stand at the right.
    pub fn new(headings: &[String], right: &[bool], rows: &[Vec<String>]) -> Self {
        let widths = headings.iter().enumerate().map(|(at, heading)| {
            let widest = rows.iter().filter_map(|row| row.get(at)).map(|text| text.width()).max().unwrap_or(0);
            widest.max(heading.width())
        });
        Self { widths: widths.collect(), right: right.to_vec() }
    }

    /// One row of it.
    pub fn row(&self, cells: &[String]) -> String {
        let mut line = String::new();
        for (at, (cell, width)) in cells.iter().zip(&self.widths).enumerate() {
            if at > 0 {
                line.push_str("  ");
            }
            line.push_str(&padded(&clean(cell), *width, self.right.get(at).copied().unwrap_or(false)));
        }
        line.truncate(line.trim_end().len());
        line
    }
}
