//! What can be asked on the command line. What each command and argument means stands in `text/`, by its name, and nowhere
//! else; [`usage`](super::usage) puts it in, and its tests ask for each in both languages.

mod admin;
mod member;
mod programme;
mod records;
mod recruiting;
mod report;

use std::path::PathBuf;

use clap::{ArgAction, Args, Command, Parser, Subcommand};

pub use admin::{AdminVerb, EncryptArgs, KeysVerb, NewKeyArgs};
pub use member::{
    AbsentArgs, ContactArgs, ContractArgs, EndArgs, HoursArgs, InstrumentVerb, MoveArgs, PhaseArgs, RecoveredArgs,
    RehireArgs,
};
pub use programme::{
    ChanceVerb, ClientOptions, ClientVerb, ClientsVerb, CloseArgs, HandOverArgs, PackageArgs, SignalVerb, TeamVerb,
    VacancyVerb,
};
pub use records::{AddArgs, CorrectArgs, ForgetArgs, Import, LetterArgs, List, LogArgs, Merge, SetArgs};
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
    #[arg(long, global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "nl|en")]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub known_on: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, conflicts_with = "json")]
    pub plain: bool,
    #[arg(long, global = true)]
    pub accessible: bool,
    #[arg(long, global = true, value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true)]
    pub read_only: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
    #[arg(long, global = true, requires = "actor")]
    pub restricted: bool,
    #[arg(long, global = true)]
    pub anyway: bool,
    #[arg(long, global = true)]
    pub correct: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
}

/// The commands, in the groups in which help shows them.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    #[command(flatten)]
    Look(LookGroup),
    #[command(flatten)]
    Record(RecordGroup),
    #[command(flatten)]
    Member(MemberGroup),
    #[command(flatten)]
    Recruiting(RecruitingGroup),
    #[command(flatten)]
    Team(TeamGroup),
    #[command(flatten)]
    Data(DataGroup),
    #[command(flatten)]
    Program(ProgramGroup),
}

/// Adds commands to a command line.
pub type Augment = fn(Command) -> Command;

/// The name of each group of commands, as it stands in `text/`, and what adds its commands to a command line.
pub const GROUPS: [(&str, Augment); 7] = [
    ("look", LookGroup::augment_subcommands),
    ("record", RecordGroup::augment_subcommands),
    ("member", MemberGroup::augment_subcommands),
    ("recruiting", RecruitingGroup::augment_subcommands),
    ("team", TeamGroup::augment_subcommands),
    ("data", DataGroup::augment_subcommands),
    ("program", ProgramGroup::augment_subcommands),
];

impl CliCommand {
    /// Whether it only reads what is stored, so that it can be asked what was known on an earlier day.
    pub fn only_reads(&self) -> bool {
        match self {
            Self::Look(_) => true,
            Self::Team(TeamGroup::Statement(verb)) => matches!(verb, StatementVerb::Show { .. }),
            _ => false,
        }
    }

    /// Whether it has a use for the day looked at.
    pub fn uses_day(&self) -> bool {
        match self {
            Self::Look(look) => !matches!(
                look,
                LookGroup::Person { .. } | LookGroup::Log(_) | LookGroup::Kinds | LookGroup::Fields { .. }
            ),
            Self::Record(record) => !matches!(record, RecordGroup::Undo | RecordGroup::Redo),
            Self::Data(data) => matches!(
                data,
                DataGroup::Demo { .. } | DataGroup::Import(_) | DataGroup::Retention(_) | DataGroup::Erase { .. }
            ),
            Self::Program(_) => false,
            _ => true,
        }
    }
}

/// What only looks.
#[derive(Debug, Subcommand)]
pub enum LookGroup {
    List(List),
    Show {
        kind: String,
        key: String,
    },
    #[command(subcommand)]
    Report(Report),
    Person {
        key: String,
    },
    Letter(LetterArgs),
    Log(LogArgs),
    Kinds,
    Fields {
        kind: String,
    },
}

/// What is done to a record of any kind.
#[derive(Debug, Subcommand)]
pub enum RecordGroup {
    Add(AddArgs),
    Set(SetArgs),
    Correct(CorrectArgs),
    Close(CloseArgs),
    HandOver(HandOverArgs),
    Undo,
    Redo,
}

/// What is done to one member.
#[derive(Debug, Subcommand)]
pub enum MemberGroup {
    Move(MoveArgs),
    Hours(HoursArgs),
    End(EndArgs),
    Rehire(RehireArgs),
    Contract(ContractArgs),
    Phase(PhaseArgs),
    Absent(AbsentArgs),
    Recovered(RecoveredArgs),
    Contact(ContactArgs),
    #[command(subcommand)]
    Signal(SignalVerb),
    #[command(subcommand)]
    Instrument(InstrumentVerb),
}

/// What is done to fill a place.
#[derive(Debug, Subcommand)]
pub enum RecruitingGroup {
    #[command(flatten)]
    Candidate(RecruitingVerb),
    #[command(subcommand)]
    Vacancy(VacancyVerb),
}

/// What is done to teams, to their clients, and to what is agreed with those.
#[derive(Debug, Subcommand)]
pub enum TeamGroup {
    #[command(subcommand)]
    Team(TeamVerb),
    Package(PackageArgs),
    #[command(subcommand)]
    Chance(ChanceVerb),
    #[command(subcommand)]
    Client(ClientVerb),
    #[command(flatten)]
    Clients(ClientsVerb),
    #[command(subcommand)]
    Statement(StatementVerb),
}

/// What is done to the data as a whole.
#[derive(Debug, Subcommand)]
pub enum DataGroup {
    Demo {
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=5_000_000))]
        members: Option<u64>,
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
        /// Nobody types it: the screen of an own store is opened again once the demonstration is left.
        #[arg(long, hide = true, conflicts_with = "into")]
        and_back: bool,
    },
    Tour,
    Import(Box<Import>),
    Check {
        #[arg(long, value_name = "HEAD")]
        head: Option<String>,
    },
    Backup {
        file: Option<PathBuf>,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        keep: Option<u32>,
        #[arg(long)]
        force: bool,
        #[arg(long, value_name = "RECIPIENT", conflicts_with_all = ["keep", "force"])]
        recipient: Vec<String>,
    },
    Restore {
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        other_key_file: Option<PathBuf>,
    },
    Dump {
        file: PathBuf,
        #[arg(long)]
        force: bool,
    },
    Load {
        file: PathBuf,
    },
    Merge(Merge),
    Retention(ForgetArgs),
    Erase {
        key: String,
        #[command(flatten)]
        how: ForgetArgs,
    },
}

/// What is about the program itself.
#[derive(Debug, Subcommand)]
pub enum ProgramGroup {
    Keys,
    Config {
        #[arg(long)]
        write: bool,
        #[arg(long, conflicts_with = "write")]
        passphrase: bool,
    },
    Completions {
        #[arg(value_parser = ["bash", "zsh", "fish"])]
        shell: String,
    },
    Man,
    Doctor,
    #[command(subcommand)]
    Admin(AdminVerb),
    Help {
        command: Vec<String>,
    },
}
