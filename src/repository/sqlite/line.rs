//! The line before a file: numbers that are drawn in the order in which one comes, each a lock of the system on a byte far behind the end of
//! the file, where the engine has none. Who is first has the bytes of all lower numbers too. Who is killed leaves the line at once, and a
//! number is free again once nobody is behind it.

use std::fs::File;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};
use nix::libc;

/// The lowest number. No file that the engine makes is as long as that. Source: sqlite.org/limits.html, 14.
const LOWEST: i64 = 1 << 60;
/// Held while a number is drawn.
const DRAWING: i64 = LOWEST - 1;
/// The most that is told of how far away one is.
const FAR: u32 = 32;

/// What comes of drawing a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    Number(i64),
    /// Somebody else draws at this moment.
    NotYet,
}

/// A lock on so many bytes from one on, to the end of all when that is 0; it belongs to the open file.
fn lock(kind: libc::c_int, start: i64, length: i64) -> libc::flock {
    let short = |number: libc::c_int| number as libc::c_short;
    libc::flock { l_type: short(kind), l_whence: short(libc::SEEK_SET), l_start: start, l_len: length, l_pid: 0 }
}

fn try_lock(file: &File, start: i64, length: i64) -> Result<bool, Errno> {
    match fcntl(file, FcntlArg::F_OFD_SETLK(&lock(libc::F_WRLCK, start, length))) {
        Err(Errno::EAGAIN | Errno::EACCES) => Ok(false),
        done => done.map(|_| true),
    }
}

fn unlock(file: &File, start: i64, length: i64) {
    let _ = fcntl(file, FcntlArg::F_OFD_SETLK(&lock(libc::F_UNLCK, start, length)));
}

/// From where and to where a lock of somebody else reaches that is on some of these bytes.
fn found(file: &File, start: i64, length: i64) -> Result<Option<(i64, i64)>, Errno> {
    let mut found = lock(libc::F_WRLCK, start, length);
    fcntl(file, FcntlArg::F_OFD_GETLK(&mut found))?;
    let is_there = i32::from(found.l_type) != libc::F_UNLCK;
    Ok(is_there.then(|| (found.l_start, found.l_start + found.l_len)))
}

/// Draws the number behind all that are in line.
///
/// # Errors
/// Returns an error where the system has no such locks.
pub(super) fn draw(file: &File) -> Result<Drawn, Errno> {
    if !try_lock(file, DRAWING, 1)? {
        return Ok(Drawn::NotYet);
    }
    let drawn = behind_all(file).and_then(|number| match try_lock(file, number, 1)? {
        true => Ok(Drawn::Number(number)),
        false => Ok(Drawn::NotYet),
    });
    unlock(file, DRAWING, 1);
    drawn
}

/// The lowest number above all that others have.
fn behind_all(file: &File) -> Result<i64, Errno> {
    let mut number = LOWEST;
    while let Some((_, end)) = found(file, number, 0)? {
        number = end;
    }
    Ok(number)
}

/// Comes first when nobody has a lower number.
///
/// # Errors
/// Returns an error when the system refuses.
pub(super) fn come_first(file: &File, number: i64) -> Result<bool, Errno> {
    if number == LOWEST { Ok(true) } else { try_lock(file, LOWEST, number - LOWEST) }
}

/// About how many are before somebody, from 1 to [`FAR`].
///
/// # Errors
/// Returns an error when the system refuses.
pub(super) fn distance(file: &File, number: i64) -> Result<u32, Errno> {
    let mut distance = 1;
    while distance < FAR {
        let at = number - i64::from(distance);
        // Who is first has all from the lowest on.
        if at <= LOWEST || found(file, at, 1)?.is_none_or(|(start, _)| start == LOWEST) {
            break;
        }
        distance *= 2;
    }
    Ok(distance)
}

/// Gives the number back, and all that one came before.
pub(super) fn leave(file: &File) {
    unlock(file, LOWEST, 0);
}
