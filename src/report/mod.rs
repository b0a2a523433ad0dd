//! Reports: the numbers of the programme as others ask for them. Called by the screen and the command line; knows no words and no files.

mod agenda;
mod jobs;

pub use agenda::{Agenda, Due, key_of, pressing};
pub use jobs::JobsReport;
