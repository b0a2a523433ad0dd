//! Asks for a passphrase on the terminal, which does not show it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// The terminal with signs not shown, and given one by one; as it was again when this goes.
struct Unshown {
    terminal: File,
    before: Termios,
}

impl Drop for Unshown {
    fn drop(&mut self) {
        // Where it cannot be put back there is no terminal any more.
        let _ = tcsetattr(&self.terminal, OptionalActions::Drain, &self.before);
    }
}

/// What somebody types after a question; `None` where there is no terminal, and when they break off.
pub fn asked(question: &str) -> Option<String> {
    let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty").ok()?;
    let before = tcgetattr(&terminal).ok()?;
    let mut modes = before.clone();
    // Ctrl-C comes as a sign too: the terminal would stay as it is when it ended the program.
    modes.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
    tcsetattr(&terminal, OptionalActions::Flush, &modes).ok()?;
    let mut unshown = Unshown { terminal, before };
    write!(unshown.terminal, "{question} ").ok()?;
    let typed = typed(&mut unshown.terminal);
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
