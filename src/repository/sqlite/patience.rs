//! How long one waits for what another program writes.

use std::cell::Cell;
use std::time::Duration;

/// How often a write asks whether another program's write is done: with the pauses of [`wait`] about five seconds.
const PATIENCE: i32 = 2_800;

thread_local! {
    /// How often it asks at this moment: the engine hands nothing on to [`wait`].
    static LEFT: Cell<i32> = const { Cell::new(PATIENCE) };
}

/// Waits for another program's write, half a millisecond to three at a time. The engine's own way waits longer and longer,
/// so that who came last goes first and somebody never gets a turn. The pauses differ between programs and from one to
/// the next, so that two of them do not keep step.
pub(super) fn wait(times: i32) -> bool {
    let step = (std::process::id() ^ times.unsigned_abs()).wrapping_mul(2_654_435_761) >> 16;
    std::thread::sleep(Duration::from_micros(500 + u64::from(step) % 2_500));
    times < LEFT.get()
}

/// Does what asks for a write, which waits a tenth of a second: for who waited in line already.
pub(super) fn shortly<T>(work: impl FnOnce() -> T) -> T {
    let usual = LEFT.replace(PATIENCE / 50);
    let done = work();
    LEFT.set(usual);
    done
}
