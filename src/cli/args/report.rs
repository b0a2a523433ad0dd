//! What can be asked of `report` and of charge statements.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::cli::output::OutFile;
use crate::cli::output_format::{OutputFormat, one_of};
use crate::domain::named::Choice;
use crate::report::JobsBy;

/// The reports.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// Two years up to a day, and where the jobs are heading.
    Overview,
    /// A year of the programme.
    Year {
        /// The one that is meant.
        #[arg(value_parser = clap::value_parser!(i32).range(1900..=2199))]
        year: i32,
        /// The format; without it the name of the file says it.
        #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::YEAR))]
        format: Option<OutputFormat>,
        /// The file to write in place of standard output.
        #[command(flatten)]
        file: OutFile,
    },
    /// Jobs, people, teams and places on a day, or divided by something.
    Jobs {
        /// Divided by what.
        #[arg(long, value_name = "WHAT", value_parser = divided_by())]
        by: Option<String>,
        /// First and last day.
        #[command(flatten)]
        days: Days,
        /// The format; without it the name of the file says it.
        #[command(flatten)]
        form: OutputArgs,
    },
    /// Clients on a day, or over a period.
    Clients {
        /// First and last day.
        #[command(flatten)]
        days: Days,
        /// The format; without it the name of the file says it.
        #[command(flatten)]
        form: OutputArgs,
    },
    /// Everything that is due.
    Agenda(AgendaArgs),
    /// Amounts of instruments.
    Instruments,
    /// Who left.
    Leavers(Days),
    /// Task packages nobody checked.
    Displacement,
    /// With whom contact is overdue.
    Contacts,
    /// Teams without a leader or a job coach.
    Gaps,
    /// The sheet of a team for its leader.
    Team(SheetArgs),
    /// Mail addresses of the members of a team, coach or region.
    Emails(MailsOf),
    /// The absence rate of a period.
    Absence {
        /// First and last day.
        #[command(flatten)]
        days: Days,
        /// By what.
        #[arg(long, value_name = "team|client", value_parser = ["team", "client"])]
        by: Option<String>,
    },
    /// What clients are charged.
    Charges {
        /// Name of the client.
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
        /// A fixed one.
        #[arg(long, value_name = "NUMBER", conflicts_with_all = ["client", "from", "to"])]
        statement: Option<String>,
        /// By team and item, without people.
        #[arg(long)]
        for_client: bool,
        /// First and last day.
        #[command(flatten)]
        days: Days,
        /// Format and file.
        #[command(flatten)]
        form: OutputArgs,
    },
}

/// What of the agenda and how.
#[derive(Debug, Args)]
pub struct AgendaArgs {
    /// A filter as on the screen.
    #[arg(long, value_name = "WORDS")]
    pub filter: Option<String>,
    /// The format; without it the name of the file says it.
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::AGENDA))]
    pub format: Option<OutputFormat>,
    /// The file to write in place of standard output.
    #[command(flatten)]
    pub file: OutFile,
    /// As a calendar.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "format"])]
    pub ics: Option<PathBuf>,
    /// How many of each sort.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), default_value_t = 500)]
    pub limit: u64,
}

/// Which team, and in which form.
#[derive(Debug, Args)]
pub struct SheetArgs {
    /// Code or name of the team.
    pub team: String,
    /// The format; without it the name of the file says it.
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::SHEET))]
    pub format: Option<OutputFormat>,
    /// The file to write in place of standard output.
    #[command(flatten)]
    pub file: OutFile,
}

/// Whose mail addresses.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct MailsOf {
    /// Of a team.
    #[arg(long, value_name = "TEAM")]
    pub team: Option<String>,
    /// Of whom somebody coaches.
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
    /// Of the teams of a region.
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
}

/// From which day until which.
#[derive(Debug, Args)]
pub struct Days {
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
}

/// In which form and where to.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// The format; without it the name of the file says it.
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::LIST))]
    pub format: Option<OutputFormat>,
    /// The file to write in place of standard output.
    #[command(flatten)]
    pub file: OutFile,
}

/// What can be done with a charge statement.
#[derive(Debug, Subcommand)]
pub enum StatementVerb {
    /// Fix it.
    Fix {
        /// Name of the client.
        client: String,
        /// First and last day.
        #[command(flatten)]
        days: Days,
    },
    /// Take a fixed one back.
    Credit {
        /// Number of the statement.
        statement: String,
    },
    /// Show a fixed one.
    Show {
        /// Number of the statement.
        statement: String,
        /// By team and item, without people.
        #[arg(long)]
        for_client: bool,
        /// Format and file.
        #[command(flatten)]
        form: OutputArgs,
    },
}

/// What jobs can be divided by: what the screen divides them by, and month after month.
fn divided_by() -> PossibleValuesParser {
    JobsBy::NAMES.iter().copied().chain(["month"]).into()
}
