//! Signals: end, suspend, resume, new size.
//!
//! For: giving the terminal back whatever happens from outside. The thread is started when the terminal is taken for the first
//! time, before its modes change. It acts by itself, and must not set a flag and hope that the loop sees it: the loop may be
//! waiting for a terminal that no longer answers.

use std::io;
use std::sync::Once;
use std::thread;

use rustix::process::{Pid, Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGBUS, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::raise;

use super::decode::Input;
use super::device::{self, Unread};
use super::ending;
use super::events;
use super::guard;

/// What ends the process. SIGABRT only from outside: an abort of the process itself does not wait for this thread, and is left
/// to the watcher.
const ENDING: [i32; 13] =
    [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGIO, SIGPROF, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ];

/// Starts the thread that handles signals.
pub(super) fn start() -> io::Result<()> {
    let mut signals = Signals::new(ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH]))?;
    thread::Builder::new().name("signals".into()).spawn(move || signals.forever().for_each(handle)).map(drop)
}

/// From now on a line is said, and the terminal given back, where the process would be ended because the system has no room for memory that
/// programs share (SIGBUS): the log of a store on a full disk or beyond a quota, where each block is written anew. Once is enough.
pub fn end_without_room(line: impl FnOnce() -> String + Send + 'static, code: u8) {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let Ok(mut signals) = Signals::new([SIGBUS]) else { return };
        let end = move || {
            if signals.forever().next().is_some() {
                ending::end(code.into(), Some(&line()))
            }
        };
        let _ = thread::Builder::new().name("no-room".into()).spawn(end);
    });
}

fn handle(signal: i32) {
    match signal {
        SIGTSTP => {
            guard::restore(Unread::Keep);
            // The whole process stops here; SIGCONT takes the terminal again.
            let _ = raise(SIGSTOP);
        }
        SIGCONT => resume(),
        SIGWINCH => {
            if let Ok(size) = device::size() {
                events::tell(Input::Resize(size.width, size.height));
            }
        }
        _ => ending::end(128 + signal, None),
    }
}

/// Takes the terminal again, also after a stop that gave no warning: the shell has changed the modes meanwhile.
fn resume() {
    if guard::in_session() && guard::take().is_ok() {
        events::tell(Input::Resume);
    }
}

/// Suspends the program as Ctrl-Z does elsewhere: the terminal is given back and the whole job stops, with whatever started us.
///
/// Returns at once or after the job was continued; in both cases [`Input::Resume`] says when to draw again, and what is drawn
/// before is dropped. Gives `false` and does nothing when nobody could continue us: the program is the first of its session.
pub fn suspend() -> bool {
    if getsid(None).is_ok_and(|session: Pid| session == getpid()) {
        return false;
    }
    guard::restore(Unread::Keep);
    if kill_current_process_group(Signal::STOP).is_err() {
        resume();
    }
    true
}
