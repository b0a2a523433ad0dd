//! Writing files people can open: a table as CSV for spreadsheets, Markdown, XLSX or ODS, days as a calendar.
//!
//! Every format writes to any [`std::io::Write`]; [`save`] puts the result on disk as a whole or not at all.

mod calendar;
mod csv;
mod error;
pub mod formula;
mod markdown;
mod notation;
mod ods;
mod own;
mod save;
#[cfg(test)]
mod tests;
mod workbook;
mod xlsx;

pub use self::csv::{write_csv, write_csv_below, write_plain_csv};
pub use calendar::{CalendarEvent, write_calendar};
pub use error::WriteError;
pub use markdown::write_markdown;
pub use notation::Notation;
pub use ods::write_open_document;
pub use own::OwnMark;
pub use save::{IfThere, save};
pub use workbook::WorkbookSheet;
pub use xlsx::write_workbook;
