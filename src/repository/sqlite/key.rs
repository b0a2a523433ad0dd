//! The key of an encrypted store, which belongs to the store that is opened with it. It is asked for when a file is met that needs it, so
//! that who reads no store is asked nothing. A store that is encrypted leaves the header of its file in clear: that it is one, of which version,
//! and how large its pages are. Everything else, the write-ahead log included, is encrypted and sealed page by page.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::file::if_there;
use crate::domain::hex;
use crate::domain::reason::Reason;
use crate::repository::StoreError;

/// Bytes of a key: 32 of it, and 16 that the engine mixes in.
pub const KEY_BYTES: usize = 48;
/// Bytes at the end of each page that an encrypted store keeps for its seal; a store in clear keeps none. Source: sqlite.org/fileformat2.html,
/// section 1.3.4.
const SEAL: u8 = 80;
/// Bytes of a file by which it is seen whether it is encrypted.
pub(super) const HEAD: u64 = 21;

/// The key with which a store is encrypted.
#[derive(Clone, PartialEq, Eq)]
pub struct StoreKey(String);

impl fmt::Debug for StoreKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("StoreKey")
    }
}

impl StoreKey {
    /// A key of bytes that nobody can guess.
    pub fn of_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        Self(hex::hex(bytes))
    }

    /// A key as [`text`](Self::text) gives it.
    pub fn parse(text: &str) -> Option<Self> {
        let is_key = text.len() == 2 * KEY_BYTES && text.bytes().all(|sign| sign.is_ascii_hexdigit());
        is_key.then(|| Self(text.to_ascii_lowercase()))
    }

    /// The key as hexadecimal digits.
    pub fn text(&self) -> &str {
        &self.0
    }
}

type KeyReader = Box<dyn Fn() -> Result<StoreKey, StoreError> + Send + Sync>;

/// What opens one store and what lies beside it: its key, or where that comes from; by default nothing. A store that is made with one that
/// was told of a key is encrypted.
#[derive(Clone, Default)]
pub struct KeyHolder(Option<Arc<KeySource>>);

struct KeySource {
    source: KeyReader,
    /// The key, once it opened a store or a store was made with it.
    in_use: OnceLock<StoreKey>,
}

impl KeyHolder {
    /// Tells where the key comes from. That is asked when a file needs it, and again while what it answered does not fit.
    pub fn from_source(source: impl Fn() -> Result<StoreKey, StoreError> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(KeySource { source: Box::new(source), in_use: OnceLock::new() })))
    }

    /// Tells the key.
    pub(super) fn of(key: StoreKey) -> Self {
        Self::from_source(move || Ok(key.clone()))
    }

    /// Whether somebody told where the key comes from.
    pub(super) fn is_told(&self) -> bool {
        self.0.is_some()
    }

    /// The key that is in use; `None` where nothing needed one yet.
    pub(super) fn in_use(&self) -> Option<&StoreKey> {
        self.0.as_ref()?.in_use.get()
    }

    /// Lets a connection that read nothing yet read and write an encrypted store.
    ///
    /// # Errors
    /// Returns [`Reason::NoEncryptionHere`] in a build that cannot, [`Reason::StoreKeyMissing`] where nobody told where the key comes from,
    /// what the source of the key fails with, or [`Reason::StoreKeyWrong`].
    pub(super) fn unlock(&self, conn: &Connection, path: &Path) -> Result<(), StoreError> {
        if !cfg!(feature = "encryption") {
            return Err(StoreError::File(Reason::NoEncryptionHere, path.into()));
        }
        let told = self.0.as_ref().ok_or_else(|| StoreError::File(Reason::StoreKeyMissing, path.into()))?;
        let key = told.in_use.get().cloned().map_or_else(|| (told.source)(), Ok)?;
        if seal_of(path)?.is_some() {
            fits(path, &key)?;
        }
        Ok(apply(conn, told.in_use.get_or_init(|| key))?)
    }
}

