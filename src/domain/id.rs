//! Identities of records, made by the program before anything is stored.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Identity of one record, never shown to staff (they use a member's *number* and a team's *code*).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Id(Uuid);

impl Id {
    /// The reference of a required field that is not filled in yet.
    pub const UNSET: Id = Id(Uuid::nil());

    /// The identity with these sixteen bytes, as the stores keep them.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The sixteen bytes, as the stores keep them.
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// Reads the hyphenated form that `Display` writes; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl From<Uuid> for Id {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

/// A source of new identities. It is passed in from `main`, so that a test can repeat a run exactly.
pub trait Ids {
    /// A new identity, which was never given before.
    fn next_id(&mut self) -> Id;
}

/// Makes a source of identities; two sources never give the same one.
pub type IdSource = fn() -> Box<dyn Ids + Send>;

/// Identities 1, 2, 3 … after a start, for tests and for made-up programmes that have to be the same each time.
#[derive(Debug, Clone)]
pub struct CountedIds(u128);

impl CountedIds {
    /// The first identity is `start` + 1.
    pub fn after(start: u128) -> Self {
        Self(start)
    }

    /// For records that nobody will see: as far from the identities of others as possible.
    pub fn unseen() -> Self {
        Self::after(u128::MAX / 2)
    }
}

impl Ids for CountedIds {
    fn next_id(&mut self) -> Id {
        self.0 += 1;
        Id(Uuid::from_u128(self.0))
    }
}
