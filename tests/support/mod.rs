//! What the tests that drive the program from outside share: a real pseudo-terminal, the keys typed on it, and
//! pictures of what it shows.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

pub mod boxes;
pub mod keys;
pub mod launch;
pub mod line;
pub mod lots;
pub mod modes;
pub mod office;
pub mod palette;
pub mod pty;
pub mod roster;
pub mod snapshots;
pub mod svg;
pub mod told;
