//! Reports: the numbers of the programme as others ask for them. Called by the command line; knows no words and no files.

mod breakdown;
mod clients;
mod jobs;
mod table;

pub use breakdown::{By, first_month, jobs_by, jobs_by_month};
pub use clients::clients;
pub use jobs::JobsReport;
pub use table::{Entry, Table};
