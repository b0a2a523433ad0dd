//! The lock of the screen: while it is on, nothing is shown and no key does anything but open it. What was typed stays beneath it.

use std::sync::Arc;

use crate::app::layers::line::TextLine;

/// Whether a passphrase is the one that the office set.
pub type IsPassphrase = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// A screen that is locked.
#[derive(Debug, Default)]
pub struct LockView {
    /// The passphrase as far as it is typed.
    pub line: TextLine,
    /// Whether the last one typed was not it.
    pub refused: bool,
}
