//! The chain of the log: each set's hash covers the hash before it, the set, and a commitment to each of its changes.
//! A commitment covers a random salt and the values, so that values and salt can be blanked later (a person has the
//! right to be forgotten) while the chain still verifies, and nobody can guess them back from the commitment.

use sha2::{Digest, Sha256};

/// A hash.
pub(super) type Hash = [u8; 32];

/// What the chain starts from.
pub(super) const START: Hash = [0; 32];

/// A hash over parts, each with its length before it, so that no two lists of parts give the same bytes.
pub(super) struct HashChain(Sha256);

impl HashChain {
    /// Begins with some bytes of known length.
    pub fn from(start: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(start);
        Self(hash)
    }

    /// The next part.
    pub fn part(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }

    /// The next part, in place.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// The next part, a number.
    pub fn number(self, n: i64) -> Self {
        self.part(&n.to_be_bytes())
    }

    /// The hash.
    pub fn end(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The fields of a set that its hash covers.
pub(super) struct SetPart<'a> {
    /// Its number.
    pub revision: i64,
    /// Made by who committed it.
    pub operation: &'a [u8],
    /// When, as it is stored.
    pub at: &'a str,
    /// Who.
    pub actor: &'a str,
    /// The verb.
    pub verb: &'a str,
    /// The set it undoes.
    pub undoes: Option<i64>,
    /// How many records it changed.
    pub size: i64,
    /// The first closed day that it corrects, as it is stored.
    pub corrects: Option<&'a str>,
}

/// Begins the hash of a set; a part for each change follows, see [`change`].
pub(super) fn set(before: &Hash, set: &SetPart<'_>) -> HashChain {
    let chain = HashChain::from(before)
        .number(set.revision)
        .part(set.operation)
        .part(set.at.as_bytes())
        .part(set.actor.as_bytes())
        .part(set.verb.as_bytes())
        .number(set.undoes.unwrap_or(0))
        .number(set.size);
    // Sets of earlier versions have none: their hashes stay what they were.
    match set.corrects {
        Some(day) => chain.part(day.as_bytes()),
        None => chain,
    }
}

/// Adds one change to the hash of its set.
pub(super) fn change(chain: &mut HashChain, kind: &str, record: &[u8], deed: &str, commitment: &Hash) {
    for part in [kind.as_bytes(), record, deed.as_bytes(), commitment] {
        chain.add(part);
    }
}

/// The commitment to the values of a change.
pub(super) fn commitment(salt: &[u8], before: &str, after: &str) -> Hash {
    HashChain::from(&[]).part(salt).part(before.as_bytes()).part(after.as_bytes()).end()
}
