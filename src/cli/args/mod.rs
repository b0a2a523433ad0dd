//! What can be asked on the command line. The explanations people read stand in `text/`, by the names of these commands and
//! arguments; [`usage`](super::usage) puts them in.

mod chance;
mod clients;
mod instrument;
mod member;
mod recruiting;
mod report;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

use super::output::OutFile;
use super::output_format::{OutputFormat, one_of};

pub use chance::ChanceVerb;
pub use clients::ClientsVerb;
pub use instrument::{InstrumentAbout, InstrumentVerb};
pub use member::{ContractArgs, EndArgs, HoursArgs, MoveArgs, PhaseArgs, RecoveredArgs, RehireArgs};
pub use recruiting::{Applied, RecruitingVerb};
pub use report::{AgendaArgs, Days, OutputArgs, Report, StatementVerb};

/// One call of the program.
#[derive(Debug, Parser)]
#[command(name = "binnenwerk", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true)]
pub struct Call {
    /// What every command understands.
    #[command(flatten)]
    pub global: Global,
    /// The command; none opens the screen.
    #[command(subcommand)]
    pub command: Option<CliCommand>,
    /// Prints the version and ends.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// The file of the store.
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// Language of what is said.
    #[arg(long, global = true, value_name = "nl|en")]
    pub lang: Option<String>,
    /// The day on which records are looked at; without it today.
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// The name that goes into the log: `--as`, else the name of the system user.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    /// Keep a note that looks like something about health.
    #[arg(long, global = true)]
    pub anyway: bool,
    /// Prints the explanation of a command and ends.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// A fictitious programme.
    Demo {
        /// A file that is not there yet.
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
        /// Number of members.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=5_000_000))]
        members: Option<u64>,
        /// Seed: the same number gives the same programme.
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
    },
    /// Reads files in.
    Import(Import),
    /// Records as a table.
    List(List),
    /// One record whole.
    Show {
        /// A word for a kind of record, in either language.
        kind: String,
        /// Number, code, name or identity of the record.
        key: String,
    },
    /// A new record.
    Add(AddArgs),
    /// Other values.
    Set(SetArgs),
    /// To another team.
    Move(MoveArgs),
    /// Other hours.
    Hours(HoursArgs),
    /// Out of the team, or out of service.
    End(EndArgs),
    /// Back in service.
    Rehire(RehireArgs),
    /// A longer contract, or a permanent one.
    Contract(ContractArgs),
    /// Notes a talk with a member.
    Contact(ContactArgs),
    /// Opens or closes a signal.
    Signal {
        /// The step that is taken.
        #[command(subcommand)]
        verb: SignalVerb,
    },
    /// The end of what lasts for a time.
    Close(CloseArgs),
    /// Starts or changes an absence.
    Absent(Absent),
    /// Ends an absence.
    Recovered(RecoveredArgs),
    /// Agrees on a chance, makes it a team or gives it up.
    Chance {
        /// The step that is taken.
        #[command(subcommand)]
        verb: ChanceVerb,
    },
    /// Holds, closes or fills a vacancy.
    Vacancy {
        /// The step that is taken.
        #[command(subcommand)]
        verb: VacancyVerb,
    },
    /// Ends, halts, resumes or converts a team.
    Team {
        /// The step that is taken.
        #[command(subcommand)]
        verb: TeamVerb,
    },
    /// Who counts, and what is agreed with clients.
    #[command(flatten)]
    Clients(ClientsVerb),
    /// Plans, requests, grants, refuses or ends an instrument.
    Instrument {
        /// The step that is taken.
        #[command(subcommand)]
        verb: InstrumentVerb,
    },
    /// A next phase.
    Phase(PhaseArgs),
    /// A next version.
    Package(PackageArgs),
    /// Takes a candidate on the way to a vacancy.
    #[command(flatten)]
    Recruiting(RecruitingVerb),
    /// Fixes or shows a charge statement.
    Statement {
        /// The step that is taken.
        #[command(subcommand)]
        verb: StatementVerb,
    },
    /// Prints a report.
    Report {
        /// The one that is meant.
        #[command(subcommand)]
        report: Report,
    },
    /// Undoes the latest set of who calls.
    Undo,
    /// Redoes what was undone last.
    Redo,
    /// The log of changes.
    Log {
        /// Check the chain.
        #[arg(long)]
        verify: bool,
        /// How many sets, newest first.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Checks the file, the references and the chain of the log.
    Check,
    /// Copies the store.
    Backup {
        /// The file to write the copy to.
        file: PathBuf,
        /// Replace an earlier copy.
        #[arg(long)]
        force: bool,
    },
    /// Puts a copy in the place of the store.
    Restore {
        /// The one that is meant.
        file: PathBuf,
    },
    /// The keys of the screen.
    Keys,
}

/// A new record, with what its fields are to hold.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// What fields are to hold.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// The fields of one record and what they are to hold.
#[derive(Debug, Args)]
pub struct SetArgs {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// Number, code, name or identity of the record.
    pub key: String,
    /// What fields are to hold.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A record that lasts for a time, and its last day.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// Whose, or which.
    pub key: String,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A task package and what its next version holds.
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// Name of the task package.
    pub name: String,
    /// Description of this version.
    pub description: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// What to read in and how.
#[derive(Debug, Args)]
pub struct Import {
    /// Files to read, all as one set.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// A word for a kind of record, in either language.
    #[arg(long)]
    pub kind: Option<String>,
    /// Which column is which field.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Order of day and month.
    #[arg(long, value_name = "dmy|mdy|ymd", value_parser = ["dmy", "mdy", "ymd"])]
    pub dates: Option<String>,
    /// Make unknown teams.
    #[arg(long)]
    pub create_teams: bool,
    /// Only tell.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave refused rows out.
    #[arg(long)]
    pub skip_bad: bool,
}

/// What to list and how.
#[derive(Debug, Args)]
pub struct List {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// A filter as on the screen.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Column to sort by; with `-` in front the other way round.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Columns in order, by a word in either language.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// The format; without it the name of the file says it.
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::LIST))]
    pub format: Option<OutputFormat>,
    /// The file to write in place of standard output.
    #[command(flatten)]
    pub file: OutFile,
    /// The most rows to give.
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Also records that are over on the day looked at.
    #[arg(long)]
    pub all: bool,
}

