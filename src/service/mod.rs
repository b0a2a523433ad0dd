//! What the screen and the command line both ask for: commands that change the store, two stores brought together, and one
//! record with all that belongs to it. Below both; knows neither.

pub mod command;
pub mod held;
pub mod merge;
pub mod record_detail;
