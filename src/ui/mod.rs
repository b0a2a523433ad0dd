//! The screen floor: everything that draws or reads keys.
//!
//! Called by `main` only. It may use `app`, `domain` and `text`; it must not know an engine or SQL.

pub mod terminal;
