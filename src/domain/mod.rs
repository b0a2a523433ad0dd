//! The pure floor: records, rules and the plain values they are made of.
//!
//! Nothing here reads a file, a clock or a database; whatever it needs is passed in.

pub mod cleaning;
pub mod days;
pub mod names;
