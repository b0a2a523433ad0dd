//! Takes the terminal and gives it back exactly as it was found.
//!
//! For: one owner of the terminal's state. Called by [`Terminal`](super::Terminal), the signal thread and the end of the
//! process, from any thread. Must not ask the terminal anything, and must never leave it taken: giving back is done once,
//! whoever comes first.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr};

use super::screen::TerminalOutput;
use super::watcher;

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// A steady block; not sent to the Linux console, of which older versions print the last letter.
const STEADY: &[u8] = b"\x1b[2 q";
/// End of synchronized output, no scroll region, default pen, an empty screen, no bracketed paste, cursor shown; then the screen as
/// it was found, with the pen it had. Emptied, because a terminal without a second screen would go on showing names.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[r\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?25h";
const USUAL_SHAPE: &[u8] = b"\x1b[0 q";
const MAIN_SCREEN: &[u8] = b"\x1b[?1049l";
/// How long giving back waits for a frame that is being written; on a line that stands still it would be for ever.
const PATIENCE: Duration = Duration::from_millis(300);
/// Used when the terminal does not know its size.
const USUAL_SIZE: Size = Size::new(80, 24);

/// The modes found, while the terminal is taken.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);
/// Held while something is written, so that nothing comes between a frame and what gives the screen back.
static OUTPUT: Mutex<()> = Mutex::new(());
/// How often the terminal was taken.
static TAKEN: AtomicU64 = AtomicU64::new(0);
/// Whether a session is on, even if it is suspended.
static IN_SESSION: AtomicBool = AtomicBool::new(false);
/// Whether the terminal knows cursor shapes.
static SHAPES: AtomicBool = AtomicBool::new(false);

/// What becomes of keys typed but not yet read when the terminal is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// They go to whoever reads next.
    Keep,
    /// They are dropped, because they were meant for us and the shell would run them.
    Drop,
}

/// The session: while it lives the terminal is ours, when it is dropped the terminal is given back.
#[derive(Debug)]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal, or gives `None` when a session is on already.
    pub(super) fn new(shapes: bool) -> io::Result<Option<Self>> {
        if IN_SESSION.swap(true, Ordering::SeqCst) {
            return Ok(None);
        }
        SHAPES.store(shapes, Ordering::SeqCst);
        // From here on the guard ends the session, also when taking fails.
        let guard = Self(());
        take()?;
        Ok(Some(guard))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        IN_SESSION.store(false, Ordering::SeqCst);
        restore(Unread::Keep);
    }
}

/// Whether a session is on, even if it is suspended.
pub(super) fn in_session() -> bool {
    IN_SESSION.load(Ordering::SeqCst)
}

/// Takes the terminal, or takes it again: after a stop from outside its modes may have been changed by the shell.
pub(super) fn take() -> io::Result<()> {
    let output = lock(&OUTPUT);
    {
        let mut found = lock(&FOUND);
        let before = match &*found {
            Some(before) => before.clone(),
            None => tcgetattr(stdin())?,
        };
        let mut raw = before.clone();
        raw.make_raw();
        // In the background this stops the process until it is in the foreground again, as it should.
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        watcher::taken(&before, SHAPES.load(Ordering::SeqCst));
        *found = Some(before);
    }
    TAKEN.fetch_add(1, Ordering::SeqCst);
    let shape = if SHAPES.load(Ordering::SeqCst) { STEADY } else { b"" };
    let written = write(&[ENTER, shape].concat());
    drop(output);
    written
}

/// Gives the terminal back as it was found; does nothing when it is not taken. Errors are passed over: the terminal is gone then.
pub(super) fn restore(unread: Unread) {
    let Some(found) = lock(&FOUND).take() else { return };
    // Modes first: they are set even on a line that stands still, where writing would wait.
    set_modes(stdin(), &found, unread);
    if let Some(_output) = lock_within(&OUTPUT, PATIENCE) {
        let _ = write(&leaving(SHAPES.load(Ordering::SeqCst)));
        // Only now: who is killed before has not given the screen back.
        watcher::free();
    }
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

/// The terminal of this process as a line for frames.
#[derive(Debug)]
pub(super) struct Tty;

impl TerminalOutput for Tty {
    fn size(&self) -> io::Result<Size> {
        size()
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _output = lock(&OUTPUT);
        if lock(&FOUND).is_none() {
            return Ok(());
        }
        write(bytes)
    }

    fn taken(&self) -> u64 {
        TAKEN.load(Ordering::SeqCst)
    }
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

fn lock_within<T>(mutex: &Mutex<T>, patience: Duration) -> Option<MutexGuard<'_, T>> {
    let start = Instant::now();
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}
