//! Takes the terminal and gives it back exactly as it was found.
//!
//! For: one owner of the terminal's state. Called by [`Terminal`](super::Terminal), the signal thread and the end of the
//! process, from any thread. Must not ask the terminal anything, and must never leave it taken: giving back is done once,
//! whoever comes first.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::stdio::stdin;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::device::{self, Unread, lock};
use super::screen::TerminalOutput;
use super::watcher;

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// A steady block; not sent to the Linux console, of which older versions print the last letter.
const STEADY: &[u8] = b"\x1b[2 q";
/// How long giving back waits for a frame that is being written; on a line that stands still it would be for ever.
const PATIENCE: Duration = Duration::from_millis(300);

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
    let written = device::write(&[ENTER, shape].concat());
    drop(output);
    written
}

/// Gives the terminal back as it was found; does nothing when it is not taken. Errors are passed over: the terminal is gone then.
pub(super) fn restore(unread: Unread) {
    let Some(found) = lock(&FOUND).take() else { return };
    // Modes first: they are set even on a line that stands still, where writing would wait.
    device::set_modes(stdin(), &found, unread);
    if let Some(_output) = lock_within(&OUTPUT, PATIENCE) {
        let _ = device::write(&device::leaving(SHAPES.load(Ordering::SeqCst)));
        // Only now: who is killed before has not given the screen back.
        watcher::free();
    }
}

/// The terminal of this process as a line for frames.
#[derive(Debug)]
pub(super) struct Tty;

impl TerminalOutput for Tty {
    fn size(&self) -> io::Result<Size> {
        device::size()
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _output = lock(&OUTPUT);
        if lock(&FOUND).is_none() {
            return Ok(());
        }
        device::write(bytes)
    }

    fn taken(&self) -> u64 {
        TAKEN.load(Ordering::SeqCst)
    }
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
