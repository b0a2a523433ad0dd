//! The terminal as a device: its modes, its size and the bytes that are written to it.
//!
//! Used by the guard, which takes the terminal and gives it back, and by the watcher, which gives it back for a process
//! that died. Keeps nothing: who has the terminal is known to the guard alone.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetwinsize, tcsetattr};

/// End of synchronized output, no scroll region, default pen, an empty screen, no bracketed paste, cursor shown; then the screen as
/// it was found, with the pen it had. Emptied, because a terminal without a second screen would go on showing names.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[r\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?25h";
const USUAL_SHAPE: &[u8] = b"\x1b[0 q";
const MAIN_SCREEN: &[u8] = b"\x1b[?1049l";
/// Used when the terminal does not know its size.
const USUAL_SIZE: Size = Size::new(80, 24);

/// What becomes of keys typed but not yet read when the terminal is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// They go to whoever reads next.
    Keep,
    /// They are dropped, because they were meant for us and the shell would run them.
    Drop,
}

/// Sets the modes that were found.
pub(super) fn set_modes(terminal: BorrowedFd<'_>, found: &Termios, unread: Unread) {
    if unread == Unread::Drop {
        let _ = tcflush(terminal, QueueSelector::IFlush);
    }
    let _ = tcsetattr(terminal, OptionalActions::Now, found);
}

/// What brings the screen back that was found.
pub(super) fn leaving(shapes: bool) -> Vec<u8> {
    let shape = if shapes { USUAL_SHAPE } else { b"" };
    [LEAVE, shape, MAIN_SCREEN].concat()
}

/// Columns and rows of the terminal, as the kernel knows them.
pub(super) fn size() -> io::Result<Size> {
    let size = tcgetwinsize(stdout())?;
    Ok(if size.ws_col == 0 || size.ws_row == 0 { USUAL_SIZE } else { Size::new(size.ws_col, size.ws_row) })
}

/// Writes all bytes, normally with one system call.
pub(super) fn write(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Another program that shares the terminal may have made it non-blocking.
            Err(Errno::AGAIN) => {
                let _ = poll(&mut [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether an error says that the terminal is gone.
pub(super) fn is_gone(error: &io::Error) -> bool {
    [Errno::IO, Errno::NXIO, Errno::PIPE, Errno::BADF, Errno::NOTTY]
        .contains(&Errno::from_io_error(error).unwrap_or(Errno::INVAL))
}

/// A lock that outlives a panic elsewhere: giving back matters more than what the panic left behind.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
