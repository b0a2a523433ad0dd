//! What can be asked of an instrument on the command line.

use clap::{Args, Subcommand};

/// What can be done with an instrument.
#[derive(Debug, Subcommand)]
pub enum InstrumentVerb {
    /// Has to be asked for.
    Plan(InstrumentAbout),
    /// Asked for.
    Request(InstrumentAbout),
    /// Granted.
    Grant(InstrumentAbout),
    /// Refused.
    Refuse(InstrumentAbout),
    /// Over.
    End(InstrumentAbout),
}

/// Which instrument, and what is said of it.
#[derive(Debug, Args)]
pub struct InstrumentAbout {
    /// Number or name of the member.
    pub number: String,
    /// A word for the kind of instrument.
    pub kind: String,
    /// Day of the deed.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// First day on which it holds; without it the day looked at.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day on which it holds.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// What the work is worth, in percent of the wage.
    #[arg(long, value_name = "PERCENT")]
    pub wage_value: Option<String>,
    /// Amount in euros.
    #[arg(long, value_name = "AMOUNT")]
    pub amount: Option<String>,
    /// The unit of time that the amount is for.
    #[arg(long, value_name = "UNIT", requires = "amount")]
    pub per: Option<String>,
    /// The body that pays.
    #[arg(long, value_name = "NAME")]
    pub payer: Option<String>,
    /// The number that the payer gave it.
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
}
