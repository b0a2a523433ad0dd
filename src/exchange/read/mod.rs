//! Reading a file to [`Sheet`]s: CSV in the spellings offices use, workbooks, and the JSON of a list.
//!
//! Command line and screen call [`subprocess::read_in_subprocess`], which answers what [`read_file`] does. What a file is, is decided
//! by its first bytes, never by its name: people rename files. What cannot be read is a [`Refusal`] with what its sentence names.

mod beside;
mod csv;
mod dos_letters;
mod encoding;
mod error;
mod excel_parts;
mod folder;
mod json;
mod layout;
mod limits;
mod number_layout;
mod old_excel;
mod open_document;
mod parts;
mod prelude;
mod records;
mod separator;
pub mod subprocess;
mod swallowed;
mod workbook;

#[cfg(test)]
mod tests;

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

pub use dos_letters::in_dos_letters;
pub use error::unreadable;
pub use folder::{READABLE, folder_listing};
use prelude::*;
pub use workbook::SPARE_THREAD;

/// Reads every table of a file: one of a CSV or JSON file, one of each sheet of a workbook (hidden ones too) that holds anything.
///
/// # Errors
/// The reasons `read-…`: what the system refuses, what is no table or is damaged, what is larger than the limits.
pub fn read_file(path: &Path) -> Result<Vec<Sheet>, Refusal> {
    named(&file_name(path), open(path).and_then(load).and_then(|bytes| tables(&bytes)))
}

/// As [`read_file`], for the contents of a file already at hand; `file` is its name without folder.
///
/// # Errors
/// Fails as [`read_file`] does.
pub fn read_bytes(file: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    named(file, tables(bytes))
}

/// The name of a file without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The tables in the contents of a file of which the name is not known yet.
fn tables(bytes: &[u8]) -> Result<Vec<Sheet>, ReadProblem> {
    let sheets = match json::read(bytes) {
        Some(sheets) => sheets?,
        None if workbook::is_workbook(bytes) => workbook::read(bytes)?,
        None => csv::read(bytes)?,
    };
    if sheets.is_empty() { Err(Reason::ReadEmpty.into()) } else { Ok(sheets) }
}

/// Says of tables, or of what is wrong, which file it is about. The table of a CSV file has no name but that of the file.
fn named(file: &str, tables: Result<Vec<Sheet>, ReadProblem>) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = tables.map_err(|problem| problem.in_file(file))?;
    let stem = Path::new(file).file_stem().map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned());
    for sheet in &mut sheets {
        file.clone_into(&mut sheet.source);
        if sheet.name.is_empty() {
            sheet.name.clone_from(&stem);
        }
    }
    Ok(sheets)
}

/// Opens a file; nothing else: a pipe would be waited for, and a device has no end.
fn open(path: &Path) -> Result<File, ReadProblem> {
    let failed = |error: io::Error| ReadProblem::of_system(&error);
    let fits = |about: Metadata| match about {
        about if about.is_dir() => Err(Reason::ReadIsDirectory),
        about if !about.is_file() => Err(Reason::ReadNotAFile),
        about if about.len() > MAX_BYTES => Err(Reason::ReadTooLarge),
        _ => Ok(()),
    };
    fits(std::fs::metadata(path).map_err(failed)?)?;
    // Something else may have come in its place: a pipe is not waited for, and looked at again.
    let at_once = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(at_once).open(path).map_err(failed)?;
    fits(file.metadata().map_err(failed)?)?;
    Ok(file)
}

fn load(from: impl Read) -> Result<Vec<u8>, ReadProblem> {
    let mut bytes = Vec::new();
    // The size is looked at again while reading: a file may be growing.
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| ReadProblem::of_system(&error))?;
    if bytes.len() as u64 > MAX_BYTES { Err(Reason::ReadTooLarge.into()) } else { Ok(bytes) }
}

/// The fields as they stand in a CSV text, for tests that must see them as another program does.
#[cfg(test)]
pub(super) fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    records::Records::new(text, separator).filter_map(Result::ok).collect()
}