/// Contact with a member.
#[derive(Debug, Args)]
pub struct ContactArgs {
    /// Number or name of the member.
    pub number: String,
    /// One line.
    pub text: String,
    /// The day it happened; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// A word for the way of contact.
    #[arg(long, value_name = "WAY")]
    pub way: Option<String>,
    /// Name of the member of staff who had the talk.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// An absence.
#[derive(Debug, Args)]
pub struct Absent {
    /// Number or name of the member.
    pub number: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// How much of the work is missed, in percent.
    #[arg(long, value_name = "N")]
    pub percent: Option<String>,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Until when it is expected to last.
    #[arg(long, value_name = "DATE")]
    pub expected: Option<String>,
}

/// What can be done with a signal.
#[derive(Debug, Subcommand)]
pub enum SignalVerb {
    /// Raise it.
    Open {
        /// What is the matter.
        text: String,
        /// About whom.
        #[arg(long, value_name = "NUMBER")]
        member: Option<String>,
        /// About which team.
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
        /// Who follows it up.
        #[arg(long, value_name = "NAME")]
        owner: Option<String>,
        /// By when.
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Close it.
    Close {
        /// The one that is meant.
        key: String,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// What came of it.
        #[arg(long, value_name = "TEXT")]
        outcome: Option<String>,
    },
}

/// What can be done to a vacancy.
#[derive(Debug, Subcommand)]
pub enum VacancyVerb {
    /// Hold it or seek again.
    Hold {
        /// Number of the vacancy.
        vacancy: String,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Close it.
    Close {
        /// Number of the vacancy.
        vacancy: String,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Place somebody.
    Fill {
        /// Number of the vacancy.
        vacancy: String,
        /// Number or name of the member.
        number: String,
        /// First day on which it holds; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}

/// What can be done to a team.
#[derive(Debug, Subcommand)]
pub enum TeamVerb {
    /// Stop it.
    End(TeamDay),
    /// Stand still.
    Standstill(TeamDay),
    /// Work again.
    Resume(TeamDay),
    /// From pilot to structural.
    Convert(TeamDay),
}

/// A team and a day.
#[derive(Debug, Args)]
pub struct TeamDay {
    /// Code or name of the team.
    pub team: String,
    /// The day it happened; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
