//! Copies for recipients: files in the format of age (age-encryption.org/v1), which only who has the identity of one of the recipients reads.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::failure::Failure;
use crate::domain::reason::Reason;
use crate::repository::StoreError;
use crate::repository::sqlite::CAN_ENCRYPT;

/// How such a file begins.
const BEGINS: &[u8] = b"age-encryption.org/v1\n";

/// Whether a file is one for recipients.
pub fn is_for_recipients(path: &Path) -> bool {
    let mut head = [0; BEGINS.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == BEGINS
}

/// For whom a copy is encrypted.
pub struct Recipients {
    #[cfg(feature = "encryption")]
    all: Vec<age::x25519::Recipient>,
}

#[cfg(feature = "encryption")]
impl Recipients {
    /// Reads them as `age-keygen` gives them: `age1…`.
    ///
    /// # Errors
    /// Returns an error for one that is none.
    pub fn read(texts: &[String], _: &Path) -> Result<Self, Failure> {
        let unknown = |text: &String| Failure::usage("cli-recipient-unknown", "value", text.as_str());
        let all = texts.iter().map(|text| text.parse().map_err(|_| unknown(text))).collect::<Result<_, _>>()?;
        Ok(Self { all })
    }

    /// Encrypts all that is read for them.
    ///
    /// # Errors
    /// Returns what reading or writing fails with.
    pub fn seal(&self, from: &mut dyn Read, to: &mut dyn Write) -> io::Result<()> {
        let all = self.all.iter().map(|recipient| recipient as &dyn age::Recipient);
        let mut sealing = age::Encryptor::with_recipients(all).map_err(io::Error::other)?.wrap_output(to)?;
        io::copy(from, &mut sealing)?;
        sealing.finish().map(drop)
    }
}

#[cfg(not(feature = "encryption"))]
impl Recipients {
    /// Always refuses to make a copy at a path: this build cannot.
    ///
    /// # Errors
    /// Always.
    pub fn read(_: &[String], to: &Path) -> Result<Self, Failure> {
        Err(cannot(to))
    }

    /// Nothing: there are none in this build.
    ///
    /// # Errors
    /// Always.
    pub fn seal(&self, _: &mut dyn Read, _: &mut dyn Write) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// The text of a file for recipients, as who has the identities in another file reads it.
///
/// # Errors
/// Returns an error in a build that cannot, for a file with identities that others can read or that holds none, when none of them is of a
/// recipient, or when the beginning of the file is damaged.
pub fn opened(path: &Path, identities: &Path) -> Result<Box<dyn Read>, Failure> {
    if !CAN_ENCRYPT {
        return Err(cannot(path));
    }
    if !is_for_recipients(path) {
        return Err(Failure::Other("cli-not-for-recipients", vec![("path", path.into())]));
    }
    unsealed(path, identities)
}

fn cannot(path: &Path) -> Failure {
    StoreError::File(Reason::NoEncryptionHere, path.into()).into()
}

#[cfg(not(feature = "encryption"))]
fn unsealed(path: &Path, _: &Path) -> Result<Box<dyn Read>, Failure> {
    Err(cannot(path))
}

#[cfg(feature = "encryption")]
fn unsealed(path: &Path, identities: &Path) -> Result<Box<dyn Read>, Failure> {
    use std::io::BufReader;

    use age::DecryptError;

    let named = |key, path: &Path| Failure::Other(key, vec![("path", path.into())]);
    let none = |_| named("cli-identity-none", identities);
    let text = super::store_key::private_text(identities, &[0o400, 0o600])?;
    let own = age::IdentityFile::from_buffer(text.as_bytes()).map_err(none)?;
    let own = own.into_identities().map_err(|_| named("cli-identity-none", identities))?;
    if own.is_empty() {
        return Err(named("cli-identity-none", identities));
    }
    let from = BufReader::new(File::open(path)?);
    let opened = age::Decryptor::new_buffered(from)
        .and_then(|file| file.decrypt(own.iter().map(|identity| identity.as_ref() as &dyn age::Identity)));
    match opened {
        Ok(reader) => Ok(Box::new(reader)),
        Err(DecryptError::NoMatchingKeys) => Err(named("cli-identity-other", path)),
        Err(_) => Err(named("cli-sealed-damaged", path)),
    }
}
