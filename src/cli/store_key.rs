//! The file with the key of an encrypted store: the key itself, or what makes it of a passphrase. Only its owner may read it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::passphrase;
use crate::domain::hex::hex;
use crate::domain::reason::Reason;
use crate::repository::StoreError;
use crate::repository::sqlite::{KEY_BYTES, KeyHolder, StoreKey};
use crate::text::{Language, Words};

/// How a file with a key begins, and one with what makes it of a passphrase.
const KEY: &str = "binnenwerk-key-1";
const PASSPHRASE: &str = "binnenwerk-passphrase-1";
/// Where systemd puts what a service is trusted with.
const CREDENTIALS: &str = "$CREDENTIALS_DIRECTORY/";
/// How often a passphrase is turned over: slow for who guesses, a moment for who knows. Source: OWASP Password Storage, PBKDF2-HMAC-SHA512.
pub const ROUNDS: u32 = 210_000;

/// Digits of the mark by which a key is known again.
const MARK: usize = 8;

/// What a file with a key says.
#[derive(Debug, PartialEq, Eq)]
pub enum KeyFile {
    /// The key.
    Key(StoreKey),
    /// How often the passphrase is turned over, what is mixed in, and how the key is known again; both in hexadecimal digits.
    Passphrase(u32, String, String),
}

impl KeyFile {
    /// Reads the text of one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_ascii_whitespace();
        let found = match words.next()? {
            KEY => Self::Key(StoreKey::parse(words.next()?)?),
            PASSPHRASE => {
                let rounds = words.next()?.parse().ok().filter(|rounds| *rounds >= ROUNDS)?;
                let mixed = words.next().filter(|mixed| mixed.len() == 32)?;
                let mark = words.next().filter(|mark| mark.len() == MARK)?;
                Self::Passphrase(rounds, mixed.to_owned(), mark.to_owned())
            }
            _ => return None,
        };
        words.next().is_none().then_some(found)
    }

    /// The text of one.
    pub fn text(&self) -> String {
        match self {
            Self::Key(key) => format!("{KEY} {}\n", key.text()),
            Self::Passphrase(rounds, mixed, mark) => format!("{PASSPHRASE} {rounds} {mixed} {mark}\n"),
        }
    }
}

/// A path as it was set: what systemd handed over is found where it says.
fn place(path: &Path) -> (PathBuf, bool) {
    let handed = path.to_str().and_then(|text| text.strip_prefix(CREDENTIALS));
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY");
    match (handed, folder) {
        (Some(name), Some(folder)) => (PathBuf::from(folder).join(name), true),
        _ => (path.to_owned(), false),
    }
}

/// The key of a file; a passphrase is asked on the terminal.
///
/// # Errors
/// Returns [`Reason::KeyUnreadable`], [`Reason::KeyExposed`], [`Reason::KeyMalformed`], or [`Reason::KeyNoTerminal`].
fn read(path: &Path, words: &Words) -> Result<StoreKey, StoreError> {
    let (path, is_handed) = place(path);
    let wrong = |reason| StoreError::File(reason, path.clone());
    // With systemd a list of rights may stand behind the rights of the group.
    let text = private_text(&path, if is_handed { &[0o400, 0o440] } else { &[0o400] })?;
    match KeyFile::parse(&text).ok_or_else(|| wrong(Reason::KeyMalformed))? {
        KeyFile::Key(key) => Ok(key),
        KeyFile::Passphrase(rounds, mixed, mark) => {
            let said =
                passphrase::asked(&words.say("cli-key-passphrase")).ok_or_else(|| wrong(Reason::KeyNoTerminal))?;
            let key = made_of(&said, rounds, &mixed).ok_or_else(|| wrong(Reason::NoEncryptionHere))?;
            if mark_of(&key) == mark { Ok(key) } else { Err(wrong(Reason::KeyPassphrase)) }
        }
    }
}

/// What opens the stores of the key in a file, when one is named.
pub fn holder(file: Option<PathBuf>, language: Language) -> KeyHolder {
    file.map(|file| KeyHolder::from_source(move || read(&file, &Words::new(language)))).unwrap_or_default()
}

/// The text of a file that has to have one of these modes.
///
/// # Errors
/// Returns [`Reason::KeyUnreadable`] and [`Reason::KeyExposed`].
pub fn private_text(path: &Path, modes: &[u32]) -> Result<String, StoreError> {
    let wrong = |reason| StoreError::File(reason, path.into());
    let mode = fs::metadata(path).map_err(|_| wrong(Reason::KeyUnreadable))?.permissions().mode() & 0o777;
    if !modes.contains(&mode) {
        return Err(wrong(Reason::KeyExposed));
    }
    fs::read_to_string(path).map_err(|_| wrong(Reason::KeyUnreadable))
}

/// By what a key is known again, which tells nothing of it.
pub fn mark_of(key: &StoreKey) -> String {
    hex(&Sha256::digest(key.text())).chars().take(MARK).collect()
}

/// The key that a passphrase makes; `None` in a build without encryption.
#[cfg(feature = "encryption")]
pub fn made_of(passphrase: &str, rounds: u32, mixed: &str) -> Option<StoreKey> {
    let mut bytes = [0_u8; KEY_BYTES];
    pbkdf2::pbkdf2_hmac::<sha2::Sha512>(passphrase.as_bytes(), mixed.as_bytes(), rounds, &mut bytes);
    Some(StoreKey::of_bytes(&bytes))
}

/// The key that a passphrase makes; `None` in a build without encryption.
#[cfg(not(feature = "encryption"))]
pub fn made_of(_: &str, _: u32, _: &str) -> Option<StoreKey> {
    let _: [u8; KEY_BYTES];
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_reads_back_and_nothing_else_is_one() {
        let key = KeyFile::Key(StoreKey::of_bytes(&[7; KEY_BYTES]));
        let phrase = KeyFile::Passphrase(ROUNDS, "0f".repeat(16), "0f".repeat(4));
        for file in [key, phrase] {
            assert_eq!(KeyFile::parse(&file.text()), Some(file));
        }
        let weak = format!("{PASSPHRASE} 1000 {} 0f0f0f0f", "0f".repeat(16));
        let long = format!("{KEY} {} more", "0f".repeat(KEY_BYTES));
        for text in ["", KEY, "ssh-ed25519 AAAA", &weak, &long] {
            assert_eq!(KeyFile::parse(text), None, "{text}");
        }
    }
}
