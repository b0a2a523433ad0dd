//! The head of the log: number and hash of its last set. Kept outside the store, it shows later that nothing was cut off.

use std::fmt;

use super::Revision;
use crate::domain::hex::{hex, unhex};

/// The last set of a log, as `34:9f86d0…`: its number and its hash in 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogHead {
    /// Number of the set.
    pub revision: Revision,
    /// Hash of the set, which covers every set before it.
    pub hash: [u8; 32],
}

impl LogHead {
    /// Reads what `Display` writes; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (revision, digits) = text.trim().split_once(':')?;
        Some(Self { revision: revision.parse().ok()?, hash: unhex(digits)?.try_into().ok()? })
    }
}

impl fmt::Display for LogHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.revision, hex(&self.hash))
    }
}

/// The heads of both logs, as `34:9f86d0…`, and with an access log `34:9f86d0…/12:77ab01…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogHeads {
    /// That of the log of changes.
    pub changes: LogHead,
    /// That of the access log, where there is one.
    pub access: Option<LogHead>,
}

impl LogHeads {
    /// Reads what `Display` writes; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((changes, access)) => {
                Some(Self { changes: LogHead::parse(changes)?, access: Some(LogHead::parse(access)?) })
            }
            None => Some(Self { changes: LogHead::parse(text)?, access: None }),
        }
    }
}

impl fmt::Display for LogHeads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changes.fmt(f)?;
        self.access.map_or(Ok(()), |access| write!(f, "/{access}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_it_is_written_and_nothing_else_is() {
        let head = LogHead { revision: 34, hash: std::array::from_fn(|at| at as u8 * 7) };
        let text = head.to_string();
        assert_eq!((text.len(), LogHead::parse(&text)), (67, Some(head)));
        assert_eq!(LogHead::parse(&format!("{text}\n")), Some(head));
        for odd in
            ["", "34", "34:", &text[..66], &text.replace(':', " "), &text.replace("00", "0é"), &format!("-{text}")]
        {
            assert_eq!(LogHead::parse(odd), None, "{odd}");
        }
        for access in [None, Some(LogHead { revision: 7, ..head })] {
            let both = LogHeads { changes: head, access };
            assert_eq!(LogHeads::parse(&both.to_string()), Some(both));
        }
        assert_eq!(LogHeads::parse(&format!("{text}/")), None);
    }
}
