//! Reading in files for the screen.

use std::path::PathBuf;

use crate::app::command::Desk;
use crate::app::importing::{Importer, Preview};
use crate::domain::refusal::Refusal;
use crate::repository::{Progress, Repository};

/// Reads files in for the screen.
pub struct Reader;

impl Importer for Reader {
    fn preview(&mut self, _: &dyn Repository, _: &[PathBuf], _: Progress<'_>) -> Result<Preview, Refusal> {
        Err(Refusal::new("file-unknown-format"))
    }

    fn import(
        &mut self,
        _: &mut dyn Repository,
        _: &mut Desk<'_>,
        _: &[PathBuf],
        _: bool,
        _: Progress<'_>,
    ) -> Result<usize, Refusal> {
        Err(Refusal::new("file-unknown-format"))
    }
}
