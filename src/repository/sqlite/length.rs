//! Whether a store has all its pages. The main file may be shorter than its own header says, at every moment of a
//! checkpoint and after a kill: the pages at its end then stand in the write-ahead log.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::database::Connection;
use super::file::{beside, if_there};
use crate::repository::StoreError;

/// Bytes of the header of the log, and of the one before each page in it. Source: sqlite.org/fileformat2.html, section 4.
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

/// Whether pages at the end are in neither the file nor its log. To be asked inside a transaction: from its begin on the
/// log keeps the pages that the file lacks.
///
/// # Errors
/// Returns an error when the engine or the system reports a failure.
pub(super) fn is_cut_off(conn: &Connection, path: &Path) -> Result<bool, StoreError> {
    // Of an encrypted store the engine says the size of a page as a text.
    let number = |pragma| {
        let sql = format!("SELECT CAST({pragma} AS INTEGER) FROM pragma_{pragma}");
        conn.query_row(&sql, (), |row| row.get::<i64>(0)).map(i64::unsigned_abs)
    };
    let (pages, size) = (number("page_count")?, number("page_size")?);
    let there = fs::metadata(path)?.len() / size;
    if there >= pages {
        return Ok(false);
    }
    let logged = logged_pages(&beside(path, "-wal"), size)?;
    Ok((there + 1..=pages).any(|page| !logged.contains(&page)))
}

/// The numbers of the pages that a log holds. Pages of an earlier round, which stand after those of this one, carry another
/// salt.
fn logged_pages(log: &Path, size: u64) -> io::Result<HashSet<u64>> {
    let mut pages = HashSet::new();
    let Some(log) = if_there(File::open(log))? else { return Ok(pages) };
    let length = log.metadata()?.len();
    let read = |at: u64| {
        let mut bytes = [0u8; 8];
        log.read_exact_at(&mut bytes, at).map(|()| bytes)
    };
    if length < LOG_HEADER {
        return Ok(pages);
    }
    let salt = read(16)?;
    let mut at = LOG_HEADER;
    while at + FRAME_HEADER + size <= length && read(at + 8)? == salt {
        let [a, b, c, d, ..] = read(at)?;
        pages.insert(u32::from_be_bytes([a, b, c, d]).into());
        at += FRAME_HEADER + size;
    }
    Ok(pages)
}
