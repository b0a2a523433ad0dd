//! What the commands of who looks after a shared store are given.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What is looked after.
#[derive(Debug, Subcommand)]
pub enum AdminVerb {
    #[command(subcommand)]
    Keys(KeysVerb),
    Encrypt(EncryptArgs),
    Rekey(NewKeyArgs),
    Init {
        #[arg(value_name = "ADDRESS")]
        address: String,
    },
}

/// The new file, and where its key comes to lie.
#[derive(Debug, Args)]
pub struct EncryptArgs {
    #[arg(value_name = "FILE")]
    pub into: PathBuf,
    #[command(flatten)]
    pub key: NewKeyArgs,
}

/// Where a new key comes to lie.
#[derive(Debug, Args)]
pub struct NewKeyArgs {
    #[arg(long, value_name = "FILE")]
    pub new_key: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub recovery: Vec<PathBuf>,
    #[arg(long)]
    pub with_passphrase: bool,
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
