//! Copies in a folder, each named by its moment: `roster-2026-11-22-021500.db`.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::SqliteRepository;
use super::backup::{backup, is_earlier, reader};
use super::database::Connection;
use super::errors::located;
use super::file::{self, FileState};
use super::key::KeyHolder;
use super::place::Held;
use crate::domain::reason::Reason;
use crate::repository::{CopyMade, Progress, StoreError};

/// The moment in a name; its texts are in the order of the moments.
const MOMENT: &str = "%Y-%m-%d-%H%M%S";

impl SqliteRepository {
    /// Makes a copy in a folder under a name with the moment, and takes the oldest copies away when more than `keep` are there. Only
    /// earlier copies of this store, which nobody has open, are ever taken away.
    ///
    /// # Errors
    /// Returns [`Reason::StoreNewerCopy`] when the newest copy of that name there holds what this store does not, unless `anyway`;
    /// otherwise as [`Repository::backup`](crate::repository::Repository::backup).
    pub fn backup_into(
        &self,
        folder: &Path,
        moment: NaiveDateTime,
        (keep, anyway): (Option<usize>, bool),
        progress: Progress<'_>,
    ) -> Result<CopyMade, StoreError> {
        self.is_in_place()?;
        let mut making = || {
            let series = Series::of(&self.path, folder);
            if let Some(newest) = series.copies()?.last()
                && !anyway
                && !is_copy_of(newest, &self.conn, &self.keys)?
            {
                return Err(StoreError::File(Reason::StoreNewerCopy, newest.clone()));
            }
            let path = series.free_name(moment)?;
            let mut made = match self.conn.is_on_server() {
                true => self.copied_to_file((&path, false), progress)?,
                false => backup((&self.conn, &self.path, &self.keys), (&path, false), progress)?,
            };
            if let Some(keep) = keep {
                made.removed = series.keep_only(keep.max(1), (&self.conn, &self.keys))?;
            }
            Ok(made)
        };
        making().map_err(|error| located(error, folder))
    }
}

/// The copies of a store in a folder.
struct Series<'a> {
    folder: &'a Path,
    stem: OsString,
    end: OsString,
}

impl<'a> Series<'a> {
    fn of(store: &Path, folder: &'a Path) -> Self {
        let part = |part: Option<&OsStr>, or: &str| part.unwrap_or(OsStr::new(or)).to_owned();
        Self { folder, stem: part(store.file_stem(), "binnenwerk"), end: part(store.extension(), "db") }
    }

    fn name(&self, moment: &OsStr) -> OsString {
        [self.stem.as_os_str(), OsStr::new("-"), moment, OsStr::new("."), &self.end].into_iter().collect()
    }

    /// The first free name from a moment on: two copies of one second follow each other.
    fn free_name(&self, moment: NaiveDateTime) -> io::Result<PathBuf> {
        let mut moment = moment;
        loop {
            let path = self.folder.join(self.name(OsStr::new(&moment.format(MOMENT).to_string())));
            if file::if_there(fs::symlink_metadata(&path))?.is_none() {
                return Ok(path);
            }
            moment += chrono::TimeDelta::seconds(1);
        }
    }

    /// The stores in the folder that have a name of this series, the oldest first.
    fn copies(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut copies = Vec::new();
        for entry in fs::read_dir(self.folder)? {
            let entry = entry?;
            let path = entry.path();
            let own = self.moment(&entry.file_name()) && entry.file_type()?.is_file();
            if own && matches!(file::state(&path), Ok(FileState::Store)) {
                copies.push(path);
            }
        }
        copies.sort();
        Ok(copies)
    }

    fn moment(&self, name: &OsStr) -> bool {
        let begins = [self.stem.as_bytes(), b"-"].concat();
        let ends = [b".", self.end.as_bytes()].concat();
        let moment = name.as_bytes().strip_prefix(&*begins).and_then(|rest| rest.strip_suffix(&*ends));
        let text = moment.and_then(|moment| std::str::from_utf8(moment).ok());
        text.is_some_and(|text| text.len() == 17 && NaiveDateTime::parse_from_str(text, MOMENT).is_ok())
    }

    /// Takes away the oldest earlier copies of a store that are more than `most`.
    fn keep_only(&self, most: usize, (store, keys): (&Connection, &KeyHolder)) -> Result<Vec<PathBuf>, StoreError> {
        let mut own = Vec::new();
        for copy in self.copies()? {
            if is_copy_of(&copy, store, keys)? {
                own.push(copy);
            }
        }
        own.truncate(own.len().saturating_sub(most));
        let mut removed = Vec::new();
        for copy in own {
            match Held::of(&copy, keys) {
                Ok(held) => {
                    fs::remove_file(&copy)?;
                    drop(held);
                    removed.push(copy);
                }
                // Somebody looks into it: it goes another time.
                Err(StoreError::Busy | StoreError::File(Reason::StoreReadOnly, _)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(removed)
    }
}

/// Whether a file holds the beginning of what a store holds. One that cannot be read does not.
fn is_copy_of(path: &Path, store: &Connection, keys: &KeyHolder) -> Result<bool, StoreError> {
    match reader(path, keys) {
        Ok(copy) => Ok(is_earlier(&copy, store).unwrap_or(false)),
        Err(StoreError::Full) => Err(StoreError::Full),
        Err(_) => Ok(false),
    }
}
