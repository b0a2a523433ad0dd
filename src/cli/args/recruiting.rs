//! What can be done with a candidate on the command line.

use clap::{Args, Subcommand};

/// What can be done with a candidate.
#[derive(Debug, Subcommand)]
pub enum RecruitingVerb {
    /// On a vacancy.
    Apply(OnVacancy),
    /// To the next stage.
    Advance {
        /// The application that is meant.
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
        /// The application that is meant.
        #[command(flatten)]
        who: Applied,
        /// A word for the reason.
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// No interest any more.
    Withdraw {
        /// The application that is meant.
        #[command(flatten)]
        who: Applied,
        /// A word for the reason.
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    /// Gets the place.
    Place {
        /// Who gets which place, and the first day there.
        #[command(flatten)]
        to: OnVacancy,
        /// Number as a member.
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
        /// Contract hours a week.
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
    /// Name of the candidate.
    pub candidate: String,
    /// Number of the vacancy.
    pub vacancy: Option<String>,
    /// The day it happened; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// A candidate, a vacancy and a day.
#[derive(Debug, Args)]
pub struct OnVacancy {
    /// Name of the candidate.
    pub candidate: String,
    /// Number of the vacancy.
    pub vacancy: String,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}
