//! `admin encrypt`: an encrypted copy of the store under a key of its own, with two copies of that key to be kept elsewhere.

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
    new.told(session, &args.key, (&args.into, "cli-encrypted"))
}
