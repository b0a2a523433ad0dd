//! Files in and out: reading spreadsheets to plain tables, writing tables as files people can open.
//!
//! [`read`], [`sheet`] and [`mod@write`] know cells, headings and files, not members or teams; what a heading means and what a value
//! becomes is decided by [`import`]. [`letter`] takes templates of letters apart; [`dump`] is everything in a store as lines of JSON;
//! [`mappings`] keeps what is said of files under a name.

pub mod dump;
pub mod import;
pub mod letter;
pub mod mappings;
pub mod read;
pub mod sheet;
pub mod write;
