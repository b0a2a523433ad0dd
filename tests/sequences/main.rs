//! Whatever staff do, in whatever order: the invariants hold after every command, undoing all of it leads back to the start,
//! and every past day can still be seen as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod as_of;
mod clients;
mod closed;
mod corrected;
mod development;
mod edits;
mod from_day;
mod guidance;
mod instruments;
mod invariants;
mod known_on;
mod office;
mod random_commands;
mod recruiting;
mod roster;
mod running;
mod standing;
mod team_size;
mod teams;
