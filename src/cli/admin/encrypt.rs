//! `admin encrypt`: an encrypted copy of the store under a key of its own, with two copies of that key to be kept elsewhere.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::args::EncryptArgs;
use super::super::failure::Failure;
use super::super::passphrase;
use super::super::session::Session;
use super::super::store_key::{self, KeyFile, ROUNDS};
use crate::domain::reason::Reason;
use crate::exchange::write::{IfThere, WriteError, save};
use crate::repository::StoreError;
use crate::repository::sqlite::{CAN_ENCRYPT, KEY_BYTES, StoreKey};

/// So many copies of a key are made.
const COPIES: usize = 2;

/// Makes an encrypted copy of the store in a new file, and the file with its key. The store itself stays as it is.
///
/// # Errors
/// Returns an error in a build that cannot encrypt, when one of the files is there, or when one of them cannot be made. Nothing is there then.
pub fn encrypt(session: &mut Session, args: &EncryptArgs) -> Result<(), Failure> {
    if !CAN_ENCRYPT {
        return Err(StoreError::File(Reason::NoEncryptionHere, args.into.clone()).into());
    }
    if ![0, COPIES].contains(&args.recovery.len()) {
        return Err(Failure::Usage("cli-encrypt-two-copies", vec![]));
    }
    let repo = session.open(false)?;
    let (file, key) = if args.with_passphrase { of_passphrase(session)? } else { of_chance()? };
    let itself = KeyFile::Key(key.clone()).text();
    let mut written = Vec::new();
    let mut keep = |path: &Path, text: &str| -> Result<(), Failure> {
        key_file(path, text)?;
        written.push(path.to_owned());
        Ok(())
    };
    let mut made = keep(&args.new_key, &file.text());
    for path in &args.recovery {
        made = made.and_then(|()| keep(path, &itself));
    }
    let made = made.and_then(|()| Ok(repo.encrypt_into(&args.into, &key)?));
    if let Err(failure) = made {
        // A key to nothing.
        written.iter().for_each(|path| drop(fs::remove_file(path)));
        return Err(failure);
    }
    told(session, args, itself.trim())
}

fn told(session: &mut Session, args: &EncryptArgs, itself: &str) -> Result<(), Failure> {
    let shown = args.recovery.is_empty().then_some(itself);
    if session.global.json {
        let (path, key_file, recovery): (&PathBuf, &PathBuf, _) = (&args.into, &args.new_key, &args.recovery);
        return session
            .out
            .json(&json!({ "path": path, "key_file": key_file, "recovery": recovery, "recovery_key": shown }));
    }
    if let Some(key) = shown {
        session.out.line(key)?;
        session.say(&session.words.say("cli-encrypt-keep"));
    }
    let named = [("path", args.into.as_path().into()), ("key", args.new_key.as_path().into())];
    session.say(&session.words.say_with("cli-encrypted", &named));
    Ok(())
}

/// A key that chance makes.
fn of_chance() -> Result<(KeyFile, StoreKey), Failure> {
    let mut bytes = [0_u8; KEY_BYTES];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let key = StoreKey::of_bytes(&bytes);
    Ok((KeyFile::Key(key.clone()), key))
}

/// A key of a passphrase, which is asked twice.
fn of_passphrase(session: &Session) -> Result<(KeyFile, StoreKey), Failure> {
    let ask = |key| passphrase::asked(&session.words.say(key)).ok_or(Failure::Other("cli-encrypt-no-terminal", vec![]));
    let said = ask("cli-key-new-passphrase")?;
    if said.chars().count() < 12 {
        return Err(Failure::Other("cli-encrypt-short", vec![]));
    }
    if ask("cli-key-again")? != said {
        return Err(Failure::Other("cli-encrypt-differs", vec![]));
    }
    let (_, mixed) = of_chance()?;
    let mixed: String = mixed.text().chars().take(32).collect();
    let key = store_key::made_of(&said, ROUNDS, &mixed).ok_or(Failure::Other("cli-encrypt-no-terminal", vec![]))?;
    let mark = store_key::mark_of(&key);
    Ok((KeyFile::Passphrase(ROUNDS, mixed, mark), key))
}

/// Writes a file with a key, where none is, for its owner to read only.
fn key_file(path: &Path, text: &str) -> Result<(), Failure> {
    save(path, IfThere::Refuse, |to| to.write_all(text.as_bytes()).map_err(WriteError::from))?;
    Ok(fs::set_permissions(path, Permissions::from_mode(0o400))?)
}
