//! Reports: the numbers of the programme as others ask for them. Called by the screen and the command line; knows no words and no files.

mod absence;
mod agenda;
mod breakdown;
mod charges;
mod clients;
mod contacts;
mod displacement;
mod finder;
mod gaps;
mod instruments;
mod jobs;
mod leavers;
mod monthly;
mod overview;
mod parts;
mod rows;
mod table;
mod year;

pub use absence::{AbsenceBy, AbsenceReport, Hours};
pub use agenda::{Agenda, Due, key_of, overdue_count};
pub use breakdown::{first_month, jobs_by, jobs_by_month};
pub use charges::{ChargeLine, ChargeStatement, ClientCharges, What};
pub use clients::clients;
pub use contacts::ContactsReport;
pub use displacement::DisplacementReport;
pub use finder::{Identified, find};
pub use gaps::GapsReport;
pub use instruments::InstrumentsReport;
pub use jobs::JobsReport;
pub use leavers::LeaversReport;
pub use monthly::{Leaving, Month, Score};
pub use overview::{Forecast, Overview, Point, ReportSentence};
pub use parts::{JobsBy, JobsByPart, JobsPart};
pub use rows::{PIECE, QueryRows};
pub use table::{ReportTable, TableCell};
pub use year::{PartOfYear, PhaseOfYear, TeamOfYear, YearReport};
