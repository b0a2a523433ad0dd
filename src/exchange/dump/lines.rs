//! Lines that each carry a sum over themselves and the line before.

use sha2::{Digest, Sha256};

/// What stands before the sum of a line, and behind it.
const BEFORE: &str = "{\"sum\":\"";
const BEHIND: &str = "\",";

/// Digits of a sum.
const DIGITS: usize = 16;

/// The sum of the line before.
#[derive(Debug, Default)]
pub(super) struct LineChain(String);

impl LineChain {
    fn next(&self, rest: &str) -> String {
        let hash = Sha256::new().chain_update(&self.0).chain_update(rest).finalize();
        hash.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
    }

    /// A JSON object with its sum as the first member, without an end of line.
    pub(super) fn written(&mut self, object: &str) -> String {
        let rest = object.strip_prefix('{').unwrap_or(object);
        self.0 = self.next(rest);
        format!("{BEFORE}{}{BEHIND}{rest}", self.0)
    }

    /// The JSON object of a line without its sum; `None` when the line is not what was written behind the line before.
    pub(super) fn read(&mut self, line: &str) -> Option<String> {
        let (sum, rest) = line.strip_prefix(BEFORE)?.split_once(BEHIND)?;
        let next = self.next(rest);
        if next != sum {
            return None;
        }
        self.0 = next;
        Some(format!("{{{rest}"))
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of hexadecimal digits; `None` for any other text.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
