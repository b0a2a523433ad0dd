//! What the screen of the door has instead of files.

use std::path::PathBuf;

use crate::app::ports::{Export, Exporter, Importer, KeptMapping, OnDisk, ReadingFiles};
use crate::domain::readable_files::FolderListing;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::Repository;

/// Reads no file, looks in no folder and writes no list: each is refused.
pub struct NoFiles;

fn refused() -> Refusal {
    Refusal::new(Reason::NoFilesHere)
}

impl Importer for NoFiles {
    fn reading(&self, _: &[PathBuf]) -> ReadingFiles {
        Box::new(|| Err(refused()))
    }

    fn looking(&self, _: &str, _: &str) -> OnDisk<FolderListing> {
        Box::new(|| Err(refused()))
    }

    fn mappings(&self) -> OnDisk<Vec<KeptMapping>> {
        Box::new(|| Err(refused()))
    }

    fn keeping(&self, _: &KeptMapping, _: bool) -> OnDisk<()> {
        Box::new(|| Err(refused()))
    }
}

impl Exporter for NoFiles {
    fn export(&mut self, _: &dyn Repository, _: &Export) -> Result<(u64, PathBuf), Refusal> {
        Err(refused())
    }
}
