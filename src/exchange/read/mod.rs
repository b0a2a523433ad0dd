//! Reading a file to [`Sheet`]s: CSV in the spellings offices use, and workbooks.
//!
//! Import calls [`read_file`]. What a file is, is decided by its first bytes, never by its name: people rename files.
//! Nothing here explains anything to a user; an error has a code and arguments for the text floor.

mod csv;
mod encoding;
mod error;
mod layout;
mod separator;
mod workbook;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

pub use error::{ReadError, ReadProblem};

use super::sheet::Sheet;

/// The name of the thread on which workbooks are read, where a spoiled file may make a library panic.
pub const SPARE_THREAD: &str = "reading a workbook";

/// The most bytes a file may have.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;
/// The most rows one sheet may have.
pub const MAX_ROWS: usize = 2_000_000;
/// The most cells one sheet may have, blank ones between filled ones included: a sheet with one value in its far corner
/// would otherwise fill the memory.
pub const MAX_CELLS: usize = 50_000_000;

/// Reads every table of a file: one of a CSV file, one of each sheet of a workbook (hidden ones too) that holds anything.
pub fn read_file(path: &Path) -> Result<Vec<Sheet>, ReadError> {
    let file = match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    };
    match load(path) {
        Ok(bytes) => read_bytes(&file, &bytes),
        Err(problem) => Err(ReadError { file, problem }),
    }
}

/// As [`read_file`], for the contents of a file already at hand; `file` is its name without folder.
pub fn read_bytes(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let sheets = if workbook::is_workbook(bytes) { workbook::read(file, bytes) } else { csv::read(file, bytes) };
    match sheets {
        Ok(sheets) if sheets.is_empty() => Err(ReadError { file: file.to_owned(), problem: ReadProblem::Empty }),
        Ok(sheets) => Ok(sheets),
        Err(problem) => Err(ReadError { file: file.to_owned(), problem }),
    }
}

fn load(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadProblem::NotFound,
        io::ErrorKind::IsADirectory => ReadProblem::IsDirectory,
        _ => ReadProblem::Unreadable(error),
    };
    let about = std::fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(ReadProblem::IsDirectory);
    }
    if about.len() > MAX_BYTES {
        return Err(ReadProblem::TooLarge);
    }
    let mut bytes = Vec::new();
    // The size is looked at again while reading: a pipe has none, and a file may be growing.
    File::open(path).map_err(failed)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES { Err(ReadProblem::TooLarge) } else { Ok(bytes) }
}

/// The fields as they stand in a CSV text, for tests that must see them as another program does.
#[cfg(test)]
pub(super) fn records(text: &str, separator: u8) -> Vec<Vec<String>> {
    csv::Records::new(text, separator).filter_map(Result::ok).collect()
}
