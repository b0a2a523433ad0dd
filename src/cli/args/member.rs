//! What the commands about one member are given.

use clap::{Args, Subcommand};

/// A member, the team to go to, and from which day.
#[derive(Debug, Args)]
pub struct MoveArgs {
    pub number: String,
    pub team: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
}

/// A member and the hours a week from a day on.
#[derive(Debug, Args)]
pub struct HoursArgs {
    pub number: String,
    pub hours: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A member whose placement ends, or with `--service` the employment too.
#[derive(Debug, Args)]
pub struct EndArgs {
    pub number: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    #[arg(long)]
    pub service: bool,
    #[arg(long, value_name = "DESTINATION", requires = "service")]
    pub destination: Option<String>,
}

/// A former member who is employed again, with or without a team.
#[derive(Debug, Args)]
pub struct RehireArgs {
    pub number: String,
    pub team: Option<String>,
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "permanent")]
    pub until: Option<String>,
    #[arg(long)]
    pub permanent: bool,
}

/// Members, by number or by filter, and what becomes of their contracts.
#[derive(Debug, Args)]
pub struct ContractArgs {
    #[arg(value_delimiter = ',', required_unless_present = "filter", conflicts_with = "filter")]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with_all = ["permanent", "end"])]
    pub until: Option<String>,
    #[arg(long, conflicts_with = "end")]
    pub permanent: bool,
    #[arg(long, conflicts_with = "on")]
    pub end: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A member and the first day back at work.
#[derive(Debug, Args)]
pub struct RecoveredArgs {
    pub number: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A member and the development phase that begins.
#[derive(Debug, Args)]
pub struct PhaseArgs {
    pub number: String,
    pub phase: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// Contact with a member.
#[derive(Debug, Args)]
pub struct ContactArgs {
    pub number: String,
    pub text: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "WAY")]
    pub way: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// An absence.
#[derive(Debug, Args)]
pub struct AbsentArgs {
    pub number: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "N")]
    pub percent: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub expected: Option<String>,
}

/// What can be done with an instrument.
#[derive(Debug, Subcommand)]
pub enum InstrumentVerb {
    Plan(InstrumentAbout),
    Request(InstrumentAbout),
    Grant(InstrumentAbout),
    Refuse(InstrumentAbout),
    End(InstrumentAbout),
}

/// Which instrument, and what is said of it.
#[derive(Debug, Args)]
pub struct InstrumentAbout {
    pub number: String,
    #[arg(value_name = "INSTRUMENT")]
    pub kind: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    #[arg(long, value_name = "PERCENT")]
    pub wage_value: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    pub amount: Option<String>,
    #[arg(long, value_name = "UNIT", requires = "amount")]
    pub per: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub payer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
}
