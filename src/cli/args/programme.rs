//! What the commands about teams, vacancies, chances, clients, task packages and signals are given.

use clap::{Args, Subcommand};

/// What can be done with a signal.
#[derive(Debug, Subcommand)]
pub enum SignalVerb {
    Open {
        text: String,
        #[arg(long, value_name = "NUMBER")]
        member: Option<String>,
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
        #[arg(long, value_name = "NAME")]
        owner: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        due: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    Close {
        key: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        #[arg(long, value_name = "TEXT")]
        outcome: Option<String>,
    },
}

/// What can be done to a vacancy.
#[derive(Debug, Subcommand)]
pub enum VacancyVerb {
    Hold(VacancyDay),
    Close(VacancyDay),
    Fill {
        vacancy: String,
        number: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
}

/// What can be done to a team.
#[derive(Debug, Subcommand)]
pub enum TeamVerb {
    End(TeamDay),
    Standstill(TeamDay),
    Resume(TeamDay),
    Convert(TeamDay),
}

/// A team and a day.
#[derive(Debug, Args)]
pub struct TeamDay {
    pub team: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A vacancy and a day.
#[derive(Debug, Args)]
pub struct VacancyDay {
    pub vacancy: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// What can be done to a chance.
#[derive(Debug, Subcommand)]
pub enum ChanceVerb {
    Agree(ChanceDay),
    Team {
        #[command(flatten)]
        at: ChanceDay,
        #[arg(long, value_name = "CODE")]
        code: Option<String>,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=500))]
        places: Option<i64>,
    },
    Close(ChanceDay),
}

/// A chance and a day.
#[derive(Debug, Args)]
pub struct ChanceDay {
    pub chance: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// What can be recorded of who counts and what is agreed.
#[derive(Debug, Subcommand)]
pub enum ClientsVerb {
    Register {
        number: String,
        counts: String,
        #[arg(long, value_name = "YES|NO")]
        quota: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        next: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    Agree {
        client: String,
        jobs: String,
        #[arg(long, value_name = "HOURS")]
        paid_hours: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
    Share {
        team: String,
        client: String,
        percent: String,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
    },
}

/// What can be done to a client as a whole.
#[derive(Debug, Subcommand)]
pub enum ClientVerb {
    Rename {
        client: String,
        name: String,
        #[arg(long, value_name = "NAME")]
        short: Option<String>,
        #[command(flatten)]
        options: ClientOptions,
    },
    Merge {
        #[arg(required = true)]
        clients: Vec<String>,
        #[arg(long, value_name = "NAME")]
        into: String,
        #[command(flatten)]
        options: ClientOptions,
    },
    Split {
        client: String,
        #[arg(long, value_name = "NAME")]
        into: String,
        #[arg(long, value_name = "PERCENT")]
        share: Option<String>,
        #[arg(long = "team", value_name = "TEAM")]
        teams: Vec<String>,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=100_000))]
        jobs: Option<i64>,
        #[command(flatten)]
        options: ClientOptions,
    },
}

/// From which day, and whether it is only to be told.
#[derive(Debug, Args)]
pub struct ClientOptions {
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
}

/// A task package and what its next version holds.
#[derive(Debug, Args)]
pub struct PackageArgs {
    pub name: String,
    pub description: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A record that lasts for a time, and its last day.
#[derive(Debug, Args)]
pub struct CloseArgs {
    pub kind: String,
    pub key: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// What of somebody's work passes to whom.
#[derive(Debug, Args)]
pub struct HandOverArgs {
    pub from: String,
    #[arg(long, value_name = "NAME", required = true)]
    pub to: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, value_name = "T001,T002", value_delimiter = ',')]
    pub teams: Vec<String>,
    #[arg(long, requires = "until")]
    pub cover: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, requires = "cover")]
    pub until: Option<String>,
    #[arg(long, alias = "preview")]
    pub dry_run: bool,
}
