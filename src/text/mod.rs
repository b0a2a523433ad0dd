//! Every word a user reads, in Dutch and English, and how typed words are recognised in both.
//!
//! [`Words`] says things in one language; [`WordIndex`] recognises words of both. The words stand in `nl/*.ftl` and
//! `en/*.ftl`, one line per key and language; tests hold the two sides equal and look for keys that nobody wrote. Called
//! by the screen, the command line and the import; knows only the domain.

mod corrections;
mod fit;
mod language;
mod lexicon;
mod logged;
mod sentences;
mod source;
mod summary;
#[cfg(test)]
mod tests;
mod values;
mod words;

pub use fit::fit;
pub use language::Language;
pub use lexicon::WordIndex;
pub use words::Words;
