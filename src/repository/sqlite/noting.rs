//! Enters in the access log of an open store, also of one that was opened to be read.

use super::connect::OpenWay;
use super::database::Connection;
use super::errors::located;
use super::{SqliteRepository, access_log, connect, end, file, open};
use crate::domain::access::noted::Noted;
use crate::domain::reason::Reason;
use crate::repository::StoreError;

impl SqliteRepository {
    /// See [`Repository::note`](crate::repository::Repository::note). A store that is only read is written by a connection of its own.
    ///
    /// # Errors
    /// [`Reason::StoreReadOnly`] for a file that may not be written and for a copy, or what the engine reports.
    pub(super) fn note_entry(&self, noted: &Noted) -> Result<(), StoreError> {
        self.is_in_place()?;
        if let Connection::Server(server) = &self.conn {
            end(&self.conn);
            let note = |conn: &Connection| access_log::enter((conn, &self.turns), noted);
            return match note(&self.conn) {
                Err(StoreError::File(Reason::StoreReadOnly, _)) => {
                    note(&Connection::Server(Box::new(server.another()?)))
                }
                done => done,
            };
        }
        let only_reads = match self.file {
            Some(_) => self.is_only_read()? || self.conn.file()?.is_readonly("main")?,
            None => false,
        };
        if !only_reads {
            end(&self.conn);
            return access_log::enter((&self.conn, &self.turns), noted).map_err(|error| located(error, &self.path));
        }
        // A copy stays the one file that it is.
        if !file::may_write(&self.path)? || !file::is_logged_ahead(&self.path)? {
            return Err(StoreError::File(Reason::StoreReadOnly, self.path.clone()));
        }
        let note = || {
            let mut conn = connect::connect(&self.path, OpenWay::Writing, &self.keys)?;
            open::prepare(&mut conn)?;
            access_log::enter((&conn, &self.turns), noted)
        };
        note().map_err(|error| located(error, &self.path))
    }
}
