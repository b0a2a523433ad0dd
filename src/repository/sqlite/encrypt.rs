//! Makes an encrypted store of one that is not, or that has another key: a new file, beside which the old one stays as it is.

use std::io;
use std::path::{Path, absolute};

use super::connect::{self, OpenWay};
use super::database::Connection;
use super::errors::located;
use super::file::{self, FileState};
use super::key::{self, KeyHolder, StoreKey};
use super::place::Unfinished;
use super::{SqliteRepository, check, commit};
use crate::domain::access::table::Power;
use crate::domain::reason::Reason;
use crate::repository::StoreError;

impl SqliteRepository {
    /// Writes all of this store into a new file that is encrypted with a key. It gets its name when it was read back: as whole, and with the
    /// same head of its log.
    ///
    /// # Errors
    /// Returns [`Reason::NoEncryptionHere`] in a build that cannot, [`Reason::NotForYourRole`], [`Reason::WriteNoFolder`], [`Reason::StoreThere`] when
    /// something has the name, [`Reason::StoreDamaged`] when it is not whole, or what the engine or the system reports. Nothing is there then.
    pub fn encrypt_into(&self, to: &Path, key: &StoreKey) -> Result<(), StoreError> {
        if !cfg!(feature = "encryption") {
            return Err(StoreError::File(Reason::NoEncryptionHere, to.into()));
        }
        self.must_have(Power::Copy)?;
        self.is_in_place()?;
        let there = || StoreError::File(Reason::StoreThere, to.into());
        if !file::folder(to).is_dir() {
            return Err(StoreError::File(Reason::WriteNoFolder, to.into()));
        }
        if file::state(to)? != FileState::Nothing {
            return Err(there());
        }
        let unfinished = Unfinished::beside(to)?;
        // Nobody writes meanwhile.
        let writing = self.conn.begin()?;
        exported((&self.path, &self.keys), unfinished.path(), key).map_err(|error| located(error, to))?;
        let made = opened(unfinished.path(), key)?;
        if commit::head(&made)? != commit::head(&writing)? || !check::pages(&made)?.is_empty() {
            return Err(StoreError::File(Reason::StoreDamaged, to.into()));
        }
        drop(made);
        drop(writing);
        unfinished.put_new(to).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => there(),
            _ => error.into(),
        })
    }
}

fn opened(path: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    let conn = connect::unlocked(path, OpenWay::Writing)?;
    key::apply(&conn, key)?;
    Ok(conn.into())
}

fn exported((from, keys): (&Path, &KeyHolder), to: &Path, key: &StoreKey) -> Result<(), StoreError> {
    let mut conn = opened(to, key)?;
    super::open::prepare(&mut conn)?;
    conn.query_row("PRAGMA journal_mode = OFF", (), |_| Ok(()))?;
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF")?;
    let from = absolute(from)?;
    let name = from.to_str().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    let own = match keys.in_use().filter(|_| key::is_encrypted(&from)) {
        Some(own) => key::literal(own),
        None => String::new(),
    };
    conn.execute("ATTACH DATABASE ?1 AS source KEY ?2", [name, &own])?;
    conn.query_row("SELECT sqlcipher_export('main', 'source')", (), |_| Ok(()))?;
    // What the header says of the file is not copied.
    for number in ["user_version", "application_id"] {
        let said: i64 = conn.query_row(&format!("PRAGMA source.{number}"), (), |row| row.get(0))?;
        conn.file()?.pragma_update(Some("main"), number, said)?;
    }
    conn.execute_batch("DETACH DATABASE source")?;
    Ok(())
}
