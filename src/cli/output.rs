//! Where the data of a command goes, and its messages: data to stdout through one writer whose failures are noticed,
//! messages to stderr.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::Value as Json;

use super::failure::Failure;
use super::output_format::OutputFormat;
use super::progress::Waiting;
use super::text_table::TextTable;
use super::width::terminal_width;
use crate::domain::refusal::Warning;
use crate::domain::sanitize::is_unseen;
use crate::exchange::write::{IfThere, save};
use crate::text::Words;

/// The name of a file by which stdout is meant.
pub const STDOUT: &str = "-";

/// The file that a command writes to.
#[derive(Debug, Default, Args)]
pub struct OutFile {
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

impl OutFile {
    /// What becomes of a file that is there, when one in a format is written.
    fn if_there(&self, format: OutputFormat) -> IfThere {
        if self.force { IfThere::ReplaceOwn(format.own_mark()) } else { IfThere::Refuse }
    }

    /// The format that was asked for, else JSON where `--json` was, else what the name of the file says. Without any of
    /// these a file is CSV, and what is read at once a table.
    ///
    /// # Errors
    /// Returns an error when the name of the file says a format that is not among these, or `--json` and another format were asked for.
    pub fn format(
        &self,
        given: Option<OutputFormat>,
        among: &[OutputFormat],
        json: bool,
    ) -> Result<OutputFormat, Failure> {
        match (given, &self.out) {
            (Some(OutputFormat::Table), Some(_)) if !json => Ok(OutputFormat::Markdown),
            (Some(format), _) if json && format != OutputFormat::Json => {
                Err(Failure::Usage("cli-json-or-format", vec![]))
            }
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
    /// Whether headings may be bold: only on a terminal that can show it, and not when `NO_COLOR` is set.
    pub bold: bool,
    /// Whether tables are given as records, one field a line.
    plain: bool,
    /// The columns of the terminal that tables have to fit; `None` where nobody looks at one.
    width: Option<usize>,
    /// The file that was written last.
    pub written: Option<PathBuf>,
    /// What is going on before there is anything to write.
    waiting: Option<Waiting>,
}

impl Out {
    /// Takes stdout; with `plain` tables become records.
    pub fn stdout(plain: bool) -> Self {
        let stdout = io::stdout();
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let bold = stdout.is_terminal() && !set("NO_COLOR") && !dumb;
        let to = BufWriter::with_capacity(1 << 16, stdout.lock());
        Self { to, bold, plain, width: terminal_width(), written: None, waiting: None }
    }

    /// Shows that something is going on when it lasts, until data is written or [`rest`](Self::rest) says that it is over. What
    /// follows on something else is shown at once.
    pub fn wait(&mut self, text: String) {
        match &self.waiting {
            Some(waiting) => waiting.say(text),
            None => self.waiting = Waiting::begin(text),
        }
    }

    /// How far what is going on is: so much of so much; `of` is 0 when that is not known.
    pub fn progress(&self, done: u64, of: u64) {
        self.waiting.iter().for_each(|waiting| waiting.show(done, of));
    }

    /// What was waited for is over.
    pub fn rest(&mut self) {
        self.waiting = None;
    }

    /// The writer, where nothing else is in the way of what it writes any more.
    fn begin(&mut self) -> &mut BufWriter<StdoutLock<'static>> {
        self.rest();
        &mut self.to
    }

    /// Text as it is.
    pub fn text(&mut self, text: &str) -> Result<(), Failure> {
        Ok(write!(self.begin(), "{text}")?)
    }

    /// One line of text.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.begin(), "{text}")?)
    }

    /// One line, bold where that can be seen.
    pub fn heading(&mut self, text: &str) -> Result<(), Failure> {
        let (on, off) = if self.bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        Ok(writeln!(self.begin(), "{on}{text}{off}")?)
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
        let table = self.begin_table((headings, right), rows)?;
        rows.iter().try_for_each(|row| self.line(&table.row(row)))
    }

