//! What the commands of who looks after a shared store are given.

use std::path::PathBuf;

use clap::Subcommand;

/// What is looked after.
#[derive(Debug, Subcommand)]
pub enum AdminVerb {
    #[command(subcommand)]
    Keys(KeysVerb),
}

/// What is done about the keys with which people come in.
#[derive(Debug, Subcommand)]
pub enum KeysVerb {
    Line {
        #[arg(value_name = "NAME")]
        person: String,
        file: Option<PathBuf>,
    },
    Check {
        file: PathBuf,
    },
}
