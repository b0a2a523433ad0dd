//! What the commands about records of any kind are given.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::OutputArgs;
use crate::cli::output::OutFile;
use crate::domain::days::DayOrder;
use crate::domain::import_options::Doubt;
use crate::domain::import_summary::RowOutcome;
use crate::domain::merge::{KeptSide, MergeOutcome};
use crate::domain::named::Choice;

/// Which entries of the log, and how.
#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(long, conflicts_with_all = ENTRIES)]
    pub verify: bool,
    #[arg(long, conflicts_with_all = ENTRIES, conflicts_with = "verify")]
    pub head: bool,
    #[arg(long, requires = "head")]
    pub syslog: bool,
    #[arg(long)]
    pub access: bool,
    #[arg(long, value_name = "NUMBER")]
    pub person: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u64,
    #[command(flatten)]
    pub form: OutputArgs,
}

/// What says which entries are told.
const ENTRIES: [&str; 9] = ["limit", "access", "person", "by", "kind", "since", "until", "format", "out"];

/// A new record, with what its fields are to hold.
#[derive(Debug, Args)]
pub struct AddArgs {
    pub kind: String,
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// The fields of one record and what they are to hold.
#[derive(Debug, Args)]
pub struct SetArgs {
    pub kind: String,
    pub key: String,
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// The fields of one record and what they should have held.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    #[command(flatten)]
    pub set: SetArgs,
    #[arg(long)]
    pub dry_run: bool,
}

/// What to read in and how.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(required_unless_present_any = ["mappings", "template"])]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub kind: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub save_mapping: Option<String>,
    #[arg(long, conflicts_with_all = ["files", "template", "out"])]
    pub mappings: bool,
    #[arg(long, value_name = "KIND", conflicts_with = "files")]
    pub template: Option<String>,
    #[command(flatten)]
    pub file: OutFile,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long, value_name = "dmy|mdy|ymd", value_parser = PossibleValuesParser::new(DayOrder::NAMES))]
    pub dates: Option<String>,
    #[arg(long, value_name = "KIND,KIND", value_delimiter = ',')]
    pub create: Vec<String>,
    #[arg(long)]
    pub create_teams: bool,
    #[arg(long, value_name = "DOUBT,DOUBT", value_delimiter = ',', value_parser = PossibleValuesParser::new(Doubt::NAMES))]
    pub accept: Vec<String>,
    #[arg(long, value_name = "N|SHEET=N")]
    pub headings_row: Vec<String>,
    #[arg(long)]
    pub no_end: bool,
    #[arg(long)]
    pub number_people: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "OUTCOME,OUTCOME", value_delimiter = ',', value_parser = PossibleValuesParser::new(RowOutcome::NAMES))]
    pub show: Vec<String>,
    #[arg(long)]
    pub skip_bad: bool,
}

/// Which other office to bring in, and what settles conflicts.
#[derive(Debug, Args)]
pub struct Merge {
    pub other: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub other_key_file: Option<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "ours|theirs", value_parser = PossibleValuesParser::new(KeptSide::NAMES))]
    pub keep: Option<String>,
    #[arg(long, value_name = "RECORD.FIELD=ours|theirs", allow_hyphen_values = true)]
    pub take: Vec<String>,
    #[arg(long, value_name = "PREFIX")]
    pub renumber: Option<String>,
    #[arg(long, value_name = "DOUBT,DOUBT", value_delimiter = ',', value_parser = PossibleValuesParser::new(Doubt::NAMES))]
    pub accept: Vec<String>,
    #[arg(long, value_name = "OUTCOME,OUTCOME", value_delimiter = ',', value_parser = PossibleValuesParser::new(&MergeOutcome::NAMES[1..]))]
    pub show: Vec<String>,
}

/// Whether what would be forgotten is forgotten for good, and who decided it.
#[derive(Debug, Args)]
pub struct ForgetArgs {
    #[arg(long)]
    pub r#final: bool,
    #[arg(long, value_name = "NAME", requires = "final")]
    pub decided_by: Option<String>,
}

/// What to list and how.
#[derive(Debug, Args)]
pub struct List {
    pub kind: String,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub columns: Vec<String>,
    #[command(flatten)]
    pub form: OutputArgs,
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    #[arg(long)]
    pub all: bool,
}

/// Letters from a template.
#[derive(Debug, Args)]
pub struct LetterArgs {
    pub template: PathBuf,
    pub kind: String,
    pub keys: Vec<String>,
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true, conflicts_with = "keys")]
    pub filter: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub force: bool,
}
