//! The screen floor: everything that draws or reads keys.
//!
//! Called by `main` only. It may use `app`, `domain` and `text`; it must not know an engine or SQL.
//!
//! ```text
//! keys ──> run (one channel) ──> keys::Keymap ──> app::update ──> effects ──> worker
//!                  ▲                                  │
//!        answers ──┘                          layout, draw ──> terminal
//! ```

mod columns;
mod draw;
pub mod keys;
mod layout;
mod plain;
mod run;
pub mod terminal;
mod theme;
mod timers;
pub mod words;

pub use plain::{PlainConfig, run_plain};
pub use run::{ScreenConfig, ScreenEnd, run};
pub use theme::Theme;
pub use timers::IdleLimits;
pub use words::Localization;
