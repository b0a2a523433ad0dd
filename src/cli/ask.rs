//! What is typed where no other process can read it: the arguments of a call stand in the list of processes, what comes by standard
//! input does not.

use std::io::{self, Read, Write};

use rustix::stdio::stdin;
use rustix::termios::isatty;

use super::passphrase;

/// In the place of a text: it comes by standard input.
pub const ASKED: &str = "-";
/// The longest text that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The text, without the end of its last line.
    pub text: String,
    /// Whether somebody typed it at a terminal.
    pub typed: bool,
}

/// Asks for a text: at a terminal one line after a question, otherwise all that comes by standard input.
///
/// # Errors
/// Returns an error when it cannot be read, or is no UTF-8.
pub fn ask(question: &str) -> io::Result<Asked> {
    let typed = isatty(stdin());
    let mut text = String::new();
    if typed {
        let mut out = io::stderr().lock();
        write!(out, "{question} ")?;
        out.flush()?;
        io::stdin().read_line(&mut text)?;
    } else {
        io::stdin().lock().take(LONGEST).read_to_string(&mut text)?;
    }
    Ok(Asked { text: text.trim_end_matches(['\r', '\n']).to_owned(), typed })
}

/// The same, without what is typed being seen; nothing, when whoever types breaks off.
///
/// # Errors
/// As [`ask`].
pub fn ask_secret(question: &str) -> io::Result<Asked> {
    match isatty(stdin()) {
        true => Ok(Asked { text: passphrase::asked(question).unwrap_or_default(), typed: true }),
        false => ask(question),
    }
}
