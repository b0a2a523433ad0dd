//! Reports: the numbers of the programme as others ask for them. Called by the command line; knows no words and no files.

mod displacement;
mod instruments;
mod jobs;
mod leavers;
mod rows;

pub use displacement::DisplacementReport;
pub use instruments::InstrumentsReport;
pub use jobs::JobsReport;
pub use leavers::LeaversReport;
