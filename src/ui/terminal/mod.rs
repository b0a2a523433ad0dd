//! The terminal.
mod charset;
mod encode;
mod glyph;
mod pen;
mod screen;
pub use charset::Charset;
pub use pen::Colours;
pub use screen::{Line, Screen};
