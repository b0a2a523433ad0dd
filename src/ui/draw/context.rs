//! What every part of a frame is drawn with.

use crate::text::Words;
use crate::ui::keys::Keymap;

/// What drawing needs beside the state.
pub struct RenderContext<'a> {
    /// The words.
    pub words: &'a Words,
    /// The bindings, for hints.
    pub keys: &'a Keymap,
}
