//! Commands: what a person asks for, as plain data. [`perform`] loads the records, lets the verb decide and commits the
//! decision. The screen's worker thread and the command line both come through here; there is no other way to write
//! but an import.

mod cell;
mod chance;
mod charging;
mod contract;
mod displacement;
mod facts;
mod guidance;
mod instrument;
mod load;
mod perform;
mod recruiting;
mod undo;

pub use chance::ChanceDeed;
pub use charging::ChargingDeed;
pub use contract::ContractDeed;
pub use guidance::GuidanceDeed;
pub use instrument::{InstrumentDeed, InstrumentStep};
pub use perform::perform;
pub use recruiting::{RecruitingDeed, Recruits, Running, proposed, stages};

use chrono::{DateTime, Utc};

use crate::domain::change::{Clash, Revision};
use crate::domain::choices::{Destination, EndReason};
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::Member;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::value::Value;
use crate::domain::verbs::{Hire, Terms};
use crate::repository::{CommitError, StoreError};

/// A record, with the value that was seen in it when the deed was begun, if it was seen: who acts on something else than what
/// is stored by then is asked first.
pub type Seen = (Id, Option<Value>);

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Sets what a column shows for some rows. For what holds on a day (hours, tasks, team) that means: from that day on.
    SetCell {
        /// Kind of the rows.
        kind: Kind,
        /// Which rows, with what was seen in the column.
        rows: Vec<Seen>,
        /// The column.
        column: &'static str,
        /// The new value.
        value: Value,
        /// The day looked at.
        on: Day,
    },
    /// Puts fields of one record right, whatever the day.
    Correct {
        /// Kind of the record.
        kind: Kind,
        /// Which record.
        id: Id,
        /// Field, value seen if any, new value.
        fields: Vec<(&'static str, Option<Value>, Value)>,
    },
    /// Adds a record as it is.
    Add(Record),
    /// Takes somebody new into service, in a team when one is given.
    Hire(Box<Member>, Hire, Option<(Id, Terms)>),
    /// Takes a former member back.
    Rehire(Id, Hire, Option<(Id, Terms)>),
    /// Moves members to a team.
    Move {
        /// Which members, with the team they were seen in.
        members: Vec<Seen>,
        /// To which team.
        team: Id,
        /// From which day.
        on: Day,
        /// For how many hours and with which tasks, when these change too.
        terms: Terms,
    },
    /// Ends the placements of members.
    EndPlacement {
        /// Which members, with the end that was seen.
        members: Vec<Seen>,
        /// Last day in the team.
        last: Day,
        /// Why.
        reason: EndReason,
    },
    /// Ends the service of members, and with it their placements.
    EndEmployment {
        /// Which members, with the end that was seen.
        members: Vec<Seen>,
        /// Last day.
        last: Day,
        /// Why.
        reason: EndReason,
        /// Where to, for who moves on.
        destination: Option<Destination>,
    },
    /// Extends a temporary contract or makes it permanent.
    Contract(ContractDeed),
    /// Does something to a vacancy.
    Vacancy(Id, VacancyDeed),
    /// Does something to a team.
    Team(Id, TeamDeed),
    /// Does something with an instrument of a member.
    Instrument(InstrumentDeed),
    /// Does something to a chance.
    Chance(Id, ChanceDeed),
    /// Does something in guiding members.
    Guidance(GuidanceDeed),
    /// Does what is asked though a note in it looks like something about health or a citizen number.
    Anyway(Box<Command>),
    /// Does something with a candidate.
    Recruiting(RecruitingDeed),
    /// Does something about what clients are charged.
    Charging(ChargingDeed),
    /// Takes back the actor's latest set.
    Undo,
    /// Takes back the actor's latest undo.
    Redo,
    /// Takes back one set of the log, by anybody, if nothing came after it.
    Revert(Revision),
}

/// What can be done to a vacancy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum VacancyDeed {
    /// Hold it from a day on, or seek again from that day.
    Hold(Day),
    /// Close it on a day.
    Close(Day),
    /// Place a member on it from a day on.
    Fill(Id, Day),
}