/// Whether a file is an encrypted store; `None` for one that holds nothing yet, or is not there.
///
/// # Errors
/// Returns what the system reports.
pub(super) fn seal_of(path: &Path) -> io::Result<Option<bool>> {
    let mut head = Vec::new();
    let Some(file) = if_there(File::open(path))? else { return Ok(None) };
    file.take(HEAD).read_to_end(&mut head)?;
    Ok(seal_in(&head))
}

/// The same of how a file begins.
pub(super) fn seal_in(head: &[u8]) -> Option<bool> {
    (!head.is_empty()).then(|| head.starts_with(b"SQLite format 3\0") && head.get(20) == Some(&SEAL))
}

/// Whether the file at a path is an encrypted store; not for one that cannot be read.
pub fn is_encrypted(path: &Path) -> bool {
    seal_of(path).is_ok_and(|seal| seal == Some(true))
}

/// Whether a connection is to an encrypted store.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn is_sealed(conn: &Connection) -> rusqlite::Result<bool> {
    Ok(conn.query_row("PRAGMA cipher_page_size", [], |_| Ok(())).optional()?.is_some())
}

/// Gives a connection the key, before it reads anything.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn apply(conn: &Connection, key: &StoreKey) -> rusqlite::Result<()> {
    // The engine would tell on standard error of a key that does not fit. 96 bytes are the header of a file but for its end.
    conn.execute_batch(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_default_plaintext_header_size = 96;
         PRAGMA cipher_default_page_size = 8192;",
    )?;
    conn.pragma_update(None, "key", literal(key))
}

/// The key as the engine reads it: as it is, and not as a passphrase.
pub(super) fn literal(key: &StoreKey) -> String {
    format!("x'{}'", key.text())
}

/// Looks whether a key is that of a store, without touching the file: a connection that writes could leave something beside it.
///
/// # Errors
/// Returns [`Reason::StoreKeyWrong`], or what the engine reports.
pub(super) fn fits(path: &Path, key: &StoreKey) -> Result<(), StoreError> {
    // Another program may be writing the first page at this moment.
    for pause in [0, 5, 20, 80, 200] {
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let conn = unmoved(path)?;
        apply(&conn, key)?;
        if conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
            return Ok(());
        }
    }
    Err(StoreError::File(Reason::StoreKeyWrong, path.into()))
}

/// Whether a key is that of the store at a path.
pub fn opens(path: &Path, key: &StoreKey) -> bool {
    fits(path, key).is_ok()
}

/// A connection without a key that reads what stands in the file itself, and neither looks for a log beside it nor leaves one.
///
/// # Errors
/// Returns an error when the engine cannot open it.
fn unmoved(path: &Path) -> Result<Connection, StoreError> {
    let path = std::path::absolute(path)?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let sign = |byte: &u8| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") };
    let name: String = path.as_os_str().as_encoded_bytes().iter().map(sign).collect();
    let way = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("file:{name}?immutable=1"), way)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_is_never_shown() {
        let key = StoreKey::of_bytes(&std::array::from_fn(|at| at as u8));
        assert!(key.text().starts_with("000102") && key.text().len() == 96);
        assert_eq!(StoreKey::parse(&key.text().to_uppercase()), Some(key.clone()));
        assert_eq!(format!("{key:?}"), "StoreKey");
        for text in ["", "00", &"g".repeat(96), &format!("{} ", &key.text()[1..])] {
            assert_eq!(StoreKey::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_store_in_clear_and_one_that_is_not_there_have_no_seal() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.db");
        assert_eq!(seal_of(&path).expect("looks"), None);
        std::fs::write(&path, "").expect("writes");
        assert_eq!(seal_of(&path).expect("looks"), None);
        let conn = Connection::open(&path).expect("opens");
        conn.execute_batch("CREATE TABLE t (x)").expect("makes");
        assert_eq!((seal_of(&path).expect("looks"), is_sealed(&conn)), (Some(false), Ok(false)));
        assert!(!is_encrypted(&path));
    }
}
