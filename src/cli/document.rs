//! A report as people read it: a title, some sentences, and sections with a table each. Written as text for a terminal, as
//! Markdown, or as a workbook with a sheet for each table.

use std::io::Write;

use serde::Serialize;

use super::args::OutputArgs;
use super::failure::Failure;
use super::list_sheet::{notation, write_sheets};
use super::output::write_report_json;
use super::output_format::OutputFormat;
use super::session::Session;
use crate::exchange::sheet::SheetCell;
use crate::exchange::write::{WorkbookSheet, WriteError, write_csv, write_csv_below, write_markdown, write_plain_csv};
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
    /// The name of its table for a program.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// What it says before its table.
    pub sentences: Vec<String>,
    /// Names of the columns for a program.
    pub names: Vec<String>,
    /// Headings of the table; none where there is no table.
    pub headings: Vec<String>,
    /// Rows of the table.
    pub rows: Vec<Vec<SheetCell>>,
    /// What stands below the rows and is none of them, such as their sum.
    pub total: Vec<Vec<SheetCell>>,
}

impl Document {
    /// Gives it in the form asked for, else as the name of the file says, else as `read` prints it.
    ///
    /// # Errors
    /// Returns an error when the file refuses, or cannot hold it.
    pub fn give(
        self,
        session: &mut Session,
        args: &OutputArgs,
        json: &impl Serialize,
        read: impl FnOnce(&Self, &mut Session) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let form = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
        if form == OutputFormat::Table {
            return read(&self, session);
        }
        let words = &session.words;
        session.out.give(form, &args.file, |to| match form {
            OutputFormat::Json => write_report_json(json, to),
            OutputFormat::Xlsx | OutputFormat::Ods => Ok(self.workbook(form, to)?),
            OutputFormat::Csv | OutputFormat::CsvPlain => Ok(self.csv((words, form), to)?),
            _ => Ok(self.markdown(words, to)?),
        })
    }

    /// Writes its tables as CSV, one below the other with an empty line between. Of several, each row begins with the name of its table.
    fn csv(self, (words, form): (&Words, OutputFormat), to: &mut dyn Write) -> Result<(), WriteError> {
        let tables: Vec<Section> = self.sections.into_iter().filter(|section| !section.headings.is_empty()).collect();
        let several = tables.len() > 1;
        for (nth, Section { name, title, mut names, mut headings, rows, total, .. }) in tables.into_iter().enumerate() {
            let plain = form == OutputFormat::CsvPlain;
            let which = if plain { name } else { title };
            if several {
                names.insert(0, "table".to_owned());
                headings.insert(0, words.say("cli-report-table").into_owned());
            }
            let before = several.then_some(SheetCell::Text(which));
            let rows = rows.into_iter().chain(total).map(|row| before.iter().cloned().chain(row).collect::<Vec<_>>());
            match (plain, nth) {
                (true, 0) => write_plain_csv(to, &names, rows)?,
                (true, _) => {
                    write!(to, "\r\n")?;
                    write_plain_csv(to, &names, rows)?;
                }
                (false, 0) => write_csv(to, notation(words), &headings, rows)?,
                (false, _) => write_csv_below(to, notation(words), &headings, rows)?,
            }
        }
        Ok(())
    }

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
            let rows = section.all_rows();
            if rows.is_empty() {
                continue;
            }
            print_cells(session, &section.headings, &rows)?;
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
            if section.title != self.title {
                writeln!(to, "\n## {}", section.title)?;
            }
            for sentence in section.messages(words) {
                writeln!(to, "\n{sentence}")?;
            }
            let rows = section.all_rows();
            if !rows.is_empty() {
                writeln!(to)?;
                write_markdown(to, notation, &section.headings, &rows)?;
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
        let sheet = |s: Section| WorkbookSheet { name: s.title, headings: s.headings, rows: s.rows, total: s.total };
        write_sheets(form, tables.map(sheet), to)
    }
}

impl Section {
    /// Its rows, and what stands below them.
    pub fn all_rows(&self) -> Vec<Vec<SheetCell>> {
        self.rows.iter().chain(&self.total).cloned().collect()
    }

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
    let number = |at: usize| cells.iter().any(|row| row.get(at).is_some_and(SheetCell::is_number));
    let right: Vec<bool> = (0..headings.len()).map(number).collect();
    session.out.table((headings, &right), &rows)
}

/// A cell in the words of the user.
pub fn shown(cell: &SheetCell, words: &Words) -> String {
    match cell {
        SheetCell::Empty | SheetCell::Covered => String::new(),
        SheetCell::Text(text) | SheetCell::Shown { text, .. } => text.clone(),
        SheetCell::Number(number) => number.replace('.', &words.language().mark().to_string()),
        SheetCell::Euros(amount) => words.euros(*amount),
        SheetCell::Percent(percent) => format!("{} %", words.number(*percent)),
        SheetCell::Day(day) => words.day(*day),
        SheetCell::Flag(flag) => words.flag(*flag).into_owned(),
    }
}
