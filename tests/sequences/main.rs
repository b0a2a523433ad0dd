//! Whatever staff do, in whatever order: the invariants hold after every deed, undoing all of it leads back to the start,
//! and every past day can still be seen as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "as_of.rs"]
mod as_of;
#[path = "deeds.rs"]
mod deeds;
#[path = "invariants.rs"]
mod invariants;
#[path = "office.rs"]
mod office;
