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
    /// Version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// Database.
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// Language.
    #[arg(long, global = true, value_name = "nl|en")]
    pub lang: Option<String>,
    /// Day looked at.
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// Who acts.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    /// Keep a note that looks like something about health.
    #[arg(long, global = true)]
    pub anyway: bool,
    /// Help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// A fictitious programme.
    Demo {
        /// Where to write it.
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
        /// How many people.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=5_000_000))]
        members: Option<u64>,
        /// Which programme.
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
    },
    /// Reads files in.
    Import(Import),
    /// Records as a table.
    List(List),
    /// One record whole.
    Show {
        /// Kind of record.
        kind: String,
        /// Its number, code or name.
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
    /// A talk.
    Contact(ContactArgs),
    /// Something with a signal.
    Signal {
        /// What.
        #[command(subcommand)]
        verb: SignalVerb,
    },
    /// The end of what lasts for a time.
    Close(CloseArgs),
    /// Not at work.
    Absent(Absent),
    /// At work again.
    Recovered(RecoveredArgs),
    /// Something with a chance.
    Chance {
        /// What.
        #[command(subcommand)]
        verb: ChanceVerb,
    },
    /// Something with a vacancy.
    Vacancy {
        /// What.
        #[command(subcommand)]
        verb: VacancyVerb,
    },
    /// Something with a team.
    Team {
        /// What.
        #[command(subcommand)]
        verb: TeamVerb,
    },
    /// Who counts, and what is agreed with clients.
    #[command(flatten)]
    Clients(ClientsVerb),
    /// Something with an instrument.
    Instrument {
        /// What.
        #[command(subcommand)]
        verb: InstrumentVerb,
    },
    /// A next phase.
    Phase(PhaseArgs),
    /// A next version.
    Package(PackageArgs),
    /// Something with a candidate.
    #[command(flatten)]
    Recruiting(RecruitingVerb),
    /// Something with a charge statement.
    Statement {
        /// What.
        #[command(subcommand)]
        verb: StatementVerb,
    },
    /// Numbers.
    Report {
        /// Which.
        #[command(subcommand)]
        report: Report,
    },
    /// Back.
    Undo,
    /// Forth.
    Redo,
    /// Who did what.
    Log {
        /// Check the chain.
        #[arg(long)]
        verify: bool,
        /// How many.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Whether all is whole.
    Check,
    /// A copy.
    Backup {
        /// Where.
        file: PathBuf,
        /// Replace an earlier copy.
        #[arg(long)]
        force: bool,
    },
    /// A copy put back.
    Restore {
        /// Which.
        file: PathBuf,
    },
    /// The keys of the screen.
    Keys,
}

/// A new record, with what its fields are to hold.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// Kind of record.
    pub kind: String,
    /// Fields.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// The fields of one record and what they are to hold.
#[derive(Debug, Args)]
pub struct SetArgs {
    /// Kind of record.
    pub kind: String,
    /// Its number, code or name.
    pub key: String,
    /// Fields.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A record that lasts for a time, and its last day.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// Kind of record.
    pub kind: String,
    /// Whose, or which.
    pub key: String,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A task package and what its next version holds.
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// Task package.
    pub name: String,
    /// What it holds.
    pub description: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// What to read in and how.
#[derive(Debug, Args)]
pub struct Import {
    /// Files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Kind of record.
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
    /// Kind of record.
    pub kind: String,
    /// Which rows.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// In which order.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Which columns.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// In which form.
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::LIST))]
    pub format: Option<OutputFormat>,
    /// To which file.
    #[command(flatten)]
    pub file: OutFile,
    /// How many rows.
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Of all times.
    #[arg(long)]
    pub all: bool,
}

/// Contact with a member.
#[derive(Debug, Args)]
pub struct ContactArgs {
    /// Member.
    pub number: String,
    /// One line.
    pub text: String,
    /// Day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// How.
    #[arg(long, value_name = "WAY")]
    pub way: Option<String>,
    /// Who had it.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// An absence.
#[derive(Debug, Args)]
pub struct Absent {
    /// Member.
    pub number: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Which part.
    #[arg(long, value_name = "N")]
    pub percent: Option<String>,
    /// Last day.
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
        /// Day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Close it.
    Close {
        /// Which.
        key: String,
        /// Day.
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
        /// Vacancy.
        vacancy: String,
        /// Day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Close it.
    Close {
        /// Vacancy.
        vacancy: String,
        /// Day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Place somebody.
    Fill {
        /// Vacancy.
        vacancy: String,
        /// Member.
        number: String,
        /// First day.
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
    /// Team.
    pub team: String,
    /// Day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
