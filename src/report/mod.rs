//! Reports: the numbers of the programme as others ask for them. Called by the command line; knows no words and no files.

mod charges;
mod jobs;

pub use charges::{ChargeLine, ChargeStatement, ClientCharges, What};
pub use jobs::JobsReport;
