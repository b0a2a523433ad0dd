//! `admin encrypt`: an encrypted copy of the store under a key of its own, with two copies of that key to be kept elsewhere.

use serde_json::json;

use super::super::args::EncryptArgs;
use super::super::failure::Failure;
use super::super::session::Session;
use super::new_key::NewKey;
use crate::domain::reason::Reason;
use crate::repository::StoreError;
use crate::repository::sqlite::CAN_ENCRYPT;

/// Makes an encrypted copy of the store in a new file, and the file with its key. The store itself stays as it is.
///
/// # Errors
/// Returns an error in a build that cannot encrypt, when one of the files is there, or when one of them cannot be made. Nothing is there then.
pub fn encrypt(session: &mut Session, args: &EncryptArgs) -> Result<(), Failure> {
    if !CAN_ENCRYPT {
        return Err(StoreError::File(Reason::NoEncryptionHere, args.into.clone()).into());
    }
    let repo = session.open(false)?;
    let new = NewKey::made(session, &args.key)?;
    if let Err(error) = repo.encrypt_into(&args.into, &new.key) {
        new.take_away();
        return Err(error.into());
    }
    let shown = new.shown(&args.key);
    if session.global.json {
        return session.out.json(&json!({
            "path": args.into, "key_file": args.key.new_key, "recovery": args.key.recovery, "recovery_key": shown,
        }));
    }
    if let Some(key) = shown {
        session.out.line(&key)?;
        session.say(&session.words.say("cli-encrypt-keep"));
    }
    let named = [("path", args.into.as_path().into()), ("key", args.key.new_key.as_path().into())];
    session.say(&session.words.say_with("cli-encrypted", &named));
    Ok(())
}
