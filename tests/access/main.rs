//! Who sees and changes what, tried for every role, kind and field on a demonstration: what the store answers is compared with
//! a second working out, record by record, of what the tables of roles say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod alike;
mod changing;
mod program;
mod programme;
mod seeing;
mod unseen;
