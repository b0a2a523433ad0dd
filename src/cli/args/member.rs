//! What the commands about one member are given.

use clap::{Args, Subcommand};

/// A member, the team to go to, and from which day.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// Number or name of the member.
    pub number: String,
    /// Code or name of the team.
    pub team: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Contract hours a week.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
}

/// A member and the hours a week from a day on.
#[derive(Debug, Args)]
pub struct HoursArgs {
    /// Number or name of the member.
    pub number: String,
    /// Contract hours a week.
    pub hours: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member whose placement ends, or with `--service` the employment too.
#[derive(Debug, Args)]
pub struct EndArgs {
    /// Number or name of the member.
    pub number: String,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// A word for the reason.
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    /// Ends the employment too.
    #[arg(long)]
    pub service: bool,
    /// A word for the destination of who leaves the service.
    #[arg(long, value_name = "DESTINATION", requires = "service")]
    pub destination: Option<String>,
}

/// A former member who is employed again, with or without a team.
#[derive(Debug, Args)]
pub struct RehireArgs {
    /// Number or name of the member.
    pub number: String,
    /// Code or name of the team.
    pub team: Option<String>,
    /// Contract hours a week.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Last day of the contract.
    #[arg(long, value_name = "DATE", conflicts_with = "permanent")]
    pub until: Option<String>,
    /// A permanent contract.
    #[arg(long)]
    pub permanent: bool,
}

/// Members, by number or by filter, and what becomes of their contracts.
#[derive(Debug, Args)]
pub struct ContractArgs {
    /// Numbers or names of members, with a comma between them.
    #[arg(value_delimiter = ',', required_unless_present = "filter", conflicts_with = "filter")]
    pub numbers: Vec<String>,
    /// A filter of members as on the screen.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Last day of the contract from now on.
    #[arg(long, value_name = "DATE", conflicts_with_all = ["permanent", "end"])]
    pub until: Option<String>,
    /// Makes the contract permanent.
    #[arg(long, conflicts_with = "end")]
    pub permanent: bool,
    /// Ends the service of each with the contract.
    #[arg(long, conflicts_with = "on")]
    pub end: bool,
    /// Tells what would change, and changes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// First day on which it holds; without it the day after the end that the contract has.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member and the first day back at work.
#[derive(Debug, Args)]
pub struct RecoveredArgs {
    /// Number or name of the member.
    pub number: String,
    /// First day back.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member and the development phase that begins.
#[derive(Debug, Args)]
pub struct PhaseArgs {
    /// Number or name of the member.
    pub number: String,
    /// A word for the development phase.
    pub phase: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
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
pub struct AbsentArgs {
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

/// What can be done with an instrument.
#[derive(Debug, Subcommand)]
pub enum InstrumentVerb {
    /// Has to be asked for.
    Plan(InstrumentAbout),
    /// Asked for.
    Request(InstrumentAbout),
    /// Granted.
    Grant(InstrumentAbout),
    /// Refused.
    Refuse(InstrumentAbout),
    /// Over.
    End(InstrumentAbout),
}

/// Which instrument, and what is said of it.
#[derive(Debug, Args)]
pub struct InstrumentAbout {
    /// Number or name of the member.
    pub number: String,
    /// A word for the kind of instrument.
    pub kind: String,
    /// Day on which it is done.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// What the work is worth, in percent of the wage.
    #[arg(long, value_name = "PERCENT")]
    pub wage_value: Option<String>,
    /// Amount in euros.
    #[arg(long, value_name = "AMOUNT")]
    pub amount: Option<String>,
    /// The unit of time that the amount is for.
    #[arg(long, value_name = "UNIT", requires = "amount")]
    pub per: Option<String>,
    /// The body that pays.
    #[arg(long, value_name = "NAME")]
    pub payer: Option<String>,
    /// The number that the payer gave it.
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
}
