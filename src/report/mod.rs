//! Reports: the numbers of the programme as others ask for them. Called by the command line; knows no words and no files.

mod absence;
mod charges;
mod contacts;
mod gaps;
mod jobs;
mod rows;

pub use absence::{AbsenceReport, By, Hours};
pub use charges::{ChargeLine, ChargeStatement, ClientCharges, What};
pub use contacts::ContactsReport;
pub use gaps::GapsReport;
pub use jobs::JobsReport;
