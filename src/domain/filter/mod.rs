//! Filters: one line of text, the same in the filter bar, on the command line and in saved views. `expr` is what a
//! filter means; `parse` reads it from text; each engine turns it into its own language.

mod expr;
mod parse;

pub use expr::{Expr, Relation};
pub use parse::{not_too_long, parse};
