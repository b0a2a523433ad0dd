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
    /// Member.
    pub number: String,
    /// Instrument.
    pub kind: String,
    /// Day of the deed.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Loonwaarde.
    #[arg(long, value_name = "PERCENT")]
    pub wage_value: Option<String>,
    /// Euros.
    #[arg(long, value_name = "AMOUNT")]
    pub amount: Option<String>,
    /// Per what.
    #[arg(long, value_name = "UNIT", requires = "amount")]
    pub per: Option<String>,
    /// Who pays.
    #[arg(long, value_name = "NAME")]
    pub payer: Option<String>,
    /// Reference.
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
}
