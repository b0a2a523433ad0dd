//! Reports: the numbers of the programme as others ask for them. Called by the command line; knows no words and no files.

mod jobs;

pub use jobs::JobsReport;
