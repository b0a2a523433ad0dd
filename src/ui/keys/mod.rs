//! Keys: the one table of bindings, and what it says of a key. Dispatch, footer, help, palette, README and
//! `binnenwerk keys` all read it.

mod chord;
mod table;

pub use chord::Chord;
pub use table::{Binding, Keymap, TakenKey};
