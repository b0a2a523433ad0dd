//! Commands: what a person asks for, as plain data. [`perform`] loads the records, lets the verb decide and commits the
//! decision. The screen's worker thread and the command line both come through here; there is no other way to write
//! but an import.

mod cell;
mod chance;
mod charging;
mod context;
mod contract;
mod dated_facts;
mod displacement;
mod dry_run;
mod ending;
mod forget;
mod from_day;
mod guidance;
mod instrument;
mod later_start;
mod load;
mod model;
mod overtaken;
mod own_rights;
mod perform;
mod recruiting;
mod rehearse;
mod reorganise;
mod same_again;
mod staff;
mod standing;
mod team_end;
mod team_size;
mod undo;
mod within;

pub use chance::ChanceCommand;
pub use charging::ChargingCommand;
pub use context::{CommandContext, CommandError, Done};
pub use contract::{ContractCommand, ContractPlan, ContractStep, NextContract, PlannedContract, plan_contracts};
pub use dry_run::{DryRow, DryRun, DrySums, dry_run};
pub use forget::{DueToGo, ErasureLine, ErasurePlan, Forget, Forgotten, due, erasure_plan};
pub use guidance::GuidanceCommand;
pub use instrument::{InstrumentCommand, InstrumentStep};
pub use model::{Command, FilledCell, Gesture, TeamCommand, VacancyCommand};
pub use overtaken::Seen;
pub use perform::{perform, preview};
pub use recruiting::{Proposing, RecruitingCommand, RunningApplication, proposed, stages};
pub use rehearse::{Rehearsal, rehearse};
pub use reorganise::{ClientCommand, Taker};
pub use staff::{Handed, StaffCommand, handed_over};
