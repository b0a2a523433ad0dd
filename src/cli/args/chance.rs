//! What can be asked of a chance on the command line.

use clap::Subcommand;

/// What can be done to a chance.
#[derive(Debug, Subcommand)]
pub enum ChanceVerb {
    /// The client agrees.
    Agree {
        /// Code of the chance.
        chance: String,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// It becomes a team.
    Team {
        /// Code of the chance.
        chance: String,
        /// First day on which it holds; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Code of the team.
        #[arg(long, value_name = "CODE")]
        code: Option<String>,
        /// Places of the new team, 0 to 500.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=500))]
        places: Option<i64>,
    },
    /// Nothing will come of it.
    Close {
        /// Code of the chance.
        chance: String,
        /// The day it happened; without it the day looked at.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}
