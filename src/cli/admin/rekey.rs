//! `admin rekey`: another key for an encrypted store, in its place, with two copies of that key to be kept elsewhere.

use super::super::args::NewKeyArgs;
use super::super::failure::Failure;
use super::super::progress::Bar;
use super::super::session::Session;
use super::new_key::NewKey;
use crate::domain::change::ChangeSet;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::repository::StoreError;
use crate::repository::sqlite::{CAN_ENCRYPT, OpenOptions, SqliteRepository, is_encrypted, opens};

/// Gives the store another key. Until it has that, the old key opens it; the files with the new key are there before.
///
/// # Errors
/// Returns an error in a build that cannot encrypt, when the store is in clear or in use, or when one of the files is there or cannot be made.
/// The store has its old key then, and the files are not there.
pub fn rekey(session: &mut Session, args: &NewKeyArgs) -> Result<(), Failure> {
    let path = session.database()?;
    let refused = |reason| Err(StoreError::File(reason, path.clone()).into());
    if !CAN_ENCRYPT {
        return refused(Reason::NoEncryptionHere);
    }
    if session.global.read_only {
        return refused(Reason::StoreReadOnly);
    }
    // Brings it up to date, and says whether one may and whether the old key is right before a new one is made.
    drop(session.open(false)?);
    if !is_encrypted(&path) {
        return refused(Reason::StoreNotEncrypted);
    }
    let new = NewKey::made(session, args)?;
    let (operation, now) = (session.ids.next_id(), session.clock.now());
    let entry = ChangeSet::new(operation, now, &session.actor, LogVerb::Rekey, Vec::new());
    let (founder, allow_network) = ((session.actor.clone(), now), session.config.network_disk);
    let keys = session.keys.clone();
    let options = OpenOptions { create: false, allow_network, founder, keys, ids: session.ids.as_mut() };
    let mut bar = Bar::new(session.words.say("cli-busy-copying").into_owned());
    let done = SqliteRepository::rekey(&path, &new.key, (&entry, options), &mut |done, of| bar.show(done, of));
    bar.finish();
    if let Err(error) = done {
        // A disk that fails after the last step: the store has its new key, and would be lost without it.
        if !opens(&path, &new.key) {
            new.take_away();
        }
        return Err(error.into());
    }
    new.told(session, args, (&path, "cli-rekeyed"))
}
