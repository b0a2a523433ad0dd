//! Files in and out: reading spreadsheets to plain tables, writing tables as files people can open.
//!
//! Import and export stand on this. It knows cells, headings and files, not members or teams: what a heading means and
//! what a value may be is decided above.

pub mod read;
pub mod sheet;
pub mod write;
