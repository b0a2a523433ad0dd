//! Reading in files from the screen: first what it would do, then it is done. Nothing is stored before Enter.

use std::path::PathBuf;

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::domain::import_summary::{ImportSummary, RefusedAlike};

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// Where reading in stands.
#[derive(Debug)]
pub enum ImportStage {
    /// The files are being read: done, of how many.
    Reading(u64, u64),
    /// What it would do, with the refused rows that are alike taken together once.
    Ready(Box<ImportSummary>, Vec<RefusedAlike>),
    /// It is being stored: done, of how many.
    Writing(u64, u64),
}

/// Reading in files.
#[derive(Debug)]
pub struct ImportView {
    /// The paths of the files to read.
    pub files: Vec<PathBuf>,
    /// How far the import is.
    pub stage: ImportStage,
    /// First line shown of what is refused.
    pub top: usize,
}

impl ImportView {
    /// Begins reading.
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self { files, stage: ImportStage::Reading(0, 0), top: 0 }
    }

    /// How far it is.
    pub fn progress(&mut self, done: u64, all: u64) {
        match &mut self.stage {
            ImportStage::Reading(d, a) | ImportStage::Writing(d, a) => (*d, *a) = (done, all),
            ImportStage::Ready(..) => {}
        }
    }

    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        let (preview, alike) = match &self.stage {
            ImportStage::Ready(preview, alike) => (preview, alike),
            ImportStage::Reading(..) if key == DialogKey::Cancel => return Intent::Close,
            ImportStage::Reading(..) | ImportStage::Writing(..) => return Intent::Stay,
        };
        let (refused, writes) = (preview.refused.len(), preview.writes());
        match key {
            DialogKey::Move(motion) => self.top = motion.in_list(self.top, PAGE, alike.len()),
            DialogKey::Cancel => return Intent::Close,
            DialogKey::Accept if refused == 0 && writes == 0 => return Intent::Close,
            DialogKey::Accept if refused == 0 => return self.write(false),
            DialogKey::Letter('g' | 'G') if refused > 0 && writes > 0 => return self.write(true),
            DialogKey::Accept | DialogKey::Letter(_) | DialogKey::Other => {}
        }
        Intent::Stay
    }

    fn write(&mut self, skip_bad: bool) -> Intent {
        self.stage = ImportStage::Writing(0, 0);
        Intent::Import(self.files.clone(), skip_bad)
    }
}
