//! What a person can ask for, as plain data.

use crate::domain::change::Revision;
use crate::domain::charging::Period;
use crate::domain::choices::{Destination, EndReason, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Member, Placement, RegisterCheck};
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::{Hire, Terms};

use super::chance::ChanceCommand;
use super::charging::ChargingCommand;
use super::contract::{ContractCommand, ContractStep};
use super::forget::Forget;
use super::guidance::GuidanceCommand;
use super::instrument::InstrumentCommand;
use super::overtaken::Seen;
use super::recruiting::{RecruitingCommand, RunningApplication};
use super::reorganise::ClientCommand;
use super::staff::StaffCommand;

/// What is meant by giving a field another value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// It is so from the day on; a day to come makes it a plan. A field that is not dated is changed for all days.
    Change,
    /// What it held on the day was never so.
    Correct,
}

/// A cell that gets a value of its own among others.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledCell {
    /// The row, with what was seen in the column.
    pub row: Seen,
    /// What it gets; why not, where what was given for it is no value of the column.
    pub value: Result<Value, Refusal>,
}

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Sets what a column shows for some rows. For what holds on a day (hours, tasks, team) that means: from that day on.
    SetCell {
        /// Kind of the rows.
        kind: Kind,
        /// Which rows, with what was seen in the column.
        rows: Vec<Seen>,
        /// The identifier of the column.
        column: &'static str,
        /// The value that every row gets.
        value: Value,
        /// The day looked at.
        on: Day,
    },
    /// Sets what a column shows for some rows, in each to a value of its own, as [`Command::SetCell`] does.
    FillCells {
        /// Kind of the rows.
        kind: Kind,
        /// The cells, each with what it gets.
        cells: Vec<FilledCell>,
        /// The identifier of the column.
        column: &'static str,
        /// The day looked at.
        on: Day,
    },
    /// Gives fields of one record other values.
    Edit {
        /// Kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// Field, value seen if any, new value.
        fields: Vec<(&'static str, Option<Value>, Value)>,
        /// The day looked at.
        on: Day,
        /// Whether the field changes from the day, or was never so.
        gesture: Gesture,
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
        /// The day on which it is decided: who leaves on that day or later can stay longer.
        decided_on: Day,
        /// Why.
        reason: EndReason,
        /// Where to, for who moves on.
        destination: Option<Destination>,
    },
    /// Extends contracts, makes them permanent, or lets the service end with them.
    Contract(ContractCommand),
    /// Does something to a vacancy.
    Vacancy(Id, VacancyCommand),
    /// Does something to a team.
    Team(Id, TeamCommand),
    /// Does something with an instrument of a member.
    Instrument(InstrumentCommand),
    /// Does something to a chance.
    Chance(Id, ChanceCommand),
    /// Somebody of the staff leaves, or others do what they did.
    Staff(StaffCommand),
    /// Does something in guiding members.
    Guidance(GuidanceCommand),
    /// Does what is asked though a note in it looks like something about health or a citizen number.
    Anyway(Box<Command>),
    /// Does something with a candidate.
    Recruiting(RecruitingCommand),
    /// Lets clients become one, or splits one.
    Client(ClientCommand),
    /// Does something about what clients are charged.
    Charging(ChargingCommand),
    /// Closes a month or a year: its figures are published.
    ClosePeriod {
        /// The month or year to close.
        period: Period,
        /// The day of the command.
        on: Day,
    },
    /// Does what is asked as a correction, which may change days whose figures were published.
    Correction(Box<Command>),
    /// Forgets a person, or everything of which the term has passed, for good.
    Forget(Forget),
    /// Takes back the actor's latest set.
    Undo,
    /// Takes back the actor's latest undo.
    Redo,
    /// Takes back one set of the log, by anybody, if nothing came after it.
    Revert(Revision),
}

