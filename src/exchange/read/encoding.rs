//! From bytes to text: UTF-8 and UTF-16 as their marks say, else UTF-8 if it is that, else Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::error::ReadProblem;
use crate::domain::reason::Reason;

/// Decodes a text file; answers the text, and whether it began with a byte order mark. A file whose bytes betray its own mark is
/// damaged: reading on would store names with holes.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), ReadProblem> {
    let marked = Encoding::for_bom(bytes).is_some();
    // A mark goes before UTF-8.
    let (text, _, damaged) = UTF_8.decode(bytes);
    match (damaged, marked) {
        (false, _) => Ok((text, marked)),
        (true, true) => Err(Reason::ReadDamaged.into()),
        // Every byte is a sign in Windows-1252.
        (true, false) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0, false)),
    }
}

/// False for what decodes but was never meant to be read: pictures, databases, documents, web pages.
pub(super) fn is_table_text(text: &str) -> bool {
    let start = text.trim_start();
    if text.contains('\0') || ["<", "%PDF", "{\"", "[{", "{\\rtf"].iter().any(|sign| start.starts_with(sign)) {
        return false;
    }
    // A stray control character is a fault in one cell; many of them are another kind of file.
    let is_odd = |sign: &char| sign.is_ascii_control() && !matches!(sign, '\t' | '\r' | '\n');
    let odd = text.chars().filter(is_odd).count();
    odd < 8 || odd.saturating_mul(20) < text.chars().count()
}
