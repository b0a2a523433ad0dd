//! What can be done with a candidate on the command line.

use clap::{Args, Subcommand};

/// What can be done with a candidate.
#[derive(Debug, Subcommand)]
pub enum RecruitingVerb {
    /// On a vacancy.
    Apply {
        /// Candidate.
        candidate: String,
        /// Vacancy.
        vacancy: String,
        /// First day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// To the next stage.
    Advance {
        /// Who.
        #[command(flatten)]
        who: Applied,
        /// To this stage.
        #[arg(long, value_name = "STAGE")]
        to: Option<String>,
        /// Last day of a trial placement.
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    /// To the stage before.
    Back(Applied),
    /// No place.
    Reject {
        /// Who.
        #[command(flatten)]
        who: Applied,
        /// Why.
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// No interest any more.
    Withdraw {
        /// Who.
        #[command(flatten)]
        who: Applied,
        /// Why.
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// Gets the place.
    Place {
        /// Candidate.
        candidate: String,
        /// Vacancy.
        vacancy: String,
        /// First day.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Number as a member.
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
        /// Hours a week.
        #[arg(long, value_name = "HOURS")]
        hours: Option<String>,
        /// Last day of the contract.
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
}

/// An application and a day.
#[derive(Debug, Args)]
pub struct Applied {
    /// Candidate.
    pub candidate: String,
    /// Vacancy.
    pub vacancy: Option<String>,
    /// Day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
