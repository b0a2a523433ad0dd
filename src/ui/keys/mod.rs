//! Keys: how they are written, and which action each asks for.

mod chord;
mod table;

pub use chord::Chord;
pub use table::{Keymap, TakenKey};
