//! A new key, with the file that holds it and two copies of it to be kept elsewhere.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::args::NewKeyArgs;
use super::super::failure::Failure;
use super::super::passphrase;
use super::super::session::Session;
use super::super::store_key::{self, KeyFile, ROUNDS};
use crate::exchange::write::{IfThere, WriteError, save};
use crate::repository::sqlite::{KEY_BYTES, StoreKey};

/// So many copies of a key are made.
const COPIES: usize = 2;

/// A key of which the files are there.
pub struct NewKey {
    pub key: StoreKey,
    written: Vec<PathBuf>,
}

impl NewKey {
    /// Makes a key, of chance or of a passphrase that is asked, and writes its files.
    ///
    /// # Errors
    /// Returns an error when one of the files is there, or when one of them cannot be made. None of them is there then.
    pub fn made(session: &Session, args: &NewKeyArgs) -> Result<Self, Failure> {
        if ![0, COPIES].contains(&args.recovery.len()) {
            return Err(Failure::Usage("cli-encrypt-two-copies", vec![]));
        }
        let (file, key) = if args.with_passphrase { of_passphrase(session)? } else { of_chance()? };
        let mut made = Self { key, written: Vec::new() };
        let itself = made.text();
        let of_copies = args.recovery.iter().map(|path| (path.as_path(), itself.as_str()));
        for (path, text) in [(args.new_key.as_path(), file.text().as_str())].into_iter().chain(of_copies) {
            if let Err(failure) = key_file(path, text) {
                made.take_away();
                return Err(failure);
            }
            made.written.push(path.to_owned());
        }
        Ok(made)
    }

    /// The key as a file of it holds it.
    fn text(&self) -> String {
        KeyFile::Key(self.key.clone()).text()
    }

    /// Tells that the store at a path has the key, with the sentence of this name. Where no copies were named the key itself is shown,
    /// once.
    ///
    /// # Errors
    /// Returns an error when nothing can be written.
    pub fn told(
        &self,
        session: &mut Session,
        args: &NewKeyArgs,
        (path, sentence): (&Path, &str),
    ) -> Result<(), Failure> {
        let shown = args.recovery.is_empty().then(|| self.text().trim().to_owned());
        if session.global.json {
            return session.out.json(&json!({
                "path": path, "key_file": args.new_key, "recovery": args.recovery, "recovery_key": shown,
            }));
        }
        if let Some(key) = shown {
            session.out.line(&key)?;
            session.say(&session.words.say("cli-encrypt-keep"));
        }
        let named = [("path", path.into()), ("key", args.new_key.as_path().into())];
        session.say(&session.words.say_with(sentence, &named));
        Ok(())
    }

    /// Takes the files away again: a key to nothing.
    pub fn take_away(self) {
        self.written.iter().for_each(|path| drop(fs::remove_file(path)));
    }
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
    fs::set_permissions(path, Permissions::from_mode(0o400))?;
    // That nobody else may read it is on the disk before anything is encrypted with it.
    Ok(File::open(path)?.sync_all()?)
}
