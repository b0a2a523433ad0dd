//! What can be asked on the command line. The explanations people read stand in `text/`, by the names of these commands and
//! arguments; [`usage`](super::usage) puts them in.

mod member;
mod programme;
mod records;
mod recruiting;
mod report;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

pub use member::{
    AbsentArgs, ContactArgs, ContractArgs, EndArgs, HoursArgs, InstrumentVerb, MoveArgs, PhaseArgs, RecoveredArgs,
    RehireArgs,
};
pub use programme::{
    ChanceVerb, ClientOptions, ClientVerb, ClientsVerb, CloseArgs, HandOverArgs, PackageArgs, SignalVerb, TeamVerb,
    VacancyVerb,
};
pub use records::{AddArgs, CorrectArgs, Import, LetterArgs, List, SetArgs};
pub use recruiting::{Applied, RecruitingVerb};
pub use report::{AgendaArgs, Days, MailsOf, OutputArgs, Report, SheetArgs, StatementVerb};

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
    /// The day whose knowledge is shown: what was stored by the end of it. Only for what reads.
    #[arg(long, global = true, value_name = "DATE")]
    pub known_on: Option<String>,
    /// JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// The name that goes into the log: `--as`, else the name of the system user.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    /// Keep a note that looks like something about health.
    #[arg(long, global = true)]
    pub anyway: bool,
    /// The change is a correction, and may reach into a closed period.
    #[arg(long, global = true)]
    pub correct: bool,
    /// Prints the explanation of a command and ends.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

impl CliCommand {
    /// Whether it only reads what is stored, so that it can be asked what was known on an earlier day.
    pub fn only_reads(&self) -> bool {
        match self {
            Self::List(_) | Self::Letter(_) | Self::Show { .. } | Self::Report(_) | Self::Log { .. } => true,
            Self::Statement(verb) => matches!(verb, StatementVerb::Show { .. }),
            _ => false,
        }
    }

    /// Whether it has a use for the day looked at.
    pub fn uses_day(&self) -> bool {
        !matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Log { .. }
                | Self::Check
                | Self::Backup { .. }
                | Self::Restore { .. }
                | Self::Keys
        )
    }
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
    /// Letters from a template of the office.
    Letter(LetterArgs),
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
    /// Puts fields of a record right: what they held on the day was never so.
    Correct(CorrectArgs),
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
    #[command(subcommand)]
    Signal(SignalVerb),
    /// The end of what lasts for a time.
    Close(CloseArgs),
    /// Passes what somebody of the staff does to others.
    HandOver(HandOverArgs),
    /// Starts or changes an absence.
    Absent(AbsentArgs),
    /// Ends an absence.
    Recovered(RecoveredArgs),
    /// Agrees on a chance, makes it a team or gives it up.
    #[command(subcommand)]
    Chance(ChanceVerb),
    /// Holds, closes or fills a vacancy.
    #[command(subcommand)]
    Vacancy(VacancyVerb),
    /// Ends, halts, resumes or converts a team.
    #[command(subcommand)]
    Team(TeamVerb),
    /// Who counts, and what is agreed with clients.
    #[command(flatten)]
    Clients(ClientsVerb),
    /// Renames, merges or splits a client.
    #[command(subcommand)]
    Client(ClientVerb),
    /// Plans, requests, grants, refuses or ends an instrument.
    #[command(subcommand)]
    Instrument(InstrumentVerb),
    /// A next phase.
    Phase(PhaseArgs),
    /// A next version.
    Package(PackageArgs),
    /// Takes a candidate on the way to a vacancy.
    #[command(flatten)]
    Recruiting(RecruitingVerb),
    /// Fixes or shows a charge statement.
    #[command(subcommand)]
    Statement(StatementVerb),
    /// Prints a report.
    #[command(subcommand)]
    Report(Report),
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