/// The records that one thing is done with, however the command names them.
enum RowsMut<'a> {
    Seen(&'a mut Vec<Seen>),
    Ids(&'a mut Vec<Id>),
    Cells(&'a mut Vec<FilledCell>),
    Running(&'a mut Vec<RunningApplication>),
}

/// What can be done to a vacancy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum VacancyCommand {
    /// Hold it from a day on, or seek again from that day.
    Hold {
        /// What it comes to; without it the other of the two, whichever it is then.
        to: Option<VacancyStatus>,
        /// The day.
        on: Day,
    },
    /// Close it on a day.
    Close(Day),
    /// Place a member on it from a day on.
    Fill(Id, Day),
}

/// What can be done to a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TeamCommand {
    /// End it, or put another last day in the place of one that is still to come.
    End {
        /// The last day.
        last: Day,
        /// The day looked at.
        decided_on: Day,
    },
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
            command if command.takes_back() || command.insists() => command,
            other => Command::Anyway(Box::new(other)),
        }
    }

    /// The same, named a correction.
    pub fn correcting(self) -> Command {
        if self.is_correction() { self } else { Command::Correction(Box::new(self)) }
    }

    /// Whether it was named a correction, or puts right what was never so.
    pub fn is_correction(&self) -> bool {
        match self {
            Command::Correction(_) | Command::Edit { gesture: Gesture::Correct, .. } => true,
            Command::Anyway(command) => command.is_correction(),
            _ => false,
        }
    }

    /// Whether it insists on what is written in its notes.
    pub fn insists(&self) -> bool {
        match self {
            Command::Anyway(_) => true,
            Command::Correction(command) => command.insists(),
            _ => false,
        }
    }

    /// What is asked, however it is named or insisted on.
    pub fn asked(&self) -> &Command {
        match self {
            Command::Anyway(command) | Command::Correction(command) => command.asked(),
            command => command,
        }
    }

    /// Whether it takes back a set of the log.
    pub fn takes_back(&self) -> bool {
        matches!(self.asked(), Command::Undo | Command::Redo | Command::Revert(_))
    }

    /// Whether those it is about stand elsewhere afterwards.
    pub fn moves(&self) -> bool {
        matches!(self.asked(), Command::Move { .. })
    }

    /// Whether it does no more than set cells, which takes a row away only where a filter asks for what it held.
    pub fn sets_cells(&self) -> bool {
        matches!(self, Command::SetCell { .. })
    }

    /// Whether it is there to make something, rather than to change what is there.
    pub fn makes(&self) -> bool {
        match self.asked() {
            Command::Add(_) | Command::Hire(..) | Command::Rehire(..) | Command::Charging(_) => true,
            Command::Recruiting(command) => {
                matches!(command, RecruitingCommand::Apply(..) | RecruitingCommand::Enrol(..))
            }
            Command::Chance(_, command) => matches!(command, ChanceCommand::Team { .. }),
            _ => false,
        }
    }

    /// The records that it changes, with what was seen of each; `None` where a record is not one of several.
    fn seen_mut(&mut self) -> Option<&mut Vec<Seen>> {
        match self {
            Command::SetCell { rows: seen, .. }
            | Command::Move { members: seen, .. }
            | Command::EndPlacement { members: seen, .. }
            | Command::EndEmployment { members: seen, .. }
            | Command::Contract(ContractCommand { members: seen, .. }) => Some(seen),
            _ => None,
        }
    }

    /// Of several records that it does one thing with, which; none where it is about one thing only. What is filled in from elsewhere, and
    /// applications that were selected, count as several, however few they are.
    pub fn several(&self) -> Vec<Id> {
        let mut command = self.clone();
        let ids: Vec<Id> = match command.rows_mut() {
            Some(RowsMut::Seen(seen)) => seen.iter().map(|(id, _)| *id).collect(),
            Some(RowsMut::Ids(ids)) => ids.clone(),
            Some(RowsMut::Cells(cells)) => return cells.iter().map(|cell| cell.row.0).collect(),
            Some(RowsMut::Running(who)) => return who.iter().filter_map(|who| who.id).collect(),
            None => Vec::new(),
        };
        if ids.len() > 1 { ids } else { Vec::new() }
    }

    /// The same for those records only of which `keep` says so.
    pub fn only(&self, keep: impl Fn(Id) -> bool) -> Command {
        let mut command = self.clone();
        match command.rows_mut() {
            Some(RowsMut::Seen(seen)) => seen.retain(|(id, _)| keep(*id)),
            Some(RowsMut::Ids(ids)) => ids.retain(|id| keep(*id)),
            Some(RowsMut::Cells(cells)) => cells.retain(|cell| keep(cell.row.0)),
            Some(RowsMut::Running(who)) => who.retain(|who| who.id.is_none_or(&keep)),
            None => {}
        }
        command
    }

    /// The same, whatever was seen of the records.
    pub fn unseen(mut self) -> Command {
        match self.rows_mut() {
            Some(RowsMut::Seen(seen)) => seen.iter_mut().for_each(|(_, seen)| *seen = None),
            Some(RowsMut::Cells(cells)) => cells.iter_mut().for_each(|cell| cell.row.1 = None),
            Some(RowsMut::Running(who)) => who.iter_mut().for_each(|who| who.stage = None),
            Some(RowsMut::Ids(_)) | None => {}
        }
        self
    }

    fn rows_mut(&mut self) -> Option<RowsMut<'_>> {
        match self {
            Command::Anyway(command) | Command::Correction(command) => command.rows_mut(),
            Command::Guidance(command) => command.members_mut().map(RowsMut::Ids),
            Command::Recruiting(RecruitingCommand::Step(who, ..)) => Some(RowsMut::Running(who)),
            Command::FillCells { cells, .. } => Some(RowsMut::Cells(cells)),
            command => command.seen_mut().map(RowsMut::Seen),
        }
    }

    /// The kind of those records.
    pub fn kind_of_several(&self) -> Kind {
        match self.asked() {
            Command::SetCell { kind, .. } | Command::FillCells { kind, .. } => *kind,
            Command::Recruiting(_) => Kind::Application,
            _ => Kind::Member,
        }
    }

    /// The first day on which what it does is so; `None` where it has no day of its own.
    pub fn first_day(&self) -> Option<Day> {
        match self.asked() {
            Command::SetCell { on, .. } | Command::FillCells { on, .. } | Command::Move { on, .. } => Some(*on),
            Command::EndPlacement { last, .. } | Command::EndEmployment { last, .. } => last.succ_opt(),
            Command::Guidance(command) => command.first_day(),
            Command::Recruiting(RecruitingCommand::Step(.., on)) => Some(*on),
            _ => None,
        }
    }

    /// The verb as the log names it.
    pub fn verb(&self) -> LogVerb {
        match self {
            Command::FillCells { kind, cells, column, on } => {
                let rows = cells.iter().map(|cell| cell.row.clone()).collect();
                Command::SetCell { kind: *kind, rows, column, value: Value::Empty, on: *on }.verb()
            }
            Command::SetCell { column: Placement::hours | Placement::work_days, .. } => LogVerb::ChangeHours,
            Command::SetCell { column: Placement::task_package, kind: Kind::Member, .. } => LogVerb::ChangeTasks,
            Command::SetCell { column: Placement::team, kind: Kind::Member, .. } | Command::Move { .. } => {
                LogVerb::MoveMember
            }
            Command::SetCell { column: "agreed_jobs", kind: Kind::Organisation, .. } => LogVerb::Agree,
            Command::SetCell {
                column: Employment::contract | Employment::contract_until, kind: Kind::Member, ..
            } => LogVerb::ExtendContract,
            Command::SetCell {
                column: RegisterCheck::counts_for_agreement | RegisterCheck::counts_for_quota,
                kind: Kind::Member,
                ..
            }
            | Command::SetCell { column: "register_checked_on", kind: Kind::Member, .. } => LogVerb::RecordCheck,
            Command::SetCell { rows, .. } if rows.len() > 1 => LogVerb::EditMany,
            Command::Edit { gesture: Gesture::Correct, .. } => LogVerb::Correct,
            Command::SetCell { .. } | Command::Edit { .. } => LogVerb::Edit,
            Command::Add(Record::Vacancy(_)) => LogVerb::OpenVacancy,
            Command::Add(Record::Team(_)) => LogVerb::StartTeam,
            Command::Add(Record::RegisterCheck(_)) => LogVerb::RecordCheck,
            Command::Add(Record::ClientAgreement(_)) => LogVerb::Agree,
            Command::Add(Record::ClientShare(_)) => LogVerb::Share,
            Command::Add(Record::EmploymentPhase(_)) => LogVerb::BeginPhase,
            Command::Add(Record::PackageVersion(_)) => LogVerb::NewVersion,
            Command::Add(_) => LogVerb::Add,
            Command::Hire(..) => LogVerb::Hire,
            Command::Rehire(..) => LogVerb::Rehire,
            Command::EndPlacement { .. } => LogVerb::EndPlacement,
            Command::EndEmployment { .. } => LogVerb::EndEmployment,
            Command::Contract(ContractCommand { step: ContractStep::LetEnd, .. }) => LogVerb::EndEmployment,
            Command::Contract(_) => LogVerb::ExtendContract,
            Command::Vacancy(_, VacancyCommand::Hold { .. }) => LogVerb::HoldVacancy,
            Command::Vacancy(_, VacancyCommand::Close(_)) => LogVerb::CloseVacancy,
            Command::Vacancy(_, VacancyCommand::Fill(..)) => LogVerb::FillVacancy,
            Command::Team(_, TeamCommand::End { .. }) => LogVerb::EndTeam,
            Command::Team(_, TeamCommand::StandStill(_)) => LogVerb::StandStill,
            Command::Team(_, TeamCommand::Resume(_)) => LogVerb::ResumeTeam,
            Command::Team(_, TeamCommand::Convert(_)) => LogVerb::ConvertTeam,
            Command::Instrument(command) => command.step.verb(),
            Command::Chance(_, command) => command.verb(),
            Command::Guidance(command) => command.verb(),
            Command::Staff(command) => command.verb(),
            Command::Anyway(command) | Command::Correction(command) => command.verb(),
            Command::ClosePeriod { .. } => LogVerb::ClosePeriod,
            Command::Recruiting(command) => command.verb(),
            Command::Client(command) => command.verb(),
            Command::Charging(command) => command.verb(),
            Command::Forget(_) => LogVerb::Erase,
            Command::Undo | Command::Revert(_) => LogVerb::Undo,
            Command::Redo => LogVerb::Redo,
        }
    }
}
