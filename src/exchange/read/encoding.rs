//! From bytes to text: UTF-8 and UTF-16 by their byte order marks, otherwise UTF-8 if it is valid, otherwise the
//! letters of DOS if its words show them, otherwise Windows-1252.

use super::dos_letters;
use super::prelude::*;
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a file and how it was found.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether it began with a byte order mark.
    pub(super) marked: bool,
    /// Whether its letters are those of code page 850 or 437.
    pub(super) dos_letters: bool,
}

/// Decodes a text file. A file whose bytes contradict its own
/// mark is damaged: reading on would store names with holes.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadProblem> {
    let marked = Encoding::for_bom(bytes).is_some();
    // A mark goes before UTF-8.
    let (text, _, damaged) = UTF_8.decode(bytes);
    match (damaged, marked) {
        (false, _) => Ok(Decoded { text, marked, dos_letters: false }),
        (true, true) => Err(Reason::ReadDamaged.into()),
        // Every byte is a character in Windows-1252.
        (true, false) => {
            let dos = dos_letters::decode(bytes).map(Cow::Owned);
            let dos_letters = dos.is_some();
            let text = dos.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0);
            Ok(Decoded { text, marked, dos_letters })
        }
    }
}

/// Whether the text may be a table. False for files that decode but are no text: pictures, databases, documents, web pages.
pub(super) fn is_table_text(text: &str) -> bool {
    let start = text.trim_start();
    if text.contains('\0') || ["<", "%PDF", "{\"", "[{", "{\\rtf"].iter().any(|sign| start.starts_with(sign)) {
        return false;
    }
    // A stray control character is a fault in one cell; many of them mean another type of file.
    let is_odd = |sign: &char| sign.is_ascii_control() && !matches!(sign, '\t' | '\r' | '\n');
    let odd = text.chars().filter(is_odd).count();
    odd < 8 || odd.saturating_mul(20) < text.chars().count()
}
