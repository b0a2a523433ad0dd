//! What can be asked of a chance on the command line.

use clap::Subcommand;

/// What can be done to a chance.
#[derive(Debug, Subcommand)]
pub enum ChanceVerb {
    /// The client agrees.
    Agree {
        /// Chance.
        chance: String,
        /// Day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// It becomes a team.
    Team {
        /// Chance.
        chance: String,
        /// First day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Code of the team.
        #[arg(long, value_name = "CODE")]
        code: Option<String>,
        /// Places.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=500))]
        places: Option<i64>,
    },
    /// Nothing will come of it.
    Close {
        /// Chance.
        chance: String,
        /// Day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}
