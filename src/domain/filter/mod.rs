//! Filters: one line of text, the same in the filter bar, on the command line and in saved views. `parse` reads the text,
//! `expr` is its meaning, and each engine translates that into its own language.

mod expr;
mod parse;

pub use expr::{Expr, Relation};
pub use parse::{not_too_long, parse};
