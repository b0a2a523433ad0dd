//! The one way in which the process ends at once: by a signal, a cut line or a fault.
//!
//! For: giving the terminal back, letting queued edits be committed, and being gone soon whatever hangs. Called by the signal
//! thread, the watchdog, the reader and the panic hook. Must not wait without a limit, and must not be used for leaving in the
//! ordinary way.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::low_level::exit;

use super::device::{Unread, lock};
use super::guard;

/// How long the closing hook may take.
pub const CLOSING_LIMIT: Duration = Duration::from_millis(500);
/// After this the process is gone even if the terminal takes no more bytes.
const LAST_LIMIT: Duration = Duration::from_millis(1200);
/// Exit code after a fault, the same as Rust's own.
const FAULT: i32 = 101;
/// Exit code after a cut line, the same as after SIGHUP.
const CUT: i32 = 128 + signal_hook::consts::SIGHUP;

/// What is run before the process ends.
type Closing = Arc<dyn Fn() + Send + Sync>;

static BEGUN: AtomicBool = AtomicBool::new(false);
static CLOSING: Mutex<Option<Closing>> = Mutex::new(None);
/// The name of threads whose panics are expected and dealt with by who joins them.
static SPARED: Mutex<&str> = Mutex::new("");
static FAULT_LINE: Mutex<String> = Mutex::new(String::new());

/// Sets what is run before the process ends at once.
pub(super) fn set_closing(closing: Closing) {
    *lock(&CLOSING) = Some(closing);
}

/// Gives the terminal back and ends the process because the line was cut.
pub(super) fn cut() -> ! {
    end(CUT, None)
}

/// Gives the terminal back, runs the closing hook for at most [`CLOSING_LIMIT`] and ends the process with `code`.
pub(super) fn end(code: i32, say: Option<&str>) -> ! {
    if BEGUN.swap(true, Ordering::SeqCst) {
        // Another thread is ending the process; the first reason counts.
        loop {
            thread::park();
        }
    }
    let start = Instant::now();
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(LAST_LIMIT);
        exit(code)
    });
    let (done, closed) = mpsc::channel::<()>();
    if let Some(closing) = lock(&CLOSING).take() {
        let _ = thread::Builder::new().spawn(move || {
            closing();
            drop(done);
        });
    } else {
        drop(done);
    }
    // Meanwhile: a user who looks at a dead screen should not wait for the store.
    guard::restore(Unread::Drop);
    if let Some(line) = say {
        let _ = writeln!(io::stderr(), "{line}");
    }
    let _ = closed.recv_timeout(CLOSING_LIMIT.saturating_sub(start.elapsed()));
    // No exit handlers: other threads are still running and may hold what they would need.
    exit(code)
}

/// From now on a panic in any thread ends the process; `line` is what the user reads before the place in the source.
/// Threads named `spared` may panic.
pub(super) fn end_on_panic(line: String, spared: &'static str) {
    static SET: Once = Once::new();
    *lock(&FAULT_LINE) = line;
    *lock(&SPARED) = spared;
    SET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| on_panic(info, &usual)));
    });
}

fn on_panic(info: &PanicHookInfo<'_>, usual: &dyn Fn(&PanicHookInfo<'_>)) {
    if thread::current().name() == Some(*lock(&SPARED)) {
        return;
    }
    if BEGUN.load(Ordering::SeqCst) {
        // The closing hook itself failed; the process is ending already.
        return;
    }
    if !guard::in_session() {
        return usual(info);
    }
    // The message of a panic may quote a person's data; the place in the source may not.
    let place = info.location().map_or_else(String::new, |place| {
        // Without the folders of the machine it was built on.
        let file = place.file().rfind("src/").and_then(|at| place.file().get(at..)).unwrap_or("");
        format!(" ({file}:{})", place.line())
    });
    let line = format!("{}{place}", lock(&FAULT_LINE));
    end(FAULT, Some(&line))
}
