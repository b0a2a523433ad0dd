//! What the commands about records of any kind are given.

use std::path::PathBuf;

use clap::Args;

use super::OutputArgs;

/// A new record, with what its fields are to hold.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// What fields are to hold.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// The fields of one record and what they are to hold.
#[derive(Debug, Args)]
pub struct SetArgs {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// Number, code, name or identity of the record.
    pub key: String,
    /// What fields are to hold.
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// The fields of one record and what they should have held.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// Which record and which fields.
    #[command(flatten)]
    pub set: SetArgs,
    /// Only tell.
    #[arg(long)]
    pub dry_run: bool,
}

/// What to read in and how.
#[derive(Debug, Args)]
pub struct Import {
    /// Files to read, all as one set.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// A word for a kind of record, in either language.
    #[arg(long)]
    pub kind: Option<String>,
    /// Which column is which field.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Order of day and month.
    #[arg(long, value_name = "dmy|mdy|ymd", value_parser = ["dmy", "mdy", "ymd"])]
    pub dates: Option<String>,
    /// Make unknown teams.
    #[arg(long)]
    pub create_teams: bool,
    /// Only tell.
    #[arg(long)]
    pub dry_run: bool,
    /// Leave refused rows out.
    #[arg(long)]
    pub skip_bad: bool,
}

/// What to list and how.
#[derive(Debug, Args)]
pub struct List {
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// A filter as on the screen.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Column to sort by; with `-` in front the other way round.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Columns in order, by a word in either language.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Format and file.
    #[command(flatten)]
    pub form: OutputArgs,
    /// The most rows to give.
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Also records that are over on the day looked at.
    #[arg(long)]
    pub all: bool,
}

/// Letters from a template.
#[derive(Debug, Args)]
pub struct LetterArgs {
    /// A file, or the name of one in the folder with templates.
    pub template: PathBuf,
    /// A word for a kind of record, in either language.
    pub kind: String,
    /// Numbers, codes, names or identities of records.
    pub keys: Vec<String>,
    /// A filter as on the screen.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true, conflicts_with = "keys")]
    pub filter: Option<String>,
    /// The folder in which each letter gets a file.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace letters that are there.
    #[arg(long, requires = "out")]
    pub force: bool,
}
