//! Gives the terminal back when the process dies without doing it: an abort, a fault in memory, SIGKILL.
//!
//! For: the ends that no thread of ours sees. Started when the terminal is taken for the first time: this program once more, asleep
//! on a pipe that closes when the first one is gone, however that came. That holds for a program that leads its session too, as after
//! `ssh -t host binnenwerk`: of a pseudo terminal the kernel hangs up nothing but the processes, and the watcher has a session of its
//! own. A console or a serial line is hung up whole: then no terminal is left to give back. Must not act while the first one lives, must not stay
//! after that, and must not undo what a shell has set since.

use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::Mutex;

use rustix::process::setsid;
use rustix::stdio::{stderr, stdin};
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OutputModes, SpecialCodeIndex, Termios, isatty, tcgetattr,
};

use super::device::{self, Unread, lock};

/// The file that is running, also when another version was put in its place meanwhile.
const OURSELVES: &str = "/proc/self/exe";
/// Before the numbers of a terminal that is taken.
const TAKEN: &str = "taken";

/// Our end of the pipe; none when nobody watches.
static PIPE: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// Starts the process that watches: this program with `argument`, by which it knows to call [`watch`].
///
/// # Errors
/// Returns an error when no process can be started.
pub(super) fn start(argument: &str) -> io::Result<()> {
    let modes = stdin().try_clone_to_owned()?;
    let mut command = Command::new(OURSELVES);
    command.arg0(env!("CARGO_PKG_NAME")).arg(argument).stdin(Stdio::piped()).stdout(Stdio::inherit()).stderr(modes);
    *lock(&PIPE) = command.spawn()?.stdin;
    Ok(())
}

/// Tells that the terminal is ours, how it was `found`, and whether it knows cursor shapes.
pub(super) fn taken(found: &Termios, shapes: bool) {
    let numbers = changed_by_raw(found).map(|number| number.to_string());
    send(&format!("{TAKEN} {} {}\n", u32::from(shapes), numbers.join(" ")));
}

/// Tells that the terminal was given back.
pub(super) fn free() {
    send("free\n");
}

/// One write, so that no half line is ever read. Without a watcher there is nothing to be done about it.
fn send(line: &str) {
    if let Some(pipe) = &mut *lock(&PIPE) {
        let _ = pipe.write_all(line.as_bytes());
    }
}

/// Whether standard input can be what a watcher listens to.
pub fn can_watch() -> bool {
    !isatty(stdin())
}

/// Waits until the process that started this one is gone, and gives the terminal back if that had not been done.
pub fn watch() {
    // In a session of its own it is in no job: no key and no hang-up stops or ends it, and the terminal obeys it though it is in
    // the background.
    let _ = setsid();
    let mut last = String::new();
    for line in io::stdin().lines() {
        let Ok(line) = line else { return };
        last = line;
    }
    if let Some((shapes, found)) = parse(&last) {
        give_back(shapes, found);
    }
}

fn give_back(shapes: bool, found: [u32; 6]) {
    let Ok(now) = tcgetattr(stderr()) else { return };
    let found = with_modes(&now, found);
    let mut raw = found.clone();
    raw.make_raw();
    if changed_by_raw(&now) == changed_by_raw(&raw) {
        device::set_modes(stderr(), &found, Unread::Drop);
    }
    // Also when a shell was faster: it knows the modes, not what is on the screen.
    let _ = device::write(&device::leaving(shapes));
}

fn parse(line: &str) -> Option<(bool, [u32; 6])> {
    let numbers = line.strip_prefix(TAKEN)?.split_whitespace().map(str::parse).collect::<Result<Vec<u32>, _>>();
    let (shapes, found) = numbers.as_deref().ok()?.split_first()?;
    Some((*shapes == 1, found.try_into().ok()?))
}

/// What raw mode changes.
fn changed_by_raw(modes: &Termios) -> [u32; 6] {
    let code = |index| u32::from(modes.special_codes[index]);
    [
        modes.input_modes.bits(),
        modes.output_modes.bits(),
        modes.control_modes.bits(),
        modes.local_modes.bits(),
        code(SpecialCodeIndex::VMIN),
        code(SpecialCodeIndex::VTIME),
    ]
}

/// The same modes, but for what raw mode changes.
fn with_modes(modes: &Termios, [input, output, control, local, least, time]: [u32; 6]) -> Termios {
    let mut modes = modes.clone();
    modes.input_modes = InputModes::from_bits_retain(input);
    modes.output_modes = OutputModes::from_bits_retain(output);
    modes.control_modes = ControlModes::from_bits_retain(control);
    modes.local_modes = LocalModes::from_bits_retain(local);
    modes.special_codes[SpecialCodeIndex::VMIN] = u8::try_from(least).unwrap_or(1);
    modes.special_codes[SpecialCodeIndex::VTIME] = u8::try_from(time).unwrap_or(0);
    modes
}
