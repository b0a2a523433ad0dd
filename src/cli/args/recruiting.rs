//! What can be done with a candidate on the command line.

use clap::{Args, Subcommand};

/// What can be done with a candidate.
#[derive(Debug, Subcommand)]
pub enum RecruitingVerb {
    Apply(OnVacancy),
    Advance {
        #[command(flatten)]
        who: Applied,
        #[arg(long, value_name = "STAGE")]
        to: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
    },
    Back(Applied),
    Reject {
        #[command(flatten)]
        who: Applied,
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    Withdraw {
        #[command(flatten)]
        who: Applied,
        #[arg(long, value_name = "REASON")]
        reason: String,
    },
    Place {
        #[command(flatten)]
        to: OnVacancy,
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
        #[arg(long, value_name = "HOURS")]
        hours: Option<String>,
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
    },
}

/// An application and a day.
#[derive(Debug, Args)]
pub struct Applied {
    pub candidate: String,
    pub vacancy: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}

/// A candidate, a vacancy and a day.
#[derive(Debug, Args)]
pub struct OnVacancy {
    pub candidate: String,
    pub vacancy: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
}
