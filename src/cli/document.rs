//! A report as people read it: a title, some sentences, and sections with a table each. Written as text for a terminal, as
//! Markdown, or as a workbook with a sheet for each table.

use std::io::Write;

use super::failure::Failure;
use super::list_sheet::{notation, write_sheets};
use super::output_format::OutputFormat;
use super::session::Session;
use crate::exchange::sheet::SheetCell;
use crate::exchange::write::{WorkbookSheet, WriteError, write_markdown};
use crate::text::Words;

/// A report.
pub struct Document {
    /// The title, printed first.
    pub title: String,
    /// What it says first.
    pub sentences: Vec<String>,
    /// The parts of the report, in the order printed.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Default, PartialEq)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// What it says before its table.
    pub sentences: Vec<String>,
    /// Headings of the table; none where there is no table.
    pub headings: Vec<String>,
    /// Rows of the table.
    pub rows: Vec<Vec<SheetCell>>,
}

impl Document {
    /// Prints it as text.
    ///
    /// # Errors
    /// Returns an error when nobody reads on.
    pub fn print(&self, session: &mut Session) -> Result<(), Failure> {
        session.out.heading(&self.title)?;
        for sentence in &self.sentences {
            session.out.line(sentence)?;
        }
        for section in &self.sections {
            session.out.line("")?;
            session.out.heading(&section.title)?;
            for sentence in section.messages(&session.words) {
                session.out.line(&sentence)?;
            }
            if section.rows.is_empty() {
                continue;
            }
            print_cells(session, &section.headings, &section.rows)?;
        }
        Ok(())
    }

    /// Writes it as Markdown.
    ///
    /// # Errors
    /// Returns an error when the file refuses.
    pub fn markdown(&self, words: &Words, to: &mut dyn Write) -> Result<(), WriteError> {
        let notation = notation(words);
        writeln!(to, "# {}", self.title)?;
        for sentence in &self.sentences {
            writeln!(to, "\n{sentence}")?;
        }
        for section in &self.sections {
            writeln!(to, "\n## {}", section.title)?;
            for sentence in section.messages(words) {
                writeln!(to, "\n{sentence}")?;
            }
            if !section.rows.is_empty() {
                writeln!(to)?;
                write_markdown(to, notation, &section.headings, &section.rows)?;
            }
        }
        Ok(())
    }

    /// Writes it as a workbook of this format: a sheet for each section that has a table, also when it has no rows.
    ///
    /// # Errors
    /// Returns an error when the file refuses, or cannot hold it.
    pub fn workbook(self, form: OutputFormat, to: &mut dyn Write) -> Result<(), WriteError> {
        let tables = self.sections.into_iter().filter(|section| !section.headings.is_empty());
        let sheet = |s: Section| WorkbookSheet { name: s.title, headings: s.headings, rows: s.rows };
        write_sheets(form, tables.map(sheet), to)
    }
}

impl Section {
    /// Its sentences, and that there is nothing where its table is empty.
    fn messages(&self, words: &Words) -> Vec<String> {
        let nothing = (self.rows.is_empty() && !self.headings.is_empty()).then(|| words.say("overview-nothing"));
        self.sentences.iter().cloned().chain(nothing.map(std::borrow::Cow::into_owned)).collect()
    }
}

/// Prints cells as a table: numbers at the right, everything in the words of the user's language.
pub fn print_cells(session: &mut Session, headings: &[String], cells: &[Vec<SheetCell>]) -> Result<(), Failure> {
    let words = &session.words;
    let rows: Vec<Vec<String>> = cells.iter().map(|row| row.iter().map(|cell| shown(cell, words)).collect()).collect();
    let number =
        |at: usize| cells.iter().any(|row| matches!(row.get(at), Some(SheetCell::Number(_) | SheetCell::Euros(_))));
    let right: Vec<bool> = (0..headings.len()).map(number).collect();
    session.out.table((headings, &right), &rows)
}

fn shown(cell: &SheetCell, words: &Words) -> String {
    match cell {
        SheetCell::Empty | SheetCell::Covered => String::new(),
        SheetCell::Text(text) | SheetCell::Shown { text, .. } => text.clone(),
        SheetCell::Number(number) => number.replace('.', &words.language().mark().to_string()),
        SheetCell::Euros(amount) => words.euros(*amount),
        SheetCell::Day(day) => words.day(*day),
        SheetCell::Flag(flag) => words.flag(*flag).into_owned(),
    }
}
