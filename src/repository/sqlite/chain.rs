//! The chain of the log. The hash of each set covers the hash before it, the set, and a commitment to each of its changes.
//! A commitment covers a random salt and the values. Values and salt can be blanked later (a person has the right to be
//! forgotten) while the chain still verifies, and nobody can guess them from the commitment.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub(super) type Hash = [u8; 32];

/// The hash before the first set.
pub(super) const START: Hash = [0; 32];

/// A hash over parts, each with its length before it, so that no two lists of parts give the same bytes.
pub(super) struct HashChain(Sha256);

impl HashChain {
    /// Starts with some bytes of a known length.
    pub fn from(start: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(start);
        Self(hash)
    }

    /// Adds a part of any length and returns the chain.
    pub fn part(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }

    /// Adds a part of any length.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// Adds a number as a part and returns the chain.
    pub fn number(self, n: i64) -> Self {
        self.part(&n.to_be_bytes())
    }

    /// The hash over all parts.
    pub fn end(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The fields of a set that its hash covers.
pub(super) struct SetPart<'a> {
    /// Number of the set.
    pub revision: i64,
    /// Identity of the operation, made by the caller.
    pub operation: &'a [u8],
    /// Moment of the commit, in the stored form.
    pub at: &'a str,
    /// Name of the user.
    pub actor: &'a str,
    /// Identifier of the verb.
    pub verb: &'a str,
    /// Number of the set that it undoes.
    pub undoes: Option<i64>,
    /// Number of records that it changed.
    pub size: i64,
    /// The first closed day that it corrects, in the stored form.
    pub corrects: Option<&'a str>,
}

/// Starts the hash of a set; a part for each change has to follow, see [`change`].
pub(super) fn set(before: &Hash, set: &SetPart<'_>) -> HashChain {
    let chain = HashChain::from(before)
        .number(set.revision)
        .part(set.operation)
        .part(set.at.as_bytes())
        .part(set.actor.as_bytes())
        .part(set.verb.as_bytes())
        .number(set.undoes.unwrap_or(0))
        .number(set.size);
    // Sets of earlier versions have none, and their hashes have to stay the same.
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
