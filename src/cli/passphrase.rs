//! Asks for a passphrase on the terminal, which does not show it. Whatever ends the program meanwhile waits until the terminal is as it
//! was; only a SIGKILL cannot.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};

use nix::sys::signal::{SigSet, SigmaskHow, Signal};
use nix::sys::signalfd::SignalFd;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// What ends or stops a program.
const ENDING: [Signal; 5] = [Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM, Signal::SIGTSTP];

/// Holds signals back for the thread that asks; when this goes they do what they always do.
struct HeldBack {
    coming: SignalFd,
    before: SigSet,
}

impl HeldBack {
    fn new() -> io::Result<Self> {
        let ending: SigSet = ENDING.into_iter().collect();
        let coming = SignalFd::new(&ending)?;
        Ok(Self { coming, before: ending.thread_swap_mask(SigmaskHow::SIG_BLOCK)? })
    }
}

impl Drop for HeldBack {
    fn drop(&mut self) {
        // It was the mask of this thread before.
        let _ = self.before.thread_set_mask();
    }
}

/// The terminal with signs not shown, and given one by one; as it was again when this goes, before any signal comes through.
struct Unshown {
    terminal: File,
    before: Termios,
    held_back: HeldBack,
}

impl Read for Unshown {
    /// What was typed; nothing more once a signal has come.
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut ready =
            [PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&self.held_back.coming, PollFlags::IN)];
        poll(&mut ready, None)?;
        if ready[1].revents().is_empty() { self.terminal.read(bytes) } else { Ok(0) }
    }
}

impl Drop for Unshown {
    fn drop(&mut self) {
        // Where it cannot be put back there is no terminal any more. What was typed and not read is no line for a shell.
        let _ = tcsetattr(&self.terminal, OptionalActions::Flush, &self.before);
    }
}

/// What somebody types after a question; `None` where there is no terminal, and when they break off.
pub fn asked(question: &str) -> Option<String> {
    let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").ok()?;
    let before = tcgetattr(&terminal).ok()?;
    let mut modes = before.clone();
    // Ctrl-C comes as a sign too: the terminal would stay as it is when it ended the program.
    modes.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
    let mut unshown = Unshown { terminal, before, held_back: HeldBack::new().ok()? };
    tcsetattr(&unshown.terminal, OptionalActions::Flush, &modes).ok()?;
    write!(unshown.terminal, "{question} ").ok()?;
    let typed = typed(&mut unshown);
    writeln!(unshown.terminal).ok()?;
    typed
}

fn typed(from: &mut impl Read) -> Option<String> {
    let (mut bytes, mut byte) = (Vec::new(), [0]);
    while from.read(&mut byte).ok()? == 1 {
        match byte[0] {
            b'\r' | b'\n' => return String::from_utf8(bytes).ok(),
            // Ctrl-C, Ctrl-D.
            3 | 4 => return None,
            // Backspace takes a sign away, of which the bytes after the first begin with 10.
            8 | 127 => while bytes.pop().is_some_and(|last: u8| last & 0xc0 == 0x80) {},
            other => bytes.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_can_be_taken_back_and_the_question_can_be_left() {
        let typed = |text: &str| typed(&mut text.as_bytes());
        assert_eq!(typed("negen fietsen\r").as_deref(), Some("negen fietsen"));
        assert_eq!(typed("ax\u{7f}é\u{8}b\n").as_deref(), Some("ab"));
        assert_eq!(typed("\u{7f}\n").as_deref(), Some(""));
        assert_eq!([typed("neg\u{3}en\n"), typed("neg"), typed("\u{4}")], [None, None, None]);
    }
}
