//! A report of one table: to read, as JSON, or in a form for a file.

use std::io::Write;

use super::args::OutputArgs;
use super::failure::Failure;
use super::list_sheet::{TableHead, write_rows};
use super::output_format::OutputFormat;
use super::session::Session;
use crate::exchange::sheet::SheetCell;

/// A table of cells under headings.
#[derive(Debug, Clone)]
pub struct TableSheet {
    /// What it is about.
    pub title: String,
    /// The names of the columns for a program, from left to right.
    pub names: Vec<String>,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows, each with a cell under every heading.
    pub rows: Vec<Vec<SheetCell>>,
    /// What stands below the rows and is none of them, such as their sum.
    pub total: Vec<Vec<SheetCell>>,
}

impl TableSheet {
    /// Gives it in the form asked for, else as the name of the file says, else as `read` prints it under its title.
    ///
    /// # Errors
    /// Returns an error when the file refuses, or cannot hold it.
    pub fn give(
        &self,
        session: &mut Session,
        args: &OutputArgs,
        json: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
        read: impl FnOnce(&mut Session, &str) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let form = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
        if form == OutputFormat::Table {
            return read(session, &self.title);
        }
        let words = &session.words;
        session.out.give(form, &args.file, |to| match form {
            OutputFormat::Json => json(to),
            _ => {
                let (names, headings, total) = (&self.names, &self.headings, &self.total);
                let head = TableHead { title: &self.title, names, headings, total };
                Ok(write_rows((words, form), &head, self.rows.iter().cloned(), to)?)
            }
        })
    }
}
