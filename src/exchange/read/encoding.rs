//! From bytes to text: UTF-8 and UTF-16 as their marks say, else UTF-8 if it is that, else Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::error::ReadProblem;
use crate::domain::reason::Reason;

/// A text and whether it began with a byte order mark.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) marked: bool,
}

/// Decodes a text file. A file whose bytes betray its own mark is damaged: reading on would store names with holes.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadProblem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling_and_without_replacement(body).ok_or(Reason::ReadDamaged)?;
        return Ok(Decoded { text, marked: true });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Every byte is a sign in Windows-1252, so this cannot fail.
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    Ok(Decoded { text, marked: false })
}

/// False for what decodes but was never meant to be read: pictures, databases, documents, web pages.
pub(super) fn is_table_text(text: &str) -> bool {
    let start = text.trim_start();
    if ["<", "%PDF", "{\"", "[{", "{\\rtf"].iter().any(|sign| start.starts_with(sign)) {
        return false;
    }
    let mut signs = 0usize;
    let mut odd = 0usize;
    for sign in text.chars() {
        signs += 1;
        if sign == '\0' {
            return false;
        }
        // A stray control character is a fault in one cell; many of them are another kind of file.
        if sign.is_ascii_control() && !matches!(sign, '\t' | '\r' | '\n') {
            odd += 1;
        }
    }
    odd < 8 || odd.saturating_mul(20) < signs
}