/// What can be done to a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TeamDeed {
    /// End it; the last day.
    End(Day),
    /// Stand still from a day on.
    StandStill(Day),
    /// Work again from a day on.
    Resume(Day),
    /// From pilot to structural from a day on.
    Convert(Day),
}

impl Command {
    /// The same, insisting on what is written in its notes.
    pub fn insisting(self) -> Command {
        match self {
            Command::Undo | Command::Redo | Command::Revert(_) | Command::Anyway(_) => self,
            other => Command::Anyway(Box::new(other)),
        }
    }

    /// The verb as the log names it.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::SetCell { column: "hours", .. } => "change_hours",
            Command::SetCell { column: "task_package", kind: Kind::Member, .. } => "change_tasks",
            Command::SetCell { column: "team", kind: Kind::Member, .. } | Command::Move { .. } => "move_member",
            Command::SetCell { column: "agreed_jobs", kind: Kind::Organisation, .. } => "agree",
            Command::SetCell { column: "counts_for_agreement" | "counts_for_quota", kind: Kind::Member, .. }
            | Command::SetCell { column: "register_checked_on", kind: Kind::Member, .. } => "record_check",
            Command::SetCell { rows, .. } if rows.len() > 1 => "edit_many",
            Command::SetCell { .. } | Command::Correct { .. } => "edit",
            Command::Add(Record::Vacancy(_)) => "open_vacancy",
            Command::Add(Record::Team(_)) => "start_team",
            Command::Add(Record::RegisterCheck(_)) => "record_check",
            Command::Add(Record::ClientAgreement(_)) => "agree",
            Command::Add(Record::ClientShare(_)) => "share",
            Command::Add(Record::EmploymentPhase(_)) => "begin_phase",
            Command::Add(Record::PackageVersion(_)) => "new_version",
            Command::Add(_) => "add",
            Command::Hire(..) => "hire",
            Command::Rehire(..) => "rehire",
            Command::EndPlacement { .. } => "end_placement",
            Command::EndEmployment { .. } => "end_employment",
            Command::Contract(_) => "extend_contract",
            Command::Vacancy(_, VacancyDeed::Hold(_)) => "hold_vacancy",
            Command::Vacancy(_, VacancyDeed::Close(_)) => "close_vacancy",
            Command::Vacancy(_, VacancyDeed::Fill(..)) => "fill_vacancy",
            Command::Team(_, TeamDeed::End(_)) => "end_team",
            Command::Team(_, TeamDeed::StandStill(_)) => "stand_still",
            Command::Team(_, TeamDeed::Resume(_)) => "resume_team",
            Command::Team(_, TeamDeed::Convert(_)) => "convert_team",
            Command::Instrument(deed) => deed.step.verb(),
            Command::Chance(_, deed) => deed.verb(),
            Command::Guidance(deed) => deed.verb(),
            Command::Anyway(command) => command.verb(),
            Command::Recruiting(deed) => deed.verb(),
            Command::Charging(deed) => deed.verb(),
            Command::Undo | Command::Revert(_) => "undo",
            Command::Redo => "redo",
        }
    }
}

/// Where time, identities and the name of who acts come from.
pub struct Desk<'a> {
    /// New identities.
    pub ids: &'a mut dyn Ids,
    /// Who acts.
    pub actor: &'a str,
    /// The time of the deed.
    pub now: DateTime<Utc>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The number of the set; `None` when nothing had to change.
    pub revision: Option<Revision>,
    /// The verb; for undo and redo that of the set taken back.
    pub verb: String,
    /// How many records changed.
    pub changed: usize,
    /// Remarks.
    pub warnings: Vec<Warning>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A rule stands against it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else was first.
    #[error("conflict")]
    Conflict {
        /// In which places.
        clashes: Vec<Clash>,
        /// Who, when the log knows.
        by: Option<String>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CommitError> for CommandError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict { clashes, by } => CommandError::Conflict { clashes, by },
            CommitError::Refused(refusal) => CommandError::Refused(refusal),
            CommitError::Store(error) => CommandError::Store(error),
        }
    }
}
