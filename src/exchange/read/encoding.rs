//! From bytes to text: UTF-8 and UTF-16 by their byte order marks, otherwise UTF-8 if it is valid, otherwise Windows-1252.

use super::prelude::*;
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes a text file; returns the text, and whether it began with a byte order mark. A file whose bytes contradict its own
/// mark is damaged: reading on would store names with holes.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), ReadProblem> {
    let marked = Encoding::for_bom(bytes).is_some();
    // A mark goes before UTF-8.
    let (text, _, damaged) = UTF_8.decode(bytes);
    match (damaged, marked) {
        (false, _) => Ok((text, marked)),
        (true, true) => Err(Reason::ReadDamaged.into()),
        // Every byte is a character in Windows-1252.
        (true, false) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0, false)),
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
