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
    /// Starts with some bytes of a known length and the first parts.
    fn of<'a>(start: &[u8], parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut chain = Self(Sha256::new_with_prefix(start));
        chain.add(parts);
        chain
    }

    /// Adds parts of any length.
    fn add<'a>(&mut self, parts: impl IntoIterator<Item = &'a [u8]>) {
        for part in parts {
            self.0.update((part.len() as u64).to_be_bytes());
            self.0.update(part);
        }
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
    /// What the log says of it besides its records.
    pub note: Option<&'a str>,
}

/// Starts the hash of a set; a part for each change has to follow, see [`change`].
pub(super) fn set(before: &Hash, set: &SetPart<'_>) -> HashChain {
    let [revision, undoes, size] = [set.revision, set.undoes.unwrap_or(0), set.size].map(i64::to_be_bytes);
    let [at, actor, verb] = [set.at, set.actor, set.verb].map(str::as_bytes);
    let parts = [&revision[..], set.operation, at, actor, verb, &undoes, &size];
    // Sets of earlier versions correct nothing and have no note, and their hashes have to stay the same.
    let noted = set.note.into_iter().flat_map(|note| [b"note".as_slice(), note.as_bytes()]);
    HashChain::of(before, parts.into_iter().chain(set.corrects.map(str::as_bytes)).chain(noted))
}

/// Adds one change to the hash of its set.
pub(super) fn change(chain: &mut HashChain, kind: &str, record: &[u8], deed: &str, commitment: &Hash) {
    chain.add([kind.as_bytes(), record, deed.as_bytes(), commitment]);
}

/// The commitment to the values of a change.
pub(super) fn commitment(salt: &[u8], before: &str, after: &str) -> Hash {
    HashChain::of(&[], [salt, before.as_bytes(), after.as_bytes()]).end()
}

/// The fields of an entry of the access log that its hash covers: all.
pub(super) struct NotePart<'a> {
    /// Number of the entry.
    pub number: i64,
    /// Moment, in the stored form.
    pub at: &'a str,
    /// Name of the user.
    pub actor: &'a str,
    /// The end of the key that they came in with.
    pub key: Option<&'a str>,
    /// The terminal.
    pub tty: Option<&'a str>,
    /// The other machine.
    pub host: Option<&'a str>,
    /// Identifier of the deed.
    pub deed: &'a str,
    /// Which list or report it was.
    pub what: Option<&'a str>,
    /// Kind of the record that it was about.
    pub kind: Option<&'a str>,
    /// Identity of that record.
    pub record: Option<&'a [u8]>,
    /// What came of it.
    pub result: &'a str,
}

/// The hash of an entry of the access log.
pub(super) fn note<'a>(before: &Hash, note: &NotePart<'a>) -> Hash {
    let number = note.number.to_be_bytes();
    let text = |text: Option<&'a str>| text.map(str::as_bytes);
    // What is not there differs from what is empty.
    let parts = [text(note.key), text(note.tty), text(note.host), text(note.what), text(note.kind), note.record];
    let marks = parts.map(|part| u8::from(part.is_some()));
    let given = [&number[..], note.at.as_bytes(), note.actor.as_bytes(), note.deed.as_bytes(), note.result.as_bytes()];
    HashChain::of(before, given.into_iter().chain([&marks[..]]).chain(parts.map(Option::unwrap_or_default))).end()
}
