//! What comes from the terminal: keys, pastes, sizes, resumption, all in one channel.
//!
//! For: the terminal loop, which waits on that channel and on nothing else. Called once, by [`feed`]. The thread here reads
//! the terminal itself, because the reader of crossterm 0.29 spins when the line is cut and leaves what arrives beyond 1,024
//! bytes lying until the next key. Must not interpret keys, and must not wake up while nothing is typed.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::decode::{Decoder, Input};
use super::device::lock;
use super::ending;
use super::guard;

/// Most bytes taken before what they mean is passed on.
const GATHER: usize = 64 * 1024;

type Sink = Arc<dyn Fn(Input) -> bool + Send + Sync>;

static SINK: Mutex<Option<Sink>> = Mutex::new(None);

/// Passes an input on; `false` when nobody listens.
pub(super) fn tell(input: Input) -> bool {
    let sink = lock(&SINK).clone();
    sink.is_some_and(|sink| sink(input))
}

/// Sends everything that comes from the terminal to `events`, and sets what is run before the process ends at once.
///
/// `closing` should commit what is queued; it may take [`CLOSING_LIMIT`](super::CLOSING_LIMIT) and runs in a thread of its own.
/// To be called once, right after the terminal was taken.
///
/// # Errors
/// Returns an error when no thread can be started.
pub fn feed<E>(events: Sender<E>, closing: impl Fn() + Send + Sync + 'static) -> io::Result<()>
where
    E: From<Input> + Send + 'static,
{
    *lock(&SINK) = Some(Arc::new(move |input| events.send(E::from(input)).is_ok()));
    ending::set_closing(Arc::new(closing));
    thread::Builder::new().name("keys".into()).spawn(read).map(drop)
}

fn read() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    let mut bytes = vec![0; 4096];
    loop {
        // Without a half sequence there is no timeout: an idle program does not wake up.
        let ready = wait(decoder.patience());
        if !guard::in_session() {
            // The terminal was given back: what is typed now is for whoever reads next.
            return;
        }
        let mut inputs = Vec::new();
        if !ready {
            decoder.expire(start.elapsed(), &mut inputs);
        }
        let mut taken = 0;
        // All that is there is read before anything is passed on, so that a burst can be seen as one.
        while (taken == 0 && ready) || (taken < GATHER && wait(Some(Duration::ZERO))) {
            match rustix::io::read(stdin(), &mut bytes) {
                Ok(0) => ending::cut(),
                Ok(count) => {
                    taken += count;
                    decoder.push(start.elapsed(), bytes.get(..count).unwrap_or_default(), &mut inputs);
                }
                Err(Errno::INTR | Errno::AGAIN) => break,
                Err(_) => ending::cut(),
            }
        }
        if !inputs.into_iter().all(tell) {
            return;
        }
    }
}

/// Waits until there is something to read; `false` when the time ran out.
fn wait(limit: Option<Duration>) -> bool {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    loop {
        match poll(&mut [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)], limit.as_ref()) {
            Ok(count) => return count > 0,
            Err(Errno::INTR) => {}
            Err(_) => ending::cut(),
        }
    }
}
