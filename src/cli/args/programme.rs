//! What the commands about teams, vacancies, chances, clients, task packages and signals are given.

use clap::{Args, Subcommand};

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
    Hold(VacancyDay),
    /// Close it.
    Close(VacancyDay),
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

/// A vacancy and a day.
#[derive(Debug, Args)]
pub struct VacancyDay {
    /// Number of the vacancy.
    pub vacancy: String,
    /// The day it happened; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// What can be done to a chance.
#[derive(Debug, Subcommand)]
pub enum ChanceVerb {
    /// The client agrees.
    Agree(ChanceDay),
    /// It becomes a team.
    Team {
        /// Which, and the first day of the team.
        #[command(flatten)]
        at: ChanceDay,
        /// Code of the team.
        #[arg(long, value_name = "CODE")]
        code: Option<String>,
        /// Places of the new team, 0 to 500.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=500))]
        places: Option<i64>,
    },
    /// Nothing will come of it.
    Close(ChanceDay),
}

/// A chance and a day.
#[derive(Debug, Args)]
pub struct ChanceDay {
    /// Code of the chance.
    pub chance: String,
    /// The day it happened; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// What can be recorded of who counts and what is agreed.
#[derive(Debug, Subcommand)]
pub enum ClientsVerb {
    /// A look into the target register.
    Register {
        /// Number or name of the member.
        number: String,
        /// Whether the member counts.
        counts: String,
        /// Whether for the quota too.
        #[arg(long, value_name = "YES|NO")]
        quota: Option<String>,
        /// Day of the next check.
        #[arg(long, value_name = "DATE")]
        next: Option<String>,
        /// Day of the check.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Jobs agreed with a client.
    Agree {
        /// Name of the client.
        client: String,
        /// How many sets, newest first.
        jobs: String,
        /// Paid hours a year of the client's own employer.
        #[arg(long, value_name = "HOURS")]
        paid_hours: Option<String>,
        /// First day on which it holds; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// The share of a client in a team.
    Share {
        /// Code or name of the team.
        team: String,
        /// Name of the client.
        client: String,
        /// Share in percent, with or without the sign.
        percent: String,
        /// First day on which it holds; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}

/// What can be done to a client as a whole.
#[derive(Debug, Subcommand)]
pub enum ClientVerb {
    /// Another name.
    Rename {
        /// Name of the client.
        client: String,
        /// The new one.
        name: String,
        /// The new short name.
        #[arg(long, value_name = "NAME")]
        short: Option<String>,
        /// When and how.
        #[command(flatten)]
        options: ClientOptions,
    },
    /// Several become one.
    Merge {
        /// Names of the clients.
        #[arg(required = true)]
        clients: Vec<String>,
        /// Name of the one that they become part of.
        #[arg(long, value_name = "NAME")]
        into: String,
        /// When and how.
        #[command(flatten)]
        options: ClientOptions,
    },
    /// A part becomes another.
    Split {
        /// Name of the client.
        client: String,
        /// Name of the one that takes over.
        #[arg(long, value_name = "NAME")]
        into: String,
        /// What part of its shares, in percent.
        #[arg(long, value_name = "PERCENT")]
        share: Option<String>,
        /// Only in these teams.
        #[arg(long = "team", value_name = "TEAM")]
        teams: Vec<String>,
        /// How many of the agreed jobs go over.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=100_000))]
        jobs: Option<i64>,
        /// When and how.
        #[command(flatten)]
        options: ClientOptions,
    },
}

/// From which day, and whether it is only to be told.
#[derive(Debug, Args)]
pub struct ClientOptions {
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Tell what would be done.
    #[arg(long)]
    pub dry_run: bool,
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

/// What of somebody's work passes to whom.
#[derive(Debug, Args)]
pub struct HandOverArgs {
    /// Name of who hands over.
    pub from: String,
    /// Who get it, each by name, or several with commas between.
    #[arg(long, value_name = "NAME", required = true)]
    pub to: Vec<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Only these teams.
    #[arg(long, value_name = "T001,T002", value_delimiter = ',')]
    pub teams: Vec<String>,
    /// As cover, for a time.
    #[arg(long, requires = "until")]
    pub cover: bool,
    /// The last day of the cover.
    #[arg(long, value_name = "DATE", requires = "cover")]
    pub until: Option<String>,
    /// Only show what would go where.
    #[arg(long, alias = "preview")]
    pub dry_run: bool,
}
