//! What the commands about one member are given.

use clap::Args;

/// A member, the team to go to, and from which day.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// Member.
    pub number: String,
    /// Team.
    pub team: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Hours a week.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
}

/// A member and the hours a week from a day on.
#[derive(Debug, Args)]
pub struct HoursArgs {
    /// Member.
    pub number: String,
    /// Hours a week.
    pub hours: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member whose placement ends, or with `--service` the employment too.
#[derive(Debug, Args)]
pub struct EndArgs {
    /// Member.
    pub number: String,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Why.
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    /// The service too.
    #[arg(long)]
    pub service: bool,
    /// Where to.
    #[arg(long, value_name = "DESTINATION", requires = "service")]
    pub destination: Option<String>,
}

/// A former member who is employed again, with or without a team.
#[derive(Debug, Args)]
pub struct RehireArgs {
    /// Member.
    pub number: String,
    /// Team.
    pub team: Option<String>,
    /// Hours a week.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member and until when the contract lasts from now on.
#[derive(Debug, Args)]
pub struct ContractArgs {
    /// Member.
    pub number: String,
    /// Its new end.
    #[arg(long, value_name = "DATE", conflicts_with = "permanent")]
    pub until: Option<String>,
    /// Without an end.
    #[arg(long)]
    pub permanent: bool,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member and the first day back at work.
#[derive(Debug, Args)]
pub struct RecoveredArgs {
    /// Member.
    pub number: String,
    /// First day back.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A member and the development phase that begins.
#[derive(Debug, Args)]
pub struct PhaseArgs {
    /// Member.
    pub number: String,
    /// Phase.
    pub phase: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
