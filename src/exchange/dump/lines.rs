//! Lines that each carry a sum over themselves and the line before.

use sha2::{Digest, Sha256};

use crate::domain::hex::hex;

/// What stands before the sum of a line: how every dump begins.
pub const BEFORE: &str = "{\"sum\":\"";

/// What stands behind it.
const BEHIND: &str = "\",";

/// Digits of a sum.
const DIGITS: usize = 16;

/// The sum of the line before.
#[derive(Debug, Default)]
pub(super) struct LineChain(String);

impl LineChain {
    fn next(&self, rest: &str) -> String {
        let hash = Sha256::new().chain_update(&self.0).chain_update(rest).finalize();
        let mut sum = hex(&hash);
        sum.truncate(DIGITS);
        sum
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
