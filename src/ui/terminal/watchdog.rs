//! Notices that the terminal is gone.
//!
//! For: an SSH line that drops, also where SIGHUP is ignored or sent to another process. Called once, when the terminal is taken
//! for the first time. Must not read and must not wake up: it sleeps in the kernel until the line is cut.

use std::io;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};

use super::ending;

/// Starts the thread that ends the process when the terminal hangs up.
pub(super) fn start() -> io::Result<()> {
    thread::Builder::new().name("watchdog".into()).spawn(watch).map(drop)
}

fn watch() {
    loop {
        // No events are asked for: hang-up, error and a closed descriptor are always told.
        let none = PollFlags::empty();
        let mut ends = [PollFd::from_borrowed_fd(stdin(), none), PollFd::from_borrowed_fd(stdout(), none)];
        match poll(&mut ends, None) {
            Err(Errno::INTR) => {}
            _ => ending::cut(),
        }
    }
}
