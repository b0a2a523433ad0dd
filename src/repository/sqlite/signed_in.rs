//! Who is signed in to an open store: their rights are looked up again whenever somebody commits, so that a right that ends
//! ends at once.

use super::connect::OpenWay;
use super::database::Connection;
use super::memory::memory;
use super::permitted::{Person, SignedIn, TeamsReached, limit};
use super::{SqliteRepository, connect, end, open};
use crate::domain::access::Access;
use crate::domain::access::table::Power;
use crate::domain::days::Day;
use crate::domain::query::{Query, Window};
use crate::domain::reason::Reason;
use crate::repository::{CommitError, StoreError};

impl SqliteRepository {
    /// See [`Repository::sign_in`](crate::repository::Repository::sign_in).
    ///
    /// # Errors
    /// [`Reason::NoAccess`], or an error of the engine.
    pub(super) fn sign_in_as(&mut self, actor: &str, day: Day) -> Result<(), CommitError> {
        // Nothing until it is looked up: who has no access on this day has none of an earlier one any more.
        let person = Person { actor: actor.to_owned(), day, access: Access::Granted(Vec::new()) };
        self.signed_in.replace(Some(SignedIn { person, version: None, settled: false }));
        self.look_up()
    }

    /// The connection to read by.
    pub(super) fn reader(&self) -> &Connection {
        self.reader.get().unwrap_or(&self.conn)
    }

    /// Lets the rights be looked up again.
    pub(super) fn look_again(&mut self) {
        if let Some(signed_in) = self.signed_in.get_mut() {
            signed_in.version = None;
        }
    }

    /// Looks up again what who is signed in may and reaches, when somebody committed since.
    ///
    /// # Errors
    /// [`Reason::NoAccess`] when nothing is left of it, or an error of the engine.
    pub(super) fn keep_up(&self) -> Result<(), StoreError> {
        self.look_up().map_err(|error| match error {
            CommitError::Store(error) => error,
            _ => StoreError::File(Reason::NoAccess, self.path.clone()),
        })
    }

    fn look_up(&self) -> Result<(), CommitError> {
        let mut signed_in = self.signed_in.borrow_mut();
        let Some(signed_in) = signed_in.as_mut().filter(|signed_in| !signed_in.settled) else { return Ok(()) };
        let version = Self::version(self.reader())?;
        if signed_in.version == Some(version) {
            return Ok(());
        }
        signed_in.person = Person::known(&self.conn, &signed_in.person.actor, signed_in.person.day)?;
        if signed_in.person.is_limited() || self.reader.get().is_some() {
            let reader = self.reader_with_views()?;
            end(reader);
            limit(reader, &signed_in.person, &TeamsReached::by(&self.conn, &signed_in.person)?)?;
        }
        signed_in.version = Some(Self::version(self.reader())?);
        Ok(())
    }

    /// The second connection, which only reads.
    fn reader_with_views(&self) -> Result<&Connection, StoreError> {
        if let Some(reader) = self.reader.get() {
            return Ok(reader);
        }
        let mut conn = match (&self.conn, &self.memory) {
            (Connection::Server(server), _) => Connection::Server(Box::new(server.another()?)),
            (_, Some(name)) => memory(name, &self.keys)?.into(),
            (_, None) => connect::connect(&self.path, OpenWay::Reading, &self.keys)?,
        };
        if !conn.is_on_server() {
            open::prepare(&mut conn)?;
        }
        Ok(self.reader.get_or_init(|| conn))
    }

    /// Reads everything, whoever is signed in: what is read does not come before their eyes as it is.
    pub(super) fn read_everything<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.is_in_place()?;
        end(&self.conn);
        self.conn.execute_batch("BEGIN")?;
        let answer = work(&self.conn);
        end(&self.conn);
        answer.map_err(|error| super::located(error, &self.path))
    }

    /// Refuses a query that asks by what who is signed in may not see.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`].
    pub(super) fn must_see_asked(&self, query: &Query) -> Result<(), StoreError> {
        match self.signed_in.borrow().as_ref().map(|signed_in| signed_in.person.access.must_see_asked(query)) {
            Some(Err(refusal)) => Err(StoreError::File(refusal.reason, self.path.clone())),
            _ => Ok(()),
        }
    }

    /// The rows of a query as who is signed in may see them.
    pub(super) fn shown(&self, query: &Query, found: Window) -> Window {
        match self.signed_in.borrow().as_ref() {
            Some(signed_in) => signed_in.person.access.hide(query, found),
            None => found,
        }
    }

    /// Refuses who has no such power over the store as a whole.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`].
    pub(super) fn must_have(&self, power: Power) -> Result<(), StoreError> {
        let may = self.signed_in.borrow().as_ref().is_none_or(|signed_in| signed_in.person.access.has(power));
        if may { Ok(()) } else { Err(StoreError::File(Reason::NotForYourRole, self.path.clone())) }
    }

    /// Lets the same person be signed in to a copy of this store, with what they may and reach here: the rights of today count, not
    /// those of the moment that the copy is of.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub(super) fn hand_on(&self, copy: &Self) -> Result<(), StoreError> {
        let signed_in = self.signed_in.borrow();
        let Some(SignedIn { person, .. }) = signed_in.as_ref() else { return Ok(()) };
        if person.is_limited() {
            limit(copy.reader_with_views()?, person, &TeamsReached::by(&self.conn, person)?)?;
        }
        copy.signed_in.replace(Some(SignedIn { person: person.clone(), version: None, settled: true }));
        Ok(())
    }
}
