//! What can be asked on the command line. What each command and argument means stands in `text/`, by its name, and nowhere
//! else; [`usage`](super::usage) puts it in, and its tests ask for each in both languages.

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
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<CliCommand>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "nl|en")]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub known_on: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    #[arg(long, global = true)]
    pub anyway: bool,
    #[arg(long, global = true)]
    pub correct: bool,
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
                | Self::Check { .. }
                | Self::Backup { .. }
                | Self::Restore { .. }
                | Self::Keys
        )
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    Demo {
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=5_000_000))]
        members: Option<u64>,
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
    },
    Import(Import),
    List(List),
    Letter(LetterArgs),
    Show {
        kind: String,
        key: String,
    },
    Add(AddArgs),
    Set(SetArgs),
    Correct(CorrectArgs),
    Move(MoveArgs),
    Hours(HoursArgs),
    End(EndArgs),
    Rehire(RehireArgs),
    Contract(ContractArgs),
    Contact(ContactArgs),
    #[command(subcommand)]
    Signal(SignalVerb),
    Close(CloseArgs),
    HandOver(HandOverArgs),
    Absent(AbsentArgs),
    Recovered(RecoveredArgs),
    #[command(subcommand)]
    Chance(ChanceVerb),
    #[command(subcommand)]
    Vacancy(VacancyVerb),
    #[command(subcommand)]
    Team(TeamVerb),
    #[command(flatten)]
    Clients(ClientsVerb),
    #[command(subcommand)]
    Client(ClientVerb),
    #[command(subcommand)]
    Instrument(InstrumentVerb),
    Phase(PhaseArgs),
    Package(PackageArgs),
    #[command(flatten)]
    Recruiting(RecruitingVerb),
    #[command(subcommand)]
    Statement(StatementVerb),
    #[command(subcommand)]
    Report(Report),
    Undo,
    Redo,
    Log {
        #[arg(long)]
        verify: bool,
        #[arg(long, conflicts_with_all = ["verify", "limit"])]
        head: bool,
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    Check {
        #[arg(long, value_name = "HEAD")]
        head: Option<String>,
    },
    Backup {
        file: PathBuf,
        #[arg(long)]
        force: bool,
    },
    Restore {
        file: PathBuf,
    },
    Keys,
}
