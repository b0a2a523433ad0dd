//! What a command is about as a whole, beside the records that it reads and changes, which the store itself sees to: a report tells
//! of topics that one may have no eyes for, and some commands are about the store. A new command does not compile without a line.

use super::args::{AdminVerb, CliCommand, DataGroup, LookGroup, ProgramGroup, Report};
use crate::domain::access::Access;
use crate::domain::access::noted::{AccessDeed, report_is_noted};
use crate::domain::access::table::Power;
use crate::domain::access::topic::Topic;
use crate::domain::refusal::Refusal;

/// What one has to see, and to have power for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// What a report tells of.
    topics: &'static [Topic],
    /// Which report it is.
    pub report: Option<&'static str>,
    /// Whether a report that is for everybody tells of people what is sensitive, to who sees that.
    tells: bool,
    /// What is done with the store as a whole.
    power: Option<Power>,
    /// Whether it counts, so that who is limited to some teams has to be told that it counts these only.
    pub counts: bool,
}

impl Needs {
    /// What a call asks for.
    pub fn of(command: Option<&CliCommand>) -> Self {
        match command {
            Some(CliCommand::Look(LookGroup::Report(report))) => {
                let (name, topics) = topics(report);
                let tells = matches!(report, Report::Agenda(_) | Report::Team(_));
                Self { topics, report: Some(name), tells, counts: true, ..Self::default() }
            }
            Some(CliCommand::Look(LookGroup::Person { .. })) => {
                Self { power: Some(Power::PersonalData), ..Self::default() }
            }
            Some(CliCommand::Look(LookGroup::Log(args))) if args.verify => {
                Self { power: Some(Power::Verify), ..Self::default() }
            }
            Some(CliCommand::Program(ProgramGroup::Admin(verb))) => {
                let power = match verb {
                    AdminVerb::Keys(_) => Power::Verify,
                    AdminVerb::Encrypt(_) => Power::Copy,
                    AdminVerb::Rekey(_) | AdminVerb::Init { .. } => Power::Replace,
                };
                Self { power: Some(power), ..Self::default() }
            }
            Some(CliCommand::Data(data)) => Self { power: power(data), ..Self::default() },
            // Of the rest the store sees to every record that is read or changed.
            Some(
                CliCommand::Look(
                    LookGroup::List(_)
                    | LookGroup::Show { .. }
                    | LookGroup::Letter(_)
                    | LookGroup::Log(_)
                    | LookGroup::Kinds
                    | LookGroup::Fields { .. },
                )
                | CliCommand::Record(_)
                | CliCommand::Member(_)
                | CliCommand::Recruiting(_)
                | CliCommand::Team(_)
                | CliCommand::Program(_),
            )
            | None => Self::default(),
        }
    }

    /// Whether it goes over everything, whoever asks for it: with half of it, it would do half of what it says.
    pub fn goes_over_everything(&self) -> bool {
        self.power.is_some()
    }

    /// Whether it is noted as soon as it is asked for: what is done with the store as a whole, and what is sensitive. Of a record and of
    /// a list that is known when it is found.
    pub fn is_noted(&self) -> bool {
        self.power.is_some() || self.tells || report_is_noted(self.topics)
    }

    /// Refuses who does not see or may not do it.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`](crate::domain::reason::Reason::NotForYourRole).
    pub fn met_by(&self, access: &Access) -> Result<(), Refusal> {
        access.must_see(self.topics)?;
        self.power.map_or(Ok(()), |power| access.must_have(power))
    }
}

/// The name of a report, and what it tells of.
fn topics(report: &Report) -> (&'static str, &'static [Topic]) {
    match report {
        Report::Jobs { .. } => ("jobs", &[Topic::Programme, Topic::People]),
        Report::Clients { .. } => ("clients", &[Topic::Programme, Topic::People]),
        // These leave out what one may not see, and say so where it stands.
        Report::Overview(_) => ("overview", &[Topic::Programme]),
        Report::Year { .. } => ("year", &[Topic::Programme]),
        Report::Agenda(_) => ("agenda", &[Topic::Programme]),
        Report::Team(_) => ("team", &[Topic::Programme]),
        Report::Instruments(_) => ("instruments", &[Topic::Instruments]),
        Report::Leavers { .. } => ("leavers", &[Topic::Service, Topic::Leaving]),
        Report::Displacement(_) => ("displacement", &[Topic::Programme]),
        Report::Contacts(_) => ("contacts", &[Topic::Guidance]),
        Report::Gaps(_) => ("gaps", &[Topic::Guidance]),
        Report::Emails { .. } => ("emails", &[Topic::Reaching]),
        Report::Absence { .. } => ("absence", &[Topic::Absence]),
        Report::Charges { .. } => ("charges", &[Topic::Charges]),
    }
}

/// What a command does with the store as a whole. What writes out or checks one is refused by the store itself too, because the
/// screen does that as well.
fn power(data: &DataGroup) -> Option<Power> {
    match data {
        DataGroup::Check { .. } => Some(Power::Verify),
        DataGroup::Backup { .. } => Some(Power::Copy),
        DataGroup::Dump { .. } => Some(Power::WriteOut),
        DataGroup::Restore { .. } | DataGroup::Merge(_) => Some(Power::Replace),
        DataGroup::Retention(_) | DataGroup::Erase { .. } => Some(Power::PersonalData),
        // These make a store of their own, or change records, each of which is judged.
        DataGroup::Demo { .. } | DataGroup::Tour | DataGroup::Load { .. } | DataGroup::Import(_) => None,
    }
}

/// What a call does, as the access log calls it; `None` for what is about no store.
pub const fn deed(command: Option<&CliCommand>) -> Option<AccessDeed> {
    Some(match command {
        Some(CliCommand::Look(look)) => match look {
            LookGroup::List(_) => AccessDeed::List,
            LookGroup::Show { .. } => AccessDeed::Open,
            LookGroup::Report(_) => AccessDeed::Report,
            LookGroup::Person { .. } => AccessDeed::Person,
            LookGroup::Letter(_) => AccessDeed::Letter,
            LookGroup::Log(args) if args.verify => AccessDeed::Check,
            LookGroup::Log(_) => AccessDeed::ReadLog,
            LookGroup::Kinds | LookGroup::Fields { .. } => return None,
        },
        Some(CliCommand::Data(data)) => match data {
            DataGroup::Check { .. } => AccessDeed::Check,
            DataGroup::Backup { .. } => AccessDeed::Backup,
            DataGroup::Dump { .. } => AccessDeed::Dump,
            DataGroup::Restore { .. } => AccessDeed::Restore,
            DataGroup::Merge(_) => AccessDeed::Merge,
            DataGroup::Retention(_) => AccessDeed::Retention,
            DataGroup::Erase { .. } => AccessDeed::Erase,
            DataGroup::Load { .. } => AccessDeed::Load,
            DataGroup::Import(_) => AccessDeed::Change,
            DataGroup::Demo { .. } | DataGroup::Tour => return None,
        },
        Some(CliCommand::Record(_) | CliCommand::Member(_) | CliCommand::Recruiting(_) | CliCommand::Team(_)) => {
            AccessDeed::Change
        }
        None => AccessDeed::SignIn,
        Some(CliCommand::Program(ProgramGroup::Admin(_))) => AccessDeed::Keys,
        Some(CliCommand::Program(_)) => return None,
    })
}
