//! Reading a file to [`Sheet`]s: CSV in the spellings offices use, and workbooks.
//!
//! Import calls [`read_file`]. What a file is, is decided by its first bytes, never by its name: people rename files.
//! Nothing here explains anything to a user; an error has a code and arguments for the text floor.

mod csv;
mod encoding;
mod error;
mod layout;
mod limits;
mod records;
mod separator;
pub mod subprocess;
mod workbook;

#[cfg(test)]
mod tests;

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

pub use error::{ReadError, ReadProblem};
use limits::MAX_BYTES;
pub use workbook::SPARE_THREAD;

use super::sheet::Sheet;

/// Reads every table of a file: one of a CSV file, one of each sheet of a workbook (hidden ones too) that holds anything.
pub fn read_file(path: &Path) -> Result<Vec<Sheet>, ReadError> {
    let file = file_name(path);
    match open(path).and_then(load) {
        Ok(bytes) => read_bytes(&file, &bytes),
        Err(problem) => Err(ReadError { file, problem }),
    }
}

/// The name of a file without its folder.
fn file_name(path: &Path) -> String {
    match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    }
}

/// As [`read_file`], for the contents of a file already at hand; `file` is its name without folder.
pub fn read_bytes(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    match tables(bytes) {
        Ok(sheets) => Ok(named(file, sheets)),
        Err(problem) => Err(ReadError { file: file.to_owned(), problem }),
    }
}

/// The tables in the contents of a file of which the name is not known yet.
fn tables(bytes: &[u8]) -> Result<Vec<Sheet>, ReadProblem> {
    let sheets = if workbook::is_workbook(bytes) { workbook::read(bytes) } else { csv::read(bytes) }?;
    if sheets.is_empty() { Err(ReadProblem::Empty) } else { Ok(sheets) }
}

/// Says of tables which file they come from. The table of a CSV file has no name but that of the file.
fn named(file: &str, mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    let stem = Path::new(file).file_stem().map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned());
    for sheet in &mut sheets {
        file.clone_into(&mut sheet.source);
        if sheet.name.is_empty() {
            sheet.name.clone_from(&stem);
        }
    }
    sheets
}

/// Opens a file; nothing else: a pipe would be waited for, and a device has no end.
fn open(path: &Path) -> Result<File, ReadProblem> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadProblem::NotFound,
        io::ErrorKind::IsADirectory => ReadProblem::IsDirectory,
        _ => ReadProblem::Unreadable(error),
    };
    let fits = |about: std::fs::Metadata| {
        if about.is_dir() {
            Err(ReadProblem::IsDirectory)
        } else if !about.is_file() {
            Err(ReadProblem::NotAFile)
        } else if about.len() > MAX_BYTES {
            Err(ReadProblem::TooLarge)
        } else {
            Ok(())
        }
    };
    fits(std::fs::metadata(path).map_err(failed)?)?;
    // Something else may have come in its place: a pipe is not waited for, and looked at again.
    let at_once = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(at_once).open(path).map_err(failed)?;
    fits(file.metadata().map_err(failed)?)?;
    Ok(file)
}

fn load(file: File) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    // The size is looked at again while reading: a file may be growing.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ReadProblem::Unreadable)?;
    if bytes.len() as u64 > MAX_BYTES { Err(ReadProblem::TooLarge) } else { Ok(bytes) }
}

/// The fields as they stand in a CSV text, for tests that must see them as another program does.
#[cfg(test)]
pub(super) fn records(text: &str, separator: u8) -> Vec<Vec<String>> {
    records::Records::new(text, separator).filter_map(Result::ok).collect()
}
