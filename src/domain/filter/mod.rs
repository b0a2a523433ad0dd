//! Filters: one line of text, the same in the filter bar, on the command line and in saved views. `parse` reads the text,
//! A word in the filter bar is looked for in what the rows show too. `expr` is its meaning, and each engine translates that into its own language.

mod expr;
mod parse;

pub use expr::{Expr, Relation};
pub use parse::{not_too_long, parse, parse_shown};