    /// The headings of a table that is laid out by its first rows; the rows themselves are left to the caller.
    pub fn begin_table(
        &mut self,
        (headings, right): (&[String], &[bool]),
        first: &[Vec<String>],
    ) -> Result<TextTable, Failure> {
        let table = match self.width {
            _ if self.plain => TextTable::Records(headings.to_vec()),
            Some(width) => TextTable::fitting(headings, right, first, width),
            None => TextTable::new(headings, right, first),
        };
        if let Some(head) = table.head(headings) {
            self.heading(&head)?;
        }
        Ok(table)
    }

    /// Rows without headings: what each is about, and what there is to say of it.
    pub fn rows(&mut self, right: &[bool], rows: &[Vec<String>]) -> Result<(), Failure> {
        if self.plain {
            return rows.iter().try_for_each(|row| self.line(&row.join(": ")));
        }
        let table = TextTable::new(&vec![String::new(); right.len()], right, rows);
        rows.iter().try_for_each(|row| self.line(&table.row(row)))
    }

    /// A value as JSON, on lines of its own.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        write_json(value, self.begin())
    }

    /// Gives what `write` makes in a format: to the file that was named, else to stdout, where a workbook cannot go.
    pub fn give(
        &mut self,
        format: OutputFormat,
        file: &OutFile,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match &file.out {
            Some(path) if path == Path::new(STDOUT) => write(self.begin()),
            Some(path) => {
                let saved = save(path, file.if_there(format), write);
                self.rest();
                saved?;
                self.written = Some(path.clone());
                Ok(())
            }
            None if matches!(format, OutputFormat::Xlsx | OutputFormat::Ods) => {
                Err(Failure::Usage("cli-workbook-needs-file", vec![]))
            }
            None => write(self.begin()),
        }
    }

    /// Gives what `write` makes to stdout.
    pub fn through(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
        write(self.begin())
    }

    /// Sends on what was written.
    pub fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.to.flush()?)
    }
}

/// Writes a value as JSON, on lines of its own.
pub fn write_json(value: &impl Serialize, to: &mut dyn Write) -> Result<(), Failure> {
    Ok(writeln!(to, "{}", harmless(&serde_json::to_string_pretty(value)?))?)
}

/// JSON in which no sign acts on a terminal or hides: such a sign is escaped, and read back as what it was.
fn harmless(json: &str) -> Cow<'_, str> {
    let acts = |sign: char| matches!(sign, '\u{7f}'..='\u{9f}') || is_unseen(sign);
    if !json.contains(acts) {
        return json.into();
    }
    let mut escaped = String::with_capacity(json.len());
    for sign in json.chars() {
        if acts(sign) {
            escaped.extend(sign.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(sign);
        }
    }
    escaped.into()
}

/// Writes a report as JSON, on lines of its own. What is not there is null in it, never an empty text.
pub fn write_report_json(value: &impl Serialize, to: &mut dyn Write) -> Result<(), Failure> {
    let mut value = serde_json::to_value(value)?;
    empty_is_null(&mut value);
    write_json(&value, to)
}

/// Makes null of every empty text.
pub fn empty_is_null(value: &mut Json) {
    match value {
        Json::String(text) if text.is_empty() => *value = Json::Null,
        Json::Array(parts) => parts.iter_mut().for_each(empty_is_null),
        Json::Object(fields) => fields.values_mut().for_each(empty_is_null),
        _ => {}
    }
}

/// Writes a value as JSON on one line, for what scripts always read as it comes.
pub fn write_json_line(value: &impl Serialize, to: &mut dyn Write) -> Result<(), Failure> {
    Ok(writeln!(to, "{}", harmless(&serde_json::to_string(value)?))?)
}

/// A message; when nobody can read it, that is no reason to stop.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// What is to be told though it stops nothing.
pub fn remark(words: &Words, Warning(remark): &Warning) {
    say(&format!("{} {}", words.say("cli-remark"), words.refusal(remark)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_in_json_acts_and_each_is_read_back_as_what_it_was() {
        for text in ["Jan\u{8c}Vos", "a\u{202e}b", "\u{e0041}x", "gewoon \"é\" \n"] {
            let mut written = Vec::new();
            write_json(&text, &mut written).expect("writes");
            let written = String::from_utf8(written).expect("text");
            assert!(!written.trim_end().chars().any(|sign| sign.is_control() || is_unseen(sign)), "{written:?}");
            assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), text);
        }
    }
}
