//! A set that is made to see what comes of it, and taken back.

use super::cache::QueryCache;
use super::permitted::Judge;
use super::{SqliteRepository, commit, end};
use crate::domain::change::ChangeSet;
use crate::repository::{CommitError, Repository, StoreError};

impl SqliteRepository {
    /// See [`Repository::try_out`](crate::repository::Repository::try_out).
    ///
    /// # Errors
    /// Those of a commit, and those of `look`.
    pub(super) fn tried(
        &self,
        set: &ChangeSet,
        look: &mut dyn FnMut(&dyn Repository) -> Result<(), StoreError>,
    ) -> Result<(), CommitError> {
        self.is_in_place()?;
        self.keep_up()?;
        let person = self.signed_in.borrow().as_ref().map(|signed_in| signed_in.person.clone());
        // Who sees less than everything reads by another connection, which sees nothing of a transaction of this one.
        if person.as_ref().is_some_and(|person| person.is_limited()) {
            let mut copy = self.known_by(self.revision()?)?;
            copy.commit(set)?;
            return Ok(look(copy.as_ref())?);
        }
        end(&self.conn);
        // What is remembered of queries is right again once the set is taken back.
        let remembered = self.cache.replace(QueryCache::default());
        let seen = (|| {
            let transaction = self.turns.begin(&self.conn)?;
            let judge = person.as_ref().map(|person| Judge::new(&transaction, person)).transpose()?;
            commit::apply(&transaction, set, judge.as_ref(), &mut |_, _| ())?;
            self.trying.set(true);
            let seen = look(self);
            self.trying.set(false);
            Ok(seen?)
        })();
        self.trying.set(false);
        end(&self.conn);
        self.cache.replace(remembered);
        seen
    }
}
