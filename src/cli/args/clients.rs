//! What can be recorded on the command line of who counts and what is agreed with clients.

use clap::Subcommand;

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
