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
    Overview(OutputArgs),
    Year {
        #[arg(value_parser = clap::value_parser!(i32).range(1900..=2199))]
        year: i32,
        #[command(flatten)]
        form: OutputArgs,
    },
    Jobs {
        #[arg(long, value_name = "WHAT", value_parser = divided_by())]
        by: Option<String>,
        #[command(flatten)]
        days: Days,
        #[command(flatten)]
        form: OutputArgs,
    },
    Clients {
        #[command(flatten)]
        days: Days,
        #[command(flatten)]
        form: OutputArgs,
    },
    Agenda(AgendaArgs),
    Instruments(OutputArgs),
    Leavers {
        #[command(flatten)]
        days: Days,
        #[command(flatten)]
        form: OutputArgs,
    },
    Displacement(OutputArgs),
    Contacts(OutputArgs),
    Gaps(OutputArgs),
    Team(SheetArgs),
    Emails {
        #[command(flatten)]
        of: MailsOf,
        #[command(flatten)]
        form: OutputArgs,
    },
    Absence {
        #[command(flatten)]
        days: Days,
        #[arg(long, value_name = "team|client", value_parser = ["team", "client"])]
        by: Option<String>,
        #[command(flatten)]
        form: OutputArgs,
    },
    Charges {
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
        #[arg(long, value_name = "NUMBER", conflicts_with_all = ["client", "from", "to"])]
        statement: Option<String>,
        #[arg(long)]
        for_client: bool,
        #[command(flatten)]
        days: Days,
        #[command(flatten)]
        form: OutputArgs,
    },
}

impl Report {
    /// The format that was asked for.
    pub fn format(&self) -> Option<OutputFormat> {
        match self {
            Report::Overview(form)
            | Report::Instruments(form)
            | Report::Displacement(form)
            | Report::Contacts(form)
            | Report::Gaps(form)
            | Report::Year { form, .. }
            | Report::Jobs { form, .. }
            | Report::Clients { form, .. }
            | Report::Leavers { form, .. }
            | Report::Team(SheetArgs { form, .. })
            | Report::Emails { form, .. }
            | Report::Absence { form, .. }
            | Report::Charges { form, .. } => form.format,
            Report::Agenda(args) => args.format,
        }
    }
}

/// What of the agenda and how.
#[derive(Debug, Args)]
pub struct AgendaArgs {
    #[arg(long, value_name = "WORDS")]
    pub filter: Option<String>,
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::AGENDA))]
    pub format: Option<OutputFormat>,
    #[command(flatten)]
    pub file: OutFile,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "format"])]
    pub ics: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), default_value_t = 500)]
    pub limit: u64,
}

/// Which team, and in which form.
#[derive(Debug, Args)]
pub struct SheetArgs {
    pub team: String,
    #[command(flatten)]
    pub form: OutputArgs,
}

/// Whose mail addresses.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct MailsOf {
    #[arg(long, value_name = "TEAM")]
    pub team: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
}

/// From which day until which.
#[derive(Debug, Args)]
pub struct Days {
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
}

/// In which form and where to.
#[derive(Debug, Args)]
pub struct OutputArgs {
    #[arg(long, value_name = "FORM", value_parser = one_of(&OutputFormat::LIST))]
    pub format: Option<OutputFormat>,
    #[command(flatten)]
    pub file: OutFile,
}

/// What can be done with a charge statement.
#[derive(Debug, Subcommand)]
pub enum StatementVerb {
    Fix {
        client: String,
        #[command(flatten)]
        days: Days,
    },
    Credit {
        statement: String,
    },
    Show {
        statement: String,
        #[arg(long)]
        for_client: bool,
        #[command(flatten)]
        form: OutputArgs,
    },
}

/// What jobs can be divided by: what the screen divides them by, and month after month.
fn divided_by() -> PossibleValuesParser {
    JobsBy::NAMES.iter().copied().chain(["month"]).into()
}
