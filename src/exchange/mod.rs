//! Files in and out: reading spreadsheets to plain tables, writing tables as files people can open.
//!
//! Import and export stand on this; [`letter`] takes templates of letters apart. [`read`], [`sheet`] and [`mod@write`] know cells, headings and files, not members or teams;
//! what a heading means and what a value becomes is decided by [`import`].

pub mod import;
pub mod letter;
pub mod read;
pub mod sheet;
pub mod write;
