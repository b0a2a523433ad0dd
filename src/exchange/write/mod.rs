//! Writing a table to a file people can open: CSV for spreadsheets, Markdown, XLSX.
//!
//! Export, lists and the rejects file of an import call this. Every format takes headings and rows and writes to any
//! [`std::io::Write`]; [`save`] puts the result on disk in one step.

mod calendar;
mod csv;
mod error;
pub mod formula;
mod markdown;
mod notation;
mod save;
#[cfg(test)]
mod tests;
mod xlsx;

pub use self::csv::write_csv;
pub use calendar::{CalendarEvent, write_calendar};
pub use error::WriteError;
pub use markdown::write_markdown;
pub use notation::Notation;
pub use save::{IfThere, save};
pub use xlsx::{WorkbookSheet, write_workbook};
